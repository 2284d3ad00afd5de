"""Credit lines: what stands in them, and what stays away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from teilbar.licensing import Registry
from teilbar.licensing.credits import Credit, credit_of_medium
from teilbar.licensing.lines import html_line, markdown_line, plain_line, portable_html
from teilbar.model.metadata import Person
from teilbar.model.unit import Medium
from teilbar.reading.captions import caption_record
from teilbar.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilbar.texts import Language

LICENCES = Registry.load().licences
BY, CC0, RESERVED = LICENCES["CC-BY-4.0"], LICENCES["CC0-1.0"], LICENCES["LicenseRef-AllRightsReserved"]
ADA = Person(name="Ada Muster", url="https://example.org/ada")
BO = Person(name="Bo Beispiel")
OVEN = Credit(
    kind="picture",
    title="Ofen",
    authors=(ADA,),
    licence=BY,
    written_licence="CC BY 4.0",
    source="Wikimedia Commons",
    source_url="https://commons.example.org/ofen",
)

LOW, HIGH, HIGHEST = (
    "\N{SINGLE LOW-9 QUOTATION MARK}",
    "\N{LEFT SINGLE QUOTATION MARK}",
    "\N{RIGHT SINGLE QUOTATION MARK}",
)

OVEN_WITHOUT_ADDRESS = Credit(kind="picture", authors=(ADA,), licence=BY, written_licence="CC BY 4.0")

LINES: dict[str, tuple[Credit, str, str]] = {
    "all that is known": (
        OVEN,
        (
            "„Ofen“ von Ada Muster, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), via Wikimedia Commons "
            "(https://commons.example.org/ofen)"
        ),
        (
            "“Ofen” by Ada Muster, via Wikimedia Commons (https://commons.example.org/ofen), licensed under CC BY 4.0 "
            "(https://creativecommons.org/licenses/by/4.0/)"
        ),
    ),
    "no title": (
        Credit(kind="sound", authors=(ADA, BO), licence=CC0, written_licence="CC0"),
        "Ton von Ada Muster und Bo Beispiel, CC0 1.0 (https://creativecommons.org/publicdomain/zero/1.0/)",
        (
            "Sound by Ada Muster and Bo Beispiel, licensed under CC0 1.0 "
            "(https://creativecommons.org/publicdomain/zero/1.0/)"
        ),
    ),
    "no author": (
        Credit(kind="film", title="Schnecke", licence=RESERVED, written_licence="alle Rechte vorbehalten"),
        "„Schnecke“, Alle Rechte vorbehalten",
        "“Schnecke”, All rights reserved",
    ),
    "a title with quotation marks of its own": (
        Credit(kind="picture", title="Mein „Haus“ und “yours”", authors=(BO,)),
        f"„Mein {LOW}Haus{HIGH} und {HIGH}yours{HIGHEST}“ von Bo Beispiel",
        f"“Mein {LOW}Haus{HIGH} und {HIGH}yours{HIGHEST}” by Bo Beispiel",
    ),
    "a licence that nobody knows": (
        Credit(kind="file", authors=(BO,), written_licence="frei"),
        "Datei von Bo Beispiel, frei",
        "File by Bo Beispiel, licensed under frei",
    ),
    "one's own": (
        Credit(kind="picture", authors=(BO, ADA, BO), licence=BY, written_licence="CC BY 4.0", own=True),
        (f"Bild von Bo Beispiel, Ada Muster und Bo Beispiel, CC BY 4.0 ({BY.url}), eigenes Werk"),
        (
            "Picture by Bo Beispiel, Ada Muster and Bo Beispiel, own work, licensed under CC BY 4.0 "
            "(https://creativecommons.org/licenses/by/4.0/)"
        ),
    ),
    "made with AI": (
        Credit(kind="unit", title="Trickfilm", licence=CC0, written_licence="CC0", ai=True),
        (
            "„Trickfilm“, CC0 1.0 (https://creativecommons.org/publicdomain/zero/1.0/). "
            "KI: mit künstlicher Intelligenz erstellt"
        ),
        (
            "“Trickfilm”, licensed under CC0 1.0 (https://creativecommons.org/publicdomain/zero/1.0/). "
            "AI: made with artificial intelligence"
        ),
    ),
    "an adaptation, in the author's words": (
        Credit(
            kind="path",
            title="Neu",
            authors=(BO,),
            based_on=(OVEN, Credit(kind="work", source_url="https://example.org/alt")),
            adaptation="zugeschnitten.",
            ai="Text geglättet.",
        ),
        (
            f"„Neu“ von Bo Beispiel, nach „Ofen“ von Ada Muster, CC BY 4.0 ({BY.url}), "
            "via Wikimedia Commons (https://commons.example.org/ofen); Werk ohne Titel, via https://example.org/alt. "
            "Bearbeitung: zugeschnitten. KI: Text geglättet"
        ),
        (
            "“Neu” by Bo Beispiel, based on “Ofen” by Ada Muster, via Wikimedia Commons "
            f"(https://commons.example.org/ofen), licensed under CC BY 4.0 ({BY.url}); "
            "untitled work, via https://example.org/alt. Adaptation: zugeschnitten. AI: Text geglättet"
        ),
    ),
}


@pytest.mark.parametrize("case", LINES)
def test_plain(case: str) -> None:
    credit, german, english = LINES[case]
    assert plain_line(credit, "de") == german
    assert plain_line(credit, "en") == english


def test_markdown_links_what_has_an_address() -> None:
    assert markdown_line(OVEN, "de") == (
        "„Ofen“ von [Ada Muster](https://example.org/ada), [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/), "
        "via [Wikimedia Commons](https://commons.example.org/ofen)"
    )


def test_machines_read_a_title_as_it_was_written() -> None:
    credit = Credit(kind="picture", title="Mein „Haus“ & <b>", authors=(BO,))
    line = html_line(credit, "de", "x")
    assert f' content="Mein „Haus“ &amp; &lt;b&gt;">Mein {LOW}Haus{HIGH} &amp; &lt;b&gt;</cite>' in line
    assert "content=" not in html_line(OVEN, "de", "x")


NAMES = st.text("Ada *_[]()<>`\\#|~&;lt!\"' äß", min_size=1).map(str.strip).filter(bool)


@given(NAMES, NAMES)
def test_markdown_shows_what_the_plain_line_says(title: str, name: str) -> None:
    """Whatever marks are in a name, a reader of the pasted Markdown sees the name."""
    credit = Credit(kind="picture", title=title, authors=(Person(name=name),))
    html = MarkdownIt("commonmark", {"html": True}).render(markdown_line(credit, "de"))
    expected = MarkdownIt("zero").render(plain_line(credit, "de"))
    assert html == expected


@given(NAMES, NAMES)
def test_html_holds_no_marks_of_names(title: str, name: str) -> None:
    credit = Credit(kind="picture", title=title, authors=(Person(name=name, url='https://example.org/"><script>'),))
    html = html_line(credit, "de", '"><b>')
    assert "<script" not in html
    assert "<b>" not in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org/x", "mailto:a@b.c"])
def test_only_web_addresses_become_links(address: str) -> None:
    odd = Credit(kind="picture", title="x", authors=(Person(name="A", url=address),), source="S", source_url=address)
    assert "<a" not in html_line(odd, "de", "x")
    assert "](" not in markdown_line(odd, "de")
    assert "<a" in html_line(OVEN, "de", "x")


def test_our_own_lines_can_be_read_as_captions() -> None:
    """A line that was copied from a page and pasted below a picture says of it what it said before."""
    read = caption_record(plain_line(OVEN, "de"))
    assert read is not None
    assert (read.title, [person.name for person in read.authors]) == ("Ofen", ["Ada Muster"])
    assert Registry.load().resolve(read.licence) == BY
    again = caption_record(markdown_line(OVEN, "de"))
    assert again is not None
    assert again.source is not None
    assert again.source.url == "https://commons.example.org/ofen"


READ_BACK = [
    OVEN,
    OVEN_WITHOUT_ADDRESS,
    Credit(kind="picture", title="Ofen", authors=(BO,), licence=BY, written_licence="CC BY 4.0", own=True),
    Credit(kind="film", authors=(BO,), licence=CC0, written_licence="CC0", ai=True),
    Credit(kind="file", authors=(BO,), licence=CC0, written_licence="CC0", own=True, ai="Von einer Maschine gesetzt"),
    Credit(
        kind="picture",
        title="Neuer Ofen",
        authors=(BO,),
        licence=BY,
        written_licence="CC BY 4.0",
        adaptation="zugeschnitten, eingefärbt",
        based_on=(
            Credit(
                kind="work",
                title="Alter Ofen",
                authors=(ADA,),
                licence=BY,
                written_licence="CC BY 4.0",
                source_url="https://example.org/alt",
            ),
        ),
        ai=True,
    ),
    Credit(
        kind="sound",
        title="Regen",
        authors=(BO,),
        licence=CC0,
        written_licence="CC0",
        source="Klangwald",
        adaptation="gekürzt",
    ),
    Credit(
        kind="picture",
        title="Meer",
        authors=(BO,),
        licence=LICENCES["LicenseRef-Pixabay"],
        written_licence="Pixabay",
        source="Pixabay",
        source_url="https://pixabay.com/de/photos/meer-1/",
    ),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("line_of", [plain_line, markdown_line])
@pytest.mark.parametrize("credit", READ_BACK, ids=lambda credit: credit.title or credit.kind)
def test_whatever_our_lines_say_is_read_back(
    credit: Credit, line_of: Callable[[Credit, Language], str], language: Language
) -> None:
    """Read as the caption of a medium and credited again, a line says what it said, its links' addresses at most."""
    said = caption_record(line_of(credit, language))
    assert said is not None
    again = replace(credit_of_medium(Medium("x", 1, record=said), None, Registry.load()), kind=credit.kind)
    expected = credit if line_of is markdown_line else _without_addresses(credit)
    assert markdown_line(again, language) == markdown_line(expected, language)


def _without_addresses(credit: Credit) -> Credit:
    """Return what a plain line can say of a credit: people's addresses are not in it."""
    people = tuple(person.model_copy(update={"url": ""}) for person in credit.authors)
    return replace(credit, authors=people, based_on=tuple(map(_without_addresses, credit.based_on)))


def test_html_for_another_page_speaks_of_the_work_and_not_of_that_page() -> None:
    assert portable_html(OVEN, "de").startswith('<span about="https://commons.example.org/ofen">„<cite property=')
    nowhere = portable_html(OVEN_WITHOUT_ADDRESS, "de")
    assert not any(mark in nowhere for mark in ("about=", "property=", "rel="))
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in nowhere
