import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kawalis.export.formats import stream
from kawalis.model import Record

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(HTMLParser):
    """Ids, links and whether elements nest."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [i for i in [given.get("id")] if i]
        self.links += [i for i in [given.get("href"), given.get("src")] if i]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_dossier_is_one_page_that_loads_nothing(record: Record, language: str) -> None:
    other = replace(record, article=replace(record.article, id="another"))
    html = "".join(stream([record, other], "html", language=language))
    page = Page()
    page.feed(html)
    assert page.wrong == []
    assert page.open == []
    assert page.ids == ["r1", "r2", "contents", "index"]
    assert {link.removeprefix("#") for link in page.links} == set(page.ids)
    assert "<script" not in html
    assert f'<html lang="{language}"' in html
    assert html.count("لن تقبل") >= 4


def test_what_a_text_holds_is_escaped(record: Record) -> None:
    odd = replace(record, article=replace(record.article, title="<script>alert(1)</script>\x01"))
    html = "".join(stream([odd], "html"))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "\x01" not in html


def test_the_marks_are_flat(record: Record) -> None:
    html = "".join(stream([record], "html"))
    text = html[html.index('<div class="text"') :]
    assert not re.search(r"<span[^>]*>[^<]*<span", text[: text.index("</div>")])


def test_no_record_is_an_empty_dossier() -> None:
    assert "</html>" in "".join(stream([], "html"))
