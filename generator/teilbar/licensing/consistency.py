"""What the files of the registry must not contradict: themselves, each other, and the formats that quote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.licensing.suite import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.model.licence import H5PLicence, Licence

_H5P_LICENCES = frozenset(
    {
        *("CC BY", "CC BY-SA", "CC BY-ND", "CC BY-NC", "CC BY-NC-SA", "CC BY-NC-ND"),
        *("CC0 1.0", "CC PDM", "PD", "GNU GPL", "ODC PDDL", "C", "U"),
    }
)
"""``license`` in h5p.json (H5P specification, "Package definition file: h5p.json")."""
_COMMONS_VERSIONS = frozenset({"1.0", "2.0", "2.5", "3.0", "4.0"})
_H5P_MEDIA: Mapping[str, frozenset[str]] = {
    **{code: _COMMONS_VERSIONS for code in _H5P_LICENCES if code.startswith("CC BY")},
    "PD": frozenset({"", "-", "CC0 1.0", "CC PDM"}),
    "GNU GPL": frozenset({"v1", "v2", "v3"}),
    "C": frozenset({""}),
    "U": frozenset({""}),
    "": frozenset({""}),
}
"""``license`` and the ``version`` that go with it in the ``copyright`` field of H5P's media."""
_WEB = "https://"


def check(licences: Mapping[str, Licence]) -> None:
    """Check licences, given by the names of their files.

    Raises ValueError with all that is wrong.
    """
    problems = [
        f"{file}.toml: {problem}"
        for file, licence in licences.items()
        for problem in _problems(file, licence, licences)
    ]
    if problems:
        raise ValueError("\n".join(problems))


def _problems(file: str, licence: Licence, licences: Mapping[str, Licence]) -> Iterator[str]:
    if licence.id != file:
        yield f"the file is not named after its id {licence.id}"
    if licence.open and not (licence.reusable and licence.adaptation and licence.commercial):
        yield "it is open, but what it allows is not"
    addresses = (licence.url, licence.deed_url_de, licence.amb_uri)
    yield from (f"{address} is no address" for address in filter(None, addresses) if not address.startswith(_WEB))
    yield from (f"{host} is no host" for host in licence.hosts if "/" in host or "." not in host)
    yield from _problems_of_adaptations(licence, licences)
    yield from _problems_of_h5p(licence.h5p)
    yield from _problems_of_commons(licence)


def _problems_of_adaptations(licence: Licence, licences: Mapping[str, Licence]) -> Iterator[str]:
    under = licence.adaptations_under
    if licence.share_alike and not licence.adaptation:
        yield "it is share-alike, but allows no adaptations"
    if licence.share_alike and licence.id not in under:
        yield "it is share-alike, but adaptations_under does not name it"
    if under and not licence.share_alike:
        yield "it is not share-alike, but has adaptations_under"
    if len(set(under)) < len(under):
        yield "adaptations_under names a licence twice"
    yield from (f"adaptations_under names {other}, which is not known" for other in under if other not in licences)
    freer = [other for other in under if other in licences and licences[other].commercial > licence.commercial]
    yield from (f"adaptations_under names {other}, which allows commercial use" for other in freer)


def _problems_of_h5p(h5p: H5PLicence) -> Iterator[str]:
    if h5p.license and h5p.license not in _H5P_LICENCES:
        yield f"H5P knows no licence {h5p.license}"
    if h5p.version and (h5p.version not in _COMMONS_VERSIONS or not h5p.license.startswith("CC BY")):
        yield f"H5P knows no version {h5p.version} of {h5p.license or 'nothing'}"
    if h5p.license.startswith("CC BY") and not h5p.version:
        yield f"H5P needs the version of {h5p.license}"
    if h5p.media_version not in _H5P_MEDIA.get(h5p.media_license, frozenset()):
        yield f"H5P's media know no licence {h5p.media_license} {h5p.media_version}".rstrip()


def _problems_of_commons(licence: Licence) -> Iterator[str]:
    """Hold what is said of a Creative Commons licence against its id."""
    name = name_of(licence)
    if name is None or "by" not in name.elements:
        if licence.family == "CC":
            yield "it is of the family CC, but its id names no licence of Creative Commons"
        return
    said = (licence.family, licence.version, licence.port)
    if said != ("CC", name.version, name.port):
        yield f"family, version and port are {said}, but its id says otherwise"
    allowed = (licence.attribution, licence.share_alike, licence.commercial, licence.adaptation)
    if allowed != (True, "sa" in name.elements, "nc" not in name.elements, "nd" not in name.elements):
        yield "what it allows is not what its id says"
