"""The hub file says what its owner means; a mistake in it is named by line; nothing in it is ever run."""

from __future__ import annotations

import sys
from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest
import yaml

from reading.sentences import rules_and_lines
from teilbar import texts
from teilbar.hub import Area, Hub, HubError, content_root, load_hub
from teilbar.reading.source import open_source

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.model.findings import Finding


def load(folder: Path, text: str | None, name: str = "mkdocs.yml") -> tuple[Hub, tuple[Finding, ...]]:
    """Return the hub of a folder with this hub file."""
    (folder / "index.md").write_text("# Start\n")
    if text is not None:
        (folder / name).write_text(dedent(text), "utf-8")
    with open_source(str(folder)) as source:
        return load_hub(source)


def ours(text: str) -> str:
    """Return a hub file with these lines below ``extra: teilbar:``, the first of them being line 3."""
    return "extra:\n  teilbar:\n" + indent(dedent(text).lstrip("\n"), "    ")


def test_folder_without_hub_file_gets_what_is_built_in(tmp_path: Path) -> None:
    hub, findings = load(tmp_path, None)
    assert (hub, findings) == (Hub(), ())
    assert (hub.language, hub.own_media, hub.site_url) == ("de", False, "")


@pytest.mark.parametrize("text", ["", "# nichts\n", "extra:\n", "extra:\n  teilbar:\n", "theme:\nsite_name:\n"])
def test_empty_hub_file_means_what_is_built_in(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, text) == (Hub(), ())


def test_everything_a_hub_may_say(tmp_path: Path) -> None:
    (tmp_path / "inhalt").mkdir()
    for name in ("impressum.md", "logo.svg", "icon.png"):
        (tmp_path / "inhalt" / name).write_text("x")
    hub, findings = load(
        tmp_path,
        """\
        site_name: Medienkiste
        site_url: https://example.org/kiste
        site_description: Alles mit Medien
        repo_url: https://gitlab.example/g/kiste
        edit_uri: -/edit/main/inhalt/
        docs_dir: ./inhalt/
        theme:
          name: material
          palette: {primary: deep purple, accent: "#A50"}
          logo: logo.svg
          favicon: icon.png
        extra:
          teilbar:
            sprache: en
            herausgeber: {name: Haus, url: https://haus.de, kontakt: a@haus.de, beispieldaten: nein}
            mitmachen: {zweig: main, vorlage: Idee, postfach: idee@haus.de, gitlab: ja}
            lizenz: CC-BY-4.0
            autor: [Ada, Bo]
            bereiche: [Ästhetik & Kunst, Medien]
            medien_eigene: ja
            blockiert: text-not-utf8
            navigation: [impressum.md]
            h5p_set: core-1_27
            formate: [offline, h5p]
        """,
    )
    assert findings == ()
    assert (hub.site_name, hub.site_url, hub.docs_dir) == ("Medienkiste", "https://example.org/kiste/", "./inhalt/")
    assert (hub.theme.palette.primary, hub.theme.palette.accent) == ("#7e56c2", "#aa5500")
    assert (hub.theme.logo, hub.theme.favicon) == ("logo.svg", "icon.png")
    assert (hub.language, hub.licence, hub.authors, hub.own_media) == ("en", "CC-BY-4.0", ("Ada", "Bo"), True)
    assert (hub.publisher.name, hub.publisher.contact, hub.publisher.sample) == ("Haus", "a@haus.de", False)
    taking_part = hub.participation
    assert (hub.edit_uri, taking_part.branch, taking_part.template) == ("-/edit/main/inhalt/", "main", "Idee")
    assert (taking_part.mailbox, taking_part.gitlab) == ("idee@haus.de", True)
    assert hub.areas == (Area(id="aesthetik-kunst", name="Ästhetik & Kunst"), Area(id="medien", name="Medien"))
    assert (hub.blocking, hub.navigation, hub.formats) == (("text-not-utf8",), ("impressum.md",), ("offline", "h5p"))
    assert hub.h5p_set == "core-1_27"


