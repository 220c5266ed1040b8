"""Errors that a user meets, each one line that names what and why."""

from __future__ import annotations


class KawalisError(Exception):
    """Base of all errors raised on purpose."""


class InputError(KawalisError):
    """A report that cannot be read.

    ``code`` is a stable reason code (``empty``, ``binary``, ``not_arabic`` ...), the id of a message in
    ``data/messages.yaml`` under ``input.<code>``; ``source`` names the file, ``detail`` fills the message.
    """

    def __init__(self, code: str, source: str, **detail: object) -> None:
        self.code = code
        self.source = source
        self.detail = detail
        extra = "".join(f", {key}={value}" for key, value in detail.items())
        super().__init__(f"{source}: {code}{extra}")


class DataError(KawalisError):
    """A data file that breaks its schema: ``file:line: reason``."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        self.file = file
        self.line = line
        self.reason = reason
        super().__init__(f"{file}:{line}: {reason}")


class PipelineError(KawalisError):
    """Stages in an order that cannot work: a requirement that nothing before it assigns."""
