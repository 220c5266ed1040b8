import subprocess
import sys

HEAVY = ("rich", "jinja2", "hijridate", "yaml", "kawalis.pipeline", "kawalis.annotate", "kawalis.export")


def test_help_imports_no_engine() -> None:
    """What makes ``--help`` quick; ``make bench`` prints the time."""
    code = (
        "import sys; from kawalis.cli import run; code = run(['--help']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules]); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"
