"""The columns that say which passage of which document a row tells of."""

from coder.formats.tidy.columns import name, text, whole

DOCUMENT_ID = name("document_id", "Id of the document", "文档的标识")
DOCUMENT = name("document", "Title of the document", "文档标题")
START = whole("start", "Where the passage begins: characters (Unicode code points) from 0", "段落起点：从 0 起的字符数（Unicode 码点）")
STOP = whole("stop", "Where the passage ends; the character here is no longer in it", "段落终点；此处的字符已不在段落内")
QUOTE = text("quote", "The words of the passage", "段落原文")
PASSAGE = (DOCUMENT_ID, DOCUMENT, START, STOP)
"""What `Names.place` fills."""
