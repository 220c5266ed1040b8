"""A proposed actor as a file: what reports said under our schema, where they said it in comments.

The file is refused (``kawalis actors check``, ``--actors``) as long as its line ``review`` stands: a person takes that
out when everything is looked through. Roles carry the words of the reports and no dates: a day on which a report
called somebody a minister is not the day on which he became one.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from kawalis.knowledge.actor_search import everything
from kawalis.knowledge.role_states import out_of_office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kawalis.knowledge.suggestions import Group, Sighting

MARK = "review"
NO_STATE = "No report says of which state: bodies of this name may be many. COMPLETE: country"
REPORTS = 50  # reports of which the words are quoted
DAYS = 20  # days told of one role
_SLUG = re.compile(r"[^a-z0-9]+")


def write(groups: list[Group], out: Path, spell: Callable[[str], str]) -> Iterator[tuple[Group, str, bool]]:
    """Write a file for each group and yield it with the file's id and whether it was written: none is overwritten.

    ``spell`` writes an Arabic name in Latin letters: a person's is proposed so, a body's only gives the id.

    Raises ``OSError`` where the folder cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    for group, name in _ids(groups, spell):
        path = out / f"{name}.yaml"
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text_of(group, name, spell))
        except FileExistsError:
            yield group, name, False
        else:
            yield group, name, True


def text_of(group: Group, name: str, spell: Callable[[str], str]) -> str:
    """Return the file's text."""
    names = group.names
    latin = [spell(names[0])] if group.kind == "person" else []
    head = {"id": name, "kind": group.kind, "names": {"ar": names[:1], "en": latin}}
    alone = sorted({word for seen in group.seen for word in seen.alone})
    lines = [
        f"# Proposed from {group.reports} reports. Look through all of it and complete what is marked,",
        f"# then take out the line {MARK}.",
        *(_note(f"Maybe the same as {kb}, who is in the files.") for kb in group.like),
        *(
            _note(f"Maybe short for {rival}: more than one name fits, or states differ.")
            for rival in group.rivals
        ),
        *(
            [_note("States differ: maybe two. " + ", ".join(group.countries))]
            if len(group.countries) > 1
            else []
        ),
        *([_note(NO_STATE)] if group.kind == "organisation" and not group.countries else []),
        f"{MARK}: pending",
        *_dumped(head),
    ]
    lines.insert(
        -1, "# COMPLETE: the Latin name below is made of the Arabic letters" if latin else "# COMPLETE: en"
    )
    if names[1:]:
        lines += _dumped({"variants": names[1:]})
    if alone:
        lines.append(
            _note(f"Also by one word, to put under surnames where it is this one's alone: {', '.join(alone)}")
        )
    if len(group.countries) == 1:
        lines += _dumped({"country": group.countries[0]})
    lines += _roles(group)
    lines += _dumped({"origin": f"{group.reports} reports, quoted below"})
    lines += _evidence(group)
    return "\n".join(lines) + "\n"


def _roles(group: Group) -> list[str]:
    told: dict[str, list[Sighting]] = defaultdict(list)
    for seen in group.seen:
        if seen.role:
            told[" ".join(seen.role.split())].append(seen)
    held: list[str] = []
    notes: list[str] = []
    for role, sayings in sorted(told.items(), key=lambda item: (-len(item[1]), item[0])):
        days = sorted({s.day for s in sayings if s.day})
        more = f" and {len(days) - DAYS} days more" if len(days) > DAYS else ""
        undated = sum(s.day is None for s in sayings)
        when = ", ".join(days[:DAYS]) + more
        when += f"{' and ' if when else ''}{undated} without a day" if undated else ""
        states = Counter(state for s in sayings for state in s.role_state)
        state = f" ({', '.join(sorted(states))})" if states else ""
        if any(out_of_office(s.role_state) for s in sayings):
            notes.append(_note(f"Not held then{state}: {role}; so in reports of {when}"))
            continue
        held.append(
            _note(f"so in reports of {when}{state}; COMPLETE: title_en, and dates only if you know them")
        )
        held += _dumped([{"title_ar": role, "title_en": "", "approximate": True}])
    return notes + (["roles:", *held] if held else [])


def _evidence(group: Group) -> list[str]:
    ordered = sorted(group.seen, key=lambda seen: (seen.day or "9999", seen.article))
    lines = []
    for seen in ordered[:REPORTS]:
        lines.append(_note(f"{seen.article} ({seen.day or 'no day'}) {seen.title}"))
        lines += [_note(f"[{span.start}, {span.end}) {span.text}") for span in seen.spans]
    more = len(ordered) - REPORTS
    return ["# Evidence: article, day of publication and title, then spans and their words", *lines] + (
        [f"# and {more} reports more"] if more > 0 else []
    )


def _ids(groups: list[Group], spell: Callable[[str], str]) -> list[tuple[Group, str]]:
    """Give each group an id of its Latin name; where that is taken, or asked for twice, with a mark of the name."""
    known = everything()
    wanted = [_SLUG.sub("-", spell(group.names[0]).casefold()).strip("-") for group in groups]
    counts = Counter(wanted)
    out = []
    for group, slug in zip(groups, wanted, strict=True):
        digest = hashlib.sha256(" ".join((group.kind, group.key, *group.countries)).encode()).hexdigest()[:8]
        single = slug and counts[slug] == 1 and slug not in known
        out.append((group, slug if single else f"{slug or group.kind}-{digest}"))
    return out


def _dumped(value: Any) -> list[str]:
    import yaml  # noqa: PLC0415 - only who writes YAML pays for it

    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000).splitlines()


def _note(text: str) -> str:
    return "# " + " ".join("".join(c if c.isprintable() else " " for c in text).split())
