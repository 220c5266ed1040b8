import pytest

from kawalis.link.transliterate import transliterate


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("محمد الهلالي", "Mohammed al-Halali"),
        ("عبد الله الهلالي", "Abdullah al-Halali"),
        ("عبدالله بن علي", "Abdullah bin Ali"),
        ("«دشتي»", "Dashti"),
        ("", ""),
    ],
)
def test_latin_names(name: str, latin: str) -> None:
    assert transliterate(name) == latin
