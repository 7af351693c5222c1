"""Which documents are compared, which are not, and why, in sentences."""

from collections.abc import Iterator, Mapping, Sequence

from coder.model.reliability import Counted
from coder.report.bilingual import Bilingual, Texts

_TEXTS: Texts = {
    "assigned": (
        "The coders of a document are those it was assigned to who coded in it or finished it; if it was assigned to nobody, all who did.",
        "文档的编码者：已分配的文档为受分配者中编过码或标记读完的人，未分配的文档为所有编过码或标记读完的人。",
    ),
    "read": ("The coders of a document are all who coded in it or finished it.", "文档的编码者：所有编过码或标记读完的人。"),
    "coded": ("The coders of a document are those who gave a code in it.", "文档的编码者：在其中编过码的人。"),
    "not compared": ("Not compared: {}.", "未比较：{}。"),
    "one assigned": ("{} assigned to one person", "只分配给一人的文档 {} 篇"),
    "one coder": ("{} of one coder", "只有一位编码者的文档 {} 篇"),
    "waiting": ("Not counted, because neither coded nor finished yet: {}.", "尚未编码也未读完，故不计：{}。"),
    "silent": ("Finished without giving a code, which is a no throughout: {}.", "读完而未编码，视为全部判否：{}。"),
    "aside": ("Left aside, because assigned to others, is what was coded by: {}.", "因分配给他人，以下编码不计：{}。"),
    "person": ("{} in {}", "{} {} 篇"),
    "idle": ("{} coded or finished no document.", "{} 没有编码或读完任何文档。"),
}


def counted_lines(found: Counted, language: str = "en") -> Iterator[str]:
    """Who counts, and what of the documents is not compared, by which people; only what there is."""
    words = Bilingual(_TEXTS, language)

    def told(whose: Mapping[str, Sequence[str]]) -> str:
        return words.listed([words("person", name, words.count(len(titles), "document")) for name, titles in whose.items()])

    yield words(found.rule)
    apart = (("one assigned", found.one_assigned), ("one coder", found.one_coder))
    if said := [words(name, words.count(len(titles), "document")) for name, titles in apart if titles]:
        yield words("not compared", words.listed(said))
    for name, whose in (("waiting", found.waiting), ("silent", found.silent), ("aside", found.aside)):
        if whose:
            yield words(name, told(whose))
    for name in found.idle:
        yield words("idle", name)
