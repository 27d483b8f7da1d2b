"""The unit of reading: one article."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class PublishedSource(StrEnum):
    """Where a publication date was found, surest first."""

    GIVEN = "given"
    SIDECAR = "sidecar"
    FRONT_MATTER = "front matter"
    HTML = "html"
    TEXT = "text"
    DATELINE = "dateline"
    URL = "url"
    FILE_NAME = "file name"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Document:
    """An article. Every offset in dateline counts characters of `text` from 0, end exclusive.

    `published` may be passed as a date or as "YYYY-MM-DD"; None means unknown, never a guess. `published_reason` says
    in words why that day, and `published_confidence` (0 to 1) how far to trust it. `warnings` tells what was assumed in
    reading.

    >>> Document("Talks began.", id="a", published="2022-01-10").published
    datetime.date(2022, 1, 10)

    Raises:
        ValueError: `published` is a string that is no ISO day.
    """

    text: str
    id: str
    published: date | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published_source: PublishedSource | None = None
    published_reason: str | None = None
    published_confidence: float = 1.0
    path: str | None = None
    warnings: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        published: object = self.published
        if isinstance(published, str):
            try:
                object.__setattr__(self, "published", date.fromisoformat(published.strip()[:10]))
            except ValueError:
                raise ValueError(
                    f"document {self.id!r}: published {published!r} is not a day like 2022-01-31"
                ) from None
        elif isinstance(published, datetime):
            object.__setattr__(self, "published", published.date())
        if self.published is not None and self.published_source is None:
            object.__setattr__(self, "published_source", PublishedSource.GIVEN)

    @property
    def published_inferred(self) -> bool:
        """True when the date was worked out from the text rather than stated by anyone."""
        return self.published_source is PublishedSource.INFERRED
