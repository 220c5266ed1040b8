"""Events that a statement makes, and what a statement does to the status of those that it holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kawalis.annotate import annotate
from kawalis.extract.events import events, weighing
from kawalis.model import Article, Evidence, Span, Statement
from kawalis.pipeline import initial


def statement(text: str, cue: str, **fields: Any) -> Statement:
    start = text.index(cue)
    base = Statement(
        id="s1",
        parent=None,
        layer="body",
        cue=Span.of(text, start, start + len(cue)),
        sources=(),
        source="a1",
        source_type="office",
        contents=(),
        directness="indirect",
        cue_class="say",
        polarity="+",
        certainty="certain",
        mode="asserted",
        chain=(),
        said_at=None,
        evidence=Evidence("test", "0", 1.0, ""),
    )
    return replace(base, **fields)


@pytest.mark.parametrize(
    ("cue_class", "mode", "polarity", "expected"),
    [
        ("threaten", "asserted", "+", ("THREATEN", "occurred")),
        ("condemn", "asserted", "+", ("ACCUSE", "occurred")),
        ("condemn", "asserted", "-", ("ACCUSE", "denied")),
        ("reject", "asserted", "-", ("REJECT", "occurred")),
        ("demand", "demand", "+", ("REQUEST", "occurred")),
        ("support", "asserted", "+", ("SUPPORT", "occurred")),
        ("agree", "asserted", "+", None),
        ("demand", "asserted", "+", None),
        ("say", "asserted", "+", None),
    ],
)
def test_a_statement_that_acts_is_an_event_on_its_cue(
    cue_class: str, mode: str, polarity: str, expected: tuple[str, str] | None
) -> None:
    text = "عنوان\nلفظ المسؤول كلاما."
    article = Article.of(text)
    made = statement(text, "لفظ", cue_class=cue_class, mode=mode, polarity=polarity)
    found, _, _ = events(
        article=article,
        document=annotate(**initial(article)),
        mentions=(),
        actors=(),
        links={},
        times=(),
        statements=(made,),
    )
    assert [(e.type, e.status) for e in found] == ([expected] if expected else [])
    assert all(e.anchor.text == "لفظ" and e.actors == ("a1",) for e in found)


@pytest.mark.parametrize(
    ("mode", "cue_class", "polarity", "status"),
    [
        ("asserted", "say", "+", "occurred"),
        ("predicted", "predict", "+", "possible"),
        ("conditional", "warn", "+", "possible"),
        ("commitment", "promise", "+", "planned"),
        ("demand", "demand", "+", "demanded"),
        ("asserted", "deny", "-", "denied"),
    ],
)
def test_the_statement_that_holds_an_event_bears_on_its_status(
    monkeypatch: pytest.MonkeyPatch, mode: str, cue_class: str, polarity: str, status: str
) -> None:
    monkeypatch.setattr(weighing, "_entry", lambda: None)  # the rules alone
    text = "عنوان\nلفظ المسؤول فتح تحقيق عاجل."
    article = Article.of(text)
    content = Span.of(text, text.index("فتح"), len(text) - 1)
    made = statement(
        text, "لفظ", mode=mode, cue_class=cue_class, polarity=polarity, contents=(content,), source=None
    )
    found, _, _ = events(
        article=article,
        document=annotate(**initial(article)),
        mentions=(),
        actors=(),
        links={},
        times=(),
        statements=(made,),
    )
    (event,) = [e for e in found if e.anchor.text == "فتح تحقيق"]
    assert (event.status, event.statement) == (status, "s1")
