from dataclasses import replace
from pathlib import Path

import pytest

from kawalis.knowledge.actor_check import check_folder
from kawalis.knowledge.suggestion_files import MARK, text_of, write
from kawalis.knowledge.suggestions import Gathering, Group, name_key
from kawalis.link.transliterate import transliterate
from kawalis.model import Article, Name, Published, Record, Span
from kawalis.model.record import Actor

DAYS = ("2021-04-08", "2021-05-09", "2021-06-10", "2021-07-11")


def record(
    number: int,
    *names: str,
    kind: str = "person",
    role: str | None = None,
    state: tuple[str, ...] = (),
    country: str | None = None,
    kb: str | None = None,
) -> Record:
    """A report that names one actor in these words, and nothing else."""
    text = f"خبر {number}\n" + " ثم ".join(names)
    spans = [Span(text.index(name), text.index(name) + len(name), name) for name in names]
    article = replace(Article.of(text), published=Published(DAYS[number], "given"))
    actor = Actor("a1", kb, kind, names[0], None, role, country, None, tuple(spans), state)
    said = tuple(Name(f"n{i}", span.start, span.end, span.text, "PER", "a1") for i, span in enumerate(spans))
    return Record("0", "none", article, (), (), said, (actor,), (), (), ())


def gathered(*records: Record, least: int = 2) -> tuple[list[Group], Gathering]:
    gathering = Gathering()
    for one in records:
        gathering.add(one)
    return gathering.groups(least), gathering


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سامر المهيري", "سامر مهيري"),
        ("أحمد المهيري", "احمد المهيرى"),
        ("عبد الله المهيري", "عبدالله المهيري"),
        ("سامر علي المهيري", "سامر المهيري"),
        ("سامر المهيري", "سامر بن علي المهيري"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    (group,), _ = gathered(record(0, one), record(1, other))
    assert group.reports == 2
    assert set(group.names) == {one, other}
    assert len(group.names[0].split()) == max(len(one.split()), len(other.split()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سامر المهيري", "زياد المهيري"),
        ("سامر المهيري", "سامر الهلالي"),
        ("سامر علي المهيري", "سامر زكي المهيري"),
    ],
)
def test_two_names_are_two(one: str, other: str) -> None:
    groups, _ = gathered(record(0, one), record(1, one), record(2, other), record(3, other))
    assert len(groups) == 2


def test_a_short_name_that_fits_two_goes_to_none() -> None:
    groups, gathering = gathered(
        record(0, "سامر علي المهيري"),
        record(1, "سامر زكي المهيري"),
        record(2, "سامر المهيري"),
        least=1,
    )
    assert [len(group.seen) for group in groups] == [1, 1, 1]
    short = next(group for group in groups if group.names == ["سامر المهيري"])
    assert short.rivals == ["سامر زكي المهيري", "سامر علي المهيري"]
    assert gathering.skipped["not_merged"] == 1


def test_other_states_keep_a_short_name_apart() -> None:
    groups, _ = gathered(
        record(0, "سامر علي المهيري", country="JOR"), record(1, "سامر المهيري", country="YEM"), least=1
    )
    assert [group.reports for group in groups] == [1, 1]


@pytest.mark.parametrize(
    ("records", "code"),
    [
        ([record(0, "سامر المهيري")], "too_few_reports"),
        ([record(0, "سامر المهيري"), record(0, "سامر المهيري")], "repeated_report"),
        ([record(0, "المهيري"), record(1, "المهيري")], "one_word"),
        ([record(0, "Nakhla", kind="organisation")], "not_arabic"),
        ([record(0, "نوري المالكي"), record(1, "نورى المالكي")], "in_files"),
    ],
)
def test_what_is_not_proposed_is_counted(records: list[Record], code: str) -> None:
    groups, gathering = gathered(*records)
    assert groups == []
    assert gathering.skipped[code] > 0


def test_whom_a_record_knows_is_not_proposed() -> None:
    assert gathered(record(0, "سامر المهيري", kb="x"), record(1, "سامر المهيري", kb="x"))[0] == []
    assert (
        gathered(record(0, "سامر المهيري", kind="office"), record(1, "سامر المهيري", kind="office"))[0] == []
    )


def test_a_body_of_one_word_is_proposed() -> None:
    (group,), _ = gathered(record(0, "النخلة", kind="organisation"), record(1, "نخلة", kind="organisation"))
    assert (group.kind, group.key) == ("organisation", name_key("النخلة"))


def test_bodies_of_two_states_are_two() -> None:
    names = ("JOR", "YEM", "JOR", "YEM")
    records = [record(i, "هيئة النخيل", kind="organisation", country=state) for i, state in enumerate(names)]
    groups, _ = gathered(*records)
    assert [group.countries for group in groups] == [["JOR"], ["YEM"]]
    assert "No report says" not in text_of(groups[0], "x", transliterate)
    (none,), _ = gathered(*(record(i, "هيئة النخيل", kind="organisation") for i in range(2)))
    assert "No report says" in text_of(none, "x", transliterate)


FULL = (
    record(0, "سامر علي المهيري", "المهيري", role="وزير النقل", country="JOR"),
    record(1, "سامر المهيري", role="وزير النقل بالوكالة", state=("acting",), country="JOR"),
    record(2, "سامر المهيري", role="وزير النقل السابق", state=("former",)),
    record(3, "سامر المهيري", role="وزير النقل", country="JOR"),
)


def test_a_file_is_accepted_when_a_person_has_looked_through_it(tmp_path: Path) -> None:
    groups, _ = gathered(*FULL)
    ((_, name, new),) = write(groups, tmp_path, transliterate)
    path = tmp_path / f"{name}.yaml"
    assert (name, new) == ("samer-ali-al-muhairi", True)
    (fault,) = check_folder(tmp_path).findings
    assert fault.grave
    assert MARK in fault.words.en
    path.write_text(path.read_text("utf-8").replace(f"{MARK}: pending\n", ""), "utf-8")
    report = check_folder(tmp_path)
    assert (report.actors, report.findings) == (1, ())


def test_a_file_says_what_the_reports_say_and_no_more() -> None:
    (group,), _ = gathered(*FULL)
    text = text_of(group, "x", transliterate)
    lines = text.splitlines()
    assert "country: JOR" in lines
    assert "start" not in [line.split(":")[0].strip() for line in lines]
    assert lines.count("  approximate: true") == 2
    assert "- title_ar: وزير النقل السابق" not in lines
    assert "# Not held then (former): وزير النقل السابق; so in reports of 2021-06-10" in lines
    at = lines.index("- title_ar: وزير النقل")
    assert lines[at - 1].startswith("# so in reports of 2021-04-08, 2021-07-11;")
    assert sum(line.startswith("# [") and "المهيري" in line for line in lines) == 5
    assert all(one.article.id in text for one in FULL)


def test_states_that_differ_are_told_and_none_is_said() -> None:
    (group,), _ = gathered(record(0, "سامر المهيري", country="JOR"), record(1, "سامر المهيري", country="YEM"))
    text = text_of(group, "x", transliterate)
    assert "JOR, YEM" in text
    assert "\ncountry:" not in text


def test_whom_ours_may_be_is_told() -> None:
    (group,), _ = gathered(record(0, "نوري زكي المالكي"), record(1, "نوري زكي المالكي"))
    assert group.like == ["nouri-al-maliki"]
    assert "nouri-al-maliki" in text_of(group, "x", transliterate)


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    groups, _ = gathered(*FULL)
    (tmp_path / "samer-ali-al-muhairi.yaml").write_text("mine", "utf-8")
    assert [new for _, _, new in write(groups, tmp_path, transliterate)] == [False]
    assert (tmp_path / "samer-ali-al-muhairi.yaml").read_text("utf-8") == "mine"


def test_two_of_one_latin_name_have_two_ids(tmp_path: Path) -> None:
    records = [record(i, name) for i, name in enumerate(["سامر المهيري", "سمير المهيري"])]
    groups, _ = gathered(*records, least=1)
    names = [name for _, name, _ in write(groups, tmp_path, lambda _: "S. Muhairi")]
    assert len(set(names)) == 2
    assert all(name.startswith("s-muhairi-") for name in names)
