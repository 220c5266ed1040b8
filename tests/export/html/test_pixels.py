"""The marks must not move, tear or reshape a single letter: Chromium's picture is the judge."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kawalis.export.html import page
from kawalis.model import Record
from tests.export.builders import TEXT, build
from tests.export.html.png import worst

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--window-size=1000,700",
)
# Marks without their colours, and nothing on the page but the report.
NEUTRAL = (
    ".m { background: none !important; text-decoration: none !important }"
    " .top, .legend, .findings, .labels, footer { display: none !important }"
)
# A letter may lie a quarter of a pixel aside, which is how finely Skia places glyphs: its soft edge differs
# by some 60 of 255 at most (measured). Another shape, or a whole pixel aside, differs by nearly all of it.
SAME, TORN = 90, 150
# Words in which a span ends inside a joined or fused pair of letters.
JOINED = TEXT.replace("علمه بذلك", "علمه بذلك للاتفاق لإيران الآن سلامٌ مُدّة")

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium() -> str:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        if os.environ.get("KAWALIS_REQUIRE_BROWSER") == "1":
            pytest.fail("KAWALIS_REQUIRE_BROWSER=1 and no Chromium is installed")
        pytest.skip("no Chromium is installed (apt-get install chromium)")
    return found


def picture(chromium: str, folder: Path, html: str, name: str) -> bytes:
    """Return the picture of a page, as PNG."""
    source, target = folder / f"{name}.html", folder / f"{name}.png"
    source.write_text(html, encoding="utf-8")
    command = [chromium, *FLAGS, f"--user-data-dir={folder / 'profile'}"]
    subprocess.run(
        [*command, f"--screenshot={target}", source.as_uri()], check=True, capture_output=True, timeout=120
    )
    return target.read_bytes()


def styled(html: str, css: str) -> str:
    """Add a style, for which the page's policy must go."""
    html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    return html.replace("</style>", f"{css}</style>", 1)


def plain(html: str) -> str:
    """Take the marks off the report."""
    return re.sub(r'<span class="m[^>]*>([^<]*)</span>', r"\1", html)


def split_words(record: Record, lead: int) -> str:
    """Put two letters of every long word, after ``lead`` others, into a span of their own."""

    def line(match: re.Match[str]) -> str:
        letters = "[\u0621-\u064a]"
        words = re.sub(
            f"(?<!\\w)({letters}{{{lead}}})({letters}{{2}})(?={letters})",
            r'\1<span class="m said">\2</span>',
            match[2],
        )
        return f"{match[1]}{words}{match[3]}"

    return re.sub(r'(<p class="line"[^>]*>)([^<]*)(</p>)', line, plain(page(record)))


def test_the_font_joins_letters(chromium: str, tmp_path: Path) -> None:
    """Else nothing could be torn, and the tests below would say nothing."""
    html = styled(plain(page(build(TEXT))), NEUTRAL)
    joined = picture(chromium, tmp_path, html, "joined")
    parted = picture(chromium, tmp_path, re.sub("(?<=[\u0628-\u064a])", "\u200c", html), "parted")
    assert worst(joined, parted) > TORN, "no Arabic font is installed (apt-get install fonts-noto-core)"


def test_marks_change_no_letter(chromium: str, tmp_path: Path) -> None:
    html = styled(page(build(JOINED)), NEUTRAL)
    assert html.count('class="m') > 10
    assert plain(html) != html
    marked = picture(chromium, tmp_path, html, "marked")
    assert worst(marked, picture(chromium, tmp_path, plain(html), "plain")) <= SAME


@pytest.mark.parametrize("lead", [1, 2])
def test_a_cut_inside_every_word_changes_no_letter(chromium: str, tmp_path: Path, lead: int) -> None:
    html = styled(split_words(build(JOINED), lead), NEUTRAL)
    assert html.count('class="m') > 15
    split = picture(chromium, tmp_path, html, "split")
    assert worst(split, picture(chromium, tmp_path, plain(html), "plain")) <= SAME


def test_the_comparison_sees_a_torn_word(chromium: str, tmp_path: Path) -> None:
    html = split_words(build(TEXT), 1)
    torn = picture(chromium, tmp_path, styled(html, NEUTRAL + " .m { padding-inline: 1px }"), "torn")
    whole = picture(chromium, tmp_path, styled(html, NEUTRAL), "whole")
    assert worst(torn, whole) > TORN


def test_the_page_runs_under_its_own_policy(chromium: str, tmp_path: Path) -> None:
    """Choosing a finding by the address changes the picture: style and script are let run."""
    source = tmp_path / "page.html"
    source.write_text(page(build()), encoding="utf-8")
    command = [chromium, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom"]
    run = subprocess.run(
        [*command, f"{source.as_uri()}#s2"], check=True, capture_output=True, timeout=120, text=True
    )
    assert re.search(r'class="m said-weak[^"]* on"|class="m [^"]*said-weak on"', run.stdout)
    assert 'aria-pressed="true" id="go-s2"' in run.stdout
