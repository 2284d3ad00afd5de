"""What may be put together, against Creative Commons' charts; and that every rule in the data is held by them."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.chart import NOBODY, differences, kind_of, table_differs_from_rule
from teilbar.licensing import Registry
from teilbar.licensing.combining import Obstacle, Work, carries, combine, fitting_licences, obstacle, whole_licence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.model.licence import Licence

LICENCES = Registry.load().licences
KNOWN = tuple(LICENCES.values())
CC0 = LICENCES["CC0-1.0"]


def test_every_pair_is_as_the_charts_say() -> None:
    assert list(differences(LICENCES)) == []


def test_the_table_of_wholes_and_the_rule_for_all_versions_agree() -> None:
    assert table_differs_from_rule(tuple(LICENCES)) == []


@pytest.mark.parametrize(
    ("unit", "work", "whole"),
    [
        ("MIT", "Apache-2.0", None),
        ("Apache-2.0", "MIT", None),
        ("CC-BY-4.0", "MIT", None),
        ("CC0-1.0", "MIT", "MIT"),
        ("MIT", "CC0-1.0", "MIT"),
        ("MIT", "CC-BY-4.0", None),
        ("CC0-1.0", "CC-BY-SA-3.0", "CC-BY-SA-3.0"),
        ("CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0"),
        ("CC-BY-SA-4.0", "LAL-1.3", "CC-BY-SA-4.0"),
        ("CC-BY-4.0", "GPL-3.0-only", None),
    ],
)
def test_what_the_whole_may_carry(unit: str, work: str, whole: str | None) -> None:
    found = whole_licence(LICENCES[unit], [LICENCES[work]], KNOWN)
    assert (found.id if found else None) == whole


def _broken(licence: Licence) -> Iterator[dict[str, Any]]:
    """Yield what makes one rule of a licence wrong, each."""
    yield {"reusable": not licence.reusable}
    if licence.id in NOBODY:  # what nobody may share has no further rules
        return
    yield {"adaptation": not licence.adaptation}
    yield {"commercial": not licence.commercial}
    yield {"attribution": not licence.attribution}
    yield {"share_alike": not licence.share_alike}
    if licence.version and kind_of(licence.id).kind not in {"", "PD"}:
        yield {"version": "0.9"}
        yield {"version": "9.0"}
    for left_out in licence.adaptations_under:
        yield {"adaptations_under": tuple(one for one in licence.adaptations_under if one != left_out)}
    if licence.share_alike:
        for added in LICENCES.keys() - set(licence.adaptations_under):
            yield {"adaptations_under": (*licence.adaptations_under, added)}


def _is_without_effect(licence: Licence, changed: dict[str, Any]) -> bool:
    """Tell whether a change of a field says nothing new, because another field decides.

    Share-alike licences name those under which adaptations may stand, so their version is compared with none; an
    attribution that a share-alike licence asks for is among what such a list says; a licence without adaptations has no
    adapters, and the registry refuses one that is share-alike. Nothing but itself fits into the first of all licences.
    """
    decided = licence.share_alike or not licence.adaptation
    if "version" in changed:
        return decided or (licence.id, changed["version"]) == ("CC-BY-1.0", "0.9")
    if "share_alike" in changed:
        return not licence.adaptation
    return "attribution" in changed and decided


@pytest.mark.parametrize("licence", KNOWN, ids=lambda licence: licence.id)
def test_no_rule_in_the_data_can_be_broken_unseen(licence: Licence) -> None:
    unseen = [
        changed
        for changed in _broken(licence)
        if not _is_without_effect(licence, changed)
        and not any(differences(dict(LICENCES) | {licence.id: licence.model_copy(update=changed)}, licence.id))
    ]
    assert unseen == []


licences = st.sampled_from(KNOWN)
works = st.builds(Work, st.text("abc", min_size=1, max_size=2), licences, st.booleans())


@given(licences, st.lists(works, max_size=5), st.randoms())
def test_the_order_of_media_makes_no_difference(own: Licence, used: list[Work], random: Any) -> None:  # noqa: ANN401 - Hypothesis'
    shuffled = random.sample(used, len(used))
    assert combine(own, used, KNOWN) == combine(own, shuffled, reversed(KNOWN))


@given(licences, st.lists(works, max_size=5), st.booleans())
def test_a_free_work_makes_nothing_worse(own: Licence, used: list[Work], adapted: bool) -> None:
    before, after = combine(own, used, KNOWN), combine(own, [*used, Work("frei", CC0, adapted)], KNOWN)
    assert after == before


COMMONS = tuple(licence for licence in KNOWN if kind_of(licence.id).version)


def later_versions(licence: Licence) -> tuple[Licence, ...]:
    """Return the strictly later versions of a licence: a port of the same version is none."""
    kind, version = kind_of(licence.id)
    return tuple(one for one in COMMONS if kind_of(one.id).kind == kind and kind_of(one.id).version > version)


def fits(work: Licence, unit: Licence) -> bool:
    return obstacle(work, unit, adapted=True) is None


def test_what_fits_stays_fitting_under_a_later_version_of_the_units_licence() -> None:
    """But for share-alike 1.0, which names its own version alone: no later one takes up its adaptations."""
    raised = [
        (work, own, later) for work in KNOWN for own in COMMONS if fits(work, own) for later in later_versions(own)
    ]
    assert len(raised) > 500
    assert [
        (work.id, own.id, later.id)
        for work, own, later in raised
        if fits(work, later) == (work.share_alike and work.version == "1.0")
    ] == []


def test_what_fits_stays_fitting_if_both_are_raised_to_the_same_version() -> None:
    """A medium's version alone cannot be raised: what it comes to must not stand under an earlier one."""
    raised = [
        (later_work, later_own)
        for work, own in product(COMMONS, COMMONS)
        if fits(work, own)
        for later_work, later_own in product(later_versions(work), later_versions(own))
        if later_work.version == later_own.version and not (later_work.port or later_own.port)
    ]
    assert len(raised) > 400
    assert [(work.id, own.id) for work, own in raised if not fits(work, own)] == []
    assert not fits(LICENCES["CC-BY-4.0"], LICENCES["CC-BY-3.0"])
    assert fits(LICENCES["CC-BY-3.0"], LICENCES["CC-BY-3.0"])


