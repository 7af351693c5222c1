"""The names of REFI-QDA that reading and writing share: namespaces, members of the archive, forms of identifiers and colours.

The schemas beside this file are those of the standard (MIT, www.qdasoftware.org).
"""

import re
from pathlib import Path

PROJECT_NAMESPACE = "urn:QDA-XML:project:1.0"
PROJECT_LOCATION = "http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
CODEBOOK_NAMESPACE = "urn:QDA-XML:codebook:1.0"
CODEBOOK_LOCATION = "http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd"
INSTANCE_NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMAS = Path(__file__).parent / "schema"

QDE = "project.qde"
SOURCES = "sources/"
INTERNAL = "internal://"
SIDE_FILE = "coder.jsonl"
"""Our own member at the root of the archive: what REFI-QDA cannot hold; other programs leave it alone."""

QUOTE_LENGTH = 100
CUT = "…"
"""The `name` of a selection is its quote, cut at QUOTE_LENGTH characters with CUT behind."""

ORIGIN = "towncoder"
"""`Project@origin` begins so in what we write; the version follows."""

VARIABLE_TYPES = {"text": "Text", "integer": "Integer", "number": "Float", "boolean": "Boolean", "date": "Date"}
"""Types of our variables -> `typeOfVariable`; the value stands in an element of that name with `Value` behind it."""

GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def plain_guid(guid: str) -> str:
    """An identifier in the form in which two are compared: lower case, without braces or blanks.

    >>> plain_guid("{AD68FBE7-E1EE-4A82-A279-23CC698C89EB}")
    'ad68fbe7-e1ee-4a82-a279-23cc698c89eb'
    """
    return guid.strip().removeprefix("{").removesuffix("}").lower()


def quote_name(quote: str) -> str:
    """What `name` of a selection with this quote says.

    >>> quote_name("昆山" * 60)[-3:]
    '昆山…'
    """
    return quote if len(quote) <= QUOTE_LENGTH else quote[:QUOTE_LENGTH] + CUT
