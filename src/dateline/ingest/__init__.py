"""Sources -> Document: files, folders, tables and web pages."""

from dateline.ingest.clean import mask_boilerplate
from dateline.ingest.decode import check_length
from dateline.ingest.language import language_warning
from dateline.ingest.load import read_document
from dateline.ingest.published import find_published
from dateline.ingest.sources import Skipped, read_sources

__all__ = [
    "Skipped",
    "check_length",
    "find_published",
    "language_warning",
    "mask_boilerplate",
    "read_document",
    "read_sources",
]
