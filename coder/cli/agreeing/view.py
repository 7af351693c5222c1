"""What is asked of the agreement, computed as it is needed: as lines, as JSON, as files."""

from collections.abc import Mapping
from typing import Any

from coder.cli.agreeing.coefficients import measure_lines, print_boundaries, print_reliability
from coder.cli.agreeing.lines import print_confusions, print_methods, print_mistaken, print_over, print_pairs
from coder.cli.agreeing.linkages import print_linkage_agreement
from coder.cli.agreeing.sentences import Sentences
from coder.cli.printing import shapes
from coder.cli.printing.evidence import quote_lines
from coder.cli.printing.progress import progress
from coder.cli.printing.render import counted, line, lines, warn
from coder.errors import NotFound
from coder.model.linkage_agreement import ALONE, LinkageAgreement
from coder.model.profile import Quote
from coder.project.project import Project
from coder.project.teamwork.agreements import Agreements
from coder.report.agreement.counted import counted_lines
from coder.tui.texts.screens import chosen_language

_VIEWS = ("cut", "ties", "over", "confusions", "pairs", "methods")
_NAMES = {"cut": "boundaries", "ties": "linkages", "codes": "code"}
_SHOWN = {
    "unit": ("over", "pairs", "methods", ""),
    "uncoded": ("over", "pairs", "methods", ""),
    "codes": ("cut", "over", "pairs", "methods", ""),
    "measures": ("",),
}
"""Option -> the views in which it changes something; the view without a name is the table of codes."""


def idle_options(asked: Mapping[str, Any]) -> str:
    """What is wrong with options that would do nothing beside others, in one sentence; empty: all do something."""
    views = [each for each in _VIEWS if asked[each] or (each == "ties" and asked["slot"])]
    if len(views) > 1:
        return f"--{_name(views[0])} and --{_name(views[1])} are two tables: ask for one after the other, or for both with --json."
    written = asked["out"] or asked["page"]
    view = views[0] if views else ""
    idle = [each for each, fits in _SHOWN.items() if asked[each] and view not in fits and (not written or each == "measures")]
    if idle:
        return f"--{_name(idle[0])} changes nothing in --{_name(view)}: leave it out."
    return ""


def _name(option: str) -> str:
    return _NAMES.get(option, option)


