"""All quotes, code by code, as Markdown or as a Word document: each with its source, speaker, place, coder and memo."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coder.formats import left_out
from coder.formats.loss import Loss, losses
from coder.formats.reading.readable import Readable
from coder.formats.reading.word_file import Run, WordFile
from coder.formats.tables.coding_rows import CodingRow, code_names, coding_rows
from coder.model.codebook import Code
from coder.model.snapshot import Snapshot
from coder.report.reading.words import counted, in_a_row, word

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")
_LISTS = re.compile(r"^(\s*\d*)([-+=.)])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """A code with its quotes; `source` of each says where it stands and who coded it."""

    code: Code
    path: str
    language: str
    quotes: tuple[CodingRow, ...]

    @property
    def count(self) -> str:
        documents = len({each.coding.document_id for each in self.quotes})
        told = (counted(len(self.quotes), "quotes", self.language), counted(documents, "documents", self.language))
        return in_a_row(told, self.language)


def write_markdown(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write a heading for each code that was given, its definition, and its quotes in the order of the texts."""
    readable = Readable()
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f"# {_plain(readable(snapshot.name))}\n")
        for section in _sections(snapshot):
            stream.writelines(_markdown(section, readable))
    return (*readable.losses(), *_not_quoted(snapshot))


def write_docx(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """The same for Word."""
    readable = Readable()
    with WordFile(path, readable(snapshot.name)) as file:
        file.paragraph(readable(snapshot.name), style="Title")
        for section in _sections(snapshot):
            file.paragraph(readable(section.code.name(section.language)), style="Heading1")
            file.paragraph(Run(text=readable(section.path)), Run(text=f"  {section.count}", style="Strong"), style="Source")
            if definition := _definition(section):
                file.paragraph(readable(definition))
            for row in section.quotes:
                file.paragraph(readable(row.quote), style="Quote")
                file.paragraph(readable(_source(row, section.language)), style="Source")
                if row.memo:
                    file.paragraph(readable(row.memo), style="Note")
    return (*readable.losses(), *_not_quoted(snapshot))


def _sections(snapshot: Snapshot) -> Iterator[_Section]:
    names, found = code_names(snapshot), defaultdict[str, list[CodingRow]](list)
    for row in coding_rows(snapshot):
        found[row.coding.code_id].append(row)
    languages = {each.language for each in snapshot.documents}
    language = "zh" if languages == {"zh"} else "en"
    for code in snapshot.codes:
        if code.id in found:
            yield _Section(code=code, path=names[code.id].path, language=language, quotes=tuple(found[code.id]))


def _markdown(section: _Section, readable: Readable) -> Iterator[str]:
    name, above, key = (_plain(readable(each)) for each in (section.code.name(section.language), section.path, section.code.key))
    place = f"{above}（{key}）：" if section.language == "zh" else f"{above} ({key}): "
    yield f"\n## {name}\n\n{place}{section.count}\n"
    if definition := _definition(section):
        yield f"\n{_plain(readable(definition))}\n"
    for row in section.quotes:
        quote = "\n".join(f"> {_escaped_line(line)}" for line in readable(row.quote).split("\n"))
        yield f"\n{quote}\n>\n> — {_plain(readable(_source(row, section.language)))}\n"
        if row.memo:
            yield "".join(f"\n*{_plain(line)}*\n" for line in readable(row.memo).split("\n") if line.strip())


def _definition(section: _Section) -> str:
    texts = section.code.definition
    return texts.get(section.language) or next(iter(texts.values()), "")


def _source(row: CodingRow, language: str) -> str:
    coding = row.coding
    turn = f"{word('turn', language)} {row.turn}" if row.turn else ""
    sure = f"{word('sure', language)} {coding.certainty}/3" if coding.certainty else ""
    place = f"{word('characters', language)} {coding.start}-{coding.stop}"
    return in_a_row((each for each in (row.document, row.speaker, turn, place, row.town, row.user, sure) if each), language)


def _plain(text: str) -> str:
    """Text on one line, in which nothing is markup."""
    return _MARKUP.sub(_escaped, " ".join(text.split()))


def _escaped_line(line: str) -> str:
    """A line of a quote that begins no list and no heading."""
    return _LISTS.sub(r"\1\\\2", _MARKUP.sub(_escaped, line))


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[1]}"


def _not_quoted(snapshot: Snapshot) -> tuple[Loss, ...]:
    return losses(
        (
            left_out.mentions(snapshot, "use .xlsx or --format mentions-csv"),
            left_out.memos(snapshot, "use --format memos-markdown"),
            left_out.values(snapshot, "use --format tidy-csv"),
            *left_out.decided(snapshot),
        )
    )
