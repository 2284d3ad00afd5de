"""What cannot be read, and what must not be: a clear sentence, and nothing done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teilbar.importing import reader as seam
from teilbar.importing.gift.reader import Gift
from teilbar.importing.moodle.reader import MoodleXml
from teilbar.importing.reader import Source, UnreadableError, all_readers
from teilbar.texts import LANGUAGES, text

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.importing.found import Imported

QUESTION = "<question type='essay'><name><text>{}</text></name><questiontext><text>{}</text></questiontext></question>"


def read(tmp_path: Path, content: bytes, name: str = "fragen.xml") -> Imported:
    file = tmp_path / name
    file.write_bytes(content)
    reader = MoodleXml() if name.endswith(".xml") else Gift()
    return reader.read(Source(file, tmp_path, name))


BOMB = (
    "<!DOCTYPE quiz ["
    + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' if n else '<!ENTITY a1 "ha">' for n in range(9))
    + "]>"
)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (f"{BOMB}<quiz>{QUESTION.format('x', '&a9;')}</quiz>", "xml-unsafe"),
        (f"<!DOCTYPE quiz SYSTEM 'http://example.org/x.dtd'><quiz>{QUESTION.format('x', 'y')}</quiz>", "xml-unsafe"),
        (
            f"<!DOCTYPE q [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><quiz>{QUESTION.format('x', '&f;')}</quiz>",
            "xml-unsafe",
        ),
        ("<quiz><question type='essay'>", "xml-broken"),
        ("<quiz>&nbsp;</quiz>", "xml-broken"),
        ("<rss><channel/></rss>", "xml-other"),
        ("<quiz></quiz>", "no-questions"),
        ("\0\1\2", "not-text"),
    ],
)
def test_xml_that_is_not_read(tmp_path: Path, content: str, why: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(tmp_path, content.encode())
    assert refused.value.why == why
    for language in LANGUAGES:
        assert text(f"import.unreadable.{why}", language, **refused.value.values)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
@pytest.mark.parametrize("declared", [True, False])
def test_any_usual_encoding_is_read(tmp_path: Path, encoding: str, declared: bool) -> None:
    head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n' if declared else ""
    found = read(tmp_path, f"{head}<quiz>{QUESTION.format('Größe', 'Wie groß?')}</quiz>".encode(encoding))
    [section] = found.units[0].sections
    assert section.blocks[0].prompt == "Wie groß?"  # type: ignore[union-attr] # it is a question


def test_a_declaration_that_is_wrong_does_not_matter(tmp_path: Path) -> None:
    content = '<?xml version="1.0" encoding="UTF-8"?><quiz>' + QUESTION.format("Größe", "Wie groß?") + "</quiz>"
    found = read(tmp_path, content.encode("cp1252"))
    assert found.units[0].sections[0].blocks[0].prompt == "Wie groß?"  # type: ignore[union-attr] # as above


def test_deep_html_ends(tmp_path: Path) -> None:
    deep = "<![CDATA[" + "<div>" * 3000 + "tief" + "</div>" * 3000 + "]]>"
    found = read(tmp_path, f"<quiz>{QUESTION.format('x', deep)}</quiz>".encode())
    assert "tief" in found.units[0].sections[0].blocks[0].prompt  # type: ignore[union-attr] # as above
    assert [remark.why for remark in found.remarks] == ["html-changed"]


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seam, "LARGEST", 10)
    with pytest.raises(UnreadableError, match="too-large"):
        read(tmp_path, b"<quiz>                    </quiz>")


def test_a_broken_question_does_not_stop_the_others(tmp_path: Path) -> None:
    found = read(tmp_path, b"Eins{T}\n\nZwei {=a ~b\n\nDrei{#x}\n\nVier{F}\n", "fragen.gift")
    assert len(found.units[0].sections[0].blocks) == 2
    assert [(remark.why, remark.line, remark.source) for remark in found.remarks] == [
        ("broken.never-closed", 3, "Zwei {=a ~b"),
        ("broken.no-number", 5, "Drei{#x}"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("a.gift", "irgendwas", "gift"),
        ("a.txt", "Ein Brief an alle.\n", None),
        ("a.txt", "::T:: Frage{=a ~b}", "gift"),
        ("a.txt", "Wer?{=ich}", "gift"),
        ("a.xml", "<?xml version='1.0'?>\n<quiz>\n", "moodle-xml"),
        ("a.xml", "<rss/>", None),
        ("a.pdf", "%PDF-1.4 {=", None),
    ],
)
def test_what_is_recognised(tmp_path: Path, name: str, content: str, wanted: str | None) -> None:
    found = [reader.name for reader in all_readers().values() if reader.recognises(tmp_path / name, content.encode())]
    assert found == ([wanted] if wanted else [])
