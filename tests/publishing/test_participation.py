"""At the foot of each page: the file in the editor, a suggestion, a letter, and never a link that may be wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parseaddr
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from publishing.hubs import compose_hub, write_hub
from teilbar.publishing.staging import StagedHtml

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.publishing.compose import Composed

REPOSITORY = "https://gitlab.com/haus/medien"
EDITOR = f"{REPOSITORY}/-/edit"
UNIT = "content/einheiten/Töne&#1/index.md"
ESCAPED = "einheiten/T%C3%B6ne%26%231/index.md"
HELP = "content/Hilfe für alle?.md"
TITLE = "Töne & Klänge #1: 100 % *laut*?"
FILES = {
    "content/index.md": "# Start\n\nHallo.\n",
    HELP: "---\nart: seite\ntitel: Hilfe\nversion: 2\n---\n\nSo geht's.\n",
    UNIT: f"---\nid: ton\ntitel: '{TITLE}'\nkurz: Ein Satz.\nbereich: Medien\nlizenz: CC0-1.0\n---\n\nLeise.\n",
    "content/weg/index.md": "---\nart: lernpfad\nid: weg\ntitel: Weg\nlizenz: CC0-1.0\neinheiten: [ton]\n---\n\nLos.\n",
}
DUTIES = ("impressum", "datenschutz", "barrierefreiheit", "leichte-sprache", "gebaerdensprache")
MADE = ("materialien", "themen", "themen/medien", "lernpfade", "credits.html", *DUTIES)


@dataclass(frozen=True)
class Link:
    """A link at the foot of a page."""

    text: str
    href: str

    @property
    def asked(self) -> dict[str, str]:
        """What stands behind the question mark, as a server or a mail program reads it."""
        return {name: "\n".join(values) for name, values in parse_qs(urlsplit(self.href).query).items()}


def composed(folder: Path, hub: str = "", files: dict[str, str] = FILES, story: str = "") -> Composed:
    write_hub(folder, hub, files, story)
    return compose_hub(folder)


def links(composed: Composed, path: str = "einheiten/ton") -> tuple[Link, ...]:
    """Return the links by which readers of a page take part; they stand below all else."""
    (page,) = (page for page in composed.site.pages if page.path == path)
    html = [part.html for part in page.body if isinstance(part, StagedHtml)]
    assert not any("tb-participation" in part for part in html[:-1])
    if "tb-participation" not in html[-1]:
        return ()
    found = re.findall(r'<a href="([^"]*)" rel="nofollow">([^<]*)</a>', html[-1])
    assert len(found) == html[-1].count("<a ")
    return tuple(Link(text, unescape(href)) for href, text in found)


def ours(**options: str) -> str:
    lines = "".join(f"      {name}: {value}\n" for name, value in options.items())
    return f"extra:\n  teilbar:\n    mitmachen:\n{lines}"


# --- "Ändern" -----------------------------------------------------------------------------------------------------

EDITED = {
    "the branch that the hub names": (f"repo_url: {REPOSITORY}\n" + ours(zweig="main"), f"{EDITOR}/main/content/"),
    "a branch with a slash": (f"repo_url: {REPOSITORY}\n" + ours(zweig="für/alle"), f"{EDITOR}/f%C3%BCr/alle/content/"),
    "an address with its slash or ending": (f"repo_url: {REPOSITORY}.git/\n" + ours(zweig="main"), None),
    "a GitLab of one's own": (
        "repo_url: https://git.haus.de/g/medien\n" + ours(zweig="main", gitlab="ja"),
        "https://git.haus.de/g/medien/-/edit/main/content/",
    ),
    "a GitLab of one's own by its name": (
        "repo_url: https://my-gitlab.haus.de/g/medien\n" + ours(zweig="main"),
        "https://my-gitlab.haus.de/g/medien/-/edit/main/content/",
    ),
    "MkDocs' own name": (f"repo_url: {REPOSITORY}\nedit_uri: -/edit/trunk/content\n", f"{EDITOR}/trunk/content/"),
    "MkDocs' own name before the branch": (
        f"repo_url: {REPOSITORY}/\nedit_uri: -/edit/trunk/content/\n" + ours(zweig="main"),
        f"{EDITOR}/trunk/content/",
    ),
    "another forge, by MkDocs' own name": (
        "repo_url: https://github.com/haus/medien\nedit_uri: edit/main/content/\n",
        "https://github.com/haus/medien/edit/main/content/",
    ),
    "an editor of one's own": (
        f"repo_url: {REPOSITORY}\nedit_uri: https://editor.haus.de/open\n",
        "https://editor.haus.de/open/",
    ),
    "an editor that is asked": (
        f"repo_url: {REPOSITORY}\nedit_uri: '?edit='\n",
        f"{REPOSITORY}?edit=",
    ),
    "no branch": (f"repo_url: {REPOSITORY}\n", ""),
    "no repository": (ours(zweig="main"), ""),
    "no repository, but MkDocs' own name": ("edit_uri: -/edit/main/content/\n", ""),
    "another forge": ("repo_url: https://github.com/haus/medien\n" + ours(zweig="main"), ""),
    "a host that only sounds like it": ("repo_url: https://gitlabor.de/g/medien\n" + ours(zweig="main"), ""),
    "what is said not to be GitLab": (f"repo_url: {REPOSITORY}\n" + ours(zweig="main", gitlab="nein"), ""),
    "what is no web address": (f"repo_url: {REPOSITORY}\nedit_uri: 'javascript:alert(1)//'\n", ""),
}


@pytest.mark.parametrize(("hub", "start"), EDITED.values(), ids=EDITED)
def test_the_editor_opens_at_the_pages_own_file(tmp_path: Path, hub: str, start: str | None) -> None:
    start = f"{EDITOR}/main/content/" if start is None else start
    found = [link.href for link in links(composed(tmp_path, hub)) if link.text == "Ändern"]
    assert found == ([f"{start}{ESCAPED}"] if start else [])


@pytest.mark.parametrize(("page", "file"), [("einheiten/ton", UNIT), ("hilfe-fuer-alle", HELP)])
def test_a_path_that_is_read_again_is_the_file(tmp_path: Path, page: str, file: str) -> None:
    edit, *_ = links(composed(tmp_path, f"repo_url: {REPOSITORY}\n" + ours(zweig="main")), page)
    assert " " not in edit.href
    parts = urlsplit(edit.href)
    assert (parts.query, parts.fragment) == ("", "")
    assert unquote(parts.path) == f"/haus/medien/-/edit/main/{file}"


def test_content_that_lies_at_the_root(tmp_path: Path) -> None:
    files = {"index.md": "# Start\n", "ton/index.md": FILES[UNIT]}
    site = composed(tmp_path, f"repo_url: {REPOSITORY}\n" + ours(zweig="main"), files)
    assert links(site)[0].href == f"{EDITOR}/main/ton/index.md"


# --- "Vorschlag schicken" and e-mail ------------------------------------------------------------------------------

STORY = f"1 Ada Fängt an | ^{UNIT} ^content/weg/index.md\n2 Ben Macht weiter | ^{UNIT}"
FULL = f"repo_url: {REPOSITORY}\nsite_url: https://hub.example/kita/\n" + ours(
    zweig="main", postfach="medien+haus-17-issue-@incoming.gitlab.com"
)


def test_a_suggestion_names_page_and_version(tmp_path: Path) -> None:
    _, suggest, _ = links(composed(tmp_path, FULL, story=STORY))
    assert suggest.text == "Vorschlag schicken"
    assert suggest.href.startswith(f"{REPOSITORY}/-/issues/new?")
    asked = suggest.asked
    assert asked.pop("issue[title]") == f"Vorschlag zu „{TITLE}“"
    assert asked.pop("issuable_template") == "Vorschlag"
    assert asked.pop("issue[description]").splitlines() == [
        r"- Seite: Töne \& Klänge \#1: 100 % \*laut\*?",
        "- Adresse: https://hub.example/kita/einheiten/ton/index.html",
        r"- Datei: content/einheiten/Töne\&\#1/index.md",
        "- Version: 0.2, 2. Januar 2024",
        "",
        "Das könnte besser werden:",
        "",
        "",
        "- [ ] Der Vorschlag ist von mir und darf unter der Lizenz der Seite erscheinen.",
        "",
        "<!-- Bitte keine Fotos, Namen oder Stimmen von Kindern schicken. Dieses Gespräch ist öffentlich. -->",
    ]
    assert not asked


def test_a_letter_names_page_and_version(tmp_path: Path) -> None:
    *_, write = links(composed(tmp_path, FULL, story=STORY))
    parts = urlsplit(write.href)
    assert (write.text, parts.scheme) == ("E-Mail schreiben", "mailto")
    assert parseaddr(unquote(parts.path)) == ("", "medien+haus-17-issue-@incoming.gitlab.com")
    assert "+" not in parts.query, "mail programs take it for itself (RFC 6068, section 5)"
    assert write.asked["subject"] == f"Vorschlag zu „{TITLE}“"
    body = unquote(parts.query).partition("body=")[2]
    assert re.findall("\r(?!\n)|(?<!\r)\n", body) == []
    assert body.split("\r\n")[4:] == [
        f"Seite: {TITLE}",
        "Adresse: https://hub.example/kita/einheiten/ton/index.html",
        f"Datei: {UNIT}",
        "Version: 0.2, 2. Januar 2024",
        "",
    ]


def test_what_is_not_known_is_not_said(tmp_path: Path) -> None:
    hub = f"repo_url: {REPOSITORY}\n" + ours(vorlage="''")
    (suggest,) = links(composed(tmp_path, hub))
    assert "issuable_template" not in suggest.asked
    said = suggest.asked["issue[description]"]
    assert "Datei: content/" in said
    assert "Adresse" not in said
    assert "Version" not in said


def test_a_long_title_stays_within_what_gitlab_takes(tmp_path: Path) -> None:
    files = {**FILES, UNIT: FILES[UNIT].replace(TITLE, "Ä" * 300)}
    (suggest,) = links(composed(tmp_path, f"repo_url: {REPOSITORY}\n", files))
    assert len(suggest.asked["issue[title]"]) < 255


def test_a_hub_in_english(tmp_path: Path) -> None:
    found = links(composed(tmp_path, FULL.replace("  teilbar:\n", "  teilbar:\n    sprache: en\n")))
    assert [link.text for link in found] == ["Edit", "Send a suggestion", "Write an e-mail"]
    assert "This could be better:" in found[1].asked["issue[description]"]


# --- where they stand ---------------------------------------------------------------------------------------------

PAGES = {
    "": ("content/index.md", ""),
    "hilfe-fuer-alle": (HELP, "2"),
    "einheiten/ton": (UNIT, "0.2, 2. Januar 2024"),
    "lernpfade/weg": ("content/weg/index.md", "0.1, 1. Januar 2024"),
    **dict.fromkeys(MADE, ("", "")),
}


def test_every_page_has_them_and_one_that_nobody_wrote_no_editor(tmp_path: Path) -> None:
    site = composed(tmp_path, FULL, story=STORY)
    assert {page.path for page in site.site.pages} == set(PAGES)
    for path, (file, version) in PAGES.items():
        found = links(site, path)
        assert [link.text for link in found] == ["Ändern"] * bool(file) + ["Vorschlag schicken", "E-Mail schreiben"]
        said = dict(re.findall(r"(?m)^(\w+): (.*?)\r?$", unquote(urlsplit(found[-1].href).query)))
        assert (said.get("Datei", ""), said.get("Version", "")) == (file, version), path
        name = path if path.endswith(".html") else f"{path}/index.html".lstrip("/")
        assert said["Adresse"] == f"https://hub.example/kita/{name}"


def test_a_start_page_that_nobody_wrote_has_no_editor(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if name != "content/index.md"}
    assert [link.text for link in links(composed(tmp_path, FULL, files), "")] == [
        "Vorschlag schicken",
        "E-Mail schreiben",
    ]


def test_a_hub_that_says_nothing_has_no_links(tmp_path: Path) -> None:
    site = composed(tmp_path)
    assert [path for path in PAGES if links(site, path)] == []


def test_the_search_does_not_find_them(tmp_path: Path) -> None:
    site = composed(tmp_path, FULL)
    words = " ".join(word for sheet in site.sheets for piece in sheet.texts for word in (piece.heading, piece.text))
    assert "Leise" in words
    assert "Vorschlag" not in words