SPELLINGS = {
    "areas with ids": (
        ours("bereiche:\n  kunst: Ästhetik\n  medien:\n"),
        "areas",
        (("kunst", "Ästhetik"), ("medien", "medien")),
    ),
    "one author": (ours("autor: Ada\n"), "authors", ("Ada",)),
    "name that is a number": ("site_name: 1984\n", "site_name", "1984"),
    "address with its slash": ("site_url: https://example.org/\n", "site_url", "https://example.org/"),
    "address with umlauts, as programs take it": (
        "site_url: https://example.org/müll\n",
        "site_url",
        "https://example.org/m%C3%BCll/",
    ),
    "address from the environment": ("site_url: !ENV [SITE_URL, 'https://example.org/']\n", "site_url", ""),
    "theme's name alone": ("theme: readthedocs\n", "theme", Hub().theme),
    "language of the theme": ("theme:\n  language: en-GB\n", "language", "en"),
    "language of the theme that Teilbar lacks": ("theme:\n  language: fr\n", "language", "de"),
    "own language before the theme's": ("theme:\n  language: en\n" + ours("sprache: de\n"), "language", "de"),
    "several palettes": (
        "theme:\n  palette:\n    - {scheme: default}\n    - {primary: teal}\n    - {primary: red}\n",
        "theme.palette.primary",
        "#009485",
    ),
    "palette styled elsewhere": ("theme:\n  palette: {primary: custom}\n", "theme.palette.primary", ""),
}


@pytest.mark.parametrize(("text", "option", "value"), SPELLINGS.values(), ids=SPELLINGS)
def test_other_spellings_are_understood(tmp_path: Path, text: str, option: str, value: object) -> None:
    hub, findings = load(tmp_path, text)
    found: object = hub
    for name in option.split("."):
        found = getattr(found, name)
    if option == "areas":
        found = tuple((area.id, area.name) for area in hub.areas)
    assert found == value
    assert findings == ()


def test_second_name_of_the_hub_file_is_known(tmp_path: Path) -> None:
    hub, _ = load(tmp_path, "site_name: Kiste\n", name="mkdocs.yaml")
    assert hub.site_name == "Kiste"


def test_hub_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Hub().site_name = "x"


# --- what breaks --------------------------------------------------------------------------------------------------

WRONG = {
    "text for a list of names": ("nur ein Satz\n", [("hub-file-without-names", 1)], "`Name: Wert`"),
    "YAML that does not parse": ("site_name: Kiste: neu\n", [("yaml-colon", 1)], "zweiter Doppelpunkt"),
    "key given twice": ("site_name: A\nsite_name: B\n", [("yaml-duplicate-key", 2)], "„site_name“ steht zweimal"),
    "bomb": ("a: &a [1, *a]\n", [("yaml-aliases", 1)], "enthalten"),
    "list for a text": ("site_name:\n  - Kiste\n", [("hub-option-text", 1)], 'da steht aber ["Kiste"]'),
    "text for a mapping": (ours("herausgeber: Haus\n"), [("hub-option-mapping", 3)], "`extra.teilbar.herausgeber`"),
    "list for extra": ("extra: [teilbar]\n", [("hub-option-mapping", 1)], "Bei `extra`"),
    "text for teilbar": ("extra:\n  teilbar: ja\n", [("hub-option-mapping", 2)], "Bei `extra.teilbar`"),
    "list for the theme": ("theme: [material]\n", [("hub-option-mapping", 1)], "Bei `theme`"),
    "text for a truth": (ours("medien_eigene: manche\n"), [("hub-option-truth", 3)], "`true` (ja) oder `false` (nein)"),
    "set of content types nobody has": (
        ours("h5p_set: neu\n"),
        [("hub-option-choice", 3)],
        "diesen erwartet: core-1_27, core-1_27-quiz-1_21",
    ),
    "language nobody has": (ours("sprache: fr\n"), [("hub-option-choice", 3)], "diesen erwartet: de, en"),
    "mapping for a list": (ours("autor: {name: Ada}\n"), [("hub-option-list", 3)], "wird eine Liste erwartet"),
    "mapping in a list": (ours("autor:\n  - Ada\n  - {name: Bo}\n"), [("hub-option-text", 5)], "`extra.teilbar.autor`"),
    "area without a name": (ours("bereiche:\n  - Kunst\n  - [x]\n"), [("hub-option-text", 5)], '["x"]'),
    "number for areas": (ours("bereiche: 5\n"), [("hub-option-list", 3)], "da steht aber 5"),
    "percentage above 100": (ours("bestanden_ab: 120\n"), [("hub-option-percent", 3)], "von 1 bis 100"),
    "word for a percentage": (ours("bestanden_ab: alles\n"), [("hub-option-percent", 3)], "zum Beispiel `60`"),
    "size of nothing": (ours("paketgroesse: viel\n"), [("hub-option-size", 3)], "`100 MB`"),
    "size of zero": (ours("paketgroesse: 0 MB\n"), [("hub-option-size", 3)], "wird eine Größe erwartet"),
    "address without https": ("site_url: example.org\n", [("hub-option-web-address", 1)], "https://"),
    "address that programs cannot take": ("site_url: 'https://['\n", [("hub-option-web-address", 1)], "https://"),
    "address that is a script": (
        ours("herausgeber:\n  url: javascript:alert(1)\n"),
        [("hub-option-web-address", 4)],
        "`extra.teilbar.herausgeber.url`",
    ),
    "e-mail without at sign": (ours("herausgeber:\n  kontakt: Haus\n"), [("hub-option-email", 4)], "E-Mail"),
    "several at once": (
        "site_name: []\nsite_url: x\n" + ours("sprache: fr\n"),
        [("hub-option-text", 1), ("hub-option-web-address", 2), ("hub-option-choice", 5)],
        "",
    ),
    "value as long as a book": (f"site_url: {'x' * 5000}\n", [("hub-option-web-address", 1)], "x…"),
}


