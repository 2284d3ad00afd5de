"""The comment of a merge request: whatever an author wrote is shown there as it stands, and does nothing."""

from __future__ import annotations

import re

import pytest
from lxml import html
from markdown_it import MarkdownIt

from teilbar.comparing import as_markdown
from teilbar.comparing.as_markdown import LONGEST, MARKER, told
from teilbar.comparing.comparison import Change, Comparison, Passage, Piece, SectionChange, Sort, TextChange
from teilbar.texts import text

REFERENCES = re.compile(r"[@#!$%&~^][\w\"(]|\*iteration|\[\w+:|:\w+:|\w+://\w|www\.\w|[{\[][+-]")
"""What GitLab makes something of in a finished text (its documentation, "GitLab Flavored Markdown"): references,
emoji, addresses, marked words."""

WORDS = (
    "@root und @all, bitte",
    '#1 !2 $3 %4 &5 ~bug ~"zwei Worte" ^alert#7 %"Meilenstein 1" #1+ !2+s',
    "[vulnerability:12] [issue:3] *iteration:4 [wiki_page:x]",
    "https://gitlab.example/gruppe/hub/-/issues/1+ www.example.org ftp://example.org WWW.EXAMPLE.ORG",
    ":smile: :+1: 10:30 Uhr",
    "</code></p></td></tr></table></details><script>alert(1)</script>",
    "<!-- weg --> -->",
    "<details><summary>@root</summary>",
    "| a | b |",
    "**fett** _kursiv_ ~~weg~~ `code` [Text](https://example.org) ![Bild](x.png)",
    "{+ neu +} {- alt -} [+ neu +] [- alt -]",
    "\\@root \\# &#64;root &commat;root &amp;",
    "1. eins",
    "- Strich",
    "> Zitat",
    "# Titel",
    "/close",
    "/assign @root",
    "zwei\n\n/close\n\nZeilen",
    "```\n/merge\n```",
    ">>>\n/merge",
    "[[_TOC_]] [^1] $`x`$ $$y$$ %{project_name}",
    "Ä Ö ß „Gut“ – 3 × 4 … 😀",
)


def rendered(markdown: str) -> html.HtmlElement:
    """Return Markdown as GitLab's parser leaves it to the filters that look for references."""
    return html.fromstring(f"<div>{MarkdownIt('gfm-like', {'html': True, 'linkify': False}).render(markdown)}</div>")


def shown(words: str) -> str:
    return " ".join(words.replace(as_markdown.JOINER, "").split())


@pytest.mark.parametrize(
    "around", ["- {}", "| {} | x |\n|---|---|\n| {} | y |", "<p>{}</p>", "<code>{}</code>", "**{}**"]
)
@pytest.mark.parametrize("words", WORDS)
def test_words_mean_nothing_but_themselves(words: str, around: str) -> None:
    markdown = around.replace("{}", told(words))
    found = rendered(markdown).text_content()
    assert shown(words) in shown(found)
    assert not REFERENCES.search(found)
    assert not any(line.lstrip().startswith("/") for line in markdown.splitlines())
    assert rendered(markdown).xpath("count(.//script | .//a | .//details | .//em | .//img | .//del | .//ol)") == 0


def comparison(passages: int = 1, words: str = "neu") -> Comparison:
    said = tuple(Passage((Piece("alt", changed=True),), (Piece(words, changed=True),)) for _ in range(passages))
    section = SectionChange("Titel", "Titel", "<p>alt</p>", "<p>neu</p>", said)
    texts = tuple(
        TextChange(
            change=Change.CHANGED,
            sort=Sort.UNIT,
            title=f"Einheit {number}",
            file=f"content/e{number}/index.md",
            address=f"einheiten/e{number}",
            sections=(section,),
        )
        for number in range(3)
    )
    return Comparison(language="de", hub="Hub", since="main", commit="0" * 40, texts=texts)


def test_it_begins_with_what_the_next_run_finds() -> None:
    assert as_markdown.document(comparison()).startswith(f"{MARKER}\n")


@pytest.mark.parametrize("words", WORDS)
def test_whatever_stands_in_a_text_the_comment_stays_whole(words: str) -> None:
    plain = rendered(as_markdown.document(comparison(words="neu")))
    hostile = rendered(as_markdown.document(comparison(words=words)))
    assert [element.tag for element in hostile.iter()] == [element.tag for element in plain.iter()]


def test_what_finds_no_room_is_left_out_with_a_sentence_that_says_so() -> None:
    large = comparison(passages=4_000, words="viele Worte " * 20)
    whole = as_markdown.document(large, limit=10**9)
    assert len(whole) > LONGEST
    cut = as_markdown.document(large)
    assert len(cut) <= LONGEST
    assert text("diff.cut", "de") in cut
    assert "Einheit 2" in cut, "the list comes first"
    assert cut.count("<details>") == cut.count("</details>")
    assert text("diff.cut", "de") not in as_markdown.document(comparison())


@pytest.mark.parametrize("limit", range(600, 2_600, 97))
def test_wherever_it_ends_it_is_within_the_limit_and_whole(limit: int) -> None:
    cut = as_markdown.document(comparison(), limit=limit)
    assert len(cut) <= limit
    assert cut.count("<details>") == cut.count("</details>")


def test_it_leads_to_the_preview_and_to_the_pages() -> None:
    said = as_markdown.document(
        comparison(), preview="https://gitlab.example/x/site/", artefact="https://gitlab.example/y"
    )
    links = {link.text_content(): link.get("href") for link in rendered(said).iterfind(".//a")}
    assert links == {
        "Vorschau": "https://gitlab.example/x/site/index.html",
        "Alles nebeneinander ansehen": "https://gitlab.example/y",
        **{f"Einheit {n}": f"https://gitlab.example/x/site/einheiten/e{n}/index.html" for n in range(3)},
    }
    assert list(rendered(as_markdown.document(comparison())).iterfind(".//a")) == []
