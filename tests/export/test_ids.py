from dataclasses import replace

from kawalis.export.ids import Ids
from kawalis.model import Record


def test_known_actors_are_one_and_the_others_of_their_report(record: Record) -> None:
    ids = Ids(record)
    other = Ids(replace(record, article=replace(record.article, id="another")))
    assert ids("a2") == other("a2") == "salem-al-haddad"
    assert ids("a5").startswith("a-")
    assert ids("a5") != other("a5")
    assert ids.actor("a2").startswith("a-")
    assert ids("unknown") == "unknown"
    assert ids.maybe(None) is None


def test_a_finding_keeps_its_id_when_one_before_it_is_gone(record: Record) -> None:
    fewer = replace(record, statements=record.statements[1:], events=record.events[1:])
    before, after = Ids(record), Ids(fewer)
    assert [after(s.id) for s in fewer.statements] == [before(s.id) for s in fewer.statements]
    assert [after(e.id) for e in fewer.events] == [before(e.id) for e in fewer.events]


def test_no_two_findings_share_an_id(record: Record) -> None:
    twice = replace(record, statements=(*record.statements, replace(record.statements[0], id="s9")))
    ids = Ids(twice)
    found = [ids(x.id) for part in (twice.actors, twice.statements, twice.events, twice.times) for x in part]
    assert len({*found, *ids.checks}) == len(found) + len(ids.checks)
