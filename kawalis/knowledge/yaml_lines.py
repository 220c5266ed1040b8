"""YAML with the line of every value, so that a broken entry is named by file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from kawalis.model import DataError

if TYPE_CHECKING:
    from pathlib import Path

Key = tuple[str | int, ...]

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(path: Path, shown: str) -> tuple[Any, dict[Key, int]]:
    """Read one YAML file as plain values and the line (from 1) of every key and item.

    Dates stay strings. Raises :class:`DataError`, naming ``shown``, for broken YAML, a duplicate key, a key
    that is no string, an alias or a tag.
    """
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataError(shown, line, f"broken YAML: {error.problem}") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(shown, 1, f"unreadable: {error}") from error
    lines: dict[Key, int] = {(): 1}
    if root is None:
        return None, lines
    return _plain(root, (), lines, shown), lines


def _plain(node: yaml.Node, key: Key, lines: dict[Key, int], shown: str) -> Any:
    lines[key] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        out: dict[str, Any] = {}
        for name_node, value_node in node.value:
            name = name_node.value
            if not isinstance(name_node, yaml.ScalarNode):
                raise DataError(shown, name_node.start_mark.line + 1, "a key must be plain text")
            if name in out:
                raise DataError(shown, name_node.start_mark.line + 1, f"duplicate key {name!r}")
            out[name] = _plain(value_node, (*key, name), lines, shown)
            lines[(*key, name)] = name_node.start_mark.line + 1
        return out
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*key, i), lines, shown) for i, item in enumerate(node.value)]
    return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    """YAML 1.1's implicit types, less the ones that surprise: dates and yes/no stay text."""
    value = str(node.value)
    kind = node.tag.rpartition(":")[2]
    if kind == "int":
        return int(value) if value.lstrip("+-").isdecimal() else value
    if kind == "float":
        try:
            return float(value)
        except ValueError:
            return value
    if kind == "null":
        return None
    if kind == "bool" and value in {"true", "false"}:
        return value == "true"
    return value


def line_of(lines: dict[Key, int], key: Key) -> int:
    """Line of ``key``, or of the nearest thing around it that has one."""
    while key and key not in lines:
        key = key[:-1]
    return lines.get(key, 1)
