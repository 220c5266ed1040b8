"""Several records as one page to print: contents, each report with its chains and events, an index of actors."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from kawalis.export.html.marks import WEAK
from kawalis.export.html.page import CONTROLS, blocks, policy
from kawalis.export.html.templates import FOLDER, environment
from kawalis.export.ids import Ids
from kawalis.export.reading import Reading, grouped
from kawalis.knowledge.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawalis.model import Record


@dataclass
class Entry:
    """An actor in the index: its name and the reports (number, anchor) that name it."""

    name: str
    kind: str
    reports: list[int] = field(default_factory=list)


def chunks(records: Iterable[Record], *, language: str) -> Iterator[str]:
    """Yield the parts of the page, a report each; labels in ``language``, the texts right to left."""
    words = Words(language)
    css = (FOLDER / "dossier.css").read_text(encoding="utf-8")
    templates = environment()
    common = {
        "words": words,
        "language": words.language,
        "grouped": grouped,
        "direction": "rtl" if words.language == "ar" else "ltr",
    }

    def part(name: str, **values: object) -> str:
        template = templates.get_template(name)
        return (
            template.render(**common, **values).translate(CONTROLS).encode("utf-8", "replace").decode("utf-8")
        )

    yield part("dossier_head.html.j2", css=Markup(css), policy=policy(css, ""))  # noqa: S704 - our own file
    index: dict[str, Entry] = {}
    titles: list[tuple[int, str]] = []
    version = ""
    for number, record in enumerate(records, 1):
        reading, ids = Reading(record, words), Ids(record)
        version = record.kawalis
        titles.append((number, record.article.title))
        for actor in record.actors:
            entry = index.setdefault(ids(actor.id), Entry(reading.name(actor.id), actor.kind))
            entry.reports.append(number)
        yield part(
            "dossier_report.html.j2",
            record=record,
            reading=reading,
            number=number,
            blocks=list(blocks(reading)),
            unnamed=sum(reading.weakest(s)[1] in WEAK for s in record.statements),
        )
    entries = sorted(index.values(), key=lambda entry: (-len(entry.reports), entry.name))
    yield part("dossier_foot.html.j2", index=entries, titles=titles, version=version)
