"""How readers take part: where a page's file is edited, an issue that is filled in already, a letter by e-mail.

Only what can be right is offered. An address that would have to be guessed, such as a branch's, is left out; none of
it depends on the clone, the environment or the moment of a build.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urljoin, urlsplit

from teilbar.model.history import UNKNOWN
from teilbar.model.unit import LearningPath, Unit
from teilbar.publishing.site_addresses import folder_of
from teilbar.publishing.staging import file_of
from teilbar.rendering.facts import day_text
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.hub import Hub
    from teilbar.model.unit import Page
    from teilbar.texts import Language

LONGEST_TITLE = 200
"""Characters of a page's title in a subject: GitLab takes 255 for an issue's, some mail programs no more."""

_GITLAB_MARK = "-/"  # GitLab's own pages of a project stand below it, those of no other forge do
_MARKUP = re.compile(r"[\\`*_\[\]<>@#~&$!|]")  # also what GitLab reads as a reference to a person or an issue
_IN_ADDRESS = "@+!$'()*:"  # RFC 6068, section 2: what needs no escape before the question mark


@dataclass(frozen=True, slots=True)
class Subject:
    """A page, as those who answer for the hub are told of it."""

    title: str
    address: str = ""
    """On the web; empty where the hub does not say where it stands."""
    file: str = ""
    """In the source; empty for a page that Teilbar makes."""
    version: str = ""
    """In words; empty where it is not known."""

    def known(self) -> dict[str, str]:
        """Return all that is known, each in one line, by names of sentences in ``texts/interface.toml``."""
        values = {"page": self.title, "address": self.address, "file": self.file, "version": self.version}
        return {name: " ".join(value.split()) for name, value in values.items() if value}


@dataclass(frozen=True, slots=True)
class Participation:
    """The addresses of a page's links, each empty where there is none."""

    edit: str = ""
    """GitLab's editor, or another forge's, with the page's file."""
    suggest: str = ""
    """A new issue that says already what it is about."""
    write: str = ""
    """A ``mailto:`` link."""

    def __bool__(self) -> bool:
        """Tell whether there is any link."""
        return bool(self.edit or self.suggest or self.write)


def participation_in(hub: Hub, root: str, subject: Subject) -> Participation:
    """Return the links of a page; ``root`` is the content folder in the source."""
    return Participation(_edit(hub, root, subject.file), _suggest(hub, subject), _write(hub, subject))


def releases_of(hub: Hub) -> str:
    """Return the address of the releases of the hub's GitLab project; empty where it is not known to be one."""
    return f"{_project(hub)}/-/releases" if hub.repo_url and _is_gitlab(hub) else ""


def subject_of_text(page: Page, hub: Hub) -> Subject:
    """Return what is said of the page of a text. A text without a file of its own stands for a whole folder."""
    file = "" if page.made or page.file.endswith("/") else page.file
    return Subject(page.title, _address(hub, folder_of(page)), file, _version(page, hub.language))


def subject_of_list(title: str, path: str, hub: Hub) -> Subject:
    """Return what is said of a page that Teilbar makes; ``path`` is a staged page's."""
    return Subject(title, _address(hub, path))


def _address(hub: Hub, path: str) -> str:
    return f"{hub.site_url}{quote(file_of(path))}" if hub.site_url else ""


def _version(page: Page, language: Language) -> str:
    """Return the version with the day of the last change, as far as they are known."""
    history = page.history if isinstance(page, Unit | LearningPath) else UNKNOWN
    version = history.version(page.metadata.version) if page.metadata.version or history.commits else ""
    day = page.metadata.modified or history.last
    return ", ".join(filter(None, (version, day_text(day, language) if day else "")))


def _edit(hub: Hub, root: str, file: str) -> str:
    """Return where a file is edited: by ``edit_uri`` as MkDocs reads it, else on the branch that the hub names.

    GitLab's editor for one file, not its Web IDE: from there, who may not write is led to the root of a fork.
    """
    if not hub.repo_url or not file:
        return ""
    if hub.edit_uri:
        below = file.removeprefix(f"{root}/") if root else file
        asks = hub.edit_uri.startswith(("?", "#"))
        base = hub.repo_url if asks else _with_slash(hub.repo_url)
        address = urljoin(base, f"{hub.edit_uri if asks else _with_slash(hub.edit_uri)}{quote(below)}")
        return address if urlsplit(address).scheme in {"http", "https"} else ""
    branch = hub.participation.branch
    return f"{_project(hub)}/-/edit/{quote(branch)}/{quote(file)}" if branch and _is_gitlab(hub) else ""


def _suggest(hub: Hub, subject: Subject) -> str:
    """Return GitLab's page for a new issue, filled in (its documentation, "Using a URL with prefilled values").

    The description says all by itself, with the consent that a hub needs to use a suggestion: the documentation puts it
    below the template's text, some releases put it in that one's place.
    """
    if not hub.repo_url or not _is_gitlab(hub):
        return ""
    language = hub.language
    values = {
        "issue[title]": _heading(subject, language),
        "issue[description]": "\n".join(_description(subject, language)),
        "issuable_template": hub.participation.template,
    }
    asked = urlencode({name: value for name, value in values.items() if value}, quote_via=quote)
    return f"{_project(hub)}/-/issues/new?{asked}"


def _description(subject: Subject, language: Language) -> Iterator[str]:
    yield from _points(subject, language)
    yield from ("", text("participation.wish", language), "", "")
    yield f"- [ ] {text('participation.consent', language)}"
    yield from ("", f"<!-- {text('participation.public', language)} -->", "")


def _points(subject: Subject, language: Language) -> Iterator[str]:
    """Yield what is known as points of a list in Markdown, in which nobody's title means anything but itself."""
    for name, value in subject.known().items():
        # An address is read as one as it stands; it is escaped in its own way.
        plain = value if name == "address" else _MARKUP.sub(r"\\\g<0>", value)
        yield f"- {text(f'participation.{name}', language, value=plain)}"


def _write(hub: Hub, subject: Subject) -> str:
    """Return a ``mailto:`` link with subject and body (RFC 6068)."""
    mailbox = hub.participation.mailbox
    if not mailbox:
        return ""
    language = hub.language
    said = (text(f"participation.{name}", language, value=value) for name, value in subject.known().items())
    body = "\r\n".join((text("participation.wish", language), "", "", "", *said, ""))
    asked = urlencode({"subject": _heading(subject, language), "body": body}, quote_via=quote)
    return f"mailto:{quote(mailbox, safe=_IN_ADDRESS)}?{asked}"


def _heading(subject: Subject, language: Language) -> str:
    title = " ".join(subject.title.split())
    shown = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
    return text("participation.subject", language, title=shown)


def _is_gitlab(hub: Hub) -> bool:
    if (said := hub.participation.gitlab) is not None:
        return said
    host = urlsplit(hub.repo_url).hostname or ""
    return "gitlab" in re.split(r"[.-]", host) or hub.edit_uri.lstrip("/").startswith(_GITLAB_MARK)


def _project(hub: Hub) -> str:
    return hub.repo_url.rstrip("/").removesuffix(".git")


def _with_slash(address: str) -> str:
    return f"{address.rstrip('/')}/"
