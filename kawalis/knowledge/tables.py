"""The registry: which files hold which entries, under which schema, and what they may refer to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawalis.knowledge.actor_rules import impossible

if TYPE_CHECKING:
    from collections.abc import Callable

    import msgspec


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of knowledge.

    ``name`` is that of the compiled file, ``files`` a glob below ``data/``: each file holds a list of
    ``schema`` entries (or a single one, as a mapping). ``schema`` names ``module:Class`` below
    ``kawalis.knowledge.schema``. ``key`` is the field that must be unique in the table. ``references`` lists
    (field, table) pairs: every value of the field must be a key of that table. ``verify`` checks what a type
    cannot say: it returns (row index, path of keys, reason) triples.
    """

    name: str
    files: str
    schema: str
    key: str = "id"
    references: tuple[tuple[str, str], ...] = ()
    verify: Callable[[list[msgspec.Struct]], list[tuple[int, tuple[str | int, ...], str]]] | None = None


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table("reporting_verbs", "ar/cues/verbs.yaml", "cues:ReportingVerb"),
        Table("reporting_phrases", "ar/cues/phrases.yaml", "cues:ReportingPhrase"),
        Table("discourse", "ar/discourse.yaml", "discourse:Discourse"),
        Table("source_nouns", "ar/sources.yaml", "sources:SourceNoun"),
        Table("source_modifiers", "ar/source_modifiers.yaml", "sources:SourceModifiers"),
        Table("check_ladders", "ar/checks/ladders.yaml", "checks:Ladder"),
        Table("check_ordinals", "ar/checks/ordinals.yaml", "checks:Ordinal"),
        Table("check_series", "ar/checks/series.yaml", "checks:SeriesNoun"),
        Table("check_words", "ar/checks/words.yaml", "checks:CheckWords"),
        Table("factuality", "ar/factuality.yaml", "factuality:Marker"),
        Table("modes", "ar/modes.yaml", "factuality:CueModes"),
        Table("clitics", "ar/clitics.yaml", "clitics:Clitics"),
        Table("inflection", "ar/inflection.yaml", "inflection:Inflection"),
        Table("languages", "ar/languages.yaml", "languages:Language"),
        Table("event_types", "ontology/plover.yaml", "events:EventType"),
        Table(
            "triggers",
            "ar/events/*.yaml",
            "events:Trigger",
            references=(("type", "event_types"),),
        ),
        Table("light_verbs", "ar/light_verbs.yaml", "events:LightVerb"),
        Table("topic_guards", "ar/event_guards.yaml", "events:TopicGuard"),
        Table("acled", "ontology/acled.yaml", "events:AcledType", references=(("type", "event_types"),)),
        Table("event_contexts", "ar/event_contexts.yaml", "events:EventContext"),
        Table("event_sizes", "ar/event_sizes.yaml", "sizes:SizeGrammar"),
        Table("event_grammar", "ar/event_grammar.yaml", "events:EventGrammar"),
        Table("telling", "ar/telling/*.yaml", "telling:TellingWeights", references=(("id", "event_types"),)),
        Table("status_weights", "ar/judging/status.yaml", "telling:StatusWeights"),
        Table("choice", "ar/choice/*.yaml", "choice:ChoiceTrees"),
        Table("messages", "messages/*.yaml", "messages:Message"),
        Table("titles", "ar/titles.yaml", "titles:Title"),
        Table("nisba", "ar/nisba.yaml", "countries:NisbaEnding"),
        Table("name_words", "ar/name_words.yaml", "name_words:NameWords"),
        Table("transliteration", "ar/transliteration*.yaml", "name_words:Transliteration"),
        Table("countries", "countries/*.yaml", "countries:Country"),
        Table(
            "places",
            "places/*.yaml",
            "places:KnownPlace",
            references=(("stands_for", "countries"),),
        ),
        Table(
            "actors",
            "actors/**/*.yaml",
            "actors:KnownActor",
            references=(("roles.title", "titles"), ("roles.org", "actors"), ("affiliations.to", "actors")),
            verify=impossible,
        ),
        Table("outlets", "outlets/*.yaml", "outlets:Outlet", references=()),
        Table("time_anchors", "ar/times/anchors.yaml", "times:TimeAnchor"),
        Table("time_happenings", "ar/times/happenings.yaml", "times:TimeHappenings"),
        Table("time_rules", "ar/times/rules_*.yaml", "times:TimeRule"),
        Table("time_settings", "ar/times/settings.yaml", "times:TimeSettings"),
        Table("time_words", "ar/times/words_*.yaml", "times:TimeWord"),
    )
}
