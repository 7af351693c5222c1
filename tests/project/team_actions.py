"""What a team does beside coding: ties of several mentions, plans, disagreements, passages coded again, conflicts of a merge."""

from collections.abc import Callable

from coder.analysis.agreement.disagreements import compared
from coder.model.assignment import PHASES
from coder.project.snapshots import snapshot
from tests.project.actions import Actions


class AllActions(Actions):
    """Every verb there is."""

    def verbs(self) -> list[Callable[[], object]]:
        """All of them, the frequent ones more than once."""
        team = [self.do_adjudicate, self.do_merge_ties, self.do_confirm_ties, self.do_split_tie, self.do_note_tie, self.do_code_again, self.do_accept]
        return [*super().verbs(), *[self.do_add_coding] * 10, *[self.do_edit_coding] * 3, *[self.do_add_mention] * 4, *team * 2]

    def do_split_coding(self) -> None:
        coding = self._one(self.project.codings.all())
        self.project.codings.split(coding.id, self.draw.randrange(coding.start + 1, coding.stop + 1))

    def do_merge_codings(self) -> None:
        coding = self._one(self.project.codings.all())
        same = [each.id for each in self.project.codings.all() if (each.document_id, each.code_id) == (coding.document_id, coding.code_id)]
        self.project.codings.merge(*same[:3])

    def do_code_in_vivo(self) -> None:
        self.project.codings.add_under_new_code(self._document(), *self._span(), f"word {self.draw.randrange(6)}")

    def do_accept_many(self) -> None:
        self.project.suggestions.accept_many([self._suggestion() for _ in range(2)])

    def do_mark_golden(self) -> None:
        self.project.golden.mark(self._one(self.project.codings.all()).id, "as it should be")

    def do_load_codebook(self) -> None:
        self.project.codebooks.load("policy_instruments")

    def do_withhold(self) -> None:
        self.project.suggestions.exposing.withhold(0.3, seed=self.draw.randrange(9))

    def do_set_parameters(self) -> None:
        self.project.parameters.set(seed=str(self.draw.randrange(99)))

    def do_confirm_ties(self) -> None:
        self.project.linkages.confirm()

    def do_merge_ties(self) -> None:
        mentions = [each.id for each in self.project.mentions.list()]
        self.project.linkages.merge(*self.draw.sample(mentions, min(len(mentions), 3)))

    def do_split_tie(self) -> None:
        linkage = self._tie()
        self.project.linkages.split(linkage, self.project.linkages.mentions(linkage)[0].id)

    def do_dissolve_tie(self) -> None:
        self.project.linkages.dissolve(self._tie())

    def do_rename_tie(self) -> None:
        self.project.linkages.rename(self._tie(), f"tie {self.draw.randrange(9)}", memo=self.draw.choice((None, "seen twice")))

    def do_note_tie(self) -> None:
        self.project.memos.add("linkage", self._tie(), f"why {self.draw.randrange(9)}")

    def do_assign(self) -> None:
        self.project.assignments.assign(["Li", "Wang"], overlap=self.draw.choice((0.0, 0.5, 1.0)), seed=self.draw.randrange(9))

    def do_begin_phase(self) -> None:
        self.project.assignments.begin(self.draw.choice(PHASES))

    def do_adjudicate(self) -> None:
        found = compared(snapshot(self.project.workspace.store), self.project.adjudications.parameters()).disagreements
        each = self._one(tuple(found))
        verdict = self.draw.choice(("chosen", "neither", "later"))
        chosen = [self.draw.choice(each.coders)] if verdict == "chosen" else []
        self.project.adjudications.decide(each, verdict, chosen=chosen, reason=f"because {self.draw.randrange(9)}")

    def do_explain_adjudication(self) -> None:
        self.project.adjudications.explain(self._one(self.project.adjudications.all()).id, f"why {self.draw.randrange(9)}")

    def do_withdraw_adjudication(self) -> None:
        self.project.adjudications.withdraw(self._one(self.project.adjudications.all()).id)

    def do_draw_again(self) -> None:
        self.project.recodings.draw(2, seed=self.draw.randrange(9))

    def do_code_again(self) -> None:
        self.project.recodings.code(self._one(self.project.recodings.pending()), [self._code()])

    def _tie(self) -> str:
        return self._one(tuple(each.linkage_id for each in self.project.mentions.list() if each.linkage_id))


class WithConflicts(AllActions):
    """And what there is to do after a merge, and what no undo takes back: what a person has seen."""

    def do_expose(self) -> None:
        suggestion = self._suggestion()
        segments = self.project.documents.segments(suggestion.document_id)
        self.project.suggestions.exposing.shown(suggestion.document_id, [suggestion], segments, keep=True)

    def do_decide_conflict(self) -> None:
        conflict = self._one(self.project.merging.conflicts())
        self.project.merging.take(conflict.id, self.draw.choice(("mine", "theirs", "1", "2")), reason=f"r {self.draw.randrange(9)}")
