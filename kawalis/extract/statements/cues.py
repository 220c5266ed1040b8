"""Where a text may attribute: every reading of a word or phrase as a cue."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.statements.draft import COMMAS, Draft, View
from kawalis.extract.statements.phrase import stays_unnamed
from kawalis.extract.statements.subject import opens_own_words
from kawalis.knowledge import table
from kawalis.knowledge.phrases import PhraseIndex
from kawalis.knowledge.reporting import VerbReading, discourse, verb_readings, word_set
from kawalis.knowledge.schema.cues import ReportingPhrase
from kawalis.text import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.model import Sentence, Token


_EXCEPTED = 6  # tokens behind a negated cue in which its exception stands


@cache
def _phrases() -> PhraseIndex[ReportingPhrase]:
    index: PhraseIndex[ReportingPhrase] = PhraseIndex()
    for entry in table(ReportingPhrase):
        for phrase in entry.phrases:
            index.add(phrase, entry)
    return index


def candidates(view: View, sentence: Sentence) -> Iterator[Draft]:
    """Yield every possible cue of a sentence by position; which of them attribute is for the frames to tell."""
    index = sentence.first
    while index < sentence.last:
        phrase = _phrase(view, index)
        if phrase is not None:
            yield phrase
            if phrase.phrase is not None and phrase.phrase.frame == "introducer":
                yield from _verbs(view, index)  # الوقت الذي أعلنت فيه الوزارة أن: no introducer
            index = phrase.last
            continue
        if index not in view.inside_mention and not stays_unnamed(view, index):
            yield from _verbs(view, index)
        index += 1


def _phrase(view: View, index: int) -> Draft | None:
    conjunctions = set(discourse().conjunctions)
    for match in _phrases().at(view.document, index):
        if match.tail.enclitic or any(letter not in conjunctions for letter in match.head.proclitics):
            continue
        if match.value.before_cue and not _cue_follows(view, match.last):
            continue
        return Draft(
            match.first,
            match.last,
            "phrase",
            phrase=match.value,
            cue_start=match.start,
            cue_end=match.end,
            link=match.value.link,
            negated=match.value.polarity == "-",
        )
    return None


def elaborates(view: View, index: int) -> bool:
    """Whether a phrase that gives a view of its own begins at a token (باعتبار)."""
    return any(m.value.frame == "elaboration" for m in _phrases().at(view.document, index))


def _cue_follows(view: View, index: int) -> bool:
    tokens = view.document.tokens
    return index < len(tokens) and any(
        r.finite and not r.verb.double_object for r in verb_readings(tokens[index])
    )


def _verbs(view: View, index: int) -> Iterator[Draft]:
    token = view.document.tokens[index]
    seen: set[tuple[str, str]] = set()
    readings = verb_readings(token)
    third = any("finite" in _kinds(reading) for reading in readings)
    for reading in readings:
        of_himself = _may_say_i(view, index, reading)
        for found in _kinds(reading, of_himself=of_himself):
            if found == "first" and third and not of_himself:
                continue  # نقل is he relayed, hardly we say
            kind = "finite" if found == "first" else found
            if (reading.verb.id, kind) in seen:
                continue
            seen.add((reading.verb.id, kind))
            draft = _draft(view, index, reading, kind)
            draft.first_person = found == "first"
            yield draft


def _may_say_i(view: View, index: int, reading: VerbReading) -> bool:
    """Whether somebody quoted may begin to speak of himself here: behind the mark, a stop, a pronoun, or in spelling.

    أعتقد is spelt like اعتقد by many; the seat of its hamza tells them apart where the text writes it.
    """
    if index == 0 or view.in_quote(index) is None:
        return False
    before = view.document.tokens[index - 1]
    opens = before.kind == "punct" and before.text not in COMMAS
    pronoun = any(form.fold in word_set("first_pronouns") for form in before.forms)
    token, hamza = view.document.tokens[index], discourse().first_prefix
    spelt = view.document.text[token.core(reading.form)[0]] == hamza
    if spelt and not reading.verb.verb.perfect.startswith(hamza):
        return True
    return pronoun or (opens and not opens_own_words(view, _draft(view, index, reading, "finite")))


def _kinds(reading: VerbReading, *, of_himself: bool = False) -> Iterator[str]:
    third = [f for f in reading.features if f.person in {"3", ""}]
    first = [f for f in reading.features if f.person == "1" and f.tense in {"imperfect", "jussive"}]
    if of_himself and first:
        yield "first"
    elif any(f.tense in {"perfect", "imperfect", "jussive"} for f in third):
        yield "finite"
    elif any(f.person == "1" and f.tense in {"perfect", "imperfect", "jussive"} for f in reading.features):
        yield "first"
    if any(f.tense == "participle" and f.voice == "active" for f in third) and _is_circumstantial(reading):
        yield "participle"
    if any(f.tense == "masdar" for f in third):
        yield "masdar"


def _is_circumstantial(reading: VerbReading) -> bool:
    """Whether a participle may stand in the accusative of circumstance (حال): مشيرا، مؤكدة، معتبرين.

    An attached pronoun or an article makes it a noun (معتبره، المتحدث).
    """
    fold = reading.form.fold
    return (
        not (reading.form.enclitic or reading.form.definite)
        and not fold.startswith(ARTICLE)
        and (
            any(f.number == "s" and f.gender == "f" for f in reading.features if f.tense == "participle")
            or fold.endswith(discourse().circumstance_endings[0])
            or any(f.number in {"d", "p"} for f in reading.features if f.tense == "participle")
        )
    )


def _draft(view: View, index: int, reading: VerbReading, kind: str) -> Draft:
    token = view.document.tokens[index]
    start = token.core(reading.form)[0]
    end = token.end
    tenses = {
        "finite": {"perfect", "imperfect", "jussive"},
        "participle": {"participle"},
        "masdar": {"masdar"},
    }[kind]
    draft = Draft(
        index,
        index + 1,
        kind,
        verb=reading.verb,
        features=frozenset(f for f in reading.features if f.tense in tenses),
        enclitic=reading.form.enclitic,
        form=reading.form,
        cue_start=start,
        cue_end=end,
        clause_start=index,
    )
    if index > 0 and view.document.tokens[index - 1].sentence == token.sentence:
        before = view.document.tokens[index - 1]
        if kind == "finite" and _is_negator(before):
            draft.negated = True
            draft.excepted = _excepted(view, index)
            draft.first = index - 1
            draft.clause_start = index - 1
    return draft


def _excepted(view: View, index: int) -> bool:
    """Whether an exception takes a negation back (لم يعلن سوى)."""
    sentence = view.document.sentences[view.document.tokens[index].sentence]
    near = view.document.tokens[index + 1 : min(sentence.last, index + 1 + _EXCEPTED)]
    return any(token.fold in word_set("exceptions") for token in near)


def _is_negator(token: Token) -> bool:
    conjunctions = set(discourse().conjunctions)
    return any(
        form.fold in word_set("negators") and conjunctions.issuperset(form.proclitics)
        for form in token.forms
        if not form.enclitic
    )