@given(licences, st.lists(licences, max_size=4))
def test_the_licence_of_the_whole_keeps_what_every_part_asks(own: Licence, parts: list[Licence]) -> None:
    whole = whole_licence(own, parts, KNOWN)
    if whole is not None:
        assert all(carries(whole, part) for part in (own, *parts))
    elif all(part.reusable for part in (own, *parts)):
        assert not any(all(carries(one, part) for part in (own, *parts)) for one in KNOWN)


@given(st.lists(works, min_size=1, max_size=3))
def test_a_licence_that_is_proposed_fits(used: list[Work]) -> None:
    for licence in fitting_licences(used, KNOWN):
        assert combine(licence, used, KNOWN).conflicts == ()


@pytest.mark.parametrize(
    ("work", "unit", "reason"),
    [
        ("CC-BY-SA-4.0", "CC-BY-4.0", Obstacle.SHARE_ALIKE),
        ("CC-BY-SA-4.0", "CC-BY-NC-SA-4.0", Obstacle.SHARE_ALIKE),
        ("CC-BY-NC-SA-4.0", "CC-BY-SA-4.0", Obstacle.SHARE_ALIKE),
        ("CC-BY-SA-4.0", "CC-BY-SA-3.0", Obstacle.EARLIER_VERSION),
        ("CC-BY-4.0", "CC-BY-SA-3.0", Obstacle.EARLIER_VERSION),
        ("CC-BY-NC-4.0", "CC-BY-SA-4.0", Obstacle.NON_COMMERCIAL),
        ("CC-BY-ND-4.0", "CC-BY-ND-4.0", Obstacle.NO_ADAPTATIONS),
        ("CC-BY-4.0", "CC0-1.0", Obstacle.ATTRIBUTION),
        ("LicenseRef-AllRightsReserved", "CC-BY-4.0", Obstacle.NOT_REUSABLE),
    ],
)
def test_the_reason_is_named(work: str, unit: str, reason: Obstacle) -> None:
    assert obstacle(LICENCES[work], LICENCES[unit], adapted=True) is reason
