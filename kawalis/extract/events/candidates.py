"""Find triggers in a document: one reading a place, guards and needs met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawalis.extract.events.acts import act_at
from kawalis.extract.events.lexicon import PARTICIPLE, Hit, in_report, lexicon
from kawalis.extract.events.topics import Topics, folded_forms
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.extract.events.reading import Reading
    from kawalis.knowledge.phrases import Match
    from kawalis.model import Word

ASPECTS = frozenset({"begin", "continue"})  # of verbs whose object is what somebody does
LIGHT_NEAR = 4  # tokens before a noun of action in which the verb that carries it stands


@dataclass
class Candidate:
    """A trigger at tokens [first, last); anchor characters [start, end), outer clitics handled."""

    hit: Hit
    first: int
    last: int
    start: int
    end: int
    sentence: int
    proclitics: tuple[str, ...]
    enclitic: str
    definite: bool
    ordinal: str = ""
    loose: bool = False


def candidates(reading: Reading, topics: Topics) -> Iterator[Candidate]:
    """Yield the candidates of a document in order; none overlaps another's anchor."""
    index = lexicon().index
    busy = -1
    for i in range(len(reading.tokens)):
        if i < busy or reading.tokens[i].kind != "word":
            continue
        if i and reading.tokens[i].fold == reading.tokens[i - 1].fold:
            continue  # a word said twice over tells nothing twice
        found = _best(reading, i, index.at(reading.document, i), topics)
        if found is None:
            found = _act(reading, i, topics)
        if found is not None:
            busy = found.last
            yield found


def _act(reading: Reading, index: int, topics: Topics) -> Candidate | None:
    """Return a verb that tells something by whoever does it."""
    act, token = act_at(reading, index), reading.tokens[index]
    if act is None or topics.hold(token.sentence, act[0].trigger.guards):
        return None
    hit, verb = act
    form = next((f for f in token.forms if token.start + f.lead == verb.start), token.forms[0])
    return Candidate(
        hit=hit,
        first=index,
        last=index + 1,
        start=verb.start,
        end=verb.end,
        sentence=token.sentence,
        proclitics=form.proclitics,
        enclitic="",
        definite=False,
        loose=True,
    )


def _best(reading: Reading, index: int, matches: list[Match[Hit]], topics: Topics) -> Candidate | None:
    fitting = [m for m in matches if _may(reading, m)]
    if not fitting:
        if matches:
            _note(reading, matches[0], "form")
        return None
    kinds = {(m.value.trigger.id, m.value.kind) for m in fitting}
    kinds |= {
        (m.value.trigger.id, "noun") for m in matches if m.value.kind == "noun" and m.value.trigger.finite
    }
    for match in sorted(fitting, key=specific):
        hit = match.value
        if hit.kind in {"verb", "noun"} and not reading.tree.known:
            other = "noun" if hit.kind == "verb" else "verb"
            if (hit.trigger.id, other) in kinds and reading.noun_position(index, match.head) != (
                hit.kind == "noun"
            ):
                continue
        guard = topics.hold(reading.tokens[index].sentence, hit.trigger.guards)
        if guard:
            _note(reading, match, "guard", guard)
            continue
        if not _needs(reading, match):
            _note(reading, match, "needs", hit.trigger.id)
            continue
        return candidate_of(reading, match)
    return None


def _note(reading: Reading, match: Match[Hit], code: str, detail: str = "") -> None:
    sentence = reading.tokens[match.first].sentence
    reading.trace.note(sentence, match.start, match.end, code, detail or match.value.trigger.id)


def specific(match: Match[Hit]) -> tuple[int, int]:
    """Order matches: longer ones first, then those whose trigger asks for more around it."""
    trigger = match.value.trigger
    asks = bool(trigger.object_nouns) * 2 + bool(trigger.needs) + bool(trigger.particle)
    return match.first - match.last, -asks


