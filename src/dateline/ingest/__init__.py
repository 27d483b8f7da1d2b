"""Sources -> Document: files, folders, tables and web pages."""

from dateline.ingest.clean import mask_boilerplate
from dateline.ingest.load import Skipped, read_document, read_sources

__all__ = ["Skipped", "mask_boilerplate", "read_document", "read_sources"]
