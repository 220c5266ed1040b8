from __future__ import annotations

import pytest

from kawalis.check.series import series_clash
from tests.check.builders import Builder


def visits(body: str, dates: dict[str, tuple[str, str]]) -> Builder:
    builder = Builder("زيارات المبعوث سامر الفهدي", body)
    builder.actor("سامر الفهدي", "person", "سامر الفهدي", "الفهدي")
    for words, (begin, until) in dates.items():
        builder.time(words, begin[:7], begin=begin, until=until)
    return builder


JUNE = {"حزيران الماضي": ("2020-06-01", "2020-06-30"), "شهر آب 2020": ("2020-08-01", "2020-08-31")}
AUGUST = {"شهر آب 2020": ("2020-08-01", "2020-08-31")}


def test_the_first_is_dated_after_another() -> None:
    body = (
        "ذكر المراقبون زيارة سامر الفهدي الأخيرة إلى العاصمة. "
        "وتعد زيارة الفهدي الأخيرة هي الثانية منذ تعيينه. "
        "وكان الفهدي في زيارته السابقة في حزيران الماضي متحفظا. "
        "والتقى الفهدي في زيارته الأولى التي جرت في شهر آب 2020 نوابا."
    )
    builder = visits(body, JUNE)
    (check,) = series_clash(builder.report())
    assert [span.text for span in check.spans] == [
        "الثانية منذ تعيينه",
        "زيارته السابقة في حزيران الماضي",
        "زيارته الأولى التي جرت في شهر آب 2020",
    ]
    assert check.about == ("t1", "t2")
    assert check.severity == "clash"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "قال الفهدي في زيارته السابقة في حزيران الماضي كلاما. "
            "وقال الفهدي في زيارته الأولى منذ سنوات في شهر آب 2020 شيئا.",
            id="counted from something",
        ),
        pytest.param(
            "قال الفهدي في زيارته إلى مسقط في حزيران الماضي كلاما. "
            "وقال الفهدي في زيارته الأولى إلى بيروت في شهر آب 2020 شيئا.",
            id="another place",
        ),
        pytest.param(
            "قال الوزير في زيارته السابقة في حزيران الماضي كلاما. "
            "وقال الفهدي في زيارته الأولى في شهر آب 2020 شيئا.",
            id="another or an unknown visitor",
        ),
        pytest.param(
            "قال الفهدي في زيارته الثانية في شهر آب 2020 كلاما. "
            "وقال الفهدي في زيارته السابقة في حزيران الماضي شيئا.",
            id="a second may follow one",
        ),
    ],
)
def test_silence(body: str) -> None:
    assert list(series_clash(visits(body, JUNE).report())) == []


def test_rounds_out_of_order() -> None:
    body = (
        "عقدت الجولة الثانية من المفاوضات في حزيران الماضي. وعقدت الجولة الأولى من المفاوضات في شهر آب 2020."
    )
    (check,) = series_clash(visits(body, JUNE).report())
    assert len(check.spans) == 2
    assert "الجولة الأولى" in check.message.ar


def test_rounds_in_order_and_rounds_of_other_things() -> None:
    ordered = (
        "عقدت الجولة الأولى من المفاوضات في حزيران الماضي. وعقدت الجولة الثانية من المفاوضات في شهر آب 2020."
    )
    other = "جرت الجولة الثانية من الدوري في حزيران الماضي. وعقدت الجولة الأولى من المفاوضات في شهر آب 2020."
    assert list(series_clash(visits(ordered, JUNE).report())) == []
    assert list(series_clash(visits(other, JUNE).report())) == []
