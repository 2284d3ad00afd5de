"""What is odd in a hub file but breaks nothing: unknown names, colours, pages and rules, an invented publisher."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel

from teilbar.hub.colours import NAMES, colour
from teilbar.hub.content import content_root, holds_folder
from teilbar.hub.contrast import PAPER, SURFACE, TEXT, contrast, readable
from teilbar.hub.duties import is_made
from teilbar.hub.fonts import font_format
from teilbar.hub.options import Hub, Options, Palette
from teilbar.model.reserved import is_example
from teilbar.texts import LANGUAGES, finding, rules, text
from teilbar.texts.numbers import ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.model.findings import Finding
    from teilbar.reading.source import Source
    from teilbar.reading.yaml import Lines

_OURS = ("extra", "teilbar")
_ROLES: tuple[Literal["primary", "accent"], ...] = ("primary", "accent")
_NEEDED = {"primary": SURFACE, "accent": TEXT}
"""The contrast with the paper that each colour needs: surfaces and titles have the one, links the other."""


def review(
    hub: Hub, source: Source, file: str, written: Mapping[object, object], lines: Lines
) -> tuple[Hub, tuple[Finding, ...]]:
    """Return the hub with colours as ``#rrggbb`` and without files that do not exist, and what its owner should change.

    Takes what stands below ``extra: teilbar:`` as it was written, and where everything stands.
    """
    findings = [
        *_unknown_options(written, Options, file, lines, _OURS),
        *_unknown_rules(hub, file, lines),
        *_missing_folder(hub, source, file, lines),
        *_invented_publisher(hub, file, lines),
    ]
    for mend in (_with_known_colours, _with_files_that_exist):
        hub, found = mend(hub, source, file, lines)
        findings += found
    return hub, tuple(sorted(findings, key=lambda found: (found.line or 0, found.rule)))


def _unknown_options(
    written: Mapping[object, object], model: type[BaseModel], file: str, lines: Lines, path: tuple[str, ...]
) -> Iterator[Finding]:
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    for name, value in written.items():
        here = (*path, str(name))
        if name not in fields:
            yield _unknown("hub-option", str(name), fields, file, lines.of(*here))
        elif isinstance(value, Mapping) and (inner := _record(fields[str(name)].annotation)):
            yield from _unknown_options(value, inner, file, lines, here)


def _record(annotation: object) -> type[BaseModel] | None:
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def _unknown(kind: str, name: str, known: Iterable[str], file: str, line: int | None, **values: str) -> Finding:
    """Return the finding for an unknown name: with the one that was probably meant, or with those there are."""
    known = sorted(known)
    nearest = get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    if nearest:
        return finding(f"{kind}-misspelled", file, line, name=name, suggestion=nearest[0], **values)
    return finding(f"{kind}-unknown", file, line, name=name, known=", ".join(known), **values)


def _unknown_rules(hub: Hub, file: str, lines: Lines) -> Iterator[Finding]:
    for option, named in (("blockiert", hub.blocking), ("regeln_aus", hub.off)):
        for number, rule in enumerate(named):
            line = lines.of(*_OURS, option, number)
            if rule not in rules():
                yield _unknown("hub-rule", rule, rules(), file, line, option=option)
            elif option == "regeln_aus" and rules()[rule].fixed:
                yield finding("hub-rule-fixed", file, line, name=rule)


def _missing_folder(hub: Hub, source: Source, file: str, lines: Lines) -> Iterator[Finding]:
    if hub.docs_dir and not holds_folder(source, hub.docs_dir):
        used = content_root(source, hub) or "."
        yield finding("hub-folder-missing", file, lines.of("docs_dir"), folder=hub.docs_dir, used=used)


def _invented_publisher(hub: Hub, file: str, lines: Lines) -> Iterator[Finding]:
    here = (*_OURS, "herausgeber")
    publisher = hub.publisher
    if publisher.sample:
        yield finding("hub-publisher-sample", file, lines.of(*here, "beispieldaten"))
    elif any(text("page.sample", language).casefold() in publisher.name.casefold() for language in LANGUAGES):
        yield finding("hub-publisher-name-sample", file, lines.of(*here, "name"), name=publisher.name)
    of_publisher = (
        ((*here, "url"), publisher.url),
        ((*here, "kontakt"), publisher.contact),
        ((*_OURS, "mitmachen", "postfach"), hub.participation.mailbox),
    )
    said, duties = hub.duties, (*_OURS, "pflichten")
    of_duties = (
        ((*duties, "barrierefreiheit", "kontakt"), said.accessibility.contact),
        ((*duties, "barrierefreiheit", "durchsetzungsstelle"), said.accessibility.enforcement.contact),
        ((*duties, "datenschutz", "beauftragte"), said.privacy.officer.contact),
        ((*duties, "datenschutz", "aufsicht"), said.privacy.authority.contact),
    )
    for option, address in (*(() if publisher.sample else of_publisher), *(() if said.sample else of_duties)):
        if is_example(address):
            yield finding("hub-publisher-address-sample", file, lines.of(*option), address=address)


def _with_known_colours(hub: Hub, _source: Source, file: str, lines: Lines) -> tuple[Hub, list[Finding]]:
    findings = []
    known = {}
    for role in _ROLES:
        written = getattr(hub.theme.palette, role)
        value = colour(written, role)
        known[role] = value or ""
        if value is None:
            names = [name.replace("-", " ") for name in NAMES[role]]
            findings.append(_unknown("hub-colour", written, names, file, lines.of("theme", "palette", role)))
        if value and (found := _faint(written, value, role, file, lines)):
            findings.append(found)
    theme = hub.theme.model_copy(update={"palette": Palette(**known)})
    return hub.model_copy(update={"theme": theme}), findings


def _faint(written: str, value: str, role: Literal["primary", "accent"], file: str, lines: Lines) -> Finding | None:
    """Return the finding for a colour that cannot be told well enough from the paper.

    A colour by its value is taken as it is, so it is refused; one by its name is a family, of which texts get a darker
    shade.
    """
    needed = _NEEDED[role]
    if (measured := contrast(value, PAPER)) >= needed:
        return None
    rule = "hub-colour-contrast" if written.startswith("#") else "hub-colour-shade"
    return finding(
        rule,
        file,
        lines.of("theme", "palette", role),
        name=written,
        option=f"theme.palette.{role}",
        measured=ratio(measured),
        needed=ratio(needed),
        suggestion=readable(value, PAPER, needed),
    )


def _with_files_that_exist(hub: Hub, source: Source, file: str, lines: Lines) -> tuple[Hub, list[Finding]]:
    root = content_root(source, hub)
    findings = []

    def exists(path: str, *option: str | int) -> bool:
        full = f"{root}/{path}" if root else path
        if not source.find(full) and not (option[-2:-1] == ("navigation",) and is_made(path)):
            other = source.find_other_case(full)
            rule = "hub-file-other-case" if other else "hub-file-missing"
            findings.append(finding(rule, file, lines.of(*option), path=full, other=other or ""))
        return source.find(full) is not None or is_made(path)

    pages = [page for number, page in enumerate(hub.navigation) if exists(page, *_OURS, "navigation", number)]
    images = {"logo": hub.theme.logo, "favicon": hub.theme.favicon}
    images = {role: path if path and exists(path, "theme", role) else "" for role, path in images.items()}
    if film := hub.duties.sign_language:
        exists(film, *_OURS, "pflichten", "gebaerdensprache")
    theme = hub.theme.model_copy(update=images)
    fonts = []
    for number, path in enumerate(hub.font.files):
        here = (*_OURS, "schrift", "dateien", number)
        if not exists(path, *here):
            continue
        full = f"{root}/{path}" if root else path
        if _is_font(source, full):
            fonts.append(path)
        else:
            findings.append(finding("hub-font-unknown", file, lines.of(*here), path=full))
    font = hub.font.model_copy(update={"files": tuple(fonts)})
    return hub.model_copy(update={"navigation": tuple(pages), "theme": theme, "font": font}), findings


def _is_font(source: Source, path: str) -> bool:
    source.digest(path)  # what a build comes to depends on it
    with source.files[path].disk.open("rb") as stream:
        return bool(font_format(stream.read(4)))
