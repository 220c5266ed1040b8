"""Whether an event occurred, goes on, is planned, possible, denied or demanded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.behind import told_behind
from kawalis.extract.events.lexicon import in_report
from kawalis.extract.events.nearby import near, window

if TYPE_CHECKING:
    from kawalis.extract.events.candidates import Candidate
    from kawalis.extract.events.order import Parties
    from kawalis.extract.events.reading import Reading
    from kawalis.knowledge.inflect import Feature
    from kawalis.model import Statement

BLAMING = "disapprove"
CONSULT = "CONSULT"
SANCTION = "SANCTION"
WORDS = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT"})
BEFORE = 5  # tokens in which a governing word stands before an event's first token
AFTER = 4
FAR = 12  # tokens in which a condition stands before it
BY_MODE = {
    "demand": "demanded",
    "conditional": "possible",
    "predicted": "possible",
    "question": "possible",
    "commitment": "planned",
}
LATER = frozenset({"predicted", "commitment"})
# what somebody sets out for; aid, arrests, sanctions are under way when it is told what for
AIMED_AT = frozenset({"ASSAULT", "CONSULT", "AGREE", "RETREAT", "PROTEST", "MOBILIZE", "COOPERATE"})
FORCE = frozenset({"ASSAULT", "COERCE"})
RESOLVED = frozenset({"COOPERATE", "AID", "RETREAT"})  # what is only to come once it is agreed on
RESOLVED_NEAR = 8  # tokens in which what was agreed on or decided stands behind that
LASTING_NEAR = 9  # ... in which what goes on stands behind "with the continuation of"
MEETING = frozenset({"meet", "visit"})


def status_of(
    reading: Reading, found: Candidate, who: Parties, statement: Statement | None
) -> tuple[str, str]:
    """Return (status, reason)."""
    fixed = found.hit.trigger.status
    if fixed:
        return fixed, "trigger"
    features = found.hit.features if found.hit.kind == "verb" else who.light_features
    features = in_report(features)
    if (
        found.hit.kind == "verb"
        and found.hit.trigger.type in WORDS
        and _done_by_saying(reading, found, features)
    ):
        lasts = found.hit.trigger.state and all(f.tense != "perfect" for f in features)
        return ("ongoing" if lasts else "occurred"), "said so"
    index = found.first if found.hit.kind == "verb" else who.light_index
    behind = told_behind(reading, found) if found.hit.kind in {"noun", "phrase"} and not features else None
    if behind:
        return behind
    finite = index is not None and bool(features)
    perfect = finite and any(f.tense == "perfect" for f in features)
    said = (
        _finite(reading, index, features) if index is not None and features else _nominal(reading, found, who)
    )
    if said:
        return said
    if who.light is not None and who.light.aspect == "postpone":
        return "planned", "postponed"
    if _later(reading, found) and not perfect:
        return "planned", "later"
    if near(reading, min(found.first, who.first), reading.words.conditionals, FAR):
        return "possible", "condition"
    lasts = found.hit.trigger.state and found.hit.kind in {"noun", "phrase"} and not finite
    if (
        lasts
        and (statement is None or statement.polarity == "+")
        and who.light is None
        and (who.actors or who.nations)
    ):
        return "ongoing", "a standing attitude"
    plain = finite and index is not None and not _subjunctive(reading, index)
    before = not finite and near(reading, found.first, reading.words.after_words, 1)
    return _by_statement(found, statement, finite=plain, perfect=perfect or before) or _told(
        reading, found, who, finite=finite, perfect=perfect
    )


def _done_by_saying(reading: Reading, found: Candidate, features: frozenset[Feature]) -> bool:
    """Whether a verb of the first person does what it says (we condemn, we demand)."""
    if not features or any(f.person != "1" for f in features):
        return False
    return not any(t.fold in reading.words.negators for t in window(reading, found.first, 2))


def _subjunctive(reading: Reading, index: int) -> bool:
    """Whether a verb is what somebody wants, expects or aims at (that it should withdraw)."""
    word = reading.tree.head(index, index + 1)
    return word is not None and word.feature("Mood") == "Sub"


def _by_statement(
    found: Candidate, statement: Statement | None, *, finite: bool, perfect: bool
) -> tuple[str, str] | None:
    """Status by the statement whose content holds the event; what it tells in the perfect has happened."""
    if statement is None:
        return None
    if statement.polarity == "-" and statement.cue_class == "deny":
        return "denied", "statement"
    if perfect:
        return None
    if statement.cue_class == "threaten" and found.hit.trigger.type != "THREATEN":
        return "possible", "threatened"
    if statement.cue_class == "demand" and found.hit.kind != "verb":
        return "demanded", "statement"
    if finite and statement.mode in LATER:
        return None  # a verb that has no mark of the future tells what goes on
    if statement.mode in BY_MODE:
        return BY_MODE[statement.mode], "statement"
    return None


def _told(
    reading: Reading, found: Candidate, who: Parties, *, finite: bool, perfect: bool
) -> tuple[str, str]:
    """Status of what nothing limits."""
    if finite and not perfect:
        headline = reading.document.sentences[found.sentence].layer == "headline"
        if headline:
            return "occurred", "headline present"
        meets = found.hit.trigger.type == CONSULT and found.hit.trigger.mode in MEETING
        meets = meets and (who.light is None or who.light.aspect == "hold")
        if found.hit.trigger.mode == BLAMING and found.hit.kind == "verb":
            return "occurred", "said so"
        going = near(reading, found.first, reading.words.ongoing_before, BEFORE)
        behind = reading.tokens[found.last : found.last + AFTER]
        going = going or any(t.fold in reading.words.ongoing_before for t in behind)
        past = near(reading, found.first, reading.words.auxiliaries, 2)
        return ("planned", "meets today") if meets and not going and not past else ("ongoing", "imperfect")
    long = found.hit.trigger.course and found.hit.kind in {"noun", "phrase"} and who.light is None
    if long and near(reading, found.first, reading.words.beginning, 2):
        return "ongoing", "begun"
    if long and (found.definite or found.enclitic or _construct(reading, found)) and not who.light_features:
        return "ongoing", "a course of action"
    if near(reading, found.first, reading.words.ongoing_before, BEFORE):
        return "ongoing", "going on"
    if _purpose(reading, found, who):
        return "planned", "purpose"
    return "occurred", "told as fact"


def _construct(reading: Reading, found: Candidate) -> bool:
    """Whether a noun is definite by its genitive (the war of the coalition)."""
    last = reading.document.sentences[found.sentence].last
    return found.last < last and (
        reading.words.definite(reading.tokens[found.last]) or found.last in reading.mention_from
    )


def _purpose(reading: Reading, found: Candidate, who: Parties) -> bool:
    """Whether a verbal noun is what something is done for (to retake, to take part in)."""
    letter, trigger = reading.words.purpose_proclitic, found.hit.trigger
    if trigger.type not in AIMED_AT:
        return False
    if who.light is None:
        verbal = found.hit.kind == "noun" and (trigger.verb is not None or bool(trigger.verbs))
        return verbal and letter in found.proclitics
    index = who.light_index
    if index is None or in_report(who.light_features) or not who.light_features:
        return False
    return any(letter in f.proclitics for f in reading.tokens[index].forms)


def _finite(reading: Reading, index: int, features: frozenset[Feature]) -> tuple[str, str] | None:
    """Status by what governs a finite verb."""
    words, token = reading.words, reading.tokens[index]
    imperfect = all(f.tense != "perfect" for f in features)
    before = window(reading, index, 2)
    if any(t.fold in words.negators and not _relative(reading, t.index) for t in before):
        return "denied", "negated"
    if not imperfect:
        return None
    future = words.future_proclitic
    if any(future in f.proclitics for f in token.forms if f.fold.startswith(words.imperfect_letters)):
        return "planned", "future"
    if any(t.fold in words.future_words for t in before):
        return "planned", "future"
    near = window(reading, index, 1)
    if any(t.fold == words.doubtful_perfect for t in near):
        return "possible", "may"
    return _governor(reading, index)


def _relative(reading: Reading, index: int) -> bool:
    """Whether a word of negation only takes up what was told: before a verb of result, with no exception behind it."""
    words = reading.words
    if reading.tokens[index].fold != words.lone_negator:
        return False
    after = reading.tokens[index + 1 : index + 1 + AFTER]
    result = bool(after) and any(f.fold in words.results for f in after[0].forms)
    return result and not any(t.fold == words.exceptive for t in after)


def _governor(reading: Reading, index: int) -> tuple[str, str] | None:
    words = reading.words
    for token in reversed(window(reading, index, BEFORE)):
        for form in token.forms:
            if form.fold in words.possible or form.bare in words.possible:
                return "possible", token.text
            if form.fold in words.demanded_before:
                return "demanded", token.text
            if form.fold in words.planned_before or form.bare in words.planned_before:
                return "planned", token.text
    return None


def _nominal(reading: Reading, found: Candidate, who: Parties) -> tuple[str, str] | None:
    """Status by what stands before a noun of action."""
    said = _denied(reading, found) or _set_about(reading, found)
    if said:
        return said
    words = reading.words
    for token in window(reading, found.first, 3):
        if any(f.fold in words.postponed or f.bare in words.postponed for f in token.forms):
            return "planned", "postponed or cancelled"
    if _meanwhile(reading, found):
        return None
    decided = found.hit.trigger.type == SANCTION and found.hit.kind == "noun"
    if decided and near(reading, found.first, words.decided, BEFORE):
        return "occurred", "decided"
    governed = _governor(reading, min(found.first, who.first)) or _governor(reading, found.first)
    return governed or (("planned", "to be held") if _to_be_held(reading, who) else None)


def _denied(reading: Reading, found: Candidate) -> tuple[str, str] | None:
    """Status of a noun that is negated, failed, or left open (any attack)."""
    words = reading.words
    if near(reading, found.first, words.noun_negators, 2):
        return "denied", "negated"
    if near(reading, found.first, words.extending, 2):
        return "ongoing", "extended"
    if near(reading, found.first, words.failing, BEFORE):
        return "denied", "failed"
    if near(reading, found.first, words.whichever, 2):
        return "possible", "whichever"
    if words.instrument in found.proclitics and near(reading, found.first, words.negators, 1):
        return "denied", "negated"
    return None


def _set_about(reading: Reading, found: Candidate) -> tuple[str, str] | None:
    """Status of a noun that goes on, is aimed at or agreed on."""
    words, trigger = reading.words, found.hit.trigger
    if near(reading, found.first, words.amid, 1) or _begun(reading, found):
        return "ongoing", "goes on"
    aimed = trigger.type in AIMED_AT and not trigger.course
    if aimed and near(reading, found.first, words.aims, AFTER):
        return "planned", "aim"
    if trigger.type in RESOLVED and near(reading, found.first, words.resolved, RESOLVED_NEAR):
        return "planned", "agreed on"
    return None


def _begun(reading: Reading, found: Candidate) -> bool:
    """Whether violence or force is what somebody began or goes on with (began to attack)."""
    words, trigger = reading.words, found.hit.trigger
    if trigger.type not in FORCE:
        return False
    verbal = found.hit.kind == "noun" and (trigger.verb is not None or bool(trigger.verbs))
    begun = verbal and near(reading, found.first, words.beginning, AFTER)
    return begun or near(reading, found.first, words.lasting_before, LASTING_NEAR)


def _to_be_held(reading: Reading, who: Parties) -> bool:
    """Whether a meeting is what is agreed on, announced or called to (agreed on holding a meeting)."""
    index = who.light_index
    if index is None or who.light is None or who.light.aspect != "hold" or in_report(who.light_features):
        return False
    start = reading.document.sentences[reading.tokens[index].sentence].first
    return index > start and reading.tokens[index - 1].fold in reading.words.toward


def _meanwhile(reading: Reading, found: Candidate) -> bool:
    """Whether a noun only tells when something else happened (during, after his meeting)."""
    start = reading.document.sentences[found.sentence].first
    return found.first > start and reading.tokens[found.first - 1].fold in reading.words.while_words


def _later(reading: Reading, found: Candidate) -> bool:
    """Whether words after the noun put it off to a time to come."""
    words = reading.words
    last = reading.document.sentences[found.sentence].last
    for j in range(found.last, min(last, found.last + AFTER)):
        token = reading.tokens[j]
        if token.kind == "punct":
            return False
        if token.fold in words.planned_after and j not in reading.timed:
            return True
    return found.ordinal == "next"
