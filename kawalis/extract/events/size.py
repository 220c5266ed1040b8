"""How many were killed, injured, arrested, displaced: numbers beside the words that tell it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kawalis.knowledge import table
from kawalis.knowledge.schema.sizes import SizeGrammar, Toll
from kawalis.model import Size, Span
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.extract.events.draft import Draft
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Token

DOER = 2  # tokens of whoever did it, between the word and its number
REACH = 4  # tokens between the word and its number
BOUND = 4  # tokens of a bound before or behind a number
DIGITS = 7  # digits of the largest number that is a size


class Number(NamedTuple):
    """A number at tokens [first, last)."""

    first: int
    last: int
    value: int


class _Words:
    """The grammar of sizes, folded."""

    def __init__(self, source: SizeGrammar) -> None:
        self.counts = {fold(w): c for c in source.counts for w in c.words}
        self.before: dict[str, list[Toll]] = {}
        self.counted: dict[str, list[Toll]] = {}
        for toll in source.tolls:
            for word in toll.before:
                self.before.setdefault(fold(word), []).append(toll)
            for word in toll.counted:
                self.counted.setdefault(fold(word), []).append(toll)
        self.skipped = frozenset(map(fold, source.skipped))
        self.between = frozenset(map(fold, source.between))
        self.at_least = [tuple(fold(p).split()) for p in source.at_least]
        self.at_most = [tuple(fold(p).split()) for p in source.at_most]


@cache
def _words() -> _Words:
    return _Words(table(SizeGrammar)[0])


def assign_sizes(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give each size to the nearest event of its sentence that may have it; the first telling of a kind counts."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    for sentence, here in by_sentence.items():
        for at, toll, size in sizes(reading, sentence):
            fit = [d for d in here if d.type in toll.types and d.kind != "statement"]
            if not fit:
                continue
            place = reading.document.token_at
            draft = min(fit, key=lambda d: (d.refers, abs(place(d.anchor.start) - at), d.first))
            if all(known.kind != size.kind for known in draft.size):
                draft.size.append(size)


def sizes(reading: Reading, sentence: int) -> Iterator[tuple[int, Toll, Size]]:
    """Yield (token of its word, toll, size) for what one sentence tells."""
    words, whole = _words(), reading.document.sentences[sentence]
    numbers = list(_numbers(reading, whole.first, whole.last))
    used: set[int] = set()
    for i in range(whole.first, whole.last):
        for number, toll in _counted(reading, words, numbers, i):
            if number.first not in used:
                used.add(number.first)
                yield i, toll, _size(reading, words, numbers, number, toll.id)
    for i in range(whole.first, whole.last):
        tolls = next((words.before[f.bare] for f in reading.tokens[i].forms if f.bare in words.before), None)
        following = _next(reading, words, numbers, i + 1) if tolls else None
        if tolls and following is not None and following.first not in used:
            used.add(following.first)
            yield i, tolls[0], _size(reading, words, numbers, following, tolls[0].id)


def _counted(
    reading: Reading, words: _Words, numbers: list[Number], index: int
) -> Iterator[tuple[Number, Toll]]:
    """Yield the number right before a counted noun (five dead)."""
    for form in reading.tokens[index].forms:
        for toll in words.counted.get(form.bare, ()):
            for number in numbers:
                if number.last == index:
                    yield number, toll
            return


def _next(reading: Reading, words: _Words, numbers: list[Number], index: int) -> Number | None:
    """Return the number that follows a word with nothing but bounds and measures between."""
    for number in numbers:
        if index <= number.first <= index + REACH + BOUND:
            between = reading.tokens[index : number.first]
            others = [t for t in between if t.fold not in words.skipped and not _in_bound(words, t.fold)]
            plain = all(t.kind == "word" and not reading.words.conjoined(t) for t in others)
            return number if plain and len(others) <= DOER and not _prepositions(reading, others) else None
    return None


def _prepositions(reading: Reading, tokens: Sequence[Token]) -> bool:
    return any(t.fold in reading.words.prepositions for t in tokens)


def _in_bound(words: _Words, folded: str) -> bool:
    return any(folded in phrase for phrase in (*words.at_least, *words.at_most))


def _size(reading: Reading, words: _Words, numbers: list[Number], number: Number, kind: str) -> Size:
    tokens = reading.tokens
    first, last, low, high = number.first, number.last, number.value, number.value
    for other in numbers:  # from three to five
        if other.first == last + 1 and tokens[last].fold in words.between and other.value > number.value:
            last, high = other.last, other.value
    span = Span.of(reading.document.text, _start(reading, number), tokens[last - 1].end)
    before = tuple(t.fold for t in tokens[max(0, first - BOUND) : first])
    after = tuple(t.fold for t in tokens[last : last + BOUND])
    if any(before[-len(p) :] == p or _within(after, p) for p in words.at_least):
        return Size(kind, low, None, span)
    if any(before[-len(p) :] == p for p in words.at_most):
        return Size(kind, None, high, span)
    return Size(kind, low, high, span)


def _start(reading: Reading, number: Number) -> int:
    token = reading.tokens[number.first]
    form = next((f for f in token.forms if f.bare in _words().counts), token.forms[0])
    return token.start + form.lead


def _within(folds: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return any(folds[i : i + len(phrase)] == phrase for i in range(len(folds)))


def _numbers(reading: Reading, first: int, last: int) -> Iterator[Number]:
    """Yield the numbers of a stretch, in digits or in words, no part of a date."""
    counts, i = _words().counts, first
    while i < last:
        token = reading.tokens[i]
        if i in reading.timed:
            i += 1
            continue
        digits = token.text.replace(",", "").replace("\u066c", "")
        if token.kind == "number" and digits.isdecimal() and len(digits) <= DIGITS:
            end, value = i + 1, int(digits)
        else:
            form = next((f for f in token.forms if f.bare in counts), None)
            if form is None:
                i += 1
                continue
            end, value = i + 1, counts[form.bare].value
        while end < last and (following := _more(reading, end)) is not None:
            number, times = following
            value = value * number if times and value < number else value + number
            end += 1
        yield Number(i, end, value)
        i = end


def _more(reading: Reading, index: int) -> tuple[int, bool] | None:
    """Return the number word that goes on with a number: joined to it, or a thousand behind it."""
    counts, token = _words().counts, reading.tokens[index]
    for form in token.forms:
        entry = counts.get(form.bare)
        joined = form.proclitics == reading.words.and_letter
        if entry is not None and (joined or entry.times) and not form.definite:
            return entry.value, entry.times
    return None
