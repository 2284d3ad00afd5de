"""A comparison as pages: an overview, and a page for each text with both states side by side.

They stand by themselves: relative links, one style sheet of their own beside that of packages, no script, nothing from
elsewhere. What changed is told by words, lines and signs, never by colour alone.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from teilbar.comparing.comparison import Change, Kept
from teilbar.comparing.wording import (
    blocked_lines,
    count_lines,
    differs,
    finding_counts,
    head_of,
    remarks_of,
    section_title,
    since_line,
    sizes_of,
)
from teilbar.exporting.theme import FOLDER, SHEET
from teilbar.publishing.theme import package_files
from teilbar.reading.identity import short_digest, slug
from teilbar.rendering.policy import PAGE_POLICY
from teilbar.rendering.tags import tag
from teilbar.resources import themes
from teilbar.texts import message, plural, remedy, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from teilbar.comparing.comparison import Comparison, Fact, MediumChange, SectionChange, TextChange
    from teilbar.model.findings import Finding
    from teilbar.texts import Language

INDEX = "index.html"
OWN_SHEET = f"{FOLDER}/vergleich.css"
"""The style sheet of a comparison; a folder that holds it beside :data:`INDEX` is one."""

_TEXTS, _PICTURES = "texte", "bilder"
_CODE = re.compile(r"`([^`]+)`")
_SIGNS = {Kept.ALL: "✓", Kept.MOSTLY: "i", Kept.PARTLY: "!", Kept.NOTHING: "✕"}


def files(comparison: Comparison) -> Mapping[str, bytes]:
    """Return all files by their paths: :data:`INDEX`, a page a text, style sheets, small pictures."""
    names = _names(comparison.texts)
    theme = package_files(comparison.colours)
    found = {name: data for name, data in theme.items() if name == SHEET or name.startswith(f"{FOLDER}/icons/")}
    found[OWN_SHEET] = (themes() / "comparing" / "comparing.css").read_bytes()
    found |= {f"{_PICTURES}/{name}": data for name, data in comparison.pictures.items()}
    found[INDEX] = _index(comparison, names).encode()
    for one, name in zip(comparison.texts, names, strict=True):
        found[f"{_TEXTS}/{name}"] = _page(one, comparison).encode()
    return found


def _names(texts: Sequence[TextChange]) -> tuple[str, ...]:
    """Return the file names of the texts' pages, each once."""
    taken: set[str] = set()
    names = []
    for one in texts:
        name = slug(one.key) or "start"
        if name in taken:
            name = f"{name}-{short_digest(one.file)}"
        taken.add(name)
        names.append(f"{name}.html")
    return tuple(names)


# --- the overview ---------------------------------------------------------------------------------------------------


def _index(comparison: Comparison, names: Sequence[str]) -> str:
    language = comparison.language
    return _document(text("diff.title", language), "".join(_overview(comparison, names)), comparison, start="")


def _overview(comparison: Comparison, names: Sequence[str]) -> Iterator[str]:
    language = comparison.language
    yield tag("h1", _word("title", language))
    yield tag("p", escape(since_line(comparison)), class_="td-since")
    if comparison.problem_before:
        said = "".join(tag("li", escape(message(found, language))) for found in comparison.problem_before)
        yield tag("p", _word("older-problem", language)) + tag("ul", said)
    if comparison.is_empty:
        yield tag("p", _word("nothing", language), class_="td-nothing")
        return
    lines = (*count_lines(comparison), finding_counts(comparison))
    yield tag("ul", "".join(tag("li", escape(line)) for line in lines), class_="td-counts")
    blocked = "".join(tag("li", escape(line)) for line in blocked_lines(comparison))
    yield tag("ul", blocked, class_="td-blocked") if blocked else ""
    if comparison.texts:
        cards = "".join(
            _card(one, f"{_TEXTS}/{name}", language) for one, name in zip(comparison.texts, names, strict=True)
        )
        yield tag("h2", _word("texts", language)) + tag("ul", cards, class_="td-cards")
    if comparison.settings:
        yield tag("h2", _word("settings", language)) + _facts(comparison.settings, language)
    yield tag("h2", _word("findings", language)) + tag("p", escape(finding_counts(comparison)))
    if comparison.new:
        yield _findings(comparison.new, language)
    if comparison.solved:
        summary = tag("summary", escape(plural("diff.solved", len(comparison.solved), language)))
        yield tag("details", summary + _findings(comparison.solved, language), class_="td-same")


