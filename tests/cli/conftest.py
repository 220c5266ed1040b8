import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

REPORT = """وزير المياه يعلن خطة جديدة

بغداد - صحيفة النخلة

قال وزير المياه، أمس الأحد، إن الوزارة ستبدأ مشروعا جديدا لتوسيع السدود. وأكد مصدر مطلع أن التمويل لم يقر بعد.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run ``kawalis`` as a user does, in a folder of its own and without the user's settings."""

    def start(
        *arguments: str | Path, given: bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        keep = {name: value for name, value in os.environ.items() if not name.startswith("KAWALIS_")}
        return subprocess.run(
            [sys.executable, "-m", "kawalis", *map(str, arguments)],
            input=given,
            capture_output=True,
            timeout=60,
            cwd=tmp_path,
            env={**keep, "PYTHONPATH": str(Path.cwd()), **environment},
            check=False,
        )

    return start
