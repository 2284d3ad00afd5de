"""Sounds and films are passed through; how long and how large they are is read, and what they give away is said."""

from __future__ import annotations

import struct
import wave
from io import BytesIO

import pytest

from renditions.made import problems_of
from teilbar.renditions import MediumFacts, MediumKind, inspect


def facts_of(data: bytes, name: str) -> MediumFacts:
    facts = inspect(BytesIO(data), name).facts
    assert facts is not None
    return facts


# --- sounds ---------------------------------------------------------------------------------------------------------


def wav(seconds: float) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\0\0" * int(8000 * seconds))
    return out.getvalue()


def mp3(frames: int, tags: bytes = b"") -> bytes:
    """Silence: MPEG 1 layer III, 128 kbit/s, 44,100 Hz, 1,152 samples a frame."""
    return tags + (b"\xff\xfb\x90\x64" + b"\0" * 413) * frames


def id3(text: bytes) -> bytes:
    frame = b"TIT2" + struct.pack(">IH", len(text) + 1, 0) + b"\0" + text
    return b"ID3\x03\0\0" + bytes([0, 0, len(frame) >> 7, len(frame) & 127]) + frame


def flac(samples: int) -> bytes:
    """The stream's head alone (RFC 9639, section 8.2): 44,100 Hz, 2 channels, 16 bits."""
    packed = 44_100 << 44 | 1 << 41 | 15 << 36 | samples
    return b"fLaC\x80\0\0\x22" + struct.pack(">HH", 4096, 4096) + b"\0" * 6 + packed.to_bytes(8, "big") + b"\0" * 16


def ogg_page(kind: int, samples: int, number: int, body: bytes) -> bytes:
    lengths = [255] * (len(body) // 255) + [len(body) % 255]
    head = b"OggS\0" + struct.pack("<BqIII", kind, samples, 7, number, 0)
    return head + bytes([len(lengths), *lengths]) + body


def opus(samples: int) -> bytes:
    head = b"OpusHead\x01\x01" + struct.pack("<HIhB", 0, 48_000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 1) + b"x" + struct.pack("<I", 0)
    return ogg_page(2, 0, 0, head) + ogg_page(0, 0, 1, tags) + ogg_page(4, samples, 2, b"\xfc\xff\xfe")


SOUNDS = [
    ("ton.wav", wav(2.5), "audio/wav", 2.5),
    ("ton.mp3", mp3(100), "audio/mpeg", 2.612),
    ("ton.mp3", mp3(100, id3(b"Ein Lied")), "audio/mpeg", 2.612),
    ("ton.flac", flac(44_100 * 3), "audio/flac", 3.0),
    ("ton.opus", opus(48_000 * 4), "audio/ogg", 4.0),
    ("ton.ogg", opus(48_000 * 4), "audio/ogg", 4.0),
]


@pytest.mark.parametrize(("name", "data", "media_type", "seconds"), SOUNDS)
def test_how_long_a_sound_lasts(name: str, data: bytes, media_type: str, seconds: float) -> None:
    facts = facts_of(data, name)
    assert (facts.kind, facts.media_type, facts.width) == (MediumKind.SOUND, media_type, None)
    assert facts.duration == pytest.approx(seconds, abs=0.03)
    assert problems_of(data, name) == []


# --- MP4 ------------------------------------------------------------------------------------------------------------


def box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, name) + body


QUARTERS = {
    0: (1, 0, 0, 1),
    90: (0, 1, -1, 0),
    180: (-1, 0, 0, -1),
    270: (0, -1, 1, 0),
}


def track(handler: bytes, width: int = 0, height: int = 0, turned: int = 0) -> bytes:
    a, b, c, d = (value * 65_536 for value in QUARTERS[turned])
    matrix = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    head = b"\0\0\0\3" + b"\0" * 36 + matrix + struct.pack(">II", width << 16, height << 16)
    return box(b"trak", box(b"tkhd", head), box(b"mdia", box(b"hdlr", b"\0" * 8 + handler + b"\0" * 13)))


def movie(*tracks: bytes, units: int = 90_000, scale: int = 600, notes: bytes = b"") -> bytes:
    head = b"\0" * 12 + struct.pack(">II", scale, units) + b"\0" * 80
    return box(b"moov", box(b"mvhd", head), *tracks, notes)


def mp4(moov: bytes, brand: bytes = b"isom", *, last: bool = False) -> bytes:
    kind, pixels = box(b"ftyp", brand, b"\0\0\2\0", b"isommp41"), box(b"mdat", b"\0" * 5000)
    return kind + (pixels + moov if last else moov + pixels)


PLACE = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", 18, 0x15C7) + b"+48.1372+011.5755/"))
APPLES_PLACE = box(b"meta", box(b"keys", b"\0" * 8 + box(b"mdta", b"com.apple.quicktime.location.ISO6709")))
THE_3GPP_PLACE = box(b"udta", box(b"loci", b"\0\0\0\0\x15\xc7GEHEIM\0\0" + b"\0" * 12))
FILM, SOUND = track(b"vide", 1280, 720), track(b"soun")

