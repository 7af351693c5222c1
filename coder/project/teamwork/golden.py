"""Golden passages of a project, and the test of its codebook against them."""

from coder.analysis.agreement.golden import golden_checks, with_machine
from coder.model.coding import Coding, Memo
from coder.model.golden import GOLDEN, ExampleCheck, GoldenCheck
from coder.model.progress import Progress
from coder.model.snapshot import Snapshot
from coder.model.suggestion import Unit
from coder.project import resolve
from coder.project.codebooks import Codebooks
from coder.project.memos import Memos
from coder.project.snapshots import snapshot
from coder.project.suggesting.learning import Learner
from coder.project.teamwork.machine_coder import with_suggester
from coder.project.workspace import Workspace
from coder.text.languages import detect

TOP = 3


class Golden:
    """Codings marked as golden by a memo of that kind, so that the mark can be undone, exported and merged as any memo."""

    def __init__(self, workspace: Workspace, memos: Memos, codebooks: Codebooks) -> None:
        self._store = workspace.store
        self._memos = memos
        self._codebooks = codebooks

    def mark(self, coding: str, note: str = "") -> Memo:
        """Make a coding golden; `note` says why it is a good example. One that is golden stays so."""
        found = resolve.by_id(self._store, Coding, coding, "coding", "`coder show PROJECT DOCUMENT` lists them.")
        known = next((each for each in self._marks() if each.target_id == found.id), None)
        return known or self._memos.add("coding", found.id, body=note or "golden", kind=GOLDEN)

    def unmark(self, coding: str) -> int:
        """Take the mark away; the number of marks taken."""
        found = resolve.by_id(self._store, Coding, coding, "coding", "`coder show PROJECT DOCUMENT` lists them.")
        marks = [each for each in self._marks() if each.target_id == found.id]
        for each in marks:
            self._memos.remove(each.id)
        return len(marks)

    def check(self, *, machine: bool = False, progress: Progress | None = None) -> tuple[tuple[GoldenCheck, ...], tuple[ExampleCheck, ...]]:
        """What became of the golden passages and, with `machine`, whether the suggester finds them and the examples of the codebook.

        Raises:
            InvalidValue: `machine`, and fewer than two documents have codes.
        """
        now = snapshot(self._store)
        golden = {each.target_id for each in self._marks() if each.target_id}
        older = {coding.id for code in now.codes for coding in self._codebooks.older(code.id)} & golden
        checks = golden_checks(now, golden, older)
        if not machine:
            return checks, ()
        keys = {code.id: code.key for code in now.codes}
        found = with_suggester(now, progress=progress)
        own = found.bundle.users[-1].id
        said: dict[tuple[str, int, int], set[str]] = {}
        for coding in found.bundle.codings:
            if coding.user_id == own:
                said.setdefault((coding.document_id, coding.start, coding.stop), set()).add(keys[coding.code_id])
        return with_machine(checks, said), _examples(now)

    def _marks(self) -> tuple[Memo, ...]:
        return tuple(each for each in self._memos.list("coding") if each.kind == GOLDEN)


def _examples(now: Snapshot) -> tuple[ExampleCheck, ...]:
    """What the suggester, taught by the project, says of every example of the codebook."""
    model, _ = Learner().fitted(now)
    keys = {code.id: code.key for code in now.codes}
    asked = [(code.key, text) for code in now.codes if code.codable and not code.retired for some in code.examples.values() for text in some]
    units = [Unit(document_id=f"example {n}", start=0, stop=len(text), text=text, language=detect(text)) for n, (_, text) in enumerate(asked)]
    return tuple(
        ExampleCheck(code=key, text=text, said=tuple(dict.fromkeys(keys[each.code_id] for each in found)))
        for (key, text), found in zip(asked, model.suggest(units, top=TOP), strict=True)
    )
