"""Credit lines: TULLU in German, TASL in English, as plain text, Markdown and HTML, from one template a language.

TULLU: Titel, Urheber, Lizenz, Link, Ursprungsort (OERinfo and open-educational-resources.de). TASL: title, author,
source, licence (Creative Commons, "Recommended practices for attribution"). In HTML the facts are marked up as ccREL
asks for it, in RDFa 1.1: the prefixes ``cc`` and ``dcterms`` belong to its initial context.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Protocol

from teilbar.model.addresses import host_of
from teilbar.texts import text

if TYPE_CHECKING:
    from teilbar.licensing.credits import Credit
    from teilbar.model.metadata import Person
    from teilbar.texts import Language

_OPTIONAL = re.compile(r"\[([^\[\]]*\{(\w+)\}[^\[\]]*)\]")
_WEB = ("https://", "http://")
_INNER_QUOTES = str.maketrans(
    {
        "„": "\N{SINGLE LOW-9 QUOTATION MARK}",
        "“": "\N{LEFT SINGLE QUOTATION MARK}",
        "”": "\N{RIGHT SINGLE QUOTATION MARK}",
    }
)
"""What quotation marks become within others."""
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&])")


class Pen(Protocol):
    """How the parts of a line are written."""

    def words(self, said: str) -> str:
        """Write what has no meaning to machines."""
        ...

    def title(self, said: str, title: str) -> str:
        """Write a work's title as it stands within quotation marks; ``title`` is what it says without them."""
        ...

    def person(self, person: Person) -> str:
        """Write an author's name."""
        ...

    def licence(self, label: str, url: str) -> str:
        """Write a licence's name with the address of its text, which may be empty."""
        ...

    def source(self, label: str, url: str) -> str:
        """Write where a work was taken from; the address may be empty."""
        ...


class Plain:
    """Plain text, with addresses in parentheses."""

    def words(self, said: str) -> str:
        """See :class:`Pen`."""
        return " ".join(said.split())

    def title(self, said: str, title: str) -> str:  # noqa: ARG002 - see there
        """See :class:`Pen`."""
        return self.words(said)

    def person(self, person: Person) -> str:
        """See :class:`Pen`."""
        return self.words(person.name)

    def licence(self, label: str, url: str) -> str:
        """See :class:`Pen`."""
        return f"{self.words(label)} ({url})" if url else self.words(label)

    def source(self, label: str, url: str) -> str:
        """See :class:`Pen`."""
        return f"{self.words(label)} ({url})" if label and url else self.words(label) or url


class Markdown:
    """CommonMark, as it can be pasted into a page of one's own."""

    def words(self, said: str) -> str:
        """See :class:`Pen`."""
        return _MARKDOWN.sub(r"\\\1", " ".join(said.split()))

    def title(self, said: str, title: str) -> str:  # noqa: ARG002 - see there
        """See :class:`Pen`."""
        return self.words(said)

    def person(self, person: Person) -> str:
        """See :class:`Pen`."""
        return self._link(person.name, person.url)

    def licence(self, label: str, url: str) -> str:
        """See :class:`Pen`."""
        return self._link(label, url)

    def source(self, label: str, url: str) -> str:
        """See :class:`Pen`."""
        return self._link(label or host_of(url), url)

    def _link(self, label: str, url: str) -> str:
        address = url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
        return f"[{self.words(label)}]({address})" if url.startswith(_WEB) else self.words(label)


