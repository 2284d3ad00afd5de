"""The registry's data: true to Creative Commons, SPDX, H5P and AMB, and refused where it contradicts itself."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from packaging.licenses import canonicalize_license_expression

from teilbar.licensing import Registry
from teilbar.resources import licences

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.model.licence import Licence

REGISTRY = Registry.load()
EVERY = list(REGISTRY.licences.values())
COMMONS = re.compile(r"(?:LicenseRef-)?CC-(?P<elements>BY[A-Z-]*)-(?P<version>\d\.\d)(?:-(?P<port>DE))?")

SIX = ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND")
VERSIONS = ("1.0", "2.0", "2.5", "3.0", "4.0", "2.0-DE", "3.0-DE")
"""Creative Commons ported 2.0 and 3.0 to German law."""


def test_all_licences_are_there() -> None:
    commons = {f"CC-{elements}-{version}" for elements in SIX for version in VERSIONS}
    others = {
        *("CC0-1.0", "CC-PDM-1.0", "LAL-1.2", "LAL-1.3", "GPL-3.0-only", "GPL-3.0-or-later", "MIT", "Apache-2.0"),
        *("AllRightsReserved", "Pixabay", "Unsplash", "Pexels", "Canva"),
    }
    assert {identifier.removeprefix("LicenseRef-") for identifier in REGISTRY.licences} == commons | others


@pytest.mark.parametrize("licence", EVERY, ids=lambda licence: licence.id)
class TestEveryLicence:
    """What holds for every file of the registry."""

    def test_everything_that_is_known_of_it_means_it(self, licence: Licence) -> None:
        names = (licence.id, licence.label("de"), licence.label("en"), licence.name_de, licence.name_en)
        spelled = [text for text in licence.spellings if "://" not in text]
        assert {REGISTRY.resolve(text) for text in (*names, *spelled)} == {licence}

    def test_its_addresses_lead_to_it(self, licence: Licence) -> None:
        """Those of the GPL's text do not say *or later*; with the name they do."""
        addresses = {licence.url, licence.deed_url_de, licence.deed_url_en, licence.amb_uri} - {""}
        addresses |= {text for text in licence.spellings if "://" in text}
        expected = "GPL-3.0-only" if licence.id == "GPL-3.0-or-later" else licence.id
        for address in addresses:
            assert (found := REGISTRY.resolve(address)) is not None
            assert found.id == expected
            assert REGISTRY.resolve(f"{licence.label('de')} ({address})") == licence
            assert REGISTRY.resolve(f"[{licence.label('en')}]({address})") == licence

    def test_its_id_is_on_the_spdx_list(self, licence: Licence) -> None:
        assert (licences() / f"{licence.id}.toml").is_file()
        if licence.spdx:
            assert canonicalize_license_expression(licence.spdx) == licence.id

    def test_no_id_is_ours_that_spdx_has_one_for(self, licence: Licence) -> None:
        if not licence.spdx:
            with pytest.raises(ValueError, match="Unknown license"):
                canonicalize_license_expression(licence.id.removeprefix("LicenseRef-"))

    def test_open_means_that_everybody_may_adapt_and_pass_on(self, licence: Licence) -> None:
        assert licence.open == (licence.reusable and licence.adaptation and licence.commercial)

    def test_what_it_says_follows_from_its_creative_commons_name(self, licence: Licence) -> None:
        name = COMMONS.fullmatch(licence.id)
        if not name:
            assert licence.family != "CC"
            return
        elements = name["elements"].split("-")
        assert (licence.family, licence.version, licence.port) == ("CC", name["version"], name["port"] or "")
        assert licence.attribution
        assert (licence.adaptation, licence.commercial) == ("ND" not in elements, "NC" not in elements)
        assert licence.share_alike == ("SA" in elements)

    def test_its_creative_commons_address_follows_from_its_name(self, licence: Licence) -> None:
        name = COMMONS.fullmatch(licence.id)
        if name:
            port = "de/" if name["port"] else ""
            elements = "by-nd-nc" if licence.id == "CC-BY-NC-ND-1.0" else name["elements"].lower()
            assert licence.url == f"https://creativecommons.org/licenses/{elements}/{name['version']}/{port}"
            assert licence.deed_url_de == f"{licence.url}deed.de"
            assert licence.deed_url_en == f"{licence.url}deed.en"
            assert licence.name == f"CC {elements.upper()} {name['version']}{' DE' if port else ''}"

    def test_h5p_knows_its_codes(self, licence: Licence) -> None:
        """``h5p.json`` names the public domain otherwise than the copyright of a medium does."""
        h5p = licence.h5p
        said = (h5p.license, h5p.version, h5p.media_license, h5p.media_version)
        name = COMMONS.fullmatch(licence.id)
        if name:
            code = f"CC {name['elements']}"
            assert said == (code, name["version"], code, name["version"])
        else:
            assert said == H5P_CODES.get(licence.id, ("", "", "", ""))

    def test_amb_admits_its_uri(self, licence: Licence, shared_fixtures: Path) -> None:
        schema = json.loads((shared_fixtures.parent / "amb" / "schemas" / "license.json").read_text("utf-8"))
        patterns = [option["pattern"] for option in schema["properties"]["id"]["oneOf"]]
        is_admitted = any(re.match(pattern, licence.url) for pattern in patterns)
        assert licence.amb_uri == (licence.url if is_admitted else "")

    def test_adaptations_of_it_stand_under_what_its_text_allows(self, licence: Licence) -> None:
        allowed = {other.id for other in EVERY if licence.share_alike and may_become(licence.id, other.id)}
        assert set(licence.adaptations_under) == allowed


