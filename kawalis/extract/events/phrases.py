"""Noun phrases without a parser: mentions where there are any, else a run of words that one head may govern."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawalis.model import Span
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.events.grammar import Grammar, Phrases
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Mention, Token

LONGEST = 7  # tokens of an unlisted phrase
MAX_COORDINATED = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [first, last), characters [start, end) without proclitics.

    ``kind`` is mention, agent (an agent noun heads it), person, pronoun or other.
    """

    first: int
    last: int
    start: int
    end: int
    kind: str
    mention: Mention | None = None

    def span(self, reading: Reading) -> Span:
        """Cut the phrase out of the text."""
        return Span.of(reading.document.text, self.start, self.end)


def of_mention(reading: Reading, mention: Mention, kind: str = "mention") -> Phrase:
    """Return the full phrase of a mention."""
    at = reading.document.token_at
    first, last = at(mention.full.start), at(mention.full.end - 1)
    return Phrase(first, last + 1, mention.full.start, mention.full.end, kind, mention)


def phrase_at(reading: Reading, index: int, limit: int, stops: frozenset[str] = frozenset()) -> Phrase | None:
    """Return the noun phrase that begins at token ``index`` (behind its proclitics), or ``None``."""
    words, tokens = reading.words, reading.tokens
    first = index
    index = _after_quantifier(reading, index, limit)
    if index >= limit:
        return None
    mention = reading.mention_from.get(index)
    if mention is not None:
        found = of_mention(reading, mention)
        start = tokens[first].start if first < index else found.start
        return Phrase(first, found.last, start, found.end, "mention", mention)
    token = tokens[index]
    accused = _accused(reading, index, limit)
    if accused or token.kind == "latin":
        last = accused or index + 1
        return Phrase(first, last, tokens[first].start, tokens[last - 1].end, "agent" if accused else "other")
    if (
        token.kind not in {"word", "number"}
        or not token.fold
        or index in reading.timed
        or token.fold in words.functional
    ):
        return None
    if reading.is_verb(index):
        return None
    last = _run(reading, index, limit, stops)
    head = index
    while head + 1 < last and (tokens[head].kind == "number" or _counts(words, tokens[head])):
        head += 1
    form = words.party_form(tokens[head], words.agents)
    kind = "agent" if form else "other"
    if form is None:
        form = words.party_form(tokens[head], words.persons)
        kind = "person" if form else "other"
    peer = kind == "person" and words.party_form(tokens[head], words.counterpart) is not None
    named = _titled(reading, last) if last < limit and (kind == "other" or peer) else None
    if named is not None:
        return Phrase(
            first, of_mention(reading, named).last, tokens[first].start, named.full.end, "mention", named
        )
    last = _with_complement(reading, last, limit, part=kind == "agent" or peer)
    start = tokens[first].start
    if first == head and form is not None:
        start = tokens[head].core(form)[0]
        if form.definite and len(form.proclitics) and tokens[head].text[form.lead :][:1]:
            start = tokens[head].start + form.lead
    return Phrase(first, last, start, tokens[last - 1].end, kind)


def _accused(reading: Reading, index: int, limit: int) -> int:
    """Return the token behind a party of a trial with its ordinal, 0 where none is named."""
    length = phrases_length(reading, index, limit, reading.words.accused)
    last = index + length
    more = last < limit and reading.tokens[last].fold in reading.words.ordinals
    return last + more if length else 0


def _titled(reading: Reading, last: int) -> Mention | None:
    """Return the person whose name stands at token ``last``, where what stands before may be his title."""
    words, token, before = reading.words, reading.tokens[last], reading.tokens[last - 1]
    named = reading.mention_from.get(last)
    if named is None or named.kind != "person" or named.full.start != token.start:
        return None
    apart = _adjective(reading, last - 1) and not words.definite(before)
    office = words.party_form(token, words.agents) is not None  # the palace, the head of the commission
    return None if apart or office else named


def _with_complement(reading: Reading, last: int, limit: int, *, part: bool) -> int:
    """Extend a phrase by what its last adjective governs (close to X), or by the whole it is a part of."""
    words, tokens = reading.words, reading.tokens
    whole = governed(reading, last, limit)
    if whole > last or last + 1 >= limit or not part or tokens[last].fold != words.partitive:
        return whole
    mention = reading.mention_from.get(last + 1)
    if mention is not None and mention.ner != "LOC":
        return of_mention(reading, mention).last
    if words.party_form(tokens[last + 1], words.agents | words.persons) is not None:
        return _run(reading, last + 1, limit)
    return last


def governed(reading: Reading, last: int, limit: int) -> int:
    """Return the token behind what the adjective at ``last - 1`` governs (loyal to X), else ``last``."""
    words, tokens = reading.words, reading.tokens
    if last >= limit or tokens[last - 1].fold not in words.governing_adjectives:
        return last
    if tokens[last].fold in words.resumptive:  # recognised by it, with an adverb behind
        return last + 1 + (last + 1 < limit and tokens[last + 1].fold in words.manner)
    start = last + (
        phrases_length(reading, last, limit, words.agentive) or tokens[last].fold in words.prepositions
    )
    name = reading.tree.head(start, start + 1) if start < limit else None
    if name is not None and name.pos in {"X", "PROPN"} and start not in reading.mention_from:
        return start + 1  # a name that nobody found
    inner = phrase_at(reading, start, limit) if start < limit else None
    if inner is None or (start == last and not _prefixed(reading, last)):
        return last
    return inner.last