class View:
    """What is asked of the agreement, computed as it is needed."""

    def __init__(self, project: Project, coders: tuple[str, ...], asked: Mapping[str, Any], *, pseudonyms: bool) -> None:
        self._project, self._asked = project, asked
        self._agreements = _with_machine(project.agreements.of(asked["documents"], asked["towns"]), asked)
        if pseudonyms:
            self._agreements = self._agreements.under_pseudonyms()
        given = {"users": coders, "coders_of": asked["coders_of"]}
        self._parameters = project.parameters.varied({name: value for name, value in given.items() if value})
        self._keys = tuple(project.codebooks.code(each).key for each in asked["codes"])
        self._language = chosen_language(asked["language"])
        self._words = Sentences(self._language)
        self._how = {
            "unit": asked["unit"] or "turn",
            "uncoded": asked["uncoded"] or "no",
            "draws": asked["draws"],
            "only": self._keys,
            "parameters": self._parameters,
        }

    def show(self) -> None:
        """Print it, or write it."""
        asked, found, words = self._asked, self._agreements.agreement(parameters=self._parameters), self._words
        self._write()
        if asked["ties"] or asked["slot"]:
            linkages = self._linkages()
            print_linkage_agreement(linkages, words, asked["slot"])
            lines(quote_lines(self._apart(linkages)))
        elif asked["methods"]:
            print_methods(self._agreements.methods(self._language, **self._how))
        elif not found.documents:
            self._show_nothing()
        elif asked["pairs"]:
            print_pairs(self._agreements.pairs(**self._how), words, self._keys)
        elif asked["over"]:
            print_over(self._agreements.over(asked["over"], **self._how), words, self._keys)
        else:
            turns, documents = words.count(found.turns, "turn"), words.count(len(found.documents), "document")
            line(words("compared", words.listed(found.coders), turns, documents, words.some(found.documents)))
            self._show_codes(found)
            lines(counted_lines(self._agreements.counted(parameters=self._parameters), words.language))

    def shape(self) -> dict[str, Any]:
        """The same as JSON: the agreement on codes, and what else was asked for."""
        asked, found = self._asked, self._agreements.agreement(parameters=self._parameters)
        self._write()
        figures = self._agreements.reliability(**self._how)
        told = self._agreements.counted(parameters=self._parameters)
        held: dict[str, Any] = {"agreement": found, "reliability": figures, "counted": told, "quotes": self._differing(found)}
        if asked["cut"]:
            held["boundaries"] = self._agreements.boundaries(draws=asked["draws"], parameters=self._parameters)
        if asked["ties"] or asked["slot"]:
            held["linkages"] = self._linkages()
        if asked["slot"]:
            held["apart"] = self._apart(held["linkages"])
        if asked["over"]:
            held["over"] = self._agreements.over(asked["over"], **self._how)
        if asked["pairs"]:
            held["pairs"] = self._agreements.pairs(**self._how)
        if asked["methods"]:
            held["methods"] = self._agreements.methods(self._language, **self._how)
        return {name: shapes.plain(each) for name, each in held.items()}

    def _show_nothing(self) -> None:
        told = self._agreements.counted(parameters=self._parameters)
        line(self._words("nobody assigned" if told.aside else "nobody"))
        lines(counted_lines(told, self._words.language))

    def _show_codes(self, found: Any) -> None:
        asked = self._asked
        if asked["cut"]:
            print_boundaries(self._agreements.boundaries(draws=asked["draws"], parameters=self._parameters), self._words, self._keys)
            return
        if asked["confusions"]:
            print_confusions(found, self._words)
            return
        print_reliability(self._agreements.reliability(**self._how), self._words)
        if asked["measures"]:
            lines(measure_lines(self._words))
        if self._keys:
            lines(quote_lines(self._differing(found)))
        else:
            print_mistaken(found, {code.key: code for code in self._project.codebooks.codes()}, self._words)

    def _write(self) -> None:
        """The files asked for."""
        if self._asked["out"]:
            self._agreements.write_table(self._asked["out"], **self._how)
            warn(f"Wrote {self._asked['out']}.")
        if self._asked["page"]:
            self._agreements.write_page(self._asked["page"], self._language, **self._how)
            warn(f"Wrote {self._asked['page']}.")

    def _linkages(self) -> LinkageAgreement:
        return self._agreements.linkages(draws=self._asked["draws"], parameters=self._parameters)

    def _differing(self, found: Any) -> tuple[Quote, ...]:
        """The passages where coders differ on the codes asked for."""
        if not self._keys:
            return ()
        ids = [each for row in found.codes if row.found.code in self._keys for each in row.codings]
        return self._agreements.quotes(codings=ids, parameters=self._parameters)

    def _apart(self, found: LinkageAgreement) -> tuple[Quote, ...]:
        """The passages of the mentions that differ in the field asked for, or of those without a partner."""
        slot, names = self._asked["slot"], [each.slot for each in found.slots]
        if not slot:
            return ()
        if slot not in (*names, ALONE):
            raise NotFound(f"no field {slot!r} was filled in mentions of the same tie", f"There is: {', '.join((*names, ALONE))}.")
        ids = found.alone if slot == ALONE else [each for row in found.slots if row.slot == slot for pair in row.differing for each in pair]
        return self._agreements.quotes(mentions=ids, parameters=self._parameters)


def _with_machine(agreements: Agreements, asked: Mapping[str, Any]) -> Agreements:
    if asked["tags"]:
        found = agreements.with_tags(asked["tags"], least=asked["least"])
        if found.unmatched:
            warn(f"{counted(found.unmatched, 'clause')} of the data set left out: their words do not stand at their place in our texts")
        return found
    if not asked["machine"]:
        return agreements
    with progress("learning from the other documents") as told:
        return agreements.with_suggester(progress=told)
