"""The heat map of towns and situations."""

from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.profile import profile
from coder.report.figures.heat import heat
from coder.report.log import Log
from coder.report.report import assembled
from tests.analysis.conftest import Builder

PARAMETERS = ProfileParameters(draws=300)


def test_a_town_without_evidence_has_no_share() -> None:
    """What the prior alone gives is no finding: a dash, where a town with evidence has its shares, the small ones too."""
    builder = Builder()
    key = builder.book[1][0].key
    builder.spread("A", 4, {key: 6})
    builder.town("B")
    snapshot = builder.snapshot()
    report = assembled(snapshot, profile(snapshot, parameters=PARAMETERS), parameters=PARAMETERS, log=Log())
    cells = heat(report.subjects).spec["data"]["values"]
    assert {cell["text"] for cell in cells if cell["row"] == 1} == {"–"}
    assert all(cell["text"].endswith("%") for cell in cells if cell["row"] == 0)
