import pytest

from kawalis.annotate import annotate
from kawalis.extract.names import mentions
from kawalis.link import actors
from kawalis.model import Actor, Article, Name, Published
from kawalis.pipeline import initial


def link(
    text: str, *, outlet: str | None = None, day: str | None = None
) -> tuple[tuple[Actor, ...], tuple[Name, ...], dict[str, str | None]]:
    """Actors, names, and the actor of each mention by the text of its span (the last one where it repeats)."""
    article = Article.of(text, outlet=outlet)
    document = annotate(**initial(article))
    found = mentions(document=document)
    people, names, links = actors(
        article=article,
        document=document,
        mentions=found,
        published=Published(day, "given" if day else "unknown"),
    )
    return people, names, {m.span.text: links.get((m.span.start, m.span.end)) for m in found}


def test_one_person_under_many_words() -> None:
    _, _, who = link(
        "لقاءات قاآني\nوصل قائد فيلق القدس العميد إسماعيل قاآني إلى بغداد.\n"
        "والتقى الجنرال الإيراني وجهاء المدينة، وغادر قائد فيلق القدس مساء."
    )
    assert {who[w] for w in ("قاآني", "إسماعيل قاآني", "الجنرال الإيراني", "قائد فيلق القدس")} == {
        "esmail-qaani"
    }


def test_a_former_holder_does_not_take_the_office() -> None:
    _, _, who = link(
        "خبر\nوصل العميد إسماعيل قاآني خلفا للجنرال قاسم سليماني.\nثم غادر قائد فيلق القدس الايراني.",
        day="2021-04-08",
    )
    assert who["قاسم سليماني"] == "qasem-soleimani"
    assert who["إسماعيل قاآني"] == "esmail-qaani"


@pytest.mark.parametrize(
    ("office", "day", "kb"),
    [
        ("وزير الخارجية العراقي", "2021-04-08", "fuad-hussein"),
        ("وزير خارجية العراق", "2021-04-08", "fuad-hussein"),
        ("رئيس الوزراء العراقي", "2010-01-01", "nouri-al-maliki"),
        ("الرئيس الأميركي", "2015-07-23", "barack-obama"),
        ("المرشد الأعلى", "2021-04-08", "ali-khamenei"),
        ("خادم الحرمين الشريفين", "2015-07-23", "king-salman"),
        ("الأمين العام للأمم المتحدة", "2015-07-23", "ban-ki-moon"),
    ],
)
def test_an_office_goes_to_its_holder_of_the_day(office: str, day: str, kb: str) -> None:
    assert link(f"خبر\nوصل {office} أمس.", day=day)[2][office] == kb
    people, _, who = link(f"خبر\nوصل {office} أمس.")
    assert who[office] != kb
    assert next(a.kind for a in people if a.id == who[office]) == "office"


def test_two_of_one_surname_are_not_guessed() -> None:
    _, _, who = link("خبر\nالتقى سامر المهيري وزياد المهيري.\nوقال المهيري إنه راض.")
    assert who["المهيري"] is None
    assert who["سامر المهيري"] != who["زياد المهيري"]


def test_an_unknown_person() -> None:
    people, names, who = link("خبر\nقال الوزير عمر الهلالي ذلك.\nوأضاف الهلالي أنه راض.")
    actor = next(a for a in people if a.id == who["عمر الهلالي"])
    assert (actor.kb, actor.kind, actor.name_en) == (None, "person", "Omar al-Halali")
    assert who["الهلالي"] == actor.id
    assert {name.actor for name in names} == {actor.id}


def test_an_office_in_apposition() -> None:
    people, _, who = link("خبر\nقال سامر المهيري وزير الطاقة اليمني إن العمل مستمر.")
    assert who["وزير الطاقة اليمني"] == who["سامر المهيري"]
    assert next(a.role for a in people if a.id == who["سامر المهيري"]) == "وزير الطاقة اليمني"


def test_spellings_of_a_fused_article_are_one() -> None:
    _, _, who = link("خبر\nتابع للجيش السوري.\nتقدم الجيش السوري.")
    assert who["لجيش السوري"] == who["الجيش السوري"]


@pytest.mark.parametrize(
    ("body", "kb"),
    [("وصل إلى طرابلس وسط ليبيا الجديدة", "tripoli-libya"), ("وصل إلى طرابلس شمال لبنان", "tripoli-lebanon")],
)
def test_places_of_one_name_are_told_apart_by_country(body: str, kb: str) -> None:
    assert link(f"خبر\n{body}.")[2]["طرابلس"] == kb


def test_washington_the_state_and_the_city() -> None:
    assert link("خبر\nرفضت واشنطن الاقتراح.")[2]["واشنطن"] == "united-states"
    assert link("خبر\nاجتمعوا في واشنطن أمس.")[2]["واشنطن"] == "washington"


