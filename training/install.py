"""Copy an assembled pipeline beside the package, with its card and its measured figures."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from kawalis.annotate.model.compiling import FILE, compiled
from kawalis.annotate.model.shipped import READABLE


def table(figures: dict[str, float]) -> str:
    rows = [f"| {name} | {value:.2f} |" for name, value in figures.items()]
    return "\n".join(["| measure, our held-out parts | figure |", "|---|---|", *rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("card", type=Path)
    parser.add_argument("figures", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    shutil.rmtree(args.out, ignore_errors=True)
    shutil.copytree(args.model, args.out)
    figures = json.loads(args.figures.read_text(encoding="utf8"))
    card = args.card.read_text(encoding="utf8").replace("FIGURES", table(figures))
    (args.out / "MODEL_CARD.md").write_text(card, encoding="utf8")
    if args.out.name in READABLE:  # what the engine reads without spaCy
        (args.out / FILE).write_bytes(compiled(args.out))


if __name__ == "__main__":
    main()
