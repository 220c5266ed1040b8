"""A PostgreSQL server of the tests' own, on loopback, where its programs are installed."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

REQUIRED = "KAWALIS_REQUIRE_POSTGRES"
OWNER = "postgres"  # who runs it where the tests run as root, as no server may


def programs() -> Path | None:
    """Return the folder of the newest server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    named = shutil.which("pg_ctl")
    return found[-1].parent if found else Path(named).resolve().parent if named else None


@contextmanager
def server() -> Iterator[str]:
    """Start a server and give the URL of its first database; skip where there is none."""
    folder = programs()
    root = os.geteuid() == 0
    if folder is None or (root and not _known(OWNER)):
        reason = "no PostgreSQL server is installed (on Debian and Ubuntu: apt-get install postgresql)"
        if os.environ.get(REQUIRED):
            pytest.fail(reason)
        pytest.skip(reason)
    place = Path(tempfile.mkdtemp(prefix="kawalis-pg-"))
    user = OWNER if root else None
    if root:
        shutil.chown(place, OWNER)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [str(folder / program), "-D", str(place / "data"), *arguments],
            check=True, stdout=subprocess.DEVNULL, user=user, cwd=place,
        )  # fmt: skip

    run("initdb", "-A", "trust", "-U", "kawalis", "--locale=C", "-E", "UTF8", "-N")
    options = f"-p {port} -h 127.0.0.1 -k {place} -c fsync=off -c max_connections=40"
    run("pg_ctl", "start", "-w", "-s", "-l", str(place / "log"), "-o", options)
    try:
        yield f"postgresql://kawalis@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "stop", "-w", "-s", "-m", "immediate")
        shutil.rmtree(place)


def _known(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