FILMS = [
    ("film.mp4", mp4(movie(FILM, SOUND)), "video/mp4", (1280, 720)),
    ("film.mp4", mp4(movie(SOUND, FILM), last=True), "video/mp4", (1280, 720)),
    ("film.mp4", mp4(movie(track(b"vide", 1280, 720, 90))), "video/mp4", (720, 1280)),
    ("film.mp4", mp4(movie(track(b"vide", 1280, 720, 180))), "video/mp4", (1280, 720)),
    ("film.mp4", mp4(movie(track(b"vide", 1280, 720, 270))), "video/mp4", (720, 1280)),
    ("film.mov", mp4(movie(FILM), b"qt  "), "video/quicktime", (1280, 720)),
]


@pytest.mark.parametrize(("name", "data", "media_type", "size"), FILMS)
def test_how_long_and_large_a_film_is(name: str, data: bytes, media_type: str, size: tuple[int, int]) -> None:
    facts = facts_of(data, name)
    assert (facts.kind, facts.media_type, facts.duration) == (MediumKind.FILM, media_type, 150.0)
    assert (facts.width, facts.height) == size
    assert problems_of(data, name) == []


@pytest.mark.parametrize(("brand", "name"), [(b"M4A ", "ton.m4a"), (b"isom", "ton.mp4"), (b"isom", "ton.m4a")])
def test_a_film_without_pictures_is_a_sound(brand: bytes, name: str) -> None:
    facts = facts_of(mp4(movie(SOUND), brand), name)
    assert (facts.kind, facts.media_type, facts.duration) == (MediumKind.SOUND, "audio/mp4", 150.0)


def test_a_large_box_in_front_is_passed_over() -> None:
    large = struct.pack(">I4sQ", 1, b"mdat", 16 + 3000) + b"\0" * 3000
    data = box(b"ftyp", b"isom", b"\0\0\2\0", b"isom") + large + movie(FILM)
    assert facts_of(data, "film.mp4").duration == 150.0


@pytest.mark.parametrize("notes", [PLACE, APPLES_PLACE, THE_3GPP_PLACE])
def test_a_film_that_tells_its_place_is_a_finding(notes: bytes) -> None:
    data = mp4(movie(FILM, SOUND, notes=notes))
    assert problems_of(data, "film.mp4") == ["recording-tells-place"]
    assert facts_of(data, "film.mp4").duration == 150.0


# --- WebM -----------------------------------------------------------------------------------------------------------


def element(name: int, body: bytes, *, unknown_size: bool = False) -> bytes:
    coded = name.to_bytes((name.bit_length() + 7) // 8, "big")
    size = b"\x01" + b"\xff" * 7 if unknown_size else (1 << 28 | len(body)).to_bytes(4, "big")
    return coded + size + body


def webm(
    *, duration: float | None = 2500.0, size: tuple[int, int] | None = (320, 180), live: bool = False, fine: bool = True
) -> bytes:
    head = element(0x1A45DFA3, element(0x4282, b"webm"))
    scale = element(0x2AD7B1, (1_000_000).to_bytes(3, "big"))
    info = element(0x1549A966, scale + (element(0x4489, struct.pack(">d", duration)) if duration else b""))
    pictures = b"".join(
        element(name, side.to_bytes(2, "big")) for name, side in zip((0xB0, 0xBA), size or (), strict=False)
    )
    tracks = element(0x1654AE6B, element(0xAE, element(0xD7, b"\1") + (element(0xE0, pictures) if size else b"")))
    cluster = element(0x1F43B675, b"\0" * 4000, unknown_size=live)
    content = info + (tracks if fine else b"") + cluster
    return head + element(0x18538067, content, unknown_size=live)


WEBMS = [
    (webm(), MediumKind.FILM, "video/webm", 2.5, (320, 180)),
    (webm(live=True, duration=None), MediumKind.FILM, "video/webm", None, (320, 180)),
    (webm(size=None), MediumKind.SOUND, "audio/webm", 2.5, (None, None)),
    (webm(duration=float("nan")), MediumKind.FILM, "video/webm", None, (320, 180)),
]


@pytest.mark.parametrize(("data", "kind", "media_type", "seconds", "size"), WEBMS)
def test_what_a_webm_says(
    data: bytes, kind: MediumKind, media_type: str, seconds: float | None, size: tuple[int | None, int | None]
) -> None:
    facts = facts_of(data, "film.webm")
    assert (facts.kind, facts.media_type, facts.duration, (facts.width, facts.height)) == (
        kind,
        media_type,
        seconds,
        size,
    )
    assert problems_of(data, "film.webm") == []


# --- what is broken -------------------------------------------------------------------------------------------------

BROKEN = [
    ("film.mp4", mp4(movie(FILM), last=True)[:-100]),
    ("film.mp4", mp4(movie(FILM))[:60]),
    ("film.mp4", mp4(box(b"moov", box(b"mvhd", b"\0" * 4)))),
    ("film.mp4", mp4(movie(box(b"trak", box(b"tkhd", b"\0"), box(b"mdia", box(b"hdlr", b"\0" * 8 + b"vide")))))),
    ("film.webm", webm(fine=False)),
    ("film.webm", webm()[:30]),
    ("ton.mp3", id3(b"Nur ein Titel")),
    ("ton.flac", flac(1000)[:12]),
    ("ton.wav", wav(1)[:16]),
    ("ton.ogg", opus(100)[:20]),
]


@pytest.mark.parametrize(("name", "data"), BROKEN)
def test_a_broken_recording_is_a_finding_and_is_passed_through(name: str, data: bytes) -> None:
    facts = facts_of(data, name)
    assert facts.duration is None
    assert problems_of(data, name) == ["recording-broken"]
