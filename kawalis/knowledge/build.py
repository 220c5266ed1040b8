"""Compile ``data/**/*.yaml`` into the JSON tables that the engine reads at start-up.

The YAML files are the source: people edit them, and every one is validated here. The compiled tables are
committed, and a test rebuilds them and fails on any difference. ``python -m kawalis.knowledge.build``.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from kawalis.knowledge import yaml_lines
from kawalis.knowledge.tables import TABLES, Table
from kawalis.model import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

DATA = Path(__file__).resolve().parent.parent / "data"
NOT_COMPILED = frozenset({"examples", "counter_examples"})
_PATH_PART = re.compile(r"\.(\w+)|\[(\d+)\]|\[\.\.\.\]")


@cache
def schema_of(table: Table) -> type[msgspec.Struct]:
    """Return the schema class of a table."""
    module, _, name = table.schema.partition(":")
    schema: type[msgspec.Struct] = getattr(import_module(f"kawalis.knowledge.schema.{module}"), name)
    return schema


class Source:
    """The entries of one table with where each stands: ``rows`` as structs, ``raw`` as the files state them.

    Errors name a file by its path below ``root``, after ``shown`` if that is given.
    """

    def __init__(self, table: Table, root: Path = DATA, shown: str = "") -> None:
        self.table = table
        self.rows: list[msgspec.Struct] = []
        self.raw: list[dict[str, Any]] = []
        self._places: list[tuple[str, yaml_lines.Key, dict[yaml_lines.Key, int]]] = []
        for path in sorted(root.glob(table.files)):
            self._read(path, shown + path.relative_to(root).as_posix())
        self._check_keys()
        for index, key, reason in table.verify(self.rows) if table.verify else ():
            raise self.error(index, key, reason)

    def error(self, index: int, key: yaml_lines.Key, reason: str) -> DataError:
        """Make an error that names the file and line of row ``index`` (and of ``key`` in it)."""
        file, prefix, lines = self._places[index]
        return DataError(file, yaml_lines.line_of(lines, (*prefix, *key)), reason)

    def _read(self, path: Path, shown: str) -> None:
        value, lines = yaml_lines.load(path, shown)
        rows = [value] if isinstance(value, dict) else value
        if not isinstance(rows, list):
            raise DataError(shown, 1, "expected an entry or a list of entries")
        for i, raw in enumerate(rows):
            prefix: yaml_lines.Key = () if isinstance(value, dict) else (i,)
            try:
                row = msgspec.convert(raw, schema_of(self.table))
            except msgspec.ValidationError as error:
                key, reason = _where(str(error), raw)
                raise DataError(shown, yaml_lines.line_of(lines, (*prefix, *key)), reason) from error
            self.rows.append(row)
            self.raw.append(raw)
            self._places.append((shown, prefix, lines))

    def _check_keys(self) -> None:
        seen: dict[str, int] = {}
        for i, row in enumerate(self.rows):
            key = getattr(row, self.table.key)
            if key in seen:
                file, prefix, lines = self._places[seen[key]]
                first = f"{file}:{yaml_lines.line_of(lines, prefix)}"
                reason = f"duplicate {self.table.key} {key!r}, first at {first}"
                raise self.error(i, (self.table.key,), reason)
            seen[key] = i

    def check_references(self, keys: Mapping[str, Set[str]]) -> None:
        """Raise for a reference to an entry that no table holds."""
        for fault in self.dangling(keys):
            raise fault

    def dangling(self, keys: Mapping[str, Set[str]]) -> list[DataError]:
        """Return a fault for each reference to an entry that no table holds."""
        return [
            self.error(i, (name.split(".")[0],), f"{name}: no {target} entry {value!r}")
            for i, row in enumerate(self.rows)
            for name, target in self.table.references
            for value in _values(row, name.split("."))
            if value not in keys[target]
        ]

    def compiled(self) -> bytes:
        """Return the table as JSON, one entry a line, without what only the tests need."""
        lines = [
            msgspec.json.encode({k: v for k, v in raw.items() if k not in NOT_COMPILED}) for raw in self.raw
        ]
        return b"[\n" + b",\n".join(lines) + b"\n]\n"


def _values(value: Any, path: list[str]) -> list[str]:
    if value is None:
        return []
    if isinstance(value, list | tuple):
        return [found for item in value for found in _values(item, path)]
    if path:
        return _values(getattr(value, path[0]), path[1:])
    return [str(value)]


def _where(message: str, raw: Any) -> tuple[yaml_lines.Key, str]:
    """Turn msgspec's ``reason - at `$.path[0]``` into a key and a reason; an unknown field names itself."""
    reason, _, place = message.partition(" - at `$")
    key: list[str | int] = []
    for name, index in _PATH_PART.findall(place):
        if name:
            key.append(name)
        elif index:
            key.append(int(index))
    unknown = re.search(r"unknown field `(\w+)`", reason)
    if unknown and isinstance(raw, dict):
        key.append(unknown.group(1))
    return tuple(key), reason


def load_all(root: Path = DATA) -> dict[str, Source]:
    """Read and check every table under ``root``. Raises :class:`DataError` at the first fault."""
    sources = {name: Source(table, root) for name, table in TABLES.items()}
    keys = {name: {str(getattr(r, s.table.key)) for r in s.rows} for name, s in sources.items()}
    for source in sources.values():
        source.check_references(keys)
    return sources


def main() -> int:
    """Write ``data/compiled/<table>.json`` for every sound table; print each fault and return 1 then."""
    target = DATA / "compiled"
    target.mkdir(exist_ok=True)
    for old in set(target.glob("*.json")) - {target / f"{name}.json" for name in TABLES}:
        old.unlink()
    faults = []
    sources: dict[str, Source] = {}
    for name, entry in TABLES.items():
        try:
            sources[name] = Source(entry, DATA)
        except DataError as error:
            faults.append(error)
    keys = {name: {str(getattr(r, s.table.key)) for r in s.rows} for name, s in sources.items()}
    for name, source in sources.items():
        try:
            if all(target_name in keys for _, target_name in source.table.references):
                source.check_references(keys)
        except DataError as error:
            faults.append(error)
            continue
        (target / f"{name}.json").write_bytes(source.compiled())
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
