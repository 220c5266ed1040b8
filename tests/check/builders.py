"""Small reports by hand: a text, and findings cut out of it by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.annotate import annotate
from kawalis.check.report import Report
from kawalis.model import (
    Actor,
    Article,
    ChainLink,
    Event,
    EventTime,
    Evidence,
    Mention,
    Published,
    Span,
    Statement,
    TimeExpression,
)
from kawalis.pipeline import initial

if TYPE_CHECKING:
    from kawalis.model import Document

EVIDENCE = Evidence("test", "0", 1.0, "")
FILLER = (
    "وتابع المراقبون تفاصيل الملف طوال الأسبوع في العاصمة وفي عدد من المدن الكبرى، وسط اهتمام واسع من وسائل "
    "الإعلام المحلية. وتوزعت التعليقات بين مؤيد ومعارض، ونشرت الصحف صفحات كاملة عن خلفيات الموضوع وتطوراته "
    "الاقتصادية والاجتماعية، واستعادت تجارب مشابهة شهدتها دول مجاورة في سنوات مضت."
)


class Builder:
    """A report in the making; every ``words`` argument must stand in the text (``nth`` picks one)."""

    def __init__(self, headline: str, body: str, *, published: str | None = None) -> None:
        self.text = f"{headline}\n{body}"
        origin = "given" if published else "unknown"
        self.published = Published(published, origin)
        self.article = Article.of(self.text, published=self.published)
        self.document: Document = annotate(**initial(self.article))
        self.mentions: list[Mention] = []
        self.times: list[TimeExpression] = []
        self.actors: list[Actor] = []
        self.statements: list[Statement] = []
        self.events: list[Event] = []

    def span(self, words: str, nth: int = 0) -> Span:
        """Cut the ``nth`` occurrence of ``words``."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span.of(self.text, start, start + len(words))

    def time(
        self,
        words: str,
        value: str,
        *,
        begin: str | None = None,
        until: str | None = None,
        kind: str = "DATE",
        nth: int = 0,
    ) -> TimeExpression:
        """Add a time expression; a full day bounds itself."""
        span = self.span(words, nth)
        day = value if len(value) == len("2021-04-06") and kind == "DATE" else None
        found = TimeExpression(
            f"t{len(self.times) + 1}",
            span.start,
            span.end,
            span.text,
            kind,
            value,
            begin or day,
            until or begin or day,
            "test",
        )
        self.times.append(found)
        return found

    def actor(
        self,
        name: str,
        kind: str,
        *mentions: str,
        kb: str | None = None,
        country: str | None = None,
        code: str | None = None,
    ) -> Actor:
        """Add an actor; each of ``mentions`` (default: its name) stands for it wherever it occurs."""
        spans = []
        for words in mentions or (name,):
            start = self.text.find(words)
            while start >= 0:
                spans.append(Span.of(self.text, start, start + len(words)))
                start = self.text.find(words, start + 1)
        found = Actor(
            f"a{len(self.actors) + 1}", kb, kind, name, None, None, country, code, tuple(sorted(spans))
        )
        self.actors.append(found)
        return found

    def statement(
        self,
        content: str,
        *chain: Actor,
        cue: str | None = None,
        cue_class: str = "say",
        polarity: str = "+",
        certainty: str = "certain",
        source_type: str = "named_person",
        layer: str = "body",
        source: Span | None = None,
        said: bool = True,
    ) -> Statement:
        """Add a statement told along ``chain`` (outlet first).

        Its source is the chain's last, understood where ``said`` is false.
        """
        found = Statement(
            id=f"s{len(self.statements) + 1}",
            parent=None,
            layer=layer,
            cue=self.span(cue) if cue else None,
            sources=(source,) if source else chain[-1].mentions[:1] if said and chain else (),
            source=chain[-1].id if chain else None,
            source_type=source_type,
            contents=(self.span(content),),
            directness="indirect",
            cue_class=cue_class,
            polarity=polarity,
            certainty=certainty,
            mode="asserted",
            chain=tuple(ChainLink(actor.id, "unspecified") for actor in chain),
            said_at=None,
            evidence=EVIDENCE,
        )
        self.statements.append(found)
        return found

    def event(
        self,
        anchor: str | Span,
        *actors: Actor,
        type: str = "CONSULT",  # noqa: A002 - the record's own field
        status: str = "occurred",
        time: TimeExpression | None = None,
        also: tuple[Span, ...] = (),
    ) -> Event:
        """Add an event."""
        found = Event(
            id=f"e{len(self.events) + 1}",
            anchor=self.span(anchor) if isinstance(anchor, str) else anchor,
            also=also,
            type=type,
            mode=None,
            actors=tuple(actor.id for actor in actors),
            targets=(),
            actor_spans=(),
            target_spans=(),
            place=None,
            time=EventTime(time.id, time.begin, time.until, "day") if time else None,
            status=status,
            statement=None,
            evidence=EVIDENCE,
        )
        self.events.append(found)
        return found

    def report(self) -> Report:
        """Return the report as a check sees it."""
        return Report(
            self.article,
            self.document,
            self.published,
            tuple(sorted(self.times, key=lambda t: t.start)),
            tuple(self.mentions),
            tuple(self.actors),
            tuple(self.statements),
            tuple(self.events),
        )
