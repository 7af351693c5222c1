"""Who coded what, from when to when, and under which version of the codebook."""

from collections import defaultdict

from coder.analysis.profiles.evidence import counting_users
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.scopes import scopes
from coder.model.codebook import revision_of
from coder.model.coding import Coding
from coder.model.linkage import LinkageMention
from coder.model.reliability import Work
from coder.model.snapshot import Snapshot


def work_done(snapshot: Snapshot, parameters: ProfileParameters) -> tuple[Work, ...]:
    """What each of those who count coded or recorded, by name; who did nothing is left out."""
    counts, gone = counting_users(snapshot, parameters), scopes(snapshot).superseded
    codings: dict[str, list[Coding]] = defaultdict(list)
    mentions: dict[str, list[LinkageMention]] = defaultdict(list)
    coders: dict[str, set[str]] = defaultdict(set)
    for coding in snapshot.codings:
        if counts(coding.user_id) and coding.document_id not in gone:
            codings[coding.user_id].append(coding)
            coders[coding.document_id].add(coding.user_id)
    for mention in snapshot.mentions:
        if counts(mention.user_id) and mention.document_id not in gone:
            mentions[mention.user_id].append(mention)
            coders[mention.document_id].add(mention.user_id)
    found = [_work(user.id, user.name, codings[user.id], mentions[user.id], coders) for user in snapshot.users]
    return tuple(sorted((each for each in found if each.codings or each.mentions), key=lambda each: each.name))


def _work(user: str, name: str, codings: list[Coding], mentions: list[LinkageMention], coders: dict[str, set[str]]) -> Work:
    days = sorted([each.created_at[:10] for each in codings] + [each.created_at[:10] for each in mentions])
    stamps = ({each.codebook_version for each in codings} | {each.codebook_version for each in mentions}) - {""}
    own = [held for held in coders.values() if user in held]
    return Work(
        name=name,
        documents=len(own),
        doubled=sum(len(held) > 1 for held in own),
        codings=len(codings),
        accepted=sum(each.origin == "accepted_suggestion" for each in codings),
        mentions=len(mentions),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        versions=tuple(sorted(stamps, key=lambda stamp: (stamp.rpartition("+")[0], revision_of(stamp)))),
    )
