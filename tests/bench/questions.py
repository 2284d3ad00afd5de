"""Many questions on one page, in a browser: how long it takes until they live, and until one that is used has answered.

``python -m bench.questions [NUMBER]`` prints it, and so does ``make bench``. It fails where a page of many is not
responsive: what a person does must be answered within 100 ms (RAIL, "Response").
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from setup import browser as chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MANY, FEW = 300, 30
TIMES = 5  # loads of each page
MOST = 100  # milliseconds that a person may wait for an answer
PHONE = 4  # times slower than this machine: what a phone of the middle class is taken for

KINDS = (
    "Frage: Was braucht ihr ({n})?\n- [x] Ein Tablet\n  > Genau.\n- [ ] Einen Ofen\n- [x] Knete\n\n> Tipp: Schaut hin.",
    "Stimmt das? Bild {n} bewegt sich.\n- [ ] Stimmt\n- [x] Stimmt nicht",
    "Lückentext: Das Material {n}\nWir brauchen ein *Tablet/iPad:flaches Gerät* und viel *Zeit*.",
    "Wörter ziehen: In der Küche {n}\nDie *Schnecke* kriecht über den *Tisch*.\n\nFalsche Wörter: *Ofen*",
    "Markieren: Wo sind die Tiere ({n})?\nDer *Hund* und die *Katze* sehen das Tablet im Garten.",
    "Zuordnen: Was tut was ({n})?\n- Mikrofon -> nimmt Töne auf\n- Kamera -> macht Bilder",
    "Reihenfolge: Erst was ({n})?\n1. Figur kneten\n2. Bild machen\n3. Film ansehen",
)

MEASURE = """() => {
  const USABLE = "input, select, button.tb-word, .tb-order button:not([aria-disabled=true])";
  const timed = (act) => {
    const before = performance.now();
    act();
    document.body.getBoundingClientRect(); // what was changed is laid out
    return performance.now() - before;
  };
  const { domInteractive, domContentLoadedEventStart } = performance.getEntriesByType("navigation")[0];
  const used = Teilbar.questions.map((one) => timed(() => {
    const control = one.element.querySelector(USABLE);
    if (control.matches("[type=text]")) {
      control.value = "Zeit";
      control.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (control.matches("select")) {
      control.value = "0";
      control.dispatchEvent(new Event("change", { bubbles: true }));
    } else {
      control.click();
    }
  }));
  const checked = Teilbar.questions.map((one) => timed(() => one.check()));
  const kept = timed(() => Teilbar.save());
  return { questions: Teilbar.questions.length, done: Teilbar.questions.filter((one) => one.done).length,
    alive: domContentLoadedEventStart - domInteractive, used, checked, kept };
}"""


@dataclass(frozen=True)
class Figures:
    """Milliseconds on a page, on a processor slowed down to a phone's."""

    alive: float
    """From the page's last byte until all questions are alive, with the page's other scripts."""
    used: float
    """The slowest answer to a click or a key, laid out."""
    checked: float
    """The slowest check."""
    kept: float
    """To write down the state of all."""


def measure_questions(number: int, browser: Browser) -> Figures:
    """Return the figures of a page with that many questions: medians over loads, of the slowest on each."""
    with TemporaryDirectory(prefix="teilbar-bench-") as folder:
        page = _build(number, Path(folder))
        runs = [_run(page, browser, number) for _ in range(TIMES)]
    return Figures(
        alive=median(run["alive"] for run in runs),
        used=median(max(run["used"]) for run in runs),
        checked=median(max(run["checked"]) for run in runs),
        kept=median(run["kept"] for run in runs),
    )


def report(many: Figures, few: Figures, number: int = MANY) -> str:
    """Return both as a table."""
    rows = (
        ("until all are alive", many.alive, few.alive),
        ("slowest answer to a click or key", many.used, few.used),
        ("slowest check", many.checked, few.checked),
        ("state of all, written down", many.kept, few.kept),
    )
    lines = (f"{name:<34} {first:8.1f} ms {second:8.1f} ms  x {first / second:.1f}" for name, first, second in rows)
    return "\n".join([f"{number} questions on a page, {FEW} on another; processor slowed by {PHONE}", *lines])


def _build(number: int, folder: Path) -> Path:
    unit = folder / "hub" / "einheiten" / "viele"
    unit.mkdir(parents=True)
    head = (
        "---\nid: viele\ntitel: Viele Fragen\nkurz: Sehr viele.\nbereich: Medien\nlizenz: CC0-1.0\n---\n\n## Fragen\n"
    )
    questions = (f"### {KINDS[n % len(KINDS)].format(n=n)}\n" for n in range(number))
    (unit / "index.md").write_text("\n".join((head, *questions)), "utf-8")
    command = (sys.executable, "-m", "teilbar", "build", folder / "hub", "--out", folder / "site")
    subprocess.run(command, check=True, capture_output=True, env={"TEILBAR_CACHE": str(folder / "cache")})
    return folder / "site" / "einheiten" / "viele" / "index.html"


def _run(page_file: Path, browser: Browser, number: int) -> dict[str, Any]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": PHONE})
    page.goto(page_file.as_uri())
    measured: dict[str, Any] = page.evaluate(MEASURE)
    context.close()
    if (measured["questions"], measured["done"]) != (number, number):
        sys.exit(f"{measured['done']} of {measured['questions']} questions were answered, not {number}")
    return measured


def main(number: int = MANY) -> None:
    """Measure, print, and fail where a person has to wait."""
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        many, few = (measure_questions(one, browser) for one in (number, FEW))
        browser.close()
    print(report(many, few, number))
    if max(many.used, many.checked) > MOST:
        sys.exit(f"MISSED: an answer within {MOST} ms")
    print(f"reached: an answer within {MOST} ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
