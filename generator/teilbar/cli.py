"""The front door: arguments in, one call, an exit code out."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager, nullcontext
from io import TextIOWrapper
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console
from rich.text import Text

from teilbar.arguments import language_of, parser, today
from teilbar.cache import default_folder
from teilbar.checking.reports import report
from teilbar.checking.reports.plain import finding_lines, report_lines, text_report
from teilbar.disk import disk_finding
from teilbar.options import Options
from teilbar.publishing.engines.engine import EngineError
from teilbar.reading.errors import SourceError
from teilbar.summary import package_lines, summary_lines
from teilbar.texts import text
from teilbar.unchanged import unchanged
from teilbar.upkeep import cache_lines, size_from

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from teilbar.model.findings import Finding
    from teilbar.progress import Progress
    from teilbar.texts import Language

DONE, BLOCKED, BROKEN = 0, 1, 2
"""Exit codes: done; findings that block; wrong use or broken configuration."""

TERMINATED = 128 + signal.SIGTERM
"""Exit code of a command that was told to end, as a pipeline that is cancelled does: what shells say of it too."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments (by default, the process's) ask for, and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = parser(language_of(given)).parse_args(given)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a name may hold what a terminal cannot show
            stream.reconfigure(errors="backslashreplace")
    try:
        with _ending_in_order():
            return int(_COMMANDS[options.command](options, Console(soft_wrap=True, highlight=False)))
    except SourceError as problem:
        _complain(problem.findings, options.lang)
    except EngineError as problem:
        _complain((problem.finding,), options.lang)
    except OSError as problem:
        _complain((disk_finding(problem),), options.lang)
    except KeyboardInterrupt as wish:
        sys.stderr.write(f"\n{text('interrupted', options.lang)}\n")
        return TERMINATED if isinstance(wish, _Termination) else BROKEN
    return BROKEN


class _Termination(KeyboardInterrupt):
    """Somebody told the process to end."""


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Let SIGTERM end a command as Ctrl+C does, so that it clears up behind itself; a second one changes nothing."""

    def end(number: int, _: object) -> NoReturn:
        signal.signal(number, signal.SIG_IGN)
        raise _Termination

    if threading.current_thread() is not threading.main_thread():  # only there may it be asked for
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _complain(findings: Iterable[Finding], language: Language) -> None:
    """Say why there is nothing."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    ordered = sorted(findings, key=lambda found: (found.file, found.line or 0))
    for file, group in groupby(ordered, key=lambda found: found.file):
        if file:
            console.print(Text(file, style="bold"))
        for line in (line for found in group for line in finding_lines(found, language)):
            console.print(line)


def _build(options: argparse.Namespace, console: Console) -> int:
    given = _build_options(options)
    built = unchanged(given)
    if built is None:
        from teilbar.build import build  # noqa: PLC0415 - a build with nothing to do must not wait for what others need

        with _progress(console) as progress:
            built = build(given, progress)
    else:
        console.print(text("progress.unchanged", options.lang))
    for line in summary_lines(built, options.source, options.lang):
        console.print(line)
    return BLOCKED if built.outcome.blocks else DONE


def _check(options: argparse.Namespace, console: Console) -> int:
    from teilbar.reporting import encoded, examine, write_report  # noqa: PLC0415 - as above
    from teilbar.suggesting.document import document as suggested  # noqa: PLC0415 - as above

    if options.suggest and options.format != "text" and not options.output:
        sys.stderr.write(f"{text('suggest.needs-output', options.lang, format=options.format)}\n")
        return BROKEN
    examined = examine(
        Options(
            source=options.source,
            strict=options.strict,
            today=options.today,
            suggest=options.suggest,
            language=options.lang,
        )
    )
    if options.output:
        write_report(options.output, report(examined, options.format, options.lang))
    elif options.format != "text":
        sys.stdout.write(encoded(report(examined, options.format, options.lang)).decode())
    elif not examined.stopped:
        for line in report_lines(examined, options.lang):
            console.print(line)
    if examined.stopped:
        raise SourceError(*examined.findings)
    if options.suggest:
        sys.stdout.write(encoded(suggested(examined.suggestions, options.lang)).decode())
    return BLOCKED if examined.blocks else DONE


def _metadata(options: argparse.Namespace, console: Console) -> int:
    from teilbar.metadata_file import metadata  # noqa: PLC0415 - as above
    from teilbar.summary import metadata_lines  # noqa: PLC0415 - as above

    asked = Options(source=options.source, cache=options.cache, today=today(), language=options.lang)
    made = metadata(asked, write=options.write)
    if not options.write:
        sys.stdout.write(made.document)
        return DONE
    for line in metadata_lines(made, options.source, options.lang):
        console.print(line)
    return DONE


def _package(options: argparse.Namespace, console: Console) -> int:
    from teilbar.packaging import package  # noqa: PLC0415 - as above

    asked = Options(
        source=options.source,
        out=options.out,
        jobs=options.jobs,
        cache=options.cache,
        strict=options.strict,
        today=options.today,
        language=options.lang,
    )
    with _progress(console) as progress:
        made = package(options.unit, options.format, asked, progress)
    for line in package_lines(made, options.unit, options.out, options.lang):
        console.print(line)
    return DONE if made.size is not None else BLOCKED


