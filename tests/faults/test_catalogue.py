"""The catalogue: every rule has its words in both languages, and every rule of the code is in it, and no other."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

import teilbar
from teilbar import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKAGE = Path(teilbar.__file__).parent
CATALOGUE = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in (PACKAGE / "texts/findings").glob("*.toml")}
RULES = {rule: entry for entries in CATALOGUE.values() for rule, entry in entries.items()}
INTERFACE = {
    key: entry
    for name in ("interface", "commands", "fields", "h5p", "importing", "rules")
    for key, entry in texts._flatten(tomllib.loads((PACKAGE / f"texts/{name}.toml").read_text("utf-8")))  # noqa: SLF001 - what stands in one file
}

SENTENCES = [
    *((f"{rule}: {key}", entry[key]) for rule, entry in RULES.items() for key in ("de", "do_de", "en", "do_en")),
    *((f"{key}: {language}", words) for key, entry in INTERFACE.items() for language, words in entry.items()),
]

NOT_FOR_AUTHORS = (  # noqa: SIM905 - as a list of strings nobody could survey them
    "api argument array ascii assert backend binary boolean bug callback cdn charset cleanup config constructor css "
    "daemon debug decode deployment deserialize dictionary dom endpoint enum escape exception filesystem float "
    "frontend frontmatter hostname iframe inode instance integer interpreter invalid iterable javascript json listener "
    "literal lockfile malformed mapping middleware mimetype namespace node nullable object offset overflow "
    "parameter parse parser parsing payload pipe pointers polyfill regex regexp render renderer rendering request "
    "runtime sanitize scalar schema sequence serialize serializer shell slug socket stack stacktrace stderr stdin "
    "stdout str string strings symlink syntax thread timestamp toml traceback tuple typeerror unicode uri valueerror "
    "viewport whitelist xml"
).split()
NOT_IN_GERMAN = (  # noqa: SIM905 - the same
    "ausnahme boolesch cache commiten dateisystem datentyp default dekodieren element-id encoding escapen "
    "exception fehlerhaft fehlerhafte file flag generieren header instanz kodieren konsole laufzeit "
    "link-target metadaten modul none nil null objekt parsen parser pipeline-artefakt prozess quellcode quelltext "
    "referenz rendern renderer repo repositorium repository schema skript-tag slug stacktrace syntaxfehler token "
    "tupel ungültig ungültige ungültiger ungültiges validieren validierung valide yaml zeichenkette zeichensatz"
).split()
"""Words that say nothing to somebody who writes units. A file may be called ``.yaml``, and text quoted as code is."""


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


@pytest.mark.parametrize("rule", RULES)
def test_both_languages_speak_of_the_same(rule: str) -> None:
    entry = RULES[rule]
    assert set(entry) == {"severity", "de", "en", "do_de", "do_en"}
    assert placeholders(entry["de"]) == placeholders(entry["en"])
    assert placeholders(entry["do_de"]) == placeholders(entry["do_en"])
    assert placeholders(" ".join(entry.values())) <= names_of_values(rule)


@pytest.mark.parametrize("key", INTERFACE)
def test_both_languages_of_the_interface_speak_of_the_same(key: str) -> None:
    assert placeholders(INTERFACE[key]["de"]) == placeholders(INTERFACE[key]["en"])


def test_no_rule_stands_in_two_files() -> None:
    assert len(RULES) == sum(len(entries) for entries in CATALOGUE.values())
    assert set(texts.rules()) == set(RULES)


def test_no_sentence_holds_a_developers_word() -> None:
    strange = []
    for place, words in SENTENCES:
        is_german = place.endswith("de")
        spoken = re.findall(r"(?<![.\w])\w+", re.sub(r"`[^`]*`|\{\w*\}|Moodle.XML", "", words).lower())
        forbidden = {*NOT_FOR_AUTHORS, *(NOT_IN_GERMAN if is_german else ())}
        strange += [f"{place}: {word}" for word in spoken if word in forbidden]
    assert strange == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_message_is_longer_than_two_sentences(language: texts.Language) -> None:
    """What to type may be longer: it has steps. A quotation, a bracket and an ending in digits or code end nothing."""
    quoted = re.compile(r"`[^`]*`|„[^“]*“|“[^”]*”|\([^)]*\)")
    ends = re.compile(r"[.?!](?=\s|$)")
    assert [
        rule for rule, entry in texts.rules().items() if len(ends.findall(quoted.sub("", entry.message[language]))) > 2
    ] == []


def test_every_sentence_is_one() -> None:
    """It begins with a capital letter or a quotation, and it ends."""
    begins = re.compile(r"[A-ZÄÖÜ„“{<`]|git ")
    ends = re.compile(r"(?:[.?!]|`|\{output\}|\{detail\}|\"|“)$")
    odd = [
        f"{rule}: {key}"
        for rule, entry in RULES.items()
        for key in ("de", "en", "do_de", "do_en")
        if not begins.match(entry[key]) or not ends.search(entry[key])
    ]
    assert odd == []


def test_no_author_is_ordered_about() -> None:
    """Remedies are requests without "du" or "Sie": nobody knows who reads them."""
    addressed = re.compile(r"\b(?:du|dir|dich|dein\w*|Ihnen)\b|(?<=[\w,] )(?:Sie|Ihr\w*)\b")
    assert [place for place, words in SENTENCES if place.endswith("de") and addressed.search(words)] == []


# --- the code -------------------------------------------------------------------------------------------------------

MAKERS = frozenset(
    {
        "finding",
        "at_field",
        "at_medium",
        "MalformedQuestionError",
        "problem",
        "Nowhere",
        "_report",
        "report",
        "complain",
    }
)
"""Functions and classes whose first argument is a rule's id; YamlProblem takes it as ``reason``."""

