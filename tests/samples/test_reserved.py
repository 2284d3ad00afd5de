"""Which addresses exist in examples only."""

from __future__ import annotations

import pytest

from teilbar.model.reserved import is_example

EXAMPLES = [
    "https://example.org",
    "https://www.example.com/kontakt?x=1#y",
    "http://haus.example.net:8080/",
    "https://EXAMPLE.org./",
    "//example.org/x",
    "https://hub.example/",
    "https://hub.invalid/",
    "http://kita.test/",
    "mailto:redaktion@example.org",
    "MAILTO:redaktion@Example.Org?subject=Hallo",
    "mailto:redaktion@example.org,jemand@haus.de",
    "redaktion@example.org",
]

REAL = [
    "https://beispiel.de/example.org",
    "https://myexample.org/",
    "https://example.de/",
    "https://example.org.haus.de/",
    "https://test.de/?to=a@example.org",
    "http://example.org@haus.de/",
    "http://localhost:8000/",
    "mailto:jemand@haus.de?subject=example.org",
    "jemand@haus.de",
    "tel:+49-89-000",
    "../beispiel/index.md",
    "bild@2x.png",
    "example.org.md",
    "#example.org",
    "https://[example.org",
    "",
]


@pytest.mark.parametrize("address", EXAMPLES)
def test_an_example(address: str) -> None:
    assert is_example(address)


@pytest.mark.parametrize("address", REAL)
def test_no_example(address: str) -> None:
    assert not is_example(address)
