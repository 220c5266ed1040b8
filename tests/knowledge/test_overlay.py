"""A user's own actor files over ours."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import kawalis
from kawalis.extract.names.gazetteer import index
from kawalis.knowledge import table
from kawalis.knowledge.actor_folder import load
from kawalis.knowledge.overlay import Overlay, per_overlay, using
from kawalis.knowledge.schema.actors import KnownActor
from kawalis.knowledge.titles import Office
from kawalis.link.known import facts, holder
from kawalis.model import DataError, InputError

if TYPE_CHECKING:
    from pathlib import Path

NEW = """id: sabir-al-mutlaq
kind: person
names:
  ar: [صابر المطلق]
  en: [Sabir al-Mutlaq]
country: IRQ
code: IRQGOV
roles:
  - {title_ar: وزير الخارجية, title_en: foreign minister, start: 2031-01, end: 2032-05}
"""
OURS = """id: esmail-qaani
kind: person
names:
  ar: [إسماعيل قاآني]
  en: [E. Qaani]
"""
REPORT = "خطة جديدة\n\nقال صابر المطلق، أمس الأحد، إن الوزارة ستبدأ مشروعا لتوسيع السدود."


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    (folder / "irq").mkdir(parents=True)
    (folder / "irq" / "new.yaml").write_text(NEW, encoding="utf-8")
    (folder / "ours.yaml").write_text(OURS, encoding="utf-8")
    return folder


def known() -> dict[str, KnownActor]:
    return {actor.id: actor for actor in table(KnownActor)}


def test_new_ids_are_added_and_ours_are_replaced_field_by_field(own: Path) -> None:
    before = known()
    with using(load(own)):
        now = known()
        assert facts()["sabir-al-mutlaq"].code == "IRQGOV"
    assert now.keys() - before.keys() == {"sabir-al-mutlaq"}
    assert now["esmail-qaani"].names.en == ["E. Qaani"]
    assert now["esmail-qaani"].roles == before["esmail-qaani"].roles
    assert now["esmail-qaani"].roles
    assert known() == before
    assert "sabir-al-mutlaq" not in facts()


def test_an_empty_list_takes_ours_away(own: Path) -> None:
    (own / "ours.yaml").write_text(OURS + "roles: []\n", encoding="utf-8")
    with using(load(own)):
        assert known()["esmail-qaani"].roles == []


def test_what_hangs_on_the_actors_changes_with_them(own: Path) -> None:
    with using(load(own)):
        assert holder(Office("minister", ("foreign",)), "IRQ", "2031-06-01") == "sabir-al-mutlaq"
        assert index() is index()
        inside = index()
    assert holder(Office("minister", ("foreign",)), "IRQ", "2031-06-01") is None
    assert index() is not inside


def test_a_reading_takes_them(own: Path) -> None:
    with_own = kawalis.read(REPORT, actors=own)
    assert [a.kb for a in with_own.actors if a.kind == "person"] == ["sabir-al-mutlaq"]
    assert [a.kb for a in kawalis.read(REPORT).actors if a.kind == "person"] == [None]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (NEW.replace("country:", "land:"), 6, "unknown field `land`"),
        (NEW.replace("2031-01", "2031-13"), 9, "no date '2031-13'"),
        (NEW.replace("2031-01", "'2033'"), 9, "ends (2032-05) before it begins (2033)"),
        (NEW.replace("[صابر المطلق]", "[]"), 4, "at least one Arabic name"),
        (NEW.replace("[صابر المطلق]", "['-']"), 4, "a name without letters"),
        (NEW.replace("IRQ\n", "XYZ\n"), 6, "no state has the code 'XYZ'"),
        (NEW.replace("sabir-al-mutlaq", "baghdad"), 1, "is that of a state, an outlet or a place"),
        (NEW.replace("start:", "org: nowhere, start:"), 8, "roles.org: no actors entry 'nowhere'"),
    ],
)
def test_faults_name_file_and_line(own: Path, text: str, line: int, reason: str) -> None:
    path = own / "irq" / "new.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(own)
    assert caught.value.file == path.as_posix()
    assert caught.value.line == line
    assert reason in caught.value.reason


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(tmp_path / "nowhere")
    assert caught.value.code == "no_folder"


def test_a_change_is_seen(own: Path) -> None:
    first = load(own)
    assert load(own) is first
    (own / "ours.yaml").write_text(OURS + "gender: m\n", encoding="utf-8")
    second = load(own)
    assert second.key != first.key
    (own / "ours.yaml").unlink()
    assert len(load(own).rows) == 1


def test_the_second_start_needs_no_yaml(own: Path, cache: Path) -> None:
    load(own)
    assert len(list(cache.rglob("*.json"))) == 1
    code = (
        "import sys; from kawalis.knowledge.actor_folder import load; "
        f"print(len(load({str(own)!r}).rows), 'yaml' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, env={**os.environ}
    )
    assert done.stdout.split() == ["2", "False"]


def test_a_cache_that_cannot_be_written_or_read_costs_time_only(own: Path, cache: Path) -> None:
    first = load(own)
    for path in cache.rglob("*.json"):
        path.write_text("[{}]", encoding="utf-8")
    (own / "irq" / "new.yaml").touch()
    assert load(own) == first
    for path in cache.rglob("*.json"):
        path.unlink()
    (cache / "kawalis" / "actors").rmdir()
    (cache / "kawalis" / "actors").write_text("no folder", encoding="utf-8")
    (own / "irq" / "new.yaml").touch()
    assert load(own) == first


def test_few_overlays_are_held() -> None:
    made = []

    @per_overlay
    def value() -> int:
        made.append(1)
        return len(made)

    assert value() == 1
    for name in "abcdefgh":
        with using(Overlay(name, ())):
            assert value() == value()
    assert value() == 1
    assert len(made) == 9
