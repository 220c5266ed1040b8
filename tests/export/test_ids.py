from dataclasses import replace

from kawalis.export.ids import Ids, stable
from kawalis.export.narrowing import narrowed
from kawalis.model import AnchoredTime, Record


def test_known_actors_are_one_and_the_others_of_their_report(record: Record) -> None:
    ids = Ids(record)
    other = Ids(replace(record, article=replace(record.article, id="another")))
    assert ids("a2") == other("a2") == "salem-al-haddad"
    assert ids("a5").startswith("a-")
    assert ids("a5") != other("a5")
    assert ids.actor("a2").startswith("a-")
    assert ids("unknown") == "unknown"
    assert ids.maybe(None) is None


def test_a_time_told_by_what_happened_follows_the_ids_of_its_event_and_length(record: Record) -> None:
    anchor = record.events[1].anchor
    told = AnchoredTime("r1", anchor.start, anchor.end, anchor.text, "after", anchor, "e2", "t2", "after")
    whole = replace(record, anchored=(told,))
    (found,) = stable(whole).anchored
    ids = Ids(whole)
    assert (found.id, found.event, found.time) == (ids("r1"), ids("e2"), ids("t2"))
    assert found.id.startswith("r-")
    assert stable(stable(whole)) == stable(whole)
    assert [time.id for time in narrowed(whole, {"e2"}).anchored] == ["r1"]
    assert narrowed(whole, {"e1"}).anchored == ()


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
