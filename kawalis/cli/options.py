"""What several commands take, said once: each with its help in the user's language."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from kawalis.cli import settings
from kawalis.cli.inputs import About
from kawalis.knowledge.wording import Words


class Options:
    """Arguments and options for ``Annotated``; a command gives the type and the default."""

    def __init__(self, words: Words) -> None:
        self.files = typer.Argument(metavar="FILE", help=words("cli.help.files"))
        self.lang = typer.Option("--lang", metavar="en|ar", help=words("cli.help.lang"))
        self.model = typer.Option("--model", metavar="news|open|PATH", help=words("cli.help.model"))
        self.outlet = typer.Option("--outlet", metavar="NAME", help=words("cli.help.outlet"))
        self.published = typer.Option("--published", metavar="YYYY-MM-DD", help=words("cli.help.published"))
        self.actors = typer.Option("--actors", metavar="FOLDER", help=words("cli.help.actors"))
        self.library = typer.Option("--db", metavar="FILE|URL", help=words("cli.help.db"))
        self.json = typer.Option("--json", help=words("cli.help.view_json"))
        self.query = typer.Option("--query", metavar="QUERY", help=words("cli.help.query_of"))

    def about(self, command: Callable[..., None]) -> Callable[..., None]:
        """Give a command that takes ``about`` the options that say it, in its place: each is written here alone."""
        said = {
            "outlet": Annotated[str | None, self.outlet],
            "published": Annotated[str | None, self.published],
            "model": Annotated[str | None, self.model],
            "actors": Annotated[str | None, self.actors],
        }
        keyword = inspect.Parameter.KEYWORD_ONLY
        options = [
            inspect.Parameter(name, keyword, default=None, annotation=kind) for name, kind in said.items()
        ]
        signature = inspect.signature(command)
        taken: list[inspect.Parameter] = []
        for parameter in signature.parameters.values():
            taken += options if parameter.name == "about" else [parameter]

        def run(**given: Any) -> None:
            outlet, published, model, actors = (given.pop(name) for name in said)
            command(**given, about=About(outlet, settings.day(published), model, settings.actors(actors)))

        run.__name__ = command.__name__
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in taken}
        run.__signature__ = signature.replace(parameters=taken)  # type: ignore[attr-defined] # what typer reads
        return run
