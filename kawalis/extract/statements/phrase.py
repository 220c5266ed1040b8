"""Small readings of the token stream: noun phrases, prepositions, what may be skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.draft import COMMAS
from kawalis.extract.statements.told import begins_addressee, told_to
from kawalis.knowledge.reporting import (
    complementizer,
    discourse,
    phrase_index,
    verb_readings,
    word_set,
)
from kawalis.text import ARTICLE, fold, is_nisba_shaped, is_plural_shaped

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import View
    from kawalis.model import Mention

STOP = "."
COLON = ":"
_NAME_WORDS = 3
_LONGEST_PHRASE = 10  # tokens of a source that no mention covers
_ASIDE = 6  # tokens of an aside with its dashes
DASHES = frozenset({"-", "–", "—"})
_UNNAMED = 4  # words from a verb to the name that somebody keeps back
AGENTS = frozenset(
    {"person", "office", "organisation", "outlet", "country", "place", "group", "anonymous", "document"}
)


def is_comma(view: View, index: int) -> bool:
    """Whether a token is a comma or semicolon."""
    return view.text_of(index) in COMMAS


def is_adverb(view: View, index: int, end: int) -> int:
    """Return the token after an adverb or time expression at ``index``, or ``index``."""
    if index in view.time_at:
        return min(view.time_at[index], end)
    matches = phrase_index("adverbs").at(view.document, index)
    plain = [m for m in matches if not m.head.proclitics and not m.tail.enclitic and m.last <= end]
    return plain[0].last if plain else index


def skip_adverbs(view: View, index: int, end: int) -> int:
    """Skip adverbs, time expressions, adverbs between commas and short asides between dashes."""
    while index < end:
        after = is_adverb(view, index, end)
        if after > index:
            index = after
            continue
        if view.text_of(index) in DASHES:
            shut = range(index + 1, min(end, index + _ASIDE))
            closing = next((i for i in shut if view.text_of(i) in DASHES), None)
            if closing is not None:
                index = closing + 1  # -حفظه الله-
                continue
        if is_comma(view, index) and index + 1 < end:
            inner = is_adverb(view, index + 1, end)
            if inner > index + 1 and inner < end and is_comma(view, inner):
                index = inner + 1
                continue
        break
    return index


def stays_unnamed(view: View, index: int) -> bool:
    """Whether a word only tells that somebody's name is kept back (طالبا عدم كشف اسمه): nothing is said."""
    sentence = view.document.sentences[view.document.tokens[index].sentence]
    for token in view.document.tokens[index + 1 : min(sentence.last, index + 1 + _UNNAMED)]:
        if any(form.enclitic and form.bare in word_set("identities") for form in token.forms):
            return True
        if not any(form.fold in word_set("naming") for form in token.forms):
            return False
    return False


def is_finite_cue(view: View, index: int) -> bool:
    """Whether a token may be a finite reporting verb, words that are mostly something else (عبر، بين) aside."""
    readings = verb_readings(view.document.tokens[index])
    found = any(reading.finite and not reading.verb.homograph for reading in readings)
    return found and not stays_unnamed(view, index)


def is_circumstantial_cue(view: View, index: int) -> bool:
    """Whether a token may be a reporting participle in the accusative (مشيرا)."""
    token = view.document.tokens[index]
    apart = token.fold.endswith(word_endings()) or (index > 0 and is_comma(view, index - 1))
    following = (
        index + 1 < len(view.document.tokens) and view.document.tokens[index + 1].sentence == token.sentence
    )
    apart = apart or (following and content_clause(view, index + 1))  # رفضته الوزارة مؤكدة أن
    found = apart and any(
        reading.has("participle") and not reading.form.definite for reading in verb_readings(token)
    )
    return found and not stays_unnamed(view, index)


def word_endings() -> tuple[str, ...]:
    """Return the endings of the circumstantial accusative, folded."""
    return tuple(fold(ending) for ending in discourse().circumstance_endings)


def stops_source(view: View, index: int) -> bool:
    """Whether a token cannot belong to a source phrase."""
    token = view.document.tokens[index]
    return (
        token.kind in {"punct", "symbol", "number"}
        or token.fold in word_set("source_stops")
        or complementizer(token) is not None
        or index in view.time_at
        or is_finite_cue(view, index)
    )


def noun_phrase(
    view: View, index: int, end: int, *, head_only: bool = False, governed: bool = False
) -> tuple[int, Mention | None]:
    """Return the token after the noun phrase at ``index`` and the mention that it is, if any.

    ``head_only`` takes no more than a head, what it is of, and adjectives: another noun phrase may follow;
    ``governed`` lets a preposition be written with it.
    """
    mention = view.mention_at.get(index) or _pointed_at(view, index, end)
    if index in view.mention_at and not governed and carries_preposition(view, index):
        return index, None
    if mention is not None:
        return min(end, view.last_token(mention)), mention
    quote = view.quote_at.get(index)
    named = view.mention_at.get(index + 1) if quote is not None else None
    whole = quote is not None and named is not None and view.last_token(named) == quote.last - 1
    if quote is not None and (whole or quote.inner_words <= _NAME_WORDS) and quote.last <= end:
        return quote.last, named  # a name in quotation marks
    last = index
    defined = False
    if _quantifies(view, index, end):
        return noun_phrase(view, index + 2, end, head_only=head_only, governed=True)[0], None
    while last < min(end, index + _LONGEST_PHRASE) and not stops_source(view, last):
        if last > index and told_to(view, last):
            break
        if last > index and last in view.mention_at:
            if not defined or not view.document.tokens[last - 1].fold.startswith(ARTICLE):
                last = view.last_token(view.mention_at[last])  # سكان بغداد
            break
        word = view.document.tokens[last].fold
        if head_only and defined and not (is_nisba_shaped(word) or word in word_set("adjectives")):
            break
        if last > index and (begins_addressee(view, last) or _begins_object(view, last)):
            break
        if (
            head_only
            and last > index
            and word.startswith(ARTICLE)
            and not defined
            and _closed(view, last - 1)
        ):
            break
        defined = defined or word.startswith(ARTICLE)
        last += 1
    return min(last, end), None


