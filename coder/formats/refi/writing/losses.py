"""What REFI-QDA, or the reader that a file is written for, cannot hold."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from coder.formats.colours import plain_colour
from coder.formats.loss import Loss, losses
from coder.formats.refi.profiles import Profile
from coder.formats.refi.writing.code_tree import Placed
from coder.formats.refi.writing.draft import Draft
from coder.formats.refi.writing.markup import FORBIDDEN
from coder.model.snapshot import Snapshot

_OURS = "(in a part that only this program reads)"


def project_losses(draft: Draft, codes: Sequence[Placed]) -> tuple[Loss, ...]:
    """What other programs will not see of the project, and what this program will not either: the log."""
    snapshot = draft.snapshot
    found: list[tuple[str, Iterable[str]]] = [
        (f"decisions on suggestions {_OURS}", (each.verdict for each in snapshot.decisions)),
        (f"passages read, with what was suggested then {_OURS}", (each.condition for each in snapshot.exposures)),
        (f"decisions on disagreements {_OURS}", (each.kind for each in snapshot.adjudications)),
        (f"second codings of passages by the same coder {_OURS}", (each.id for each in snapshot.recodings)),
        (f"how sure a coder was {_OURS}", (str(each.certainty) for each in snapshot.codings if each.certainty is not None)),
        (f"corrections of turns {_OURS}", (str(each.start) for each in snapshot.turn_edits)),
        (f"settings {_OURS}", (each.key for each in snapshot.settings)),
        (f"dimensions of codebooks {_OURS}", (each.id for book in snapshot.codebooks for each in book.dimensions)),
        (f"ideal types of codebooks {_OURS}", (each.id for book in snapshot.codebooks for each in book.ideal_types)),
    ]
    found.append(("codings that a coder gave the same passage twice (QualCoder keeps one)", _twice(snapshot) if draft.profile.unique_names else ()))
    log = Loss(what="the log of what was done (use JSONL)", count=1)
    return (*losses(found), *code_losses(draft, codes), *_text_losses(snapshot, draft.profile), log)


def code_losses(draft: Draft, codes: Sequence[Placed]) -> tuple[Loss, ...]:
    """What happened to codes on the way."""
    named = Counter(each.name for each in codes)
    renamed = [each.name for each in codes if draft.profile.unique_names and not each.flattened and each.name != each.path[-1]]
    return losses(
        [
            ("codes that stand higher, named after those above them", (each.name for each in codes if each.flattened)),
            ("codes renamed, since another has the name", renamed),
            ("names that several codes have (Taguette and QualCoder keep one of each)", (name for name, count in named.items() if count > 1)),
            ("colours that are no #RRGGBB", (each.code.colour for each in codes if each.code.colour and plain_colour(each.code.colour) is None)),
            ("characters that XML forbids, replaced by \N{REPLACEMENT CHARACTER} in names and quotes", draft.xml.replaced),
        ]
    )


def _twice(snapshot: Snapshot) -> Iterator[str]:
    """The words of codings that another one equals in passage, code and coder."""
    seen: set[tuple[str, int, int, str, str]] = set()
    for each in snapshot.codings:
        place = (each.document_id, each.start, each.stop, each.code_id, each.user_id)
        if place in seen:
            yield snapshot.texts[each.document_id][each.start : each.stop][:40]
        seen.add(place)


def _text_losses(snapshot: Snapshot, profile: Profile) -> tuple[Loss, ...]:
    odd, astral = [], []
    for each in snapshot.documents:
        text = snapshot.texts[each.id]
        if FORBIDDEN.search(text):
            odd.append(each.title)
        if profile.utf16 and not text.isascii() and max(text) > "\uffff":
            astral.append(each.title)
    return losses(
        [
            ("texts with control characters (written as they are; other programs may drop them)", odd),
            (f"texts with characters beyond U+FFFF, which {profile.reader} may count as two: check passages behind them there", astral),
        ]
    )
