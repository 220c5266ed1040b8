"""Every format that ``kawalis add`` takes, with its faults."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from kawalis.library import opened
from kawalis.library.adding import Given, add
from kawalis.store.library import Library
from kawalis.store.tables import articles, copies
from tests.cli.conftest import REPORT

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of SQLAlchemy's, feedparser's
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

PARAGRAPH = (
    "قال وزير المياه إن الوزارة ستبدأ مشروعا جديدا لتوسيع السدود في محافظات الشمال، وأكد أن التمويل لم يقر بعد في "
    "البرلمان. وأضاف أن اللجنة الفنية أنهت دراستها خلال الأسابيع الماضية وسلمتها إلى مجلس الوزراء لإبداء الرأي."
)
PAGE = """<html lang="ar"><head><meta charset="utf-8"><title>وزير المياه يعلن خطة جديدة</title>{head}</head><body>
<nav><a href="/">الرئيسية</a><a href="/2">أخبار</a></nav><h1>وزير المياه يعلن خطة جديدة</h1>{shown}
<article><p>{one}</p><p>{two}</p></article><footer>جميع الحقوق محفوظة</footer></body></html>"""


def page(shown: str = "", head: str = "", first: str = PARAGRAPH) -> bytes:
    two = PARAGRAPH.replace("المياه", "الري").replace("الشمال", "الجنوب")
    return PAGE.format(shown=shown, head=head, one=first, two=two).encode()


def response(address: str, body: bytes, *, status: str = "200 OK", kind: str = "text/html") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-04-08T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def rss(*items: str, head: str = "") -> bytes:
    channel = f"<channel><title>خلاصة</title>{''.join(items)}</channel>"
    return f'<?xml version="1.0"?>{head}<rss version="2.0">{channel}</rss>'.encode()


def entry(number: int = 1, body: str = PARAGRAPH) -> str:
    return (
        f"<item><title>خبر {number}</title><link>http://x.example/{number}</link><description>{body}</description>"
        "<pubDate>Thu, 08 Apr 2021 10:00:00 +0300</pubDate></item>"
    )


def added(
    folder: Path, name: str, data: bytes, given: Given | None = None
) -> tuple[dict[str, int], list[str], Library]:
    """Add one file; return the counts, the reason codes and the library."""
    (folder / name).write_bytes(data)
    library = opened(str(folder / "k.db"), write=True)
    counts = add(library, [str(folder / name)], given or Given())
    return dict(+counts), [skip.code for skip in library.skips()], library


def rows(library: Library) -> list[dict[str, object]]:
    with library.read() as connection:
        return [dict(row) for row in connection.execute(articles.select()).mappings()]


@pytest.mark.parametrize(
    ("shown", "head", "day", "origin"),
    [
        ('<div class="date">04 آب/اغسطس 2013</div>', "", "2013-08-04", "page"),
        ('<span class="post-date">نشر في: ١٢/٣/٢٠٢٤</span>', "", "2024-03-12", "page"),
        ("<time>الخميس 8 أبريل 2021 - 10:30</time>", "", "2021-04-08", "page"),
        ('<div class="date">5 مايو</div>', "", None, "unknown"),
        ("", '<meta property="article:published_time" content="2021-04-08T23:30:00+03:00">', "2021-04-08", "metadata"),
        ("", '<script type="application/ld+json">{"@graph":[{"datePublished":"2021-04-08"}]}</script>', "2021-04-08",
         "metadata"),
        # the page's own words before its metadata, and what both say before what one says
        ("<time>8 أبريل 2021</time>", '<meta property="article:published_time" content="2021-01-01">', "2021-04-08",
         "page"),
        ('<p class="updated-date">9 أبريل 2021</p><time>8 أبريل 2021</time>',
         '<meta property="article:published_time" content="2021-04-08">', "2021-04-08", "page"),
        ("", '<meta name="year" content="2015">', None, "unknown"),
    ],
)  # fmt: skip
def test_a_page_and_its_day(tmp_path: Path, shown: str, head: str, day: str | None, origin: str) -> None:
    counts, codes, library = added(tmp_path, "a.html", page(shown, head))
    assert (counts, codes) == ({"added": 1}, [])
    with library:
        (row,) = rows(library)
        article = library.article(str(row["id"]))
    assert (row["published"], row["published_origin"]) == (day, origin)
    assert article is not None
    assert article.text.startswith("وزير المياه يعلن خطة جديدة\n")
    assert PARAGRAPH in article.text
    assert "الرئيسية" not in article.text


def test_an_outlet_by_its_domain(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://www.sabq.org/saudia/x?utm_source=y#z">'
    _, _, library = added(tmp_path, "a.html", page(head=head))
    with library:
        (row,) = rows(library)
    assert (row["outlet_id"], row["url"]) == ("sabq", "https://www.sabq.org/saudia/x")


def test_a_page_is_not_read_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, library = added(tmp_path, "a.html", page())
    library.close()
    monkeypatch.setattr("kawalis.library.making.read_page", lambda *_, **__: pytest.fail("read again"))
    counts, _, library = added(tmp_path, "a.html", page())
    library.close()
    assert counts == {"same": 1}


TELEGRAM = {
    "name": "قناة النخلة", "type": "public_channel", "id": 77,
    "messages": [
        {"id": 1, "type": "service", "text": ""},
        {"id": 2, "type": "message", "date": "2021-04-08T10:00:00", "text": REPORT, "from": "قناة النخلة"},
        {"id": 3, "type": "message", "date": "2021-04-09T10:00:00",
         "text": [PARAGRAPH, {"type": "bold", "text": " انتهى"}]},
        {"id": 4, "type": "message", "date": "2021-04-09T10:00:00", "text": "", "photo": "x.jpg"},
    ],
}  # fmt: skip


def test_telegram(tmp_path: Path) -> None:
    counts, codes, library = added(tmp_path, "result.json", json.dumps(TELEGRAM).encode())
    assert (counts, codes) == ({"added": 2, "skipped": 1}, ["empty"])
    with library:
        found = rows(library)
        assert [row["published"] for row in found] == ["2021-04-08", "2021-04-09"]
        assert [row["url"] for row in found] == ["telegram:77/2", "telegram:77/3"]
    edited = json.dumps({"chats": {"list": [TELEGRAM]}}, ensure_ascii=False).replace("انتهى", "تم")
    counts, _, library = added(tmp_path, "result.json", edited.encode())
    library.close()
    assert counts == {"same": 1, "updated": 1, "skipped": 1}


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.wacz"])
def test_web_archives(tmp_path: Path, name: str) -> None:
    other = page(first=REPORT.replace("\n", " "))
    records = [
        response("http://www.sabq.org/1", page("<time>8 أبريل 2021</time>")),
        response("http://x.example/2", other),
        response("http://x.example/3", b"no", status="404 Not Found"),
        response("http://x.example/4.png", b"\x89PNG", kind="image/png"),
    ]
    data = b"".join(map(gzip.compress, records)) if name.endswith("gz") else b"".join(records)
    if name.endswith("wacz"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("archive/data.warc.gz", b"".join(map(gzip.compress, records)))
            archive.writestr("datapackage.json", "{}")
        data = packed.getvalue()
    counts, codes, library = added(tmp_path, name, data)
    with library:
        assert (counts["added"], codes) == (2, [])
        assert {row["url"] for row in rows(library)} == {"http://www.sabq.org/1", "http://x.example/2"}


@pytest.mark.parametrize("packed", [False, True])
def test_a_truncated_warc_gives_what_is_whole(tmp_path: Path, *, packed: bool) -> None:
    first, second = response("http://x.example/1", page()), response("http://x.example/2", page())
    if packed:
        first, second = gzip.compress(first), gzip.compress(second)
    name = "a.warc.gz" if packed else "a.warc"
    counts, codes, library = added(tmp_path, name, first + second[: len(second) // 2])
    library.close()
    assert counts == {"added": 1, "skipped": 1}
    assert codes == ["truncated"]


def test_a_feed(tmp_path: Path) -> None:
    counts, codes, library = added(
        tmp_path, "feed.xml", rss(entry(1), entry(2, PARAGRAPH.replace("المياه", "الري")))
    )
    assert (counts["added"], codes) == (2, [])
    with library:
        assert [row["published"] for row in rows(library)] == ["2021-04-08", "2021-04-08"]


def test_a_json_feed(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {
                "url": "http://x.example/1",
                "content_html": f"<p>{PARAGRAPH}</p>",
                "date_published": "2021-04-08",
            }
        ],
    }
    counts, _, library = added(tmp_path, "feed.json", json.dumps(feed).encode())
    with library:
        assert counts == {"added": 1}
        assert rows(library)[0]["published"] == "2021-04-08"


XXE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "counts", "codes"),
    [
        (rss(entry())[:-40], {"added": 1}, []),
        (b"<rss version='2.0'><channel", {"skipped": 1}, ["broken_feed"]),
        (b"<html>no feed</html>", {"skipped": 1}, ["broken_feed"]),
        (rss(entry(body="&x;" + PARAGRAPH), head=XXE), {"skipped": 1}, ["unsafe_xml"]),
        (rss(entry(), head=XXE).decode().encode("utf-16"), {"skipped": 1}, ["unsafe_xml"]),
        (rss("<item><title></title></item>"), {"skipped": 1}, ["empty"]),
    ],
    ids=["cut", "broken", "none", "xxe", "xxe in UTF-16", "empty"],
)
def test_feeds_that_are_broken_or_mean_harm(
    tmp_path: Path, data: bytes, counts: dict[str, int], codes: list[str]
) -> None:
    found = added(tmp_path, "feed.xml", data)
    found[2].close()
    assert found[:2] == (counts, codes)


def test_parquet(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "a[1].parquet"
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t (body VARCHAR, day DATE)")
        connection.execute("INSERT INTO t VALUES (?, '2021-04-08'), (?, NULL)", [REPORT, PARAGRAPH])
        connection.execute(f"COPY t TO '{path}' (FORMAT parquet)")
    given = Given(columns={"text": "body", "published": "day"})
    counts, codes, library = added(tmp_path, path.name, path.read_bytes(), given)
    with library:
        assert (counts, codes) == ({"added": 2}, [])
        assert [row["published"] for row in rows(library)] == ["2021-04-08", None]
    found = added(tmp_path, "b.parquet", b"PAR1 and nothing more")
    found[2].close()
    assert found[1] == ["broken_table"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("Le ministre de l'eau annonce un nouveau plan pour les barrages du nord du pays.", "not_arabic.fr"),
     ("The minister of water announced a new plan for the dams in the north.", "not_arabic.en")],
)  # fmt: skip
def test_another_language_is_named(tmp_path: Path, text: str, code: str) -> None:
    _, codes, library = added(tmp_path, "a.txt", text.encode())
    library.close()
    assert codes == [code]


def test_a_copy_is_linked_to_its_original(tmp_path: Path) -> None:
    words = " ".join(f"كلمة{i} خبر{i % 7} نص{i % 11}" for i in range(60))
    news = [
        {"content": f"{PARAGRAPH} {words}", "url": "http://x.example/1", "date": "2021-04-08"},
        {
            "content": f"نقلا عن الوكالة {PARAGRAPH} {words}",
            "url": "http://y.example/2",
            "date": "2021-04-09",
        },
        {"content": f"{PARAGRAPH} {words}", "source": "غيرها", "date": "2021-04-07"},
        {"content": REPORT, "url": "http://z.example/3"},
    ]
    counts, _, library = added(tmp_path, "a.json", json.dumps(news).encode())
    with library:
        assert counts == {"added": 4, "copies": 2}  # the third is older than both: they copy it
        numbers = {row["id"]: i for i, row in enumerate(rows(library))}
        with library.read() as connection:
            found = {(numbers[a], numbers[b]) for a, b, *_ in connection.execute(copies.select())}
    assert found == {(1, 0), (0, 2), (1, 2)}


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    with path.open("wb") as file:
        file.truncate(200 << 20)
    with opened(str(tmp_path / "k.db"), write=True) as library:
        assert add(library, [str(path)], Given()) == {"skipped": 1}
        assert [skip.code for skip in library.skips()] == ["too_large"]
