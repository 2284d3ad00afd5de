"""What findings about licences come to: each has its sentence, withholds what it must, and can be mended as told."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest

from teilbar.checking.licences import CHECKS
from teilbar.checking.registry import Surroundings
from teilbar.checking.verdict import WITHHOLDING
from teilbar.hub import Hub
from teilbar.licensing import Registry
from teilbar.licensing.combining import Obstacle, Work, combine, common_licence, rival
from teilbar.linking import Links
from teilbar.model.document import Document
from teilbar.model.metadata import MediumRecord, Metadata, Person, Reference
from teilbar.model.unit import Held, LearningPath, Library, Medium, Page, Unit
from teilbar.texts import LANGUAGES, message, remedy, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.model.findings import Finding

REGISTRY = Registry.load()
KNOWN = tuple(REGISTRY.licences.values())
ADA = {"authors": (Person(name="Ada Muster"),)}
SHARED = tuple(licence for licence in KNOWN if licence.reusable and licence.adaptation)


def text(
    kind: type[Page],
    licence: str,
    media: dict[str, MediumRecord],
    based_on: tuple[Reference, ...] = (),
    *,
    named: bool = True,
) -> Page:
    return kind(
        id="x",
        file="x/index.md",
        title="X",
        metadata=Metadata.model_validate({"licence": licence, "based_on": based_on} | (ADA if named else {})),
        content=Held(Document((), ())),
        media={name: Medium(f"x/{name}", 1, record=record) for name, record in media.items()},
    )


def found(page: Page) -> list[Finding]:
    """Return what is found, after making sure that every sentence can be written."""
    around = Surroundings(Hub(), Links(Library()), REGISTRY)
    findings = [finding for check in CHECKS for finding in check(page, around)]
    for finding, language in product(findings, LANGUAGES):
        words = message(finding, language) + remedy(finding, language)
        assert "{" not in words
        assert "\N{START OF TEXT}" not in words
    return findings


def record(licence: str, **said: object) -> MediumRecord:
    return MediumRecord.model_validate({"file": "x/a", "licence": licence, "declared_in": "x/medien.yml", **said} | ADA)


def _uses(licence: str) -> Iterator[tuple[str, dict[str, MediumRecord], tuple[Reference, ...]]]:
    """Yield every way in which a work under a licence can be used in a text."""
    yield "beside it", {"a": record(licence)}, ()
    yield "altered", {"a": record(licence, adaptation="zugeschnitten")}, ()
    yield "the text is based on it", {}, (Reference(title="Buch", licence=licence),)
    yield "the text is based on it, whatever it is called", {}, (Reference(licence=licence),)
    source = Reference(title="Bild", licence=licence)
    yield "a medium is a copy of it", {"a": record("CC BY 4.0", source=source)}, ()
    yield "a medium is based on it", {"a": record("CC BY 4.0", source=source, adaptation="zugeschnitten")}, ()


@pytest.mark.parametrize("kind", [Unit, LearningPath, Page])
def test_whatever_is_used_can_be_judged(kind: type[Page]) -> None:
    rules_met = {
        finding.rule
        for work, unit in product(KNOWN, ("CC BY 4.0", "CC0 1.0", "CC BY-SA 3.0", "MIT", "alle Rechte vorbehalten"))
        for _, media, based_on in _uses(work.label("de"))
        for finding in found(text(kind, unit, media, based_on))
    }
    conflicts = {rule for rule in rules_met if rule.startswith("combination-")}
    assert conflicts == (set() if kind is Page else {f"combination-{obstacle}" for obstacle in Obstacle})
    assert {"adaptation-licence", "copy-licence", "medium-not-reusable", "medium-terms-of-host"} <= rules_met


@pytest.mark.parametrize("rule", [*(f"combination-{obstacle}" for obstacle in Obstacle), "combination-unmixable"])
def test_whatever_stands_in_the_way_of_an_adaptation_is_said_and_withholds_it(rule: str) -> None:
    assert rule in rules()
    assert rule in WITHHOLDING


def test_what_is_proposed_for_two_works_fits_both_or_nothing_would() -> None:
    unmixable = 0
    for licences in combinations(SHARED, 2):
        one, other = (Work(name, licence, adapted=True) for name, licence in zip("ab", licences, strict=True))
        proposed = common_licence([one, other], KNOWN)
        if proposed:
            assert combine(proposed, [one, other], KNOWN).conflicts == ()
        else:
            unmixable += 1
            assert not any(not combine(own, [one, other], KNOWN).conflicts for own in KNOWN)
        assert rival(one, [one, other], KNOWN) == (None if proposed else other)
    assert 0 < unmixable < len(SHARED) * (len(SHARED) - 1) / 2


def test_two_works_never_get_remedies_that_undo_each_other() -> None:
    media = {"a": record("CC BY-SA 4.0", adaptation="rot"), "b": record("CC BY-NC-SA 4.0", adaptation="rot")}
    assert {finding.rule for finding in found(text(Unit, "CC BY 4.0", media))} == {"combination-unmixable"}
    media["b"] = record("CC BY 4.0", adaptation="rot")
    told = found(text(Unit, "CC0", media))
    assert {dict(finding.values)["fits"] for finding in told} == {"CC BY-SA 4.0"}


@pytest.mark.parametrize(
    "written", ["frei verwendbar", "CC BY", "CC BY 4.0 (https://creativecommons.org/licenses/by-sa/4.0/)"]
)
@pytest.mark.parametrize("use", [2, 3, 5])
def test_what_is_no_licence_of_an_original_is_found_and_withholds(written: str, use: int) -> None:
    _, media, based_on = list(_uses(written))[use]
    rules_met = {finding.rule for finding in found(text(Unit, "CC BY 4.0", media, based_on))}
    assert rules_met
    assert rules_met <= WITHHOLDING


@pytest.mark.parametrize(
    ("licence", "rules_met"),
    [("CC BY 4.0", {"author-missing"}), ("MIT", {"author-missing"}), ("CC0", set()), ("", set())],
)
def test_a_licence_that_asks_for_names_needs_one(licence: str, rules_met: set[str]) -> None:
    assert {finding.rule for finding in found(text(Unit, licence, {}, named=False))} == rules_met
    assert found(text(Unit, licence, {})) == []
    assert found(text(Page, licence, {}, named=False)) == []


def test_what_is_no_licence_of_an_original_is_not_trusted() -> None:
    """Else any word for it would switch the question off whether the work fits."""
    source = Reference(title="Bild", licence="frei")
    media = {"a": record("CC BY-SA 4.0", adaptation="zugeschnitten", source=source)}
    assert "combination-share-alike" in {finding.rule for finding in found(text(Unit, "CC BY 4.0", media))}
