"""The files of the search, below ``suche/``: small scripts, each of which hands one piece of data to the engine.

All but the first, ``suche/start.js``, are named by their content. So a browser that keeps old ones never mixes them
with those of a newer build, and what did not change keeps its name. What stands in each: ``docs/search.md``.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from teilbar.searching import inflecting, near
from teilbar.searching.dictionary import Dictionary, Entry
from teilbar.searching.engine import lunr_script
from teilbar.searching.index import FIELDS, Collected, Postings, occurrences, postings, weights
from teilbar.searching.packing import ascending, front_coded, literal, number, numbers, zigzag
from teilbar.searching.right_words import right_words
from teilbar.searching.stems import stem
from teilbar.searching.synonyms import present_groups, synonyms, terms_of
from teilbar.searching.vocabulary import STOP, vocabulary
from teilbar.searching.words import fold, with_seams

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from teilbar.searching.analysis import Analysed
    from teilbar.searching.findable import Json
    from teilbar.searching.vocabulary import Word
    from teilbar.texts import Language
    from teilbar.workshop import Workshop

FOLDER = "suche"
START = f"{FOLDER}/start.js"
_CALL = "teilbarSuche"
"""The function that a page has while it loads pieces."""
_RECORDS = 8
"""Records of things in a piece: a result shows ten, from ten pieces mostly."""
_PIECE = 9000
"""Characters of a piece of postings, about; a term that is longer has one of its own."""
_TEXT_NAME = 12
_SHORTEST_NAME = 5


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Pieces of one kind, in their order."""

    kind: str
    contents: Sequence[str]

    def names(self) -> list[str]:
        """Return names for the contents, as short as they can be and different for different contents."""
        digests = [_digest(content) for content in self.contents]
        length = _SHORTEST_NAME
        while len({digest[:length] for digest in digests}) < len(set(digests)):
            length += 1
        return [digest[:length] for digest in digests]