def _may(reading: Reading, match: Match[Hit]) -> bool:
    """Whether the clitics fit the kind of word, and the word is no part of a name or a time."""
    if match.first in reading.timed or match.first in reading.named:
        return False
    if not _tagged(reading, match):
        return False
    if match.value.kind == PARTICIPLE:
        return _participle_may(reading, match)
    return _verb_may(reading, match) if match.value.kind == "verb" else _noun_may(reading, match)


def _tagged(reading: Reading, match: Match[Hit]) -> bool:
    """Whether the annotator reads the kind of word that the trigger is (a fixed phrase may be either)."""
    if match.value.kind == "phrase" or not reading.tree.known:
        return True
    word = reading.tree.head(match.first, match.first + 1)
    verb = match.value.kind == "verb"
    if match.value.kind in {"verb", "noun"} and _behind_light(reading, match.first):
        return not verb
    if word is None or reading.tree.is_verb(word) == verb:
        return True
    if verb and word.relation == "obj" and _carried(reading, word):
        return False
    # a verb that opens its clause is at times taken for a noun; the other way round is rare
    free = verb and not match.head.definite and not match.head.enclitic
    return free and not reading.noun_position(match.first, match.head)


def _carried(reading: Reading, word: Word) -> bool:
    """Whether a noun is the object of a verb that only tells that somebody does or plans what it names."""
    above = reading.tree.governor(word)
    if above is None or above.index > word.index or not reading.tree.is_verb(above):
        return False
    form, words = fold(above.norm), reading.words
    return form in words.planned_before or form in words.ongoing_before or form in lexicon().light


def _behind_light(reading: Reading, index: int) -> bool:
    """Whether the verb of a clause carries what stands at a token (the guns went on pounding)."""
    words, tokens = reading.words, reading.tokens
    start = reading.document.sentences[tokens[index].sentence].first
    for j in range(index - 1, max(start, index - LIGHT_NEAR) - 1, -1):
        token = tokens[j]
        if token.kind != "word" or token.fold in words.complementizers or token.fold in words.relatives:
            return False
        for form in token.forms:
            carried = lexicon().light.get(form.fold, ()) if set(form.proclitics) <= words.conjunctions else ()
            if any(e.aspect in ASPECTS and e.subject == "actor" and in_report(f) for e, f in carried):
                return True
        if words.conjoined(token) or any(f.bare in lexicon().nouns for f in token.forms):
            return False
    return False


def _participle_may(reading: Reading, match: Match[Hit]) -> bool:
    """Whether a participle tells what the subject does meanwhile: indefinite, in the accusative or feminine."""
    head, words = match.head, reading.words
    if head.definite or head.enclitic or set(head.proclitics) - words.conjunctions:
        return False
    return match.tail.fold.endswith((words.accusative, words.feminine, *words.participle_endings))


def _verb_may(reading: Reading, match: Match[Hit]) -> bool:
    words, hit, clitics = reading.words, match.value, set(match.head.proclitics)
    tenses = {f.tense for f in hit.features}
    if not clitics <= words.verb_proclitics or (match.head.enclitic and "object" not in hit.trigger.targets):
        return False
    if words.future_proclitic in clitics and "imperfect" not in tenses:
        return False
    if tenses == {"jussive"} and not _governed_jussive(reading, match):
        return False
    return words.purpose_proclitic not in clitics or bool(tenses & {"jussive", "imperfect"})


def _noun_may(reading: Reading, match: Match[Hit]) -> bool:
    hit, head = match.value, match.head
    if not set(head.proclitics) <= reading.words.noun_proclitics or (
        hit.trigger.indefinite and head.definite
    ):
        return False
    return hit.kind == "phrase" or not (hit.trigger.finite or _generic(reading, match.first))


