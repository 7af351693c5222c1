"""Finding actors: `python -P tests/benchmarks/actors.py [--json]` measures CPU time; `--read N FILE...` draws N finds and sentences to read by hand.

Run with -P: profile.py in this folder is no library.
"""

import argparse
import json
import random
import tempfile
import time
from pathlib import Path

from coder.language.actors.find import Find
from coder.language.actors.finder import ActorFinder
from coder.project.project import Project
from coder.resources import folder
from coder.text.sentences import sentences

LENGTH, AROUND = 80_000, 16


def meeting() -> str:
    """Real meetings in Traditional Chinese, 80,000 characters."""
    texts = [each.read_text(encoding="utf-8") for each in sorted(folder("corpora").glob("public-meetings/*座談*.md"))]
    return ("\n".join(texts) * 4)[:LENGTH]


def measure() -> dict[str, float]:
    """All figures in seconds of CPU, by name."""
    began = time.process_time()
    finder, text = ActorFinder(), meeting()
    finder.find(text[:200])
    loaded = time.process_time()
    found = len(finder.find(text))
    read = time.process_time()
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "talk.md").write_text(text, encoding="utf-8")
        with Project.create(Path(home) / "p.coder", user="bench") as project:
            document = project.documents.add([Path(home) / "talk.md"]).added[0].id
            passages = [each for each in sentences(text) if each[1] - each[0] > 30][:50]
            start = time.process_time()
            project.mentions.prefill(document, *passages[0])
            first = time.process_time()
            for each in passages[1:]:
                project.mentions.prefill(document, *each)
            rest = (time.process_time() - first) / (len(passages) - 1)
    return {
        "load lexicons and dictionary (s)": loaded - began,
        f"find {found} actors in 80,000 characters (s)": read - loaded,
        "first passage read for a linkage (s)": first - start,
        "each further passage (s)": rest,
    }


def to_read(count: int, files: list[Path], seed: int) -> None:
    """Print finds in their surroundings, for precision, and sentences with what was found in them, for what was missed."""
    draw, finder = random.Random(seed), ActorFinder()
    finds: list[tuple[str, Find]] = []
    lines: list[tuple[str, list[str]]] = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        found = finder.find(text)
        finds += [(text, each) for each in found]
        lines += [(text[a:b], [each.label for each in found if a <= each.start < b]) for a, b in sentences(text) if b - a > 18]
    for text, each in draw.sample(finds, min(count, len(finds))):
        around = f"{text[max(0, each.start - AROUND) : each.start]}<{each.label}>{text[each.stop : each.stop + AROUND]}".replace("\n", "⏎")
        print(f"{each.label}\t{each.kind}\t{each.tier}\t{each.rule}\t{'sort' if each.generic else 'single'}\t{around}")
    for line, named in draw.sample(lines, min(count, len(lines))):
        print(f"{line.strip()}\t{named}".replace("\n", " "))


def main() -> None:
    """Measure, or draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--read", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("files", nargs="*", type=Path)
    chosen = parser.parse_args()
    if chosen.read:
        to_read(chosen.read, chosen.files, chosen.seed)
        return
    figures = measure()
    if chosen.json:
        print(json.dumps({name: round(value, 4) for name, value in figures.items()}, ensure_ascii=False))
        return
    for name, value in figures.items():
        print(f"{value:10.3f}  {name}")


if __name__ == "__main__":
    main()
