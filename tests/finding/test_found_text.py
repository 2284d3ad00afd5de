"""The words by which a text is found: all of the author's, and nothing that gives a solution away."""

from __future__ import annotations

import pytest

from teilbar.model.metadata import Metadata
from teilbar.model.unit import Captions, Held, Medium, Unit
from teilbar.publishing.found_text import found_texts
from teilbar.reading.markdown.sections import read_document

Found = list[tuple[str, str, str]]

CASES: dict[str, tuple[str, Found]] = {
    "each heading has its own words": (
        "# Film\n\nVorab *kurz*.\n\n## So geht's\n\n1. Knete\n2. [Bilder](x.md) machen\n\n### Danach\n",
        [("", "", "Vorab kurz."), ("So geht's", "so-gehts", "Knete · Bilder machen"), ("Danach", "danach", "")],
    ),
    "words of paragraphs and cells do not run together": (
        "eins\n\nzwei\ndrei\n\n| a | b |\n|---|---|\n| c | d |\n\n> vier\n\n- [ ] fünf\n",
        [("", "", "eins · zwei drei · a · b · c · d · vier · fünf")],
    ),
    "call-outs, code, formulas and pictures are read": (
        "> [!tip] Rat\n> Leise sein\n\n```\nls -l\n```\n\n$$\nx^2\n$$\n\n![Ein Igel](igel.png)\n",
        [("", "", "Rat · Leise sein · ls -l · x^2 · Ein Igel")],
    ),
    "HTML is read without its tags": (
        "<details>\n\n<summary>Mehr</summary>\n\nInnen\n\n</details>\n",
        [("", "", "Mehr · Innen")],
    ),
    "footnotes are read": ("Satz.[^1]\n\n[^1]: Quelle hier.\n", [("", "", "Satz."), ("", "", "Quelle hier.")]),
    "an empty text is found by its title alone": ("", []),
}


def texts_of(markdown: str, media: dict[str, Medium] | None = None) -> Found:
    content = Held(read_document(markdown).document)
    unit = Unit(id="u", file="u/index.md", title="U", metadata=Metadata(), content=content, media=media or {})
    return [(one.heading, one.anchor, one.text) for one in found_texts(unit)]


@pytest.mark.parametrize(("markdown", "found"), CASES.values(), ids=CASES)
def test_what_is_found(markdown: str, found: Found) -> None:
    assert texts_of(markdown) == found


QUESTIONS: dict[str, tuple[str, str]] = {
    "options, without what is said of them": (
        "### Frage: Was?\n\n- [x] Tablet\n  > Genau: geheim\n- [ ] Ofen\n\n> Tipp: geheim\n> Richtig: geheim\n",
        "Tablet · Ofen",
    ),
    "the text around gaps": (
        "### Lückentext: Satz\n\nEin *geheim/heimlich:geheim* wackelt nicht.\n",
        "Ein … wackelt nicht.",
    ),
    "words to place, by alphabet": (
        "### Wörter ziehen: Satz\n\nErst *Ton*, dann *Bild*.\n\nFalsche Wörter: *Ofen*\n",
        "Erst …, dann …. Bild Ofen Ton",
    ),
    "words to mark as all others": ("### Markieren: Nomen\n\nDer *Igel* niest.\n", "Der Igel niest."),
    "pairs apart": ("### Zuordnen: Was?\n\n- Mikro -> Ton\n- Kamera -> Bild\n", "Mikro · Kamera · Bild · Ton"),
    "what is to be put in order, in another one": (
        "### Reihenfolge: Erst\n\n1. alles planen\n2. bauen\n3. filmen\n",
        "filmen · bauen · alles planen",
    ),
    "cards": ("### Lernkarten: Wörter\n\n- Frame -> ein Bild\n", "Frame · ein Bild"),
    "frequent questions": ("### Häufige Fragen:\n\n**Wie lange?**\n\nEine Stunde.\n", "Wie lange? Eine Stunde."),
}


@pytest.mark.parametrize(("markdown", "words"), QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_is_found_by_what_it_asks_and_offers(markdown: str, words: str) -> None:
    found = texts_of(f"## Fragen\n\nDavor.\n\n{markdown}\n## Danach\n\nText.\n")
    assert found[0] == ("Fragen", "fragen", "Davor.")
    assert [text for _, _, text in found[1:-1] if text] == [words]
    assert found[1][1], "a place of its own on the page"
    assert found[-1] == ("Danach", "danach", "Text.")
    assert "geheim" not in str(found)


def test_what_is_said_in_a_recording_is_found_where_the_page_tells_it() -> None:
    captions = (Captions("u/ton.vtt", passages=("Es klingelt.", "Ein Hund bellt.")),)
    media = {"ton.mp3": Medium("u/ton.mp3", 1, captions=captions)}
    assert texts_of("![Geräusche](ton.mp3)\n", media) == [("", "", "Geräusche · Es klingelt. Ein Hund bellt.")]
    written = texts_of("![Geräusche](ton.mp3)\n\nTranskript: Klingel, Hund.\n", media)
    assert written == [("", "", "Geräusche · Transkript: Klingel, Hund.")]


def test_what_is_said_of_answers_is_found_and_never_shown() -> None:
    markdown = "### Frage: Was?\n\n- [x] Tablet\n  > Genau\n- [ ] Kerze\n  > Feuer!\n\n> Tipp: Licht\n> Richtig: Ja\n"
    unit = Unit(
        id="u", file="u/index.md", title="U", metadata=Metadata(), content=Held(read_document(markdown).document)
    )
    assert [(one.heading, one.text, one.untold) for one in found_texts(unit)] == [
        ("Was?", "Tablet · Kerze", "Licht · Ja · Genau · Feuer!")
    ]