def _governed_jussive(reading: Reading, match: Match[Hit]) -> bool:
    """Whether what a jussive or subjunctive needs stands before it: a negation, a purpose, "that"."""
    words = reading.words
    if words.purpose_proclitic in match.head.proclitics:
        return True
    before = reading.tokens[match.first - 1] if match.first else None
    return before is not None and (before.fold in words.negators or before.fold in words.complementizers)


def _generic(reading: Reading, index: int) -> bool:
    """Whether the noun tells of the kind and not of one happening."""
    if index == 0:
        return False
    before = reading.tokens[index - 1]
    return any(f.bare in reading.words.generic and not f.enclitic for f in before.forms)


def _needs(reading: Reading, match: Match[Hit]) -> bool:
    """Whether the words that the trigger requires stand near it."""
    trigger = match.value.trigger
    sentence = reading.document.sentences[reading.tokens[match.first].sentence]
    low = max(sentence.first, match.first - trigger.window)
    high = min(sentence.last, match.last + trigger.window)
    if trigger.needs and not (trigger.human and _human_near(reading, match.last, high)):
        wanted = folded_forms(trigger.needs)
        near = (reading.tokens[k] for k in range(low, high) if not match.first <= k < match.last)
        if not any(f.fold in wanted or f.bare in wanted for t in near for f in t.forms):
            return False
    if trigger.unless:
        barred = folded_forms(trigger.unless)
        if any(f.fold in barred or f.bare in barred for t in reading.tokens[low:high] for f in t.forms):
            return False
    after = reading.tokens[match.last : high]
    if trigger.object_nouns and match.value.kind != "phrase":
        wanted = folded_forms(trigger.object_nouns)
        if not any(f.fold in wanted or f.bare in wanted for t in after for f in t.forms):
            return False
    if trigger.particle and match.value.kind == "verb":
        particle = fold(trigger.particle)
        if not any(t.fold == particle or _leads(t.fold, particle) for t in after) and not _suffixed(
            after, particle
        ):
            return False
    return True


def _inner_ordinal(reading: Reading, match: Match[Hit]) -> str:
    """Return the ordinal inside a fixed phrase (the third round of talks)."""
    values = (reading.words.ordinals.get(t.fold, "") for t in reading.tokens[match.first : match.last])
    return next((v for v in values if v), "")


def _human_near(reading: Reading, first: int, last: int) -> bool:
    """Whether a person or office is mentioned at tokens [first, last)."""
    near = (reading.mention_from.get(k) for k in range(first, last))
    return any(m is not None and m.kind in {"person", "office"} for m in near)


def _leads(folded: str, particle: str) -> bool:
    return len(particle) == 1 and folded.startswith(particle) and len(folded) > len(particle) + 1


def _suffixed(after: tuple[object, ...], particle: str) -> bool:
    return any(
        form.enclitic and form.lead == 0 and form.fold == particle
        for token in after
        for form in getattr(token, "forms", ())
    )


def candidate_of(reading: Reading, match: Match[Hit]) -> Candidate:
    """Make the candidate of a match, whether or not it counts."""
    token = reading.tokens[match.first]
    start, end, last = match.start, match.end, match.last
    noun = match.value.kind != "verb"
    if noun and match.tail.enclitic:
        end = reading.tokens[match.last - 1].end
    ordinal, sentence = "", reading.document.sentences[token.sentence]
    if noun and last < sentence.last:
        ordinal = reading.words.ordinals.get(reading.tokens[last].fold, "")
        if ordinal and (match.head.definite or match.tail.enclitic):
            last += 1
            end = reading.tokens[last - 1].end
        elif ordinal:
            ordinal = ""
        ordinal = ordinal or _inner_ordinal(reading, match)
    return Candidate(
        hit=match.value,
        first=match.first,
        last=last,
        start=start,
        end=end,
        sentence=token.sentence,
        proclitics=match.head.proclitics,
        enclitic=match.tail.enclitic,
        definite=match.head.definite,
        ordinal=ordinal,
    )
