"""Long words of titles can be cut where German and English cut them, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teilbar.rendering.hyphens import LONG, hyphenated

if TYPE_CHECKING:
    from teilbar.texts import Language

TITLES: dict[tuple[str, Language], str] = {
    ("Naturwissenschaft", "de"): "Natur-wis-sen-schaft",
    ("Fotos von Kindern: Einverständniserklärung", "de"): "Fotos von Kindern: Einver-ständ-nis-er-klä-rung",
    ("Wir sind Roboter", "de"): "Wir sind Roboter",
    ("Responsibilities <b>", "en"): "Respon-si-bil-i-ties <b>",
}


@pytest.mark.parametrize(("title", "language"), TITLES)
def test_a_title_can_be_cut_between_syllables(title: str, language: Language) -> None:
    cut = hyphenated(title, language)
    assert cut.replace("\N{SOFT HYPHEN}", "-") == TITLES[title, language]
    assert cut.replace("\N{SOFT HYPHEN}", "") == title


def test_short_words_stay_whole() -> None:
    assert hyphenated("Z" * (LONG - 1), "de") == "Z" * (LONG - 1)
