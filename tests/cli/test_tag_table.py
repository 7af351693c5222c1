"""coder tag --ranks"""

import json

from click.testing import CliRunner

from coder.cli.main import main


def test_the_table_is_printed_as_lines_and_as_json() -> None:
    """Tiers, forms and rules of the shipped codebook, without a model."""
    shown = CliRunner().invoke(main, ["tag", "--ranks"])
    assert shown.exit_code == 0 and "regulation" in shown.output and "国务院办公厅" in shown.output
    value = json.loads(CliRunner().invoke(main, ["tag", "--ranks", "--json"]).output)
    assert value["tiers"][0] == "central" and value["rules"][0] == {"strength": 5, "tiers": [], "forms": ["law"], "issuers": []}
