"""What a unit's facts are in words, in both languages."""

from __future__ import annotations

import pytest

from teilbar.model.metadata import Ages
from teilbar.rendering.facts import ages_text


@pytest.mark.parametrize(
    ("ages", "german", "english"),
    [
        (Ages(4, 6), "4 bis 6 Jahre", "4 to 6 years"),
        (Ages(3, 3), "3 Jahre", "3 years"),
        (Ages(1, 1), "1 Jahr", "1 year"),
        (Ages(5, None), "ab 5 Jahren", "5 years and older"),
        (Ages(None, 6), "bis 6 Jahre", "up to 6 years"),
    ],
)
def test_ages(ages: Ages, german: str, english: str) -> None:
    assert (ages_text(ages, "de"), ages_text(ages, "en")) == (german, english)