@pytest.mark.parametrize(("text", "broken", "sentence"), WRONG.values(), ids=WRONG)
def test_broken_hub_file_is_told(tmp_path: Path, text: str, broken: list[tuple[str, int]], sentence: str) -> None:
    with pytest.raises(HubError) as caught:
        load(tmp_path, text)
    findings = caught.value.findings
    assert sorted(rules_and_lines(findings), key=lambda place: place[1] or 0) == broken
    assert {found.file for found in findings} == {"mkdocs.yml"}
    said = texts.message(findings[0], "de") + texts.remedy(findings[0], "de")
    assert sentence in said
    assert len(said) < 500


def test_hub_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes("site_name: Bücher\n".encode("latin-1"))
    with open_source(str(tmp_path)) as source, pytest.raises(HubError) as caught:
        load_hub(source)
    assert rules_and_lines(caught.value.findings) == [("text-not-utf8", 1)]


# --- what is odd --------------------------------------------------------------------------------------------------

ODD = {
    "name misspelled": (ours("lizens: CC0-1.0\n"), ("hub-option-misspelled", 3), "`lizenz`"),
    "English name": (ours("publisher: {}\n"), ("hub-option-unknown", 3), "herausgeber"),
    "inner name misspelled": (ours("herausgeber:\n  kontackt: a@b\n"), ("hub-option-misspelled", 4), "`kontakt`"),
    "name of nothing": (ours("42: x\n"), ("hub-option-unknown", 3), "sprache"),
    "rule misspelled": (ours("blockiert:\n  - text-not-utf-8\n"), ("hub-rule-misspelled", 4), "`text-not-utf8`"),
    "rule of nothing": (ours("blockiert:\n  - xyzzy\n"), ("hub-rule-unknown", 4), "„xyzzy“"),
    "colour misspelled": (
        "theme:\n  palette:\n    primary: depp purple\n",
        ("hub-colour-misspelled", 3),
        "`deep purple`",
    ),
    "colour of nothing": ("theme:\n  palette:\n    accent: '#12'\n", ("hub-colour-unknown", 3), "deep orange"),
    "folder that is not there": ("site_name: x\ndocs_dir: dokumente\n", ("hub-folder-missing", 2), "`dokumente`"),
    "folder out of the source": ("docs_dir: ../geheim\n", ("hub-folder-missing", 1), "`../geheim`"),
    "page that is not there": (ours("navigation:\n  - team.md\n"), ("hub-file-missing", 4), "`team.md`"),
    "page in another case": (ours("navigation: [Index.md]\n"), ("hub-file-other-case", 3), "`index.md`"),
    "logo that is not there": ("theme:\n  logo: logo.svg\n", ("hub-file-missing", 2), "`logo.svg`"),
    "publisher that is an example": (
        ours("herausgeber:\n  beispieldaten: true\n"),
        ("hub-publisher-sample", 4),
        "ist ein Beispiel",
    ),
    "publisher that is one with an address of one": (
        ours("herausgeber:\n  kontakt: a@example.org\n  beispieldaten: ja\n"),
        ("hub-publisher-sample", 5),
        "ist ein Beispiel",
    ),
    "publisher with the name of an example": (
        ours("herausgeber:\n  name: Muster-Institut (Beispieldaten)\n"),
        ("hub-publisher-name-sample", 4),
        "Muster-Institut (Beispieldaten)",
    ),
    "publisher with the website of an example": (
        ours("herausgeber:\n  name: Haus\n  url: https://www.example.com/\n"),
        ("hub-publisher-address-sample", 5),
        "`https://www.example.com/`",
    ),
    "mailbox of an example": (
        ours("mitmachen:\n  postfach: vorschlag@example.org\n"),
        ("hub-publisher-address-sample", 4),
        "`vorschlag@example.org`",
    ),
    "option of taking part, misspelled": (
        ours("mitmachen:\n  zweeg: main\n"),
        ("hub-option-misspelled", 4),
        "`zweig`",
    ),
    "publisher with the e-mail address of an example": (
        ours("herausgeber:\n  kontakt: a@haus.invalid\n  beispieldaten: nein\n"),
        ("hub-publisher-address-sample", 4),
        "`a@haus.invalid`",
    ),
}


