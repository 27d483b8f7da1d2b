"""A DataFrame of articles -> Documents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from dateline.errors import InputError
from dateline.model import Document

if TYPE_CHECKING:
    import pandas as pd

_FIELDS = ("id", "title", "published", "url", "publisher")


def documents_of(articles: pd.DataFrame, text: str, columns: Mapping[str, str]) -> list[Document]:
    """One document a row; `columns` renames: field of Document -> column. Rows without text are passed over.

    Raises:
        InputError: a named column is not there, a field is unknown, ids repeat, or a date is none.
    """
    unknown = sorted(set(columns) - set(_FIELDS))
    if unknown:
        raise InputError(f"articles have no {unknown[0]}; name columns for {', '.join(_FIELDS)}")
    for column in (text, *columns.values()):
        if column not in articles.columns:
            raise InputError(f"no column {column!r}; there are {', '.join(map(str, articles.columns))}")
    names = {field: columns.get(field, field) for field in _FIELDS}
    names = {field: column for field, column in names.items() if column in articles.columns}
    documents = [
        _document(str(row[text]), index, {field: _value(row[column]) for field, column in names.items()})
        for index, row in articles.iterrows()
        if _value(row[text]) is not None
    ]
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            raise InputError(f"two articles have the id {document.id!r}; ids are unique")
        seen.add(document.id)
    return documents


def _document(text: str, index: object, fields: dict[str, Any]) -> Document:
    name = str(fields.get("id") or index)
    title, url, publisher = (fields.get(field) and str(fields[field]) for field in ("title", "url", "publisher"))
    try:
        return Document(text, name, _day(fields.get("published")), title, url, publisher)
    except ValueError as error:
        raise InputError(f"article {name!r}: {error}") from error


def _day(value: object) -> Any:
    return value if value is None or isinstance(value, str | date | datetime) else str(value)


def _value(value: object) -> object:
    """What a cell says; None for every kind of nothing that pandas has."""
    import pandas as pd

    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    return None if isinstance(value, str) and not value.strip() else value
