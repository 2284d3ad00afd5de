"""Whether a name is a person's or an organisation's, which most standards want to know and few authors say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.model.metadata import Person

_ROR = "https://ror.org/"


def type_of(person: Person, organisations: Iterable[Person] = ()) -> Literal["Person", "Organization"]:
    """Return the type of someone to be credited, in schema.org's words.

    An organisation is who was said to be one, has a number in ROR (https://ror.org), or bears the name of one of
    ``organisations``: those who publish.
    """
    known = {one.name.casefold() for one in organisations}
    is_one = person.is_organisation or person.url.startswith(_ROR) or person.name.casefold() in known
    return "Organization" if is_one else "Person"
