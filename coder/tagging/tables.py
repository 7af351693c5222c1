"""Tables over a tagged data set, in one pass over its rows."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from coder.model.tag_tables import Crossing, TagTables
from coder.tagging.dataset import Row
from coder.text.docnumbers import doc_numbers
from coder.text.fold import fold
from coder.text.modality import CITED

LEVELS = ("binding", "directive", "permissive", "exploratory")
SILENT = "none"
UNKNOWN = "?"
THEME = "theme."
_MARKS = re.compile(r"[\s《》〈〉“”\"'‘’]")
_HEAD = re.compile(r"^中华人民共和国")
Cells = Mapping[tuple[str, str], int]


def tables(rows: Iterable[Row]) -> TagTables:
    """Count the clauses of a data set."""
    themes: Counter[tuple[str, str]] = Counter()
    years: Counter[tuple[str, str]] = Counter()
    tiers: Counter[tuple[str, str]] = Counter()
    codes: Counter[str] = Counter()
    cites: Counter[tuple[str, str]] = Counter()
    titles: dict[str, str] = {}
    numbers: dict[str, str] = {}
    clauses = coded = 0
    for row in rows:
        document = row["document"]
        title = document["title"] or row["path"]
        titles.setdefault(_bare(title), title)
        if document["number"]:
            numbers[document["number"]] = title
        clauses += 1
        coded += bool(row["codes"])
        level = row["modality"] or SILENT
        years[(document["date"] or "")[:4] or UNKNOWN, level] += 1
        tiers[document.get("tier") or UNKNOWN, level] += 1
        keys = [each["code"] for each in row["codes"]]
        codes.update(keys)
        themes.update((key, theme) for theme in keys if theme.startswith(THEME) for key in keys if not key.startswith(THEME))
        cites.update((title, name) for name in _named(row["text"]))
    citations = _resolved(cites, titles, numbers)
    cited = Counter(name for _, name in citations)
    found = sorted({key for key in codes if not key.startswith(THEME)}, key=lambda key: (-codes[key], key))
    return TagTables(
        clauses=clauses,
        coded=coded,
        documents=len(titles),
        themes=_crossing(themes, found, sorted(key for key in codes if key.startswith(THEME)), codes),
        years=_by_level(years),
        tiers=_by_level(tiers),
        citations=citations,
        cited=dict(sorted(cited.items(), key=lambda item: (-item[1], item[0]))),
        inside=frozenset(titles.values()),
    )


def _named(text: str) -> set[str]:
    """The titles and numbers that a clause names."""
    titles = {found[0][1:-1] for found in CITED.finditer(text)} if "《" in text else set()
    return {each for each in titles if len(each) > 2} | {number.normal for number in doc_numbers(text)}


def _resolved(cites: Mapping[tuple[str, str], int], titles: Mapping[str, str], numbers: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """What was named, as documents of the data set where they are in it; a document that names itself cites nothing."""
    found: Counter[tuple[str, str]] = Counter()
    short = {_HEAD.sub("", bare): title for bare, title in titles.items()}
    for (source, name), places in cites.items():
        bare = _bare(name)
        target = numbers.get(name) or titles.get(bare) or short.get(_HEAD.sub("", bare)) or name
        if target != source and bare not in _bare(source):
            found[source, target] += places
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _bare(title: str) -> str:
    return fold(_MARKS.sub("", title))


def _by_level(cells: Cells) -> Crossing:
    totals: defaultdict[str, int] = defaultdict(int)
    for (name, _), count in cells.items():
        totals[name] += count
    others = sorted({level for _, level in cells} - {*LEVELS, SILENT})
    levels = [each for each in (*LEVELS, *others, SILENT) if any(level == each for _, level in cells)]
    return _crossing(cells, sorted(totals), levels, totals)


def _crossing(cells: Cells, rows: Sequence[str], columns: Sequence[str], totals: Mapping[str, int]) -> Crossing:
    return Crossing(
        rows=tuple(rows),
        columns=tuple(columns),
        counts=tuple(tuple(cells.get((row, column), 0) for column in columns) for row in rows),
        totals=tuple(totals[row] for row in rows),
    )
