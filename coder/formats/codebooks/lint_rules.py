"""The linter's look at the rules for mentions that a codebook states: fields and codes they name must be there."""

from collections.abc import Iterator
from dataclasses import fields

from coder.model.codebook import Codebook
from coder.model.linkage import LinkageMention
from coder.model.mention_rule import rules_of

FIELDS = frozenset(field.name for field in fields(LinkageMention))


def rule_errors(codebook: Codebook) -> Iterator[str]:
    """What the rules name that is not there, or that they do not say."""
    for rule in rules_of(codebook):
        for field in dict.fromkeys(rule.fields):
            if field not in FIELDS:
                yield f"the rule {rule.id} names the field “{field}”, which a mention does not have"
        if not (rule.required or rule.forbidden or rule.allowed):
            yield f"the rule {rule.id} asks for nothing: write required, forbidden or allowed under then:"
        if not rule.text:
            yield f"the rule {rule.id} has no text: a coder who breaks it is shown nothing to go by"
