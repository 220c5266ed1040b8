"""How far the words of a source reach."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.statements.draft import COMMAS, DASH
from kawalis.extract.statements.endings import breaks_object, candidates, ends_at, same_speaker
from kawalis.extract.statements.phrase import goes_on, is_comma, is_finite_cue
from kawalis.extract.statements.quotes import is_mark
from kawalis.extract.statements.reach import word_of
from kawalis.extract.statements.syntax import relation
from kawalis.knowledge.reporting import complementizer, discourse, phrase_index, verb_readings, word_set
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kawalis.extract.statements.draft import Draft, View

_NEAR = 40  # later cues that may end a content
_LONGEST = 300  # tokens of a content without quotation marks
_BESIDE = frozenset({"after", "elaboration", "untold"})
_STOPS = frozenset(".!؟?…") | {".."}


def bound(view: View, drafts: list[Draft]) -> None:
    """Set the content ranges of framed drafts; ``drafts`` are one sentence's, in order of their cues."""
    for i, draft in enumerate(drafts):
        if draft.content_start < 0:
            continue
        end = _end(view, draft, _beginning(drafts[i + 1 : i + 1 + _NEAR], draft.first))
        if end > draft.content_start:
            draft.content.append((draft.content_start, end))


def _beginning(later: list[Draft], after: int) -> dict[int, list[Draft]]:
    """Return later cues by the token at which their clause begins."""
    out: dict[int, list[Draft]] = {}
    for draft in later:
        if draft.first > after:
            out.setdefault(draft.clause_start if draft.clause_start >= 0 else draft.first, []).append(draft)
    return out


def _end(view: View, draft: Draft, beginning: dict[int, list[Draft]]) -> int:
    """Token after the content."""
    start = draft.content_start
    sentence_end = view.sentence_end(start)
    quote = view.quote_at.get(start) or (
        view.quote_at.get(start + 1) if draft.frame == "an" and start + 1 < sentence_end else None
    )
    if quote is not None and (quote.last > sentence_end or _closes(view, quote.last)):
        return quote.last
    inside = view.in_quote(start)
    limit = inside.last - 1 if inside is not None and inside.first < start else sentence_end
    end = limit = min(limit, start + _LONGEST)
    if draft.tree_end > start and draft.frame == "noun" and not _predicated(view, draft):
        end = limit = min(limit, draft.tree_end)
    for i in _places(view, draft, limit, beginning):
        covering = view.in_quote(i)
        if covering is not None and covering.first >= start:
            continue  # nothing inside a quotation ends what holds it
        if _boundary(view, draft, i, beginning):
            end = i
            break
    return _closed(view, start, _trim(view, start, end))


def _predicated(view: View, draft: Draft) -> bool:
    """Whether what an object is called follows it (اعتبر القرار بأنه ظالم)."""
    last = draft.tree_end
    if draft.verb is None or not draft.verb.double_object or last >= view.sentence_end(draft.content_start):
        return False
    head = complementizer(view.document.tokens[last])
    if head is None or not head.proclitics:
        return False
    draft.tree_end = -1
    return True


def _closed(view: View, start: int, end: int) -> int:
    """Take the closing mark of a quotation with what it holds."""
    quote = view.in_quote(end - 1)
    return quote.last if quote is not None and quote.first >= start and quote.last == end + 1 else end


def _places(view: View, draft: Draft, limit: int, beginning: dict[int, list[Draft]]) -> Iterable[int]:
    """Return the tokens before which the content may end: behind a comma or dash, at another cue.

    A noun phrase may end at any word.
    """
    start = draft.content_start
    if draft.frame == "noun":
        return range(start + 1, limit)
    parted = view.parted[bisect_right(view.parted, start) : bisect_left(view.parted, limit)]
    turns: set[int] = set()
    if draft.frame == "an":
        turns = {*_turns(view, start, limit), *candidates(view, draft, start, limit)}
    return sorted({*parted, *turns, *(i for i in beginning if start < i < limit)})


def _turns(view: View, start: int, limit: int) -> list[int]:
    """Return the tokens at which an adversative begins."""
    tokens = view.document.tokens
    return [i for i in range(start + 1, limit) if tokens[i].fold in _turning() and _turns_at(view, i)]


def _turns_at(view: View, index: int) -> bool:
    return bool(phrase_index("adversatives").at(view.document, index))


@cache
def _turning() -> frozenset[str]:
    """Return the first words of adversatives, folded."""
    return frozenset(fold(phrase.split()[0]) for phrase in discourse().adversatives)


def _closes(view: View, index: int) -> bool:
    """Whether nothing of the clause follows a closing mark: the sentence ends, a comma or a new clause comes."""
    tokens = view.document.tokens
    if index >= len(tokens) or index >= view.sentence_end(index - 1):
        return True
    token = tokens[index]
    if token.text in COMMAS or token.text in _STOPS or token.text == ")":
        return True
    if phrase_index("afterthoughts").at(view.document, index):
        return True
    return any(
        reading.finite
        and reading.form.proclitics[:1]
        and reading.form.proclitics[0] in discourse().conjunctions
        for reading in verb_readings(token)
    )