@pytest.mark.parametrize(("text", "place", "sentence"), ODD.values(), ids=ODD)
def test_odd_hub_file_is_told_and_used(tmp_path: Path, text: str, place: tuple[str, int], sentence: str) -> None:
    hub, findings = load(tmp_path, text)
    assert rules_and_lines(findings) == [place]
    assert sentence in texts.message(findings[0], "de") + texts.remedy(findings[0], "de")
    assert (hub.theme, hub.navigation) == (Hub().theme, ())


# --- a stranger's mkdocs.yml --------------------------------------------------------------------------------------


STRANGER = """\
site_name: Fremder Kurs
INHERIT: ../elsewhere.yml
hooks: [hook.py]
plugins: [search, plugin, {macros: {module_name: hook}}]
theme: {name: null, custom_dir: theme}
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:hook.spy
      emoji_generator: !!python/name:plugin.spy {}
validation: !relative $config_dir
extra:
  tag: !!python/object/apply:os.system ["touch told"]
  new: !!python/object/new:hook.Spy {}
  module: !!python/module:hook
"""


def test_nothing_of_a_strangers_file_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    for name in ("hook.py", "plugin.py", "theme/main.py", "sitecustomize.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"import pathlib\npathlib.Path({str(told)!r}).write_text('ran')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.chdir(tmp_path)
    yaml.unsafe_load('!!python/object/apply:os.system ["touch told"]')
    assert told.exists(), "a loader that is not safe would have run it"
    told.unlink()
    hub, findings = load(tmp_path, STRANGER)
    assert (hub.site_name, findings) == ("Fremder Kurs", ())
    assert not told.exists()
    assert "hook" not in sys.modules


# --- where the content lies ---------------------------------------------------------------------------------------

ROOTS = {
    "nothing said, no folder": ({"index.md"}, "", ""),
    "nothing said, usual folder": ({"content/index.md"}, "", "content"),
    "folder said": ({"docs/index.md", "content/index.md"}, "docs", "docs"),
    "folder said with decoration": ({"docs/a/index.md"}, "./docs/a/", "docs/a"),
    "folder said but missing": ({"content/index.md"}, "docs", "content"),
    "folder said but missing, nothing usual": ({"index.md"}, "docs", ""),
    "the source itself": ({"content/index.md"}, ".", ""),
    "out of the source": ({"content/index.md"}, "../docs", "content"),
    "absolute": ({"content/index.md"}, "/etc", "content"),
    "beginning of another name": ({"docs-alt/index.md"}, "docs", ""),
}


@pytest.mark.parametrize(("files", "docs_dir", "root"), ROOTS.values(), ids=ROOTS)
def test_content_root(tmp_path: Path, files: set[str], docs_dir: str, root: str) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    with open_source(str(tmp_path)) as source:
        assert content_root(source, Hub(docs_dir=docs_dir)) == root
