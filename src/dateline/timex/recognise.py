"""Find time expressions in a parsed text, and say what each of them means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from dateline.model import Interval, Timex, TimexType
from dateline.timex.anchors import Anchors
from dateline.timex.clock import part_code, time_of_day, zone_of
from dateline.timex.grammar import Found, Grammar, Modifier, grammar
from dateline.timex.guards import GUARDS
from dateline.timex.joining import Expression, join_times
from dateline.timex.lending import lend_years
from dateline.timex.lexicon import Tokens
from dateline.timex.narrative import is_chronicle, is_narrative, year_of_lead
from dateline.timex.normalise import normalise
from dateline.timex.reading import Reading, Scene
from dateline.timex.reports import compares, sums_up
from dateline.timex.tense import Direction, direction_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST_MODIFIER = 8  # in words
_LONGEST_BRACKET = 40
_LOOKING_BACK = frozenset({"previous", "preceding"})


def find_timexes(parsed: Doc, published: date | None, text: str | None = None) -> tuple[Timex, ...]:
    """The time expressions of a text, in text order, resolved against `published` and each other.

    `text` is the text as written, where `parsed` holds it with plain quotes and dashes; both have the same length.
    """
    words = grammar()
    scene = Scene(parsed, Anchors(published, is_narrative=False))
    tokens = words.lexicon.encode(scene.text)
    chosen = _choose([found for found in words.candidates(tokens) if _passes(found, scene)])
    is_history = is_narrative(chosen, published)
    scene.anchors.is_narrative = is_history or is_chronicle(chosen, published)
    if not is_history:
        scene.anchors.lead = year_of_lead(chosen)
    original = scene.text if text is None else text
    expressions = join_times(lend_years(chosen))
    timexes: list[Timex] = []
    floor = 0
    for expression, following in zip_longest(expressions, expressions[1:]):
        reading = _read(expression, scene)
        if reading is None:
            continue
        ceiling = following.first if following else len(tokens.codes)
        vague = reading.value.endswith("_REF")  # "now" has no end, "recently" no middle
        widened = expression if vague else _widen(expression, reading.type, words, floor, ceiling)
        timexes.append(_timex(widened, reading, original))
        floor = widened.last
        if reading.type in (TimexType.DATE, TimexType.TIME) and not _is_aside(expression, scene):
            told = reading.told or reading.interval
            scene.anchors.tell(timexes[-1].text, timexes[-1].start, told, is_compared=compares(expression.found))
        if sums_up(expression.found, reading):
            scene.anchors.tell_stretch(reading.value, timexes[-1].start)
    return tuple(timexes)


def _passes(found: Found, scene: Scene) -> bool:
    return found.rule.guard is None or GUARDS[found.rule.guard](found, scene)


def _choose(candidates: list[Found]) -> list[Found]:
    """Those that do not overlap: the longest first, then the rule that stands first in the grammar. In text order."""
    taken: set[int] = set()
    chosen: list[Found] = []
    for found in sorted(candidates, key=lambda f: (-f.weight, f.rule.order, f.first)):
        span = range(found.first, found.last)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(found)
    return sorted(chosen, key=lambda f: f.first)


def _widen(expression: Expression, kind: TimexType, words: Grammar, floor: int, ceiling: int) -> Expression:
    """The expression with the words that bend it, no further than tokens `floor` and `ceiling`."""
    codes = expression.found.tokens.codes
    before = codes[max(floor, expression.first - _LONGEST_MODIFIER) : expression.first]
    first_word = expression.found.tokens.word(expression.first)
    best: tuple[int, Modifier] | None = None
    for modifier in words.before:
        if kind not in modifier.on or first_word in modifier.not_before:
            continue
        found = modifier.pattern.search(before)
        if found and (best is None or len(found[0]) > best[0]):
            best = len(found[0]), modifier
    if best:
        return replace(expression, first=expression.first - best[0], mod=best[1].mod)
    for modifier in words.after:
        if kind in modifier.on and (found := modifier.pattern.match(codes, expression.last, ceiling)):
            return replace(expression, last=found.end(), mod=modifier.mod)
    return expression


def _read(expression: Expression, scene: Scene) -> Reading | None:
    found = expression.found
    reading = normalise(found, scene)
    if reading is None:
        return None
    time = expression.time
    if time is not None:
        part = part_code(time) if time.rule.reading == "daypart" else time_of_day(time)
        if part is None:
            note = "; ".join(filter(None, (reading.note, f"no clock shows {time.text}")))
            return replace(reading, type=TimexType.TIME, value="", interval=None, note=note)
        value = reading.value and reading.value + part
        reading = replace(reading, type=TimexType.TIME, value=value, zone=zone_of(time))
    elif "part" in found.captured and reading.type is TimexType.DATE and reading.value:
        reading = replace(reading, type=TimexType.TIME, value=reading.value + part_code(found))
    return reading


def _timex(expression: Expression, reading: Reading, text: str) -> Timex:
    tokens = expression.found.tokens
    start, end = tokens.starts[expression.first], tokens.ends[expression.last - 1]
    mod = reading.mod or expression.mod
    interval = _bent(reading.interval, mod)
    return Timex(
        start,
        end,
        text[start:end],
        reading.type,
        reading.value,
        mod,
        interval,
        expression.found.rule.id,
        reading.anchor,
        reading.note,
        reading.zone,
    )


def _bent(interval: Interval | None, mod: str | None) -> Interval | None:
    """Read "about 2019" is approximate; "early 2019" keeps the whole year, for nobody says where early ends."""
    if interval is None or mod != "APPROX" or not interval.is_bounded:
        return interval
    return interval.roughly()


def _is_aside(expression: Expression, scene: Scene) -> bool:
    """Does the expression leave the story's clock where it is?

    That is so in brackets, and where a narrative looks back or ahead from where it stands: "what was won in the
    previous year", "they planned to attack in 1976".
    """
    found = expression.found
    if _in_brackets(found.tokens, expression.first):
        return True
    if not scene.anchors.is_narrative:
        return False
    looks_back = "earlier" in found.captured or _LOOKING_BACK & set(found.words("pointing"))
    return bool(looks_back) or direction_at(scene.token_of(found)) is Direction.AHEAD


def _in_brackets(tokens: Tokens, first: int) -> bool:
    """Do the words stand between round brackets? An aside does not move the story's clock."""
    classes = grammar().lexicon.classes
    nearby = tokens.codes[max(0, first - _LONGEST_BRACKET) : first]
    return nearby.rfind(classes["OPEN"]) > nearby.rfind(classes["CLOSE"])
