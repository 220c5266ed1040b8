import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.annotate import annotate
from kawalis.extract.names import mentions
from kawalis.model import Article, Mention
from kawalis.pipeline import initial


def read(body: str) -> dict[str, Mention]:
    """Mentions of a body (under an empty headline), by their span's text."""
    document = annotate(**initial(Article.of("عنوان\n" + body)))
    found = mentions(document=document)
    for mention in found:
        assert document.text[mention.span.start : mention.span.end] == mention.span.text
        assert mention.full.contains(mention.span)
    return {mention.span.text: mention for mention in found}


@pytest.mark.parametrize(
    ("body", "span", "kind", "ner", "kb"),
    [
        ("وصل إسماعيل قاآني أمس", "إسماعيل قاآني", "person", "PER", "esmail-qaani"),
        ("وصل اسماعيل قآاني أمس", "اسماعيل قآاني", "person", "PER", "esmail-qaani"),
        ("نقل لقاآني رسالة", "قاآني", "person", "PER", "esmail-qaani"),
        ("قرب مقر فيلق القدس الإيراني", "فيلق القدس الإيراني", "organisation", "ORG", "quds-force"),
        ("عاد إلى طهران", "طهران", "place", "LOC", "tehran"),
        ("عبر للعراق", "لعراق", "country", "LOC", "iraq"),
        ("قرب مطار بغداد الدولي", "مطار بغداد الدولي", "place", "LOC", "baghdad-airport"),
        ("نشرت قناة العالم تقريرا", "قناة العالم", "outlet", "ORG", "al-alam"),
        ("وعلم موقع IQ NEWS بذلك", "IQ NEWS", "outlet", "ORG", "iq-news"),
        ("قال لـ«الشرق الأوسط» إنه عاد", "الشرق الأوسط", "outlet", "ORG", "asharq-al-awsat"),
        ("استقرار الشرق الأوسط مهم", "الشرق الأوسط", "place", "LOC", "middle-east"),
        ("زار مدينة صور", "صور", "place", "LOC", "tyre"),
    ],
)
def test_known_names(body: str, span: str, kind: str, ner: str, kb: str) -> None:
    mention = read(body)[span]
    assert (mention.kind, mention.ner, mention.candidates[0].kb) == (kind, ner, kb)


@pytest.mark.parametrize(
    ("body", "absent"),
    [
        ("نشر صور الحادث", "صور"),  # pictures, not Tyre
        ("العالم كله يعرف", "العالم"),  # the world, not the channel
        ("التقى علي الكاظمي الضيوف", "الكاظمي"),  # another of that family
        ("قوة على المدخل الجنوبي", "على المدخل"),  # على is not the name علي
        ("كان أفريقيًا بامتياز", "أفريقيًا"),  # an adjective
        ("تعهد الحزب الحاكم بالإصلاح", "الحاكم"),  # an adjective
        ("وقعت مع شركة صينية", "شركة صينية"),  # whichever
        ("أغلق موقع الحادث", "موقع الحادث"),  # the site of the accident
        ("زاد في حديثه", "حديثه"),
    ],
)
def test_what_is_no_name(body: str, absent: str) -> None:
    assert absent not in read(body)


@pytest.mark.parametrize(
    ("body", "span", "full", "role", "country"),
    [
        (
            "قال رئيس الوزراء زياد الهلالي إنه",
            "زياد الهلالي",
            "رئيس الوزراء زياد الهلالي",
            "رئيس الوزراء",
            None,
        ),
        (
            "استقبل قائد فيلق القدس في الحرس الثوري الإيراني العميد إسماعيل قاآني الوفد",
            "إسماعيل قاآني",
            "قائد فيلق القدس في الحرس الثوري الإيراني العميد إسماعيل قاآني",
            "قائد فيلق القدس في الحرس الثوري الإيراني العميد",
            "IRN",
        ),
        (
            "صرح وزير الخارجية اليمني، سامر المهيري، بأنه",
            "سامر المهيري",
            "وزير الخارجية اليمني، سامر المهيري",
            "وزير الخارجية اليمني",
            "YEM",
        ),
        ("حضر الدكتور وليد بن محمد النجمي", "وليد بن محمد النجمي", "الدكتور وليد بن محمد النجمي", None, None),
        (
            "نائب رئيس الوزراء سامر المهيري",
            "سامر المهيري",
            "نائب رئيس الوزراء سامر المهيري",
            "نائب رئيس الوزراء",
            None,
        ),
    ],
)
def test_persons_with_titles(body: str, span: str, full: str, role: str | None, country: str | None) -> None:
    mention = read(body)[span]
    assert (mention.full.text, mention.role, mention.country, mention.ner) == (full, role, country, "PER")


@pytest.mark.parametrize(
    ("body", "span", "form", "country"),
    [
        ("أعلن وزير الخارجية العراقي أمس", "وزير الخارجية العراقي", "office", "IRQ"),
        ("رفض المرشد الأعلى الاقتراح", "المرشد الأعلى", "office", "IRN"),
        ("قال المتحدث باسم الحكومة العراقية إن", "المتحدث باسم الحكومة العراقية", "office", "IRQ"),
        ("أبلغ الجنرال الإيراني الحاضرين", "الجنرال الإيراني", "description", "IRN"),
        ("غادر الوزير القاعة", "الوزير", "description", None),
        ("دعا جميع الأطراف العراقية", "الأطراف العراقية", "description", "IRQ"),
        ("أبلغ به الإيرانيين", "الإيرانيين", "description", "IRN"),
    ],
)
def test_offices_and_descriptions(body: str, span: str, form: str, country: str | None) -> None:
    mention = read(body)[span]
    assert (mention.form, mention.country, mention.ner) == (form, country, None)


