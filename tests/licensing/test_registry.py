"""The registry knows which licence is meant, and says nothing where that is not certain."""

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

CC = "creativecommons.org/licenses"

MEANT = {
    "CC-BY-SA-4.0": "CC-BY-SA-4.0",
    "CC BY-SA 4.0": "CC-BY-SA-4.0",
    "cc by sa 4.0": "CC-BY-SA-4.0",
    "CC_BY_SA_4.0": "CC-BY-SA-4.0",
    "(CC BY-SA 4.0)": "CC-BY-SA-4.0",
    "CC BY 4.0 International": "CC-BY-4.0",
    "Creative Commons Attribution 4.0 International": "CC-BY-4.0",
    f"https://{CC}/by-sa/4.0/": "CC-BY-SA-4.0",
    f"http://{CC}/by-sa/4.0": "CC-BY-SA-4.0",
    f"<https://www.{CC}/by-sa/4.0/deed.de>": "CC-BY-SA-4.0",
    f"https://{CC}/by-sa/4.0/deed.de": "CC-BY-SA-4.0",
    f"https://{CC}/by-sa/4.0/legalcode": "CC-BY-SA-4.0",
    f"https://{CC}/by-sa/4.0/legalcode.de#s1": "CC-BY-SA-4.0",
    f"https://{CC}/by-sa/4.0/?ref=chooser-v1": "CC-BY-SA-4.0",
    f"HTTPS://{CC.replace('licenses', 'licences').upper()}/BY-SA/4.0/": "CC-BY-SA-4.0",
    f"{CC}/by/3.0/": "CC-BY-3.0",
    f"https://{CC}/by-nc-nd/3.0/de/deed.en": "CC-BY-NC-ND-3.0-DE",
    "CC BY 3.0 DE": "CC-BY-3.0-DE",
    "CC BY 3.0 Deutschland": "CC-BY-3.0-DE",
    "CC BY-NC-SA 2.0": "CC-BY-NC-SA-2.0",
    "CC0": "CC0-1.0",
    "CC0 1.0": "CC0-1.0",
    "https://creativecommons.org/publicdomain/zero/1.0/deed.de": "CC0-1.0",
    "https://creativecommons.org/publicdomain/mark/1.0/": "CC-PDM-1.0",
    "Public Domain Mark 1.0": "CC-PDM-1.0",
    "mit": "MIT",
    "MIT License": "MIT",
    "https://opensource.org/licenses/MIT": "MIT",
    "https://opensource.org/license/mit/": "MIT",
    "https://spdx.org/licenses/CC-BY-4.0.html": "CC-BY-4.0",
    "alle Rechte vorbehalten": "LicenseRef-AllRightsReserved",
    "All rights reserved.": "LicenseRef-AllRightsReserved",
}


@pytest.mark.parametrize("text", MEANT)
def test_meant(text: str) -> None:
    found = REGISTRY.resolve(text)
    assert found is not None
    assert found.id == MEANT[text]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " - ",
        "CC BY",
        "CC",
        "Creative Commons",
        "CC BY 4",
        "CC BY 5.0",
        "CC BY 40",
        "CC BY-ND-SA 4.0",
        "CC BY 4.0 oder MIT",
        "CC BY 3.0 AT",
        "frei",
        "siehe LICENSE.md",
        f"https://{CC}/by/",
        f"https://{CC}/by/3.0/at/",
        f"https://example.org/{CC}/by/4.0/",
        "https://creativecommons.org/",
        "https://",
    ],
)
def test_not_certain(text: str) -> None:
    assert REGISTRY.resolve(text) is None


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("cc-by", ["CC-BY-4.0", "CC-BY-3.0", "CC-BY-2.5", "CC-BY-2.0"]),
        ("CC BY SA", ["CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-SA-2.5", "CC-BY-SA-2.0"]),
        ("CC BY 4.0", []),
        ("frei", []),
        ("", []),
    ],
)
def test_suggestions_for_a_name_without_a_version(text: str, ids: list[str]) -> None:
    assert [licence.id for licence in REGISTRY.suggest(text)] == ids


H5P_CODES = {"CC BY", "CC BY-SA", "CC BY-ND", "CC BY-NC", "CC BY-NC-SA", "CC BY-NC-ND", "CC0 1.0", "CC PDM", "C", ""}
"""Of what h5p.json may say, what the registry uses; nothing for licences that H5P does not know."""


