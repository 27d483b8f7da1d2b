"""Lines that print a publication day: "Published 9 January 2022", or nothing but a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from dateline.ingest.calendar_words import date_of_match, month_names, numeric_day, written_date
from dateline.ingest.finding import Finding
from dateline.model import Interval, PublishedSource
from dateline.rules import load_toml

_SHOWN = 60
_SEPARATORS = " |•·-–—(/,:"
_LOWER_CASE = re.compile(r"\b(?!min\b|read\b|and\b|und\b)[^\W\d_A-Z]{3,}\b")
_DASH = re.compile(r"\s[-–—]\s")
_DIGITS = re.compile(
    r"(?<![\d.])(?:(?P<iso_year>\d{4})[-/.](?P<iso_month>\d{1,2})[-/.](?P<iso_day>\d{1,2})"
    r"|(?P<first>\d{1,2})(?P<mark>[./-])\s?(?P<second>\d{1,2})(?P=mark)\s?(?P<year>\d{4}))(?!\d|\.\d)"
)
# What may stand around a date on a line that prints nothing else: weekday, time of day, zone, separators.
_TIME = re.compile(
    r"T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?|\b\d{1,2}(?:[:.h]\d{2}){1,2}\b|\b\d{1,2}\s?(?:[ap]\.?m\.?|uhr|h)(?!\w)|\b(?:[ap]m|uhr|gmt|utc|bst|[ecmp][sd]?t|cest|cet|ist|"
    r"hrs?|um|at|on|am|à|le)\b|[ap]\.m\.|[+-]\d{2}:?\d{2}\b",
    re.IGNORECASE,
)


def find_printed_date(lines: Iterable[str], source: PublishedSource) -> Finding | None:
    """The day on the first line that says it is that of publication."""
    return _find("published", lines, source)


def find_changed_date(lines: Iterable[str], source: PublishedSource) -> Finding | None:
    """The day on the first line that says it is that of a later change."""
    return _find("updated", lines, source)


def find_said_date(lines: Iterable[str], source: PublishedSource) -> Finding | None:
    """The day on which a line says that "this article was published"."""
    return _find("said", lines, source)


def _find(rule_id: str, lines: Iterable[str], source: PublishedSource) -> Finding | None:
    pattern, confidence = _cues()[rule_id]
    label = ""
    for line in lines:
        if label:
            # "Published" may stand alone, above a line with nothing but the date.
            if day := only_date(line):
                return Finding(day, source, confidence, f"printed: {f'{label} {line}'!r}")
            label = ""
        if not (cue := pattern.search(line)) or _goes_on_with_a_sentence(line, cue):
            continue
        if day := _first_day(line[cue.end() :]):
            return Finding(day, source, confidence, f"printed: {line[cue.start() :][:_SHOWN].strip()!r}")
        if not line[cue.end() :].strip(" :"):
            label = line
    return None


def _goes_on_with_a_sentence(line: str, cue: re.Match[str]) -> bool:
    """Is it "His novel, published on 3 March 2019", which speaks of something else that was published?

    Layout sets the words apart with a bar, dot or colon, or puts names before them: "By Jane Doe, published 9 January".
    """
    is_label = cue[0][0] in "|•·" or cue[0].strip(_SEPARATORS)[0].isupper() or line[cue.end() :].lstrip()[:1] == ":"
    return not is_label and _LOWER_CASE.search(_byline().sub("", line[: cue.start()])) is not None


def only_date(line: str) -> date | None:
    """The day of a line that holds one date and nothing else but a weekday, a time of day and separators.

    >>> only_date("Sunday, January 9, 2022 - 10:30 GMT"), only_date("In January 9, 2022 was a Sunday")
    (datetime.date(2022, 1, 9), None)
    """
    found = next(_dates(line), None)
    if not found:
        return None
    start, end, interval = found
    rest = _TIME.sub(" ", line[:start] + " | " + line[end:])
    return _single(interval) if not re.search(r"\w", rest) else None


def dated_line(line: str) -> date | None:
    """The day of a line that holds a date and at most the writer's name or a place beside it, set apart.

    >>> dated_line("By Jane Doe | 9 January 2022"), dated_line("They met on 9 January 2022")
    (datetime.date(2022, 1, 9), None)
    """
    parts = re.split(r"[|·•]", _byline().sub("|", line))
    # A dash between two dates makes a span of them.
    pieces = [piece for part in parts for piece in (_DASH.split(part) if len(list(_dates(part))) == 1 else [part])]
    return next(filter(None, map(only_date, pieces)), None)


def _first_day(text: str) -> date | None:
    """The day of the date that `text` begins with, after punctuation or a weekday."""
    for start, _, interval in _dates(text[:80]):
        lead = text[:start]
        return _single(interval) if len(lead) <= 24 and not re.search(r"[.!?]\s", lead) else None
    return None


def _single(interval: Interval | None) -> date | None:
    return interval.earliest if interval and interval.days == 1 else None


def _dates(line: str) -> Iterator[tuple[int, int, Interval | None]]:
    found = [(m.start(), m.end(), date_of_match(m)) for m in written_date().finditer(line)]
    for m in _DIGITS.finditer(line):
        if m["iso_year"]:
            interval = numeric_day(m["iso_day"], m["iso_month"], m["iso_year"], ".")
        else:
            interval = numeric_day(m["first"], m["second"], m["year"], m["mark"])
        found.append((m.start(), m.end(), interval))
    yield from sorted(found, key=lambda item: item[:2])


@cache
def _cues() -> dict[str, tuple[re.Pattern[str], float]]:
    """Pattern and confidence of each rule, by its id."""
    return {rule["id"]: (_cue(rule["words"]), rule["confidence"]) for rule in load_toml("published.toml")["printed"]}


def _cue(words: list[str]) -> re.Pattern[str]:
    alternatives = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    # In lower case at the beginning of a line they may go on with a sentence, unless a colon makes them a label.
    return re.compile(rf"(?:^(?=[^a-zà-ÿ]|[^\W\d_ ]+\s?:)|[|•·\-–—(/,:]\s*)(?i:{alternatives})(?=[\s:,]|$)")


@cache
def _byline() -> re.Pattern[str]:
    """A name between "by" and a date, or after a date and "by"; names are written with capitals."""
    words = load_toml("published.toml")["byline"]
    begins, joins = "|".join(words["begins"]), "|".join(words["joins"])
    months = "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))
    name = rf"(?:(?!(?i:{months})\b)[A-ZÀ-Þ][\w.'’-]*(?:,? (?:and |und |et |y |e )?|$)){{1,6}}"
    return re.compile(rf"^(?i:{begins})\s+{name}(?:,?\s*(?i:{joins})\b|,)?|[\s,](?i:{begins})\s+{name}$")