class Html:
    """HTML with ccREL in RDFa; of works that a work is based on, the facts are not its own and have no marks."""

    def __init__(self, *, marked: bool = True, link: str = "") -> None:
        self._is_marked = marked
        self._link_of_title = link

    def words(self, said: str) -> str:
        """See :class:`Pen`."""
        return escape(" ".join(said.split()))

    def title(self, said: str, title: str) -> str:
        """See :class:`Pen`."""
        content = f' content="{self.words(title)}"' if self._is_marked and said != title else ""
        title = f"<cite{self._property('dcterms:title')}{content}>{self.words(said)}</cite>"
        return f'<a href="{escape(self._link_of_title)}">{title}</a>' if self._link_of_title else title

    def person(self, person: Person) -> str:
        """See :class:`Pen`."""
        name, property_ = self.words(person.name), self._property("cc:attributionName")
        # On one element: what stood inside the link would be said of the page that it leads to (RDFa Core 1.1, 7.5).
        linked = self._link(name, person.url, "cc:attributionURL", property_)
        return f"<span{property_}>{name}</span>" if linked == name and property_ else linked

    def licence(self, label: str, url: str) -> str:
        """See :class:`Pen`."""
        return self._link(self.words(label), url, "license")

    def source(self, label: str, url: str) -> str:
        """See :class:`Pen`."""
        return self._link(self.words(label or host_of(url)), url, "dcterms:source")

    def _property(self, name: str) -> str:
        return f' property="{name}"' if self._is_marked else ""

    def _link(self, html: str, url: str, relation: str, more: str = "") -> str:
        if not url.startswith(_WEB):
            return html
        rel = f' rel="{relation}"' if self._is_marked else ""
        return f'<a{rel}{more} href="{escape(url)}">{html}</a>'


def plain_line(credit: Credit, language: Language) -> str:
    """Return a credit as plain text."""
    return _line(credit, language, Plain(), Plain())


def markdown_line(credit: Credit, language: Language) -> str:
    """Return a credit as Markdown."""
    return _line(credit, language, Markdown(), Markdown())


def html_line(credit: Credit, language: Language, about: str, *, linked: bool = False) -> str:
    """Return a credit as an HTML element.

    ``about`` is the work's address, empty for the page that the line is on; ``linked`` makes the title lead there.
    """
    pen = Html(link=about if linked else "")
    return f'<span about="{escape(about)}">{_line(credit, language, pen, Html(marked=False))}</span>'


def portable_html(credit: Credit, language: Language) -> str:
    """Return a credit as HTML for somebody else's page: marked up as facts of its work only if that has an address."""
    if credit.source_url:
        return html_line(credit, language, credit.source_url)
    return f"<span>{_line(credit, language, Html(marked=False), Html(marked=False))}</span>"


def _line(credit: Credit, language: Language, pen: Pen, inner: Pen) -> str:
    """Fill the language's template; what is not known falls away with the words around it."""
    works = (_line(work, language, inner, inner) for work in credit.based_on)
    parts = {
        "work": _work(credit, language, pen),
        "authors": _listed([pen.person(person) for person in credit.authors], language),
        "licence": "" if _is_reserved(credit) else _licence(credit, language, pen),
        "reserved": _licence(credit, language, pen) if _is_reserved(credit) else "",
        "source": pen.source(credit.source, credit.source_url) if credit.source or credit.source_url else "",
        "own": text("credit.own", language) if credit.own else "",
        "adaptation": pen.words(credit.adaptation.rstrip(" .")),
        "based_on": "; ".join(works),
        "ai": pen.words(ai_words(credit.ai, language).rstrip(" .")),
    }
    template = _OPTIONAL.sub(lambda found: found[1] if parts[found[2]] else "", text("credit.line", language))
    return template.format_map(parts)


def ai_words(ai: bool | str | None, language: Language) -> str:
    """Return what is said of artificial intelligence's part in a work; empty where it had none."""
    return ai if isinstance(ai, str) else text("page.made-with-ai", language) if ai else ""


def _work(credit: Credit, language: Language, pen: Pen) -> str:
    if credit.title:
        inner = credit.title.translate(_INNER_QUOTES)
        return text("credit.title", language, title=pen.title(inner, credit.title))
    return pen.words(text(f"credit.kind.{credit.kind}", language))


def _is_reserved(credit: Credit) -> bool:
    """Tell whether a work stands under no licence at all: nobody is licensed to anything under reserved rights."""
    return credit.licence is not None and not credit.licence.reusable and not credit.licence.hosts


def _licence(credit: Credit, language: Language, pen: Pen) -> str:
    if credit.licence is None:
        return pen.words(credit.written_licence)
    return pen.licence(credit.licence.label(language), credit.licence.url)


def _listed(names: list[str], language: Language) -> str:
    *most, last = names or [""]
    return f" {text('credit.and', language)} ".join([", ".join(most), last]) if most else last
