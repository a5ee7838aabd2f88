# The bot as an unprivileged user on a root that may be read-only; it writes to /state and nowhere else.
#
#   docker build -t nezlamnist .
#   docker run --rm --init --read-only --env-file .env -v state:/state nezlamnist
#   docker run --rm --env-file .env nezlamnist doctor

FROM python:3.13.9-slim-bookworm AS build
WORKDIR /source
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
# Nothing in the end installs or builds: what isn't there can't be used against it.
RUN python -m venv --without-pip /opt/nezlamnist
COPY requirements.lock ./
RUN pip --python /opt/nezlamnist/bin/python install --require-hashes --only-binary :all: -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY data data
COPY locales locales
COPY geo geo
COPY bot bot
RUN pip --python /opt/nezlamnist/bin/python install --no-deps --no-build-isolation . \
    && pip --python /opt/nezlamnist/bin/python uninstall --yes \
        editables hatchling packaging pathspec pluggy tomlkit trove-classifiers \
    && /opt/nezlamnist/bin/python -m compileall -q /opt/nezlamnist/lib

FROM python:3.13.9-slim-bookworm
RUN groupadd --gid 10001 nezlamnist \
    && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin nezlamnist \
    && install --directory --owner=10001 --group=10001 --mode=0700 /state
RUN pip uninstall --yes --root-user-action=ignore pip && rm -r /usr/local/lib/python3.13/ensurepip
COPY --from=build /opt/nezlamnist /opt/nezlamnist
ENV PATH=/opt/nezlamnist/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    STATE_DIR=/state \
    WEBHOOK_HOST=0.0.0.0
# By number, so that Kubernetes can see that it isn't root.
USER 10001:10001
WORKDIR /state
VOLUME /state
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ.get('OPERATIONS_PORT', '9090') + '/healthz', timeout=3)"]
ENTRYPOINT ["nezlamnist"]
CMD ["run"]
