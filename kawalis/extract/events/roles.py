"""Who acts and whom it is done to, by the frame of the trigger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kawalis.extract.events.lexicon import lexicon
from kawalis.extract.events.phrases import AGENT, Phrase, arguments, coordinated, of_mention, phrase_at
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.events.candidates import Candidate
    from kawalis.extract.events.reading import Reading
    from kawalis.knowledge.inflect import Feature
    from kawalis.knowledge.schema.events import LightVerb

BACK = 12  # tokens before a verb in which its topic begins
LIGHT_BACK = 12  # tokens before a noun in which its light verb stands
NATIONAL = 3  # tokens after a noun in which its national adjectives stand
PEOPLE = frozenset({"person", "office", "group", "organisation", "anonymous", "country", "outlet"})


@dataclass
class Parties:
    """The parties of one candidate, its light verb and the tokens [first, last) that it takes up."""

    actors: list[Phrase] = field(default_factory=list)
    targets: list[Phrase] = field(default_factory=list)
    nations: list[tuple[int, int]] = field(default_factory=list)
    light: LightVerb | None = None
    light_features: frozenset[Feature] = frozenset()
    light_index: int | None = None
    possessed: bool = False
    first: int = 0
    last: int = 0


def parties(reading: Reading, found: Candidate) -> Parties:
    """Find the parties of a candidate."""
    out = Parties(first=found.first, last=found.last)
    if found.hit.kind == "verb":
        _verb(reading, found, out)
    else:
        _noun(reading, found, out)
    out.actors = _unique(out.actors)
    taken = {p.start for p in out.actors}
    out.targets = [p for p in _unique(out.targets) if p.start not in taken]
    return out


def _unique(phrases: list[Phrase]) -> list[Phrase]:
    seen: dict[tuple[int, int], Phrase] = {}
    for phrase in phrases:
        seen.setdefault((phrase.start, phrase.end), phrase)
    return list(seen.values())


def _verb(reading: Reading, found: Candidate, out: Parties) -> None:
    trigger, words = found.hit.trigger, reading.words
    limit = reading.document.sentences[found.sentence].last
    wanted = frozenset([trigger.particle or ""])
    stops = frozenset(fold(w) for w in trigger.object_nouns)
    args = list(arguments(reading, found.last, limit, wanted, stops))
    nominal = [p for prep, p in args if not prep]
    plural = all(f.number != "s" for f in found.hit.features)
    topic = topic_of(reading, found.first, plural=plural)
    subject: list[Phrase] = []
    if topic:
        subject = topic
    elif plural and not _after_relative(reading, found.first):
        before = pronoun(reading, found.first, plural=True)
        subject = [before] if before else []
    elif nominal:
        subject = _with_coordinated(reading, nominal[0], limit)
        nominal = [p for p in nominal if p not in subject]
    passive = all(f.voice == "passive" for f in found.hit.features)
    agents = [p for prep, p in args if prep == AGENT]
    if (
        trigger.subject == "target"
        or passive
        or _reads_passive(reading, found, subject, nominal, topic, agents)
    ):
        out.targets = subject
        out.actors = agents
        for prep, phrase in args:
            if prep in trigger.targets and trigger.subject == "target":
                out.actors.append(phrase)
    else:
        out.actors = [p for p in subject if p.kind != "other" or not trigger.weak]
        if trigger.subject == "none":
            out.actors = []
        out.targets = _governed(reading, found, args, nominal)
    enclitic = found.enclitic
    if enclitic and "object" in trigger.targets and not passive:
        whom = pronoun(reading, found.first, plural=enclitic in words.plural_pronouns, letters=enclitic)
        if whom:
            out.targets.insert(0, whom)
    if not out.actors:
        out.nations = instruments(reading, found.last, limit)
    out.last = max([out.last, *(p.last for _, p in args)])


def _reads_passive(
    reading: Reading,
    found: Candidate,
    subject: list[Phrase],
    nominal: list[Phrase],
    topic: list[Phrase],
    agents: list[Phrase],
) -> bool:
    """Whether an unvowelled verb that may be passive is one: no agent is told before its patient."""
    if not any(f.voice == "passive" for f in found.hit.features) or "object" not in found.hit.trigger.targets:
        return False
    if agents:
        return True
    if any(
        t.fold in reading.words.reflexives for t in reading.tokens[found.last : found.last + NATIONAL + 3]
    ):
        return False
    if topic:
        return not nominal and not found.enclitic
    if found.enclitic or not subject:
        return False
    if subject[0].kind == "other":
        return True
    return not nominal


def _governed(
    reading: Reading, found: Candidate, args: list[tuple[str, Phrase]], nominal: list[Phrase]
) -> list[Phrase]:
    for slot in found.hit.trigger.targets:
        if slot == "object":
            chosen = nominal[:1]
            if chosen:
                chosen = _with_coordinated(reading, chosen[0], chosen[0].last + LIGHT_BACK)
        else:
            chosen = [p for prep, p in args if prep == fold(slot)]
        if chosen:
            return chosen
    return []


def _with_coordinated(reading: Reading, phrase: Phrase, limit: int) -> list[Phrase]:
    end = reading.document.sentences[reading.tokens[phrase.first].sentence].last
    return [phrase, *coordinated(reading, phrase, min(limit, end))]


def topic_of(reading: Reading, index: int, *, plural: bool) -> list[Phrase]:
    """Return the phrase before a verb that is its subject: a topic, or what a relative pronoun refers to."""
    words, tokens = reading.words, reading.tokens
    start = reading.document.sentences[tokens[index].sentence].first
    j = index - 1
    while j >= start and (
        tokens[j].fold in words.auxiliaries or j in reading.timed or tokens[j].fold in words.adverbs
    ):
        j -= 1
    if j < start:
        return []
    if tokens[j].fold in words.relatives:
        return _antecedent(reading, j, start)
    if tokens[j].fold in words.complementizers and tokens[j].forms[-1].enclitic:
        before = pronoun(reading, j, plural=False, letters="")
        return [before] if before else []
    if words.conjoined(tokens[index]) and tokens[index].start < tokens[index].core(tokens[index].forms[0])[0]:
        return []
    while j >= start and tokens[j].kind == "punct" and tokens[j].text[0] not in words.stops:
        j -= 1
    low = max(start, j - BACK)
    boundary = j
    while boundary >= low and not _opens(reading, boundary):
        if boundary != j and reading.is_verb(boundary):
            return []
        boundary -= 1
    if boundary < low and low > start:
        return []
    phrase = phrase_at(reading, boundary + 1, index)
    if phrase is None or phrase.last > index:
        return []
    if phrase.kind == "other" and not plural:
        return []
    if phrase.last <= j and any(_blocks(reading, k) for k in range(phrase.last, j + 1)):
        return []
    return _with_coordinated(reading, phrase, index)


def _after_relative(reading: Reading, index: int) -> bool:
    words = reading.words
    while index > 0 and reading.tokens[index - 1].fold in words.auxiliaries:
        index -= 1
    return index > 0 and reading.tokens[index - 1].fold in words.relatives


def _opens(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return (
        token.fold in reading.words.complementizers
        or token.fold in reading.words.openers
        or (token.kind == "punct" and token.text[0] in reading.words.pauses)
    )


def _blocks(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return reading.is_verb(index) or reading.words.conjoined(token)


def _antecedent(reading: Reading, index: int, start: int) -> list[Phrase]:
    for j in range(index - 1, max(start, index - 4) - 1, -1):
        mention = reading.mention_until.get(j)
        if mention is not None:
            return [of_mention(reading, mention)]
    for j in range(max(start, index - BACK), index):
        phrase = phrase_at(reading, j, index)
        if phrase is not None and phrase.last == index and phrase.kind in {"agent", "person"}:
            return [phrase]
    return []


def pronoun(reading: Reading, index: int, *, plural: bool, letters: str = "") -> Phrase | None:
    """Return whom a pronoun at token ``index`` refers to: the nearest fitting mention before it."""
    words = reading.words
    token = reading.tokens[index]
    if letters and letters not in {words.masculine_pronoun, words.feminine_pronoun, *words.plural_pronouns}:
        return None  # we, you: whoever speaks
    gender = {words.masculine_pronoun: "m", words.feminine_pronoun: "f"}.get(letters, "")
    for mention in reading.before(token.start, 8):
        near = reading.tokens[reading.document.token_at(mention.span.start)].sentence
        if token.sentence - near > 1:
            return None
        if (
            mention.kind not in PEOPLE
            or mention.kind == "anonymous"
            or (plural and mention.kind == "person" and mention.number == "s")
        ):
            continue
        if mention.kind == "country" and gender == "m":
            continue
        if gender and mention.gender and mention.gender != gender:
            continue
        return of_mention(reading, mention, "pronoun")
    return None


def _noun(reading: Reading, found: Candidate, out: Parties) -> None:
    trigger, words = found.hit.trigger, reading.words
    limit = reading.document.sentences[found.sentence].last
    args = list(arguments(reading, found.last, limit, frozenset()))
    light = light_verb(reading, found)
    genitive: list[Phrase] = []
    if found.enclitic:
        whose = pronoun(
            reading, found.first, plural=found.enclitic in words.plural_pronouns, letters=found.enclitic
        )
        genitive = [whose] if whose else []
        out.possessed = True
    elif args and not args[0][0] and _takes_genitive(found) and args[0][1].kind != "other":
        if args[0][1].first == found.last:
            genitive = _with_coordinated(reading, args[0][1], limit)
            args = args[len(genitive) :]
    between = [p for prep, p in args if prep == words.between]
    governed = _slot(reading, trigger.targets, args)
    agents = [p for prep, p in args if prep == AGENT]
    role = trigger.genitive
    if role == "both" and not genitive and not between:
        genitive, governed = _gathered(reading, found, limit) or (genitive, governed)
    if role == "target":
        out.targets, out.actors = genitive or governed, agents
    elif role in {"actor", "both"}:
        out.actors, out.targets = [*genitive, *agents], governed
    if between:
        out.actors = [*out.actors, *between] if role != "target" else between
    if light is not None:
        index, entry, features = light
        out.light, out.light_features, out.light_index = entry, features, index
        out.first = min(out.first, index)
        _carried(reading, found, out)
    if not out.actors:
        out.nations = nationalities(reading, found.last, limit)
    out.last = max([out.last, *(p.last for _, p in args)])


def _slot(reading: Reading, slots: tuple[str, ...], args: list[tuple[str, Phrase]]) -> list[Phrase]:
    """Return the first phrase in the first slot that is filled, with what is joined to it."""
    for slot in slots:
        first = next((p for prep, p in args if prep == fold(slot)), None)
        if first is not None:
            return _with_coordinated(reading, first, first.last + LIGHT_BACK)
    return []


def _gathered(reading: Reading, found: Candidate, limit: int) -> tuple[list[Phrase], list[Phrase]] | None:
    """Return the two sides of a meeting told by its relative clause (which brought X together with Y)."""
    words, tokens = reading.words, reading.tokens
    for j in range(found.last, min(limit - 1, found.last + 2)):
        if tokens[j].fold not in words.relatives or tokens[j + 1].fold not in words.gathering:
            continue
        args = list(arguments(reading, j + 2, limit, words.proclitic_prepositions))
        actors = [p for prep, p in args if not prep or prep == words.between][:1]
        return actors, [p for prep, p in args if prep][:1]
    return None


def _takes_genitive(found: Candidate) -> bool:
    """Whether a noun phrase may follow directly: not behind an article (in a fixed phrase the last word decides)."""
    return not found.definite or found.hit.kind == "phrase"


def _carried(reading: Reading, found: Candidate, out: Parties) -> None:
    """Add the subject of the light verb."""
    if out.light is None or out.light_index is None or out.light.subject == "event":
        return
    index = out.light_index
    plural = bool(out.light_features) and all(f.number != "s" for f in out.light_features)
    subject = topic_of(reading, index, plural=plural)
    if not subject and not plural:
        nominal = [p for prep, p in arguments(reading, index + 1, found.first, frozenset()) if not prep]
        subject = [p for p in nominal if p.last <= found.first and p.kind != "other"]
    if not subject and plural and not _after_relative(reading, index):
        before = pronoun(reading, index, plural=True)
        subject = [before] if before else []
    if not subject:
        return
    if out.light.subject == "target":
        out.targets = subject
    elif found.hit.trigger.genitive != "actor" or not out.actors:
        out.actors = [*subject, *out.actors]


def light_verb(reading: Reading, found: Candidate) -> tuple[int, LightVerb, frozenset[Feature]] | None:
    """Return the light verb that carries a noun: (token, entry, features of its form)."""
    words = reading.words
    light = lexicon().light
    start = reading.document.sentences[found.sentence].first
    for j in range(found.first - 1, max(start, found.first - LIGHT_BACK) - 1, -1):
        token = reading.tokens[j]
        if token.fold in words.complementizers or (token.kind == "punct" and token.text[0] in words.stops):
            return None
        if j in reading.named or j in reading.timed or reading.is_verb(j + 1):
            continue
        for form in token.forms:
            if not set(form.proclitics) <= words.verb_proclitics | words.noun_proclitics:
                continue
            for entry, features in light.get(form.fold, ()):
                if entry.particle is None or _particle(reading, j, found, fold(entry.particle)):
                    nominal = frozenset(f for f in features if f.tense == "masdar")
                    if nominal and reading.noun_position(j, form):
                        return j, entry, nominal
                    return j, entry, frozenset(features - nominal) or nominal
    return None


def _particle(reading: Reading, index: int, found: Candidate, particle: str) -> bool:
    if particle in found.proclitics:
        return True
    tokens = reading.tokens[index + 1 : found.first]
    return any(t.fold == particle or (t.fold[:1] == particle and len(particle) == 1) for t in tokens)


def nationalities(reading: Reading, index: int, limit: int) -> list[tuple[int, int]]:
    """Return the national adjectives right after token ``index - 1``, as token ranges."""
    words, out = reading.words, []
    for j in range(index, min(limit, index + NATIONAL)):
        token = reading.tokens[j]
        if token.kind == "punct" and token.text[0] in words.pauses:
            continue
        folded = token.fold[1:] if words.conjoined(token) else token.fold
        if folded in words.nationalities:
            out.append((j, j + 1))
        elif out or token.kind != "word" or token.fold in words.functional:
            break
    return out


def instruments(reading: Reading, index: int, limit: int) -> list[tuple[int, int]]:
    """Return the national adjective of what a passive was done with (بضربة جوية أميركية)."""
    for j in range(index, min(limit, index + 7)):
        token = reading.tokens[j]
        if token.kind == "punct":
            break
        form = next((f for f in token.forms if f.proclitics[-1:] == (reading.words.instrument,)), None)
        if form is not None and j not in reading.covered:
            return nationalities(reading, j + 1, limit)
    return []
