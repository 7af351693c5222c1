"""The table of document forms and strengths, as `coder tag --ranks` prints it."""

from coder.cli.printing.render import line, print_json, table
from coder.text.policy.rank import TIERS, Ranking, Rule, plain


def print_ranking(found: Ranking, *, as_json: bool) -> None:
    """Print the tiers, the forms with the endings of titles that make them, and the strengths in the order in which they are tried."""
    if as_json:
        print_json({"tiers": list(TIERS), **plain(found)})
        return
    line(f"Tiers of issuers: {', '.join(TIERS)}")
    line()
    table([(form, "、".join(endings)) for form, endings in found.forms.items()], ("form", "a title ends with"))
    line()
    if not found.rules:
        line("No rule gives a strength: the codebook has none (document_strength among its attributes).")
        return
    table(map(_row, found.rules), ("strength", "tier", "issuer", "form"))
    line("The first line that fits decides. Published tables of policy strength differ: this one is the codebook's.")


def _row(rule: Rule) -> tuple[str, ...]:
    return (str(rule.strength), *(", ".join(words) or "any" for words in (rule.tiers, rule.issuers, rule.forms)))
