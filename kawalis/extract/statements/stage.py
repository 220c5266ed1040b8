"""The statement stage: drafts of all sentences, resolved, chained, written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements import readers
from kawalis.extract.statements.carriers import bearer
from kawalis.extract.statements.chain import chain_of, frame_sources, set_parents
from kawalis.extract.statements.distance import access_of
from kawalis.extract.statements.draft import Draft, View
from kawalis.extract.statements.quotes import quotations
from kawalis.extract.statements.reader import read_sentence
from kawalis.extract.statements.resolve import resolve
from kawalis.extract.statements.venue import read_venue
from kawalis.extract.statements.voices import Voices
from kawalis.extract.statements.write import write
from kawalis.model import stage

if TYPE_CHECKING:
    from kawalis.model import Actor, Document, Mention, Statement, TimeExpression

_GOES_ON = frozenset({"say", "claim", "announce", "demand", "warn"})  # what an interview goes on with
Links = dict[tuple[int, int], str]


@stage(
    requires=("document", "mentions", "actors", "links", "times"),
    assigns=("statements", "actors", "links"),
)
def statements(
    document: Document,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    links: Links,
    times: tuple[TimeExpression, ...],
) -> tuple[tuple[Statement, ...], tuple[Actor, ...], Links]:
    """Read every attribution of a document and build its chain from the outlet (``actors[0]``) inwards.

    Sources that no mention covers become actors of the report; documents and collective voices that say
    nothing are dropped from ``actors``.
    """
    view = View(
        document,
        tuple(sorted(mentions, key=lambda m: (m.full.start, -m.full.end))),
        times,
        quotations(document),
        readers.READERS,
    )
    drafts: list[Draft] = []
    for sentence in document.sentences:
        drafts.extend(read_sentence(view, sentence))
    resolve(view, drafts)
    voices = Voices(document, view.mentions, actors, links)
    drafts = [d for d in drafts if not (d.first_person and d.source is None)]
    drafts = [
        d for d in drafts if not _own_headline(d, voices, actors) and not _inside_words(view, d, drafts)
    ]
    own: dict[int, list[str]] = {}
    for i, draft in enumerate(drafts):
        read_venue(view, draft)
        draft.actor = voices.actor_of(draft, bearer(view, draft))
        draft.named = draft.named or _has_name(view, draft, voices)
        relays = [voices.of_mention(m) for m in (draft.relay, draft.told_to) if m is not None]
        own[i] = [a for a in (*relays, draft.actor) if a is not None and a != actors[0].id]
    _inherit_relays(view, drafts, own)
    set_parents(view, drafts)
    frames = frame_sources(drafts)
    chains = [chain_of(drafts, i, actors[0].id, frames, own) for i in range(len(drafts))]
    mentioned: dict[str, list[Mention]] = {}
    for mention in view.mentions:
        mentioned.setdefault(voices.of_mention(mention) or "", []).append(mention)
    access = {actor: access_of(view, own_mentions) for actor, own_mentions in mentioned.items() if actor}
    found = write(view, drafts, chains, frames, access)
    return found, voices.kept(found), voices.links


def _has_name(view: View, draft: Draft, voices: Voices) -> bool:
    """Whether the report names who speaks by an office elsewhere (الرئيس التركي)."""
    if draft.actor is None or draft.source is None or draft.source.kind != "office":
        return False
    return any(m.ner == "PER" and voices.of_mention(m) == draft.actor for m in view.mentions)


def _inherit_relays(view: View, drafts: list[Draft], own: dict[int, list[str]]) -> None:
    """Give a participle the relays of the verb that it goes with: what was told to an outlet was told so on."""
    for i in range(1, len(drafts)):
        before = drafts[i - 1]
        same = view.document.tokens[before.first].sentence == view.document.tokens[drafts[i].first].sentence
        if (
            drafts[i].kind == "participle"
            and drafts[i].understood
            and same
            and before.source is drafts[i].source
        ):
            own[i] = list(own[i - 1])
            drafts[i].link = before.link if drafts[i].link == "unspecified" else drafts[i].link
    _go_on_telling(drafts, own)


def _go_on_telling(drafts: list[Draft], own: dict[int, list[str]]) -> None:
    """Let one who told an outlet something go on telling it: his further words in the report came the same way."""
    told: dict[str, str] = {}
    for i, draft in enumerate(drafts):
        if draft.actor is None or draft.kind == "headline":
            continue
        if draft.told_to is not None and len(own[i]) > 1:
            told[draft.actor] = own[i][-2]
        elif draft.actor in told and len(own[i]) == 1 and draft.kind in {"finite", "participle"}:
            if draft.link == "unspecified" and draft.cue_class in _GOES_ON:
                own[i] = [told[draft.actor], *own[i]]
        elif draft.actor in told and draft.link != "unspecified":
            del told[draft.actor]


def _held(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether another's words hold a cue."""
    return any(first <= draft.first < last for d in drafts if d is not draft for first, last in d.content)


def _inside_words(view: View, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a cue without a source of its own stands inside a quotation: the quoted speaker's turn of phrase."""
    if draft.phrase is not None and draft.phrase.frame == "expected" and _held(draft, drafts):
        return True
    if draft.first_person or not draft.understood or draft.kind == "headline":
        return False
    return view.in_quote(draft.first) is not None


def _own_headline(draft: Draft, voices: Voices, actors: tuple[Actor, ...]) -> bool:
    """Whether the outlet only announces its own report (الموقع يكشف كواليس ...): no attribution to anybody."""
    if draft.source is None or voices.of_mention(draft.source) != actors[0].id:
        return False
    return draft.frame == "noun"
