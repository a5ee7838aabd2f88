# Two commands on a fresh machine with Python ≥ 3.11, pip and make: `make chat`, `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: chat install test check bench accuracy chaos fuzz verify sbom data lock clean

## Talk to the bot in this terminal, on demo points: no token, no Redis, no network.
chat: $(VENV)/.installed
	@$(BIN)/nezlamnist chat $(ARGS)

## What `nezlamnist` needs to run.
install: $(VENV)/.installed

## The whole test suite, with its coverage floor.
test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term $(ARGS)

## Format, lint, types, the direction of imports.
check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

## The figures of the README: startup search names hours refresh publish webhook; ARGS picks some.
bench: $(VENV)/.installed-dev
	$(BIN)/python -m tests.bench $(ARGS)

## How well places are understood, by kind of query, beside baselines.
accuracy: $(VENV)/.installed-dev
	$(BIN)/python -m tests.accuracy $(ARGS)

## Faults under load and what they cost: lost, doubled, milliseconds, seconds to heal.
chaos: $(VENV)/.installed-dev
	$(BIN)/python -m tests.chaos $(ARGS)

## Look for texts, bodies and callbacks that break a reader; SECONDS a target.
fuzz: $(VENV)/.installed-verify
	$(BIN)/python -m tests.fuzz --seconds $(or $(SECONDS),30)

## Known vulnerabilities and risky calls; says loudly what the network kept it from.
verify: $(VENV)/.installed-verify
	$(BIN)/bandit -q -r bot geo --skip B101,B105,B311
	$(BIN)/python .ci/audit.py

## The bill of materials of a release.
sbom: $(VENV)/.installed-verify
	mkdir -p dist
	$(BIN)/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml \
		--output-reproducible -o dist/nezlamnist-bot.cdx.json

## Build what stands in data/ again, from the pinned packages (see data/README.md).
data: $(VENV)/.installed-data
	data/build.sh $(BIN)/python

## Resolve the dependencies anew into the four lock files.
lock:
	$(PYTHON) -m venv $(VENV) && $(PIP) install uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		--extra build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		--extra build --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		--extra build --extra data -c requirements.lock pyproject.toml -o requirements-data.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		--extra build --extra verify -c requirements-dev.lock pyproject.toml -o requirements-verify.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@echo 'Setting up .venv (once)…' >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock >&2
	@$(PIP) install --no-deps --no-build-isolation -e . >&2
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo 'Adding what the tests need…' >&2
	@$(PIP) install --require-hashes -r requirements-dev.lock >&2
	@touch $@

$(VENV)/.installed-data: requirements-data.lock $(VENV)/.installed
	@$(PIP) install --require-hashes -r requirements-data.lock >&2
	@touch $@

$(VENV)/.installed-verify: requirements-verify.lock $(VENV)/.installed-dev
	@$(PIP) install --require-hashes -r requirements-verify.lock >&2
	@touch $@