@pytest.mark.parametrize(
    ("text", "outlet", "kb", "name"),
    [
        ("خبر\nبغداد - IQ\nوصل الوفد.", None, "iq-news", "IQ NEWS"),
        ("خبر\nوعلمت صحيفة «الفجر الجديد» أن الوفد وصل.", None, None, "الفجر الجديد"),
        ("خبر\nوصل الوفد.", "قناة العالم", "al-alam", "قناة العالم"),
        ("خبر\nوصل الوفد.", "alalam.ir", "al-alam", "قناة العالم"),
        ("خبر\nوصل الوفد.", "نشرة الحي", None, "نشرة الحي"),
        ("خبر\nنشرت قناة العالم خبرا.", None, None, "هذه الوسيلة"),
    ],
)
def test_the_own_outlet_comes_first(text: str, outlet: str | None, kb: str | None, name: str) -> None:
    first = link(text, outlet=outlet)[0][0]
    assert (first.id, first.kb, first.kind, first.name_ar) == (kb or "outlet", kb, "outlet", name)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("خبر\nبغداد - صحيفة المرصاد\nوصل الوفد. وقال الوزير لصحيفة المرصاد إن الطريق مفتوح.", None),
        ("خبر\nوصل الوفد. وقال الوزير لصحيفة المرصاد إن الطريق مفتوح.", "المرصاد"),
    ],
)
def test_the_own_outlet_named_again_is_the_same(text: str, outlet: str | None) -> None:
    outlets = [actor for actor in link(text, outlet=outlet)[0] if actor.kind == "outlet"]
    assert [(actor.id, actor.code) for actor in outlets] == [("outlet", "MED")]
    assert outlets[0].mentions


def test_another_unknown_outlet_has_the_code_of_one() -> None:
    people = link("خبر\nوقال الوزير لصحيفة المرصاد إن الطريق مفتوح.")[0]
    assert [actor.code for actor in people if actor.kind == "outlet"] == ["MED", "MED"]


def test_every_link_is_an_actor_and_every_id_is_single() -> None:
    people, names, who = link(
        "خبر\nقال رئيس البرلمان اللبناني إن الحكومة اللبنانية في بيروت.", day="2015-07-23"
    )
    ids = [a.id for a in people]
    assert len(ids) == len(set(ids))
    assert {a for a in who.values() if a} <= set(ids)
    assert {n.kind for n in names} == {"ORG", "LOC"}


@pytest.mark.parametrize(
    ("words", "states"),
    [
        ("وزير النقل الأردني السابق", ("former",)),
        ("وزير النقل الأردني الراحل", ("late",)),
        ("وزير النقل الأردني بالوكالة", ("acting",)),
        ("رئيس الوزراء المكلف", ("designate",)),
        ("نائب وزير النقل الأردني", ("deputy",)),
        ("القائم بأعمال وزير النقل", ("acting",)),
        ("ما يسمى وزير النقل", ("self_styled",)),
        ("وزير النقل الأردني", ()),
    ],
)
def test_the_state_of_a_role(words: str, states: tuple[str, ...]) -> None:
    people, _, who = link(f"خبر\nوقال {words} سامر المهيري إن العمل مستمر.")
    actor = next(a for a in people if a.id == who["سامر المهيري"])
    assert actor.role_state == states


@pytest.mark.parametrize("state", ["السابق", "الراحل", "المقبل"])
def test_who_is_out_of_an_office_does_not_take_it(state: str) -> None:
    people, _, who = link(
        f"خبر\nانتقد وزير النقل الأردني {state} سامر المهيري الخطة.\nورد وزير النقل الأردني على ذلك.\n"
        f"ثم تحدث أنصار وزير النقل الأردني {state}.",
        day="2021-04-08",
    )
    gone = who["سامر المهيري"]
    assert who["وزير النقل الأردني"] not in {None, gone}
    assert who[f"وزير النقل الأردني {state}"] == gone
    assert next(a for a in people if a.id == who["وزير النقل الأردني"]).role_state == ()


def test_an_office_and_its_former_holder_are_two() -> None:
    people, _, who = link("خبر\nالتقى وزير النقل اليمني وزير النقل اليمني السابق.")
    now, then = who["وزير النقل اليمني"], who["وزير النقل اليمني السابق"]
    assert now != then
    assert [a.role_state for a in people if a.id in {now, then}] == [(), ("former",)]


def test_whoever_left_an_office_by_the_files_does_not_take_it() -> None:
    _, _, who = link("خبر\nالتقى باراك أوباما الضيوف.\nوقال الرئيس الأميركي إن الخطة جيدة.", day="2018-07-23")
    assert who["الرئيس الأميركي"] != "barack-obama"


@pytest.mark.parametrize(
    ("text", "surname", "kb"),
    [
        ("خبر\nوقال صالح إن اليمن لن يقبل.", "صالح", "ali-abdullah-saleh"),
        ("خبر\nأكد الرئيس صالح أن الحوار مستمر.", "صالح", "ali-abdullah-saleh"),
        ("خبر\nالتقى دي ميستورا الوفد.", "دي ميستورا", "staffan-de-mistura"),
        ("خبر\nوصل محمد بخاري إلى أبوجا عاصمة نيجيريا.", "محمد بخاري", "muhammadu-buhari"),
        ("خبر\nوصل محمد بخاري إلى صنعاء.", "محمد بخاري", None),
        ("خبر\nوقال صالح إن المهرجان نجح.", "صالح", None),
        ("خبر\nوقال صالح المرزوقي إن اليمن قريب.", "صالح", None),
        ("خبر\nوقال صالح بن حسين المرزوقي إن اليمن قريب.", "صالح", None),
    ],
)
def test_a_surname_alone_needs_something_that_bears_it_out(text: str, surname: str, kb: str | None) -> None:
    assert link(text)[2].get(surname) == kb
