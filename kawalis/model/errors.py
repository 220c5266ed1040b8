"""Errors that a user meets, each one line that names what and why."""

from __future__ import annotations


class KawalisError(Exception):
    """Base of all errors raised on purpose."""


class CodedError(KawalisError):
    """An error with a stable reason code: ``source`` names what it is about, ``detail`` fills its message."""

    def __init__(self, code: str, source: str, **detail: object) -> None:
        self.code = code
        self.source = source
        self.detail = detail
        extra = "".join(f", {key}={value}" for key, value in detail.items())
        super().__init__(f"{source}: {code}{extra}")


class UnusableError(KawalisError):
    """Something that was named and cannot be used: ``code`` is why, ``name`` what, ``detail`` more of it."""

    def __init__(self, code: str, name: str, detail: str = "") -> None:
        self.code = code
        self.name = name
        self.detail = detail
        super().__init__(f"{name}: {code}" + (f", {detail}" if detail else ""))


class InputError(CodedError):
    """A report that cannot be read.

    ``code`` is a stable reason code (``empty``, ``binary``, ``not_arabic`` ...), the id of a message in
    ``data/messages.yaml`` under ``input.<code>``; ``source`` names the file, ``detail`` fills the message.
    """


class AnnotatorError(UnusableError):
    """An annotator that cannot be used.

    ``code`` is ``missing`` (none of that name), ``broken`` (it does not load), ``lacks`` (it leaves out what the engine
    reads, named in ``detail``) or ``shifts`` (its tokens are not the text's); ``model`` is the name that was asked for.
    """

    @property
    def model(self) -> str:
        """The name that was asked for."""
        return self.name


class ExportError(CodedError):
    """A record that cannot be exported as asked.

    ``code`` is ``lacks`` (a library of an extra is not installed), ``format`` or ``view`` (unknown), ``no_view`` (not
    of this format), ``stream`` (more than one file for standard output), ``record`` (a line that is no record) or
    ``newer`` (one of a later schema); ``source`` names the format or file, ``detail`` fills the message
    ``cli.export.<code>``.
    """


class StoreError(UnusableError):
    """A library that cannot be used.

    ``code`` is ``missing`` (no such file), ``not_ours`` (another kind of file or database), ``older`` (to be opened for
    writing once, which brings it up), ``newer`` (a newer Kawalis made it), ``read_only``, ``full`` (no space), ``busy``
    (another writer holds it too long), ``broken`` (damaged), ``unreachable`` (no server answers) or ``lacks_extra`` (a
    package of the extra ``library`` is not installed, named in ``detail``); ``where`` is the file or address without
    its password.
    """

    @property
    def where(self) -> str:
        """The file or address."""
        return self.name


class DataError(KawalisError):
    """A data file that breaks its schema: ``file:line: reason``."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        self.file = file
        self.line = line
        self.reason = reason
        super().__init__(f"{file}:{line}: {reason}")


class PipelineError(KawalisError):
    """Stages in an order that cannot work: a requirement that nothing before it assigns."""
