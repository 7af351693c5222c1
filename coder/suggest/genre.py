"""What kind of text a code was made for: situations are told in talk, instruments stand in policy texts.

A work report that says 调控 tells of no leader who controls, and an entrepreneur who says 补贴 writes no clause. A code outside
its kind of text is suggested only where people have used it there.
"""

from collections.abc import Sequence

import numpy as np

TALK = ("interview", "roundtable")
FAMILIAR = 5
"""From so many codings of a code in a kind of text on it is at home there."""
TALK_IN_POLICY = -9.0
UNSAID_IN_POLICY = -0.8
POLICY_IN_TALK = -1.5


def genre(kind: str) -> str:
    """`policy` or `talk` for a kind of document; empty for notes and where the kind is not known."""
    return "policy" if kind == "policy" else "talk" if kind in TALK else ""


def misfit(genres: Sequence[str], texts: Sequence[str], used: np.ndarray) -> np.ndarray:
    """What to add to the log-odds of each code in each unit, units x codes; 0 where the code is at home.

    Args:
        genres: Of the units (see `genre`).
        texts: What each code was made for: `talk`, `policy`, `both`, or empty where the codebook does not say.
        used: Codings of each code in texts of the unit's kind, units x codes.
    """
    cost = {("policy", "talk"): TALK_IN_POLICY, ("policy", ""): UNSAID_IN_POLICY, ("talk", "policy"): POLICY_IN_TALK}
    found = np.array([[cost.get((where, made_for), 0.0) for made_for in texts] for where in genres], float).reshape(len(genres), len(texts))
    return np.where(used >= FAMILIAR, 0.0, found)