def write_search(
    analysed: Iterable[Analysed], language: Language, workshop: Workshop, own_synonyms: Iterable[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a site's search: each one's place in the site and its content.

    Takes what can be found, in the order in which equal results are shown; the synonyms that a hub adds.
    """
    collected = Collected()
    records: list[dict[str, Json]] = []
    texts: list[tuple[tuple[str, str, str], ...]] = []
    facets: list[Mapping[str, tuple[str, ...]]] = []
    orders: list[Mapping[str, str | int | None]] = []
    for thing in analysed:
        records.append(dict(thing.record))
        texts.append(thing.passages)
        facets.append(dict(thing.keys))
        orders.append(dict(thing.orders))
        collected.add(thing)
    spelt = collected.displays()
    words = dict(vocabulary(spelt, language, workshop))
    seams = {spelt[form].lower(): word.seams for form, word in words.items() if word.seams}
    for record, passages in zip(records, texts, strict=True):
        text = literal([[heading, anchor, with_seams(said, seams)] for heading, anchor, said in passages])
        record["text"] = _digest(text)[:_TEXT_NAME]
        yield _file("t", str(record["text"]), text)
    found = postings(collected, words)
    all_groups = (*synonyms(language), *own_synonyms)
    groups = present_groups(all_groups, found.keys(), language)
    forms = _forms(spelt, words, groups, language)
    right = terms_of(all_groups, language) | right_words(forms, language, workshop)
    dictionary = _dictionary(forms, words, found, right, language)
    pieces = dictionary.pieces()
    packed = list(_packed_postings(dictionary, found, collected.boosts))
    nearby = list(near.pieces(forms))
    others = inflecting.inflected({lemma for word in words.values() for lemma in word.lemmas}, language, workshop)
    inflected = list(
        inflecting.pieces({form: term for form, term in others.items() if term in found and form not in words})
    )
    start: dict[str, Json] = {"language": language, "count": len(records), "fields": list(FIELDS), "records": _RECORDS}
    kinds = {
        "w": _Pieces("w", [literal(piece.content) for piece in pieces]),
        "p": _Pieces("p", [literal([first, content]) for first, content in packed]),
        "n": _Pieces("n", [literal(content) for _, content in nearby]),
        "i": _Pieces("i", [literal(content) for _, content in inflected]),
        "r": _Pieces("r", [literal(list(records[at : at + _RECORDS])) for at in range(0, len(records), _RECORDS)]),
        "c": _Pieces("c", [literal(_columns(facets, orders))]),
        "s": _Pieces("s", [literal([list(dict.fromkeys(group.values())) for group in groups])]),
    }
    for kind, some in kinds.items():
        names = some.names()
        start[kind] = "".join(names)
        start[f"{kind}Length"] = len(names[0]) if names else _SHORTEST_NAME
        for name, content in zip(names, some.contents, strict=True):
            yield _file(kind, name, content)
    start["wFirst"] = _firsts([piece.first for piece in pieces])
    start["nFirst"] = _firsts([first for first, _ in nearby])
    start["stops"] = " ".join(sorted(form for form, word in words.items() if word.terms == (f"{form}{STOP}",)))
    start["iFirst"] = _firsts([first for first, _ in inflected])
    start["pFirst"] = numbers(ascending(first for first, _ in packed))
    script = lunr_script(language)
    start["lunr"] = _digest(script)[:_SHORTEST_NAME]
    yield f"{FOLDER}/lunr-{start['lunr']}.js", script.encode()
    yield START, f'{_CALL}("start",{literal(start)});\n'.encode()


def _forms(
    spelt: Mapping[str, str], words: Mapping[str, Word], groups: Iterable[Mapping[str, str]], language: Language
) -> dict[str, str]:
    """Return all forms that can be meant, with their spelling: of the texts, of parts of these, of synonyms."""
    found = dict(spelt)
    parts = (part for word in words.values() for part in word.spelt)
    for part in (*parts, *(word for group in groups for word in group)):
        found.setdefault(fold(part, language), part)
    return found


def _dictionary(
    spelt: Mapping[str, str], words: Mapping[str, Word], found: Postings, right: frozenset[str], language: Language
) -> Dictionary:
    stems = {form: words[form].terms[0] if form in words else stem(form, language) for form in spelt}
    counts = {term: occurrences(by_field) for term, by_field in found.items()}
    present = spelt.keys() | counts.keys()
    keys = present | right
    also = {form: word.terms[1:] for form, word in words.items()}
    entries = {
        key: Entry(spelt.get(key, ""), counts.get(key, 0), key not in present, also.get(key, ())) for key in keys
    }
    return Dictionary(entries, stems)


def _packed_postings(dictionary: Dictionary, found: Postings, boosts: Sequence[float]) -> Iterator[tuple[int, str]]:
    first, some, size = 0, list[str](), 0
    for place, term in enumerate(dictionary.terms):
        packed = _packed(dict(weights(found[term], boosts)))
        if some and size + len(packed) > _PIECE:
            yield first, "".join(some)
            first, some, size = place, [], 0
        some.append(packed)
        size += len(packed)
    if some:
        yield first, "".join(some)


def _packed(by_field: Mapping[int, Sequence[tuple[int, int]]]) -> str:
    """Return where a term stands: how often in each field, its weights from the most frequent on, things, weights."""
    frequency: dict[int, int] = {}
    for pairs in by_field.values():
        for _, weight in pairs:
            frequency[weight] = frequency.get(weight, 0) + 1
    usual = sorted(frequency, key=lambda weight: (-frequency[weight], weight))
    places = {weight: place for place, weight in enumerate(usual)}
    rows = [by_field.get(place, ()) for place in range(len(FIELDS))]
    return "".join(
        (
            numbers(map(len, rows)),
            number(len(usual)),
            numbers(usual),
            *(numbers(ascending(thing for thing, _ in row)) for row in rows),
            *(numbers(places[weight] for _, weight in row) for row in rows),
        )
    )


def _columns(facets: Sequence[Mapping[str, tuple[str, ...]]], orders: Sequence[Mapping[str, str | int | None]]) -> Json:
    return {
        "facets": {name: _choices([one.get(name, ()) for one in facets]) for name in _names(facets)},
        "orders": {name: _ranks([one.get(name) for one in orders]) for name in _names(orders)},
    }


def _names(mappings: Iterable[Mapping[str, object]]) -> list[str]:
    return list(dict.fromkeys(name for one in mappings for name in one))


def _choices(column: Sequence[tuple[str, ...]]) -> Json:
    """Return the combinations of keys that occur, the most frequent first, and which one each thing has."""
    frequency: dict[tuple[str, ...], int] = {}
    for keys in column:
        frequency[keys] = frequency.get(keys, 0) + 1
    usual = sorted(frequency, key=lambda keys: (-frequency[keys], keys))
    places = {keys: place for place, keys in enumerate(usual)}
    return [[list(keys) for keys in usual], numbers(places[keys] for keys in column)]


def _ranks(column: Sequence[str | int | None]) -> Json:
    """Return the rank of each thing's value among all values, from 1 on; 0 for none."""
    values = sorted({value for value in column if value is not None})
    places = {value: place for place, value in enumerate(values, 1)}
    return numbers(zigzag(places[value] if value is not None else 0 for value in column))


def _firsts(keys: Sequence[str]) -> str:
    return "\n".join(number(shared) + rest for shared, rest in front_coded(keys))


def _file(kind: str, name: str, content: str) -> tuple[str, bytes]:
    return f"{FOLDER}/{kind}-{name}.js", f'{_CALL}("{kind}-{name}",{content});\n'.encode()


def _digest(content: str) -> str:
    return base64.b32encode(sha256(content.encode()).digest()).decode().lower().rstrip("=")
