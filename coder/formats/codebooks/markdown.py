"""A codebook as Markdown: the appendix of a thesis, in one language or in both."""

import re
from collections.abc import Iterator, Mapping, Sequence

from coder.model.codebook import Code, Codebook, Dimension

LABELS: Mapping[str, Mapping[str, str]] = {
    "version": {"en": "Version", "zh": "版本"},
    "languages": {"en": "Languages", "zh": "语言"},
    "about": {"en": "About this codebook", "zh": "关于本编码本"},
    "dimensions": {"en": "Dimensions and ideal types", "zh": "维度与理想类型"},
    "reference": {"en": "Reference table", "zh": "参照表"},
    "tree": {"en": "Codes at a glance", "zh": "编码一览"},
    "codes": {"en": "Codes", "zh": "编码"},
    "definition": {"en": "Definition", "zh": "定义"},
    "include": {"en": "Include", "zh": "使用"},
    "exclude": {"en": "Exclude", "zh": "不使用"},
    "examples": {"en": "Examples", "zh": "例句"},
    "constructed": {"en": "Constructed examples", "zh": "例句（自拟）"},
    "counter_examples": {"en": "Counter-examples", "zh": "反例"},
    "constructed_counter": {"en": "Constructed counter-examples", "zh": "反例（自拟）"},
    "cues": {"en": "Cues", "zh": "线索词"},
    "anti_cues": {"en": "Cues against", "zh": "反向线索词"},
    "provenance": {"en": "Provenance", "zh": "出处"},
    "retired": {"en": "retired", "zh": "已停用"},
    "linkage": {"en": "attaches to a linkage", "zh": "附于联系"},
    "row": {"en": "Row", "zh": "行"},
}
_SPECIAL = re.compile(r"([\\`*\[\]<>|]|(?<![^\W_])_|_(?![^\W_]))")


def write_markdown(codebook: Codebook, codes: Sequence[Code], *, languages: Sequence[str] | None = None, cues: bool = False) -> str:
    """The codebook as Markdown: notes, dimensions, reference table, the tree, then each code in full.

    Args:
        languages: Such as ("zh",); the languages of the book unless said.
        cues: Whether to print the cue phrases.
    """
    page = _Page(codebook, codes, tuple(languages or codebook.languages or ("en",)), cues)
    return "\n".join(page.lines()).rstrip() + "\n"


def label(key: str, languages: Sequence[str]) -> str:
    """One of LABELS in the languages wanted."""
    words = [LABELS[key][each] for each in languages if each in LABELS[key]]
    return " / ".join(dict.fromkeys(words)) or LABELS[key]["en"]


