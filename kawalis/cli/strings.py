"""Arguments that are strings are taken as they come.

typer asks pydantic to check them, whose import takes as long as reading a report, and of a string there is nothing to
check. This reaches into typer (0.29, pinned below 0.30), and leaves alone what it does not find there.
"""

from __future__ import annotations

from typing import Any, get_args, get_origin


def unchecked(command: Any) -> Any:
    """Return the command: it and those under it take strings, and lists of them, unchecked."""
    try:
        from typer._coercion import RuntimeParam  # noqa: PLC0415 - not typer's public face
    except ImportError:  # another typer: it checks
        return command

    class Strings(RuntimeParam):
        def _coerce_value(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002 - typer's
            return value if isinstance(value, str) else list(value)

    for one in (command, *getattr(command, "commands", {}).values()):
        if one is not command and hasattr(one, "commands"):
            unchecked(one)
            continue
        for parameter in one.params:
            described = getattr(parameter, "type_descriptor", None)
            if described is None or not hasattr(parameter, "_runtime_param"):
                continue
            info = described.parameter_info
            plain = described.annotation is str or (
                get_origin(described.annotation) is list and get_args(described.annotation) == (str,)
            )
            if plain and info.parser is None:
                parameter._runtime_param = Strings(parameter_info=info, annotation=described.annotation)
    return command
