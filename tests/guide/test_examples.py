"""Whatever the guide tells authors to type is typed here, into a hub of its own, and judged by the check."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from faults.workbench import Workbench
from guide import scratch
from guide.fences import GUIDE, Fence, fences, guide_texts
from teilbar.licensing.combining import obstacle
from teilbar.licensing.registry import Registry
from teilbar.model.document import Example
from teilbar.model.questions import Question
from teilbar.model.walk import walk
from teilbar.reading.frontmatter import split_header
from teilbar.reading.markdown.sections import read_document
from teilbar.reading.tracks import passages

if TYPE_CHECKING:
    from pathlib import Path

FENCES = list(fences(guide_texts()))
TEXTS = {
    "WEBVTT": "captions",
    "> [!treffen]": "a call to a meeting, which wants a server in the hub file",
    "::": "questions to import",
    "content/einheiten/turm/index.md\n": "a message of the check",
}
"""What a fence ``text`` shows, by how it begins."""
QUESTIONS = frozenset(one.kind for one in Question.__subclasses__())


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    bench = Workbench(tmp_path)
    bench.source.mkdir()
    monkeypatch.chdir(bench.source)
    monkeypatch.setenv("TEILBAR_CACHE", str(tmp_path / "cache"))
    return bench


def of(language: str, *, lively: bool = False) -> list[pytest.ParameterSet]:
    chosen = [one for one in FENCES if one.language == language and (one.info.endswith(" beispiel") is lively)]
    return [pytest.param(one, id=one.name) for one in chosen]


def test_every_example_is_of_a_kind_that_is_tried() -> None:
    tried = {"markdown", "yaml", "text", "sh"}
    assert {one.language for one in FENCES} == tried
    assert all(one.info in tried | {"markdown beispiel"} for one in FENCES)


def test_every_lively_example_is_one_to_the_tool_too() -> None:
    for file in guide_texts():
        written = [one.text for one in fences([file]) if one.info == "markdown beispiel"]
        body = split_header(file.read_text("utf-8"), file.name).body
        shown = [node for node in walk(read_document(body).document) if isinstance(node, Example)]
        assert [f"{one.source}\n" for one in shown] == written, file
        assert all(one.sections for one in shown)


def test_there_is_a_page_for_every_kind_of_question_and_its_example_is_one() -> None:
    found: Counter[str] = Counter()
    for file in sorted((GUIDE / "fragen").glob("*.md")):
        body = split_header(file.read_text("utf-8"), file.name).body
        kinds = [node.kind for node in walk(read_document(body).document) if isinstance(node, Question)]
        assert len(kinds) == (file.name != "index.md"), file
        found.update(kinds)
    assert found == Counter(QUESTIONS)


@pytest.mark.parametrize("fence", of("markdown", lively=True))
def test_a_lively_example_is_fine_in_a_hub_of_its_own(bench: Workbench, fence: Fence) -> None:
    names = re.findall(r"\]\((?:\.\./)*([\w/-]+\.(?:svg|mp3|md))\)", fence.text)
    body = re.sub(r"\]\((?:\.\./)*(?:[\w-]+/)*([\w-]+\.svg)\)", r"](\1)", fence.text)
    records = "".join(scratch.RECORD.replace("turm.svg", name) for name in ("turm.svg", "buehne.svg") if name in body)
    scratch.unit(bench.source, body, records=records)
    found = scratch.to_change(bench)
    beyond = [
        name for name in names if name.endswith((".mp3", ".md"))
    ]  # these lie in this hub, where the check sees them
    assert all((ROOT / "content" / name).is_file() for name in beyond)
    assert len(found) == len(beyond), found


@pytest.mark.parametrize("fence", of("markdown"))
def test_an_example_of_markdown_is_fine(bench: Workbench, fence: Fence) -> None:
    if fence.text.startswith("---\n"):
        scratch.text(bench.source, fence.text)
    else:
        scratch.unit(bench.source, f"{fence.text}\n{scratch.SHOWN}")
    assert scratch.to_change(bench) == []


@pytest.mark.parametrize("fence", of("yaml"))
def test_an_example_of_fields_is_fine(bench: Workbench, fence: Fence) -> None:
    if fence.text.startswith("- datei:"):
        scratch.unit(bench.source, records=fence.text)
    else:
        scratch.unit(bench.source, header=fence.text)
    assert scratch.to_change(bench) == []
    assert "misspelled" not in bench.run("check").text


@pytest.mark.parametrize("fence", of("text"))
def test_what_else_is_shown_is_what_the_tool_reads(bench: Workbench, fence: Fence) -> None:
    kind = next(kind for kind in TEXTS if fence.text.startswith(kind))
    match kind:
        case "WEBVTT":
            assert passages(fence.text)
        case "> [!treffen]":
            scratch.unit(bench.source, f"{fence.text}\n{scratch.SHOWN}")
            (bench.source / "mkdocs.yml").write_text("site_name: H\n", "utf-8")
            assert [one.partition(":")[0] for one in scratch.to_change(bench)] == ["meeting-without-server"]
            server = "extra:\n  teilbar:\n    treffen:\n      art: jitsi\n      adresse: https://meet.example.org/\n"
            (bench.source / "mkdocs.yml").write_text(f"site_name: H\n{server}", "utf-8")
            assert scratch.to_change(bench) == []
        case "::":
            pass  # tests/guide/test_commands.py imports it
        case message:
            scratch.unit(bench.source, "Weiter geht es mit der [Brücke](bruecke.md).\n", records="")
            said = bench.run("check").text
            assert re.search(r"Zeile \d+: bitte ändern \(link-dead\)", said), said
            assert message.strip().endswith("turm/index.md")


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("personen: nein", []),
        ("personen: ja\n  einwilligung: liegt vor", []),
        ("personen: ja", ["persons-without-consent"]),
        ("personen: ja\n  einwilligung: angefragt", ["persons-without-consent"]),
        ("personen: ja\n  einwilligung: widerrufen", ["persons-refused"]),
        ("personen: ja\n  einwilligung: liegt nicht vor", ["persons-refused"]),
    ],
)
def test_what_the_page_about_children_says_of_consent_happens(bench: Workbench, says: str, expected: list[str]) -> None:
    page = _page("kinder.md")
    assert all(one.partition(": ")[2] in page for one in says.split("\n"))
    scratch.unit(bench.source, records=f"{scratch.RECORD}  {says}\n")
    assert [one.partition(":")[0] for one in scratch.to_change(bench)] == expected


def test_the_table_of_what_goes_together_is_that_of_the_registry() -> None:
    rows = re.findall(r"^\| (CC[\w .-]+) \| (ja|nein) \| (ja|nein) \| (ja|nein) \|$", _page("fremdes.md"), re.MULTILINE)
    licences = Registry.load()
    units = [licences.resolve(name) for name in ("CC0 1.0", "CC BY 4.0", "CC BY-SA 4.0")]
    assert len(rows) == 6
    for name, *said in rows:
        work = licences.resolve("CC0 1.0" if name == "CC0" else name)
        assert work
        may = ["ja" if unit and obstacle(work, unit, adapted=True) is None else "nein" for unit in units]
        assert said == may, name


def test_the_chooser_proposes_licences_that_the_registry_knows_with_their_deeds() -> None:
    licences = Registry.load()
    page = _page("lizenz.md").partition("\n# ")[2]
    proposed = re.findall(r"^lizenz: (.+)$", page, re.MULTILINE)
    assert [licences.resolve(one).id for one in proposed if licences.resolve(one)] == [  # type: ignore[union-attr]
        "CC0-1.0",
        "CC-BY-4.0",
        "CC-BY-SA-4.0",
    ]
    deeds = re.findall(r"\]\((https://creativecommons\.org/\S+?)\)", page)
    assert [licences.resolve(deed) for deed in deeds] == [licences.resolve(one) for one in proposed]


def _page(name: str) -> str:
    return (GUIDE / name).read_text("utf-8")