class _Page:
    """One document in the making: what to print, and in which languages."""

    def __init__(self, codebook: Codebook, codes: Sequence[Code], languages: tuple[str, ...], cues: bool) -> None:
        self.book = codebook
        self.codes = sorted((code for code in codes if code.codebook_id == codebook.id), key=lambda code: code.position)
        self.languages = languages
        self.cues = cues
        self.children: dict[str | None, list[Code]] = {}
        ids = {code.id for code in self.codes}
        for code in self.codes:
            self.children.setdefault(code.parent_id if code.parent_id in ids else None, []).append(code)
        self.constructed = bool(codebook.notes.get("examples_are_constructed"))

    def lines(self) -> Iterator[str]:
        yield from (f"# {self.named(self.book.names) or self.book.key}", "")
        facts = [f"`{self.book.key}`", f"{self.label('version')} {_escaped(self.book.version)}"]
        facts += [f"{self.label('languages')}: {', '.join(self.book.languages)}"] if self.book.languages else []
        facts += [f"sha256 `{self.book.sha256}`"] if self.book.sha256 else []
        yield from (" · ".join(facts), "")
        if self.book.notes:
            yield from (f"## {self.label('about')}", "", *self.notes(self.book.notes, 0), "")
        yield from self.dimensions()
        yield from self.reference()
        yield from (f"## {self.label('tree')}", "", *self.tree(None, 0), "", f"## {self.label('codes')}", "")
        yield from self.entries(None, 3)

    def label(self, key: str) -> str:
        return label(key, self.languages)

    def named(self, names: Mapping[str, str]) -> str:
        words = [names[each] for each in self.languages if names.get(each)] or list(names.values())[:1]
        return _escaped(" / ".join(dict.fromkeys(words)))

    def title(self, code: Code) -> str:
        return self.named(code.names) or _escaped(code.key)

    def notes(self, value: object, depth: int) -> Iterator[str]:
        """Free data as nested bullets; what is given by language is printed in the languages wanted."""
        dash = "  " * depth + "- "
        if isinstance(value, Mapping):
            for key, item in value.items():
                head = f"**{_escaped(str(key).replace('_', ' '))}**"
                texts = self.by_language(item)
                if texts is not None:
                    yield f"{dash}{head}: {' '.join(texts)}"
                elif isinstance(item, (Mapping, list, tuple)):
                    yield f"{dash}{head}"
                    yield from self.notes(item, depth + 1)
                else:
                    yield f"{dash}{head}: {_plain(item)}"
        elif isinstance(value, (list, tuple)):
            if all(not isinstance(item, (Mapping, list, tuple)) for item in value):
                yield dash + "; ".join(map(_plain, value))
                return
            for item in value:
                short = self.remark(item)
                lines = [short] if short else list(self.notes(item, depth + 1))
                yield dash + lines[0].strip().removeprefix("- ") if lines else dash
                yield from lines[1:]
        else:
            yield dash + _plain(value)

    def remark(self, item: object) -> str:
        """A rule or a term warning as one line; empty for other data."""
        if not isinstance(item, Mapping):
            return ""
        texts = self.by_language(item.get("text")) or self.by_language(item.get("warning"))
        terms = item.get("terms")
        head = f"**{_escaped(', '.join(map(str, terms)))}**: " if isinstance(terms, (list, tuple)) else ""
        return head + " ".join(texts) if texts else ""

    def by_language(self, value: object) -> list[str] | None:
        """The texts wanted, if `value` is text by language."""
        if not isinstance(value, Mapping) or not value or not all(len(str(key)) == 2 and isinstance(text, str) for key, text in value.items()):
            return None
        return [_escaped(value[each]) for each in self.languages if each in value] or [_escaped(text) for text in list(value.values())[:1]]

    def dimensions(self) -> Iterator[str]:
        if not self.book.dimensions:
            return
        yield from (f"## {self.label('dimensions')}", "")
        by_key = {code.key: code for code in self.codes}
        ideals = self.book.ideal_types
        yield "| | " + " | ".join(self.named(each.names) or each.id for each in ideals) + " |"
        yield "|---" * (len(ideals) + 1) + "|"
        for dimension in self.book.dimensions:
            cells = [_pole(dimension, ideal.corner.get(dimension.id, ""), by_key, self) for ideal in ideals]
            yield f"| {self.named(dimension.names) or dimension.id} | " + " | ".join(cells) + " |"
        yield ""

    def reference(self) -> Iterator[str]:
        profiles = {name: rows for name, rows in self.book.reference_profiles.items() if isinstance(rows, Mapping)}
        rows = list(dict.fromkeys(row for each in profiles.values() for row, body in each.items() if isinstance(body, Mapping)))
        if not rows:
            return
        yield from (f"## {self.label('reference')}", "")
        yield f"| {self.label('row')} | " + " | ".join(map(_escaped, profiles)) + " |"
        yield "|---" * (len(profiles) + 1) + "|"
        for row in rows:
            cells = [_cell(each.get(row)) for each in profiles.values()]
            yield f"| {_escaped(row.replace('_', ' '))} | " + " | ".join(cells) + " |"
        yield ""

    def tree(self, parent: str | None, depth: int) -> Iterator[str]:
        for code in self.children.get(parent, ()):
            letters = f" **{code.mnemonic}**" if code.mnemonic else ""
            yield f"{'  ' * depth}- {self.title(code)} `{code.key}`{letters}"
            yield from self.tree(code.id, depth + 1)

    def entries(self, parent: str | None, level: int) -> Iterator[str]:
        for code in self.children.get(parent, ()):
            yield from (f"{'#' * min(level, 6)} {self.title(code)}", "")
            facts = [f"`{code.key}`"]
            facts += [f"**{code.mnemonic}**"] if code.mnemonic else []
            facts += [self.label("linkage")] if code.attaches_to == "linkage" and code.codable else []
            facts += [self.label("retired")] if code.retired else []
            yield from (" · ".join(facts), "")
            yield from self.body(code)
            yield from self.entries(code.id, level + 1)

    def body(self, code: Code) -> Iterator[str]:
        definition = [code.definition[each] for each in self.languages if code.definition.get(each)]
        if definition:
            yield from (f"**{self.label('definition')}.** " + "  \n".join(map(_escaped, definition)), "")
        counter = code.facets.get("counter_examples")
        parts = [
            ("include", code.include),
            ("exclude", code.exclude),
            ("constructed" if self.constructed else "examples", code.examples),
            ("constructed_counter" if self.constructed else "counter_examples", counter if isinstance(counter, Mapping) else {}),
        ]
        for label, words in parts:
            texts = [text for each in self.languages for text in words.get(each, ())]
            if texts:
                yield from (f"**{self.label(label)}**", "", *(f"- {_escaped(text)}" for text in texts), "")
        for label, words in (("cues", code.cues), ("anti_cues", code.anti_cues)) if self.cues else ():
            texts = [text for each in self.languages for text in words.get(each, ())]
            if texts:
                yield from (f"**{self.label(label)}.** " + _escaped("; ".join(texts)), "")
        if code.provenance:
            marks = "; ".join(f"{key.replace('_', ' ')}: {value}" for key, value in code.provenance.items())
            yield from (f"*{self.label('provenance')}: {_escaped(marks)}*", "")


def _pole(dimension: Dimension, pole: str, by_key: Mapping[str, Code], page: _Page) -> str:
    return ", ".join(page.title(by_key[key]) if key in by_key else _escaped(key) for key in dimension.poles.get(pole, ()))


def _cell(body: object) -> str:
    return _escaped(str(body.get("text", ""))) if isinstance(body, Mapping) else ""


def _plain(value: object) -> str:
    return {True: "yes", False: "no", None: ""}[value] if value is None or isinstance(value, bool) else _escaped(str(value))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split("\n")))