H5P_CODES = {
    "CC0-1.0": ("CC0 1.0", "", "PD", "CC0 1.0"),
    "CC-PDM-1.0": ("CC PDM", "", "PD", "CC PDM"),
    "GPL-3.0-only": ("GNU GPL", "", "GNU GPL", "v3"),
    "GPL-3.0-or-later": ("GNU GPL", "", "GNU GPL", "v3"),
    "LicenseRef-AllRightsReserved": ("C", "", "C", ""),
}
"""Beside those of Creative Commons: licences that H5P has no code for are said in words."""

DECLARED_COMPATIBLE = {
    ("CC-BY-SA-4.0", "LAL-1.3"),  # both say so (creativecommons.org/compatiblelicenses, since 2014)
    ("LAL-1.3", "CC-BY-SA-4.0"),
    ("CC-BY-SA-4.0", "GPL-3.0-only"),  # one way, and version 3 alone (the same list, since 2015)
    ("LAL-1.2", "LAL-1.3"),  # section 9: later versions may be chosen
    ("GPL-3.0-or-later", "GPL-3.0-only"),  # section 14: the recipient chooses
}


def may_become(original: str, adaptation: str) -> bool:
    """Tell whether an adaptation of a share-alike work may be passed on under a licence.

    The licences of Creative Commons say it in their section 4(b), from 4.0 on in 3(b): 1.0 names itself alone. 2.0 and
    2.5 name later versions and ports with the same elements, which the licence that is no port is not. 3.0 names that,
    too. All ask for the same elements; the older a text, the less clear that an earlier port is not meant, which is
    taken not to be.
    """
    if original == adaptation or (original, adaptation) in DECLARED_COMPATIBLE:
        return True
    one, other = COMMONS.fullmatch(original), COMMONS.fullmatch(adaptation)
    if not one or not other or one["elements"] != other["elements"] or one["version"] == "1.0":
        return False
    if one["version"] == other["version"]:
        return bool(other["port"]) or float(one["version"]) >= 3
    return float(other["version"]) > float(one["version"])


def test_versions_of_share_alike_go_upwards_only() -> None:
    """The rule spelled out for one licence, lest the rule above and the data be wrong together."""
    under = {licence.id: set(licence.adaptations_under) for licence in EVERY}
    four = {"CC-BY-NC-SA-4.0"}
    three = {"CC-BY-NC-SA-3.0", "CC-BY-NC-SA-3.0-DE"} | four
    assert under["CC-BY-NC-SA-1.0"] == {"CC-BY-NC-SA-1.0"}
    assert under["CC-BY-NC-SA-2.0"] == {"CC-BY-NC-SA-2.0", "CC-BY-NC-SA-2.0-DE", "CC-BY-NC-SA-2.5"} | three
    assert under["CC-BY-NC-SA-2.0-DE"] == {"CC-BY-NC-SA-2.0-DE", "CC-BY-NC-SA-2.5"} | three
    assert under["CC-BY-NC-SA-2.5"] == {"CC-BY-NC-SA-2.5"} | three
    assert under["CC-BY-NC-SA-3.0"] == under["CC-BY-NC-SA-3.0-DE"] == three
    assert under["CC-BY-NC-SA-4.0"] == four
    assert under["CC-BY-SA-4.0"] == {"CC-BY-SA-4.0", "LAL-1.3", "GPL-3.0-only"}


