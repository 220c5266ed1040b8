"""Language, day and folder of actors as the user gives them."""

from __future__ import annotations

import os
from datetime import date

from kawalis.cli.failure import RefusalError

LANGUAGES = ("en", "ar")
VARIABLE = "KAWALIS_LANG"
ACTORS = "KAWALIS_ACTORS"


def from_environment() -> str | None:
    """Return the language that the environment asks for; a value that is none asks for nothing."""
    value = os.environ.get(VARIABLE, "").lower()[:2]
    return value if value in LANGUAGES else None


def language(option: str | None) -> str:
    """Return the language of messages: the option's, else the environment's, else English."""
    if option is None:
        return from_environment() or LANGUAGES[0]
    if option not in LANGUAGES:
        raise RefusalError("language", value=option)
    return option


def page_language(option: str | None) -> str:
    """Return the page's language: Arabic, as the report, where nobody asks for another."""
    return language(option) if option or from_environment() else "ar"


def day(value: str | None) -> str | None:
    """Return an ISO 8601 day, checked."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise RefusalError("published", value=value) from error


def actors(option: str | None) -> str | None:
    """Return the user's folder of actor files: the option's, else the environment's; checked before anything is read.

    An empty value is none. Raises :class:`RefusalError` for no folder, :class:`kawalis.model.DataError` for a fault.
    """
    folder = os.environ.get(ACTORS, "") if option is None else option
    if not folder:
        return None
    from kawalis.knowledge.actor_folder import load  # noqa: PLC0415 - only who has a folder pays for it
    from kawalis.model import InputError  # noqa: PLC0415

    try:
        load(folder)
    except InputError as error:
        raise RefusalError("no_folder", folder) from error
    return folder


def language_of(arguments: list[str]) -> str:
    """Guess the language before the arguments are parsed, for help and errors of use."""
    for i, argument in enumerate(arguments):
        value = arguments[i + 1 : i + 2] if argument == "--lang" else [argument.removeprefix("--lang=")]
        if argument.startswith("--lang") and value and value[0] in LANGUAGES:
            return value[0]
    return from_environment() or LANGUAGES[0]
