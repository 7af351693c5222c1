"""Codes as labels of other programs: the key alone, with its codebook where two books have the same."""

from collections import Counter
from collections.abc import Mapping

from coder.model.codebook import Code
from coder.model.snapshot import Snapshot


def code_labels(snapshot: Snapshot) -> Mapping[str, str]:
    """Id of a code -> its label, unique in the project."""
    times = Counter(each.key for each in snapshot.codes)
    books = {each.id: each.key for each in snapshot.codebooks}
    return {each.id: each.key if times[each.key] == 1 else f"{books.get(each.codebook_id, each.codebook_id)}:{each.key}" for each in snapshot.codes}


def codes_to_give(snapshot: Snapshot) -> list[Code]:
    """The codes a passage can be given, and those that are given though retired, in the order of the project."""
    used = {each.code_id for each in snapshot.codings}
    return [each for each in snapshot.codes if each.id in used or (each.codable and not each.retired and each.attaches_to == "segment")]
