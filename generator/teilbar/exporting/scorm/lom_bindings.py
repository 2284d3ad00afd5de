"""The two ways to write a LOM record as XML. The order of elements is the schemas'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teilbar.xml_elements import Maker

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilbar.exporting.scorm.lom import Record

IMSMD = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
LOM = "http://ltsc.ieee.org/xsd/LOM"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FORMAT = "text/html"


def ims_record(record: Record) -> _Element:
    """Return the record for SCORM 1.2 (IMS Learning Resource Meta-Data XML Binding 1.2.1)."""
    made = Maker(IMSMD, {"imsmd": IMSMD})
    lom = made("lom")
    general = made("general", lom)
    _strings(made("title", general), made, record, record.title)
    entry = made("catalogentry", general)
    made("catalog", entry, record.catalogue)
    _strings(made("entry", entry), made, record, record.entry)
    made("language", general, record.language)
    for value in filter(None, (record.summary,)):
        _strings(made("description", general), made, record, value)
    for keyword in record.keywords:
        _strings(made("keyword", general), made, record, keyword)
    cycle = made("lifecycle", lom)
    if record.version:
        _strings(made("version", cycle), made, record, record.version)
    _vocabulary(made("status", cycle), made, "Final")
    for role, card in record.contributions:
        contribution = made("contribute", cycle)
        _vocabulary(made("role", contribution), made, role.title())
        made("vcard", made("centity", contribution), card)
        if record.published:
            made("datetime", made("date", contribution), record.published)
    made("metadatascheme", made("metametadata", lom), "ADL SCORM 1.2")
    made("format", made("technical", lom), _FORMAT)
    _ims_education(made, lom, record)
    rights = made("rights", lom)
    _vocabulary(made("cost", rights), made, "no")
    _vocabulary(made("copyrightandotherrestrictions", rights), made, "yes" if record.restricted else "no")
    _strings(made("description", rights), made, record, record.rights)
    return lom


def _ims_education(made: Maker, lom: _Element, record: Record) -> None:
    if not (record.ages or record.minutes):
        return
    education = made("educational", lom)
    if record.ages:
        _strings(made("typicalagerange", education), made, record, record.ages)
    if record.minutes:
        made("datetime", made("typicallearningtime", education), _duration(record.minutes))


def _strings(parent: _Element, made: Maker, record: Record, value: str) -> None:
    made("langstring", parent, value).set(_XML_LANG, record.language)


def _vocabulary(parent: _Element, made: Maker, value: str) -> None:
    for name, one in (("source", "LOMv1.0"), ("value", value)):
        made("langstring", made(name, parent), one).set(_XML_LANG, "x-none")


def lom_file(record: Record) -> bytes:
    """Return the record for SCORM 2004 as a file of its own (IEEE 1484.12.3, Extensible Markup Language binding)."""
    made = Maker(LOM, {None: LOM})
    lom = made("lom")
    general = made("general", lom)
    identifier = made("identifier", general)
    made("catalog", identifier, record.catalogue)
    made("entry", identifier, record.entry)
    _string(made("title", general), made, record, record.title)
    made("language", general, record.language)
    for name, values in (("description", (record.summary,)), ("keyword", record.keywords)):
        for value in filter(None, values):
            _string(made(name, general), made, record, value)
    cycle = made("lifeCycle", lom)
    if record.version:
        _string(made("version", cycle), made, record, record.version)
    _term(made("status", cycle), made, "final")
    for role, card in record.contributions:
        contribution = made("contribute", cycle)
        _term(made("role", contribution), made, role)
        made("entity", contribution, card)
        if record.published:
            made("dateTime", made("date", contribution), record.published)
    about = made("metaMetadata", lom)
    for scheme in ("LOMv1.0", "ADLv1.0"):
        made("metadataSchema", about, scheme)
    made("language", about, record.language)
    made("format", made("technical", lom), _FORMAT)
    _education(made, lom, record)
    rights = made("rights", lom)
    _term(made("cost", rights), made, "no")
    _term(made("copyrightAndOtherRestrictions", rights), made, "yes" if record.restricted else "no")
    _string(made("description", rights), made, record, record.rights)
    return etree.tostring(lom, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _education(made: Maker, lom: _Element, record: Record) -> None:
    if not (record.ages or record.minutes):
        return
    education = made("educational", lom)
    if record.ages:
        _string(made("typicalAgeRange", education), made, record, record.ages)
    if record.minutes:
        made("duration", made("typicalLearningTime", education), _duration(record.minutes))


def _string(parent: _Element, made: Maker, record: Record, value: str) -> None:
    made("string", parent, value).set("language", record.language)


def _term(parent: _Element, made: Maker, value: str) -> None:
    made("source", parent, "LOMv1.0")
    made("value", parent, value)


def _duration(minutes: int) -> str:
    """Return minutes as a duration (ISO 8601): ``PT1H30M``."""
    hours, rest = divmod(minutes, 60)
    return f"PT{f'{hours}H' if hours else ''}{f'{rest}M' if rest or not hours else ''}"