def _card(one: TextChange, address: str, language: Language) -> str:
    link = tag("a", escape(one.title), href=address)
    said = tag("p", escape(head_of(one, language)), class_=f"td-badge td-badge--{one.change}")
    said += "".join(tag("p", escape(line)) for line in remarks_of(one, language))
    if one.progress:
        said += _verdict(one.progress.kept, one.progress.sentences[:1])
    return tag("li", tag("h3", link) + said, class_="td-card")


def _findings(findings: Iterable[Finding], language: Language) -> str:
    return tag("ul", "".join(_finding(found, language) for found in findings), class_="td-findings")


def _finding(found: Finding, language: Language) -> str:
    severity = tag("strong", escape(text(f"severity.{found.severity}", language)))
    line = f", {text('line', language, line=found.line)}" if found.line else ""
    place = tag("span", escape((found.file or text("source-as-a-whole", language)) + line), class_="td-place")
    said = tag("p", _with_code(message(found, language))) + tag("p", f"→ {_with_code(remedy(found, language))}")
    return tag("li", f"{severity} {place}{said}", class_=f"td-finding td-finding--{found.severity}")


def _with_code(sentence: str) -> str:
    """Return a sentence as HTML, what is to be typed as code."""
    return _CODE.sub(r"<code>\1</code>", escape(sentence, quote=False))


# --- the page of a text ---------------------------------------------------------------------------------------------


def _page(one: TextChange, comparison: Comparison) -> str:
    return _document(one.title, "".join(_parts(one, comparison.language)), comparison, start="../")


def _parts(one: TextChange, language: Language) -> Iterator[str]:
    back = tag("a", f"← {_word('to-overview', language)}", href=f"../{INDEX}")
    yield tag("nav", back, class_="td-back", aria_label=text("diff.to-overview", language))
    yield tag("h1", escape(one.title))
    yield tag("p", escape(head_of(one, language)), class_=f"td-badge td-badge--{one.change}")
    yield tag("p", escape(one.file), class_="td-place")
    yield from (tag("p", escape(line)) for line in remarks_of(one, language))
    if one.progress:
        yield tag("h2", _word("progress-title", language)) + _verdict(one.progress.kept, one.progress.sentences)
    if one.facts:
        yield tag("h2", _word("said", language)) + _facts(one.facts, language)
    if any(section.passages for section in one.sections):
        yield tag("h2", _word("text-itself", language))
        yield tag("p", _word("how-marked", language), class_="td-since")
        yield from (_section(section, one.change, language) for section in one.sections)
    if one.media:
        media = "".join(_medium(medium, language) for medium in one.media)
        yield tag("h2", _word("media", language)) + tag("ul", media, class_="td-media")
    if one.packages or one.without_packages:
        yield tag("h2", _word("packages", language)) + "".join(_packages(one, language))


def _verdict(kept: Kept, sentences: Sequence[str]) -> str:
    first, *others = sentences
    sign = tag("span", _SIGNS[kept], class_="td-sign", aria_hidden="true")
    listed = tag("ul", "".join(tag("li", escape(line)) for line in others)) if others else ""
    return tag("div", f"{tag('p', f'{sign} {escape(first)}')}{listed}", class_=f"td-verdict td-verdict--{kept}")


def _facts(facts: Iterable[Fact], language: Language) -> str:
    return tag("dl", "".join(_fact(fact, language) for fact in facts), class_="td-facts")


def _fact(fact: Fact, language: Language) -> str:
    sides = (
        tag("dd", _label(key, language) + (escape(said) if said else tag("i", _word("nothing-said", language))))
        for key, said in (("before", fact.before), ("after", fact.after))
    )
    return tag("div", tag("dt", escape(fact.label)) + "".join(sides), class_="td-fact")


def _label(key: str, language: Language) -> str:
    return tag("span", f"{_word(key, language)}: ", class_="td-label")


