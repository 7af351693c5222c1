"""Where the shipped codebooks and corpora are: in the checkout, in an editable install, or inside the wheel."""

from pathlib import Path

from coder.errors import NotFound

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `codebooks` or `corpora`.

    Raises:
        NotFound: the installation is incomplete.
    """
    for candidate in (_PACKAGE / "shipped" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise NotFound(f"the shipped folder {name}/ is missing from {_PACKAGE}", "Install the package again: pip install --force-reinstall towncoder")
