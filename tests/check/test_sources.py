"""Checks of who speaks: unsure sources, a single unnamed one, outlets with an interest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kawalis.check.interested_outlet import interested_outlet
from kawalis.check.single_source import single_source
from kawalis.check.unsure import source_unsure
from kawalis.model import Mention
from tests.check.builders import Builder

BODY = (
    "قال مصدر حكومي إن اللقاء تأجل. وأضاف المصدر أن الوفد غادر. وأضاف أن الملف مفتوح. "
    "ولم يتضح للمصدر ما إذا كان الوفد سيعود. ويرى الوزير الأمر طبيعي. وتتحدث الأروقة عن أزمة قريبة. "
    "ونشرت قناة العالم خبرا مفاده أن السفير الإيراني أنهى زيارته."
)


class Sources(Builder):
    """A report of an outlet that rests on an unnamed source, with others to add."""

    def __init__(self) -> None:
        super().__init__("عنوان الخبر", BODY)
        self.outlet = self.actor("الموقع", "outlet", "الخبر")
        self.source = self.actor("مصدر حكومي", "anonymous", "مصدر حكومي", "المصدر أن")
        self.minister = self.actor("الوزير", "person")
        self.talk = self.actor("الأروقة", "group")
        self.channel = self.actor("قناة العالم", "outlet", kb="al-alam", country="IRN")
        self.envoy = self.actor("السفير الإيراني", "office", country="IRN")
        for content in ("اللقاء تأجل", "الوفد غادر", "الملف مفتوح"):
            self.statement(content, self.outlet, self.source, source_type="anonymous", cue="قال")

    def add_talk(self) -> None:
        self.statement("أزمة قريبة", self.outlet, self.talk, source_type="collective")

    def add_channel(self) -> None:
        self.statement(
            "السفير الإيراني أنهى زيارته",
            self.outlet,
            self.channel,
            source_type="outlet",
            source=self.span("قناة العالم"),
        )


def test_everything_on_one_unnamed_source() -> None:
    builder = Sources()
    builder.add_talk()
    builder.add_channel()
    builder.statement("الأمر طبيعي", builder.outlet, builder.source, builder.minister)
    (check,) = single_source(builder.report())
    assert check.about == (builder.source.id, "s1", "s2", "s3", "s6")
    assert "مصدر حكومي" in check.message.ar
    assert check.severity == "doubt"


def test_somebody_named_speaks_for_himself() -> None:
    builder = Sources()
    builder.statement("الأمر طبيعي", builder.outlet, builder.minister)
    assert list(single_source(builder.report())) == []


def test_an_agency_that_passes_the_word_on_is_no_other_source() -> None:
    builder = Sources()
    agency = builder.actor("وكالة", "outlet", "الأروقة")
    passed = builder.statement("أزمة قريبة", builder.outlet, agency, builder.source, source_type="anonymous")
    (check,) = single_source(builder.report())
    assert passed.id in check.about
    assert "4" in check.message.ar


def test_an_outlet_that_carries_the_sources_own_words_is_no_other_voice() -> None:
    builder = Sources()
    carrier = builder.statement("الوفد غادر", builder.outlet, builder.channel, source_type="outlet")
    builder.statements[1] = replace(builder.statements[1], parent=carrier.id)
    (check,) = single_source(builder.report())
    assert check.about == (builder.source.id, "s1", "s2", "s3")


def test_sources_in_the_plural_may_be_many() -> None:
    builder = Sources()
    span = builder.span("مصدر حكومي")
    builder.mentions.append(Mention(span, span, "anonymous", "anonymous", number="p"))
    assert list(single_source(builder.report())) == []


def again(body: str) -> Builder:
    builder = Builder("عنوان الخبر", body)
    outlet = builder.actor("الموقع", "outlet", "الخبر")
    source = builder.actor("مصدر", "anonymous", "مصدر أمني", "مصدر مطلع", "المصدر المطلع", "المصدر الأمني")
    for content in ("اللقاء تأجل", "الوفد غادر", "الملف مفتوح"):
        builder.statement(content, outlet, source, source_type="anonymous")
    return builder


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param(
            "قال مصدر أمني إن اللقاء تأجل. وقال مصدر أمني إن الوفد غادر. وأضاف أن الملف مفتوح.",
            0,
            id="introduced again",
        ),
        pytest.param(
            "قال مصدر أمني إن اللقاء تأجل. وذكر مصدر مطلع أن الوفد غادر. "
            "وأضاف المصدر المطلع، وهو المصدر الأمني، أن الملف مفتوح.",
            1,
            id="tied together by the text",
        ),
        pytest.param(
            "قال المصدر الأمني إن اللقاء تأجل وإن الوفد غادر وإن الملف مفتوح.", 0, id="never introduced"
        ),
        pytest.param(
            "قال مصدر أمني إن اللقاء تأجل وإن الوفد غادر وإن الملف مفتوح. وأكد الاتحاد أن لا جديد.",
            0,
            id="a verb unread",
        ),
    ],
)
def test_whether_the_source_is_one_and_alone(body: str, found: int) -> None:
    builder = again(body)
    for statement, cue in zip(builder.statements, ("قال", "قال", "قال"), strict=True):
        builder.statements[builder.statements.index(statement)] = replace(statement, cue=builder.span(cue))
    if "وقال" in body:
        builder.statements[1] = replace(builder.statements[1], cue=builder.span("قال", 1))
    assert len(list(single_source(builder.report()))) == found


def test_an_understood_speaker_before_a_bare_noun_may_be_somebody_else() -> None:
    builder = Sources()
    builder.statement("الأمر طبيعي", builder.outlet, builder.source, said=False)
    assert list(single_source(builder.report())) == []


def test_two_statements_are_too_few() -> None:
    builder = Sources()
    del builder.statements[-1]
    assert list(single_source(builder.report())) == []


def test_two_unnamed_sources() -> None:
    builder = Sources()
    other = builder.actor("مصدر آخر", "anonymous", "الوفد")
    builder.statement("أزمة قريبة", builder.outlet, other, source_type="anonymous")
    assert list(single_source(builder.report())) == []


def test_a_speaker_whom_the_record_does_not_know() -> None:
    builder = Sources()
    builder.statement("أزمة قريبة", source_type="implicit")
    assert list(single_source(builder.report())) == []


def test_another_outlet_that_carries_more_than_background() -> None:
    builder = Sources()
    builder.add_channel()
    builder.add_channel()
    assert list(single_source(builder.report())) == []


def test_a_source_that_does_not_know() -> None:
    builder = Sources()
    unsure = builder.statement(
        "ما إذا كان الوفد سيعود",
        builder.outlet,
        builder.source,
        cue="لم يتضح للمصدر",
        cue_class="know",
        polarity="-",
        certainty="unknown",
        source_type="anonymous",
    )
    (check,) = source_unsure(builder.report())
    assert check.about == (unsure.id,)
    assert check.message.ar.endswith("«لم يتضح للمصدر ما إذا كان الوفد سيعود».")


@pytest.mark.parametrize(
    "change",
    [{"cue_class": "deny"}, {"polarity": "+", "certainty": "certain"}, {"layer": "headline"}],
    ids=["a denial", "what is known", "the headline"],
)
def test_no_lack_of_knowledge(change: dict[str, str]) -> None:
    builder = Sources()
    told = {"cue_class": "know", "polarity": "-", "certainty": "unknown", **change}
    builder.statement("الوفد سيعود", builder.outlet, builder.source, source_type="anonymous", **told)  # type: ignore[arg-type]
    assert list(source_unsure(builder.report())) == []


def test_what_a_quoted_person_does_not_know_is_not_the_source_being_unsure() -> None:
    builder = Sources()
    builder.statement(
        "الوفد سيعود", builder.outlet, builder.source, builder.minister, cue_class="know", polarity="-"
    )
    assert list(source_unsure(builder.report())) == []


def test_a_state_outlet_on_its_own_state() -> None:
    builder = Sources()
    builder.add_channel()
    (check,) = interested_outlet(builder.report())
    assert [span.text for span in check.spans] == ["قناة العالم", "السفير الإيراني"]
    assert check.about == (builder.channel.id, "s4", builder.envoy.id)
    assert check.severity == "note"


def test_a_state_outlet_on_others() -> None:
    builder = Sources()
    builder.statement("الوفد غادر", builder.outlet, builder.channel, source_type="outlet")
    assert list(interested_outlet(builder.report())) == []


@pytest.mark.parametrize(
    ("code", "found"), [("IRNGOV", 1), ("IRNMIL", 1), ("IRNREB", 0), ("IRQGOV", 0), (None, 0)]
)
def test_only_whoever_acts_for_the_state_counts(code: str | None, found: int) -> None:
    builder = Sources()
    builder.actors.pop()
    builder.actor("السفير الإيراني", "person", country="IRN", code=code)
    builder.add_channel()
    assert len(list(interested_outlet(builder.report()))) == found


def test_the_reports_own_outlet_is_left_out() -> None:
    builder = Sources()
    builder.statement("السفير الإيراني أنهى زيارته", builder.channel)
    assert list(interested_outlet(builder.report())) == []
