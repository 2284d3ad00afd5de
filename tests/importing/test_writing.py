"""Any text survives being written: as text, as HTML, in every part of a question."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importing.comparing import questions_of
from teilbar.importing.emphasis import with_tags
from teilbar.importing.found import (
    Choice,
    DragWords,
    Gap,
    GapText,
    ImportedUnit,
    Match,
    Option,
    Order,
    Reflect,
    Section,
    Text,
    TrueFalse,
)
from teilbar.importing.html import to_markdown
from teilbar.importing.plain import escaped, reads_as, without_spaces, words_of, words_of_nodes
from teilbar.importing.writing import INDEX, write_unit
from teilbar.model import questions as read
from teilbar.model.answers import gaps_of

if TYPE_CHECKING:
    from teilbar.importing.found import Block

SIGNS = st.sampled_from(
    [*"ab 1.*_`[]()<>#-+:/\\~$|{}!&;='\"@^%,ß\n", "Tipp: ", "- [x] ", "-> ", "# ", "```", ":smile:"]
)
WORDS = st.lists(SIGNS, max_size=9).map("".join)
VISIBLE = WORDS.filter(lambda words: any(sign.isalnum() for sign in words))
OFTEN = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@settings(max_examples=400, deadline=None, derandomize=True)
@given(WORDS)
def test_plain_text_reads_as_itself(words: str) -> None:
    assert reads_as(escaped(words), " ".join(words.split()))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(WORDS, st.sampled_from(["p", "b", "em", "li", "td", "code", "h3", "pre"]))
def test_the_words_of_html_survive(words: str, tag: str) -> None:
    wrapped = {"li": "<ul><li>{}</li></ul>", "td": "<table><tr><td>{}</td></tr></table>"}.get(
        tag, f"<{tag}>{{}}</{tag}>"
    )
    made = to_markdown(f"<p>vor</p>{wrapped.format(escape(words))}<p>nach</p>")
    assert without_spaces(words_of(made.markdown)) == without_spaces(f"vor{words}nach")


def written(question: Block) -> tuple[read.Question, str]:
    """Return a question as a build reads what was written of it, and all that is in its text."""
    made = write_unit(ImportedUnit("Probe", (Section("", (question,)),)), "de", "probe")
    markdown = made.files[INDEX].decode()
    [back] = questions_of(markdown)
    return back, markdown + "".join(remark.source for remark in made.remarks)


def told(nodes: object) -> str:
    return without_spaces(words_of_nodes(nodes))


@OFTEN
@given(VISIBLE, VISIBLE, VISIBLE, WORDS, WORDS)
def test_a_choice_survives(prompt: str, right: str, wrong: str, feedback: str, hint: str) -> None:
    options = (Option(escaped(right), right=True, feedback=escaped(feedback)), Option(escaped(wrong), right=False))
    back, everything = written(Choice(prompt=escaped(prompt), options=options, hints=(escaped(hint),), source="Quelle"))
    if isinstance(back, read.Choice):
        assert [(told(one.content), one.correct) for one in back.answers] == [
            (without_spaces(right), True),
            (without_spaces(wrong), False),
        ]
        assert told(back.answers[0].feedback) == without_spaces(feedback)
        assert told(back.hint) == without_spaces(hint)
    else:
        assert "Quelle" in everything or "> " in everything
    assert without_spaces(prompt) in told((back.title, back.prompt))


@OFTEN
@given(VISIBLE, VISIBLE, WORDS)
def test_a_gap_survives(prompt: str, answer: str, hint: str) -> None:
    gap = Gap((answer, "anders/so"), hint)
    back, _ = written(GapText(prompt=escaped(prompt), text=("Vorn ", gap, " hinten."), source="Quelle"))
    assert isinstance(back, read.GapText)
    [made] = gaps_of(back.text)
    assert [without_spaces(one) for one in made.answers] == [without_spaces(answer), "anders/so"]
    assert without_spaces(made.hint) == without_spaces(hint)


@OFTEN
@given(VISIBLE, VISIBLE, VISIBLE)
def test_pairs_survive(left: str, right: str, other: str) -> None:
    pairs = ((escaped(left), escaped(right)), ("anderes", escaped(other)))
    back, _ = written(Match(title="Paare", pairs=pairs, source="Quelle"))
    everything = told(back)
    assert all(without_spaces(words) in everything for words in (left, right, other))
    if isinstance(back, read.Match):
        assert [(told(pair.left), told(pair.right)) for pair in back.pairs] == [
            (without_spaces(left), without_spaces(right)),
            ("anderes", without_spaces(other)),
        ]


@OFTEN
@given(VISIBLE, VISIBLE)
def test_an_order_and_a_statement_survive(first: str, second: str) -> None:
    back, _ = written(Order(title="Folge", items=(escaped(first), escaped(second)), source="Quelle"))
    assert without_spaces(first) in told(back)
    statement, _ = written(TrueFalse(prompt=escaped(first), truth=False, if_false=escaped(second), source="Quelle"))
    assert isinstance(statement, read.TrueFalse)
    assert not statement.truth
    assert told(statement.answers[1].feedback) == without_spaces(second)


@pytest.mark.parametrize(
    ("markdown", "changed"),
    [
        ("Das *ist* **fett *und* so** und _x y_", "Das <em>ist</em> **fett <em>und</em> so** und <em>x y</em>"),
        ("- a *b*\n  c *d\n  e* \\*", "- a <em>b</em>\n  c <em>d\n  e</em> \\*"),
        ("> *z* und `*code*`", "> <em>z</em> und `*code*`"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_emphasis_becomes_tags(markdown: str, changed: str) -> None:
    assert with_tags(markdown) == changed


def questions(*blocks: Block) -> list[str]:
    unit = ImportedUnit("Probe", (Section("Teil", blocks),))
    return [f"{one.kind}: {told(one)}" for one in questions_of(write_unit(unit, "de", "p").files[INDEX].decode())]


def test_text_behind_a_question_is_not_part_of_it() -> None:
    found = questions(
        Reflect(title="Eins", prompt="Denkt nach."), Text("Danach."), Reflect(title="Zwei", prompt="Weiter.")
    )
    assert found == ["reflect: Denktnach.", "reflect: Weiter."]
    found = questions(Text("#### Tief\n\nText"), Reflect(title="Eins", prompt="Denkt."), Text("## Hoch\n\nText"))
    assert found == ["reflect: Denkt."]


def test_headings_that_look_like_questions_open_none() -> None:
    assert questions(Text("## Frage: Was nun?\n\n- [x] Ja\n- [ ] Nein"), Reflect(prompt="Denkt.")) == [
        "reflect: Denkt."
    ]


def test_what_cannot_be_written_becomes_text_and_a_remark() -> None:
    question = GapText(title="Code", text=("```\nx = ", Gap(("1",)), "\n```"), source="DIE QUELLE")
    made = write_unit(ImportedUnit("Probe", (Section("", (question,)),)), "de", "p")
    [remark] = made.remarks
    assert (remark.why, remark.source, remark.title) == ("written-as-text", "DIE QUELLE", "Code")
    [back] = questions_of(made.files[INDEX].decode())
    assert isinstance(back, read.Reflect)
    assert "x=…" in told(back)
    assert "Lösung1" in told(back)


def test_wrong_words_that_are_right_elsewhere_are_no_wrong_words() -> None:
    back, _ = written(DragWords(title="Z", text=("Ein ", Gap(("Hund",)), "."), distractors=("hund", "Maus", "maus")))
    assert isinstance(back, read.DragWords)
    assert back.distractors == ("Maus",)
