"""Examples in a unit: on the site they can be tried; in packages and on paper they are code and what it becomes."""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from faults.workbench import Workbench

if TYPE_CHECKING:
    from pathlib import Path

UNIT = """---
id: turm
titel: Turm
kurz: k
bereich: Bauen
lizenz: CC0-1.0
autor: A
---
## So schreibt ihr Fragen

```markdown beispiel
### Frage: Wer ist hoch?
- [x] der Turm
- [ ] die Pfütze

> Tipp: Schaut nach oben.

### Lückentext: Und jetzt?
Der *Turm* steht.

> [!tip] Merkt euch
> Unten breit.
```
"""
OWN = """
### Frage: Wer fällt um?
- [x] der schiefe Turm
- [ ] der gerade Turm
"""


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    bench = Workbench(tmp_path)
    place = bench.source / "einheiten" / "turm"
    place.mkdir(parents=True)
    (place / "index.md").write_text(UNIT, "utf-8")
    monkeypatch.chdir(bench.source)
    monkeypatch.setenv("TEILBAR_CACHE", str(tmp_path / "cache"))
    return bench


def package(bench: Workbench, name: str) -> dict[str, str]:
    """Return the text files of a package."""
    file = bench.folder / f"p.{name}"
    said = bench.run("package", "turm", "--format", name, "--out", str(file))
    assert said.exit == 0, said.text
    with zipfile.ZipFile(file) as archive:
        texts = (one for one in archive.namelist() if one.endswith((".html", ".json", ".xml")))
        return {one: archive.read(one).decode("utf-8") for one in texts}


@pytest.mark.parametrize("name", ["offline", "scorm12", "scorm2004"])
def test_in_a_page_that_is_packed_nothing_of_an_example_asks(bench: Workbench, name: str) -> None:
    html = "".join(text for file, text in package(bench, name).items() if file.endswith(".html"))
    assert 'class="tb-example"' in html
    assert "### Frage: Wer ist hoch?" in re.sub(r"<[^>]+>", "", html)
    result = html.partition("tb-example__result")[2]
    assert all(
        words in result for words in ("Wer ist hoch?", "der Turm", "die Pfütze", "Der ____ steht.", "Unten breit.")
    )
    assert "data-kind" not in html
    assert "<input" not in html
    assert "tb-copy" not in result


def test_what_a_platform_is_told_is_the_unit_s_own_questions_alone(bench: Workbench) -> None:
    unit = bench.source / "einheiten" / "turm" / "index.md"
    unit.write_text(UNIT + OWN, "utf-8")
    html = "".join(text for file, text in package(bench, "scorm12").items() if file.endswith(".html"))
    assert re.findall(r'data-kind="([\w-]+)"', html) == ["choice"]
    assert "schiefe" in html


def test_in_h5p_it_is_text(bench: Workbench) -> None:
    files = package(bench, "h5p")
    needs = {one["machineName"] for one in json.loads(files["h5p.json"])["preloadedDependencies"]}
    assert not needs & {"H5P.MultiChoice", "H5P.Blanks"}
    content = json.dumps(json.loads(files["content/content.json"]), ensure_ascii=False)
    assert "### Frage: Wer ist hoch?" in content
    assert content.count("die Pfütze") == 2
    assert "Der ____ steht." in content
    assert bench.run("package", "turm", "--format", "h5p-quiz", "--out", str(bench.folder / "q.h5p")).exit != 0


@pytest.mark.slow
def test_on_the_site_it_can_be_tried_and_stands_in_no_contents_and_on_no_worksheet(bench: Workbench) -> None:
    unit = bench.source / "einheiten" / "turm" / "index.md"
    unit.write_text(f"{UNIT}\n## Und noch mehr\n\nWir stapeln.\n", "utf-8")
    assert bench.run("build", "--out", str(bench.site), "--formats", "offline").exit == 0
    page = (bench.site / "einheiten" / "turm" / "index.html").read_text("utf-8")
    assert not (bench.site / "einheiten" / "turm" / "arbeitsblatt.html").exists()
    assert re.findall(r'data-kind="([\w-]+)"', page) == ["choice", "gap-text"]
    assert "questions.js" in page
    assert "copy.js" in page
    contents = page.partition('<nav class="tb-toc"')[2].partition("</nav>")[0]
    assert "Und noch mehr" in contents
    assert "Wer ist hoch" not in contents
