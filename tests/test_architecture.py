"""The architecture as design: who may import whom, and the house rules, held by reading the sources."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "coder"
SOURCES = sorted(PACKAGE.rglob("*.py"))

LAYERS = (
    {"model"},
    {"text"},
    {"store", "formats", "language", "analysis"},
    {"suggest", "tagging", "report"},
    {"project"},
    {"cli", "tui"},
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
FREE = {"errors", "resources"}
ALLOWED_SIBLINGS = {("tagging", "suggest"), ("cli", "tui")}
HEAVY = ("textual", "sqlite_utils", "numpy", "spacy", "sklearn", "jieba", "pandas", "lxml", "scipy", "networkx", "pyarrow", "polars", "pyreadstat")
ONLY_IN = {"textual": {"tui"}, "click": {"cli"}, "sqlite3": {"store", "formats"}, "sqlite_utils": {"store", "formats"}}
FORBIDDEN = {"pickle", "joblib", "marshal", "shelve", "dill", "cloudpickle"}
CATCH_ALL_ALLOWED = {
    "coder/formats/registry.py",
    "coder/formats/foreign/choosing.py",
    "coder/suggest/registry.py",
    "coder/suggest/encoders/registry.py",
    "coder/tui/app.py",
}


def _part(path: Path) -> str:
    inside = path.relative_to(PACKAGE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def _imports(path: Path) -> set[str]:
    """Dotted names imported anywhere in a file, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_module_imports_only_from_layers_below_its_own(path: Path) -> None:
    """model -> text -> {store, formats, language, analysis} -> {suggest, tagging, report} -> project -> {cli, tui}; siblings never."""
    part = _part(path)
    if part in FREE or part == "__init__":
        allowed = FREE
        used = {name.split(".")[1] for name in _imports(path) if name.startswith("coder.")}
        assert used <= allowed | {"__version__"}
        return
    for name in _imports(path):
        pieces = name.split(".")
        if pieces[0] != "coder" or len(pieces) < 2 or pieces[1] in FREE | {"__version__"} or pieces[1] == part:
            continue
        other = pieces[1]
        below = LEVEL[other] < LEVEL[part] or (part, other) in ALLOWED_SIBLINGS
        assert below, f"{_name(path)} imports {name}"


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_libraries_stay_in_the_layer_they_belong_to(path: Path) -> None:
    """SQL only in the store, Textual only in the screens, click only in the command line; no pickle anywhere."""
    tops = {name.split(".")[0] for name in _imports(path)}
    assert not tops & FORBIDDEN
    for library, parts in ONLY_IN.items():
        assert library not in tops or _part(path) in parts, f"{_name(path)} imports {library}"


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_only_expected_exceptions_are_caught(path: Path) -> None:
    """`except Exception` stands only where strangers' code is loaded, and at the screen's top."""
    if _name(path) in CATCH_ALL_ALLOWED:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            names = {each.id for each in ast.walk(node.type) if isinstance(each, ast.Name)} if node.type else {"bare"}
            reraises = any(isinstance(each, ast.Raise) for each in ast.walk(node))
            assert not names & {"Exception", "bare"}, f"{_name(path)}:{node.lineno}"
            assert "BaseException" not in names or reraises, f"{_name(path)}:{node.lineno}"


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_file_holds_one_idea(path: Path) -> None:
    """No file over 400 lines, no function over 60, a docstring on each module, and no splitlines on text."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= 400
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno <= 60, f"{_name(path)}:{node.lineno} {node.name}"
            if not node.name.startswith("_"):
                assert ast.get_docstring(node) or _is_nested(tree, node), f"{_name(path)}:{node.lineno} {node.name} has no docstring"
        if isinstance(node, ast.Attribute):
            assert node.attr != "splitlines", f"{_name(path)}:{node.lineno}"


def _is_nested(tree: ast.Module, function: ast.AST) -> bool:
    """Whether a function stands inside another one, or in a private class."""
    for node in ast.walk(tree):
        hides = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) or (isinstance(node, ast.ClassDef) and node.name.startswith("_"))
        if node is not function and hides and any(each is function for each in ast.walk(node)):
            return True
    return False


@pytest.mark.parametrize("statement", ["import coder", "from coder.cli.main import main; main(['--help'], standalone_mode=False)"])
def test_the_start_loads_nothing_heavy(statement: str) -> None:
    """`import coder` and `coder --help` load none of the large libraries."""
    code = f"import sys\n{statement}\nprint('\\n' + ','.join(m for m in {HEAVY!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[-2] == ""


def test_the_top_level_is_the_agreed_one() -> None:
    """What is tracked at the top is what the owner fixed, and no more."""
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("not a git checkout")
    tops = {line.strip('"').split("/")[0] for line in tracked.stdout.split("\n") if line}
    agreed = {"coder", "codebooks", "corpora", "tests", "README.md", "pyproject.toml", "LICENSE", ".ci", ".gitignore", "requirements.lock"}
    assert tops <= agreed | {".gitattributes"}


@pytest.mark.parametrize("path", [path for path in SOURCES if _part(path) == "store"], ids=_name)
def test_only_sqlite_opens_the_files_of_a_project(path: Path) -> None:
    """A file opened and closed beside SQLite takes away the locks on the project: the store opens none, but the list of mounts."""
    openers = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "copy", "copyfile"}
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    found = [ast.unparse(call) for call in calls if (ast.unparse(call.func).rpartition(".")[2] in openers)]
    assert [each for each in found if "/proc/mounts" not in each and not each.startswith(("Store.open", "cls.open"))] == []
