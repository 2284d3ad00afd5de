"""What may be typed after ``teilbar``: every command with its options, in the language asked for."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, get_args

from teilbar.checking.reports import REPORTS
from teilbar.starting import LICENCES
from teilbar.texts import Language, text
from teilbar.upkeep import USUAL_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

WRONG_USE = 2
"""The exit code of a command that was typed wrongly."""


def today() -> date:
    """Return the day that it is here: the only look at a clock, so that a named day gives that day's findings."""
    return datetime.now().astimezone().date()


def language_of(arguments: Sequence[str]) -> Language:
    """Return the language asked for, before the parser is made: its own words are in it too."""
    return "en" if ("--lang", "en") in pairwise(arguments) or "--lang=en" in arguments else "de"


class _Language(argparse.Action):
    """Take the language of the messages, and remember that somebody asked for one."""

    def __call__(self, _: object, namespace: argparse.Namespace, value: object, __: object = None) -> None:
        namespace.lang = namespace.lang_asked_for = value


class _Version(argparse.Action):
    """Say the version and end; what knows it is not loaded for anything else."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002 - argparse's name
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version  # noqa: PLC0415 - as above

        parser.exit(message=f"teilbar {version('teilbar')}\n")


def _day(typed: str, language: Language) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(text("not-a-day", language, typed=typed)) from None


def _parser_speaking(language: Language) -> type[argparse.ArgumentParser]:
    """Return the class of parsers whose own words are in a language too."""

    def words(key: str) -> str:
        return text(f"help.{key}", language)

    class Formatter(argparse.HelpFormatter):
        def add_usage(
            self,
            usage: str | None,
            actions: Iterable[argparse.Action],
            groups: Iterable[argparse._MutuallyExclusiveGroup],
            prefix: str | None = None,
        ) -> None:
            super().add_usage(usage, actions, groups, f"{words('usage')}: " if prefix is None else prefix)

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            self.exit(WRONG_USE, f"{text('wrong-use', language, problem=message, command=self.prog)}\n")

        def format_help(self) -> str:
            self.formatter_class = Formatter
            self._positionals.title, self._optionals.title = words("arguments"), words("options")
            for action in self._actions:
                if action.dest == "help":
                    action.help = words("help")
            return super().format_help()

    return Parser


def parser(language: Language) -> argparse.ArgumentParser:
    """Return the parser; what it gives names the command as ``command``. It ends the process where it cannot read."""

    def words(key: str) -> str:
        return text(f"help.{key}", language)

    Parser = _parser_speaking(language)  # noqa: N806 - a class
    speaking = Parser(add_help=False)
    speaking.add_argument("--lang", action=_Language, choices=get_args(Language), default=language, help=words("lang"))

    caching = Parser(add_help=False)
    caching.add_argument("--cache", type=Path, metavar="DIR", help=words("cache"))

    judging = Parser(add_help=False)
    judging.add_argument("--strict", action="store_true", help=words("strict"))
    judging.add_argument(
        "--today", type=partial(_day, language=language), default=today(), metavar="DATE", help=words("today")
    )

    reading = Parser(add_help=False, parents=[speaking, judging])
    reading.add_argument("source", nargs="?", default=".", metavar="SOURCE", help=words("source"))

    working = Parser(add_help=False, parents=[caching])
    working.add_argument("--jobs", type=int, default=0, metavar="N", help=words("jobs"))

    building = Parser(add_help=False, parents=[reading, working])
    building.add_argument("--out", type=Path, default=Path("site"), metavar="DIR", help=words("out"))
    building.add_argument("--only", action="append", default=[], metavar="UNIT", help=words("only"))
    building.add_argument("--formats", default="", metavar="NAMES", help=words("formats"))
    building.add_argument("--engine", default="mkdocs", metavar="ENGINE", help=words("engine"))

    whole = Parser(prog="teilbar", description=words("program"), parents=[speaking])
    whole.add_argument("--version", action=_Version, help=words("version"))
    commands = whole.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("build", parents=[building], help=words("build"))
    command.add_argument("--no-site", action="store_false", dest="site", help=words("no-site"))
    command.set_defaults(command="build")

    command = commands.add_parser("check", parents=[reading], help=words("check"))
    command.add_argument("--format", choices=tuple(REPORTS), default="text", help=words("format"))
    command.add_argument("--output", type=Path, metavar="FILE", help=words("output"))
    command.add_argument("--suggest", action="store_true", help=words("suggest"))
    command.set_defaults(command="check")

    command = commands.add_parser("metadata", parents=[speaking, caching], help=words("metadata"))
    command.add_argument("source", nargs="?", default=".", metavar="SOURCE", help=words("source"))
    command.add_argument("--write", action="store_true", help=words("write"))
    command.set_defaults(command="metadata")

    command = commands.add_parser("package", parents=[speaking, judging, working], help=words("package"))
    command.add_argument("unit", metavar="UNIT", help=words("unit"))
    command.add_argument("--format", required=True, metavar="FORMAT", help=words("package-format"))
    command.add_argument("--out", required=True, type=Path, metavar="FILE", help=words("package-out"))
    command.add_argument("--source", default=".", metavar="SOURCE", help=words("source"))
    command.set_defaults(command="package")

    _add_serve(commands, building, words)

    _add_diff(commands, (speaking, judging, working), words)
    _add_commands_about_gitlab(commands, speaking, words)

    _add_cache(commands, (speaking, caching), language)
    _add_import(commands, speaking, language)
    _add_h5p_libraries(commands, Parser(add_help=False, parents=[speaking]), words)
    return whole


def _add_serve(
    commands: argparse._SubParsersAction[Any], building: argparse.ArgumentParser, words: Callable[[str], str]
) -> None:
    command = commands.add_parser("serve", parents=[building], help=words("serve"))
    command.add_argument("--port", type=int, default=8000, help=words("port"))
    command.add_argument("--open", action="store_true", dest="opens", help=words("open"))
    command.set_defaults(command="serve", site=True)


def _add_import(
    commands: argparse._SubParsersAction[Any], speaking: argparse.ArgumentParser, language: Language
) -> None:
    def words(key: str) -> str:
        return text(f"help.import-{key}", language)

    command = commands.add_parser("import", parents=[speaking], help=text("help.import", language))
    command.add_argument("paths", nargs="+", type=Path, metavar="FILE|FOLDER", help=words("paths"))
    command.add_argument("--source", default=".", metavar="HUB", help=words("source"))
    command.add_argument("--format", default="", metavar="NAME", help=words("format"))
    command.add_argument("--folder", default="", metavar="FOLDER", help=words("folder"))
    command.add_argument("--report", type=Path, metavar="FILE", help=words("report"))
    command.set_defaults(command="import")


def _add_cache(
    commands: argparse._SubParsersAction[Any], parents: Iterable[argparse.ArgumentParser], language: Language
) -> None:
    command = commands.add_parser("cache", parents=[*parents], help=text("help.cache-command", language))
    command.add_argument("--size", action="store_true", help=text("help.size", language))
    prunes = text("help.prune", language, usual=USUAL_SIZE)
    command.add_argument("--prune", nargs="?", const=USUAL_SIZE, metavar="SIZE", help=prunes)
    command.set_defaults(command="cache")


def _add_diff(
    commands: argparse._SubParsersAction[Any], parents: Iterable[argparse.ArgumentParser], words: Callable[[str], str]
) -> None:
    command = commands.add_parser("diff", parents=[*parents], help=words("diff"))
    command.add_argument("rev", nargs="?", default="", metavar="REV", help=words("diff-rev"))
    command.add_argument("--source", default=".", metavar="SOURCE", help=words("source"))
    command.add_argument("--format", choices=("text", "markdown", "html"), default="text", help=words("diff-format"))
    command.add_argument("--output", type=Path, metavar="PATH", help=words("diff-output"))
    command.add_argument("--post", action="store_true", help=words("diff-post"))
    command.set_defaults(command="diff")


def _add_h5p_libraries(
    commands: argparse._SubParsersAction[Any], storing: argparse.ArgumentParser, words: Callable[[str], str]
) -> None:
    storing.add_argument("--store", type=Path, metavar="DIR", help=words("h5p-store"))
    actions = commands.add_parser("h5p-libraries", help=words("h5p-libraries")).add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser("add", parents=[storing], help=words("h5p-add"))
    command.add_argument("brought", nargs="+", type=Path, metavar="FILE|DIR", help=words("h5p-brought"))
    command.set_defaults(command="h5p-libraries", action="add")
    for action in ("list", "verify"):
        command = actions.add_parser(action, parents=[storing], help=words(f"h5p-{action}"))
        command.set_defaults(command="h5p-libraries", action=action)


def _add_commands_about_gitlab(
    commands: argparse._SubParsersAction[Any], speaking: argparse.ArgumentParser, words: Callable[[str], str]
) -> None:
    command = commands.add_parser("init", parents=[speaking], help=words("init"))
    command.add_argument("folder", nargs="?", type=Path, default=Path(), metavar="FOLDER", help=words("init-folder"))
    command.add_argument("--name", default="", help=words("init-name"))
    command.add_argument(
        "--licence",
        choices=LICENCES,
        default=LICENCES[0],
        help=words("init-licence"),
    )
    command.add_argument("--teilbar", dest="package", metavar="PACKAGE", help=words("init-package"))
    command.set_defaults(command="init")

    command = commands.add_parser("new", parents=[speaking], help=words("new"))
    command.add_argument("kind", choices=("unit", "path", "page"), help=words("new-kind"))
    command.add_argument("title", metavar="TITLE", help=words("new-title"))
    command.add_argument("--source", default=".", metavar="DIR", help=words("new-source"))
    command.add_argument("--folder", default="", metavar="FOLDER", help=words("new-folder"))
    command.add_argument("--units", nargs="+", default=[], metavar="UNIT", help=words("new-units"))
    command.add_argument("--author", default="", metavar="NAME", help=words("new-author"))
    command.set_defaults(command="new")

    command = commands.add_parser("release", parents=[speaking], help=words("release"))
    command.add_argument("site", nargs="?", type=Path, default=Path("site"), metavar="DIR", help=words("release-site"))
    command.set_defaults(command="release")
