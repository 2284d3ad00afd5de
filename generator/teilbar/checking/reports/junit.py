"""A JUnit report as GitLab reads it (GitLab documentation, "Unit test reports"; the schema of Jenkins' xUnit plugin).

A text is a test suite; each group of rules is a test case of it, which fails where something is to be changed. A merge
request then shows what fails now and did not before, and a page of tests lists all texts with what was looked at.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lxml import etree

from teilbar.checking.reports.examined import once
from teilbar.model.findings import Severity
from teilbar.texts import message, remedy, rule_groups, rules, text
from teilbar.xml_elements import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teilbar.checking.reports.examined import Examined
    from teilbar.model.findings import Finding
    from teilbar.texts import Language


def report(examined: Examined, language: Language) -> str:
    """Return the XML document: a suite a text, and one for each other file in which something was found."""
    by_file: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for found in _placed(examined):
        by_file[found.concerns or examined.front][rules()[found.rule].group].append(found)
    whole = etree.Element("testsuites", name="teilbar")
    usual = [group.id for group in rule_groups().values() if group.found_by == "check"]
    for file in sorted({*examined.texts, *by_file}):
        cases = dict.fromkeys(usual, ()) if file in examined.texts else {}
        _add_suite(whole, f"{examined.prefix}{file}", {**cases, **by_file[file]}, examined, language)
    for count in ("tests", "failures"):
        whole.set(count, str(sum(int(suite.get(count, "0")) for suite in whole)))
    document = etree.tostring(whole, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{document}'


def _placed(examined: Examined) -> Iterable[Finding]:
    """Return the findings of every text, and those that are about none once."""
    of_texts = [found for found in examined.findings if found.concerns in examined.texts]
    others = once(found for found in examined.findings if found.concerns not in examined.texts)
    return (*of_texts, *others)


def _add_suite(
    whole: etree._Element,
    path: str,
    cases: Mapping[str, Iterable[Finding]],
    examined: Examined,
    language: Language,
) -> None:
    path = _written(path)
    suite = etree.SubElement(whole, "testsuite", name=path)
    order = list(rule_groups())
    failures = 0
    for group in sorted(cases, key=order.index):
        name = rule_groups()[group].name[language]
        case = etree.SubElement(suite, "testcase", name=name, classname=path, file=path, time="0")
        hints = [found for found in cases[group] if found.severity is Severity.INFO]
        faults = [found for found in cases[group] if found.severity is not Severity.INFO]
        if faults:
            failures += 1
            is_blocked = any(found.severity is Severity.ERROR for found in faults)
            kind = text(f"severity.{Severity.ERROR if is_blocked else Severity.WARNING}", language)
            failure = etree.SubElement(case, "failure", type=kind, message=_written(message(faults[0], language)))
            failure.text = _written("\n\n".join(_lines(found, examined, language) for found in faults))
        if hints:
            said = "\n\n".join(_lines(found, examined, language) for found in hints)
            etree.SubElement(case, "system-out").text = _written(said)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(failures))
    suite.set("errors", "0")
    suite.set("skipped", "0")
    suite.set("time", "0")


def _lines(found: Finding, examined: Examined, language: Language) -> str:
    """Return what is said of a finding: where, what, and what to type."""
    where = examined.path_of(found) + (f":{found.line}" if found.line else "")
    severity = text(f"severity.{found.severity}", language)
    return f"{where}: {severity} ({found.rule})\n{message(found, language)}\n→ {remedy(found, language)}"


def _written(words: str) -> str:
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", words)
