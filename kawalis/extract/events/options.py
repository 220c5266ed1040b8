"""What may be an event's actor or target: nobody, whom the rules chose, or another party of its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawalis.extract.events.around import Around, is_near
from kawalis.extract.events.phrases import Phrase
from kawalis.extract.events.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.events.around import Party
    from kawalis.extract.events.draft import Draft
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Span, Word

SIDES = ("actor", "target")
MOST = 3


@dataclass(frozen=True, slots=True)
class Option:
    """What one side of an event may be; ``rule`` marks what the rules chose, ``parties`` are new ones, if any."""

    spans: tuple[Span, ...]
    features: list[str]
    rule: bool
    parties: tuple[Party, ...] = ()


class Options:
    """The options of a report's events."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        self._reading = reading
        self._around = Around(reading, drafts)
        self._standing = Standing(self._around, drafts)

    def of(self, draft: Draft) -> tuple[list[str], dict[str, list[Option]]]:
        """Return what marks an event, and what each side may be: nobody first, then whom the rules chose.

        Nothing where the tree has no word for the event.
        """
        standing = self._standing
        head = standing.head(draft)
        if head is None:
            return [], {}
        anchor = range(self._reading.document.token_at(draft.anchor.start), draft.last)
        parties = [p for p in self._around.of(draft.sentence) if p.word.token not in anchor]
        related = standing.of_parties(draft, head, parties)
        features = [[*p.marks, *r] for p, r in zip(parties, related, strict=True)]
        event = standing.of_event(draft, head)
        spans = {"actor": draft.actor_spans, "target": draft.target_spans}
        phrases = {"actor": draft.actors, "target": draft.targets}
        event += [f"{side} told={min(len(spans[side]), MOST)}" for side in SIDES]
        return event, {
            side: self._side(draft, head, parties, features, phrases[side], spans[side], spans[other])
            for side, other in (SIDES, SIDES[::-1])
        }

    def _side(
        self,
        draft: Draft,
        head: Word,
        parties: list[Party],
        features: list[list[str]],
        phrases: Sequence[Phrase],
        mine: list[Span],
        theirs: list[Span],
    ) -> list[Option]:
        """Return the options of one side; ``mine`` and ``theirs`` are what the rules chose for it and for the other."""
        out = [Option((), ["nobody"], rule=not mine)]
        chosen = {n for n, p in enumerate(parties) if any(is_near(p.span, s) for s in mine)}
        if mine:
            marks = features[min(chosen)] if chosen else self._unlisted(draft, head, phrases, mine[0])
            out.append(Option(tuple(mine), [*marks, "rule", *_taken(mine[0], theirs)], rule=True))
        for n, party in enumerate(parties):
            if n in chosen:
                continue
            joined = (party, *party.joined)
            marks = [*features[n], *_taken(party.span, theirs)]
            out.append(Option(tuple(p.span for p in joined), marks, rule=False, parties=joined))
        return out

    def _unlisted(self, draft: Draft, head: Word, phrases: Sequence[Phrase], span: Span) -> list[str]:
        """Return the features of a party that no noun phrase of the sentence is (a national adjective, "they")."""
        reading = self._reading
        at = reading.document.token_at
        first, last = at(span.start), at(span.end - 1) + 1
        word = reading.tree.head(first, last)
        phrase = phrases[0] if phrases else Phrase(first, last, span.start, span.end, "other")
        if word is None:
            return ["unlisted"]
        party = self._around.party(phrase, word)
        away = draft.sentence - reading.tokens[first].sentence
        if away:
            return [*party.marks, "unlisted", f"sentences={max(-MOST, min(away, MOST))}"]
        return [*party.marks, "unlisted", *self._standing.of_parties(draft, head, [party])[0]]


def _taken(span: Span, theirs: Sequence[Span]) -> list[str]:
    """Say whether a party is what the rules chose for the other side."""
    return ["other side"] if any(is_near(span, s) for s in theirs) else []
