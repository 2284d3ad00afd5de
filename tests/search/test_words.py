"""Words, forms and stems are the same in Python, which makes the index, and in the browser, which asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from search.asking import run
from search.corpus import CONTENT, found_in
from setup import node
from teilbar.searching.analysis import analyse
from teilbar.searching.engine import lunr_script
from teilbar.searching.stems import stem
from teilbar.searching.words import fold, plain, readings, words
from teilbar.texts import LANGUAGES, Language

if TYPE_CHECKING:
    from pathlib import Path

SPELLINGS = {
    "umlauts": ("Käse", "Kaese", "Kase", "KÄSE", "Ka\u0308se"),
    "sharp s": ("Straße", "Strasse", "STRASSE", "Stra\u00dfe"),
    "capital sharp s": ("Stra\u1e9ee", "strasse"),
    "umlaut before u": ("Häuser", "Haeuser", "Hauser"),
    "soft hyphens": ("Me\u00addien\u00adbil\u00addung", "Medienbildung"),
    "accents": ("Café", "Cafe", "Cafe\u0301"),
    "wide letters": ("\uff2b\uff49\uff54\uff41", "Kita"),
}
"""What has one form in German."""

APART = [("neue", "nue"), ("Quelle", "Qulle"), ("Feuer", "Feur"), ("Bauer", "Baur")]
"""What may look like an umlaut spelled out and is none."""

READINGS = {
    "Erzieher:innen": {"erzieher", "erzieherinnen"},
    "Erzieher*innen": {"erzieher", "erzieherinnen"},
    "Erzieher_innen": {"erzieher", "erzieherinnen"},
    "Erzieher/-innen": {"erzieher", "erzieherinnen"},
    "Erzieher(innen)": {"erzieher", "erzieherinnen"},
    "ErzieherInnen": {"erzieherinnen"},
    "Leiter:in": {"leiter", "leiterin"},
    "Stop-Motion-Film": {"stop", "motion", "film", "stopmotionfilm"},
    "Stop\u2011Motion": {"stop", "motion", "stopmotion"},
    "Kita-Leiter:innen": {"kita", "leiter", "leiterinnen", "kitaleiterinnen"},
    "H5P": {"h5p"},
    "3,5": {"3", "5"},
}

HOSTILE = [
    *("", " ", "*", "+", "-", "title:", "~1", "^2", "a*b", "'", '"', "<b>", "\\", "\0", "\n\t"),
    *(
        "日本語のテキスト",
        "한국어",
        "русский текст",
        "العربية",
        "हिन्दी",
        "🙂👩‍👧 Familie",
        "ﬁlm",
        "½ ² Ⅳ",
        "İstanbul",
        "ΣΊΣΥΦΟΣ",
    ),
    *(
        "a" * 1000,
        "a-" * 500,
        "Wort:" * 300,
        "(in)" * 200,
        "\ud7a3\u0308\u0308",
        "e\u0301" * 200,
        "\u017fs",
        "ǅ",
        "𝔉𝔦𝔩𝔪 𐐷",
    ),
]


@pytest.mark.parametrize("spellings", SPELLINGS.values(), ids=SPELLINGS)
def test_spellings_of_a_word_are_one_form(spellings: tuple[str, ...]) -> None:
    assert len({fold(plain(word), "de") for word in spellings}) == 1


@pytest.mark.parametrize("pair", APART, ids=lambda pair: pair[0])
def test_an_e_behind_two_vowels_is_no_umlaut(pair: tuple[str, str]) -> None:
    assert fold(pair[0], "de") != fold(pair[1], "de")


@pytest.mark.parametrize("written", READINGS)
def test_what_a_word_is_found_by(written: str) -> None:
    found = {fold(reading, "de") for word in words(plain(written)) for reading in readings(word)}
    assert found == READINGS[written]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_python_and_the_browser_agree_on_every_word(language: Language, shared_fixtures: Path) -> None:
    assert node.install(), node.FAILED
    things = list(found_in(CONTENT, shared_fixtures))
    texts = [*(text for one in things for text in (one.title, one.summary, *(part.text for part in one.passages)))]
    texts += [*HOSTILE, *READINGS, *(word for some in SPELLINGS.values() for word in some)]
    mine = [
        [[word, [fold(reading, language) for reading in readings(word)]] for word in words(plain(text))]
        for text in texts
    ]
    forms = sorted({form for one in things for form in analyse(one, language).displays} | _english())
    theirs = run(
        "words.mjs", given={"language": language, "lunr": lunr_script(language), "texts": texts, "forms": forms}
    )
    assert len(forms) > 3000
    assert [pair for pair in zip(mine, theirs["words"], strict=True) if pair[0] != pair[1]] == []
    stems = [stem(form, language) for form in forms]
    assert [one for one in zip(forms, stems, theirs["stems"], strict=True) if one[1] != one[2]] == []


def _english() -> set[str]:
    """Return words at which stemmers for English part."""
    return {
        *("lay", "try", "by", "say", "sky", "dry", "ies", "sses"),
        *("happily", "flying", "hopping", "generalizations"),
    }
