"""What can change in a hub, and what has to be made again then: one row a kind of input.

Pieces are called by the ids of texts and the names of files. What stands in a row is what depends on the change; that a
page is put together again from its frame and its parts, or a list is written, costs next to nothing and is not counted.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from incremental.bench import CAPTIONS, UNITS, Bench

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from teilbar.options import Options

FILM, TON = f"source/{UNITS}/film/index.md", f"source/{UNITS}/ton/index.md"
OUTSIDE = f"source/{UNITS}/draussen"
HUB_FILE = "source/mkdocs.yml"
STYLES = "data/themes/material/styles"
TEMPLATES = "data/themes/material/templates/partials"

EMPTY_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"></svg>\n'
UNIT_IDS = "film ton blatt stein"
TEXTS = f"{UNIT_IDS} start ueber"
LISTS = "home materialien themen themen/medien themen/natur lernpfade mitwirkende credits.html"
DOCUMENTS = f"{TEXTS} {LISTS}"
RECORDS = "film/medien.yml ton/mikro.jpg.yml stein/medien.yml"
PICTURES = "szene.png figur.png mikro.jpg karte.svg"
MEDIA = f"{PICTURES} regen.wav regen.vtt plan.pdf"

STONE = f"source/{UNITS}/draussen/stein"


@dataclass(frozen=True)
class Row:
    """A change, and all that depends on it."""

    name: str
    change: Callable[[Bench], object] = lambda _: None
    option: Callable[[Options], Options] = lambda options: options
    """What else is asked for than before."""
    text: str = ""
    """Texts to be read."""
    records: str = ""
    """Files that say something of media, to be read."""
    look: str = ""
    """Media to be looked at."""
    looked: str | None = None
    """Texts that checks look into, where they are not those that are read again."""
    pictures: str = ""
    """Pictures whose renditions are to be made."""
    page: str = ""
    """Texts whose pages are to be rendered."""
    engine: str = ""
    """Pages that have to go through the engine."""
    package: str = ""
    """Units whose packages are to be made."""
    archive: str = ""
    """Units whose packages are put together again from what was made before."""

    @property
    def expected(self) -> Mapping[str, set[str]]:
        """What a build has to make, by kind."""
        kinds = ("text", "records", "look", "pictures", "page", "engine", "package")
        pieces = {kind: set(getattr(self, kind).split()) for kind in kinds}
        pieces["text-check"] = pieces["text"] if self.looked is None else set(self.looked.split())
        pieces["archive"] = pieces["package"] | set(self.archive.split())
        return {kind: names for kind, names in pieces.items() if names}


def edit(path: str, old: str, new: str) -> Callable[[Bench], object]:
    """Replace a text in a file."""
    return lambda bench: bench.replace(path, old, new)


def of_everything(name: str, change: Callable[[Bench], object], pictures: str = "") -> Row:
    """Return the row of a change that all depends on, but for pictures."""
    return Row(
        name,
        change,
        text=TEXTS,
        records=RECORDS,
        look=MEDIA,
        pictures=pictures,
        page=TEXTS,
        engine=DOCUMENTS,
        package=UNIT_IDS,
    )


def add_unit(bench: Bench, area: str) -> None:
    file = bench.source / UNITS / "licht" / "index.md"
    file.parent.mkdir()
    file.write_text(
        f"---\nid: licht\ntitel: Licht\nkurz: Es wird hell.\nbereich: {area}\n---\n\nAn und aus.\n", "utf-8"
    )


def share_keyword(bench: Bench) -> None:
    """Give two units that are no neighbours a keyword."""
    bench.replace(FILM, "alter: 4-6", "alter: 4-6\nschlagworte: Knete")
    bench.replace(f"{OUTSIDE}/blatt/index.md", "titel:", "schlagworte: knete\ntitel:")


def rename_medium(bench: Bench) -> None:
    """Call a picture something else wherever it is named."""
    bench.replace(FILM, "szene.png", "anfang.png")
    bench.replace(f"source/{UNITS}/film/medien.yml", "szene.png", "anfang.png")
    (bench.source / UNITS / "film" / "szene.png").rename(bench.source / UNITS / "film" / "anfang.png")


def commit_to_film(bench: Bench) -> None:
    bench.replace(FILM, "Ein Foto nach", "Ein Bild nach")
    bench.commit("Sagt Bild statt Foto")


def commit_to_ton(bench: Bench) -> None:
    bench.replace(TON, "id: ton", "id: klang")
    bench.commit("Heißt jetzt Klang")


def commit_without_stone(bench: Bench) -> None:
    shutil.rmtree(bench.folder / OUTSIDE / "stein")
    bench.commit("Ohne Steine")


ROWS = (
    # --- texts ------------------------------------------------------------------------------------------------------
    Row("a sentence", edit(TON, "Alle sind leise.", "Niemand spricht."), text="ton", page="ton", package="ton"),
    Row(  # a link leads to it: without it, to the page's beginning
        "a heading that is linked",
        edit(TON, "## Das braucht ihr", "## Was ihr mitbringt"),
        text="ton",
        page="ton film",
        engine="ton",
        package="ton",
    ),
    Row(  # its neighbours in the learning path name it, and the path's card
        "a unit's title",
        edit(TON, "titel: Geräusche sammeln", "titel: Töne fangen"),
        text="ton",
        page="ton film blatt start",
        engine="ton",
        package="ton",
    ),
    Row(  # nothing else is about it: it has no page, and leads nowhere
        "a keyword of one unit",
        edit(FILM, "alter: 4-6", "alter: 4-6\nschlagworte: Knete"),
        text="film",
        page="film",
        package="film",
    ),
    Row(  # it has a page, and the two units go well with each other
        "a keyword of two units",
        share_keyword,
        text="film blatt",
        page="film blatt",
        engine="schlagworte schlagworte/knete",
        package="film blatt",
    ),
    Row(
        "a unit's summary",
        edit(TON, "kurz: Wie klingt der Regen?", "kurz: Wie klingt der Wind?"),
        text="ton",
        page="ton start",
        engine="ton",
        package="ton",
    ),
    Row("a unit's age", edit(TON, "alter: 3-6", "alter: 4-6"), text="ton", page="ton start", package="ton"),
    Row("a comment in the header", edit(TON, "alter: 3-6", "# geprüft\nalter: 3-6"), text="ton"),
    Row(  # its page stands elsewhere then; the learning path, which names it, loses it
        "a unit's id",
        edit(TON, "id: ton", "id: klang"),
        text="ton",
        page="ton film blatt start",
        engine="klang",
        package="klang",
    ),
    Row(  # each of its units names it
        "a learning path's title",
        edit("source/content/pfade/start/index.md", "titel: Erste Schritte", "titel: Los geht es"),
        text="start",
        page="start film ton blatt",
        engine="start",
    ),
    Row(
        "the order of a learning path",
        edit("source/content/pfade/start/index.md", "  - film\n  - ton\n", "  - ton\n  - film\n"),
        text="start",
        page="start film ton blatt",
    ),
    Row(
        "a page's title",
        edit("source/content/ueber.md", "titel: Über uns", "titel: Wer wir sind"),
        text="ueber",
        page="ueber",
        engine=DOCUMENTS,
    ),
    Row(
        "a question",
        edit(FILM, "- [ ] Einen Herd", "- [ ] Einen Ofen"),
        text="film",
        page="film",
        package="film",
    ),
    # --- what folders say -------------------------------------------------------------------------------------------
    Row(  # what is said of a text is read with it; one of the two has a licence of its own
        "a folder's licence",
        edit(f"{OUTSIDE}/_ordner.yml", "lizenz: CC BY-SA 4.0", "lizenz: CC0-1.0"),
        text="blatt stein",
        page="blatt",
        package="blatt",
    ),
    Row(  # it leads to the unit's page, and stands on a card of the path
        "a folder's area",
        edit(f"{OUTSIDE}/_ordner.yml", "bereich: Natur", "bereich: Garten"),
        text="blatt stein",
        page="blatt stein start",
        engine="blatt stein themen/garten",
        package="blatt stein",
    ),
    Row(
        "a comment about a folder",
        edit(f"{OUTSIDE}/_ordner.yml", "bereich: Natur", "# Alles draußen\nbereich: Natur"),
        text="blatt stein",
    ),
    # --- the hub file -----------------------------------------------------------------------------------------------
    Row("the hub's description", edit(HUB_FILE, "zum Probieren", "zum Testen"), engine=DOCUMENTS),
    Row(  # what is credited is said to come from there
        "the hub's name",
        edit(HUB_FILE, "Probehub", "Testhub"),
        page=f"{UNIT_IDS} start",
        engine=DOCUMENTS,
        package=UNIT_IDS,
    ),
    Row(
        "the hub's address",
        edit(HUB_FILE, "https://example.org/hub/", "https://example.org/neu/"),
        page=f"{UNIT_IDS} start",
        engine=DOCUMENTS,
        package=UNIT_IDS,
    ),
    Row(  # every page links to it, with the page's own name in the letter
        "the hub's mailbox",
        edit(HUB_FILE, "    lizenz: CC BY 4.0", "    lizenz: CC BY 4.0\n    mitmachen: {postfach: idee@haus.de}"),
        page=TEXTS,
    ),
    Row("the hub's colours", edit(HUB_FILE, "#1f5d57", "#702459"), archive=UNIT_IDS),
    Row(  # what is said of a path and a page belongs to them, though they do not show it
        "the hub's licence",
        edit(HUB_FILE, "lizenz: CC BY 4.0", "lizenz: CC0-1.0"),
        text=TEXTS,
        page="ton start ueber",
        package="ton",
    ),
    Row(  # pictures carry their credit line, which is in the hub's language
        "the hub's language",
        edit(HUB_FILE, "    lizenz: CC BY 4.0", "    lizenz: CC BY 4.0\n    sprache: en"),
        text=TEXTS,
        pictures=PICTURES,
        page=TEXTS,
        engine=DOCUMENTS,
        package=UNIT_IDS,
    ),
    Row(  # every text has one, be it shown or not
        "the publisher",
        edit(HUB_FILE, "    lizenz: CC BY 4.0", "    lizenz: CC BY 4.0\n    herausgeber: {name: Ein Institut}"),
        text=TEXTS,
        page=TEXTS,
        engine=DOCUMENTS,
        package=UNIT_IDS,
    ),
    Row(
        "what is said of the course",
        lambda bench: (bench.source / "content/metadata.yml").write_text("inLanguage: en\n", "utf-8"),
        text=TEXTS,
        page=TEXTS,
        package=UNIT_IDS,
    ),
    # --- media ------------------------------------------------------------------------------------------------------
    Row(  # how many bytes a file has is known to the page
        "a picture",
        lambda bench: bench.write_picture("film/szene.png", (200, 30, 30)),
        look="szene.png",
        pictures="szene.png",
        page="film",
        package="film",
    ),
    Row(
        "a picture's name",
        rename_medium,
        text="film",
        records="film/medien.yml",
        look="anfang.png",
        page="film",
        package="film",
    ),
    Row(  # the author stands in the picture and in the package
        "an author in medien.yml",
        edit(f"source/{UNITS}/film/medien.yml", "Ada Muster", "Ada Beispiel"),
        records="film/medien.yml",
        pictures="szene.png",
        page="film",
        package="film",
    ),
    Row(
        "a comment in medien.yml",
        edit(f"source/{UNITS}/film/medien.yml", "- datei: szene.png", "# Bilder\n- datei: szene.png"),
        records="film/medien.yml",
    ),
    Row(
        "an author in a sidecar",
        edit(f"source/{UNITS}/ton/mikro.jpg.yml", "Cem Muster", "Cem Beispiel"),
        records="ton/mikro.jpg.yml",
        pictures="mikro.jpg",
        page="ton",
        package="ton",
    ),
    Row(  # it has no origin any more: the unit is not offered, and no part of what the learning path offers
        "a sidecar that goes",
        lambda bench: (bench.source / UNITS / "ton" / "mikro.jpg.yml").unlink(),
        pictures="mikro.jpg",
        page="ton start",
    ),
    Row(
        "a picture that goes",
        lambda bench: (bench.source / UNITS / "film" / "figur.png").unlink(),
        page="film",
        package="film",
    ),
    Row(
        "a drawing",
        edit(f"{STONE}/karte.svg", "#456", "#654"),
        look="karte.svg",
        pictures="karte.svg",
        page="stein",
        package="stein",
    ),
    Row(
        "an author of a drawing",
        edit(f"{STONE}/medien.yml", "Fine Muster", "Fine Beispiel"),
        records="stein/medien.yml",
        pictures="karte.svg",
        page="stein",
        package="stein",
    ),
    Row(
        "a sound",
        lambda bench: bench.write_sound("draussen/stein/regen.wav", 16000),
        look="regen.wav",
        page="stein",
        package="stein",
    ),
    Row(
        "captions",
        edit(f"{STONE}/regen.vtt", "Es regnet.", "Es nieselt."),
        look="regen.vtt",
        page="stein",
        package="stein",
    ),
    Row(
        "captions that come",
        lambda bench: (bench.source / UNITS / "draussen/stein/regen.en.vtt").write_text(CAPTIONS, "utf-8"),
        look="regen.en.vtt",
        page="stein",
        package="stein",
    ),
    Row(
        "captions that go",
        lambda bench: (bench.source / UNITS / "draussen/stein/regen.vtt").unlink(),
        page="stein",
        package="stein",
    ),
    Row(  # they are attached no more; what was found of them is told
        "captions that break",
        edit(f"{STONE}/regen.vtt", "WEBVTT", "1"),
        look="regen.vtt",
        page="stein",
        package="stein",
    ),
    Row(
        "a document",
        edit(f"{STONE}/plan.pdf", "Der Plan", "Ein Plan"),
        look="plan.pdf",
        page="stein",
        package="stein",
    ),
    # --- what Teilbar brings along ----------------------------------------------------------------------------------
    Row(  # of a unit and of another one's picture
        "a licence's name",
        edit("data/licenses/CC-BY-SA-4.0.toml", 'name = "CC BY-SA 4.0"', 'name = "CC-BY-SA 4.0"'),
        pictures="mikro.jpg",
        page="blatt ton",
        package="blatt ton",
    ),
    Row("a licence that nobody uses", edit("data/licenses/MIT.toml", '"MIT-Lizenz"', '"MIT Lizenz"')),
    Row(
        "a style sheet",
        lambda bench: (bench.data / "themes/material/styles/95-new.css").write_text("p { margin: 1rem }\n", "utf-8"),
        archive=UNIT_IDS,
    ),
    Row(
        "packages' own style sheet",
        lambda bench: (bench.data / "themes/package/base.css").write_text("p { margin: 1rem }\n", "utf-8"),
        archive=UNIT_IDS,
    ),
    Row(
        "an icon",
        lambda bench: (bench.data / "themes/material/icons/tip.svg").write_text(EMPTY_DRAWING, "utf-8"),
        archive=UNIT_IDS,
    ),
    Row(  # one unit asks something
        "the script of questions",
        lambda bench: (bench.data / "themes/dist/questions.js").write_text('"use strict";\n', "utf-8"),
        archive="film",
    ),
    Row("the script of copying", lambda bench: (bench.data / "themes/material/scripts/copy.js").write_text("1;\n")),
    Row("the script of packages with steps", lambda bench: (bench.data / "themes/dist/player.js").write_text("1;\n")),
    Row(  # no unit of the hub has any
        "how gaps are compared",
        edit(HUB_FILE, "    lizenz: CC BY 4.0", "    lizenz: CC BY 4.0\n    luecken_genau: true"),
    ),
    Row(  # no format that was asked for tells it anybody
        "the pass mark",
        edit(HUB_FILE, "    lizenz: CC BY 4.0", "    lizenz: CC BY 4.0\n    bestanden_ab: 80"),
    ),
    Row(  # packages have no frame
        "the frame's style sheet",
        lambda bench: (bench.folder / STYLES / "30-frame.css").write_text("nav { margin: 1rem }\n", "utf-8"),
    ),
    Row(
        "a template",
        lambda bench: (bench.data / "themes/material/templates/partials/footer.html").write_text("<footer></footer>"),
        engine=DOCUMENTS,
    ),
    Row(  # in the order of their paths, all files are where they were
        "a template's folder",
        lambda bench: (bench.folder / TEMPLATES / "javascripts").rename(bench.folder / TEMPLATES / "javascript"),
        engine=DOCUMENTS,
    ),
    # --- Teilbar itself, and what is installed with it --------------------------------------------------------------
    of_everything("the code", edit("code/linking.py", "from __future__", "# Links.\nfrom __future__")),
    of_everything(
        "the code that makes pictures",
        edit("code/renditions/plan.py", "from __future__", "# Pictures.\nfrom __future__"),
        pictures=PICTURES,
    ),
    of_everything("the words", edit("code/texts/interface.toml", "Was ist neu", "Was neu ist")),
    of_everything("a distribution", lambda bench: bench.install("neu")),
    of_everything(
        "the code of somebody else's format",
        edit("installed/outline_format.py", "from __future__", "# Headings.\nfrom __future__"),
    ),
    # --- what is asked for ------------------------------------------------------------------------------------------
    Row(  # every unit's page offers it
        "another format",
        option=lambda options: replace(options, formats=("offline", "outline")),
        page=UNIT_IDS,
        package=" ".join(f"{unit}.outline.zip" for unit in UNIT_IDS.split()),
    ),
    Row("another engine", option=lambda options: replace(options, engine="properdocs"), engine=DOCUMENTS),
    Row("to be strict with what has no fault", option=lambda options: replace(options, strict=True)),
    Row(  # a warning is an error then, and whatever names the unit goes without it
        "to be strict with a fault",
        edit(FILM, "szene.png)", "fehlt.png)"),
        option=lambda options: replace(options, strict=True),
        text="film",
        page="ton blatt start ueber",
    ),
    Row(  # it loses its neighbours and its link; there is nothing to choose from, so the start page loses a heading
        "one unit alone",
        option=lambda options: replace(options, only=("film",)),
        page="film start",
        engine="home",
    ),
    # --- units that come and go -------------------------------------------------------------------------------------
    Row(
        "a unit that is withdrawn",
        edit(FILM, "alter: 4-6", "alter: 4-6\nzurueckgezogen: Ein Foto"),
        text="film",
        looked="",
        page="ton blatt start ueber",
    ),
    Row(
        "a new unit",
        lambda bench: add_unit(bench, "Medien"),
        text="licht",
        page="licht",
        engine="licht",
        package="licht",
    ),
    Row(
        "a new unit in a new area",
        lambda bench: add_unit(bench, "Technik"),
        text="licht",
        page="licht",
        engine="licht themen/technik",
        package="licht",
    ),
    Row("a unit that goes", lambda bench: shutil.rmtree(bench.folder / OUTSIDE / "stein")),
    # --- history ----------------------------------------------------------------------------------------------------
    Row("a commit to a unit", commit_to_film, text="film", page="film", package="film"),
    Row(  # the page at its old address needs neither renderer nor engine
        "a commit that gives a unit another address",
        commit_to_ton,
        text="ton",
        page="ton film blatt start",
        engine="klang",
        package="klang",
    ),
    Row("a commit that deletes a unit", commit_without_stone),
    Row(  # what a text says of itself belongs to it, though its page does not show it
        "an address that a unit once had",
        edit(FILM, "alter: 4-6", "alter: 4-6\nfrueher: alter-film"),
        text="film",
        page="film",
        package="film",
    ),
    Row(  # the page of contributors is a list like any other
        "a contributor who agrees",
        edit(HUB_FILE, "    lizenz: CC BY 4.0", "    lizenz: CC BY 4.0\n    mitwirkende: [Ada]"),
    ),
    Row(
        "former addresses are not kept",
        edit(HUB_FILE, "    lizenz: CC BY 4.0", "    lizenz: CC BY 4.0\n    adressen: {bewahren: nein}"),
    ),
    Row("a commit that changes nothing", lambda bench: bench.commit("Nichts")),
)
