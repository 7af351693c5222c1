"""sqlite-utils, loaded without numpy and pandas: it looks for both to know their types, which costs more than the rest of a start."""

import sys

_UNUSED = tuple(name for name in ("numpy", "pandas") if name not in sys.modules)
sys.modules.update(dict.fromkeys(_UNUSED))  # type: ignore[arg-type]
try:
    from sqlite_utils import Database
finally:
    for _name in _UNUSED:
        del sys.modules[_name]

__all__ = ["Database"]
