"""What is said of a text and of the hub, in readers' words, where it is another than before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from teilbar.comparing.comparison import Fact
from teilbar.hub.options import Hub
from teilbar.licensing.credits import credit_of_page
from teilbar.licensing.lines import ai_words, plain_line
from teilbar.model.metadata import Ages, Concept, Duration, Person, Reference
from teilbar.model.unit import LearningPath, Unit
from teilbar.rendering.facts import ages_text, day_text, duration_text
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from teilbar.licensing.registry import Registry
    from teilbar.model.metadata import Metadata
    from teilbar.model.unit import Page
    from teilbar.texts import Language

_AS_THEY_ARE = (
    *("summary", "areas", "audience", "ages", "duration", "preparation", "group", "devices", "keywords"),
    *("educational_level", "resource_types", "authors", "contributors", "publisher", "based_on", "adaptation"),
    *("languages", "published", "modified", "version", "former"),
)
"""Fields of a header in the order in which people are told. Title, licence and AI are told in a way of their own."""
_APART = frozenset({"theme", "duties", "participation", "docs_dir", "edit_uri"})
_LONGEST = 200  # characters of a setting


def facts_of(before: Page | None, after: Page | None, licences: Registry, language: Language) -> tuple[Fact, ...]:
    """Return what is said otherwise of a text; of a new or a gone one, all that is said."""
    olds, news = _said(before, licences, language), _said(after, licences, language)
    return _differing(olds, news, lambda key: text(f"diff.fact.{key}", language))


def _differing(olds: Mapping[str, str], news: Mapping[str, str], label: Callable[[str], str]) -> tuple[Fact, ...]:
    keys = dict.fromkeys((*news, *olds))
    return tuple(
        Fact(label(key), olds.get(key, ""), news.get(key, "")) for key in keys if olds.get(key, "") != news.get(key, "")
    )


def _said(page: Page | None, licences: Registry, language: Language) -> dict[str, str]:
    return dict(_facts(page, licences, language)) if page else {}


def _facts(page: Page, licences: Registry, language: Language) -> Iterator[tuple[str, str]]:
    metadata: Metadata = page.metadata
    yield "title", page.title
    if isinstance(page, Unit | LearningPath):
        yield "id", page.id
    for name in _AS_THEY_ARE:
        yield name, words_of(getattr(metadata, name), language)
    licence = licences.resolve(metadata.licence)
    yield "licence", licence.label(language) if licence else metadata.licence
    yield "ai", ai_words(metadata.ai, language)
    if isinstance(page, LearningPath):
        yield "units", ", ".join(page.units)
    if isinstance(page, Unit | LearningPath):
        yield "credit", plain_line(credit_of_page(page, licences), language)


def words_of(value: object, language: Language) -> str:  # noqa: PLR0911 - one case a kind of value
    """Return a value of a header in words; empty for one that nobody gave."""
    match value:
        case None | False | "" | ():
            return ""
        case True:
            return text("diff.yes", language)
        case tuple():
            return ", ".join(words_of(one, language) for one in value)
        case Ages():
            return ages_text(value, language)
        case Duration():
            return duration_text(value, language)
        case Concept(label=label, id=address):
            return label or address
        case Person(name=name):
            return name
        case Reference(title=title, url=url):
            return title or url or ", ".join(person.name for person in value.authors)
        case int():
            return text("page.minutes", language, minutes=value)
    return day_text(value, language) if hasattr(value, "isoformat") else " ".join(str(value).split())  # type: ignore[arg-type]


def settings_of(before: Hub, after: Hub, language: Language) -> tuple[Fact, ...]:
    """Return the options of a hub that differ, by the names that they have in the hub file."""
    names = {name: field.alias or name for name, field in Hub.model_fields.items() if name not in _APART}
    olds = {name: _setting(getattr(before, name), language) for name in names}
    news = {name: _setting(getattr(after, name), language) for name in names}
    found = _differing(olds, news, names.__getitem__)
    whole = [name for name in sorted(_APART) if getattr(before, name) != getattr(after, name)]
    other = text("diff.other-setting", language)
    return (*found, *(Fact(Hub.model_fields[name].alias or name, "", other) for name in whole))


def _setting(value: Any, language: Language) -> str:  # noqa: ANN401 - whatever an option holds
    match value:
        case bool():
            return text("diff.yes" if value else "diff.no", language)
        case tuple():
            said = ", ".join(getattr(one, "name", str(one)) for one in value)
        case str() | int():
            said = str(value)
        case _:
            said = ", ".join(str(one) for one in dict(value).values() if one)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
