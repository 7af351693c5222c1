"""Control words of RTF that matter for the text (Rich Text Format specification 1.9.1)."""

CODECS = {
    0: "",
    1: "",
    2: "",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Charset number of a font -> codec; empty: the code page of the document."""

CODE_PAGES = {"936": "gb18030", "950": "cp950", "65001": "utf-8", "10000": "mac_roman"}
"""Code pages whose codec is not called `cpN`, or has a larger one that holds it."""

CHARACTERS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "line": "\n",
    "softline": "\n",
    "lbr": "\n",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
"""Control word -> text."""

BREAKS = frozenset({"par", "sect", "page", "column"})
"""Ends of a paragraph."""

SYMBOLS = {"~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"}
"""Control symbol -> text."""

LEFT_OUT = frozenset(
    {"colortbl", "stylesheet", "info", "pict", "header", "headerf", "headerl", "headerr", "footer", "footerf", "footerl", "footerr"}
    | {"fldinst", "objdata", "objclass", "objname", "annotation", "atnid", "atnauthor", "nonesttables", "filetbl", "revtbl", "listtable"}
    | {"listoverridetable", "rsidtbl", "generator", "datastore", "themedata", "colorschememapping", "latentstyles", "xmlnstbl", "tc", "xe", "rxe"}
    | {"ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "private", "template", "bkmkstart", "bkmkend", "txe"}
)
"""Destinations without text of the document; an unknown one marked with `\\*` is left out too."""
