"""A folder of a user's actor files, checked as ours are and compiled once for each content.

What was compiled lies in the user's cache folder under a name made of the files' bytes, so the second reading needs
no YAML. Where the cache cannot be written or read, the files are compiled again each time: slower, never wrong.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from kawalis import __version__
from kawalis.knowledge.load import COMPILED, table
from kawalis.knowledge.overlay import Overlay, using
from kawalis.knowledge.schema.actors import KnownActor
from kawalis.knowledge.schema.countries import Country
from kawalis.knowledge.schema.outlets import Outlet
from kawalis.knowledge.schema.places import KnownPlace
from kawalis.knowledge.schema.titles import Title
from kawalis.knowledge.tables import TABLES
from kawalis.model import DataError, InputError

if TYPE_CHECKING:
    from kawalis.knowledge.build import Source

FILES = "**/*.yaml"
KEPT = 8  # compiled folders that stay in the cache
Signature = tuple[tuple[str, int, int], ...]

_loaded: dict[str, tuple[Signature, Overlay]] = {}


def load(folder: str | os.PathLike[str]) -> Overlay:
    """Return the overlay of a folder; read again only where a file changed.

    Raises :class:`kawalis.model.InputError` where there is no such folder and
    :class:`kawalis.model.DataError`, with file and line, at the first fault.
    """
    root = Path(folder)
    paths = files(root)
    try:
        signature = tuple((str(p), (at := p.stat()).st_mtime_ns, at.st_size) for p in paths)
        known = _loaded.get(str(root.absolute()))
        if known and known[0] == signature:
            return known[1]
        key = _key(root, paths)
    except OSError as error:
        raise InputError("unreadable", str(root), reason=error.strerror or str(error)) from error
    rows = _cached(key)
    if rows is None:
        rows = tuple(sound(root).raw)
        _keep(key, rows)
    overlay = Overlay(key, rows)
    _loaded[str(root.absolute())] = (signature, overlay)
    return overlay


def files(root: Path) -> list[Path]:
    """Return the actor files below a folder, sorted. Raises :class:`InputError` where it is none."""
    if not root.is_dir():
        raise InputError("no_folder", str(root))
    return sorted(root.glob(FILES))


def sound(root: Path) -> Source:
    """Read a folder's files and check all that holds for ours. Raises :class:`DataError` at the first fault."""
    source = read(root, FILES)
    known = {"titles": known_titles(), "actors": known_actors() | {str(r["id"]) for r in source.raw}}
    source.check_references(known)
    for i, row in enumerate(source.rows):
        for key, reason in strange(row):
            raise source.error(i, key, reason)
    return source


def read(root: Path, pattern: str) -> Source:
    """Read the files of a folder that a pattern names; raises :class:`DataError` at the first fault."""
    from kawalis.knowledge.build import Source  # noqa: PLC0415 - YAML, only where something is compiled

    return Source(replace(TABLES["actors"], files=pattern), root, shown=f"{root.as_posix()}/")


def strange(actor: Any) -> list[tuple[tuple[str | int, ...], str]]:
    """Return what does not fit our other tables: an id of a state, outlet or place; a country that is none."""
    out: list[tuple[tuple[str | int, ...], str]] = []
    if actor.id in _other_ids():
        out.append((("id",), f"id {actor.id!r} is that of a state, an outlet or a place"))
    codes = _codes()
    for key, code in (
        (("country",), actor.country),
        *((("roles", i, "country"), role.country) for i, role in enumerate(actor.roles)),
    ):
        if code is not None and code not in codes:
            out.append((key, f"country: no state has the code {code!r} (ISO 3166-1 alpha-3)"))
    return out


@cache
def known_actors() -> frozenset[str]:
    """Return the ids of our own actors."""
    with using(None):
        return frozenset(actor.id for actor in table(KnownActor))


@cache
def known_titles() -> frozenset[str]:
    """Return the ids of titles."""
    return frozenset(title.id for title in table(Title))


@cache
def _other_ids() -> frozenset[str]:
    return frozenset(row.id for rows in (table(Country), table(Outlet), table(KnownPlace)) for row in rows)


@cache
def _codes() -> frozenset[str]:
    return frozenset(country.code for country in table(Country))


def _key(root: Path, paths: list[Path]) -> str:
    digest = sha256(_base())
    for path in paths:
        data = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


@cache
def _base() -> bytes:
    """Return what else the compiled form hangs on: our version, the schema, what may be referred to."""
    digest = sha256(f"{__version__} {KnownActor.__struct_fields__}".encode())
    for name in ("actors", "titles", "countries", "outlets", "places"):
        digest.update((COMPILED / f"{name}.json").read_bytes())
    return digest.digest()


def cache_folder() -> Path | None:
    """Return where compiled folders are kept (the user's cache), or ``None`` where nobody knows."""
    names = ("LOCALAPPDATA",) if sys.platform == "win32" else ("XDG_CACHE_HOME",)
    for name in names:
        if os.environ.get(name):
            return Path(os.environ[name]) / "kawalis" / "actors"
    try:
        return Path.home() / ".cache" / "kawalis" / "actors"
    except RuntimeError:
        return None


def _cached(key: str) -> tuple[dict[str, Any], ...] | None:
    folder = cache_folder()
    if folder is None:
        return None
    try:
        data = (folder / f"{key}.json").read_bytes()
        rows = tuple(msgspec.json.decode(data, type=list[dict[str, Any]]))
        msgspec.convert(rows, tuple[KnownActor, ...])
    except (OSError, msgspec.MsgspecError):
        return None
    return rows


def _keep(key: str, rows: tuple[dict[str, Any], ...]) -> None:
    folder = cache_folder()
    if folder is None:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(handle, "wb") as out:
            out.write(msgspec.json.encode(rows))
        Path(name).replace(folder / f"{key}.json")
        old = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)[KEPT:]
        for path in old:
            path.unlink(missing_ok=True)


__all__ = ["DataError", "files", "known_actors", "known_titles", "load", "read", "sound", "strange"]
