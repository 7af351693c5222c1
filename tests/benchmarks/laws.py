"""Teams that work apart at random and merge at random, for as many seeds and actions as there is time for: python tests/benchmarks/laws.py --seeds 10

Each seed is a team of some copies. In rounds, everybody does any verbs (undo and redo of merges among them), decides conflicts, and some
merge others' copies, copy their file, move it, or take a merge back. In the end everybody merges everybody, twice. Then

- all copies hold the same, and every log holds;
- what somebody made and nobody removed is there;
- a merge of what is known changes nothing.
"""

import argparse
import contextlib
import random
import shutil
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from coder.errors import CoderError
from coder.project.project import Project
from coder.store.entities import ENTITIES
from tests.project.replicas import act, content, differing, lost

PEOPLE = ("Li", "Wang", "Zhao", "Sun")


class Team:
    """Copies of one project, each with somebody who works in it."""

    def __init__(self, folder: Path, draw: random.Random, size: int) -> None:
        self.folder, self.draw, self.number = folder, draw, 0
        first = folder / "copy0.coder"
        Project.create(first, user=PEOPLE[0]).close()
        act(first, PEOPLE[0], draw.randrange(1 << 30), 15)
        self.copies = [first, *(Path(shutil.copy(first, folder / f"copy{number}.coder")) for number in range(1, size))]

    def person(self, path: Path) -> str:
        """Who works in a copy."""
        return PEOPLE[self.copies.index(path) % len(PEOPLE)]

    def round(self, length: int) -> None:
        """Everybody works a little; then something happens between the copies."""
        for path in self.copies:
            user = self.person(path) if self.draw.random() < 0.9 else self.draw.choice(PEOPLE)
            act(path, user, self.draw.randrange(1 << 30), self.draw.randrange(length))
        for _ in range(self.draw.randrange(3)):
            self.draw.choice((self.merge, self.merge, self.merge_and_take_back, self.copy, self.move))()

    def merge(self) -> None:
        """Somebody merges another copy."""
        ours, theirs = self.draw.sample(self.copies, 2)
        with Project.open(ours, user=self.person(ours)) as project:
            project.merging.merge(theirs)

    def merge_and_take_back(self) -> None:
        """And perhaps does something in between, all of which is undone."""
        ours, theirs = self.draw.sample(self.copies, 2)
        user = self.person(ours)
        with Project.open(ours, user=user) as project:
            before = project.history.newest()
            project.merging.merge(theirs)
        act(ours, user, self.draw.randrange(1 << 30), self.draw.randrange(8))
        with Project.open(ours, user=user) as project, contextlib.suppress(CoderError):
            project.history.undo_since(before)

    def copy(self) -> None:
        """Somebody's file is replaced by a copy of another's, after it was merged there, so that nothing is lost by that."""
        ours, theirs = self.draw.sample(self.copies, 2)
        with Project.open(theirs, user=self.person(theirs)) as project:
            project.merging.merge(ours)
        shutil.copy(theirs, ours)

    def move(self) -> None:
        """Somebody moves the file, as to another machine."""
        place = self.draw.randrange(len(self.copies))
        self.number += 1
        self.copies[place] = Path(shutil.move(self.copies[place], self.folder / f"moved{self.number}.coder"))

    def exchange(self) -> None:
        """All merge all, twice, in any order: that a copy merged is itself a step that others have not seen."""
        pairs = [(ours, theirs) for ours in self.copies for theirs in self.copies if ours != theirs]
        for _ in range(2):
            self.draw.shuffle(pairs)
            for ours, theirs in pairs:
                with Project.open(ours, user=self.person(ours)) as project:
                    project.merging.merge(theirs)

    def problems(self) -> list[str]:
        """What does not hold after the exchange."""
        found: list[str] = []
        contents = [content(path) for path in self.copies]
        for path, each in zip(self.copies, contents, strict=True):
            found += [f"{path.name} differs from {self.copies[0].name}: {row}" for row in differing(contents[0], each)]
            found += [f"{path.name}: {row} is lost" for row in lost(path)]
            with Project.open(path) as project:
                found += [f"{path.name}: {problem}" for problem in project.history.verify().problems]
        return found


def run(seed: int, actions: int, size: int) -> tuple[list[str], Counter[str]]:
    """One team; returns what does not hold, and how many events of each kind there were."""
    with tempfile.TemporaryDirectory(prefix="laws-") as folder:
        draw = random.Random(seed)
        try:
            team = Team(Path(folder), draw, size)
            for _ in range(max(1, actions // 15)):
                team.round(30)
            team.exchange()
            problems = team.problems()
        except (CoderError, AssertionError, KeyError, TypeError, AttributeError, ValueError, IndexError):
            return [traceback.format_exc()], Counter()
        with Project.open(team.copies[0]) as project:
            return problems, Counter(each.entity for each in project.history.events())


def main() -> None:
    """Run the seeds; print what fails, and at the end which kinds of things took part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--actions", type=int, default=300, help="of each person, about")
    parser.add_argument("--copies", type=int, default=3)
    chosen = parser.parse_args()
    failed, events, began = 0, Counter[str](), time.process_time()
    for seed in range(chosen.first, chosen.first + chosen.seeds):
        problems, told = run(seed, chosen.actions, chosen.copies)
        events += told
        failed += bool(problems)
        print(f"seed {seed}: {sum(told.values())} events, {'holds' if not problems else f'{len(problems)} problems'}", flush=True)
        for problem in problems[:5]:
            print(f"  {problem[:2000]}", flush=True)
    missing = [entity.name for entity in ENTITIES if not events[entity.name]]
    print(f"{failed} of {chosen.seeds} failed; {time.process_time() - began:.0f} s CPU; {f'no {missing}' if missing else 'all kinds of things'}")


if __name__ == "__main__":
    main()
