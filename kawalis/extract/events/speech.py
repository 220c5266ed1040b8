"""Statements that are acts themselves: who accuses, demands, rejects, threatens or supports does something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.draft import Draft
from kawalis.extract.events.phrases import Phrase, of_mention
from kawalis.extract.events.understood import PARTIES
from kawalis.extract.events.whose import asked, maker

if TYPE_CHECKING:
    from kawalis.extract.events.reading import Reading
    from kawalis.extract.events.topics import Topics
    from kawalis.model import Mention, Statement

ACTS: dict[str, tuple[str, str | None]] = {
    "accuse": ("ACCUSE", "allege"),
    "criticise": ("ACCUSE", "disapprove"),
    "condemn": ("ACCUSE", "disapprove"),
    "demand": ("REQUEST", "change"),
    "reject": ("REJECT", None),
    "threaten": ("THREATEN", None),
    "support": ("SUPPORT", None),
}
GUARDS = ("sport", "culture", "weather")
PEOPLE = frozenset({"person", "office", "group", "organisation", "country", "place"})
OPENING = 3  # tokens of a content in which its word of need stands
CLAUSE_OF_TARGET = 40  # characters after the cue in which its addressee stands


def speech_drafts(
    reading: Reading, topics: Topics, statements: tuple[Statement, ...], parent: dict[str, str]
) -> list[Draft]:
    """Make a draft for every statement whose cue is an act; ``parent`` maps a statement to the one that holds it."""
    out: list[Draft] = []
    for statement in statements:
        act = ACTS.get(statement.cue_class)
        if act is None or statement.cue is None or statement.source is None:
            continue
        if statement.cue_class == "demand" and statement.mode != "demand" and not _urges(reading, statement):
            continue
        first = reading.document.token_at(statement.cue.start)
        if any(f.fold in reading.words.hopes for f in reading.tokens[first].forms):
            continue
        if topics.hold(reading.tokens[first].sentence, GUARDS):
            continue
        last = reading.document.token_at(statement.cue.end - 1) + 1
        status = "denied" if statement.polarity == "-" and act[0] != "REJECT" else "occurred"
        draft = Draft(
            anchor=statement.cue,
            type=act[0],
            mode=act[1],
            trigger=f"statement.{statement.cue_class}",
            kind="statement",
            sentence=reading.tokens[first].sentence,
            first=first,
            last=last,
            status=status,
            why="statement",
            statement=parent.get(statement.id),
            actor_spans=list(statement.sources),
            actor_ids=[statement.source] if statement.source else [],
        )
        whom = None if not statement.sources else _addressee(reading, statement, first)
        if whom is not None:
            draft.targets = [of_mention(reading, whom)]
        else:
            draft.targets = _object(reading, statement, first, last) or _whose(reading, statement, act[0])
        out.append(draft)
    return out


def _object(reading: Reading, statement: Statement, first: int, last: int) -> list[Phrase]:
    """Return the party that is the object of a cue by the tree (calling on the committee to)."""
    head = reading.tree.head(first, last) if reading.tree.known else None
    if head is None:
        return []
    found = [reading.tree.phrase(w) for w in reading.tree.objects(head)]
    spans = statement.sources
    return [
        p
        for p in found
        if p is not None and p.kind in PARTIES and not any(s.start < p.end and p.start < s.end for s in spans)
    ][:1]


def _whose(reading: Reading, statement: Statement, kind: str) -> list[Phrase]:
    """Return whose the thing is that is blamed or asked for."""
    if not statement.contents:
        return []
    content = statement.contents[0]
    at = reading.document.token_at
    first, limit = at(content.start), at(content.end - 1) + 1
    found = asked(reading, first, limit) if kind == "REQUEST" else maker(reading, first, limit)
    return [p for p in found if not any(s.start < p.end and p.start < s.end for s in statement.sources)]


def _urges(reading: Reading, statement: Statement) -> bool:
    """Whether the content of a stressing cue opens with a word of need (stressed the necessity of)."""
    if not statement.contents:
        return False
    first = reading.document.token_at(statement.contents[0].start)
    opening = reading.tokens[first : first + OPENING]
    return any(f.fold in reading.words.demanded_before for t in opening for f in t.forms)


def _addressee(reading: Reading, statement: Statement, first: int) -> Mention | None:
    """Return the first party after cue and source, outside them: whom it is said to or against."""
    cue = statement.cue
    if cue is None:
        return None
    sentence = reading.document.sentences[reading.tokens[first].sentence]
    busy = [*statement.sources, cue]
    limit = min(sentence.last, first + CLAUSE_OF_TARGET)
    for j in range(first + 1, limit):
        mention = reading.mention_from.get(j)
        if mention is None or mention.kind not in PEOPLE:
            continue
        if statement.contents and mention.full.start > statement.contents[0].start:
            return None
        if any(mention.span.overlaps(s) or mention.full.overlaps(s) for s in busy):
            continue
        return mention
    return None
