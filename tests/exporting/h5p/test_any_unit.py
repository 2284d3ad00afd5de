"""Whatever an author writes: the package is one that platforms take whole, and no word of the text is lost."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exporting.h5p.conftest import parts_in
from exporting.h5p.making import files, unit
from exporting.h5p.semantics import Semantics
from exporting.h5p.test_packages import words
from teilbar.model.document import Code, Gap, Math, MathBlock, Text
from teilbar.model.walk import walk

if TYPE_CHECKING:
    from pathlib import Path

WORDS = st.sampled_from(
    [
        *("Schnecke", "Größe", "Übung", "geht's", "Kita-Kinder", "a*b", "1/2", "x:y", "A & B", "<b>fett</b>", "„ja“"),
        *("שלום עולם", "مرحبا", "🐌🎬", "Donaudampfschifffahrtsgesellschaft" * 9, "e\u0301", "\\*", "`code`", "$x<y$"),
        *(
            "**fett**",
            "~~weg~~",
            "[Ort](https://example.org/?a=1&b='2')",
            "<kbd>Strg</kbd>",
            "![Ein Haus](haus.png)",
            "[^1]",
            "C:\\\\temp",
            "*kursiv*",
        ),
    ]
)
LINE = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
BLOCKS = st.one_of(
    LINE,
    LINE.map(lambda line: f"- {line}\n  1. {line}\n     - {line}\n- [ ] {line}"),
    LINE.map(lambda line: f"7. {line}\n8. {line}\n\n   {line}"),
    LINE.map(lambda line: f"> {line}\n>\n> - {line}"),
    LINE.map(lambda line: f"> [!tip] {line}\n> {line}"),
    LINE.map(lambda line: f"| {line.replace('|', '')} | b |\n|---|---|\n| c | {line.replace('|', '')} |"),
    LINE.map(lambda line: f"```\n{line}\n  {line}\n```"),
    LINE.map(lambda line: f"<details><summary>{line}</summary>\n\n{line}\n\n</details>"),
    LINE.map(lambda line: f"<table><tr><td>{line}</td><td>d</td></tr></table>"),
    LINE.map(lambda line: f"<dl><dt>{line}</dt><dd>{line}</dd></dl>"),
    LINE.map(lambda line: f"![{line.replace('[', '').replace(']', '')}](fehlt.png)"),
    st.just("---"),
    st.sampled_from(["![Ein Haus](haus.png 'Titel')", "![Klang](klang.wav)", "![Film](film.mkv)", "![](haus.png)"]),
    LINE.map(lambda line: f"### Bild erkunden: Was?\n![Haus](haus.png)\n\n1. (3 %, 4 %) **Tür** – {line}"),
    LINE.map(lambda line: f"### Frage: Was?\n![Ein Haus](haus.png)\n\n- [x] ![Haus](haus.png)\n- [ ] {line}"),
    LINE.map(lambda line: f"### Lückentext: Was?\n{line} *Wort*\n\n![Haus](haus.png)\n\n![Klang](klang.wav)"),
    st.just("$$\nx < y\n$$"),
    st.sampled_from(["## Teil", "### Unterteil", "#### Tief", "## "]),
    LINE.map(lambda line: f"### Frage: Was?\n{line}\n- [x] Ja {line}\n  > {line}\n- [ ] Nein\n\n> Tipp: {line}"),
    LINE.map(lambda line: f"### Stimmt das? {line}\n- [x] Stimmt\n  > {line}\n- [ ] Stimmt nicht\n\n> Falsch: {line}"),
    LINE.map(lambda line: f"### Lückentext: Was?\n{line} *Wort/anderes:Hinweis* {line}\n\n- *Wort* {line}"),
    LINE.map(lambda line: f"### Wörter ziehen: Was?\n{line} *Wort:Hinweis*\n\nFalsche Wörter: *anderes*"),
    LINE.map(lambda line: f"### Markieren: Was?\n{line} *Wort*, („*Worte*“)."),
    LINE.map(lambda line: f"### Zuordnen: Was?\n- eins -> a {line}\n- zwei -> b {line}"),
    LINE.map(lambda line: f"### Reihenfolge: Was?\n1. a {line}\n2. b {line}"),
    LINE.map(lambda line: f"### Lernkarten: Was?\n- eins -> {line}\n- zwei -> b"),
    LINE.map(lambda line: f"### Häufige Fragen: Was?\n**Wie?**\n\n{line}\n\n- {line}"),
    LINE.map(lambda line: f"### Nachdenken: Was?\n{line}"),
)
SHOWN = Text | Code | Math | MathBlock
UNITS = st.lists(BLOCKS, min_size=1, max_size=8).map(lambda blocks: "\n\n".join([*blocks, "[^1]: Eine Anmerkung."]))


@given(UNITS)
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_a_package_that_says_all_of_it(h5p_semantics: Path, text: str) -> None:
    one = unit(text)
    real = Semantics(h5p_semantics)
    made = files(one)
    content = json.loads(made["content/content.json"])
    main = json.loads(made["h5p.json"])["mainLibrary"]
    assert list(real.problems(main, content)) == []
    chapters = [part["metadata"]["title"] for part in parts_in(content) if part["library"].startswith("H5P.Column")]
    said = _bare(words([content, *chapters]))
    for word in _words_of(one.document):
        assert word in said, word
    if one.outline.has_points:
        quiz = json.loads(files(one, quiz=True, h5p_set="core-1_27-quiz-1_21")["content/content.json"])
        assert list(real.problems("H5P.QuestionSet", quiz)) == []


def _words_of(document: object) -> list[str]:
    """Return the words of a text."""
    kept = [
        node.latex if isinstance(node, Math | MathBlock) else node.value
        for node in walk(document)
        if isinstance(node, SHOWN)
    ]
    gaps = [word for node in walk(document) if isinstance(node, Gap) for word in (*node.answers, node.hint)]
    return [word for one in (*kept, *gaps) for word in map(_bare, one.split()) if word]


def _bare(said: str) -> str:
    """Return words without signs that have another form in H5P's notation: asterisks, colons, spaces."""
    return re.sub(r"[\s*\u2060]+", "", unicodedata.normalize("NFC", said))
