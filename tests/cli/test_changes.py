"""coder changes."""

from collections.abc import Callable
from pathlib import Path


def test_what_changed_since_a_version_is_told(coder: Callable, project: Path) -> None:
    """Verdict, figures and codes; the passages on request; the same as JSON."""
    version = coder("codebook", "list", project, "--json").json["codebooks"][0]["version"]
    coder("codebook", "edit", project, "sit.skill_matching", "--definition-en", "Another meaning.")
    coder("code", project, "zh", 20, 28, "sit.elite_coalition_building")
    told = coder("changes", project, "--since", f"{version}+0", "--quotes")
    assert told.status == 0, told.err
    assert "codes redefined: sit.skill_matching" in told.out and "1 piece of evidence more, 0 fewer" in told.out
    assert "sit.elite_coalition_building" in told.out and "(n 0) -> " in told.out
    found = coder("changes", project, "--since", f"{version}+0", "--json").json["changes"]
    assert len(found["towns"][0]["gained"]) == 1
    assert coder("changes", project, "--since", "0.0.7").err.count("\n") == 2
