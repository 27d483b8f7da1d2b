"""Markdown -> the article's words, and what its front matter says about it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date

from dateline.errors import SidecarError
from dateline.ingest.calendar_words import read_date

_FENCED = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<head>.*?)^(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_YAML_LINE = re.compile(r"""(?P<key>[A-Za-z_-]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*""")
_KEYS = {
    "title": ("title", "headline"),
    "published": ("published", "date", "publish_date", "pubdate", "date_published"),
    "url": ("url", "link", "canonical_url", "source_url"),
    "publisher": ("publisher", "source", "site", "outlet"),
}
# Markup that stands around words; what it stands around stays. Order matters: images before links, one star before two.
# No pattern passes over a second opening mark in search of the closing one, so that none takes long.
_TARGET = r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)"
_MARKUP = (
    (re.compile(r"<!--[^<]*-->"), ""),
    (re.compile(rf"!\[[^\[\]\n]*\]{_TARGET}"), ""),
    (re.compile(rf"\[([^\[\]\n]*)\]{_TARGET}"), r"\1"),
    (re.compile(r"\[([^\[\]\n]+)\]\[[^\[\]\n]*\]"), r"\1"),
    (re.compile(r"^\[[^\[\]\n]+\]:[ \t]+\S.*$", re.MULTILINE), ""),
    (re.compile(r"<(https?://[^<>\s]+)>"), r"\1"),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*)$", re.MULTILINE), r"\1"),
    (re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"^(?:[-*_][ \t]*){3,}$|^=+$", re.MULTILINE), ""),
    (re.compile(r"^```.*$|^~~~.*$", re.MULTILINE), ""),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]+)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*|(?<!\w)__(?=\S)([^_\n]+)(?<=\S)__(?!\w)"), r"\1\2"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above a Markdown article; `note` tells of a date that names no single day."""

    title: str | None = None
    published: date | None = None
    url: str | None = None
    publisher: str | None = None
    note: str | None = None


def read_markdown(text: str, name: str) -> tuple[str, FrontMatter]:
    r"""The words of the article without markup, and its front matter (YAML between ---, TOML between +++).

    >>> text, head = read_markdown("---\ndate: 2022-01-09\n---\n# Talks *begin*\n", "a.md")
    >>> text, head.published
    ('Talks begin\n', datetime.date(2022, 1, 9))

    Raises:
        SidecarError: the front matter is broken, or its date is none.
    """
    found = _FENCED.match(text)
    head = _front_matter(_fields(found, name), name) if found else FrontMatter()
    return _without_markup(text[found.end() :] if found else text), head


def _without_markup(text: str) -> str:
    for pattern, kept in _MARKUP:
        text = pattern.sub(kept, text)
    return text


def _fields(found: re.Match[str], name: str) -> dict[str, object]:
    if found["fence"] == "+++":
        try:
            return {key.lower(): value for key, value in tomllib.loads(found["head"]).items()}
        except tomllib.TOMLDecodeError as error:
            raise SidecarError(f"{name}: the front matter is not valid TOML: {error}") from error
    # Of YAML only `key: value` lines can hold what is wanted here; lists and nested keys belong to others.
    lines = (_YAML_LINE.fullmatch(line) for line in found["head"].split("\n"))
    return {line["key"].lower(): _unquoted(line["value"]) for line in lines if line and line["value"]}


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.split(" #", maxsplit=1)[0].strip()


def _front_matter(fields: dict[str, object], name: str) -> FrontMatter:
    values = {field: next((fields[key] for key in keys if key in fields), None) for field, keys in _KEYS.items()}
    published, note = _day(values.pop("published"), name)
    texts = {field: str(value) for field, value in values.items() if isinstance(value, str) and value}
    return FrontMatter(published=published, note=note, **texts)


def _day(value: object, name: str) -> tuple[date | None, str | None]:
    if value is None:
        return None, None
    if isinstance(value, date):  # a TOML date or time
        return date(value.year, value.month, value.day), None
    interval = read_date(str(value))
    if interval is None:
        raise SidecarError(f"{name}: the date {str(value)!r} in the front matter is none; write a day like 2022-01-31")
    if interval.days != 1:
        return None, f"the date {value} in the front matter is no single day, so the publication day is not known"
    return interval.earliest, None