def _pointed_at(view: View, index: int, end: int) -> Mention | None:
    """Return the mention that a demonstrative points at or a form of address honours (تلك المصادر، فخامة الرئيس)."""
    if index + 1 >= end:
        return None
    word, following = view.document.tokens[index].fold, view.mention_at.get(index + 1)
    if following is None or view.document.tokens[index + 1].start != following.full.start:
        return None
    if word in word_set("demonstratives"):
        return following if view.document.tokens[index + 1].fold.startswith(ARTICLE) else None
    return following if word in word_set("honorifics") else None


def _closed(view: View, index: int) -> bool:
    """Whether an indefinite phrase ends at a token: nothing definite goes on with it (صحيفة محلية، ناشطون)."""
    adjective = any(word.pos == "ADJ" for word in view.document.words_of(index, index + 1))
    return adjective or is_plural_shaped(view.document.tokens[index].fold, nominative=True)


def _begins_object(view: View, index: int) -> bool:
    """Whether an object can only begin here (مسؤولون أهمية، منظمات محلية ريادة)."""
    before, token = view.document.tokens[index - 1], view.document.tokens[index]
    if token.fold.startswith(ARTICLE) or before.fold.startswith(ARTICLE) or not is_abstract(view, index):
        return False
    return is_plural_shaped(before.fold, nominative=True) or is_nisba_shaped(before.fold)


def _quantifies(view: View, index: int, end: int) -> bool:
    """Whether a phrase counts what follows (عدد من النواب)."""
    tokens = view.document.tokens
    if index + 2 >= end or tokens[index + 1].fold not in word_set("partitives"):
        return False
    return any(form.bare in word_set("quantifiers") and not form.enclitic for form in tokens[index].forms)


def is_abstract(view: View, index: int) -> bool:
    """Whether a word is a noun of act or quality: an object of reporting verbs, no speaker."""
    nouns = word_set("abstract_nouns") | word_set("positions")
    return any(
        {form.bare, form.fold} & nouns for form in view.document.tokens[index].forms if not form.enclitic
    )


def is_own_act(view: View, index: int) -> bool:
    """Whether a word is somebody's act, with his pronoun (تعيينه، استعدادهم)."""
    forms = view.document.tokens[index].forms
    nouns = word_set("abstract_nouns") | word_set("positions")
    return any(form.enclitic and form.bare in nouns for form in forms)


def carries_preposition(view: View, index: int) -> bool:
    """Whether a preposition is written with the mention that begins at a token."""
    token = view.document.tokens[index]
    start = view.mention_at[index].full.start
    return token.start < start and view.document.text[token.start : start] not in discourse().conjunctions


def after_conjunction(view: View, index: int) -> int:
    """Return the offset at which a word begins, a joined waw left out."""
    token = view.document.tokens[index]
    own = word_set("waw_words")
    for form in token.forms:
        joined = form.proclitics == (discourse().conjunctions[0],)
        if joined and not form.enclitic and token.fold not in own:
            return token.core(form)[0]
    return token.start


def preposition_core(view: View, index: int, preposition: str) -> int | None:
    """Return the offset at which the noun after a preposition begins, where token ``index`` carries it.

    A preposition of one letter is written with its noun; the words that only begin with that letter are data.
    """
    token = view.document.tokens[index]
    short = fold(preposition)
    if len(short) > 1:
        if token.fold == short and index + 1 < len(view.document.tokens):
            following = view.document.tokens[index + 1]
            return following.start if following.sentence == token.sentence else None
        return None
    if token.kind != "word" or token.fold in _not_prepositional(short):
        return None
    mention = view.mention_at.get(index)
    if mention is not None:
        return mention.full.start if mention.full.start > token.start else None
    for form in token.forms:
        if form.proclitics == (short,):
            return token.core(form)[0]
    return None


def _not_prepositional(letter: str) -> frozenset[str]:
    entry = discourse()
    return word_set("beh_words") if fold(entry.beh_words[0])[0] == letter else word_set("lam_words")


def content_clause(view: View, index: int) -> bool:
    """Whether token ``index`` heads a content clause of a reporting verb."""
    token = view.document.tokens[index]
    head = complementizer(token)
    if head is None or _abbreviated(view, index) or head.proclitics[:1] == (discourse().conjunctions[1],):
        return False  # فإن opens the main clause
    if index == 0 or view.document.tokens[index - 1].sentence != token.sentence:
        return True
    before = view.document.tokens[index - 1]
    return not any(form.fold in word_set("other_clauses") for form in before.forms if not form.enclitic)


def _abbreviated(view: View, index: int) -> bool:
    """Whether a stop is written right behind a word and letters right behind it: the word is a letter's name."""
    end = view.document.tokens[index].end
    return view.document.text[end : end + 1] == STOP and view.document.text[end + 1 : end + 2].isalpha()


def goes_on(view: View, index: int) -> bool:
    """Whether a content clause is joined to one before it (، وأن): the words of that one's cue go on."""
    form = complementizer(view.document.tokens[index])
    return form is not None and form.proclitics[:1] == (discourse().conjunctions[0],)


def question(view: View, index: int) -> bool:
    """Whether an indirect question begins at token ``index``."""
    return bool([m for m in phrase_index("questions").at(view.document, index) if not m.tail.enclitic])
