"""How soon an author sees what was saved: ``python -m bench.preview``, and ``make bench``.

Chromium shows a unit of a generated hub in ``teilbar serve``; a file is written, and time runs until the changed words
stand on the screen. Beside it, in the same run, a whole build after the same kind of edit.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from bench import hubs
from bench.measuring import measure
from bench.report import Aim, markdown
from bench.sections import write_section
from setup import browser as chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from playwright.sync_api import Page

UNITS = 1_000
EACH = 5
"""Edits of each kind."""
MOST_SECONDS = 1.0
FORMATS = ("--formats", "offline")
PATIENCE = 300_000  # milliseconds
_NEW = "Neuigkeit"
_WATCHING = f"""
  const look = () => {{
    if (document.querySelector("main")?.textContent.includes("{_NEW}")) {{
      requestAnimationFrame(() => (globalThis.seenAt = Date.now()));
    }} else {{
      requestAnimationFrame(look);
    }}
  }};
  look();
"""
"""The page's own clock says when the words are there: Playwright looks again after half a second only."""
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


def _word(text: str, word: str) -> str:
    return re.sub(r"\n- \S+", f"\n- {word}", text, count=1)


def _heading(text: str, word: str) -> str:
    return text.replace("\n## Reflexion\n", f"\n## Neu {word}\n\nEin Absatz.\n\n## Reflexion\n", 1)


def _title(text: str, word: str) -> str:
    return re.sub(r"(?m)^(titel: |# )(.*)$", rf"\1Titel {word}", text, count=2)


def _question(text: str, word: str) -> str:
    asked = f"### Frage: Was ist {word}?\n\n- [x] Ein Wort\n- [ ] Ein Bild\n\n"
    return text.replace("\n## Reflexion\n", f"\n{asked}## Reflexion\n", 1)


EDITS: Mapping[str, Callable[[str, str], str]] = {
    "a word": _word,
    "a heading more": _heading,
    "another title": _title,
    "a question more": _question,
}
"""What is changed, by the words of the table."""


@dataclass(frozen=True)
class Seen:
    """How soon edits of a kind were seen, in seconds."""

    edit: str
    seconds: tuple[float, ...]


@contextmanager
def serving(hub: Path, cache: Path) -> Iterator[str]:
    """Serve a hub, and yield the preview's address."""
    command = [sys.executable, "-m", "teilbar", "serve", str(hub), "--port", "0", "--cache", str(cache), *FORMATS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        said: list[str] = []
        for line in process.stdout or ():
            said.append(line)
            if found := _ADDRESS.search(line):
                break
        else:
            problem = "".join(said)
            raise RuntimeError(problem)
        try:
            yield found[0]
        finally:
            process.terminate()


def measure_edits(hub: Path, address: str, units: int) -> list[Seen]:
    """Return how soon each edit is seen in Chromium."""
    seen: list[Seen] = []
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        page = browser.new_page()
        page.add_init_script(_WATCHING)
        for kind, (edit, change) in enumerate(EDITS.items()):
            numbers = [units * (EACH * kind + number + 1) // (EACH * len(EDITS) + 2) for number in range(EACH)]
            found = tuple(_seconds(page, hub, address, number, change) for number in numbers)
            seen.append(Seen(edit, found))
        browser.close()
    return seen


def _seconds(page: Page, hub: Path, address: str, unit: int, change: Callable[[str, str], str]) -> float:
    """Look at a unit, change it as an editor does, and return the seconds until the change is on the screen."""
    page.goto(f"{address}einheiten/{hubs.unit_id(unit)}/index.html")
    whole = page.locator('.tb-preview[data-state="fresh"]')  # the site has followed; maybe nothing is to be said
    whole.wait_for(state="attached", timeout=PATIENCE)
    file, word = hubs.unit_folder(hub, unit) / "index.md", f"{_NEW}{unit}"
    text = change(file.read_text("utf-8"), word)
    begun = time.time()
    file.write_text(text, "utf-8")
    page.locator("main").get_by_text(word).first.wait_for(timeout=PATIENCE)
    seen: float = page.wait_for_function("() => globalThis.seenAt").json_value()
    return seen / 1000 - begun


def measure_build(hub: Path, site: Path, cache: Path, units: int) -> float:
    """Return how long a whole build takes after a word was changed."""
    command = [sys.executable, "-m", "teilbar", "build", str(hub), "--out", str(site), "--cache", str(cache), *FORMATS]
    measure(command, hub.parent)
    file = hubs.unit_folder(hub, units // 2) / "index.md"
    file.write_text(_word(file.read_text("utf-8"), "Ganzneu"), "utf-8")
    return measure(command, hub.parent).seconds


def aims(seen: Sequence[Seen]) -> Iterator[Aim]:
    """Yield what the figures say of the aim."""
    worst = max(second for one in seen for second in one.seconds)
    sentence = f"every change seen in less than {MOST_SECONDS:g} s"
    yield Aim(sentence, f"{worst:.2f} s at worst", worst < MOST_SECONDS)


def table(seen: Sequence[Seen], whole: float) -> str:
    """Return the figures as a table in Markdown."""
    rows = [("", "median", "worst")]
    everything = Seen("all of them", tuple(second for one in seen for second in one.seconds))
    rows += [(one.edit, f"{median(one.seconds):.2f} s", f"{max(one.seconds):.2f} s") for one in (*seen, everything)]
    rows.append(("a whole build, for comparison", f"{whole:.2f} s", ""))
    return markdown(rows)


def main() -> None:
    """Measure, print, and write into docs/benchmarks.md where asked to."""
    parser = argparse.ArgumentParser(prog="python -m bench.preview", description=__doc__)
    parser.add_argument("--units", type=int, default=UNITS, help="size of the hub")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md too")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="teilbar-bench-") as name:
        folder = Path(name)
        hubs.write_hub(folder / "hub", hubs.plan_for(options.units))
        whole = measure_build(folder / "hub", folder / "site", folder / "cache", options.units)
        shutil.rmtree(folder / "site")
        with serving(folder / "hub", folder / "cache") as address:
            seen = measure_edits(folder / "hub", address, options.units)
    said = "\n\n".join((table(seen, whole), "\n".join(f"- {aim}" for aim in aims(seen))))
    print(said)
    if options.write:
        write_section("What an author waits for", said)


if __name__ == "__main__":
    main()
