"""What makes a cue attribute: its source and the beginning of its content, by surface order.

A finite verb is tried in the orders of news prose: subject before the verb, subject after it, a subject that no
mention covers, none at all. A cue that shows neither a content clause, nor a quotation, nor an object that its
lexicon entry admits, attributes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kawalis.extract.statements.content_start import clause_at, clause_further, find_content
from kawalis.extract.statements.draft import COMMAS
from kawalis.extract.statements.expressing import awaits_preposition, expressed_at
from kawalis.extract.statements.hearsay import told_around
from kawalis.extract.statements.object_start import object_at
from kawalis.extract.statements.phrase import is_abstract, is_finite_cue, noun_phrase, skip_adverbs
from kawalis.extract.statements.plain import bare_words, meanwhile, told_words
from kawalis.extract.statements.reach import take_subject
from kawalis.extract.statements.site import Site, site_of
from kawalis.extract.statements.subject import (
    agrees,
    generic_subject,
    is_agent,
    preceding_subject,
)
from kawalis.extract.statements.surroundings import (
    adjacent,
    after_relative,
    apposed,
    apposed_apart,
    extended,
    in_other_clause,
    is_agent_noun,
    opens_clause,
    posted,
    relative_head,
    stray_pronoun,
)
from kawalis.extract.statements.told import past_told
from kawalis.extract.statements.verbal_nouns import is_circumstantial, participle_subject, read_masdar
from kawalis.knowledge.reporting import phrase_index, word_set
from kawalis.text import ARTICLE, fold, is_plural_shaped

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Mention


_SPELT_ALIKE = 8  # tokens of a subject behind a verb spelt like a preposition
_ABOUT_SOMEBODY = frozenset({"criticise", "condemn", "support", "accuse", "reject", "threaten", "demand"})


def attach(view: View, draft: Draft) -> bool:
    """Find source and content start of a finite verb, participle or verbal noun; tell whether it attributes."""
    end = view.sentence_end(draft.first)
    if draft.kind == "masdar":
        return read_masdar(view, draft, end)
    index = skip_adverbs(view, past_told(view, _past_pronoun(view, draft, end), end), end)
    if draft.kind == "finite" and meanwhile(view, index, end):
        index = skip_adverbs(view, index + 1, end)  # أضاف موضحا أن: one saying
    if draft.kind == "participle":
        if participle_subject(view, draft, index, end):
            return True
        draft.understood = True
        if not find_content(view, draft, index, end):
            return False
        return draft.frame != "noun" or is_circumstantial(view, draft)
    if stray_pronoun(draft):
        return False
    if told_around(view, draft, end):
        return True
    if draft.lexeme.hearsay:
        return False
    if bare_words(view, draft, end):
        return True
    site = site_of(view, draft, index, end)
    if _is_accused(view, draft, site):
        site = replace(site, mention=None, generic=False)
    orders = (
        _subject_before,
        _topic_before,
        _subject_after,
        _agent_after,
        _unknown_after,
        _spelt_alike,
        _no_subject,
    )
    return any(order(view, draft, site) for order in orders)


def _past_pronoun(view: View, draft: Draft, end: int) -> int:
    """Return the token behind a verb and the pronoun that takes up a time or place (في وقت كشف فيه مصدر عن)."""
    at = draft.last
    resumed = draft.kind == "finite" and at < end and view.document.tokens[at].fold in word_set("resuming")
    return at + 1 if resumed else at


def _subject_before(view: View, draft: Draft, site: Site) -> bool:
    """Subject, verb, content (الوزير أكد أن)."""
    if site.before is None or not adjacent(view, draft, site.before):
        return False
    if not find_content(view, draft, site.index, site.end):
        return False
    _source_before(view, draft, site.before)
    return True


def _topic_before(view: View, draft: Draft, site: Site) -> bool:
    """The same with a subject that no mention covers (البابا يحث ...), where its head can only be a subject."""
    tokens = generic_subject(view, draft) if site.before is None else None
    if tokens is None:
        return False
    head = view.document.tokens[tokens[0]]
    headline = view.document.sentences[head.sentence].layer == "headline"
    if not (headline or head.fold.startswith(ARTICLE) or is_agent_noun(view, tokens[0])):
        return False
    if not find_content(view, draft, site.index, site.end):
        return False
    draft.source_range, draft.clause_start = tokens, tokens[0]
    return True


def _subject_after(view: View, draft: Draft, site: Site) -> bool:
    """Verb, subject, content (أكد الوزير أن)."""
    if site.mention is None or draft.enclitic_is_object:
        return False
    draft.source = site.mention
    addressed = draft.lexeme.object == "addressee"  # what follows may be whom it was said to
    after = site.after if addressed else posted(view, apposed(view, site.after, site.mention), site.mention)
    at = skip_adverbs(view, apposed_apart(view, after, site.mention), site.end)
    if meanwhile(view, at, site.end):
        at = skip_adverbs(view, at + 1, site.end)  # أضاف الوزير موضحا أن: one saying
    if told_words(view, draft, after, at, site.end) or find_content(view, draft, at, site.end, spoken=True):
        draft.source_end = extended(view, after, draft)
        return True
    draft.source = None
    return False


def _is_accused(view: View, draft: Draft, site: Site) -> bool:
    """Whether the only noun phrase between an accusation and its content is whom it accuses (واتهم الحزب بأنه)."""
    named = draft.lexeme.object == "addressee" and site.index < site.end
    addressed = named and bool(phrase_index("addressed").at(view.document, site.index))
    if not (draft.cue_class == "accuse" or addressed) or not draft.joined(view) or draft.enclitic:
        return False
    at = skip_adverbs(view, site.after, site.end)
    if not find_content(view, draft, at, site.end) or at + 1 >= site.end:
        return False
    prepared = any(w.pos in {"ADP", "PUNCT"} for w in view.document.words_of(at, at + 1)[:1])
    return draft.content_start <= at + prepared  # تتهم المعارضة الوزير بكذا: she accuses him


def _agent_after(view: View, draft: Draft, site: Site) -> bool:
    """The same with a noun phrase whose head acts, though no mention covers it (أعلن مكتب الإحصاء أن)."""
    if not site.generic or not is_agent_noun(view, site.index) or _no_head(view, draft, site):
        return False
    if find_content(view, draft, skip_adverbs(view, site.after, site.end), site.end, spoken=True):
        draft.source_range = (site.index, site.after)
        return True
    return False


def _unknown_after(view: View, draft: Draft, site: Site) -> bool:
    """The same with any noun phrase: its content clause must stand behind it.

    Behind a verb that takes nothing but words, an apposition or a circumstance may lie between.
    """
    if not site.generic or is_agent_noun(view, site.index) or _no_head(view, draft, site):
        return False
    at = skip_adverbs(view, site.after, site.end)
    if clause_at(view, draft, at, site.end) or (
        site.before is None and _may_speak(view, draft, site) and clause_further(view, draft, at, site.end)
    ):
        indefinite = not view.document.tokens[site.index].fold.startswith(ARTICLE)
        draft.source_range = (site.index, extended(view, site.after, draft, partitive=indefinite))
        return True
    if _takes_object(view, draft, site):
        draft.source_range = (site.index, site.after)
        return True
    return False


def _spelt_alike(view: View, draft: Draft, site: Site) -> bool:
    """A verb spelt like a preposition, a subject in the nominative or counted, its preposition (عبر السائقون عن)."""
    if not draft.lexeme.homograph or draft.enclitic or site.index >= site.end:
        return False
    head = view.document.tokens[site.index]
    if _expresses(view, draft, site):
        return True
    counted = any({form.bare, form.fold} & word_set("many") for form in head.forms if not form.proclitics)
    if not (counted or is_plural_shaped(head.fold, nominative=True)):
        return False
    for at in range(site.index + 1, min(site.end - 1, site.index + _SPELT_ALIKE)):
        if view.document.tokens[at].kind == "punct" or is_finite_cue(view, at):
            return False
        own = view.document.tokens[at].fold in {fold(takes) for takes in draft.lexeme.takes}
        if own and object_at(view, draft, at, site.end):
            draft.source_range = (site.index, at)
            return True
    return False


def _expresses(view: View, draft: Draft, site: Site) -> bool:
    """A feeling or stance behind the verb's preposition, with whoever has it between (عبر المنسق عن سروره)."""
    at = expressed_at(view, draft, site.end)
    if at is None or at == site.index or awaits_preposition(view, draft):
        return False
    named = view.mention_at.get(site.index)
    agent = (named is not None and is_agent(named)) or is_agent_noun(view, site.index)
    if not (agent or view.document.tokens[site.index].fold.startswith(ARTICLE) or opens_clause(view, draft)):
        return False
    if not object_at(view, draft, at, site.end):
        return False
    if named is not None and is_agent(named) and view.last_token(named) == at:
        draft.source = named
    else:
        comma = next((i for i in range(site.index + 1, at) if view.text_of(i) in COMMAS), at)
        draft.source_range = (site.index, comma)
    return True


