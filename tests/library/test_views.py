"""Views of a library: what stands behind an id, who somebody is, what happened by day, what a query chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from sqlalchemy import insert, select

from kawalis.export.ids import Ids
from kawalis.export.record_json import to_dict
from kawalis.export.terminal import page
from kawalis.knowledge.wording import Words
from kawalis.library.actor import of_name
from kawalis.library.choosing import chosen
from kawalis.library.finding import FindingError, thing
from kawalis.library.reports import Reports
from kawalis.library.showing import show
from kawalis.library.timeline import timeline
from kawalis.search.query import parse
from kawalis.store.tables import actors, articles, copies, events, statements
from tests.export.builders import build

if TYPE_CHECKING:
    from kawalis.library.sheet import Shown
    from kawalis.store.library import Library

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of SQLAlchemy's
WORDS = Words("en")


class Seen(NamedTuple):
    """A view as it is printed, and its plain values."""

    data: dict[str, Any]
    text: str


def text_of(found: Shown, language: str = "en") -> str:
    return "\n".join(line.plain for line in found.lines(page(language)))


def seen(library: Library, wanted: str, language: str = "en") -> Seen:
    with library.read() as connection:
        found = show(connection, wanted, Words(language), 20)
        return Seen(found.data, text_of(found, language))


def ids(library: Library, table: Any) -> list[str]:
    with library.read() as connection:
        return list(connection.scalars(select(table.c.id).order_by(table.c.number)))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_everything_that_has_an_id_is_shown(library: Library, language: str) -> None:
    judged = library.judge("note", ids(library, statements)[0], value="checked")
    for table in (articles, statements, events, actors):
        for found in ids(library, table):
            shown = seen(library, found, language)
            assert found in shown.text
            assert shown.data["id"] == found
    assert "checked" in seen(library, judged, language).text


def test_a_statement_is_shown_with_its_evidence(library: Library) -> None:
    wanted = ids(library, statements)[1]
    library.judge("wrong", wanted, author="the desk")
    shown = seen(library, wanted)
    text = shown.text
    for part in ("Al-Marfa", "مصدر مطلع", "[unnamed]", "نقلت", "hand", "made by hand", "the desk", "wrong"):
        assert part in text
    statement, article = shown.data["statement"], library.article(shown.data["article"]["id"])
    assert article is not None
    for span in [*statement["contents"], *statement["sources"], statement["cue"]]:
        assert article.text[span["start"] : span["end"]] == span["text"]
        assert f"{span['start']}-{span['end']}" in text
    assert [link["weak"] for link in statement["chain"]] == [None, None, "anonymous"]
    assert [s["parent"] for s in shown.data["statements"]] == [wanted]
    assert [j["kind"] for j in shown.data["judgements"]] == ["wrong"]
    assert [c["what"] for c in shown.data["changes"]] == ["added"]


def test_an_event_is_shown_on_whose_word_it_stands(library: Library) -> None:
    told = seen(library, ids(library, events)[1])
    assert told.data["statement"]["id"] in ids(library, statements)
    assert "أوساط سياسية" in told.text
    assert "33.89" in seen(library, ids(library, events)[0]).text


def test_an_unread_article_is_shown_as_it_is(library: Library) -> None:
    found = seen(library, ids(library, articles)[1])
    assert found.data["record"] is None
    assert "Not read yet." in found.text
    assert "وصل وفد إلى بغداد" in found.text


def test_versions_and_copies_are_shown(library: Library) -> None:
    from tests.store.test_library import incoming  # noqa: PLC0415

    url = "http://example.org/1"
    first, second = (library.add([incoming(text, url=url)])[0].article for text in ("خبر\nأول", "خبر\nثان"))
    data = seen(library, first).data
    assert [row["article"] for row in data["versions"]] == [first, second]
    with library.write() as connection:
        connection.execute(insert(copies).values(article=second, original=first, likeness=0.9, method="test"))
    assert [row["id"] for row in seen(library, second).data["copy_of"]] == [first]
    assert f"copied by \u2068خبر\u2069 · \u2068{second}\u2069 · \u20680.90" in seen(library, first).text
    assert url in seen(library, second).text


def test_a_beginning_is_enough_where_only_one_has_it(library: Library) -> None:
    (found, *_) = ids(library, events)
    cases = {"e-": "several", "": "nothing", "e-zz": "nothing", "%": "nothing", "_" * 18: "nothing"}.items()
    with library.read() as connection:
        assert thing(connection, found[:10]).id == found
        assert thing(connection, "salem-al").id == "salem-al-haddad"
        for wanted, code in cases:
            with pytest.raises(FindingError) as error:
                thing(connection, wanted)
            assert error.value.code == code


def actor(library: Library, name: str) -> Seen:
    with library.read() as connection:
        found = of_name(Reports(connection, WORDS), name, 20)
        return Seen(found.data, text_of(found))


@pytest.mark.parametrize("name", ["salem-al-haddad", "سالم الحداد", "الحداد", "Salem al-Haddad"])
def test_an_actor_is_found_by_name_or_id(library: Library, name: str) -> None:
    found = actor(library, name)
    data = found.data
    assert data["id"] == "salem-al-haddad"
    assert data["counts"]["articles"] == {"count": 1, "first": "2021-05-05", "last": "2021-05-05"}
    assert data["counts"]["statements"]["count"] == len(data["statements"]) == 1
    assert data["counts"]["done"] == {"count": 1, "first": "2021-05-04", "last": "2021-05-04"}
    assert data["counts"]["suffered"]["count"] == 0
    assert [(row["name"], row["count"]) for row in data["quoted_by"]] == [("مصدر مطلع", 1)]
    assert data["types"]["actor"][0]["name"] == "CONSULT"
    assert [row["name"] for row in data["who"]["called"]] == ["وزير الخارجية"]
    assert "What it said (1 of 1)" in found.text


@pytest.mark.parametrize(
    ("name", "code"), [("نبيل", "nothing"), ("وزير الخارجية", "nothing"), ("", "nothing")]
)
def test_who_is_not_there_is_not_made_up(library: Library, name: str, code: str) -> None:
    with pytest.raises(FindingError) as error:
        actor(library, name)
    assert error.value.code == code


def test_who_passes_words_on(library: Library) -> None:
    data = actor(library, "al-marfa").data
    assert (data["counts"]["statements"]["count"], data["counts"]["passed_on"]["count"]) == (0, 2)


def days(
    library: Library, query: str, limit: int = 50, offset: int = 0
) -> tuple[int, list[str | None], list[str]]:
    with library.read() as connection:
        data = timeline(connection, parse(query), WORDS, limit, offset).data
    return data["total"], [e["day"] for e in data["entries"]], [e["id"] for e in data["entries"]]


def test_a_timeline_runs_by_day(library: Library) -> None:
    total, found, whole = days(library, "actor:salem-al-haddad OR type:CONSULT")
    assert total == len(found)
    assert found == sorted(found, key=str)
    assert found[0] == "2021-05-04"
    assert found[-1] == "2021-06-01"
    parts = [days(library, "actor:salem-al-haddad OR type:CONSULT", 2, at)[2] for at in range(0, total, 2)]
    assert [item for part in parts for item in part] == whole
    assert days(library, "") == (0, [], [])
    with library.read() as connection:
        lines = [
            line.plain for line in timeline(connection, parse("type:CONSULT"), WORDS, 1).lines(page("en"))
        ]
    assert any("--limit" in line for line in lines)


@pytest.mark.parametrize(
    ("query", "kind", "counts"),
    [
        ("", None, None),
        ("الانتخابات kind:article", None, (5, 3, 7)),
        ("type:CONSULT kind:event", None, (1, 2, 4)),
        ("type:CONSULT", "event", (1, 2, 4)),
        ("source-type:anonymous", "statement", (1, 0, 3)),
        ("place:Beirut", "article", (5, 3, 7)),
        ("kind:actor actor:salem-al-haddad", None, (1, 1, 5)),
        ("salem", "actor", (0, 0, 1)),
        ("المدارس", None, None),  # is not read
    ],
)
def test_a_query_chooses_whole_records_or_parts(
    library: Library, query: str, kind: str | None, counts: tuple[int, int, int] | None
) -> None:
    with library.read() as connection:
        found = list(chosen(connection, parse(query), kind))
    assert [(len(r.statements), len(r.events), len(r.actors)) for r in found] == ([counts] if counts else [])
    known = {*ids(library, statements), *ids(library, events), *ids(library, actors)}
    for record in found:
        exported = Ids(record)
        assert {exported(s.id) for s in record.statements} <= known
        assert {exported(e.id) for e in record.events} <= known
        assert {exported.actor(a.id) for a in record.actors} <= known


def test_namesakes_stand_together_and_unnamed_sources_never(library: Library) -> None:
    from tests.store.test_library import incoming  # noqa: PLC0415

    record = to_dict(build())
    (added,) = library.add([incoming(record["article"]["text"], outlet="غيرها")])
    record["article"]["id"] = added.article
    library.append(added.article, record, "test")
    found = actor(library, "كريم السعدي")
    assert len(found.data["entities"]) == 2
    assert found.data["counts"]["suffered"]["count"] == 2
    assert "nobody says that they are one" in found.text
    for name in ("مصدر مطلع", "أوساط سياسية"):
        with pytest.raises(FindingError) as error:
            actor(library, name)
        assert error.value.code == "several"
    assert actor(library, "salem-al-haddad").data["counts"]["articles"]["count"] == 2
