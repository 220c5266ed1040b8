"""The reports that come with the program."""

from __future__ import annotations

from pathlib import Path

from kawalis.cli.failure import RefusalError

FOLDER = Path(__file__).resolve().parent.parent / "data" / "samples"
FIRST = "baghdad-2021"


def names() -> list[str]:
    """Return the names of the bundled samples, the demo's own first."""
    return sorted((path.stem for path in FOLDER.glob("*.txt")), key=lambda name: (name != FIRST, name))


def path_of(name: str | None) -> Path:
    """Return a sample's file; raises :class:`RefusalError` for a name that none has."""
    known = names()
    if name is None:
        name = known[0]
    if name not in known:
        raise RefusalError("no_sample", value=name, known=", ".join(known))
    return FOLDER / f"{name}.txt"
