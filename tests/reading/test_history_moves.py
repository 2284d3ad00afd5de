"""A text keeps its past wherever it goes: versions, dates and the number of contributors of told histories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from reading.histories import FIRST_DAY, Repository, told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from teilbar.model.history import History


@dataclass(frozen=True)
class Past:
    """A story and what it makes of texts: version, first and last day, number of contributors."""

    title: str
    story: str
    made: Mapping[str, str]
    uses: tuple[str, ...] = ()
    """What the text uses, where it has no folder of its own."""


PASTS = (
    Past(
        "a folder, whatever happens in it",
        """
        1 Ada Neu | +ton/index.md +ton/ofen.png
        2 Ben Bild | ~ton/ofen.png
        3 Ada Woanders | +film/index.md
        4 Cem Weg | -ton/ofen.png
        5 Cem Tiefer | +ton/audio/ofen.mp3
        6 Dora Versteckt | +ton/.gitkeep
        """,
        {"ton/index.md": "0.4 1-5 3", "film/index.md": "0.1 3-3 1"},
    ),
    Past(
        "a name that begins like another one",
        """
        1 Ada Neu | +ton/index.md +tonstudio/index.md
        2 Ben Text | ~tonstudio/index.md
        """,
        {"ton/index.md": "0.1 1-1 1", "tonstudio/index.md": "0.2 1-2 2"},
    ),
    Past(
        "media come before the text",
        """
        1 Ada Bilder | +ton/ofen.png
        2 Ben Text | +ton/index.md
        """,
        {"ton/index.md": "0.2 1-2 2"},
    ),
    Past(
        "a folder in a text's folder is another text's",
        """
        1 Ada Neu | +ton/index.md +ton/mehr/index.md
        2 Ben Text | ~ton/mehr/index.md
        3 Cem Bild | +ton/mehr/ofen.png
        """,
        {"ton/index.md": "0.1 1-1 1", "ton/mehr/index.md": "0.3 1-3 3"},
    ),
    Past(
        "a text lies in another one's folder",
        """
        1 Ada Neu | +ton/index.md +ton/mehr.md
        2 Ben Text | ~ton/mehr.md
        """,
        {"ton/index.md": "0.1 1-1 1", "ton/mehr.md": "0.2 1-2 2"},
    ),
    Past(
        "a folder is renamed twice, its files deleted before",
        """
        1 Ada Neu | +a/index.md +a/alt.png
        2 Ben Weg | -a/alt.png
        3 Ada Umbenannt | a>b
        4 Cem Text | ~b/index.md
        5 Ada Umbenannt | b>c/d
        """,
        {"c/d/index.md": "0.5 1-5 3"},
    ),
    Past(
        "a folder is renamed and changed at once",
        """
        1 Ada Neu | +a/index.md +a/ofen.png
        2 Ben Neu | a/ofen.png>~b/ofen.png a/index.md>~b/index.md
        """,
        {"b/index.md": "0.2 1-2 2"},
    ),
    Past(
        "a folder is moved and its text written anew",
        """
        1 Ada Neu | +a/index.md +a/ofen.png +a/bild/topf.png
        2 Ben Text | ~a/index.md
        3 Cem Neu geschrieben | a/ofen.png>b/ofen.png a/bild>b/bild a/index.md>!b/index.md
        """,
        {"b/index.md": "0.3 1-3 3"},
    ),
    Past(
        "a text is moved and written anew at once, and nothing else moves",
        """
        1 Ada Neu | +a/index.md
        2 Ben Text | ~a/index.md
        3 Cem Neu geschrieben | a/index.md>!b/index.md
        """,
        {"b/index.md": "0.1 3-3 1"},
    ),
    Past(
        "a text is moved, and written anew in the next commit",
        """
        1 Ada Neu | +a/index.md
        2 Ben Text | ~a/index.md
        3 Cem Zieht um | a/index.md>b/index.md
        4 Cem Neu geschrieben | b/index.md>!b/index.md
        """,
        {"b/index.md": "0.4 1-4 3"},
    ),
    Past(
        "a text is written anew where another folder's picture came from",
        """
        1 Ada Neu | +a/index.md +a/ofen.png
        2 Ben Text | ~a/index.md
        3 Cem Neu | a/ofen.png>b/ofen.png +b/index.md
        """,
        {"a/index.md": "0.3 1-3 3", "b/index.md": "0.1 3-3 1"},
    ),
    Past(
        "a folder moves away, and another text comes to its place",
        """
        1 Ada Neu | +a/index.md +a/ofen.png
        2 Ben Bild | ~a/ofen.png
        3 Ada Umbenannt | a>b
        4 Cem Neu | +a/index.md
        5 Cem Text | ~a/index.md
        """,
        {"b/index.md": "0.3 1-3 2", "a/index.md": "0.2 4-5 1"},
    ),
    Past(
        "folders move up one after another",
        """
        1 Ada Eins | +1/index.md +1/a.png
        2 Ben Zwei | +2/index.md +2/a.png
        3 Cem Zwei | ~2/a.png
        4 Ada Platz | 2>3
        5 Ada Platz | 1>2
        6 Dora Neu | +1/index.md +1/a.png
        """,
        {"1/index.md": "0.1 6-6 1", "2/index.md": "0.2 1-5 1", "3/index.md": "0.3 2-4 3"},
    ),
    Past(
        "a folder moves there and back",
        """
        1 Ada Neu | +a/index.md +a/ofen.png
        2 Ada Hin | a>b
        3 Ben Bild | ~b/ofen.png
        4 Ada Zurück | b>a
        """,
        {"a/index.md": "0.4 1-4 2"},
    ),
    Past(
        "a text that is deleted and comes back goes on counting",
        """
        1 Ada Neu | +a/index.md
        2 Ben Weg | -a/index.md
        3 Cem Wieder da | +a/index.md
        """,
        {"a/index.md": "0.3 1-3 3"},
    ),
    Past(
        "a new edition takes the old one's place",
        """
        1 Ada Neu | +a/index.md
        2 Ben Text | ~a/index.md
        3 Cem Zweite Auflage | +b/index.md
        4 Cem Weg | -a/index.md
        5 Cem Umbenannt | b>a
        """,
        {"a/index.md": "0.5 1-5 3"},
    ),
    Past(
        "a new edition takes the place of an old one that had been moved",
        """
        1 Ada Neu | +kurs/alt.md +kurs/film.md
        2 Ben Umbenannt | kurs/alt.md>kurs/ton.md
        3 Cem Zweite Auflage | +kurs/neu.md
        4 Cem Weg | -kurs/ton.md
        5 Cem Umbenannt | kurs/neu.md>kurs/ton.md
        """,
        {"kurs/ton.md": "0.5 1-5 3"},
    ),
    Past(
        "a picture moves from one text to another",
        """
        1 Ada Neu | +b/index.md
        2 Ben Neu | +a/index.md +a/ofen.png
        3 Cem Bild | ~a/ofen.png
        4 Ada Verschoben | a/ofen.png>b/ofen.png
        5 Dora Bild | ~b/ofen.png
        """,
        {"a/index.md": "0.3 2-4 3", "b/index.md": "0.3 1-5 2"},
    ),
    Past(
        "two texts become one",
        """
        1 Ada Neu | +a/index.md +b/index.md
        2 Ben Text | ~b/index.md
        3 Cem Vereint | b/index.md>a/teil2.md
        """,
        {"a/index.md": "0.3 1-3 3"},
    ),
    Past(
        "a text leaves another one's folder",
        """
        1 Ada Neu | +a/index.md +a/teil2.md
        2 Ben Teil | ~a/teil2.md
        3 Cem Geteilt | a/teil2.md>b/index.md
        4 Cem Text | ~b/index.md
        """,
        {"a/index.md": "0.3 1-3 3", "b/index.md": "0.4 1-4 3"},
    ),
    Past(
        "a file becomes a folder, after a picture was laid there",
        """
        1 Ada Neu | +kurs/ton.md +kurs/film.md
        2 Ben Anderes | ~kurs/film.md
        3 Cem Bild | +kurs/ton/ofen.png
        4 Ada Ordner | kurs/ton.md>kurs/ton/index.md
        """,
        {"kurs/ton/index.md": "0.3 1-4 2"},
    ),
    Past(
        "the only text of a repository moves into a folder of many",
        """
        1 Ada Neu | +index.md
        2 Ben Sonstiges | +LIESMICH.txt
        3 Ada Ordner | index.md>einheiten/ton/index.md
        4 Cem Neu | +einheiten/film/index.md
        """,
        {"einheiten/ton/index.md": "0.2 1-3 1", "einheiten/film/index.md": "0.1 4-4 1"},
    ),
    Past(
        "a picture that belonged to nobody comes into a folder",
        """
        1 Ada Neu | +ton/index.md
        2 Ben Bild | +bilder/ofen.png
        3 Cem Bild | ~bilder/ofen.png
        4 Ada Verschoben | bilder/ofen.png>ton/ofen.png
        """,
        {"ton/index.md": "0.4 1-4 3"},
    ),
    Past(
        "a picture that is older than the text",
        """
        1 Ada Bild | +bilder/logo.png
        2 Ben Bild | ~bilder/logo.png
        3 Cem Neu | +ton/index.md
        4 Cem Verschoben | bilder/logo.png>ton/logo.png
        """,
        {"ton/index.md": "0.2 3-4 1"},
    ),
    Past(
        "a text without a folder, and what it uses",
        """
        1 Ada Bild | +kurs/logo.png
        2 Ben Neu | +kurs/ton.md +kurs/film.md +kurs/o.png
        3 Cem Anderes | ~kurs/film.md
        4 Dora Bild | kurs/o.png>kurs/ofen.png
        5 Emil Bild | ~kurs/logo.png
        6 Ada Umbenannt | kurs/ton.md>kurs/klang.md
        """,
        {"kurs/klang.md": "0.4 2-6 4"},
        uses=("kurs/ofen.png", "kurs/logo.png"),
    ),
    Past(
        "a text uses a picture from another one's folder",
        """
        1 Ada Neu | +kurs/ton.md +film/index.md +film/ofen.png
        2 Ben Bild | ~film/ofen.png
        """,
        {"kurs/ton.md": "0.2 1-2 2", "film/index.md": "0.2 1-2 2"},
        uses=("film/ofen.png",),
    ),
    Past(
        "a folder is renamed on one line while its text changes on another",
        """
        1 Ada Neu | +a/index.md +a/ofen.png
        branch b
        3 Ben Text | ~a/index.md
        4 Ben Bild | +a/topf.png
        switch main
        2 Ada Umbenannt | a>c
        5 Ada merge b |
        """,
        {"c/index.md": "0.4 1-4 2"},
    ),
    Past(
        "a folder is renamed on a branch while its text changes on the main line",
        """
        1 Ada Neu | +a/index.md +a/ofen.png
        branch b
        2 Ben Umbenannt | a>c
        switch main
        3 Cem Bild | ~a/ofen.png
        4 Ada merge b |
        5 Cem Text | ~c/index.md
        """,
        {"c/index.md": "0.4 1-5 3"},
    ),
    Past(
        "a place that is taken anew on the main line while a branch is open",
        """
        1 Ada Neu | +a/index.md
        branch b
        2 Ben Anderes | +film/index.md
        switch main
        3 Cem Umbenannt | a>c
        4 Dora Neu | +a/index.md
        5 Ada merge b |
        """,
        {"c/index.md": "0.2 1-3 2", "a/index.md": "0.1 4-4 1"},
    ),
)


@pytest.mark.parametrize("past", PASTS, ids=lambda past: past.title)
def test_past_is_followed(past: Past, tmp_path: Path) -> None:
    repository = Repository(tmp_path / "hub", past.story)
    wanted = {
        text: (text.removesuffix("index.md"),) if text.endswith("index.md") else (text, *past.uses)
        for text in past.made
    }
    assert {text: shown(history) for text, history in told(repository.folder, wanted).items()} == past.made


def shown(history: History) -> str:
    """Return a history as the stories write it."""
    assert history.first_at
    assert history.last_at
    first, last = ((moment - FIRST_DAY).days + 1 for moment in (history.first_at, history.last_at))
    return f"{history.version()} {first}-{last} {history.contributors}"
