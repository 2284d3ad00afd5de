"""What authors write of devices, and which of them visitors choose by."""

from __future__ import annotations

import pytest

from teilbar.publishing.devices import NONE, OTHER, devices_of, families, says_none

CASES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("Tablet",), ("tablet",)),
    (("Tablet oder Smartphone",), ("tablet", "smartphone")),
    (("iPads (WLAN ist nicht nötig)",), ("tablet",)),
    (("Smartphone/Handy",), ("smartphone",)),
    # What a device has is no device of its own.
    (("Tablet oder Smartphone mit Kamera",), ("tablet", "smartphone")),
    (("Laptop mit Mikrofon", "Beamer"), ("computer", "beamer")),
    # Compounds, endings, English.
    (("Kinderkamera",), ("kamera",)),
    (("two tablets and a projector",), ("tablet", "beamer")),
    (("headphones",), ("ton",)),
    (("PC",), ("computer",)),
    (("Smartphone oder Aufnahmegerät",), ("smartphone", "ton")),
    # Nothing of all that: something else is needed.
    (("Stativ",), (OTHER,)),
    (("Tablet", "Stativ"), ("tablet", OTHER)),
    # None is needed.
    (("ohne Gerät",), (NONE,)),
    (("keine",), (NONE,)),
    (("Keine Geräte nötig!",), (NONE,)),
    (("No devices needed",), (NONE,)),
    (("Tablet, oder ohne Gerät",), (NONE, "tablet")),
    # What is not said is not known.
    ((), ()),
)


@pytest.mark.parametrize(("written", "keys"), CASES, ids=[" + ".join(written) or "nothing" for written, _ in CASES])
def test_what_is_written_answers_to(written: tuple[str, ...], keys: tuple[str, ...]) -> None:
    assert devices_of(written) == keys


@pytest.mark.parametrize("words", ["ohne Tablet geht es nicht", "ohne", "kein Fernseher im Raum", "Tablet", ""])
def test_no_device_is_not_read_into_other_words(words: str) -> None:
    assert says_none(words) is (words == "ohne")


def test_families_are_told_apart() -> None:
    keys = [family.key for family in families()]
    assert len(set(keys)) == len(keys)
    assert not {NONE, OTHER} & set(keys)
    for family in families():
        assert all(devices_of((label,))[0] == family.key for label in family.labels.values()), family.key