def _prefixed(reading: Reading, index: int) -> bool:
    """Whether a token begins with a preposition of one letter."""
    letters = reading.words.proclitic_prepositions
    word = next(iter(reading.document.words_of(index, index + 1)), None)
    return word is not None and word.pos == "ADP" and word.norm[:1] in letters


def _counts(words: Grammar, token: Token) -> bool:
    """Whether a token is a number in words (three, dozens of)."""
    return words.party_form(token, words.numerals) is not None


def _after_quantifier(reading: Reading, index: int, limit: int) -> int:
    return index + phrases_length(reading, index, limit, reading.words.quantifiers)


def _run(reading: Reading, index: int, limit: int, stops: frozenset[str] = frozenset()) -> int:
    """Return the token after the phrase headed by token ``index``."""
    words, tokens = reading.words, reading.tokens
    j = index + 1
    agent = words.party_form(tokens[index], words.agents) is not None
    while j < min(limit, index + LONGEST):
        token = tokens[j]
        if _closed(reading, j, limit) or any(f.fold in stops for f in token.forms):
            break
        mention = reading.mention_from.get(j)
        before = tokens[j - 1]
        if mention is not None:
            if words.definite(before) or _adjective(reading, j - 1) or mention.full.start != token.start:
                break
            return reading.document.token_at(mention.full.end - 1) + 1
        definite = words.definite(token)
        article = words.definite(before) and not (j == index + 1 and _maybe_bare(words, before))
        if article and (not definite or words.party_form(token, words.agents) is not None):
            break  # behind an article no genitive, and no noun that is a party of its own
        if before.fold.endswith(words.nominative_plural) and token.fold.endswith(words.accusative):
            break
        if agent and not definite and words.party_form(token, words.persons) is not None:
            break
        if not definite and _adjective(reading, j - 1) and _noun_of_party(reading, j):
            break  # behind an adjective no genitive
        j += 1
    return j


def _closed(reading: Reading, index: int, limit: int) -> bool:
    """Whether a token can be no part of a noun phrase: a function word, a verb, a time, a party of its own."""
    words, token = reading.words, reading.tokens[index]
    if token.kind not in {"word", "latin", "number"} or index in reading.timed:
        return True
    if token.fold in words.functional or words.conjoined(token) or reading.is_verb(index):
        return True
    return phrases_length(reading, index, limit, words.accused) > 0


def _maybe_bare(words: Grammar, token: Token) -> bool:
    """Whether a preposition hides whether a noun has the article (to a committee, to the committee)."""
    return any(f.proclitics and not f.definite and f.bare in words.agents for f in token.forms)


def _adjective(reading: Reading, index: int) -> bool:
    """Whether the annotator takes a token for a noun's adjective."""
    word = reading.tree.head(index, index + 1)
    return word is not None and word.pos == "ADJ" and word.relation in {"amod", "nmod"}


def _noun_of_party(reading: Reading, index: int) -> bool:
    """Whether a token is a noun, no adjective, that stands for somebody."""
    words, word = reading.words, reading.tree.head(index, index + 1)
    if word is None or word.pos != "NOUN":
        return False
    return words.party_form(reading.tokens[index], words.agents) is not None


def proclitic_of(reading: Reading, phrase: Phrase) -> str:
    """Return the proclitic preposition before a phrase, or ""."""
    words = reading.words
    token = reading.tokens[phrase.first]
    if phrase.start > token.start and phrase.first == reading.document.token_at(phrase.start):
        letter = token.fold[: phrase.start - token.start][-1:]
        if letter in words.proclitic_prepositions:
            return letter
        return ""
    if phrase.kind == "other" and _prefixed(reading, phrase.first):
        return fold(next(iter(reading.document.words_of(phrase.first, phrase.first + 1))).norm)
    form = words.party_form(token, words.counterpart) or next(
        (f for f in token.forms if f.proclitics and (f.definite or f.bare in words.agents | words.persons)),
        None,
    )
    if form is not None and form.proclitics and form.proclitics[-1] in words.proclitic_prepositions:
        return form.proclitics[-1]
    return ""


def coordinated(reading: Reading, phrase: Phrase, limit: int) -> list[Phrase]:
    """Return the parties joined to a phrase by a conjunction."""
    words, out = reading.words, []
    last = phrase
    for _ in range(MAX_COORDINATED):
        if last.last >= limit:
            break
        joined = phrases_length(reading, last.last, limit, words.additive)
        if joined:
            extra = phrase_at(reading, last.last + joined, limit)
            if extra is None or extra.kind == "other":
                break
            out.append(extra)
            last = extra
            continue
        token = reading.tokens[last.last]
        if token.kind != "word" or token.fold[:1] not in words.conjunctions or reading.is_verb(last.last):
            break
        extra = phrase_at(reading, last.last, limit) if last.last in reading.mention_from else None
        if extra is None and words.conjoined(token):
            form = next((f for f in token.forms if f.lead == 1 and f.bare in words.agents), None)
            if form is not None:
                end = _run(reading, last.last, limit)
                extra = Phrase(last.last, end, token.start + 1, reading.tokens[end - 1].end, "agent")
        if extra is None or extra.start == token.start or proclitic_of(reading, extra):
            break
        out.append(extra)
        last = extra
    return out


def phrases_length(reading: Reading, index: int, limit: int, phrases: Phrases) -> int:
    """Return the tokens of the phrase of a list that stands at ``index``, 0 where none does."""
    for phrase in phrases.get(reading.tokens[index].fold, ()):
        end = index + len(phrase)
        if end <= limit and all(t.fold == w for t, w in zip(reading.tokens[index:end], phrase, strict=True)):
            return len(phrase)
    return 0
