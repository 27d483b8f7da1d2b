"""Sources -> Document: files, folders, tables and web pages."""

from dateline.ingest.clean import mask_boilerplate
from dateline.ingest.load import Skipped, read_document, read_sources
from dateline.ingest.published import find_published

__all__ = ["Skipped", "find_published", "mask_boilerplate", "read_document", "read_sources"]
