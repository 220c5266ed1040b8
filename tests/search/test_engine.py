from dataclasses import replace

import pytest

from kawalis.export.ids import Ids
from kawalis.search.engine import FACETS, search_library, with_fields
from kawalis.search.query import field
from kawalis.store import ids as store_ids
from kawalis.store.library import Library
from tests.export.builders import build


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("", ""),
        ("بغداد kind:article", "article"),
        ("ببغداد", ""),
        ("عراقي", "article"),
        ("العراق", "article"),
        ('"وفد إلى بغداد"', "article"),
        ('"إلى وفد"', ""),
        ("وزار*", ""),
        ("الوزير kind:article", "article article"),
        ("الوزير kind:article outlet:النخلة", "article"),
        ("الوزير kind:article since:2021-01", "article"),
        ("الوزير kind:article until:2020", "article"),
        ("kind:article since:2021-01 until:2021-01", "article"),
        ("kind:article -outlet:النخلة", "article article"),
        ("الانتخابات kind:statement", "statement statement"),
        ("الانتخابات kind:statement source-type:anonymous", "statement"),
        ("الانتخابات kind:statement certainty:possible", ""),
        ("kind:event type:CONSULT", "event event"),
        ("kind:event type:consult place:beirut", "event"),
        ("kind:event place:beir -status:denied", "event"),
        ("kind:article type:CONSULT status:possible", "article"),
        ("kind:article place:Beirut status:possible", ""),
        ("kind:statement type:CONSULT", "statement"),
        ("kind:actor الحداد", "actor"),
        ("kind:actor type:CONSULT place:Beirut", "actor actor"),
        ("kind:statement actor:salem-al-haddad", "statement"),
        ('kind:event actor:"سالم الحداد"', "event"),
        ('kind:article actor:"سالم الحداد"', "article"),
        ("kind:actor source-type:anonymous", "actor"),
        ("بغداد OR مدارس kind:article", "article article"),
        ("(بغداد OR المدارس) kind:article", "article article"),
        ("تجار OR type:CONSULT", "article actor actor article event event statement"),
    ],
)
def test_what_is_asked_for_is_found(library: Library, query: str, kinds: str) -> None:
    found = search_library(library, query)
    assert sorted(hit.kind for hit in found.hits) == sorted(kinds.split())
    assert found.total == len(found.hits)


def test_exact_forms_come_first(library: Library) -> None:
    found = search_library(library, "الوزراء kind:article")
    assert [hit.title for hit in found.hits][:1] == ["اجتماع في بغداد"]


def test_pages_and_totals_agree(library: Library) -> None:
    whole = search_library(library, "kind:statement")
    pages = [search_library(library, "kind:statement", limit=2, offset=offset) for offset in (0, 2, 4, 6)]
    assert [page.total for page in pages] == [5] * 4
    assert [hit.item for page in pages for hit in page.hits] == [hit.item for hit in whole.hits]


def test_snippets_keep_their_places(library: Library) -> None:
    for hit in search_library(library, "الانتخابات").hits:
        if hit.snippet is None:
            continue
        article = library.article(hit.article or "")
        assert article is not None
        assert article.text[hit.snippet.start : hit.snippet.end] == hit.snippet.text
        assert [article.text[a:b] for a, b in hit.snippet.marks] == ["الانتخابات"]


def test_facets_count_all_that_was_found(library: Library) -> None:
    facets = search_library(library, "الوزير OR type:CONSULT", limit=1, facets=FACETS).facets
    assert dict(facets["kind"])["article"] == 2
    assert dict(facets["type"]) == {"CONSULT": 2}
    assert set(dict(facets["month"])) == {"2021-05", "2020-12"}
    assert dict(facets["source-type"])["collective"] == 1


def test_conditions_beside_the_query_are_those_in_it(library: Library) -> None:
    beside = search_library(library, with_fields("الانتخابات", [field("source_type", "anonymous")]))
    within = search_library(library, "الانتخابات source-type:anonymous")
    assert beside == within
    assert beside.total


def test_exports_and_library_give_the_same_ids(library: Library) -> None:
    record = build()
    article = store_ids.article_id(store_ids.digest_of(record.article.text), record.article.outlet)
    ids = Ids(replace(record, article=replace(record.article, id=article)))
    for kind, part in (("statement", record.statements), ("event", record.events), ("actor", record.actors)):
        hits = search_library(library, f"kind:{kind}").hits
        assert {hit.item for hit in hits} == {ids(thing.id) for thing in part}


def test_what_is_told_and_what_is_only_mentioned(library: Library) -> None:
    (record,) = library.records()
    kinds = dict(zip(("told", "mentioned"), record["events"], strict=False))
    for telling, event in kinds.items():
        event["telling"] = telling
    library.append(record["article"]["id"], record, "test")
    for telling, event in kinds.items():
        hits = search_library(library, f"kind:event telling:{telling}").hits
        assert [hit.item for hit in hits] == [store_ids.event_id(record["article"]["id"], event)]
    (article,) = search_library(library, "kind:article telling:told").hits
    assert article.item == record["article"]["id"]
    rest = search_library(library, "kind:event -telling:told").total
    assert rest == len(record["events"]) - 1
