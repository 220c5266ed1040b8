"""A record made by hand that holds every field, of a report of our own about people who do not exist."""

from __future__ import annotations

from kawalis.model import (
    Actor,
    AnchoredTime,
    Article,
    ChainLink,
    Check,
    Event,
    EventTime,
    Evidence,
    Message,
    Name,
    Place,
    Published,
    Record,
    Sentence,
    Span,
    Statement,
    TimeExpression,
)

TEXT = """«خطوة تاريخية».. مصدر يروي تفاصيل زيارة الوزير الحداد

بيروت - صحيفة الشرفة

التقى وزير الخارجية سالم الحداد، يوم أمس الثلاثاء (4 أيار الحالي)، نظيره كريم السعدي في بيروت، وفق بيان رسمي.

ونقلت وكالة المرفأ عن مصدر مطلع أن الحداد حذر من أن بلاده "لن تقبل" بتأجيل الانتخابات، \
لكنه لم يكن متأكدا من موعدها.

وقالت أوساط سياسية إن زيارة ثانية قد تجري في حزيران المقبل. ونفى مكتب الوزير علمه بذلك (IRNA 24).
"""
KNOWN = {"a2": "salem-al-haddad", "a4": "al-marfa"}  # the others' English names are mere transliterations


def build(text: str = TEXT) -> Record:
    """Build the record."""
    evidence = Evidence("hand", "0", 0.9, "made by hand")

    def span(words: str, nth: int = 1) -> Span:
        start = -1
        for _ in range(nth):
            start = text.index(words, start + 1)
        return Span.of(text, start, start + len(words))

    def time(number: int, words: str, value: str, begin: str | None, until: str | None) -> TimeExpression:
        s = span(words)
        return TimeExpression(f"t{number}", s.start, s.end, s.text, "DATE", value, begin, until, "hand")

    def statement(key: str, chain: str, cue: str | None, content: str, **more: object) -> Statement:
        links = tuple(ChainLink(*link.split(":")) for link in chain.split())
        values: dict[str, object] = {
            "parent": None,
            "layer": "body",
            "sources": (),
            "source": links[-1].actor,
            "source_type": "named_person",
            "directness": "indirect",
            "cue_class": "say",
            "polarity": "+",
            "certainty": "certain",
            "mode": "asserted",
            "said_at": None,
            **more,
        }
        return Statement(
            id=key,
            cue=span(cue) if cue else None,
            contents=(span(content),),
            chain=links,
            evidence=evidence,
            **values,  # type: ignore[arg-type]
        )

    article = Article.of(
        text,
        outlet="صحيفة الشرفة",
        published=Published("2021-05-05", "inferred", ("أمس الثلاثاء (4 أيار الحالي): 2021-05-05",)),
    )
    people = (
        ("a1", "outlet", "صحيفة الشرفة", None, None, None, ("صحيفة الشرفة",)),
        ("a2", "person", "سالم الحداد", "Salem al-Haddad", "وزير الخارجية", "LBN", ("سالم الحداد", "الحداد")),
        ("a3", "person", "كريم السعدي", None, "نظيره", None, ("كريم السعدي",)),
        ("a4", "outlet", "وكالة المرفأ", "Al-Marfa", None, None, ("وكالة المرفأ",)),
        ("a5", "anonymous", "مصدر مطلع", None, None, None, ("مصدر مطلع",)),
        ("a6", "group", "أوساط سياسية", "Awsat Siyasiya", None, None, ("أوساط سياسية",)),
        ("a7", "office", "مكتب الوزير", None, None, None, ("مكتب الوزير",)),
    )
    actors = tuple(
        Actor(
            key, KNOWN.get(key), kind, ar, en, role, country, None, tuple(span(words) for words in mentions)
        )
        for key, kind, ar, en, role, country, mentions in people
    )
    second = span("زيارة ثانية")
    return Record(
        anchored=(
            AnchoredTime("r1", second.start, second.end, second.text, "after", second, "e2", None, "hand"),
        ),
        kawalis="0.1.0",
        model="test",
        article=article,
        sentences=tuple(
            Sentence(i, text.index(line), text.index(line) + len(line), 0, 0, "body" if i else "headline")
            for i, line in enumerate(line for line in text.splitlines() if line)
        ),
        times=(
            time(1, "يوم أمس الثلاثاء (4 أيار الحالي)", "2021-05-04", "2021-05-04", "2021-05-04"),
            time(2, "حزيران المقبل", "2021-06", "2021-06-01", "2021-06-30"),
        ),
        names=(Name("n1", span("سالم الحداد").start, span("سالم الحداد").end, "سالم الحداد", "PER", "a2"),),
        actors=actors,
        statements=(
            statement(
                "s1",
                "a1:unspecified",
                None,
                "«خطوة تاريخية»",
                layer="headline",
                source_type="implicit",
                directness="direct",
            ),
            statement(
                "s2",
                "a1:unspecified a4:relayed a5:relayed",
                "نقلت",
                'أن الحداد حذر من أن بلاده "لن تقبل" بتأجيل الانتخابات',
                source_type="anonymous",
                sources=(span("مصدر مطلع"),),
            ),
            statement(
                "s2.1",
                "a1:unspecified a4:relayed a5:relayed a2:attributed",
                "حذر",
                'بلاده "لن تقبل" بتأجيل الانتخابات',
                parent="s2",
                mode="commitment",
                directness="mixed",
            ),
            statement(
                "s3",
                "a1:unspecified a6:statement",
                "قالت",
                "زيارة ثانية قد تجري في حزيران المقبل",
                source_type="collective",
                certainty="possible",
                mode="predicted",
                said_at=None,
            ),
            statement(
                "s4",
                "a1:unspecified a7:statement",
                "نفى",
                "علمه بذلك",
                source_type="office",
                polarity="-",
            ),
        ),
        events=(
            Event(
                "e1",
                span("التقى"),
                (span("زيارة"),),
                "CONSULT",
                "meet",
                ("a2",),
                ("a3",),
                (span("سالم الحداد"),),
                (span("كريم السعدي"),),
                Place(span("بيروت", 2), "Beirut", "LBN", 33.89, 35.5, "city"),
                EventTime("t1", "2021-05-04", "2021-05-04", "day"),
                "occurred",
                None,
                evidence,
            ),
            Event(
                "e2",
                span("زيارة ثانية"),
                (),
                "CONSULT",
                "visit",
                (),
                (),
                (),
                (),
                None,
                EventTime("t2", "2021-06-01", "2021-06-30", "month"),
                "possible",
                "s3",
                evidence,
            ),
            Event(
                "e3",
                span("تأجيل الانتخابات"),
                (),
                None,
                None,
                (),
                (),
                (),
                (),
                None,
                None,
                "denied",
                "s2.1",
                evidence,
            ),
        ),
        checks=(
            Check(
                "headline_quote_unsupported",
                "clash",
                (span("«خطوة تاريخية»"),),
                ("s1",),
                Message(
                    ar="لا يرد الاقتباس في متن التقرير.", en="The quoted words stand nowhere in the body."
                ),
            ),
            Check(
                "source_unsure",
                "doubt",
                (span("لم يكن متأكدا من موعدها"),),
                ("s2",),
                Message(ar="المصدر نفسه غير متأكد.", en="The source says that it is unsure."),
            ),
            Check(
                "weekday_date_agreement",
                "note",
                (span("الثلاثاء (4 أيار الحالي)"),),
                ("t1",),
                Message(ar="4 أيار 2021 يوم ثلاثاء.", en="4 May 2021 was a Tuesday."),
            ),
        ),
    )
