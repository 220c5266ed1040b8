import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kawalis.export.html import page
from kawalis.model import AnchoredTime, Article, Message, Record
from tests.export.builders import TEXT, build

CSS = (Path(page.__code__.co_filename).parent / "page.css").read_text(encoding="utf-8")
VOID = {"meta", "input", "link", "br"}


class Outline(HTMLParser):
    """The page's elements, and the text of the report's blocks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.lines: list[str] = []
        self.deepest = 0
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, dict(attrs))
        self.tags.append(element)
        if element[1].get("class") == "line":
            self.lines.append("")
        if tag not in VOID:
            self.open.append(element)
        if self.in_line():
            self.deepest = max(self.deepest, sum(name == "span" for name, _ in self.open))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.in_line():
            self.lines[-1] += data

    def in_line(self) -> bool:
        return any(attrs.get("class") == "line" for _, attrs in self.open)


def text_of(html: str) -> str:
    return re.sub(r"<(style|script)\b.*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL)


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_page_speaks_the_readers_language_and_the_report_its_own(
    record: Record, language: str, direction: str
) -> None:
    outline = Outline(page(record, language=language))
    html = next(attrs for tag, attrs in outline.tags if tag == "html")
    report = next(attrs for tag, attrs in outline.tags if attrs.get("class") == "report")
    assert html == {"lang": language, "dir": direction}
    assert (report["lang"], report["dir"]) == ("ar", "rtl")


def test_an_arabic_page_has_no_english_word(record: Record) -> None:
    words = set(re.findall(r"[A-Za-z]{3,}", text_of(page(record, language="ar"))))
    assert words <= {"IRNA", "bdi"}


def test_the_reports_text_is_whole_and_its_marks_are_flat(record: Record) -> None:
    outline = Outline(page(record))
    assert outline.lines == [line for line in TEXT.split("\n") if line.strip()]
    assert outline.deepest == 1


def test_every_finding_can_be_chosen_and_marks_its_own_words(record: Record) -> None:
    outline = Outline(page(record))
    marked: dict[str, int] = {}
    for _, attrs in outline.tags:
        for key in ("data-of", "data-part"):
            for name in (attrs.get(key) or "").split():
                marked[name] = marked.get(name, 0) + 1
    buttons = {attrs["data-go"] for tag, attrs in outline.tags if tag == "button" and "data-go" in attrs}
    expected = {"c1", "c2", "c3"}
    expected |= {s.id for s in record.statements} | {e.id for e in record.events}
    expected |= {a.id for a in record.actors} | {t.id for t in record.times}
    expected |= {r.id for r in record.anchored}
    assert buttons == expected
    assert set(marked) == expected


def test_a_time_told_by_what_happened_names_its_event_and_marks_its_words(record: Record) -> None:
    anchor = record.events[1].anchor
    told = AnchoredTime("r1", anchor.start, anchor.end, anchor.text, "after", anchor, "e2", None, "after")
    html = page(replace(record, anchored=(told,)))
    assert 'data-go="r1"' in html
    assert "Times told by what happened" in page(replace(record, anchored=(told,)), language="en")
    outline = Outline(html)
    assert any("r1" in (attrs.get("data-of") or "").split() for _, attrs in outline.tags)


def test_nothing_is_loaded_and_only_our_own_style_and_script_run(record: Record) -> None:
    html = page(record)
    outline = Outline(html)
    for _, attrs in outline.tags:
        assert not {"src", "srcset", "style", "action"} & set(attrs)
        assert not any(name.startswith("on") for name in attrs)
        assert (attrs.get("href") or "#").startswith("#")
    assert not re.search(r"url\(|@import|https?:", html)
    policy = next(a["content"] for t, a in outline.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    for tag in ("style", "script"):
        (inline,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


HOSTILE = (
    "</title><script>alert(1)</script> \" ' & <img src=x onerror=alert(2)>",
    "{{ 7*7 }} {% raw %} </style><style>*{display:none}",
    "\u202eقلب\u2066 \x00\x1b[31m \u0085",
)


@pytest.mark.parametrize("attack", HOSTILE)
def test_a_hostile_report_stays_text(attack: str) -> None:
    text = TEXT.replace("وفق بيان رسمي", attack).replace("رسمي.", attack)
    text = f"{text}\n{attack}\n"
    record = build(text)
    bad = Message(ar=attack, en=attack)
    record = replace(
        record,
        article=replace(Article.of(attack + "\n" + text), outlet=attack, published=record.article.published),
        actors=tuple(replace(a, name_ar=attack, name_en=attack, role=attack) for a in record.actors),
        checks=tuple(replace(c, message=bad, kind=attack) for c in record.checks),
        times=tuple(replace(t, value=attack) for t in record.times),
        statements=(),
        events=(),
    )
    html = page(record, language="en")
    outline = Outline(html)
    names = [tag for tag, _ in outline.tags]
    assert names.count("script") == names.count("style") == names.count("title") == 1
    assert "img" not in names
    assert not any(char < " " and char not in "\n\t" for char in html)
    assert "7*7" in html or "7*7" not in attack


def test_dates_keep_their_order_within_arabic(record: Record) -> None:
    assert 'أيار الحالي): <time dir="ltr">2021-05-05</time>' in page(record)


def test_marks_have_no_width_of_their_own() -> None:
    """What would tear the letters of a word apart: see DESIGN.md and the pixel test."""
    rules = [rule for rule in re.findall(r"([^{}]+)\{([^{}]*)\}", CSS) if re.search(r"\.m\b", rule[0])]
    assert len(rules) > 8
    torn = r"padding|margin|border|font|display|[^-]position|letter-spacing|direction|unicode-bidi"
    for selector, body in rules:
        assert not re.search(torn, body), selector
        assert re.search("background|text-decoration", body), selector


def test_no_ground_hides_a_stroke_that_reaches_over() -> None:
    for name in ("said", "weak", "on", "with"):
        values = re.findall(rf"--{name}: ([^;]*);", CSS)
        assert len(values) == 2  # light and dark
        for value in values:
            share = re.fullmatch(r"rgb\([\d ]+ / (\d+)%\)", value)
            assert share
            assert int(share[1]) <= 55


def test_the_style_keeps_to_the_house_rules() -> None:
    physical = r"(margin|padding|border|inset)-(left|right|top|bottom)|[^-]\b(left|right|width|height)\s*:"
    plain = re.sub(r"@media[^{]*", "", CSS)
    assert not re.search(physical, plain)
    assert "italic" not in CSS
    heights = [float(h) for h in re.findall(r"line-height: ([\d.]+)", CSS)]
    assert min(h for h in heights) >= 1.5  # labels of one line; running text has 1.9 or more
    assert re.search(r"body \{[^}]*/1\.9 ", CSS)
    assert re.search(r"\.line \{[^}]*line-height: 2\.15", CSS)
