import pytest

from kawalis.link.anonymous import antecedent
from kawalis.link.registry import Registry
from kawalis.link.unnamed import link_unnamed
from kawalis.model import Mention, Span


def linked(*texts: str) -> list[str]:
    """Link unnamed sources in the order given; a leading article makes one definite."""
    whole = ". ".join(texts)
    registry = Registry(whole)
    at, ids = 0, []
    for text in texts:
        span = Span.of(whole, at, at + len(text))
        mention = Mention(span, span, "anonymous", "anonymous", definite=text.startswith("ال"))
        link_unnamed(registry, mention)
        ids.append(registry.links[span.start, span.end])
        at += len(text) + 2
    return ids


@pytest.mark.parametrize(
    ("texts", "ids"),
    [
        (["مصدر سياسي مطلع", "مصدر حضر الاجتماعات", "المصدر", "المصدر الذي حضر"], ["source-1"] * 4),
        (["مصدر سياسي", "مصدر أمني"], ["source-1", "source-2"]),
        (["مصدر سياسي", "مصدر أمني", "المصدر"], ["source-1", "source-2", "source-2"]),
        (["مصدر سياسي", "مصدر في الوزارة"], ["source-1", "source-2"]),
        (["مصدر مطلع", "مسؤول كبير", "المصدر"], ["source-1", "source-2", "source-1"]),
        (["المصدر"], ["source-1"]),
    ],
)
def test_which_sources_are_one(texts: list[str], ids: list[str]) -> None:
    assert linked(*texts) == ids


def test_other_numbers_are_others() -> None:
    registry = Registry("مصادر")
    span = Span.of("مصادر", 0, 5)
    link_unnamed(registry, Mention(span, span, "anonymous", "anonymous", number="p"))
    assert antecedent(Mention(span, span, "anonymous", "anonymous", number="s"), registry.unnamed) is None


def test_documents_of_one_head_are_one() -> None:
    text = "البيان بيان"
    registry = Registry(text)
    for start, end in ((0, 6), (7, 11)):
        span = Span.of(text, start, end)
        link_unnamed(registry, Mention(span, span, "document", "document"))
    assert len(set(registry.links.values())) == 1
