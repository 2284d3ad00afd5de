"""Our types of AMB's profile judge as the profile's own schemas do, and take its examples as they are meant."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from describing.strict import amb_validator, read
from teilbar.describing.amb_model import amb_problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WITHOUT_A_ZONE = "dateTime.json"
"""The one valid example that the schemas refuse where formats are checked: its time has no zone."""

AT_FAULT = {
    "Mozilla-Public-License.json": "license.id",
    "about.json": "about",
    "assessesWithoutURI.json": "assesses.0.id",
    "captionInMultipleLanguages.json": "caption",
    "captionWithoutArray.json": "caption",
    "competencyRequiredAsObject.json": "competencyRequired",
    "conceptWithMonolingualLabels.json": "about.0.prefLabel",
    "conditionsOfAccessStringInsteadObject.json": "conditionsOfAccess",
    "contentSizeAndBitRateWithUnits.json": "encoding.0.contentSize",
    "educationalLevelWithWrongID.json": "educationalLevel.0.id",
    "funderInvalidType.json": "funder.0.type",
    "inLanguageWithoutArray.json": "inLanguage",
    "interactivityType.json": "interactivityType.id",
    "invalidAboutConceptUri.json": "about",
    "isAccessibleForFree.json": "isAccessibleForFree",
    "isBasedOn.json": "isBasedOn",
    "keywordWithoutArray.json": "keywords",
    "learningResourceType-wihtout-any-valid-id.json": "learningResourceType",
    "license-as-string.json": "license",
    "lrtWithoutArray.json": "learningResourceType",
    "mainEntityOf.json": "mainEntityOfPage",
    "mainEntityOfPageInvalidType.json": "mainEntityOfPage.0.type",
    "missingDefaultLanguage.json": "@context",
    "missingDefaultLanguage2.json": "@context",
    "noContext.json": "@context",
    "partWithoutId.json": "isPartOf.0.id",
    "teachesWithoutLocalizedPrefLabel.json": "teaches.0.prefLabel",
    "typeAsURI.json": "type.1",
    "typeWithoutArray.json": "type",
    "typeWithoutLearningResource.json": "type",
    "videoWithoutUrls.json": "encoding.0.contentSize",
    "wrongContextLink.json": "@context",
    "wrongDateTime.json": "dateCreated",
    "wrongDefaultLanguageTag.json": "@context",
    "wrongDuration.json": "duration",
}
"""The field that each invalid example is about."""

WRONG: tuple[Any, ...] = (
    *(None, 42, True, "x", "", [], {}, ["x"], [{}], [None], {"id": "x"}),
    *("https://example.org/ä b", "http://", "https://[x]/", "urn:uuid:1", "mailto:a@example.org", "http:"),
    *("2024-01-01", "2024-13-01", "2024-01-01T10:00:00Z", "20240101", "2024-W01-1", "2024-01-01 10:00:00Z"),
    *("P1D", "PT1H\n", "12\n", "de", "https://creativecommons.org/licenses/by/4.0/", "http://www.gnu.org/licenses/gpl"),
)
"""What is put in the place of every value of every example, right here and wrong there."""


def test_valid_examples_are_accepted(amb: Path) -> None:
    files = sorted((amb / "examples" / "valid").glob("*.json"))
    refused = {file.name: found for file in files if (found := amb_problems(read(file)))}
    assert len(files) > 30
    assert list(refused) == [WITHOUT_A_ZONE]
    assert refused[WITHOUT_A_ZONE] == ("dateCreated: Value error, a time without its zone",)
    assert amb_problems(read(amb / "examples" / "valid" / WITHOUT_A_ZONE), local_times=True) == ()


def test_invalid_examples_are_refused_for_what_is_wrong_in_them(amb: Path) -> None:
    files = sorted((amb / "examples" / "invalid").glob("*.json"))
    assert {file.name for file in files} == set(AT_FAULT)
    told = {
        file.name: [said.partition(":")[0] for said in amb_problems(read(file), local_times=True)] for file in files
    }
    assert {name: field for name, field in AT_FAULT.items() if field not in told[name]} == {}


@pytest.mark.slow
def test_it_judges_as_the_schemas_do(amb: Path) -> None:
    """Every value of every valid example is exchanged for every other, and left out: nothing passes that they refuse.

    Stricter is it about a line's end behind digits, which Python's ``$`` overlooks, and about nothing (null) in a part.
    """
    theirs = amb_validator(amb)
    stricter, count = set(), 0
    for file in sorted((amb / "examples" / "valid").glob("*.json")):
        for path, changed in _mutants(read(file)):
            count += 1
            ours = not amb_problems(changed)
            assert not ours or theirs.is_valid(changed), (file.name, path, amb_problems(changed))
            if not ours and theirs.is_valid(changed):
                stricter.add((str(path[0]), json.dumps(_at(changed, path))))
    assert count > 20_000
    assert stricter <= {
        *((field, '"12\\n"') for field in ("trailer", "encoding")),
        ("duration", '"PT1H\\n"'),
        *((field, "null") for field in ("isPartOf", "hasPart")),
    }


def _mutants(record: Any) -> Iterator[tuple[tuple[str | int, ...], Any]]:  # noqa: ANN401 - JSON
    for path in _paths(record):
        for value in WRONG:
            changed = copy.deepcopy(record)
            _at(changed, path[:-1])[path[-1]] = value
            yield path, changed
        changed = copy.deepcopy(record)
        del _at(changed, path[:-1])[path[-1]]
        yield path, changed


def _paths(value: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401 - JSON
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield (*above, key)
        yield from _paths(inner, (*above, key))


def _at(value: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - JSON
    for key in path:
        missing = (isinstance(value, dict) and key not in value) or (isinstance(value, list) and key == len(value))
        value = None if missing else value[key]
    return value
