"""What holds the logic of the screen does not know the terminal library."""

import subprocess
import sys
from pathlib import Path

TUI = Path(__file__).parents[2] / "coder" / "tui"


def test_the_plain_modules_do_not_import_textual() -> None:
    """All whose first line says so; in a process of its own, so that nothing loaded before can hide it."""
    plain = [each for each in sorted(TUI.rglob("*.py")) if "(no Textual" in each.read_text(encoding="utf-8").split("\n")[0]]
    assert len(plain) > 50
    names = ", ".join(".".join(each.relative_to(TUI.parents[1]).with_suffix("").parts) for each in plain)
    code = f"import sys\nimport {names}\nprint([name for name in ('textual', 'jieba', 'numpy') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert "textual" not in done.stdout
