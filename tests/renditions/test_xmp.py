"""The licence's record: an XMP packet that others read, whatever authors typed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renditions import exiftool as tool
from renditions.made import photo, renditions_of, saved
from teilbar.renditions import LicenceRecord, licence_xmp

if TYPE_CHECKING:
    from pathlib import Path

ROOM_IN_A_JPEG = 65_502
"""Bytes of a packet in a segment APP1 (XMP specification, part 3, section 1.1.3)."""

DC = "{http://purl.org/dc/elements/1.1/}"
LI = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"


def read(record: LicenceRecord) -> ET.Element:
    return ET.fromstring(licence_xmp(record))  # noqa: S314 - what we wrote ourselves


def test_it_is_a_packet() -> None:
    packet = licence_xmp(LicenceRecord(title="Kröte"))
    assert packet.startswith('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'.encode())
    assert packet.endswith(b'<?xpacket end="r"?>')


def test_what_is_not_known_is_left_out() -> None:
    names = {element.tag for element in read(LicenceRecord(title="Kröte")).iter()}
    assert f"{DC}title" in names
    assert not [name for name in names if "creator" in name or "cc:" in name or "Marked" in name or "source" in name]


def test_the_order_is_always_the_same() -> None:
    full = LicenceRecord(
        title="a",
        authors=("b", "c"),
        licence="d",
        licence_url="e",
        source="f",
        rights="h",
        note="g",
        free_of_rights=True,
    )
    tags = [element.tag.rpartition("}")[2] for element in read(full).iter() if "rdf-syntax" not in element.tag]
    names = [
        "title",
        "creator",
        "rights",
        "source",
        "description",
        "Marked",
        "WebStatement",
        "license",
        "attributionName",
    ]
    assert tags == ["xmpmeta", *names]


@pytest.mark.parametrize(
    ("licence", "free", "marked"), [("CC BY 4.0", False, "True"), ("CC0 1.0", True, "False"), ("", False, None)]
)
def test_only_what_has_rights_is_marked(licence: str, free: bool, marked: str | None) -> None:
    element = read(LicenceRecord(licence=licence, free_of_rights=free)).find(
        ".//{http://ns.adobe.com/xap/1.0/rights/}Marked"
    )
    assert (element.text if element is not None else None) == marked


texts = st.text(max_size=3000)


records = st.builds(
    LicenceRecord,
    title=texts,
    authors=st.lists(texts, max_size=60).map(tuple),
    licence=texts,
    licence_url=texts,
    source=texts,
    rights=texts,
    note=texts,
)


@given(records)
def test_whatever_is_typed_is_readable_and_fits_into_a_jpeg(record: LicenceRecord) -> None:
    packet = licence_xmp(record)
    assert len(packet) <= ROOM_IN_A_JPEG
    ET.fromstring(packet)  # noqa: S314 - as above


def test_the_longest_record_fits_into_a_jpeg() -> None:
    everything = LicenceRecord(
        title='"' * 9000,
        authors=("&" * 9000,) * 900,
        licence="&" * 9000,
        licence_url='"' * 9000,
        source="&" * 9000,
        rights="&" * 9000,
        note="&" * 9000,
    )
    packet = licence_xmp(everything)
    assert 30_000 < len(packet) <= ROOM_IN_A_JPEG
    assert saved(photo(20, 20), "JPEG", xmp=packet)


def test_long_texts_are_cut_visibly() -> None:
    title = read(LicenceRecord(title="Kröte " * 200)).find(f".//{DC}title//{LI}")
    assert title is not None
    assert title.text is not None
    assert len(title.text) == 500
    assert title.text.endswith("…")


@pytest.mark.slow
def test_what_authors_type_arrives_as_typed(exiftool: str, tmp_path: Path) -> None:
    odd = LicenceRecord(
        title='<b>"Kröte" & Co</b> ]]> \x00\x0b', authors=("Ånn O’Connor", "山田"), source="https://a.example/?b=1&c=2"
    )
    data = saved(photo(90, 60).convert("RGBA"), "PNG")
    for rendition in renditions_of(data, "a.png", licence_xmp(odd)).values():
        (tmp_path / f"a.{rendition.suffix}").write_bytes(rendition.data)
    (tmp_path / "a.jpg").write_bytes(
        renditions_of(saved(photo(9, 9), "JPEG"), "a.jpg", licence_xmp(odd))["fallback"].data
    )
    for tags in tool.read(exiftool, sorted(tmp_path.iterdir())).values():
        assert tags["XMP-dc:Title"] == '<b>"Kröte" & Co</b> ]]>'
        assert tags["XMP-dc:Creator"] == ["Ånn O’Connor", "山田"]
        assert tags["XMP-dc:Source"] == "https://a.example/?b=1&c=2"
