"""Edits as people and accidents make them, drawn at random; each says what it did."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from incremental.bench import UNITS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    from incremental.bench import Bench
    from teilbar.options import Options

# Few values each: what was there before comes back, and two texts come to say the same.
WORDS = {
    "titel": ("Licht", "Unser Film", "Natur", "Geräusche sammeln"),
    "kurz": ("Ein Satz.", "Wie klingt der Regen?"),
    "alter": ("3-6", "ab 4", "vier"),
    "bereich": ("Medien", "Natur", "Technik"),
    "lizenz": ("CC0-1.0", "CC BY-SA 4.0", "CC BY 4.0", "Meine"),
    "id": ("film", "ton", "licht"),
    "zurueckgezogen": ("Ein Foto", "nein"),
    "entwurf": ("ja", "nein"),
    "art": ("einheit", "seite", "lernpfad"),
}
ABOUT_MEDIA = ("urheber: Ada", "urheber: Bert", "lizenz: CC BY-SA 4.0", "alt: Ein Bild", "zurueckgezogen: Ein Kind")
ABOUT_THE_HUB = {
    "site_name": ("Probehub", "Testhub", "Unser Film"),
    "site_description": ("Ein Hub zum Probieren.", "Ein Satz."),
    "site_url": ("https://example.org/hub/", "https://example.org/neu/"),
    '    primary: "#': ('1f5d57"', '702459"'),
    "    lizenz": ("CC BY 4.0", "CC0-1.0"),
}
LINES = (
    *("Ein Satz mehr.", "## Material", "## So geht's", "### Frage: Was fehlt?", "- [x] Ein Stativ", "- [ ] Ein Herd"),
    *("[Dort](../film/index.md#so-gehts)", "[Ton](../ton/index.md)", "![Szene](szene.png)", "![M](../ton/mikro.jpg)"),
    *("[Hier](#material)", "$a^2$", "<details><summary>Mehr</summary>Nichts</details>", "titel: [", "---"),
)
COLOURS = ((43, 99, 147), (200, 30, 30), (10, 10, 10))


@dataclass
class Person:
    """Somebody who edits a hub, without much thought."""

    bench: Bench
    random: Random
    before: list[dict[str, bytes]] = field(default_factory=list)
    """What the source held before each edit."""

    def edit(self) -> str:
        """Do something and say what."""
        return self.random.choice(EDITS)(self)

    def ask(self) -> Options:
        """Return what is asked of the next build: mostly the usual."""
        options = self.bench.options
        others = (
            replace(options, only=("film",)),
            replace(options, only=("blatt", "stein")),
            replace(options, strict=True),
            replace(options, formats=("offline", "outline")),
            replace(options, engine="properdocs"),
        )
        return options if self.random.random() < 0.6 else self.random.choice(others)

    # --- the source -------------------------------------------------------------------------------------------------

    def files(self, *patterns: str) -> list[Path]:
        """Return the content's files of some names, sorted."""
        return sorted(file for name in patterns for file in (self.bench.source / "content").rglob(name))

    def one(self, *patterns: str) -> Path | None:
        found = self.files(*patterns)
        return self.random.choice(found) if found else None

    def remember(self) -> None:
        source = self.bench.source
        self.before.append({str(file.relative_to(source)): file.read_bytes() for file in _visible(source)})


def _visible(source: Path) -> list[Path]:
    return [file for file in source.rglob("*") if file.is_file() and ".git" not in file.relative_to(source).parts]


def say_in_the_header(person: Person) -> str:
    file = person.one("*.md", "_ordner.yml")
    if file is None:
        return "nothing"
    name = person.random.choice(list(WORDS))
    line = f"{name}: {person.random.choice(WORDS[name])}"
    text = file.read_text("utf-8")
    own = re.compile(rf"^{name}:.*$", re.MULTILINE)
    if own.search(text):
        text = own.sub("" if person.random.random() < 0.2 else line, text, count=1)
    elif file.suffix == ".yml":
        text += f"{line}\n"
    else:
        text = text.replace("---\n", f"---\n{line}\n", 1)
    file.write_text(text, "utf-8")
    return f"{line} in {file.parent.name}/{file.name}"


def change_a_line(person: Person) -> str:
    file = person.one("*.md")
    if file is None:
        return "nothing"
    lines = file.read_text("utf-8").split("\n")
    place = person.random.randrange(len(lines))
    new = [] if person.random.random() < 0.3 else ["", person.random.choice(LINES), ""]
    lines[place : place + (not new)] = new
    file.write_text("\n".join(lines), "utf-8")
    return f"{new} in line {place + 1} of {file.parent.name}/{file.name}"


def swap(person: Person) -> str:
    found = person.files(person.random.choice(("index.md", "*.png")))
    if len(found) < 2:
        return "nothing"
    one, other = person.random.sample(found, 2)
    held = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(held)
    return f"swap {one.parent.name}/{one.name} and {other.parent.name}/{other.name}"


def move(person: Person) -> str:
    units = sorted(file.parent for file in (person.bench.source / UNITS).rglob("index.md"))
    if not units:
        return "nothing"
    unit = person.random.choice(units)
    place = person.bench.source / UNITS / person.random.choice(("film", "licht", "draussen/baum", "draussen/stein"))
    if place.exists():
        return "nothing"
    unit.rename(place)
    return f"move {unit.name} to {place.name}"


