import json
import sys
from pathlib import Path

import pytest

from kawalis.cli.failure import RefusalError
from kawalis.cli.search import find
from kawalis.model import Published
from kawalis.store import open_library
from kawalis.store.incoming import Incoming
from tests.cli.conftest import REPORT, Run
from tests.cli.test_failures import only_line

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of SQLAlchemy's, about the store


@pytest.fixture
def database(tmp_path: Path) -> Path:
    with open_library(tmp_path / "kawalis.db", create=True, write=True) as library:
        library.add(
            [Incoming(REPORT, REPORT.splitlines()[0], Published("2024-05-06", "given"), "test", "النخلة")]
        )
    return tmp_path / "kawalis.db"


def test_what_was_found_is_shown_with_its_words_marked(run: Run, database: Path) -> None:
    done = run("search", "السدود", "--since", "2024-05", "--kind", "article", "--facets")
    text = done.stdout.decode()
    assert done.returncode == 0
    assert text.startswith("Results: 1\narticle · 2024-05-06 · النخلة · وزير المياه")
    assert "لتوسيع ⟦السدود⟧" in text
    assert "month: 2024-05 1" in text
    assert database.exists()


def test_hits_are_json_with_places_in_the_text(run: Run, database: Path) -> None:
    found = json.loads(run("search", "مصدر", "--db", database, "--json").stdout)
    (hit,) = found["hits"]
    assert found["total"] == 1
    assert [REPORT[a:b] for a, b in hit["snippet"]["marks"]] == ["مصدر"]


@pytest.mark.usefixtures("database")
def test_options_are_conditions(run: Run) -> None:
    for option in ("--telling=told", "--type=ASSAULT", "--status=denied"):
        assert run("search", "السدود", option).stdout.decode().startswith("Results: 0")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("a nonesuch:b",), "no field is called nonesuch (character 2)"),
        (("a", "--since", "soon"), "not a value of this field: since:soon"),
        (('"a',), "a quotation mark without its other one (character 1)"),
        (("a", "--db", "none.db"), "none.db: this library cannot be opened (missing)"),
    ],
)
def test_a_wrong_query_is_one_line(run: Run, database: Path, arguments: tuple[str, ...], reason: str) -> None:
    done = run("search", *arguments)
    assert database.exists()
    assert done.returncode == 2
    assert reason in only_line(done)


def test_a_missing_package_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kawalis.search.engine", None)
    monkeypatch.delattr("kawalis.search.engine", raising=False)
    with pytest.raises(RefusalError) as told:
        find("a", {}, db="kawalis.db", limit=1, facets=False)
    assert told.value.key == "search.lacks"