def _may_speak(view: View, draft: Draft, site: Site) -> bool:
    return draft.wants_clause or not is_abstract(view, site.index)


def _takes_object(view: View, draft: Draft, site: Site) -> bool:
    """Whether a definite noun is followed by an indefinite one, as a subject is by its object (أعلن اللاعب نيته)."""
    if site.after >= site.end or site.after - site.index != 1 or is_abstract(view, site.index):
        return False
    head, following = view.document.tokens[site.index], view.document.tokens[site.after]
    if following.fold.startswith(ARTICLE) or following.kind != "word":
        return False
    if not (head.fold.startswith(ARTICLE) or (draft.lexeme.positions_only and head.kind == "word")):
        return False  # جدد سالم دعوته: a name without its article
    return is_abstract(view, site.after) and object_at(view, draft, site.after, site.end)


def _no_subject(view: View, draft: Draft, site: Site) -> bool:
    """Verb and content: the subject is set apart before it, heads the relative clause, or is understood."""
    if site.generic and is_agent_noun(view, site.index):
        return False  # somebody acts here, but says nothing
    if _no_head(view, draft, site):
        return False
    if in_other_clause(view, draft) or not find_content(view, draft, site.index, site.end):
        return False
    if site.mention is not None and draft.frame == "noun" and draft.cue_class not in _ABOUT_SOMEBODY:
        return False  # whoever follows such a verb is no content of it
    known = site.before or site.relative
    if known is not None:
        _source_before(view, draft, known)
        return True
    if draft.frame == "noun" and not opens_clause(view, draft):
        return False  # an indefinite relative clause (خطر يهدد القطاع)
    draft.source_range = generic_subject(view, draft)
    if draft.source_range is not None:
        draft.clause_start = draft.source_range[0]
    else:
        draft.understood = True
    return True


