"""The parts of a Word document that are always the same: styles, settings, links between the parts."""

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

NAMESPACES = {
    "word": _W,
    "core": f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"',
}
CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    + "".join(f'<Override PartName="/word/{each}.xml" ContentType="{_TYPE}.{each}+xml"/>' for each in ("styles", "settings", "comments"))
    + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
PACKAGE_LINKS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
)
_PARTS = ("styles", "settings", "comments")
DOCUMENT_LINKS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(f'<Relationship Id="r{n}" Type="{_OFFICE}/{each}" Target="{each}.xml"/>' for n, each in enumerate(_PARTS, 1))
    + "</Relationships>"
)
_MODERN = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
SETTINGS = f'<w:settings {_W}><w:defaultTabStop w:val="420"/><w:compat>{_MODERN}</w:compat></w:settings>'
MARGINS = 'w:top="1134" w:right="1417" w:bottom="1134" w:left="1417" w:header="567" w:footer="567" w:gutter="0"'

_FONTS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Noto Sans CJK SC"/>'
_QUIET = "<w:suppressLineNumbers/>"
_BAR = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="B0B7BC"/></w:pBdr>'
_PARAGRAPHS = (
    ("Title", "Title", f'{_QUIET}<w:spacing w:after="240"/>', '<w:b/><w:sz w:val="36"/>'),
    ("Heading1", "heading 1", f'<w:keepNext/>{_QUIET}<w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="30"/>'),
    ("Heading2", "heading 2", f'<w:keepNext/>{_QUIET}<w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="1"/>', '<w:b/><w:sz w:val="26"/>'),
    ("Heading3", "heading 3", f'<w:keepNext/>{_QUIET}<w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="2"/>', '<w:b/><w:sz w:val="23"/>'),
    ("Turn", "Turn", '<w:spacing w:before="120" w:after="40" w:line="300" w:lineRule="auto"/>', ""),
    ("Quote", "Quote", f'{_BAR}<w:spacing w:before="120" w:after="20"/><w:ind w:left="284"/>', ""),
    ("Source", "Source", '<w:spacing w:after="100"/><w:ind w:left="284"/>', '<w:color w:val="5A656D"/><w:sz w:val="18"/>'),
    ("Note", "Note", f'{_QUIET}<w:spacing w:after="20"/><w:ind w:left="567"/>', '<w:color w:val="3A4349"/><w:sz w:val="17"/>'),
    ("CommentText", "annotation text", "", '<w:sz w:val="18"/>'),
)
_CHARACTERS = (
    ("Label", "Label", '<w:b/><w:color w:val="1D2429"/>'),
    ("Mark", "Mark", '<w:color w:val="5A656D"/><w:sz w:val="20"/><w:vertAlign w:val="superscript"/>'),
    ("Number", "Number", '<w:color w:val="5A656D"/><w:sz w:val="16"/>'),
    ("Strong", "Strong", "<w:b/>"),
    ("CommentReference", "annotation reference", '<w:sz w:val="14"/>'),
)


def styles(language: str) -> str:
    """The styles; `language` is that of Western text."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}<w:sz w:val="21"/><w:lang w:val="{language}" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
    )
    based = '<w:basedOn w:val="Normal"/>'
    paragraphs = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:pPr>{shape}</w:pPr><w:rPr>{look}</w:rPr></w:style>'
        for key, name, shape, look in _PARAGRAPHS
    )
    characters = "".join(
        f'<w:style w:type="character" w:styleId="{key}"><w:name w:val="{name}"/><w:rPr>{look}</w:rPr></w:style>' for key, name, look in _CHARACTERS
    )
    return f"<w:styles {_W}>{defaults}{paragraphs}{characters}</w:styles>"
