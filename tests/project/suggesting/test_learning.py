"""The suggester that is kept while a project is open: when it is made, taught, and only brought up to date."""

from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from coder.project.project import Project
from coder.project.suggesting import learning
from coder.project.suggesting.learning import Learner


class Counting:
    """Counts what is asked of it."""

    name = "counting@1"
    made: ClassVar[list["Counting"]] = []

    def __init__(self, **options: Any) -> None:
        self.options, self.done = options, []
        self.made.append(self)

    def fit(self, codes: Any, examples: Any, corpus_units: Any) -> "Counting":
        self.done.append("fit")
        return self

    def index(self, codes: Any, corpus_units: Any) -> "Counting":
        return self

    def learn(self, examples: Any) -> "Counting":
        self.done.append("learn")
        return self

    def update(self, examples: Any) -> "Counting":
        self.done.append("update")
        return self


@pytest.fixture
def learner(monkeypatch: pytest.MonkeyPatch, project: Project, interview: object) -> Callable[[bool], tuple[str, ...]]:
    """Ask, quickly or thoroughly; answers what was made so far and what each did."""
    Counting.made.clear()
    monkeypatch.setattr(learning, "suggester", lambda name: Counting)
    monkeypatch.setattr(learning, "encoder_name", lambda settings: "use")
    kept = Learner(project.path)

    def ask(quick: bool) -> tuple[str, ...]:
        kept.fitted(project.snapshot(), quick=quick)
        return tuple(f"{'words' if each.options.get('use_vectors') is False else 'all'}: {' '.join(each.done)}" for each in Counting.made)

    return ask


def test_the_first_quick_answer_comes_from_words_alone(learner: Callable[[bool], tuple[str, ...]]) -> None:
    """Until there was time to learn all; from then on quick answers only bring that up to date."""
    assert learner(True) == ("words: fit",)
    assert learner(True) == ("words: fit update",)
    assert learner(False) == ("words: fit update", "all: fit")
    assert learner(True) == ("words: fit update", "all: fit update")
    assert learner(False)[-1] == "all: fit update learn"


def test_without_vectors_nothing_is_learned_twice(learner: Callable[[bool], tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are all there is then."""
    monkeypatch.setattr(learning, "encoder_name", lambda settings: "none")
    assert learner(True) == ("words: fit",)
    assert learner(False) == ("words: fit learn",)