@pytest.mark.parametrize("licence", EVERY, ids=lambda licence: licence.id)
class TestEveryLicence:
    """What holds for every file of the registry."""

    def test_everything_that_is_known_of_it_means_it(self, licence: Licence) -> None:
        names = (licence.id, licence.label("de"), licence.label("en"), licence.name_de, licence.name_en)
        addresses = (licence.url, licence.deed_url_de, licence.amb_uri)
        assert {REGISTRY.resolve(text) for text in (*names, *licence.spellings, *addresses) if text} == {licence}

    def test_its_id_is_on_the_spdx_list(self, licence: Licence) -> None:
        assert (licences() / f"{licence.id}.toml").is_file()
        if licence.spdx:
            assert canonicalize_license_expression(licence.spdx) == licence.id

    def test_open_means_that_everybody_may_adapt_and_pass_on(self, licence: Licence) -> None:
        assert licence.open == (licence.reusable and licence.adaptation and licence.commercial)

    def test_what_it_allows_follows_from_its_creative_commons_name(self, licence: Licence) -> None:
        parts = licence.id.split("-")
        if "BY" in parts:
            assert licence.attribution
            assert (licence.adaptation, licence.commercial) == ("ND" not in parts, "NC" not in parts)
            assert licence.share_alike == ("SA" in parts)

    def test_its_creative_commons_address_follows_from_its_name(self, licence: Licence) -> None:
        name = re.fullmatch(r"CC-(BY[A-Z-]*)-(\d\.\d)(?:-(DE))?", licence.id)
        if name:
            port = "de/" if name[3] else ""
            assert licence.url == f"https://creativecommons.org/licenses/{name[1].lower()}/{name[2]}/{port}"
            assert licence.deed_url_de == f"{licence.url}deed.de"

    def test_h5p_knows_its_codes(self, licence: Licence) -> None:
        h5p = licence.h5p
        assert h5p.license in H5P_CODES
        assert h5p.version in {"", "2.0", "2.5", "3.0", "4.0"}
        assert bool(h5p.version) == ("BY" in licence.id.split("-"))
        in_public_domain = h5p.license in {"CC0 1.0", "CC PDM"}
        expected = ("PD", h5p.license) if in_public_domain else (h5p.license, h5p.version)
        assert (h5p.media_license, h5p.media_version) == expected

    def test_amb_admits_its_uri(self, licence: Licence, shared_fixtures: Path) -> None:
        schema = json.loads((shared_fixtures.parent / "amb" / "schemas" / "license.json").read_text("utf-8"))
        patterns = [option["pattern"] for option in schema["properties"]["id"]["oneOf"]]
        assert bool(licence.amb_uri) == licence.reusable
        if licence.amb_uri:
            assert any(re.match(pattern, licence.amb_uri) for pattern in patterns)


def test_label_without_a_short_name_is_in_the_reader_s_language() -> None:
    reserved = REGISTRY.licences["LicenseRef-AllRightsReserved"]
    assert [reserved.label("de"), reserved.label("en")] == ["Alle Rechte vorbehalten", "All rights reserved"]
    assert (reserved.spdx, REGISTRY.licences["MIT"].label("de")) == ("", "MIT")


BROKEN = {
    "without a name": ('id = "X"\n', "name_de\\n.*required"),
    "unknown fact": ('id = "X"\nname_de = "x"\nname_en = "x"\nopne = true\n', "opne\\n.*not permitted"),
    "fact of the wrong type": ('id = "X"\nname_de = "x"\nname_en = "x"\nopen = "maybe"\n', "open\\n.*boolean"),
    "no TOML": ("id: X\n", "Expected '='"),
    "a name that another has": ('id = "X"\nname_de = "x"\nname_en = "MIT"\n', "'mit' means both MIT and X"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_registry_is_refused(tmp_path: Path, case: str) -> None:
    content, problem = BROKEN[case]
    (tmp_path / "MIT.toml").write_text((licences() / "MIT.toml").read_text("utf-8"), "utf-8")
    assert Registry.load(tmp_path).resolve("MIT")
    (tmp_path / "X.toml").write_text(content, "utf-8")
    with pytest.raises(ValueError, match=problem):
        Registry.load(tmp_path)
