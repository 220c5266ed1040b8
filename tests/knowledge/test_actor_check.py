"""What a check of actor files finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kawalis.knowledge.actor_check import check_folder
from kawalis.knowledge.actor_search import bearers, everything

if TYPE_CHECKING:
    from pathlib import Path

ONE = """id: sabir-al-mutlaq
kind: person
names: {ar: [صابر المطلق], en: [Sabir al-Mutlaq]}
country: IRQ
roles:
- {title_ar: وزير الخارجية, title_en: foreign minister, start: 2031-01, end: 2032-05}
"""
OTHER = """id: sabir-al-mutlaq-2
kind: person
names: {ar: [صابر المطلك], en: [Sabir al-Mutlak]}
variants: [صابر المُطلق]
country: IRQ
roles:
- {title_ar: وزير الداخلية, title_en: interior minister, start: 2032-01, end: 2034-01}
"""


def found(folder: Path, *files: str) -> list[tuple[str, str, int, str]]:
    for i, text in enumerate(files):
        (folder / f"{i}.yaml").write_text(text, encoding="utf-8")
    report = check_folder(folder)
    return [(f.code, f.file.rpartition("/")[2], f.line, f.words.en) for f in report.findings]


def test_sound_files_have_no_findings(tmp_path: Path) -> None:
    assert found(tmp_path, ONE) == []
    assert check_folder(tmp_path).actors == 1


def test_every_fault_is_named_not_the_first_alone(tmp_path: Path) -> None:
    faults = found(tmp_path, ONE.replace("kind:", "sort:"), OTHER.replace("2032-01", "2032-02-31"))
    assert [fault[:3] for fault in faults] == [("fault", "0.yaml", 2), ("fault", "1.yaml", 7)]


def test_dangling_ids_and_taken_ones(tmp_path: Path) -> None:
    dangling = ONE + "affiliations:\n- {to: nowhere, relation: member}\n"
    faults = found(tmp_path, dangling, OTHER.replace("sabir-al-mutlaq-2", "baghdad"))
    assert [f[:3] for f in faults if f[0] == "fault"] == [("fault", "0.yaml", 7), ("fault", "1.yaml", 1)]


def test_one_id_in_two_files(tmp_path: Path) -> None:
    (fault,) = found(tmp_path, ONE, ONE)
    assert fault[:2] == ("fault", "1.yaml")
    assert "duplicate id" in fault[3]


@pytest.mark.parametrize(
    ("start", "doubts"),
    [("2032-01", ["same_name"]), ("2032-05", []), ("2032", []), ("2033-07-02", [])],
)
def test_one_name_at_one_time(tmp_path: Path, start: str, doubts: list[str]) -> None:
    other = OTHER.replace("2032-01", f"'{start}'")
    assert [f[0] for f in found(tmp_path, ONE, other)] == doubts


def test_a_name_without_dates_may_be_at_any_time(tmp_path: Path) -> None:
    bare = OTHER.partition("roles:")[0]
    assert [f[0] for f in found(tmp_path, ONE, bare)] == ["same_name"]
    assert "sabir-al-mutlaq" in found(tmp_path, ONE, bare)[0][3]


def test_two_holders_of_one_office(tmp_path: Path) -> None:
    other = OTHER.replace("الداخلية", "الخارجية").replace("variants: [صابر المُطلق]\n", "")
    assert [f[0] for f in found(tmp_path, ONE, other)] == ["two_holders"]
    assert found(tmp_path, ONE, other.replace("start: 2032-01", "start: 2032-05")) == []


def test_doubts_about_our_own_actors_too(tmp_path: Path) -> None:
    twin = "id: another-qaani\nkind: person\nnames: {ar: [إسماعيل قاآني], en: []}\n"
    assert [f[0] for f in found(tmp_path, twin)] == ["same_name"]
    ours = twin.replace("another-qaani", "esmail-qaani")
    assert found(tmp_path, ours) == []


def test_a_title_that_is_no_office(tmp_path: Path) -> None:
    (doubt,) = found(tmp_path, ONE.replace("وزير الخارجية", "صديق الجميع"))
    assert doubt[:3] == ("no_office", "0.yaml", 6)


@pytest.mark.parametrize("name", ["فيلق القدس", "Quds Force", "quds", "القدس"])
def test_who_bears_a_name(name: str) -> None:
    assert "quds-force" in [row[0] for row in bearers(name)]


def test_whole_names_come_first_and_nobody_bears_nothing() -> None:
    assert bearers("بغداد")[0][:2] == ("baghdad", "city")
    assert bearers("") == []
    assert bearers("كلمة لا يحملها أحد") == []
    assert everything()["baghdad"].country == "IRQ"