def _section(section: SectionChange, change: Change, language: Language) -> str:
    """Return a section: both states beside each other, or folded where nothing in it has changed."""
    before, after = _with_pictures(section.before_html), _with_pictures(section.after_html)
    title = section_title(
        section.before_title,
        section.after_title,
        language,
        is_new=not before and change is not Change.NEW,
        is_gone=not after and change is not Change.GONE,
    )
    if not section.passages:
        summary = tag("summary", f"{escape(title)} ({_word('unchanged-section', language)})")
        return tag("details", summary + _text(after), class_="td-same td-section--named")
    sides = []
    for key, html in (("before", before), ("after", after)):
        content = _text(html) if html else tag("p", tag("i", _word("not-there", language)))
        label = tag("p", _word(key, language), class_="td-label")
        sides.append(tag("div", label + content, class_=f"td-side td-side--{key}"))
    if change in {Change.NEW, Change.GONE}:  # the other side would be empty from top to bottom
        sides = [sides[1] if change is Change.NEW else sides[0]]
    named = "" if before and after and section.before_title != section.after_title else " td-section--named"
    return tag(
        "section",
        tag("h3", escape(title)) + tag("div", "".join(sides), class_=f"td-sides td-sides--{len(sides)}"),
        class_=f"td-section{named}",
    )


def _text(html: str) -> str:
    return tag("div", html, class_="md-typeset tb-package td-text")


def _with_pictures(html: str) -> str:
    """Return a section with the addresses of its small pictures as seen from its page."""
    return html.replace('<img src="', f'<img src="../{_PICTURES}/')


def _medium(medium: MediumChange, language: Language) -> str:
    head = tag("h3", f"{escape(medium.name)} ({escape(text(f'diff.change.{medium.change}', language))})")
    pictures = []
    if medium.before_picture != medium.after_picture:
        for key, name in (("before", medium.before_picture), ("after", medium.after_picture)):
            alt = text(f"diff.picture-{key}", language, name=medium.name)
            shown = tag("img", src=f"../{_PICTURES}/{name}", alt=alt, class_="td-thumb") if name else ""
            content = shown or tag("i", _word("no-picture", language))
            pictures.append(tag("figure", tag("figcaption", _word(key, language), class_="td-label") + content))
    elif medium.after_picture:
        pictures.append(
            tag("figure", tag("img", src=f"../{_PICTURES}/{medium.after_picture}", alt="", class_="td-thumb"))
        )
    shown = tag("div", "".join(pictures), class_="td-pictures") if pictures else ""
    return tag("li", head + shown + (_facts(medium.facts, language) if medium.facts else ""), class_="td-medium")


def _packages(one: TextChange, language: Language) -> Iterator[str]:
    if one.without_packages:
        listed = "".join(tag("li", escape(line)) for line in one.without_packages)
        yield tag("p", _word("without-packages", language)) + tag("ul", listed)
    if one.packages and not differs(one.packages):
        yield tag("p", _word("packages-same", language))
        return
    rows = []
    for package in one.packages:
        before, after = sizes_of(package, language)
        name = tag("th", escape(package.label), scope="row")
        rows.append(tag("tr", name + tag("td", escape(before)) + tag("td", escape(after))))
    if rows:
        heads = "".join(tag("th", _word(key, language), scope="col") for key in ("package", "before", "after"))
        yield tag("table", tag("thead", tag("tr", heads)) + tag("tbody", "".join(rows)), class_="td-packages")
    if demands := [package.demand for package in one.packages if package.demand]:
        yield _facts(demands, language)


def _document(title: str, content: str, comparison: Comparison, start: str) -> str:
    sheets = "".join(f'<link rel="stylesheet" href="{start}{name}">\n' for name in (SHEET, OWN_SHEET))
    policy = tag("meta", http_equiv="Content-Security-Policy", content=PAGE_POLICY)
    return (
        f'<!doctype html>\n<html lang="{comparison.language}" dir="ltr">\n<head>\n{policy}\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)} – {escape(comparison.hub)}</title>\n{sheets}</head>\n"
        f'<body class="td-page">\n<main class="md-typeset td-main">\n{content}\n</main>\n</body>\n</html>\n'
    )


def _word(key: str, language: Language) -> str:
    return escape(text(f"diff.{key}", language))
