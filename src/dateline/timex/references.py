"""Readings of what nobody dates: "now", "recently", "soon", "in the coming weeks", "at the time"."""

from __future__ import annotations

from dateline.model import Interval, TimexType
from dateline.timex.grammar import Found
from dateline.timex.reading import Reading, Scene, dated, unresolved
from dateline.timex.units import NO_ANCHOR


def reference(found: Found, scene: Scene) -> Reading | None:
    """Read "now", "recently", "soon": before, at or after the day of writing, and no more."""
    now = scene.anchors.published
    value = found.rule.value
    interval = None
    if now and not scene.anchors.is_narrative:
        interval = {"PAST_REF": Interval.until, "FUTURE_REF": Interval.since}.get(value, lambda _: None)(now)
    anchor = f"published {now}" if interval else "the day of writing"
    return Reading(TimexType.DATE, value, interval, anchor)


def recent_units(_found: Found, scene: Scene) -> Reading | None:
    return _open_reference(scene, "PAST_REF")


def coming_units(_found: Found, scene: Scene) -> Reading | None:
    return _open_reference(scene, "FUTURE_REF")


def _open_reference(scene: Scene, value: str) -> Reading:
    now = scene.anchors.now
    if now is None or now.interval.earliest is None or now.interval.latest is None:
        return Reading(TimexType.DATE, value, None, "the day of writing")
    interval = Interval.until(now.interval.latest) if value == "PAST_REF" else Interval.since(now.interval.earliest)
    return Reading(TimexType.DATE, value, interval, now.words)


def the_time(found: Found, scene: Scene) -> Reading | None:
    words = found.words()
    if words[0] == "this":
        return Reading(TimexType.DATE, "PRESENT_REF", None, "the day of writing")
    if not scene.anchors.is_narrative and words[0] != "that":
        return Reading(TimexType.DATE, "PAST_REF", None, "the day of writing")
    last = scene.anchors.last()
    if last is None:
        return unresolved("PAST_REF", NO_ANCHOR)
    return dated(last.interval, last.words)
