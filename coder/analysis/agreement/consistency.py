"""The first codes of a coder against those of the second time, over the passages that were coded again: as if they were two coders.

The passages are laid one after the other as one text, so that intervals draw passages, which were drawn at random themselves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from statistics import median

from coder.analysis.agreement.of_codes import reliability
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.coding import Coding
from coder.model.consistency import CodedAgain, Consistency
from coder.model.document import Document, Segment
from coder.model.recoding import Recoding
from coder.model.snapshot import Snapshot
from coder.model.user import User

FIRST, SECOND = "first time", "second time"
_LAID = "coded again"


def consistency(snapshot: Snapshot, user: User, *, draws: int = 1000, seed: int = 2016) -> Consistency:
    """How far the coder gave the same codes again, over all draws."""
    mine = [each for each in snapshot.recodings if each.user_id == user.id]
    done = sorted((each for each in mine if each.coded_at), key=lambda each: (each.document_id, each.start, each.id))
    before = {each.id: earlier(snapshot, each) for each in done}
    keys = {code.id: code.key for code in snapshot.codes}
    changed = [
        CodedAgain(recoding=each, before=_keys(snapshot, first), after=_keys(snapshot, again))
        for each in done
        if (first := {one.code_id for one in before[each.id]}) != (again := set(each.codes))
    ]
    laid = laid_out(snapshot, done, before)
    both = len({each.user_id for each in laid.codings}) == 2
    waited = [_days(min(one.created_at for one in before[each.id]), each.coded_at) for each in done if before[each.id]]
    return Consistency(
        coder=user.name,
        drawn=len(mine),
        coded=len(done),
        same=len(done) - len(changed),
        days=round(median(waited), 1) if waited else None,
        versions=(
            tuple(sorted({one.codebook_version for some in before.values() for one in some if one.code_id in keys})),
            tuple(sorted({stamp for each in done for stamp in each.codebook_version.split()})),
        ),
        reliability=reliability(laid, ProfileParameters(seed=seed), draws=draws) if both else None,
        changed=tuple(changed),
    )


def earlier(snapshot: Snapshot, each: Recoding) -> tuple[Coding, ...]:
    """What the coder had given in a passage before it was drawn."""
    return tuple(
        one
        for one in snapshot.codings
        if one.document_id == each.document_id
        and one.user_id == each.user_id
        and one.start < each.stop
        and each.start < one.stop
        and one.created_at <= each.drawn_at
    )


def laid_out(snapshot: Snapshot, done: Sequence[Recoding], before: Mapping[str, Sequence[Coding]]) -> Snapshot:
    """The passages as the turns of one text, with the codes of the first and of the second time as those of two people."""
    texts, segments, codings = [], [], []
    position = 0
    for number, each in enumerate(done, 1):
        text = snapshot.texts[each.document_id][each.start : each.stop]
        stop = position + len(text)
        segments.append(Segment(kind="turn", ordinal=number, start=position, stop=stop, label_start=position))
        for time, codes in ((FIRST, dict.fromkeys(one.code_id for one in before[each.id])), (SECOND, each.codes)):
            codings += [
                Coding(
                    id=f"{each.id} {time} {code}", document_id=_LAID, start=position, stop=stop, code_id=code, user_id=time, created_at=each.coded_at
                )
                for code in codes
            ]
        texts.append(text)
        position = stop + 1
    whole = "\n".join(texts)
    document = Document(
        id=_LAID, title=_LAID, kind="note", language="mixed", text_sha256="", length=len(whole), source="", source_sha256="", encoding="",
        importer="", created_at="", created_by="",
    )  # fmt: skip
    return replace(
        Snapshot(name=snapshot.name, codebooks=snapshot.codebooks, codes=snapshot.codes),
        users=(User(id=FIRST, name=FIRST), User(id=SECOND, name=SECOND)),
        documents=(document,),
        texts={_LAID: whole},
        segments={_LAID: tuple(segments)},
        codings=tuple(codings),
    )


def _keys(snapshot: Snapshot, codes: set[str]) -> tuple[str, ...]:
    return tuple(code.key for code in snapshot.codes if code.id in codes)


def _days(first: str, second: str) -> float:
    return (datetime.fromisoformat(second) - datetime.fromisoformat(first)).total_seconds() / 86400
