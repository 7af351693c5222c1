"""What a tagged data set holds of each document: the few words that every clause repeats, and a line of its own with all the rest."""

from collections import Counter
from typing import Any

from coder.formats.read_document import ReadDocument
from coder.language.places.place import Place
from coder.tagging.clauses import document_id
from coder.text.policy.cites import cites
from coder.text.policy.rank import Ranking, tier_of_document
from coder.text.policy.read import Policy


def described(policy: Policy, ranking: Ranking) -> dict[str, Any]:
    """What every clause of a document repeats: title, number, issuers, date, form and tier."""
    form = ranking.form(policy.title)
    return {
        "title": policy.title,
        "number": policy.doc_number,
        "issuers": policy.issuers,
        "date": policy.date,
        "form": form,
        "tier": tier_of_document(policy.issuers, policy.title, form),
    }


def document_line(name: str, document: ReadDocument, policy: Policy, clauses: int, ranking: Ranking, place: Place | None = None) -> dict[str, Any]:
    """All that a document says of itself, and what it cites: [{title, number, places}], in the order of the text."""
    about = described(policy, ranking)
    return {
        "path": name,
        "id": document_id(policy, document.text),
        **about,
        "strength": ranking.strength(about["tier"], about["form"], policy.issuers),
        "place": {"name": place.name(), "code": place.code} if place else None,
        "written": policy.written,
        "published": policy.published,
        "in_force": policy.in_force,
        "addressees": policy.addressees,
        "signature": policy.signature,
        "themes": policy.themes,
        "attachments": policy.attachments,
        "cites": _cited(document.text, policy),
        "sha256": document.source_sha256,
        "characters": len(document.text),
        "clauses": clauses,
        "warnings": [*policy.warnings, *document.warnings],
    }


def _cited(text: str, policy: Policy) -> list[dict[str, Any]]:
    """The documents named, each once, by its title where one is given with its number; not the text itself, nor what its own title passes on."""
    found = sorted(cites(text), key=lambda cite: cite.start)
    others = [cite for cite in found if not _itself(cite.title, cite.number, policy)]
    titles = {cite.number: cite.title for cite in reversed(others) if cite.number and cite.title}
    numbers = {cite.title: cite.number for cite in reversed(others) if cite.number and cite.title}
    named = Counter((titles.get(cite.number, cite.title), cite.number or numbers.get(cite.title, "")) for cite in others)
    return [{"title": title, "number": number, "places": places} for (title, number), places in named.items()]


def _itself(title: str, number: str, policy: Policy) -> bool:
    return (bool(title) and title in policy.title) or (not title and number == policy.doc_number)
