"""What several commands take, said once: each with its help in the user's language."""

import typer

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
