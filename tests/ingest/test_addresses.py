import pytest

from kawalis.ingest.addresses import canonical, host_of


@pytest.mark.parametrize(
    ("address", "spelling"),
    [
        ("HTTP://Example.org:80/a#part", "http://example.org/a"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a?utm_source=x&id=2&fbclid=y", "https://example.org/a?id=2"),
        ("https://example.org/a?id=2&id=3", "https://example.org/a?id=2&id=3"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://example.org/خبر", "https://example.org/%D8%AE%D8%A8%D8%B1"),
        ("https://[::1]/a", "https://[::1]/a"),
        ("telegram:channel/7", "telegram:channel/7"),
        ("https://[::1/a", None),
        ("https:///a", None),
        ("no address", None),
        ("", None),
    ],
)
def test_one_spelling(address: str, spelling: str | None) -> None:
    assert canonical(address) == spelling
    assert spelling is None or canonical(spelling) == spelling


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://www.example.org/a", "example.org"), ("telegram:x", ""), (None, ""), ("https://[::1/", "")],
)
def test_the_host(address: str | None, host: str) -> None:
    assert host_of(address) == host