def _diff(options: argparse.Namespace, console: Console) -> int:
    from teilbar.comparing.command import Wish, diff  # noqa: PLC0415 - as above
    from teilbar.reporting import encoded  # noqa: PLC0415 - as above

    if options.format == "html" and not options.output:
        sys.stderr.write(f"{text('diff.needs-output', options.lang)}\n")
        return BROKEN
    asked = Options(
        source=options.source,
        jobs=options.jobs,
        cache=options.cache,
        strict=options.strict,
        today=options.today,
        language=options.lang,
    )
    is_alone = options.output or (console.is_terminal and options.format == "text")  # no word among a document's
    with _progress(console) if is_alone else nullcontext() as progress:
        said = diff(asked, Wish(options.rev, options.format, options.output, post=options.post), progress)
    if said.document:
        sys.stdout.write(encoded(said.document).decode())
    for line in said.lines:
        console.print(line)
    return DONE


def _cache(options: argparse.Namespace, console: Console) -> int:
    most = None if options.prune is None else size_from(options.prune)
    for line in cache_lines(options.cache or default_folder(), most, options.lang):
        console.print(line)
    return DONE


def _h5p_libraries(options: argparse.Namespace, console: Console) -> int:
    from teilbar.h5p_libraries.lines import lines_of_adding, lines_of_listing  # noqa: PLC0415 - as above
    from teilbar.h5p_libraries.store import Store, default_store  # noqa: PLC0415 - as above

    store = Store(options.store or default_store())
    if options.action == "verify":
        findings = tuple(store.verify())
        for line in text_report(findings, options.lang):
            console.print(line)
        return BLOCKED if findings else DONE
    adds = options.action == "add"
    for line in (
        lines_of_adding(store, options.brought, options.lang) if adds else lines_of_listing(store, options.lang)
    ):
        console.print(line)
    return DONE


def _serve(options: argparse.Namespace, console: Console) -> int:
    from teilbar.serving import serve  # noqa: PLC0415 - as above

    serve(_build_options(options), options.port, console, opens=options.opens)
    return DONE


def _import(options: argparse.Namespace, console: Console) -> int:
    from teilbar.importing.report import document, lines, refuse_to_replace  # noqa: PLC0415 - as above
    from teilbar.importing.taking import Wishes, take_in  # noqa: PLC0415 - as above
    from teilbar.reporting import write_report  # noqa: PLC0415 - as above

    wishes = Wishes(
        paths=tuple(options.paths),
        source=options.source,
        form=options.format,
        folder=options.folder,
        language=options.lang,
    )
    if options.report:
        refuse_to_replace(options.report)
    taken = take_in(wishes)
    if options.report:
        write_report(options.report, "\n".join(document(one, options.lang) for one in taken))
    for line in lines(taken, options.source, options.lang):
        console.print(Text(line))
    return BROKEN if not taken or any(one.problem for one in taken) else DONE


def _init(options: argparse.Namespace, console: Console) -> int:
    from teilbar.starting.hub_files import Wishes, next_steps, start_hub  # noqa: PLC0415 - as above
    from teilbar.starting.origin import installed_from  # noqa: PLC0415 - as above

    package = installed_from() if options.package is None else options.package
    wishes = Wishes(
        folder=options.folder, name=options.name, licence=options.licence, package=package, language=options.lang
    )
    start_hub(wishes)
    for line in next_steps(wishes, options.lang):
        console.print(Text(line))
    return DONE


def _new(options: argparse.Namespace, console: Console) -> int:
    from teilbar.model.metadata import Kind  # noqa: PLC0415 - as above
    from teilbar.starting import new_text  # noqa: PLC0415 - as above

    wishes = new_text.NewText(
        kind=Kind(options.kind),
        title=options.title,
        source=options.source,
        folder=options.folder,
        units=tuple(options.units),
        author=options.author,
        language=getattr(options, "lang_asked_for", None),
    )
    for line in new_text.next_steps(new_text.begin(wishes), options.lang):
        console.print(Text(line))
    return DONE


def _release(options: argparse.Namespace, console: Console) -> int:
    from teilbar.releasing.gitlab import GitLab  # noqa: PLC0415 - as above
    from teilbar.releasing.job import Job  # noqa: PLC0415 - as above
    from teilbar.releasing.release import release  # noqa: PLC0415 - as above

    for line in release(options.site, GitLab(Job.from_environment(os.environ)), options.lang):
        console.print(Text(line))
    return DONE


def _build_options(options: argparse.Namespace) -> Options:
    return Options(
        source=options.source,
        out=options.out,
        only=tuple(options.only),
        site=options.site,
        engine=options.engine,
        formats=tuple(name.strip() for name in options.formats.split(",") if name.strip()),
        jobs=options.jobs,
        cache=options.cache,
        strict=options.strict,
        today=options.today,
        language=options.lang,
    )


def _progress(console: Console) -> AbstractContextManager[Progress]:
    from teilbar.progress import Bar, Lines  # noqa: PLC0415 - as above

    return Bar(console) if console.is_terminal else nullcontext(Lines(console))


_COMMANDS: Mapping[str, Callable[[argparse.Namespace, Console], int]] = MappingProxyType(
    {
        "build": _build,
        "cache": _cache,
        "diff": _diff,
        "check": _check,
        "h5p-libraries": _h5p_libraries,
        "import": _import,
        "init": _init,
        "metadata": _metadata,
        "new": _new,
        "package": _package,
        "release": _release,
        "serve": _serve,
    }
)