def test_names_inside_an_office_are_kept() -> None:
    found = read("أكد المتحدث باسم وزارة الدفاع التركية ذلك")
    assert found["وزارة الدفاع التركية"].ner == "ORG"
    assert found["المتحدث باسم وزارة الدفاع التركية"].form == "office"


def test_a_surname_stands_for_the_full_name() -> None:
    found = read("قال سامر المهيري ذلك.\nوأضاف المهيري أنه راض.")
    assert found["المهيري"].rule == "names.person.surname"


@given(st.text(alphabet=st.sampled_from('رئيسوزاءمحدعلياقانبغدطهـ ،.«»\n"ًلل'), max_size=80))
def test_spans_are_exact_sorted_and_single(text: str) -> None:
    document = annotate(**initial(Article.of(text)))
    found = mentions(document=document)
    spans = [(m.span.start, m.span.end) for m in found]
    assert spans == sorted(set(spans))
    assert all(text[m.span.start : m.span.end] == m.span.text for m in found)
    assert all(text[m.full.start : m.full.end] == m.full.text for m in found)


@pytest.mark.parametrize(
    ("body", "span", "ner"),
    [
        ("وصل إلى مطار الملك فيصل الدولي أمس", "مطار الملك فيصل الدولي", "LOC"),
        ("في ميناء شرق بورسعيد", "ميناء شرق بورسعيد", "LOC"),
        ("استعادوا قاعدة العند العسكرية", "قاعدة العند العسكرية", "LOC"),
        ("قصفوا معسكر «اللواء 12» ليلا", "معسكر «اللواء 12»", "LOC"),
        ("وقع قرب بلدة المريسة أمس", "المريسة", "LOC"),
        ("أصدرت المحكمة الجزائية المتخصصة حكمها", "المحكمة الجزائية المتخصصة", "ORG"),
        ("دعت الهيئة الوطنية للانتخابات إلى الهدوء", "الهيئة الوطنية للانتخابات", "ORG"),
        ("قال الجيش الوطني اليمني إنه تقدم", "الجيش الوطني اليمني", "ORG"),
        ("تسلمت القوات المسلحة المصرية طائرات", "القوات المسلحة المصرية", "ORG"),
        ("أعلنت رئاسة إقليم كردستان ذلك", "رئاسة إقليم كردستان", "ORG"),
        ("أكدت الدفاع اليمنية النبأ", "الدفاع اليمنية", "ORG"),
        ("نقلت وكالة الأناضول للأنباء الخبر", "وكالة الأناضول للأنباء", "ORG"),
        ("ذكرت صحيفة «عكاظ» الخبر", "عكاظ", "ORG"),
        ("ضربات ضد تنظيم «داعش» في الشمال", "داعش", "ORG"),
        ("أطلقوا اسم «مجموعة شباب السهل» عليهم", "مجموعة شباب السهل", "ORG"),
        ("زاره الفريق مهاب السنباطي أمس", "مهاب السنباطي", "PER"),
        ("التقى الطيب الشهيدي ضيوفه", "الطيب الشهيدي", "PER"),
        ("قال كريم الشهيدي مساعد الوزير إن", "كريم الشهيدي", "PER"),
        ("شارك في الحفل عزيز الله رمضاني وضيوفه", "عزيز الله رمضاني", "PER"),
    ],
)
def test_names_by_their_words(body: str, span: str, ner: str) -> None:
    assert read(body)[span].ner == ner


@pytest.mark.parametrize(
    ("body", "absent"),
    [
        ("ارتفعت الصادرات السعودية كثيرا", "السعودية"),  # an adjective
        ("بدأت لجنة التحقيق عملها", "لجنة التحقيق"),  # whichever
        ("تسلمت القوات المسلحة طائرات", "القوات المسلحة"),  # whose?
        ("تغمده الله برحمته", "الله"),
        ("وصل بتوفيق الله سالما", "توفيق الله"),
        ("غادر قاعدة البيانات القديمة", "قاعدة البيانات"),  # a database
        ("قال متحدث باسم خليفة حفتر إنه", "باسم خليفة"),
        ("عضو مجلس النواب وصل", "مجلس"),
    ],
)
def test_what_only_looks_like_a_name(body: str, absent: str) -> None:
    assert absent not in read(body)


def test_a_place_told_once_is_known_again() -> None:
    text = "وقع الهجوم في مدينة فوتوكول أمس.\nوعاد الهدوء إلى فوتوكول اليوم."
    document = annotate(**initial(Article.of("عنوان\n" + text)))
    assert [m.span.text for m in mentions(document=document) if m.ner == "LOC"].count("فوتوكول") == 2


def test_initials_sign_the_report() -> None:
    assert read("عاد الوفد أمس. س ر م")["س ر م"].rule == "names.byline"
    assert "س ر" not in read("عاد الوفد س ر")


def test_names_that_fold_to_nothing_are_no_fault() -> None:
    assert isinstance(read("\u200f".join("قال وزير النقل سامر المهيري إنه عاد. س ر م")), dict)
