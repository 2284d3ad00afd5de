"""Words that were taken out and put in: found where they are, marked without breaking what stands around them."""

from __future__ import annotations

import re

import pytest
from lxml import html

from teilbar.comparing.prose import Read, compared
from teilbar.comparing.tokens import tokens_of

REL = 'rel="noopener noreferrer"'
MARKS = re.compile(r"</?(?:del|ins)>")

TEXTS = (
    (
        "<p>Ein Turm steht.</p>",
        "<p>Ein hoher Turm steht.</p>",
        "<p>Ein Turm steht.</p>",
        "<p>Ein <ins>hoher</ins> Turm steht.</p>",
    ),
    (
        "<p>Ein Turm <strong>aus Holz</strong> steht.</p>",
        "<p>Ein Turm <strong>aus Stein</strong> steht.</p>",
        "<p>Ein Turm <strong>aus <del>Holz</del></strong> steht.</p>",
        "<p>Ein Turm <strong>aus <ins>Stein</ins></strong> steht.</p>",
    ),
    (
        "<p>Wir bauen einen Turm und dann ein Haus.</p>",
        "<p>Wir bauen einen <em>Turm</em> und dann ein Haus.</p>",
        "<p>Wir bauen einen Turm und dann ein Haus.</p>",
        "<p>Wir bauen einen <em>Turm</em> und dann ein Haus.</p>",
    ),
    (
        "<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>",
        "<ul>\n<li>eins</li>\n<li>drei vier</li>\n<li>zwei</li>\n</ul>",
        "<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>",
        "<ul>\n<li>eins</li>\n<li><ins>drei vier</ins></li>\n<li>zwei</li>\n</ul>",
    ),
    (
        "<p>Ganz andere Worte standen früher hier.</p>",
        "<p>Nun liest man dies.</p>",
        "<p><del>Ganz andere Worte standen früher hier.</del></p>",
        "<p><ins>Nun liest man dies.</ins></p>",
    ),
    (
        '<p>Siehe <a href="https://a.example/a">die Anleitung</a> im Netz.</p>',
        '<p>Siehe <a href="https://a.example/b">die Anleitung</a> im Netz.</p>',
        '<p>Siehe <a href="https://a.example/a" REL><del>die Anleitung</del></a> im Netz.</p>',
        '<p>Siehe <a href="https://a.example/b" REL><ins>die Anleitung</ins></a> im Netz.</p>',
    ),
    (
        "<table><tbody><tr><td>1</td><td>rot</td></tr></tbody></table>",
        "<table><tbody><tr><td>1</td><td>blau</td></tr></tbody></table>",
        "<table><tbody><tr><td>1</td><td><del>rot</del></td></tr></tbody></table>",
        "<table><tbody><tr><td>1</td><td><ins>blau</ins></td></tr></tbody></table>",
    ),
    (
        "<p>a &lt;b&gt; &amp; c</p>",
        "<p>a &lt;b&gt; &amp; d</p>",
        "<p>a &lt;b&gt; &amp; <del>c</del></p>",
        "<p>a &lt;b&gt; &amp; <ins>d</ins></p>",
    ),
)

WHOLE = (
    ('<select class="x"><option value="0">a</option></select>', '<span class="td-blank"></span>'),
    ('<input class="tb-gap" id="g" name="n">', '<span class="td-blank"></span>'),
    (
        '<label><input type="radio" name="q" value="0"> <span>Ja</span></label>',
        '<label><span class="td-box"></span> <span>Ja</span></label>',
    ),
    ("<details><summary>Mehr</summary>Text</details>", "<details open><summary>Mehr</summary>Text</details>"),
    ('<p id="x" aria-labelledby="y" onclick="z" style="color: red">Text</p>', "<p>Text</p>"),
    ('<a href="#fn1" id="r">1</a>', '<span class="td-link" title="#fn1">1</span>'),
    ('<a href="javascript:alert(1)">1</a>', '<span class="td-link" title="javascript:alert(1)">1</span>'),
    (
        '<video src="medium:ab/film.mp4" aria-label="Ein Film" controls><track src="x"></video>',
        '<span class="td-alt">Film: Ein Film</span>',
    ),
    (
        '<picture><source srcset="x"><img src="medium:ab/turm.png" alt="Ein &lt;A&gt;"></picture>',
        '<img src="ab.webp" alt="Ein &lt;A&gt;" class="td-picture"><span class="td-alt">Bild: Ein &lt;A&gt;</span>',
    ),
)


def read(text: str, anchor: str = "a") -> Read:
    return Read(
        anchor, "Titel", tokens_of(text, "de", lambda src: f"{src[7:9]}.webp" if src.startswith("medium:") else "")
    )


@pytest.mark.parametrize(("before", "after", "old", "new"), TEXTS)
def test_words_are_marked_where_they_changed(before: str, after: str, old: str, new: str) -> None:
    (section,) = compared([read(before)], [read(after)])
    assert (section.before_html, section.after_html) == (old.replace("REL", REL), new.replace("REL", REL))


@pytest.mark.parametrize(("before", "after", "old", "new"), TEXTS)
def test_marks_reach_across_no_tag_and_take_nothing_away(before: str, after: str, old: str, new: str) -> None:
    (section,) = compared([read(after)], [read(before)])
    for marked, plain in ((section.before_html, new), (section.after_html, old)):
        assert MARKS.sub("", marked) == MARKS.sub("", plain.replace("REL", REL))
        assert all(
            not mark.xpath(".//del | .//ins | ./*[self::p or self::li]")
            for mark in html.fromstring(f"<div>{marked}</div>").iter("del", "ins")
        )


@pytest.mark.parametrize(("written", "shown"), WHOLE)
def test_what_is_operated_becomes_what_can_be_read(written: str, shown: str) -> None:
    (section,) = compared([read(written)], [read(written)])
    assert section.after_html == shown
    assert not section.passages


def test_sections_are_paired_by_their_headings_and_by_what_they_say() -> None:
    olds = [
        read("<p>Eins zwei drei vier</p>", "a"),
        read("<p>Fünf sechs sieben acht</p>", "b"),
        read("<p>Weg damit</p>", "c"),
    ]
    news = [
        read("<p>Neu hier</p>", "n"),
        read("<p>Eins zwei drei vier</p>", "a"),
        read("<p>Fünf sechs sieben neun</p>", "x"),
    ]
    found = [(one.before_html, one.after_html) for one in compared(olds, news)]
    assert found == [
        ("", "<p><ins>Neu hier</ins></p>"),
        ("<p>Eins zwei drei vier</p>", "<p>Eins zwei drei vier</p>"),
        ("<p>Fünf sechs sieben <del>acht</del></p>", "<p>Fünf sechs sieben <ins>neun</ins></p>"),
        ("<p><del>Weg damit</del></p>", ""),
    ]


def test_passages_keep_the_spaces_of_their_words() -> None:
    (section,) = compared(
        [read("<p>Der <b>Turm</b>, der (rote), steht.</p>")], [read("<p>Der <b>Turm</b>, der (blaue), steht.</p>")]
    )
    ((before, after),) = [(one.before, one.after) for one in section.passages]
    assert "".join(piece.text for piece in before) == "Der Turm, der (rote), steht."
    assert [piece.text for piece in after if piece.changed] == ["blaue"]
