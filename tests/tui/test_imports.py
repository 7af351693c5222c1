"""What holds the logic of the screen does not know the terminal library."""

import subprocess
import sys

PLAIN = (
    "action actions actor_rows background blocks code_list editing finding forms jumps keys lanes layout mention_form notes open_document passages "
    "profile_quotes progress review session spans spots texts units verbs"
)


def test_the_plain_modules_do_not_import_textual() -> None:
    """In a process of its own, so that nothing loaded before can hide it."""
    names = ", ".join(f"coder.tui.{name}" for name in PLAIN.split())
    code = f"import sys\nimport {names}\nprint([name for name in ('textual', 'jieba', 'numpy') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert "textual" not in done.stdout
