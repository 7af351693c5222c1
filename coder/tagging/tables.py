"""Tables over a tagged data set, in one pass over its clauses and one over its documents."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from coder.model.tag_tables import Crossing, TagTables
from coder.tagging.dataset import Row
from coder.text.policy.rank import TIERS
from coder.text.search.fold import fold

LEVELS = ("binding", "directive", "permissive", "exploratory")
SILENT = "none"
UNKNOWN = "?"
THEME = "theme."
_MARKS = re.compile(r"[\s《》〈〉“”\"'‘’]")
_HEAD = re.compile(r"^中华人民共和国")
Cells = Mapping[tuple[str, str], int]
Names = Mapping[str, Mapping[str, str]]


def tables(rows: Iterable[Row], documents: Iterable[Row], names: Names | None = None) -> TagTables:
    """Count the clauses and the documents of a data set; `names` are those of its codes and their groups: key -> language -> name."""
    themes: Counter[tuple[str, str]] = Counter()
    groups: Counter[tuple[str, str]] = Counter()
    offices: Counter[tuple[str, str]] = Counter()
    of_year: Counter[str] = Counter()
    years: Counter[tuple[str, str]] = Counter()
    tiers: Counter[tuple[str, str]] = Counter()
    codes: Counter[str] = Counter()
    clauses = coded = 0
    for row in rows:
        document = row["document"]
        clauses += 1
        coded += bool(row["codes"])
        level = row["modality"] or SILENT
        year, tier = _year(document), document["tier"] or UNKNOWN
        of_year[year] += 1
        years[year, level] += 1
        tiers[tier, level] += 1
        keys = [each["code"] for each in row["codes"]]
        groups.update((year, group) for group in {_group(key) for key in keys})
        offices.update((key, tier) for key in keys)
        codes.update(keys)
        themes.update((key, theme) for theme in keys if theme.startswith(THEME) for key in keys if not key.startswith(THEME))
    about = _Documents()
    for document in documents:
        about.add(document)
    citations = about.citations()
    cited = Counter(name for _, name in citations)
    found = sorted({key for key in codes if not key.startswith(THEME)}, key=lambda key: (-codes[key], key))
    return TagTables(
        clauses=clauses,
        coded=coded,
        documents=about.count,
        themes=_crossing(themes, found, sorted(key for key in codes if key.startswith(THEME)), codes),
        groups=_crossing(groups, _in_order(of_year) if groups else (), _largest(groups), of_year),
        offices=_crossing(offices, sorted(codes, key=lambda key: (-codes[key], key)), _in_order({tier for _, tier in offices}), codes),
        years=_by_level(years),
        tiers=_by_level(tiers),
        strengths=about.strengths(),
        citations=citations,
        cited=dict(sorted(cited.items(), key=lambda item: (-item[1], item[0]))),
        inside=frozenset(about.titles.values()),
        names=names or {},
    )


class _Documents:
    """Documents as they come: who cites whom, how strong they are, and under which title and number each is known.

    Attributes:
        count: Of the documents. `titles`: bare title -> title.
    """

    def __init__(self) -> None:
        self.count = 0
        self.titles: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._cites: Counter[tuple[str, str, str]] = Counter()
        self._strengths: Counter[tuple[str, str]] = Counter()

    def add(self, document: Row) -> None:
        """One more."""
        title = document["title"] or document["path"]
        self.count += 1
        self.titles.setdefault(_bare(title), title)
        if document["number"]:
            self._numbers[document["number"]] = title
        if document["strength"] is not None:
            self._strengths[_year(document), document["tier"] or UNKNOWN] += document["strength"]
        for cite in document["cites"]:
            self._cites[title, cite["title"], cite["number"]] += cite["places"]

    def citations(self) -> dict[tuple[str, str], int]:
        """What was cited, as documents of the data set where they are in it; a document that names itself cites nothing."""
        found: Counter[tuple[str, str]] = Counter()
        short = {_HEAD.sub("", bare): title for bare, title in self.titles.items()}
        for (source, title, number), places in self._cites.items():
            bare = _bare(title)
            known = self._numbers.get(number) or self.titles.get(bare) or short.get(_HEAD.sub("", bare))
            target = known or title or number
            if target != source and not (bare and bare in _bare(source)):
                found[source, target] += places
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def strengths(self) -> Crossing:
        """Sums of strength by year and tier."""
        totals: defaultdict[str, int] = defaultdict(int)
        for (year, _), strength in self._strengths.items():
            totals[year] += strength
        return _crossing(self._strengths, _in_order(totals), _in_order({tier for _, tier in self._strengths}), totals)


def _year(document: Row) -> str:
    return (document["date"] or "")[:4] or UNKNOWN


def _group(key: str) -> str:
    return key.partition(".")[0]


def _largest(cells: Cells) -> list[str]:
    """The columns, those with the highest sums first."""
    sums: Counter[str] = Counter()
    for (_, column), count in cells.items():
        sums[column] += count
    return sorted(sums, key=lambda column: (-sums[column], column))


def _in_order(names: Iterable[str]) -> list[str]:
    """Years in their order, tiers from the highest down, what is not told last."""
    return sorted(names, key=lambda name: (name == UNKNOWN, TIERS.index(name) if name in TIERS else 0, name))


def _bare(title: str) -> str:
    return fold(_MARKS.sub("", title))


def _by_level(cells: Cells) -> Crossing:
    totals: defaultdict[str, int] = defaultdict(int)
    for (name, _), count in cells.items():
        totals[name] += count
    others = sorted({level for _, level in cells} - {*LEVELS, SILENT})
    levels = [each for each in (*LEVELS, *others, SILENT) if any(level == each for _, level in cells)]
    return _crossing(cells, _in_order(totals), levels, totals)


def _crossing(cells: Cells, rows: Sequence[str], columns: Sequence[str], totals: Mapping[str, int]) -> Crossing:
    return Crossing(
        rows=tuple(rows),
        columns=tuple(columns),
        counts=tuple(tuple(cells.get((row, column), 0) for column in columns) for row in rows),
        totals=tuple(totals[row] for row in rows),
    )
