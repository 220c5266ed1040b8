"""Programs beside: they take bytes and give bytes back, and end when whoever started them ends, however that came.

Each reads from its input, and ends when its input ends. What one that died had in hand is for the asker to do.
"""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

MOST = 4  # programs: the database takes no more
_SIZE = struct.Struct("<Q")  # of what follows


class Programs:
    """So many programs that run a function of one of our modules (``module:function``) over what they are given."""

    def __init__(self, function: str, count: int) -> None:
        self._function = function
        self._threads = ThreadPoolExecutor(max(1, count))  # each only waits for a program
        self._idle: list[subprocess.Popen[bytes]] = []
        self._all: list[subprocess.Popen[bytes]] = []

    def ask(self, data: bytes) -> Future[bytes]:
        """Return what a program will make of ``data``; ``OSError`` or ``EOFError`` where it dies."""
        return self._threads.submit(self._answer, data)

    def kill(self) -> None:
        """Kill those that run."""
        for program in self._all:
            program.kill()

    def close(self) -> None:
        """End all of it; what is not answered yet is lost."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self.kill()
        self._threads.shutdown()
        self.kill()  # one that was started meanwhile
        for program in self._all:
            program.communicate()

    def _answer(self, data: bytes) -> bytes:
        try:
            program = self._idle.pop()
        except IndexError:
            program = self._start()
        try:
            _write(program.stdin, data)
            made = _read(program.stdout)
        except (EOFError, OSError):
            program.kill()
            raise
        self._idle.append(program)
        return made

    def _start(self) -> subprocess.Popen[bytes]:
        module, _, name = self._function.partition(":")
        code = f"from {__name__} import serve; from {module} import {name}; serve({name})"
        folders = os.pathsep.join(path for path in sys.path if path)
        program = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-P", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": folders},
        )
        self._all.append(program)
        return program


def usual() -> int:
    """Return how many programs this machine is for: as many as processors, none beside a single one."""
    available = getattr(os, "sched_getaffinity", None)  # not everywhere
    processors = len(available(0)) if available else os.cpu_count() or 1
    return min(MOST, processors) if processors > 1 else 0


def serve(function: Callable[[bytes], bytes]) -> None:
    """Read, write what ``function`` makes of it, until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us decides
    results, sys.stdout = sys.stdout.buffer, sys.stderr  # nothing else may come between
    while True:
        try:
            data = _read(sys.stdin.buffer)
        except EOFError:
            return
        try:
            _write(results, function(data))
        except BrokenPipeError:  # who asked is dead
            os._exit(1)


def _read(stream: IO[bytes] | None) -> bytes:
    assert stream is not None  # noqa: S101 - a pipe
    head = stream.read(_SIZE.size)
    data = stream.read(_SIZE.unpack(head)[0]) if len(head) == _SIZE.size else b""
    if not data:
        raise EOFError
    return data


def _write(stream: IO[bytes] | None, data: bytes) -> None:
    assert stream is not None  # noqa: S101 - a pipe
    stream.write(_SIZE.pack(len(data)))
    stream.write(data)
    stream.flush()
