"""UIMA XMI (INCEpTION, WebAnno, dkpro-cassis): a file, or a zip of such files as INCEpTION exports them. A type system alone is no document.

Layout read in dkpro-cassis' and INCEpTION's test files (exchange.md): elements with `xmi:id`, `sofa`, `begin`, `end`; the text is `sofaString`.
"""

import re
from pathlib import Path
from typing import Any

from coder.errors import FormatError, InputRefused
from coder.formats.files.archive import Archive
from coder.formats.files.file_names import shown
from coder.formats.files.safe_xml import parse
from coder.formats.foreign.files import data_of
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.offsets import Counting, told
from coder.formats.foreign.project import ForeignProject
from coder.formats.foreign.uima import UTF16, Structure, gather
from coder.formats.foreign.wording import one_line

_XMI = "{http://www.omg.org/XMI}"
_OWN = ("sofa", "begin", "end")
_REFERENCES = ("Governor", "Dependent", "governor", "dependent", "source", "target")
_IDS = re.compile(r"\d+(?: \d+)*\Z")
_TYPES = b"typeSystemDescription"


def recognises(path: Path, head: bytes) -> bool:
    """Whether it is XMI, a type system, or a zip that holds XMI."""
    if head.startswith(b"PK\3\4"):
        try:
            return any(each.lower().endswith(".xmi") for each in Archive(data_of(path), shown(path)).names())
        except (FormatError, InputRefused):
            return False
    return b"<xmi:XMI" in head or b"http://www.omg.org/XMI" in head or (b"<" + _TYPES) in head


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """The documents.

    Raises:
        FormatError, InputRefused: the XML is damaged, or describes types and holds no text.
    """
    counting = told(convention, UTF16)
    gathered = Gathering(shown(path))
    data = data_of(path)
    if data.startswith(b"PK\3\4"):
        archive = Archive(data, shown(path))
        members = sorted(each for each in archive.names() if each.lower().endswith(".xmi"))
        for number, member in enumerate(members, 1):
            _take(gathered, archive.needs(member, "an INCEpTION export"), one_line(member.rpartition("/")[2]), counting, f"{number}.")
    else:
        _take(gathered, data, path.name, counting, "")
    if not gathered.texts:
        raise FormatError(f"{shown(path)}: it holds no text", "Give the XMI of a document, with its text.")
    evidence = "as asked for" if convention else "UIMA counts UTF-16 units"
    return gathered.project(path.stem, producer="UIMA XMI (INCEpTION, WebAnno)", convention=str(counting), evidence=evidence)


def _take(gathered: Gathering, data: bytes, name: str, counting: Counting, key: str) -> None:
    if _TYPES in data[:4096] and b"sofaString" not in data:
        raise FormatError(
            f"{gathered.file}: a UIMA type system, which describes layers and holds no document",
            "Give the XMI of the document: its types are found there.",
        )
    root = parse(data, gathered.file)
    elements = [each for each in root if isinstance(each.tag, str)]
    sofas = {_id(each): each.get("sofaString") or "" for each in elements if each.tag.endswith("}Sofa") and each.get("sofaString")}
    ids = {_id(each) for each in elements if each.get("begin") is not None or each.get("target") is not None}
    gather(gathered, name.rpartition(".")[0] or name, sofas, [_structure(each, ids) for each in elements], counting, key)


def _id(element: Any) -> str:
    return str(element.get(f"{_XMI}id") or element.get("id") or "")


def _structure(element: Any, known: set[str]) -> Structure:
    """An element; without the type system a lone number is a reference only where its name says so."""
    values: dict[str, str] = {}
    references: dict[str, tuple[str, ...]] = {}
    unsure: list[str] = []
    for name, value in element.attrib.items():
        if name in _OWN or name.startswith("{"):
            continue
        ids = tuple(value.split()) if _IDS.match(value) else ()
        if ids and all(each in known for each in ids):
            if len(ids) > 1 or name in _REFERENCES:
                references[name] = ids
            else:
                unsure.append(name)
        else:
            values[name] = value
    for child in element:
        if isinstance(child.tag, str) and (child.text or "").strip():
            name = child.tag.rpartition("}")[2]
            values[name] = f"{values[name]}; {child.text}" if name in values else str(child.text)
    return Structure(
        id=_id(element),
        type=_type(element.tag),
        sofa=element.get("sofa") or "",
        begin=_number(element.get("begin")),
        end=_number(element.get("end")),
        values=values,
        references=references,
        unsure=tuple(unsure),
    )


def _type(tag: str) -> str:
    """`{http:///webanno/custom.ecore}Span` is the type `webanno.custom.Span`."""
    space, _, name = tag.removeprefix("{").rpartition("}")
    package = space.removeprefix("http:///").removesuffix(".ecore").replace("/", ".")
    return f"{package}.{name}" if package else name


def _number(written: str | None) -> int | None:
    return int(written) if written and written.isdecimal() and len(written) < 16 else None
