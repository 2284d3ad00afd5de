"""What a unit's facts are in words, in both languages."""

from __future__ import annotations

import pytest

from teilbar.model.metadata import Ages
from teilbar.rendering.facts import ages_text


@pytest.mark.parametrize(
    ("ages", "german", "english"),
    [
        (Ages(youngest=4, oldest=6), "4 bis 6 Jahre", "4 to 6 years"),
        (Ages(youngest=3, oldest=3), "3 Jahre", "3 years"),
        (Ages(youngest=1, oldest=1), "1 Jahr", "1 year"),
        (Ages(youngest=5, oldest=None), "ab 5 Jahren", "5 years and older"),
        (Ages(youngest=None, oldest=6), "bis 6 Jahre", "up to 6 years"),
    ],
)
def test_ages(ages: Ages, german: str, english: str) -> None:
    assert (ages_text(ages, "de"), ages_text(ages, "en")) == (german, english)
