"""Members of ZIP archives that are the same bytes whenever they are written."""

import zipfile


def member(name: str) -> zipfile.ZipInfo:
    """A compressed member without a time of writing."""
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
