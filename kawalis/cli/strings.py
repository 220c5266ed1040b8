"""Arguments that are strings, and flags, are taken as they come.

typer asks pydantic to check them, whose import takes as long as reading a report, and of a string there is nothing to
check. This reaches into typer (0.29, pinned below 0.30), and leaves alone what it does not find there.
"""

from __future__ import annotations

from typing import Any, get_args, get_origin


def unchecked(command: Any) -> Any:
    """Return the command: it and those under it take strings, lists of them, and flags unchecked."""
    for one in getattr(command, "commands", {}).values():
        unchecked(one)
    for parameter in command.params:
        _leave(parameter)
    made = command.get_help_option  # its option is made when first asked for

    def help_option(context: Any) -> Any:
        return _leave(made(context))

    command.get_help_option = help_option
    return command


def _leave(parameter: Any) -> Any:
    try:
        from typer._coercion import RuntimeParam  # noqa: PLC0415 - not typer's public face
    except ImportError:  # another typer: it checks
        return parameter

    class AsItComes(RuntimeParam):
        def _coerce_value(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002 - typer's signature
            return value if isinstance(value, (str, bool)) else list(value)

    described = getattr(parameter, "type_descriptor", None)
    if described is None or getattr(parameter, "_runtime_param", True) is not None:
        return parameter
    kind, info = described.annotation, described.parameter_info
    plain = kind in (str, bool) or (get_origin(kind) is list and get_args(kind) == (str,))
    if plain and info.parser is None:
        parameter._runtime_param = AsItComes(parameter_info=info, annotation=kind)
    return parameter
