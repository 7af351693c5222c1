"""Speed of text in and out: `python tests/benchmarks/text.py [--json]`. The best of three runs, CPU time, rates in characters a second."""

import argparse
import json
import time
from collections.abc import Callable

from coder.formats.codebooks.yaml_files import read_codebook
from coder.language.cues import CueMatcher
from coder.language.words import Segmenter
from coder.resources import folder
from coder.text.freeze import freeze
from coder.text.policy.read import parse_policy
from coder.text.reanchor import reanchor
from coder.text.search.fold import fold
from coder.text.segments import segment

PROSE = "昆山的招商引资经验值得学习，顺德走了另一条路。"


def cpu(work: Callable[[], object]) -> float:
    """The least CPU seconds of three runs."""
    times = []
    for _ in range(3):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def law(articles: int = 9_000) -> str:
    """A constructed law."""
    return "# 某某法\n\n" + "".join(f"第{n}条 各级人民政府应当加强对产业集群的支持，鼓励企业创新。\n\n（一）甲；\n\n" for n in range(1, articles))


def measure() -> dict[str, float]:
    """All figures, by name."""
    data, long, statute = (PROSE * 130).encode()[:9_000], PROSE * 65_000, law()
    meeting = sorted(folder("corpora").glob("public-meetings/*座談會.md"))[0].read_text(encoding="utf-8")
    changed = long[:300_000] + "改了" + long[300_010:900_000] + long[900_001:]
    spans = [(start, start + 20) for start in range(0, len(long) - 20, 1000)]
    cues = CueMatcher(read_codebook(folder("codebooks") / "interactive_situations.yaml")[1], Segmenter())
    turns = meeting.split("\n")
    for turn in turns:
        cues.find(turn)
    return {
        "freeze 1,000 files of 3,000 characters (s)": cpu(lambda: [freeze(data, name="x") for _ in range(1_000)]),
        "carry 1,500 spans over 1.5 M characters (s)": cpu(lambda: reanchor(long, changed, spans)),
        "fold (characters/s)": len(long) / cpu(lambda: fold(long)),
        "turns of a meeting (characters/s)": len(meeting) / cpu(lambda: segment(meeting, "roundtable")),
        "units of a law (characters/s)": len(statute) / cpu(lambda: parse_policy(statute)),
        "cues of a meeting (characters/s)": len(meeting) / cpu(lambda: [cues.find(turn) for turn in turns]),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    figures = measure()
    if chosen.json:
        print(json.dumps({name: round(value, 4) for name, value in figures.items()}, ensure_ascii=False))
        return
    for name, value in figures.items():
        print(f"{value:14,.3f}  {name}")


if __name__ == "__main__":
    main()
