"""Where the shipped annotators lie."""

from __future__ import annotations

from pathlib import Path

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "models"
NAMES = ("news", "open")
READABLE = ("news",)  # without spaCy: all its components are arithmetic of ours