def _boundary(view: View, draft: Draft, index: int, beginning: dict[int, list[Draft]]) -> bool:
    """Whether the content ends before a token: at a closing word, another cue, the end of a noun phrase."""
    after_comma = is_comma(view, index - 1)
    apart = after_comma or view.text_of(index - 1) == DASH
    if apart and draft.frame != "quote" and _closing_word(view, index):
        return True
    clause = draft.frame == "an" and view.in_quote(index) is None
    if clause and (_turns_at(view, index) or ends_at(view, draft, index)):
        return True
    if after_comma and (_circumstance(view, index) or _of_another(view, draft, index)):
        return True
    if any(_ends_before(view, draft, other, after_comma=after_comma) for other in beginning.get(index, ())):
        return True
    if draft.frame != "noun":
        return False
    if index > draft.content_start and _ends_object(view, draft, index):
        return True
    if _is_relative(view, index) and _judged_at(beginning, index + 1):
        return True  # القرار الذي وصفه بكذا: told beside it
    return draft.tree_end < 0 and _noun_ends(view, index)


def _is_relative(view: View, index: int) -> bool:
    """Whether a token is a relative pronoun, a conjunction before it or not."""
    return any(form.fold in word_set("relatives") for form in view.document.tokens[index].forms)


def _judged_at(beginning: dict[int, list[Draft]], index: int) -> bool:
    """Whether the same speaker goes on with a cue at a token: its source is understood (not التي دعت إليها الحكومة)."""
    return any(draft.first == index and draft.understood for draft in beginning.get(index, ()))


def _ends_object(view: View, draft: Draft, index: int) -> bool:
    """Whether an object ends: at a circumstance of its cue, at a verb that is coordinated with its cue."""
    if any(not match.head.proclitics for match in phrase_index("noun_closers").at(view.document, index)):
        return True
    if draft.kind == "phrase" and breaks_object(view, index):
        return True
    cue = word_of(view, draft)
    if cue is None:
        return False
    words = view.document.words_of(index, index + 1)
    return any(w.pos == "VERB" and relation(w) == "conj" and w.head == cue.index for w in words)


def _closing_word(view: View, index: int) -> bool:
    if any(not match.head.proclitics for match in phrase_index("closers").at(view.document, index)):
        return True
    return any(
        not match.head.proclitics
        and match.last < len(view.document.tokens)
        and is_finite_cue(view, match.last)
        for match in phrase_index("cue_closers").at(view.document, index)
    )


def _ends_before(view: View, draft: Draft, other: Draft, *, after_comma: bool) -> bool:
    """Whether a later cue begins a clause beside the content, not one inside it."""
    match other.kind:
        case "participle":
            return True
        case "phrase":
            marked = view.quote_before.get(other.first) is not None  # «...» بحسب البيان
            return (after_comma or marked) and other.phrase is not None and other.phrase.frame in _BESIDE
        case "finite" if other.first_person and not draft.first_person:
            return False  # whoever says we or I speaks inside
        case "finite":
            beside = other.source_precedes or other.added or _verb_first(other)
            return (other.joined(view) and same_speaker(draft, other)) or (after_comma and beside)
        case _:
            return False


def _of_another(view: View, draft: Draft, index: int) -> bool:
    """Whether a clause goes on the words of a cue before this one, whose words hold this one (… طلب العودة، وأن …)."""
    if not (complementizer(view.document.tokens[index]) and goes_on(view, index)):
        return False
    head = next((w for w in view.document.words_of(index, index + 1) if relation(w) == "mark"), None)
    clause = view.document.words[head.head] if head is not None else None
    if clause is None or relation(clause) != "conj":
        return False
    return view.document.words[clause.head].token < draft.clause_start


def _verb_first(draft: Draft) -> bool:
    """Whether a verb of the past opens a clause of its own before the one who speaks (وعند سؤاله، أجاب الوزير)."""
    past = all(feature.tense == "perfect" for feature in draft.features)
    return past and not draft.understood and not draft.source_precedes and bool(draft.source)


def _circumstance(view: View, index: int) -> bool:
    """Whether a participle of saying stands behind a comma, though it gives no words (، معربا عن شكره)."""
    token = view.document.tokens[index]
    return any(
        reading.has("participle")
        and not reading.form.definite
        and not reading.form.enclitic
        and token.fold.endswith(discourse().circumstance_endings[0])
        for reading in verb_readings(token)
    )


def _noun_ends(view: View, index: int) -> bool:
    """Whether a noun phrase ends: at a comma that does not part its members."""
    return view.text_of(index) in COMMAS and not _continues(view, index)


def _continues(view: View, index: int) -> bool:
    """Whether a comma inside a noun phrase only parts its members (، و + noun) or a circumstance of it (، حتى)."""
    following = index + 1
    if following >= view.sentence_end(index):
        return False
    token = view.document.tokens[following]
    if token.fold in word_set("prepositions"):
        return True
    return token.text.startswith(tuple(discourse().conjunctions)) and not any(
        r.finite for r in verb_readings(token)
    )


def _trim(view: View, start: int, end: int) -> int:
    """Drop marks at the end that belong to the sentence, not to the content."""
    opened = _quote_ends(view, start, end)
    while end > start + 1 and not opened:
        text = view.text_of(end - 1)
        if (
            text in COMMAS
            or view.document.tokens[end - 1].fold in word_set("dangling")
            or text in discourse().conjunctions
            or text[0] in _STOPS
            or text in {"-", ":", "–", "—"}
            or (is_mark(text) and view.in_quote(end - 1) is None)
        ):
            end -= 1
            opened = _quote_ends(view, start, end)
            continue
        break
    return end


def _quote_ends(view: View, start: int, end: int) -> bool:
    """Whether a quotation that began inside the content ends with it."""
    quote = view.quote_before.get(end)
    return quote is not None and start <= quote.first
