"""A list that was checked against what its source has published, ready to be published or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from geo.refresh.diff import Change, Diff, Edit, Entry, FieldChange, Move
from geo.refresh.guards import Ruling, Verdict
from geo.refresh.notices import Notice, Severity
from geo.snapshot import Manifest


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of a list.

    Of its `rows`, `invalid` gave no point and `duplicates` repeat another. The rest are `public`,
    of them `standby` opening after an order, `approximate` placed by their address and `open_now`
    open when the list was checked, and `withheld`.
    """

    rows: int
    invalid: int
    duplicates: int
    public: int
    standby: int
    approximate: int
    open_now: int
    withheld: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What would be published, and what speaks against it.

    `notices` are those kept, `totals` counts all of them by code and `severities` by severity.
    `blob` is the packed list (see `geo.refresh.holding`), empty where there is no point to publish,
    `sha256` its name, `parent` that of what its source has published now, "" for nothing.
    """

    source_id: str
    manifest: Manifest
    licence: str
    tally: Tally
    notices: tuple[Notice, ...]
    totals: Mapping[str, int]
    severities: Mapping[str, int]
    unknown_headers: tuple[str, ...]
    diff: Diff
    verdicts: tuple[Verdict, ...]
    checked_at: datetime
    sha256: str
    parent: str
    blob: bytes = field(repr=False)

    @property
    def refused(self) -> bool:
        """Whether a guard keeps it from being published."""
        return any(verdict.severity is Ruling.REFUSE for verdict in self.verdicts)

    @property
    def overridable(self) -> bool:
        """Whether it is refused, and a second admin may have it published all the same."""
        return self.refused and all(
            verdict.overridable for verdict in self.verdicts if verdict.severity is Ruling.REFUSE
        )

    @property
    def errors(self) -> int:
        """How many notices say ERROR."""
        return self.severities.get(Severity.ERROR, 0)

    @property
    def warnings(self) -> int:
        """How many notices say WARNING."""
        return self.severities.get(Severity.WARNING, 0)

    def as_json(self) -> dict[str, Any]:
        """All but the blob, for `from_json` and for programs; instants in ISO 8601."""
        manifest = self.manifest
        return {
            "source_id": self.source_id,
            "refused": self.refused,
            "overridable": self.overridable,
            "verdicts": [_plain(verdict) for verdict in self.verdicts],
            "tally": _plain(self.tally),
            "severities": dict(self.severities),
            "totals": dict(self.totals),
            "unknown_headers": list(self.unknown_headers),
            "notices": [_plain(notice) for notice in self.notices],
            "manifest": _plain(manifest)
            | {"as_of": manifest.as_of.isoformat() if manifest.as_of else None},
            "licence": self.licence,
            "checked_at": self.checked_at.isoformat(),
            "sha256": self.sha256,
            "parent": self.parent,
            "diff": _diff_as_json(self.diff),
        }

    @classmethod
    def from_json(cls, described: Mapping[str, Any], blob: bytes) -> Self:
        """The draft; raises ValueError, TypeError or LookupError for anything else."""
        manifest = dict(described["manifest"])
        as_of = manifest.pop("as_of")
        return cls(
            source_id=described["source_id"],
            manifest=Manifest(**manifest, as_of=datetime.fromisoformat(as_of) if as_of else None),
            licence=described["licence"],
            tally=Tally(**described["tally"]),
            notices=tuple(
                Notice(**each | {"severity": Severity(each["severity"])})
                for each in described["notices"]
            ),
            totals=dict(described["totals"]),
            severities=dict(described["severities"]),
            unknown_headers=tuple(described["unknown_headers"]),
            diff=_diff_from_json(described["diff"]),
            verdicts=tuple(
                Verdict(**each | {"severity": Ruling(each["severity"])})
                for each in described["verdicts"]
            ),
            checked_at=datetime.fromisoformat(described["checked_at"]),
            sha256=described["sha256"],
            parent=described["parent"],
            blob=blob,
        )


def _plain(record: Any) -> dict[str, Any]:
    """The fields of a flat record; `dataclasses.asdict` would copy each value deeply."""
    return {name: getattr(record, name) for name in record.__slots__}


def _diff_as_json(diff: Diff) -> dict[str, Any]:
    return {
        "per_oblast": {code: _plain(change) for code, change in diff.per_oblast.items()},
        "kept": diff.kept,
        "added": [_plain(entry) for entry in diff.added],
        "gone": [_plain(entry) for entry in diff.gone],
        "moved": [_plain(move.entry) | {"metres": move.metres} for move in diff.moved],
        "changed": [
            _plain(edit.entry) | {"changes": [_plain(change) for change in edit.changes]}
            for edit in diff.changed
        ],
    }


def _diff_from_json(described: Mapping[str, Any]) -> Diff:
    return Diff(
        added=tuple(_entry(each) for each in described["added"]),
        gone=tuple(_entry(each) for each in described["gone"]),
        moved=tuple(Move(_entry(each), each["metres"]) for each in described["moved"]),
        changed=tuple(
            Edit(_entry(each), tuple(FieldChange(**change) for change in each["changes"]))
            for each in described["changed"]
        ),
        kept=described["kept"],
        per_oblast={code: Change(**change) for code, change in described["per_oblast"].items()},
    )


def _entry(described: Mapping[str, Any]) -> Entry:
    return Entry(**{name: described[name] for name in Entry.__slots__})
