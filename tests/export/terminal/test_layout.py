import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kawalis.export.terminal.layout import FSI, LRI, PDI, RLI, Frame, Run, clean, own, told

OPENERS = {FSI, LRI, RLI}
WORDS = st.text(st.sampled_from('قال سالم لن، "abc 2021-05-04 «»\u202e\u2069\x1b\u064b\t\n'), max_size=80)


def balanced(line: str) -> bool:
    depth = 0
    for char in line:
        depth += (char in OPENERS) - (char == PDI)
        if depth < 0:
            return False
    return depth == 0


@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=6), st.integers(12, 60), st.booleans())
def test_every_line_fits_and_closes_what_it_opens(
    parts: list[tuple[str, bool]], width: int, rtl: bool
) -> None:
    runs = [own(text) if mine else Run(clean(text)) for text, mine in parts]
    for line in Frame(width, rtl=rtl, fill=rtl).lines(runs, indent=2, hang=6):
        assert balanced(line.plain)
        assert cell_len(line.plain) <= width


@given(st.text())
def test_foreign_text_brings_no_control_and_no_direction_of_its_own(text: str) -> None:
    shown = clean(text)
    assert not any(char < " " or "\x7f" <= char <= "\x9f" for char in shown)
    assert not set(shown) & {"\u202a", "\u202b", "\u202d", "\u202e", FSI, LRI, PDI, RLI}


@pytest.mark.parametrize("text", ["\x1b[31mأحمر", "a\x07b", "\x9b2J"])
def test_terminal_commands_in_a_report_are_defused(text: str) -> None:
    assert "\ufffd" in clean(text)


def test_no_word_is_lost_by_wrapping() -> None:
    text = " ".join(f"كلمة{i}" for i in range(60))
    lines = [line.plain for line in Frame(30).lines([own(text)])]
    assert len(lines) > 10
    assert " ".join(line.strip(FSI + PDI) for line in lines) == text


def test_a_word_that_no_line_holds_is_cut() -> None:
    lines = [line.plain.strip(FSI + PDI) for line in Frame(40).lines([own("س" * 100)])]
    assert [len(line) for line in lines] == [40, 40, 20]


def test_a_megabyte_is_cut_short() -> None:
    assert len(list(Frame(100).lines([own("س" * 1_000_000)]))) < 20


def test_punctuation_stays_with_its_word() -> None:
    lines = list(Frame(12).lines([own("قال الوزير"), Run(": "), own("نعم")]))
    assert [line.plain for line in lines] == [f"{FSI}قال الوزير{PDI}:", f"{FSI}نعم{PDI}"]


def test_a_date_keeps_its_order_inside_arabic() -> None:
    (line,) = Frame(80).lines([own("يوم 2021-05-04 هو")])
    assert line.plain == f"{FSI}يوم {LRI}2021-05-04{PDI} هو{PDI}"


def test_a_sentence_of_ours_keeps_its_direction_though_it_begins_with_a_quotation() -> None:
    (line,) = Frame(80).lines(told("«قال نعم» names 2021-05-04."))
    assert line.plain == f"«{FSI}قال نعم{PDI}» names {FSI}{LRI}2021-05-04{PDI}{PDI}."


def test_arabic_lines_are_filled_to_the_right_edge_on_a_screen() -> None:
    (line,) = Frame(40, rtl=True, fill=True).lines([Run("قال")], indent=2)
    assert cell_len(line.plain) == 40
    assert line.plain.startswith(f"{RLI}  قال")