@pytest.mark.parametrize("host", ["Pixabay", "Unsplash", "Pexels", "Canva"])
def test_terms_of_picture_hosts_are_no_open_licences(host: str) -> None:
    terms = REGISTRY.licences[f"LicenseRef-{host}"]
    assert (terms.open, terms.reusable, terms.family, terms.spdx) == (False, False, "", "")
    assert terms.hosts == (f"{host.lower()}.com",)


def test_what_is_explained_in_german_is_explained_in_english() -> None:
    explained = {licence.id: (licence.deed_url_de, licence.deed_url_en) for licence in EVERY}
    assert explained["CC0-1.0"][1] == "https://creativecommons.org/publicdomain/zero/1.0/deed.en"
    assert explained["MIT"] == ("", "https://opensource.org/licenses/MIT")
    assert explained["LAL-1.3"][1] == REGISTRY.licences["LAL-1.3"].url
    assert not [one for one, (german, english) in explained.items() if german and not english]


def test_nothing_else_has_hosts_of_its_own() -> None:
    assert sum(bool(licence.hosts) for licence in EVERY) == 4


def test_label_without_a_short_name_is_in_the_reader_s_language() -> None:
    reserved = REGISTRY.licences["LicenseRef-AllRightsReserved"]
    assert [reserved.label("de"), reserved.label("en")] == ["Alle Rechte vorbehalten", "All rights reserved"]
    assert (reserved.spdx, REGISTRY.licences["MIT"].label("de")) == ("", "MIT")


# --- broken data ----------------------------------------------------------------------------------------------------

