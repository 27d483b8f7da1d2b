"""One line a person would write for an event."""

from __future__ import annotations

from dateline.annotation.inflection import gerund, past_participle, third_person
from dateline.model import EntityKind, EntityMention, Participant, Polarity, Role, Status

_MOST_NAMES = 3


def make_label(
    *,
    words: str,
    is_noun: bool,
    status: Status,
    polarity: Polarity,
    participants: tuple[Participant, ...],
    places: tuple[EntityMention, ...],
    tail: str,
) -> str:
    """As in "Anna Lind meets Paul Roe in Oslo", "Talks between Chad and Mali", "Iran may attack Iraq"."""
    doers = _entities(participants, Role.AGENT, Role.SPEAKER)
    receivers = _entities(participants, Role.RECIPIENT)
    sides = _entities(participants, Role.PARTICIPANT)
    if is_noun:
        line = _noun_line(words, doers, receivers, sides, status, polarity)
    else:
        line = _verb_line(words, doers or sides, receivers, tail, status, polarity)
    line += _where(places, line)
    return line[:1].upper() + line[1:]


def _verb_line(
    words: str,
    subjects: list[EntityMention],
    receivers: list[EntityMention],
    tail: str,
    status: Status,
    polarity: Polarity,
) -> str:
    names = list(dict.fromkeys(subject.name for subject in subjects))
    if not names and receivers:
        return f"{joined([r.name for r in receivers])} {_passive(words, status, polarity)}"
    if not names:
        return " ".join(part for part in (gerund(words), tail) if part)
    plural = len(names) > 1 or _is_plural(subjects[0])
    return " ".join(part for part in (joined(names), _active(words, status, polarity, plural=plural), tail) if part)


def _is_plural(entity: EntityMention) -> bool:
    """A group without a name of its own: "two workers", "European countries"."""
    return entity.kind in (EntityKind.GROUP, EntityKind.OTHER) and not entity.is_named and entity.name.endswith("s")


def _active(words: str, status: Status, polarity: Polarity, *, plural: bool) -> str:
    verb, _, rest = words.partition(" ")
    tail = f" {rest}" if rest else ""
    if polarity is Polarity.NEGATIVE:
        return {Status.PLANNED: "will not ", Status.POSSIBLE: "may not "}.get(
            status, "does not " if not plural else "do not "
        ) + words
    match status:
        case Status.PLANNED:
            return f"to {words}"
        case Status.POSSIBLE | Status.CONDITIONAL:
            return f"may {words}"
        case Status.DEMANDED:
            return f"should {words}"
        case Status.THREATENED:
            return f"may {words} (threatened)"
    return (verb if plural else third_person(verb)) + tail


def _passive(words: str, status: Status, polarity: Polarity) -> str:
    verb, _, rest = words.partition(" ")
    form = past_participle(verb) + (f" {rest}" if rest else "")
    return f"not {form}" if polarity is Polarity.NEGATIVE else _BEFORE_PARTICIPLE.get(status, "") + form


_BEFORE_PARTICIPLE = {
    Status.PLANNED: "to be ",
    Status.POSSIBLE: "may be ",
    Status.CONDITIONAL: "may be ",
    Status.DEMANDED: "should be ",
    Status.THREATENED: "may be ",
}


def _noun_line(
    words: str,
    doers: list[EntityMention],
    receivers: list[EntityMention],
    sides: list[EntityMention],
    status: Status,
    polarity: Polarity,
) -> str:
    name = ("no " if polarity is Polarity.NEGATIVE else _BEFORE_NOUN.get(status, "")) + words
    if sides:
        names = [side.name for side in sides]
        return f"{name} {'between' if len(set(names)) > 1 else 'with'} {joined(names)}"
    by = f" by {joined([d.name for d in doers])}" if doers else ""
    on = f" concerning {joined([r.name for r in receivers])}" if receivers else ""
    return f"{name}{by}{on}"


_BEFORE_NOUN = {
    Status.PLANNED: "planned ",
    Status.POSSIBLE: "possible ",
    Status.CONDITIONAL: "possible ",
    Status.THREATENED: "threatened ",
    Status.DEMANDED: "demanded ",
}


def _entities(participants: tuple[Participant, ...], *roles: Role) -> list[EntityMention]:
    return [p.entity for p in participants if p.role in roles]


def joined(names: list[str]) -> str:
    """One line for several names.

    >>> joined(["Chad", "Mali", "Chad", "Niger", "Togo"])
    'Chad, Mali, Niger and others'
    """
    distinct = list(dict.fromkeys(names))
    if len(distinct) > _MOST_NAMES:
        return ", ".join(distinct[:_MOST_NAMES]) + " and others"
    return distinct[0] if len(distinct) == 1 else ", ".join(distinct[:-1]) + " and " + distinct[-1]


def _where(places: tuple[EntityMention, ...], line: str) -> str:
    name = next((place.name for place in places if place.name not in line), None)
    return f" in {name}" if name else ""