GIVEN_BY_THE_MAKER = {
    "at_field": {"outcome"},
    "at_medium": {"outcome"},
    "MalformedQuestionError": {"title"},
    "YamlProblem": set[str](),
    "_report": {"path", "target", "medium"},
    "report": {"field"},
    "complain": {"option", "found"},
}
"""Values that such a function adds itself."""


@cache
def modules() -> Mapping[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def calls() -> tuple[tuple[str, ast.Call, ast.expr], ...]:
    """Return the calls that name a rule: the function's name, the call and the argument that is the rule."""
    return tuple(_calls())


def _calls() -> Iterator[tuple[str, ast.Call, ast.expr]]:
    for module in modules().values():
        for node in ast.walk(module):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "YamlProblem":
                yield from ((name, node, keyword.value) for keyword in node.keywords if keyword.arg == "reason")
            elif name in MAKERS and node.args:
                yield name, node, node.args[0]


def constants(argument: ast.expr) -> set[str]:
    """Return the ids that an argument can be, as far as they stand there: one, or either of two."""
    match argument:
        case ast.Constant(str(value)):
            return {value}
        case ast.IfExp():
            return constants(argument.body) | constants(argument.orelse)
        case _:
            return set()


@cache
def strings() -> frozenset[str]:
    """Return every string of the code that is no docstring and may be an id."""
    docstrings = {
        id(node.value) for tree in modules().values() for node in ast.walk(tree) if isinstance(node, ast.Expr)
    }
    return frozenset(
        node.value
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    )


@cache
def composed() -> tuple[re.Pattern[str], ...]:
    """Return patterns of the ids that are put together, as in ``f"{kind}-unknown"``."""
    patterns = []
    for _, _, argument in calls():
        if isinstance(argument, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "(.+)" for part in argument.values)
            patterns.append(re.compile("".join(str(part) for part in parts)))
    return tuple(patterns)


def names_of_values(rule: str) -> set[str]:
    """Return the values that every call which names the rule gives; all there are, where a call gives them unseen."""
    given = []
    for name, call, argument in calls():
        if rule in constants(argument):
            if any(keyword.arg is None for keyword in call.keywords):
                return placeholders(" ".join(RULES[rule].values()))
            named = {str(keyword.arg) for keyword in call.keywords} | GIVEN_BY_THE_MAKER.get(name, set())
            mappings = [argument for argument in call.args if isinstance(argument, ast.Dict)]
            given.append(
                named | {str(key.value) for one in mappings for key in one.keys if isinstance(key, ast.Constant)}
            )
    return set.intersection(*given) if given else placeholders(" ".join(RULES[rule].values()))


def test_every_rule_of_the_code_is_in_the_catalogue() -> None:
    named = {rule for _, _, argument in calls() for rule in constants(argument)}
    assert len(named) > 50, "the search finds the calls no more"
    assert named - set(RULES) == set()


def test_every_rule_of_the_catalogue_is_used() -> None:
    unused = [
        rule
        for rule in RULES
        if rule not in strings()
        and not any((found := pattern.fullmatch(rule)) and found[1] in strings() for pattern in composed())
    ]
    assert unused == []


def test_every_text_of_the_code_is_in_the_catalogue() -> None:
    wanted = set()
    for module in modules().values():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                endings = {"text": ("",), "Wording": ("",), "plural": (".one", ".other")}.get(node.func.id, ())
                wanted |= {key + ending for key in constants(node.args[0]) for ending in endings}
    assert len(wanted) > 50, "the search finds the calls no more"
    assert wanted - set(INTERFACE) == set()