def _no_head(view: View, draft: Draft, site: Site) -> bool:
    """Whether the verb stands in a relative clause whose head does it, and the head is nobody who speaks."""
    return site.relative is None and not draft.enclitic and after_relative(view, draft)


def subject_of(view: View, draft: Draft) -> None:
    """Set the source of a finite verb whose content is known already: after it, before it, or understood."""
    end = view.sentence_end(draft.first)
    index = skip_adverbs(view, draft.last, end)
    mention = view.mention_at.get(index) if index < end else None
    if mention is not None and is_agent(mention) and agrees(draft, mention):
        draft.source = mention
        return
    before = preceding_subject(view, draft) or (None if draft.enclitic else relative_head(view, draft))
    if before is not None:
        _source_before(view, draft, before)
        return
    after = noun_phrase(view, index, end)[0] if index < end and mention is None else index
    if after > index and draft.lexeme.clause_only and not draft.enclitic:
        draft.source_range = (index, after)
        return
    if mention is None and take_subject(view, draft, index) > index:
        return  # «...»، قال المتحدث
    draft.understood = True


def _source_before(view: View, draft: Draft, mention: Mention) -> None:
    draft.source = mention
    draft.source_precedes = True
    draft.clause_start = min(draft.clause_start, view.document.token_at(mention.full.start))
