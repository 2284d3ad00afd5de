"""Reading ``dienste.yml``: what cannot be understood is told and left out, the rest stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from teilbar.model.addresses import is_address, path_of, source_path
from teilbar.model.findings import Finding
from teilbar.model.services import SYNONYMS, Service, Services
from teilbar.reading.yaml import YamlProblem, load_yaml_lines
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from teilbar.reading.source import Source
    from teilbar.reading.yaml import Lines

FILES = ("dienste.yml", "dienste.yaml", "services.yml", "services.yaml")
"""Names of the file in the content folder, the stronger first."""

_TOP = frozenset({"dienste", "titel", "einleitung", "beispieldaten"})
_FIELDS = frozenset(SYNONYMS) - _TOP
_NAMES = {re.sub(r"[\s_-]", "", name): field for field, others in SYNONYMS.items() for name in (field, *others)}
_WEB = re.compile(r"https?://[^\s/?#]+\S*")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+")
_TRUE = frozenset({"ja", "yes", "true", "wahr"})


def read_services(source: Source, root: str) -> tuple[Services | None, tuple[Finding, ...]]:
    """Return the services of a hub, None where there is no file of them, and what is wrong in it.

    Takes the source and the content folder in it.
    """
    paths = [f"{root}/{name}" if root else name for name in FILES]
    file = next((path for path in paths if source.find(path)), None)
    if file is None:
        return None, ()
    text = source.read_text(file)
    if isinstance(text, Finding):
        return None, (text,)
    try:
        content, lines = load_yaml_lines(text)
    except YamlProblem as problem:
        return None, (problem.as_finding(file),)
    reader = _Reader(source, root, file, lines)
    return reader.read(content), tuple(reader.findings)


class _Reader:
    def __init__(self, source: Source, root: str, file: str, lines: Lines) -> None:
        self._source, self._root, self._file, self._lines = source, root, file, lines
        self.findings: list[Finding] = []

    def read(self, content: object) -> Services | None:
        """Return what a file says: a mapping with a list in it, or the list alone."""
        top: dict[str, object] = {}
        steps: tuple[str | int, ...] = ()
        listed = content
        if isinstance(content, Mapping):
            top = {field: value for field, value, _ in self._fields(content, _TOP, ())}
            listed = top.get("dienste")
            steps = next(((str(name),) for name in content if _field(name) == "dienste"), ())
        if not isinstance(listed, list) or not listed:
            self._tell("services-not-a-list", *steps)
            return None
        services: dict[str, Service] = {}
        for number, entry in enumerate(listed):
            if service := self._service(entry, (*steps, number)):
                first = services.setdefault(service.name.casefold(), service)
                if first is not service:
                    self._tell("service-twice", *steps, number, name=service.name)
        said = {name: " ".join(str(top[name]).split()) for name in ("titel", "einleitung") if top.get(name)}
        sample = self._truth(top.get("beispieldaten"))
        if sample and isinstance(content, Mapping):
            written = next(str(name) for name in content if _field(name) == "beispieldaten")
            self._tell("services-sample", written)
        self._look_beside()
        return Services.model_validate(
            {**said, "beispieldaten": sample, "dienste": tuple(services.values()), "file": self._file}
        )

    def _service(self, entry: object, steps: tuple[str | int, ...]) -> Service | None:
        if not isinstance(entry, Mapping):
            self._tell("service-not-fields", *steps)
            return None
        values: dict[str, str] = {}
        for field, value, own in self._fields(entry, _FIELDS, steps):
            if isinstance(value, bool) or not isinstance(value, str | int | float):
                self._tell("service-field-not-text", *own, field=str(own[-1]))
            elif words := " ".join(str(value).split()):
                values[field] = words
        name = values.get("name", "")
        if not name:
            self._tell("service-without-name", *steps)
            return None
        self._check_addresses(values, entry, steps)
        service = Service.model_validate({**values, "line": self._lines.of(*steps) or 0})
        if not service.summary:
            self._tell("service-without-sentence", *steps, name=name)
        if not service.is_within_reach:
            self._tell("service-without-way", *steps, name=name)
        return service

    def _check_addresses(
        self, values: dict[str, str], entry: Mapping[object, object], steps: tuple[str | int, ...]
    ) -> None:
        """Take out addresses that lead nowhere, and tell of them."""
        fits: dict[str, Callable[[str], object]] = {
            "link": self._leads_somewhere,
            "email": _MAIL.fullmatch,
            "bild": self._is_file,
        }
        rules = {"link": "service-link-unusable", "email": "service-mail-unusable", "bild": "service-picture-missing"}
        for field, fit in fits.items():
            if field in values and not fit(values[field]):
                written = next((str(name) for name in entry if _field(name) == field), field)
                self._tell(rules[field], *steps, written, name=values["name"], found=values.pop(field))

    def _leads_somewhere(self, link: str) -> bool:
        return bool(_WEB.fullmatch(link)) if is_address(link) else self._is_file(link)

    def _is_file(self, path: str) -> bool:
        found = None if is_address(path) else source_path(path_of(path), self._root)
        return bool(found and (self._source.find(found) or self._source.find(f"{found}/index.md")))

    def _fields(
        self, entry: Mapping[object, object], known: frozenset[str], steps: tuple[str | int, ...]
    ) -> Iterator[tuple[str, object, tuple[str | int, ...]]]:
        """Yield the fields of an entry that are known and say something, by their names of ours, with their places."""
        for written, value in entry.items():
            field = _field(written)
            own = (*steps, str(written))
            if field in known:
                if value is not None:
                    yield field, value, own
                continue
            near = get_close_matches(str(written).lower(), sorted(known), n=1, cutoff=0.6)
            if near:
                self._tell("service-field-misspelled", *own, field=str(written), suggestion=near[0])
            else:
                self._tell("service-field-unknown", *own, field=str(written), known=", ".join(sorted(known)))

    def _look_beside(self) -> None:
        """Tell of a page that an author wrote about the services: it stands, and the list does not."""
        for name in ("dienste.md", "services.md"):
            path = f"{self._root}/{name}" if self._root else name
            if self._source.find(path):
                self._tell("services-beside-page", page=path, listed=self._file)

    def _truth(self, value: object) -> bool:
        if isinstance(value, str):
            return value.strip().lower() in _TRUE
        return value is True

    def _tell(self, rule: str, *steps: str | int, **values: str) -> None:
        self.findings.append(finding(rule, self._file, self._lines.of(*steps) or 1, **values))


def _field(written: object) -> str:
    return _NAMES.get(re.sub(r"[\s_-]", "", str(written)).lower(), "")
