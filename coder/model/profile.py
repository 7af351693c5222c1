"""The model profile of a town: derived by a pure function, never stored as truth."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share with its interval and the evidence behind it.

    Attributes:
        code: Key of the code (or value) that is counted.
        n: Pieces of evidence.
        sources: Documents with at least one.
        share, low, high: Posterior mean and 90 % interval, from 0 to 1.
        codings, mentions: Ids behind the number.
        speakers: People who say it.
        breadth: Share of the town's sources (those with evidence of the group) that have at least one.
        alpha: Krippendorff's alpha of the code; None: not known, or not a code that passages are given.
        suggested: Weight of the suggestions that nobody looked at, where they were asked to count; in no other figure but share, low and high.
        aside: Mentions that do not count, by the reason (`wished`, `planned`, `failed`, `denied` ...).
    """

    code: str
    n: int
    sources: int
    share: float
    low: float
    high: float
    codings: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    speakers: int = 0
    breadth: float = 0.0
    aside: Mapping[str, int] = field(default_factory=dict)
    alpha: float | None = None
    suggested: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What a suggester says of one turn that nobody looked at.

    Attributes:
        document_id: The source.
        start: Where the turn begins.
        value: Key of the situation, or of another code of passages.
        weight: The probability that a reader would give the code there.
    """

    document_id: str
    start: int
    value: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """Suggestions that nobody looked at, in a profile that was asked to count them.

    Attributes:
        suggestions: How many; `weight`: the sum of their probabilities.
        suggester: Versioned name.
        hints: What is suggested where.
    """

    suggestions: int
    weight: float
    suggester: str
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A single figure of a town, such as the E-I index.

    Attributes:
        n: Pieces of evidence behind it.
        value: As counted; None without evidence.
        low, high: Ends of the 90 % interval of the posterior; a diversity near its maximum may lie just above it as counted,
            because shares that are not known exactly are never all equal.
        sources, speakers: Documents with evidence, and people who say it.
        codings, mentions: Ids behind the figure.
    """

    n: int
    value: float | None
    low: float
    high: float
    sources: int = 0
    speakers: int = 0
    codings: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Krippendorff's alpha of one code in a town, over the turns of documents that several people coded.

    Attributes:
        units: Turns compared; a turn that a coder left uncoded is a "no".
        alpha: None where it is not defined: the code was never used, or nothing is double-coded. `low`, `high`: 95 % bootstrap interval.
    """

    code: str
    units: int
    alpha: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A passage behind a number.

    Attributes:
        kind, id: `coding` or `mention`, and its id.
        value: Key of the situation, or value of the facet, that it stands for.
        supports: Whether it speaks for the number asked about; evidence of the other pole does not.
        aside: Why it does not count (`planned`, `denied` ...); empty if it counts.
        title: Of the document.
        speaker: Name; empty without one.
        line: Number of the line of the frozen text where it begins, from 1.
        turn: Ordinal of the turn (else article, else paragraph), from 1; 0 outside of any.
        start, stop, text: The passage.
        user: Name of the coder. `at`: UTC time it was recorded.
    """

    kind: str
    id: str
    value: str
    supports: bool
    aside: str
    document_id: str
    title: str
    speaker: str
    line: int
    turn: int
    start: int
    stop: int
    text: str
    user: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRow:
    """One row of a published comparison table against the town.

    Attributes:
        row: Id of the row, such as `level_of_risk`; `group` is the facet group it is read from.
        text: The cell as published; `reference` its values.
        cell: The town's values: the smallest set whose joint share reaches the parameter `cell`; empty without evidence.
        verdict: match, partial, differs or insufficient.
        p: Probability that the town's cell is the reference set.
        jaccard: Overlap of the two sets, from 0 to 1.
        n, sources: Pieces of evidence and documents behind the cell.
        unclear: Share of the evidence that says nothing clear; never imputed.
        codings, mentions: Ids behind the row.
        speakers: People who say it.
        alpha: Lowest alpha of the published cell's codes; None: not known, or facets of mentions.
        quotes: Up to three for the town's cell, the strongest first (see `coder.analysis.profiles.strongest`).
    """

    row: str
    group: str
    text: str
    reference: tuple[str, ...]
    cell: tuple[str, ...]
    verdict: str
    p: float
    jaccard: float
    n: int
    sources: int
    unclear: float
    codings: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    speakers: int = 0
    alpha: float | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """The share of the first pole of a dimension: theta (posterior mean), with its 90 % interval and the counts of both poles.

    Attributes:
        first, second: Pole ids.
        n_first, n_second: Pieces of evidence; `sources` have at least one of either pole, `speakers` say it.
        codings, mentions: Ids behind it.
        alpha: Lowest Krippendorff's alpha of the codes of both poles; None: not known.
    """

    dimension: str
    first: str
    second: str
    theta: float
    low: float
    high: float
    n_first: int
    n_second: int
    sources: int
    speakers: int = 0
    codings: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    alpha: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """How much evidence a dimension lacks, and who was heard least.

    Attributes:
        codings, sources: How many more pieces of evidence, and documents with some, the gate asks for; 0 and 0: enough.
        heard: Stakeholder type known in the project -> documents of the town in which somebody of that type gives evidence.
        ask: The types heard in fewest documents; of a dimension with enough, none.
    """

    dimension: str
    codings: int
    sources: int
    heard: Mapping[str, int] = field(default_factory=dict)
    ask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The headline: a corner, or what is missing.

    Attributes:
        name: Id of the ideal type, or a hybrid's name; None: undetermined.
        p: Probability of the most probable corner.
        needs: What is missing, in words; empty if named.
        missing: The same in numbers, dimension by dimension, whether or not something is missing.
    """

    name: str | None
    p: float
    needs: tuple[str, ...] = ()
    missing: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A code in the policy texts of a town, beside what people say in its other texts.

    Attributes:
        written, written_sources: Clauses of policy texts with the code, and those texts.
        spoken, spoken_sources: Turns (or other units) of all other texts with it, and those texts.
        binding: Name of a level of modality -> clauses that bind so, the strongest first; clauses without a word that says so are in none.
        codings, mentions: Ids behind the written evidence.
    """

    code: str
    written: int
    written_sources: int
    spoken: int
    spoken_sources: int
    binding: Mapping[str, int] = field(default_factory=dict)
    codings: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyEvidence:
    """Document evidence of a town, apart from what people say.

    Attributes:
        documents: Ids of the policy texts that speak of it -> titles.
        codings: Of people, where those texts speak of it.
        rows: Of every code with document evidence: the situations, then the codes found most.
    """

    documents: Mapping[str, str]
    codings: int
    rows: tuple[Beside, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelProfile:
    """Everything the tool says about one town; see the domain guide for the method.

    Attributes:
        town_id, town: Id and name.
        documents, codings, mentions: Counts of what speaks of the town.
        situations: Share of each situation of the dimensions.
        contrasts: Dimension id -> contrast.
        facets: Facet group (`scale`, `kind` ...) -> shares over eligible mentions.
        corners: Corner name -> probability; sums to 1.
        types: Ideal type id -> (median, low, high) of the strict (min) score.
        softer: Ideal type id -> `mean` and `power` (power mean) -> (median, low, high): near misses that the strict score hides.
        measures: `ei_index`, `kind_diversity` -> the figure.
        statuses: Status of a mention (or `denied`) -> number of mentions.
        agreement: Krippendorff's alpha of each situation, and of the other codes that passages are given.
        tentative: Whether the alpha of some situation is below the floor: print it at the head.
        reference: Ideal type id -> the rows of its comparison table.
        sources: Documents with evidence of a situation.
        codebook: Key of the codebook.
        sensitivity: Headline without each source, and with other cross-overs.
        parameters: Everything that fixes the numbers: rho, kappa, draws, seed, anchors, unit, hashes of codebook and inputs.
        policy: Document evidence, where a policy text speaks of the town; else None.
        suggested: Set: suggestions that nobody looked at count by their probability; every face must say so.
        notes: Remarks to print beside the numbers, such as that coder disagreement is unknown.
    """

    town_id: str
    town: str
    documents: int
    codings: int
    mentions: int
    situations: tuple[Share, ...]
    contrasts: Mapping[str, Contrast]
    facets: Mapping[str, tuple[Share, ...]]
    corners: Mapping[str, float]
    types: Mapping[str, tuple[float, float, float]]
    verdict: Verdict
    sensitivity: Mapping[str, object] = field(default_factory=dict)
    parameters: Mapping[str, object] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    softer: Mapping[str, Mapping[str, tuple[float, float, float]]] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)
    agreement: tuple[Agreement, ...] = ()
    tentative: bool = False
    reference: Mapping[str, tuple[ReferenceRow, ...]] = field(default_factory=dict)
    sources: int = 0
    codebook: str = ""
    suggested: Suggested | None = None
    policy: PolicyEvidence | None = None