NAMED = 'id = "X"\nname_de = "x"\nname_en = "x"\n'
ALIKE = f"{NAMED}share_alike = true\n"
COMMONS_LIKE = 'name_de = "x"\nname_en = "x"\nfamily = "CC"\nversion = "4.0"\n'
BROKEN = {
    "without a name": ('id = "X"\n', "name_de\\n.*required"),
    "unknown fact": (f"{NAMED}opne = true\n", "opne\\n.*not permitted"),
    "fact of the wrong type": (f'{NAMED}open = "maybe"\n', "open\\n.*boolean"),
    "no TOML": ("id: X\n", "Expected '='"),
    "a name that another has": ('id = "X"\nname_de = "x"\nname_en = "MIT"\n', "'MIT' means both MIT and X"),
    "a name that another has, otherwise spelled": (
        'id = "X"\nname_de = "x"\nname_en = "x"\nspellings = ["die mit-lizenz"]\n',
        "'die mit-lizenz' means both MIT and X",
    ),
    "an address that another has": (
        f'{NAMED}url = "https://opensource.org/license/mit/"\n',
        "https://opensource.org/license/mit/ leads to both MIT and X",
    ),
    "a name that says another licence": (
        f'{NAMED}name = "CC BY 4.0"\n',
        "X: its own name 'CC BY 4.0' does not mean it",
    ),
    "not named after its id": (NAMED.replace("X", "Y"), "X.toml: the file is not named after its id Y"),
    "open, but not to adapt": (f"{NAMED}open = true\nadaptation = false\n", "X.toml: it is open, but what it allows"),
    "no address": (f'{NAMED}url = "creativecommons.org"\n', "X.toml: creativecommons.org is no address"),
    "an address as a host": (f'{NAMED}hosts = ["https://x.org/"]\n', "X.toml: https://x.org/ is no host"),
    "share-alike without a licence for adaptations": (ALIKE, "X.toml: .* adaptations_under does not name it"),
    "share-alike without adaptations": (
        f'{ALIKE}adaptation = false\nadaptations_under = ["X"]\n',
        "X.toml: it is share-alike, but allows no adaptations",
    ),
    "licences for adaptations without share-alike": (
        f'{NAMED}adaptations_under = ["X"]\n',
        "X.toml: it is not share-alike, but has adaptations_under",
    ),
    "adaptations under what nobody knows": (
        f'{ALIKE}adaptations_under = ["X", "Y"]\n',
        "X.toml: adaptations_under names Y, which is not known",
    ),
    "adaptations twice under one": (
        f'{ALIKE}adaptations_under = ["X", "X"]\n',
        "X.toml: adaptations_under names a licence twice",
    ),
    "adaptations lose a condition": (
        f'{ALIKE}commercial = false\nadaptations_under = ["X", "MIT"]\n',
        "X.toml: adaptations_under names MIT, which allows commercial use",
    ),
    "a code that H5P does not know": (f'{NAMED}[h5p]\nlicense = "CC"\n', "X.toml: H5P knows no licence CC"),
    "a version that H5P does not know": (
        f'{NAMED}[h5p]\nlicense = "CC BY"\nversion = "4"\n',
        "X.toml: H5P knows no version 4 of CC BY",
    ),
    "a version of what has none": (
        f'{NAMED}[h5p]\nlicense = "CC0 1.0"\nversion = "1.0"\n',
        "X.toml: H5P knows no version 1.0 of CC0 1.0",
    ),
    "no version for H5P": (f'{NAMED}[h5p]\nlicense = "CC BY"\n', "X.toml: H5P needs the version of CC BY"),
    "a code that H5P's media do not know": (
        f'{NAMED}[h5p]\nmedia_license = "CC0 1.0"\n',
        "X.toml: H5P's media know no licence CC0 1.0",
    ),
    "a version that H5P's media do not know": (
        f'{NAMED}[h5p]\nmedia_license = "CC BY"\nmedia_version = "5.0"\n',
        "X.toml: H5P's media know no licence CC BY 5.0",
    ),
    "of a family that its id is not of": (f'id = "X"\n{COMMONS_LIKE}', "X.toml: it is of the family CC, but its id"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_registry_is_refused(tmp_path: Path, case: str) -> None:
    content, problem = BROKEN[case]
    (tmp_path / "MIT.toml").write_text((licences() / "MIT.toml").read_text("utf-8"), "utf-8")
    assert Registry.load(tmp_path).resolve("MIT")
    (tmp_path / "X.toml").write_text(content, "utf-8")
    with pytest.raises(ValueError, match=problem):
        Registry.load(tmp_path)


FALSIFIED = {
    "another version": (
        'version = "4.0"',
        'version = "3.0"',
        "family, version and port are .* but its id says otherwise",
    ),
    "no family": ('family = "CC"', "", "family, version and port are .* but its id says otherwise"),
    "a country": ('family = "CC"', 'family = "CC"\nport = "DE"', "family, version and port are .* but its id"),
    "commercial": ("commercial = false", "commercial = true", "what it allows is not what its id says"),
    "no name to be given": (
        "share_alike",
        "attribution = false\nshare_alike",
        "what it allows is not what its id says",
    ),
    "another name": ('name = "CC BY-NC 4.0"', 'name = "CC BY 4.0"', "its own name 'CC BY 4.0' does not mean it"),
}


@pytest.mark.parametrize("case", FALSIFIED)
def test_what_contradicts_an_id_of_creative_commons_is_refused(tmp_path: Path, case: str) -> None:
    true, false, problem = FALSIFIED[case]
    content = (licences() / "CC-BY-NC-4.0.toml").read_text("utf-8")
    (tmp_path / "CC-BY-NC-4.0.toml").write_text(content, "utf-8")
    assert Registry.load(tmp_path).resolve("CC BY-NC 4.0")
    assert true in content
    (tmp_path / "CC-BY-NC-4.0.toml").write_text(content.replace(true, false, 1), "utf-8")
    with pytest.raises(ValueError, match=problem):
        Registry.load(tmp_path)


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    for name in ("X", "Y"):
        (tmp_path / f"{name}.toml").write_text(ALIKE.replace("X", name), "utf-8")
    with pytest.raises(ValueError, match=r"X\.toml: .*\nY\.toml: "):
        Registry.load(tmp_path)
