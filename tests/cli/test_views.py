"""``kawalis show``, ``actor``, ``timeline``, ``chains --db`` and ``export --query`` over a library."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from kawalis.export.record_json import to_dict
from kawalis.model import Published
from kawalis.store import open_library
from kawalis.store.incoming import Incoming
from tests.cli.conftest import Run
from tests.cli.test_failures import only_line
from tests.export.builders import TEXT, build

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of SQLAlchemy's


@pytest.fixture(autouse=True)
def database(tmp_path: Path) -> str:
    with open_library(tmp_path / "kawalis.db", create=True, write=True) as library:
        published = Published("2021-05-05", "given")
        (added,) = library.add([Incoming(TEXT, TEXT.splitlines()[0], published, "test", "صحيفة الشرفة")])
        record = to_dict(build())
        record["article"]["id"] = added.article
        library.append(added.article, record, "test")
        return added.article


def test_an_article_is_shown_by_a_beginning_of_its_id(run: Run, database: str) -> None:
    text = run("show", database[:6]).stdout.decode()
    assert text.startswith(f"article \u2068{database}\u2069")
    assert "Who said what, on whose word" in text
    assert "\x1b" not in text
    assert json.loads(run("show", database, "--json").stdout)["record"]["article"]["text"] == TEXT


def test_an_actor_is_shown_by_name(run: Run) -> None:
    text = run("actor", "سالم الحداد").stdout.decode()
    assert "Salem al-Haddad" in text
    assert json.loads(run("actor", "al-marfa", "--json").stdout)["counts"]["passed_on"]["count"] == 2


def test_a_timeline_is_printed_by_day(run: Run) -> None:
    text = run("timeline", "type:CONSULT OR source-type:anonymous", "--limit", "2").stdout.decode()
    assert text.index("2021-05-04") < text.index("2021-05-05")
    assert "more: --limit shows them" in text
    assert json.loads(run("timeline", "kind:event", "--json").stdout)["total"] == 3


def test_chains_of_what_a_query_finds(run: Run, database: str) -> None:
    lines = (
        run("chains", "--db", "kawalis.db", "--query", "source-type:anonymous").stdout.decode().splitlines()
    )
    assert lines[0].endswith(database)
    assert len(lines) == 2
    assert "[unnamed]" in lines[1]
    assert len(run("chains", "--db", "kawalis.db").stdout.decode().splitlines()) == 6
    rows = json.loads(
        run("chains", "--db", "kawalis.db", "--query", "actor:al-marfa", "--format", "json").stdout
    )
    assert {row["report"] for row in rows} == {database}
    assert all(row["statement"].startswith("s-") for row in rows)


def test_what_a_query_finds_is_exported(run: Run) -> None:
    call = ("export", "--db", "kawalis.db", "--format", "csv", "--view", "events")
    rows = [
        list(csv.DictReader(io.StringIO(run(*call, *more).stdout.decode("utf-8-sig"))))
        for more in ((), ("--query", "place:Beirut"))
    ]
    assert [len(found) for found in rows] == [3, 1]
    assert rows[1][0] in rows[0]
    done = run(
        "export", "--db", "kawalis.db", "--format", "jsonl", "--query", "kind:statement certainty:possible"
    )
    (record,) = map(json.loads, done.stdout.decode().splitlines())
    assert [s["certainty"] for s in record["statements"]] == ["possible"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("show", "zz"), "nothing in this library has this id or name: zz"),
        (("show", "s-"), "s- fits several: s-"),
        (("actor", "nobody"), "nothing in this library has this id or name: nobody"),
        (("timeline", "a nonesuch:b"), "no field is called nonesuch (character 2)"),
        (("chains", "--db", "kawalis.db", "--query", "("), "a bracket without its other one"),
        (("export", "--format", "csv", "--view", "events", "--query", "a"), "name reports"),
        (("chains", "x.txt", "--query", "a"), "--query asks a library: name it with --db"),
        (("show", "s-", "--db", "none.db"), "none.db: this library cannot be opened (missing)"),
    ],
)
def test_a_wrong_call_is_one_line(run: Run, arguments: tuple[str, ...], reason: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert reason in only_line(done)


def test_findings_go_to_annotators_and_come_back(run: Run, tmp_path: Path) -> None:
    call = ("export", "--db", "kawalis.db", "--query", "kind:event type:CONSULT", "--format", "doccano")
    assert run(*call, "--view", "events", "--out", "tasks.jsonl").returncode == 0
    (task,) = map(json.loads, (tmp_path / "tasks.jsonl").read_text(encoding="utf-8").splitlines())
    labels = [label for _, _, label in task["label"]]
    assert labels == ["CONSULT", "EVENT", "CONSULT"]  # a whole report is seen
    task["label"].pop(1)
    (tmp_path / "tasks.jsonl").write_text(json.dumps(task) + "\nbroken", encoding="utf-8")
    done = run("correct", "tasks.jsonl", "--author", "desk")
    assert done.stdout.decode() == "Right: 2, wrong: 1, changed: 0, missing: 0, same: 0, skipped: 1\n"
    assert run("skipped").stdout.decode() == "broken_json\t1\ttasks.jsonl:2\n"
    assert run("correct", "tasks.jsonl", "--db", "none.db").returncode == 2


def test_an_older_library_says_what_to_do(run: Run, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "kawalis.db") as connection:
        connection.execute("DELETE FROM schema_steps WHERE number > 1")
        connection.execute("DROP TABLE about")
    connection.close()
    for command in (("actor", "al-marfa"), ("search", "kind:event")):
        assert "kawalis rebuild" in only_line(run(*command))
    (tmp_path / "empty.jsonl").touch()
    run("correct", "empty.jsonl")
    assert run("actor", "al-marfa").returncode == 0
