"""Each word of the closed lists does what the list says: venues, positions, closers, adverbs, spokespersons."""

from __future__ import annotations

import pytest

from kawalis.knowledge.reporting import discourse
from tests.extract.staged import plain, statements_of

VENUES = [
    pytest.param(f"قال الوزير {venue.phrase} إن الجسر مغلق.", venue.link, id=venue.phrase)
    for venue in discourse().venues
]


@pytest.mark.parametrize(("text", "link"), VENUES)
def test_a_venue_makes_its_link(text: str, link: str) -> None:
    (found,) = statements_of(text)
    assert plain(found) == ("قال", "الوزير", "إن الجسر مغلق")
    assert found.chain[-1].link == link


@pytest.mark.parametrize("adverb", discourse().adverbs)
def test_an_adverb_may_stand_between_cue_and_source(adverb: str) -> None:
    feminine = adverb.endswith("ها") and adverb != "حينها"
    cue, source = ("قالت", "وزيرة الصحة") if feminine else ("قال", "وزير الصحة")
    found = statements_of(f"{cue} {adverb} {source} إن الجسر مغلق.")
    assert [plain(s) for s in found] == [(cue, source, "إن الجسر مغلق")]


def test_meanwhile_ends_the_words_only_where_somebody_else_speaks_behind_it() -> None:
    going_on = statements_of("قال الوزير إن الجسر مغلق، فيما السيارات عبرت.")
    assert [plain(s) for s in going_on] == [("قال", "الوزير", "إن الجسر مغلق، فيما السيارات عبرت")]
    another = statements_of("قال الوزير إن الجسر مغلق، فيما أكد النائب أن السيارات عبرت.")
    assert [plain(s) for s in another] == [
        ("قال", "الوزير", "إن الجسر مغلق"),
        ("أكد", "النائب", "أن السيارات عبرت"),
    ]


@pytest.mark.parametrize("closer", ["لكن", "إلا أن", "غير أن", "بيد أن", "بينما", "في حين"])
def test_a_closer_ends_the_words(closer: str) -> None:
    found = statements_of(f"قال الوزير إن الجسر مغلق، {closer} السيارات عبرت.")
    assert [plain(s) for s in found] == [("قال", "الوزير", "إن الجسر مغلق")]


POSITIONS = [
    "رفضه للاتفاق",
    "تأييده للاتفاق",
    "دعمه للاتفاق",
    "تمسكه بالاتفاق",
    "التزامه بالاتفاق",
    "استعداده للحوار",
    "دعوته إلى الحوار",
]


@pytest.mark.parametrize(
    ("text", "content"), [pytest.param(f"جدد وزير الخارجية {p}.", p, id=p) for p in POSITIONS]
)
def test_a_position_may_be_reaffirmed(text: str, content: str) -> None:
    assert [plain(s) for s in statements_of(text)] == [("جدد", "وزير الخارجية", content)]


@pytest.mark.parametrize("question", ["هل", "ما إذا", "لماذا", "كيف", "متى"])
def test_an_indirect_question_may_be_asked(question: str) -> None:
    (found,) = statements_of(f"تساءل الوزير {question} انتهت الهدنة.")
    assert plain(found) == ("تساءل", "الوزير", f"{question} انتهت الهدنة")
    assert found.mode == "question"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وصل وزير النقل الذي أكد أن الجسر آمن.", "وزير النقل"),
        ("وصلت وزيرة الصحة التي أكدت أن الجسر آمن.", "وزيرة الصحة"),
        ("عاد مسؤولون حكوميون قالوا إن الجسر آمن.", "مسؤولون حكوميون"),
    ],
)
def test_a_relative_clause_has_its_head_for_a_speaker(text: str, source: str) -> None:
    (found,) = statements_of(text)
    assert (plain(found)[1], plain(found)[2][3:]) == (source, "الجسر آمن")


@pytest.mark.parametrize(
    "word",
    [
        "مضيفا",
        "مؤكدا",
        "مشيرا إلى",
        "لافتا إلى",
        "موضحا",
        "مبينا",
        "معتبرا",
        "محذرا من",
        "متوقعا",
        "معلنا",
        "زاعما",
    ],
)
def test_participles_carry_on_with_the_speaker(word: str) -> None:
    first, second = statements_of(f"قال وزير النقل إن الجسر مغلق، {word} أن الطريق آمن.")
    assert (plain(second)[0], plain(second)[2]) == (word.split(maxsplit=1)[0], "أن الطريق آمن")
    assert (second.sources, second.source, second.parent) == ((), first.source, None)


@pytest.mark.parametrize("conjunction", ["و", "ف"])
def test_the_cue_stands_without_its_conjunction(conjunction: str) -> None:
    (found,) = statements_of(f"{conjunction}قال وزير النقل إن الجسر مغلق.")
    assert plain(found) == ("قال", "وزير النقل", "إن الجسر مغلق")