def copy(person: Person) -> str:
    unit = person.one("index.md")
    place = person.bench.source / UNITS / person.random.choice(("kopie", "draussen/kopie"))
    if unit is None or place.exists():
        return "nothing"
    shutil.copytree(unit.parent, place)
    return f"copy {unit.parent.name} to {place.relative_to(person.bench.source)}"


def delete(person: Person) -> str:
    file = person.one("*")
    if file is None:
        return "nothing"
    if file.is_dir():
        shutil.rmtree(file)
    else:
        file.unlink()
    return f"delete {file.parent.name}/{file.name}"


def paint(person: Person) -> str:
    file = person.one("*.png", "*.jpg")
    if file is None:
        return "nothing"
    colour = person.random.choice(COLOURS)
    person.bench.write_picture(str(file.relative_to(person.bench.source / UNITS)), colour)
    if person.random.random() < 0.2:
        file.write_bytes(file.read_bytes()[: person.random.randrange(200)])
        return f"cut off {file.name}"
    return f"paint {file.name} in {colour}"


def rename_a_picture(person: Person) -> str:
    file = person.one("*.png", "*.jpg")
    if file is None:
        return "nothing"
    new = file.with_name(person.random.choice(("szene.png", "Szene.png", "figur.png", "mikro.jpg")))
    file.rename(new)
    return f"rename {file.name} to {new.name}"


def say_of_media(person: Person) -> str:
    file = person.one("medien.yml", "*.jpg.yml")
    if file is None:
        return "nothing"
    line = person.random.choice((*ABOUT_MEDIA, "alt: [", "# Notiz"))
    lines = file.read_text("utf-8").splitlines()
    place = person.random.randrange(len(lines) + 1)
    lines.insert(place, ("  " if file.name == "medien.yml" else "") + line)
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return f"{line!r} as line {place + 1} of {file.name}"


def say_of_the_hub(person: Person) -> str:
    file = person.bench.source / "mkdocs.yml"
    if not file.exists():
        return "nothing"
    name = person.random.choice(list(ABOUT_THE_HUB))
    line = name + ("" if name.endswith("#") else ": ") + person.random.choice(ABOUT_THE_HUB[name])
    file.write_text(re.sub(rf"^{re.escape(name)}.*$", line, file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    return line.strip()


def write_a_start_page(person: Person) -> str:
    file = person.bench.source / "content" / "index.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text("# Willkommen\n\nHier geht es [zum Film](einheiten/film/index.md).\n", "utf-8")
    return "write a start page"


def undo(person: Person) -> str:
    if not person.before:
        return "nothing"
    back = person.random.randrange(len(person.before))
    source = person.bench.source
    for file in _visible(source):
        file.unlink()
    for name, data in person.before[back].items():
        file = source / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return f"back to what was before edit {back + 1}"


def commit(person: Person) -> str:
    person.bench.commit(f"Ändert etwas ({len(person.before)})")
    return "commit"


# --- what is no source ----------------------------------------------------------------------------------------------


def change_what_teilbar_brings_along(person: Person) -> str:
    data = person.bench.data
    name, text = person.random.choice(
        (
            ("themes/material/templates/partials/footer.html", "<footer>Ende</footer>"),
            ("themes/material/styles/95-new.css", "p { margin: 1rem }"),
            (
                "licenses/CC0-1.0.toml",
                (data / "licenses/CC0-1.0.toml").read_text("utf-8").replace('"CC0 1.0"\n', '"CC0"\n', 1),
            ),
        )
    )
    (data / name).write_text(text, "utf-8")
    return f"change {name}"


def damage_the_cache(person: Person) -> str:
    folder = person.bench.folder / "cache"
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    if not files or person.random.random() < 0.3:
        shutil.rmtree(folder, ignore_errors=True)
        return "delete the cache"
    file = person.random.choice(files)
    data = bytearray(file.read_bytes())
    start = person.random.randrange(len(data) + 1)
    if person.random.random() < 0.5:
        data[start : start + 5000] = bytes(len(data[start : start + 5000]))
    else:
        del data[start:]
    file.write_bytes(data)
    return f"damage {file.name} from byte {start}"


def touch_the_site(person: Person) -> str:
    out = person.bench.options.out
    files = sorted(file for file in out.rglob("*") if file.is_file())
    if not files:
        return "nothing"
    file = person.random.choice(files)
    way = person.random.choice(("edit", "delete", "add beside", "exchange for its neighbour", "delete all"))
    if way == "edit":
        file.write_bytes(file.read_bytes() + b"\n")
    elif way == "delete":
        file.unlink()
    elif way == "add beside":
        file.with_name("fremd.html").write_text("Hier stand nichts.", "utf-8")
    elif way == "exchange for its neighbour":
        files[0].replace(file)
    else:
        shutil.rmtree(out)
    return f"{way}: {file.relative_to(out)}"


EDITS: tuple[Callable[[Person], str], ...] = (
    *(say_in_the_header, say_in_the_header, say_in_the_header, change_a_line, change_a_line, change_a_line),
    *(swap, move, copy, delete, paint, rename_a_picture, say_of_media, say_of_media, say_of_the_hub, undo, undo),
    *(write_a_start_page, commit, change_what_teilbar_brings_along, damage_the_cache, touch_the_site),
)
"""The more often one stands here, the more often it is drawn."""
