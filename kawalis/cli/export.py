"""``kawalis export``: records, or reports that are read first, in a format that other programs read."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kawalis.cli import inputs, settings, streams
from kawalis.cli.failure import UNREADABLE, RefusalError, report
from kawalis.cli.inputs import About

if TYPE_CHECKING:
    from kawalis.cli.options import Options
    from kawalis.knowledge.wording import Words
    from kawalis.model import Record

RECORDS = (".jsonl", ".ndjson", ".json")
LONGEST = 1 << 28  # bytes of a line: far more than a record of the largest report


def register(app: typer.Typer, words: "Words", option: "Options") -> None:
    """Add the command."""

    @app.command(help=words("cli.help.export"), no_args_is_help=True)
    @option.about
    def export(
        files: Annotated[
            list[str] | None, typer.Argument(metavar="FILE", help=words("cli.help.export_files"))
        ] = None,
        *,
        form: Annotated[
            str, typer.Option("--format", metavar="FORMAT", help=words("cli.help.export_format"))
        ],
        out: Annotated[str, typer.Option(metavar="PATH", help=words("cli.help.out"))] = "-",
        view: Annotated[str | None, typer.Option(metavar="VIEW", help=words("cli.help.view"))] = None,
        db: Annotated[str | None, option.library] = None,
        query: Annotated[str | None, option.query] = None,
        about: About,
        lang: Annotated[str | None, option.lang] = None,
    ) -> None:
        source = Source(files or [], about, settings.language(lang), db=db, query=query)
        raise typer.Exit(export_records(source, form=form, view=view, out=out))


def export_records(source: "Source", *, form: str, view: str | None, out: str) -> int:
    """Write the records to ``out``; return 2 where one of the files could not be read, else 0.

    Raises :class:`RefusalError` for a call without reports and an output that cannot be written,
    :class:`kawalis.model.ExportError`.
    """
    from kawalis.export import formats  # noqa: PLC0415

    language = source.language
    source.check()
    formats.check(form, view, stream=out == inputs.STDIN)
    kind, whole = formats.kind_of(form, view), formats.FORMATS[form].layered
    if out == inputs.STDIN:
        for chunk in formats.stream(source.records(kind, whole=whole), form, view=view, language=language):
            sys.stdout.write(chunk)
        streams.flush()
        return source.code
    if any(file != inputs.STDIN and inputs.same(file, out) for file in source.files):
        raise RefusalError("overwrite", out)
    try:
        formats.save(source.records(kind, whole=whole), Path(out), form, view=view, language=language)
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise RefusalError("unwritable", out, why=why) from error
    _confirm(out, source.count, language)
    return source.code


class Source:
    """The records of files and of a library, one after the other; what cannot be read is told and left out.

    ``stored`` are files of records, whatever their names end with; ``db`` names a library, ``query`` what of it.
    """

    def __init__(
        self,
        files: list[str],
        about: About,
        language: str,
        stored: Sequence[str] = (),
        db: str | None = None,
        query: str | None = None,
    ) -> None:
        self.files, self.language = [*files, *stored], language
        self._about, self._db, self._query = about, db, query
        self._stored = frozenset(stored)
        self.code = 0
        self.count = 0

    def check(self) -> None:
        """Refuse a call that names nothing, or standard input twice."""
        if not self.files and self._db is None:
            raise RefusalError("nothing_named")
        if self._query is not None and self._db is None:
            raise RefusalError("query_of_nothing")
        inputs.check(self.files, None, json=False)

    def records(self, kind: str | None = None, *, whole: bool = False) -> Iterator["Record"]:
        """Yield the records; of a library's what a query finds, of this ``kind`` alone if one is named."""
        from kawalis.model import ExportError, InputError  # noqa: PLC0415

        for file in self.files:
            try:
                for record in self._of(file):
                    self.count += 1
                    yield record
            except (InputError, ExportError) as error:
                report(error, self.language)
                self.code = UNREADABLE
        for record in self.kept(kind, whole=whole):
            self.count += 1
            yield record

    def kept(self, kind: str | None = None, *, whole: bool = False) -> Iterator["Record"]:
        """Yield the newest records of the library, narrowed to what the query finds unless wanted ``whole``."""
        from kawalis.cli.library import library_at  # noqa: PLC0415
        from kawalis.cli.search import query_errors  # noqa: PLC0415

        if self._db is None:
            return
        with library_at(self._db) as library:
            if self._query is None:
                from kawalis.export.record_load import from_dict  # noqa: PLC0415

                yield from map(from_dict, library.records())
                return
            from kawalis.library.choosing import chosen  # noqa: PLC0415
            from kawalis.search.query import parse  # noqa: PLC0415

            with query_errors():
                node = parse(self._query)
            with library.read() as connection:
                yield from chosen(connection, node, kind, whole=whole)

    def _of(self, file: str) -> Iterator["Record"]:
        if file in self._stored or file.lower().endswith(RECORDS):
            yield from self._lines(file)
        else:
            yield inputs.record_of(file, self._about)

    def _lines(self, file: str) -> Iterator["Record"]:
        """Yield the records of a file of JSON lines; a line that is none is told and left out."""
        from kawalis.export.record_load import from_json  # noqa: PLC0415
        from kawalis.model import ExportError, InputError  # noqa: PLC0415

        try:
            opened = Path(file).open("rb")  # noqa: SIM115 - closed below
        except IsADirectoryError as error:
            raise InputError("is_folder", file) from error
        except FileNotFoundError as error:
            raise InputError("missing", file) from error
        except (OSError, ValueError) as error:
            raise InputError(
                "unreadable", file, reason=getattr(error, "strerror", None) or str(error)
            ) from error
        with opened:
            for number, line in enumerate(iter(lambda: opened.readline(LONGEST), b""), 1):
                if not line.strip():
                    continue
                try:
                    yield from_json(line, source=f"{file}:{number}")
                except ExportError as error:
                    report(error, self.language)
                    self.code = UNREADABLE


def _confirm(path: str, count: int, language: str) -> None:
    from kawalis.knowledge.wording import Words  # noqa: PLC0415

    sys.stderr.write(Words(language)("cli.exported", path=path, count=count) + "\n")
