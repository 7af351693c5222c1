"""Speed of town profiles: `python tests/benchmarks/profile.py [--json OUT]`.

CPU time of the profiles of 20 towns with 40 sources each, 4,000 draws; the first row, 5,000 mentions together, has a budget of 2 s.
"""

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np

from coder.analysis.profiles.profile import profile
from coder.model.codebook import Code, Codebook, Dimension, IdealType
from coder.model.coding import Coding
from coder.model.document import Document, Segment
from coder.model.linkage import ActorRef, LinkageMention
from coder.model.snapshot import Snapshot
from coder.model.span import Anchor
from coder.model.town import Town, TownScope
from coder.model.user import User

BUDGET = 2.0
PAIRS = (("a1", "a2"), ("b1", "b2"), ("c1", "c2"))
TEXT = ("x" * 99 + "\n") * 200
WHEN = "2024-05-01T08:00:00Z"


def project(towns: int, sources: int, mentions: int, codings: int, coders: int) -> Snapshot:
    """A constructed project: turns of 100 characters, evidence spread evenly over towns and sources."""
    random = np.random.default_rng(7)
    keys = [key for pair in PAIRS for key in pair] + ["scale.local", "scale.regional", "scale.national", "scale.global"]
    keys += ["kind.capital", "kind.information", "dyn.government_led", "dyn.ppp", "risk.high", "risk.low", "rel.loose", "rel.tight"]
    book = Codebook(
        id="book", key="book", version="1", names={},
        dimensions=tuple(Dimension(id=pair[0][0], names={}, poles={pair[0]: (pair[0],), pair[1]: (pair[1],)}) for pair in PAIRS),
        ideal_types=tuple(
            IdealType(id=name, names={}, corner={pair[0][0]: pair[side] for pair in PAIRS}) for side, name in enumerate(("kunshan", "shunde"))
        ),
        reference_profiles={"kunshan": {"risk": {"text": "High", "codes": ["risk.high"]}, "reach": {"codes": ["scale.national", "scale.global"]}}},
    )  # fmt: skip
    codes = tuple(Code(id=f"id.{key}", codebook_id="book", key=key, position=place) for place, key in enumerate(keys))
    names = [f"town {number:02}" for number in range(towns)]
    documents = [(f"{town} {number:03}", town) for town in names for number in range(sources)]
    segments = tuple(Segment(kind="turn", ordinal=turn + 1, start=turn * 100, stop=turn * 100 + 99) for turn in range(200))
    where = random.integers(len(documents), size=mentions + codings)
    turns = random.integers(200, size=mentions + codings) * 100
    picks = random.integers(2, size=(mentions + codings, 6))
    users = [f"user {number}" for number in range(coders)]

    def mention(row: int) -> LinkageMention:
        start, (a, b, c, d, e, f) = int(turns[row]), picks[row]
        return LinkageMention(
            id=f"m{row}", document_id=documents[where[row]][0], anchors=(Anchor(start=start, stop=start + 50, exact=""),),
            user_id=users[row % coders], actor_a=ActorRef(label=f"firm {row % 17}"), actor_b=ActorRef(label=f"bureau {row % 13}"), created_at=WHEN,
            situations=(PAIRS[row % 3][a],), scale=keys[6 + 2 * b + c], kinds=(keys[10 + d],),
            dynamics=keys[12 + e], risk=keys[14 + f], relation=keys[16 + a],
        )  # fmt: skip

    def coding(row: int) -> Coding:
        start = int(turns[row])
        key = PAIRS[row % 3][picks[row][0]]
        return Coding(
            id=f"c{row}", document_id=documents[where[row]][0], start=start, stop=start + 50, code_id=f"id.{key}",
            user_id=users[row % coders], created_at=WHEN,
        )  # fmt: skip

    return Snapshot(
        name="speed", codebooks=(book,), codes=codes, users=tuple(User(id=user, name=user) for user in users),
        documents=tuple(
            Document(
                id=identity, title=identity, kind="interview", language="en", text_sha256="", length=20_000, source="", source_sha256="",
                encoding="utf-8", importer="", created_at=WHEN, created_by=users[0],
            )
            for identity, _ in documents
        ),
        segments={identity: segments for identity, _ in documents}, texts={identity: TEXT for identity, _ in documents},
        towns=tuple(Town(id=name, names={"en": name}) for name in names),
        town_scopes=tuple(TownScope(id=identity, town_id=town, document_id=identity) for identity, town in documents),
        mentions=tuple(mention(row) for row in range(mentions)), codings=tuple(coding(row) for row in range(mentions, mentions + codings)),
    )  # fmt: skip


def speed() -> list[dict[str, float]]:
    """CPU seconds of all profiles of some constructed projects."""
    found: list[dict[str, float]] = []
    for mentions, codings, coders in ((5_000, 0, 1), (5_000, 10_000, 1), (5_000, 10_000, 2), (100_000, 0, 1)):
        snapshot = project(20, 40, mentions, codings, coders)
        before = time.process_time()
        profile(snapshot)
        found.append({"mentions": mentions, "codings": codings, "coders": coders, "cpu_seconds": round(time.process_time() - before, 3)})
    return found


def main() -> None:
    """Print the table; write it as JSON where asked. Exit status 1 if the first row is over its budget."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, metavar="OUT")
    asked = parser.parse_args()
    measured = speed()
    for row in measured:
        size = f"{row['mentions']:>7,} mentions, {row['codings']:>6,} codings, {row['coders']} coders"
        print(f"20 towns x 40 sources, {size}: {row['cpu_seconds']} s CPU")
    if asked.json:
        asked.json.write_text(json.dumps({"speed": measured}, indent=1) + "\n", encoding="utf-8")
    sys.exit(measured[0]["cpu_seconds"] > BUDGET)


if __name__ == "__main__":
    main()
