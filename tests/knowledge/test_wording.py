import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import kawalis
from kawalis.knowledge import table
from kawalis.knowledge.schema.messages import Message
from kawalis.knowledge.wording import LANGUAGES, Words, message

HOME = Path(kawalis.__file__).parent
ENTRIES = table(Message)
VALUES = {
    "kind": "person office organisation outlet country place group anonymous document",
    "source_type": "named_person office spokesperson institution outlet document anonymous collective implicit",
    "from": "heard_directly statement relayed attributed unspecified",
    "status": "occurred ongoing planned possible denied demanded",
    "mode": "asserted conditional predicted demand question commitment",
    "certainty": "certain probable possible unknown",
    "directness": "direct indirect mixed",
    "layer": "headline body",
    "severity": "note doubt clash",
    "origin": "given metadata page inferred unknown",
    "time_kind": "DATE TIME DURATION SET",
    "type": "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    "SANCTION MOBILIZE COERCE ASSAULT other",
    "weak": "anonymous collective implicit unspecified",
    "check": "headline_quote_unsupported headline_stronger series_clash weekday_date_agreement "
    "weekday_date_clash duration_clash source_unsure single_source interested_outlet pattern bad_date",
}


def fields(template: str, own: str) -> list[str]:
    """The fields of a template; one that ends in the language's ``own`` letters is its own wording."""
    return sorted({name.removesuffix(own) for _, name, _, _ in Formatter().parse(template) if name})


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_both_languages_hold_the_same_fields(entry: Message) -> None:
    assert fields(entry.ar, "_ar") == fields(entry.en, "_en")
    assert entry.ar.strip()
    assert entry.en.strip()


@pytest.mark.parametrize(
    "entry", [e for e in ENTRIES if e.id.startswith(("term.", "view."))], ids=lambda e: e.id
)
def test_arabic_words_are_arabic_and_english_ones_are_not(entry: Message) -> None:
    assert not re.search("[a-z]{2}", re.sub(r"\{\w+\}", "", entry.ar))
    assert not re.search("[\u0621-\u064a]", entry.en)


@pytest.mark.parametrize("field", VALUES)
def test_every_value_of_the_record_has_a_word_in_both_languages(field: str) -> None:
    for value in VALUES[field].split():
        assert message(f"term.{field}.{value}").ar != value


def named_in_code() -> set[str]:
    """The ids that Python and the page's template name in full."""
    found: set[str] = set()
    for path in (HOME / "export").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.update(re.findall(r"^(?:view|link)\.[\w.-]*\w(?<!_)$", node.value))
    template = (HOME / "export" / "html" / "page.html.j2").read_text(encoding="utf-8")
    return found | set(re.findall(r"words\([\"']([\w.-]+)[\"'][,)]", template))


def test_every_message_that_the_views_name_exists() -> None:
    named = named_in_code()
    assert len(named) > 20
    assert named <= {entry.id for entry in ENTRIES}


def test_words_speak_one_language() -> None:
    assert Words("ar").term("status", "denied") == "منفيّ"
    assert Words("en").term("status", "denied") == "denied"
    assert Words("fr").language == LANGUAGES[0]


def test_a_value_without_a_word_stands_for_itself() -> None:
    assert Words("en").term("check", "brand_new") == "brand new"
    assert Words("ar").term("event_mode", None) == ""


def test_an_unknown_message_is_an_error() -> None:
    with pytest.raises(KeyError):
        message("view.nonesuch")
