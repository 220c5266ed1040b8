"""Who speaks, by position: the noun phrase after the verb, the topic before it, or nobody in this clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.draft import COMMAS
from kawalis.extract.statements.phrase import AGENTS, COLON, is_adverb, is_comma, is_finite_cue
from kawalis.knowledge.reporting import complementizer, discourse, phrase_index, word_set
from kawalis.text import ARTICLE, ends_in_teh_marbuta, fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.knowledge.inflect import Feature
    from kawalis.model import Mention

_GENERIC = 7  # tokens of a subject that no mention covers
_MANY = 100  # mentions of a sentence that are looked through
_FAR = 40  # tokens between a topic and its verb


def third_person(draft: Draft) -> list[Feature]:
    """Return the features of a verb as one who tells of others uses it (دعت is she; you, to a man, hardly ever)."""
    return [f for f in draft.features if f.person in {"3", ""}] or list(draft.features)


def is_feminine(draft: Draft) -> bool:
    """Whether a verb tells of a woman or of something feminine, and of nothing else."""
    return bool(draft.features) and all(feature.gender == "f" for feature in third_person(draft))


def agrees(draft: Draft, mention: Mention) -> bool:
    """Whether a verb may have this subject: the gender of a single person or body must fit (دعت الحزب: is called)."""
    if not draft.features or mention.number != "s":
        return True
    gender = mention.gender if mention.kind == "person" else gender_of_body(mention)
    return not gender or any(feature.gender in {gender, ""} for feature in third_person(draft))


def gender_of_body(mention: Mention) -> str:
    """Return the grammatical gender that the head noun of a body shows (الوزارة goes on with وأضافت)."""
    if mention.kind not in {"organisation", "outlet"}:
        return ""
    head = mention.full.text.split()[0]
    if ends_in_teh_marbuta(head):
        return "f"
    return "m" if fold(head).removeprefix(ARTICLE) in word_set("masculine_bodies") else ""


def is_agent(mention: Mention) -> bool:
    """Whether a mention can speak."""
    return mention.kind in AGENTS


def preceding_subject(view: View, draft: Draft) -> Mention | None:
    """Return the mention that stands before the verb as its subject, or ``None``.

    It stands right before it (particles and adverbs between), or it opens the clause and everything up to the
    verb is set off by commas (الوزير، وفي سياق آخر، انتقد). A verb that carries a conjunction has none.
    """
    tokens = view.document.tokens
    first = draft.first
    prefix = view.document.text[tokens[draft.last - 1].start : draft.cue_start]
    if draft.kind == "finite" and (draft.joined(view) or prefix not in {"", discourse().future_prefix}):
        return None
    start = view.document.sentences[tokens[first].sentence].first
    left = _before_mark(view, _skip_left(view, first, start), start)
    before_apposition = _before_apposition(view, draft, start, left)
    if before_apposition is not None:
        return before_apposition
    for mention in view.mentions_ending.get(left, ()):
        if view.document.token_at(mention.full.start) >= start:
            if is_agent(mention) and agrees(draft, mention) and not _governed(view, mention, start):
                return _widest(view, mention)
            return None
    return _topic(view, draft, start, left)


def generic_subject(view: View, draft: Draft) -> tuple[int, int] | None:
    """Return the tokens between the head of the clause and its verb, where they can only be its subject.

    They are no mention (بعض المدافعين عن الصيد قالوا): a short run without marks, verbs or clauses.
    """
    if draft.kind != "finite" or draft.opens_sentence(view):
        return None
    start = view.document.sentences[view.document.tokens[draft.first].sentence].first
    left = _skip_left(view, draft.first, start)
    head = clause_head(view, start, left)
    if not 0 < left - head <= _GENERIC or head == left:
        return None
    opened = head == start or view.text_of(head - 1) in COMMAS or head > start
    tokens = view.document.tokens[head:left]
    if head in view.time_at:
        return None
    plain = all(token.kind in {"word", "latin"} and complementizer(token) is None for token in tokens)
    verbal = any(is_finite_cue(view, i) for i in range(head, left))
    verbal = verbal or any(token.fold in word_set("relatives") for token in tokens)
    verbal = verbal or any(w.pos in {"VERB", "AUX"} for w in view.document.words_of(head, left))
    function = _is_function(view, head)
    return (head, left) if opened and plain and not verbal and not function else None


def _is_function(view: View, index: int) -> bool:
    """Whether a word, a joined waw aside, opens no noun phrase: a preposition (وفي وقت لاحق), a verb."""
    words = word_set("prepositions") | word_set("relatives") | word_set("source_stops")
    if any(form.fold in words for form in view.document.tokens[index].forms if not form.enclitic):
        return True
    first = [w for w in view.document.words_of(index, index + 1) if w.pos != "CCONJ"][:1]
    return any(word.pos in {"ADP", "VERB", "AUX", "SCONJ"} for word in first)


def _skip_left(view: View, index: int, start: int) -> int:
    """Walk left over auxiliaries, negators and adverbs; return the token after what stands before them."""
    moved = True
    while moved and index > start:
        moved = False
        token = view.document.tokens[index - 1]
        if any(form.fold in word_set("auxiliaries") | word_set("negators") for form in token.forms[:1]):
            index -= 1
            moved = True
            continue
        for back in (3, 2, 1):
            if index - back >= start and is_adverb(view, index - back, index) == index:
                index -= back
                moved = True
                break
    return index


def _topic(view: View, draft: Draft, start: int, left: int) -> Mention | None:
    """Find the topic at the head of the clause, parted from the verb by a phrase between commas."""
    if left == start or not is_comma(view, left - 1):
        return None
    head = clause_head(view, start, left)
    mention = view.mention_at.get(head)
    if mention is None or not is_agent(mention) or not agrees(draft, mention) or left - head > _FAR:
        return None
    after = view.last_token(mention)
    if after < left and is_comma(view, after):
        return mention
    return None


def opens_own_words(view: View, draft: Draft) -> bool:
    """Whether a quotation begins with its verb behind the subject of that verb (الوزير «اعترف ب»): he, not I."""
    tokens = view.document.tokens
    first = draft.first
    start = view.document.sentences[tokens[first].sentence].first
    left = _before_mark(view, first, start)
    if left == first:
        return False
    subject = preceding_subject(view, draft)
    if subject is None:
        return False
    at = view.document.token_at(subject.full.start)
    return at == clause_head(view, start, left) and (at > start or view.last_token(subject) < left)


def _before_mark(view: View, left: int, start: int) -> int:
    """Step over the mark that opens a quotation at the verb (الوزير «أكد أن»), unless a colon opens it."""
    opens = left - 1 > start and left - 1 in view.quote_at and view.text_of(left - 2) != COLON
    if opens:
        return left - 1
    closed = view.quote_before.get(left)
    if closed is None or left in view.mentions_ending:
        return left
    begins = (view.document.token_at(m.full.start) for m in view.mentions_ending.get(left - 1, ()))
    return left - 1 if any(first < closed.first for first in begins) else left  # رئيس بلدية «الأفق» يدعو


def _before_apposition(view: View, draft: Draft, start: int, left: int) -> Mention | None:
    """Return the person at the head of the clause whom an apposition parts from the verb (فلان، أحد النواب، أكد).

    The comma that closes the apposition may be missing. It tells one of many, or an office, and holds no verb.
    """
    head = clause_head(view, start, left)
    mention = view.mention_at.get(head)
    if mention is None or mention.kind != "person" or not agrees(draft, mention):
        return None
    first = view.last_token(mention) + 1
    if first >= left or not is_comma(view, first - 1):
        return None
    last = left - 1 if is_comma(view, left - 1) else left
    opens = view.document.tokens[first]
    one_of = any(form.fold in word_set("one_of") for form in opens.forms if not form.enclitic)
    office = first in view.mention_at and view.mention_at[first].kind == "office"
    words = view.document.words_of(first, last)
    verbal = any(w.pos in {"VERB", "AUX", "SCONJ"} for w in words)
    marked = any(t.kind == "punct" for t in view.document.tokens[first:last])
    return mention if (one_of or office) and not verbal and not marked else None


def clause_head(view: View, start: int, left: int) -> int:
    """Return the token at which the clause before ``left`` begins: the last opener after a comma, else the start."""
    start = max(start, left - _FAR)
    head = start
    for i in range(start, left):
        if i == start or view.text_of(i - 1) in COMMAS:
            matches = [m for m in phrase_index("openers").at(view.document, i) if not m.tail.enclitic]
            if matches and matches[0].last < left:
                head = matches[0].last
    return head


def _governed(view: View, mention: Mention, start: int) -> bool:
    """Whether a preposition stands before a mention: then it is no subject."""
    first = view.document.token_at(mention.full.start)
    if first <= start:
        return False
    if view.document.tokens[first].start < mention.full.start:
        return (
            view.document.text[view.document.tokens[first].start : mention.full.start]
            not in discourse().conjunctions
        )
    before = view.document.tokens[first - 1]
    return any(form.fold in word_set("prepositions") for form in before.forms if not form.enclitic)


def _widest(view: View, mention: Mention) -> Mention:
    widest = mention
    sentence = view.document.tokens[view.document.token_at(mention.full.start)].sentence
    for other in view.mentions_of[sentence][:_MANY]:
        if other.full.contains(mention.full) and len(other.full) > len(widest.full) and is_agent(other):
            widest = other
    return widest
