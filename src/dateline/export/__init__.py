"""EventGraph -> files."""

from dateline.export.atomic import replacing, write_atomically
from dateline.export.registry import FORMATS, Format, check_writable, export, write_all

__all__ = ["FORMATS", "Format", "check_writable", "export", "replacing", "write_all", "write_atomically"]
