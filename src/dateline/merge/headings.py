"""The line that stands for an event: the most telling of its mentions', with who and where if that says neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model import Entity, EventMention, Role

_LONG = 70
"""Letters from which on a shorter line reads better."""
_ROOM = 62
"""Letters up to which there is room for those whom other reports name."""
_FEW = 5
"""Words of a line that says so little that it may say where."""
_MOST_WORDS = 6
_MOST_NAMES = 2


def most_telling(mentions: Sequence[EventMention]) -> EventMention:
    """The mention whose line says who did what to whom; of lines that tell as much, the first."""
    return min(mentions, key=_dullness)


def _dullness(mention: EventMention) -> tuple[object, ...]:
    label, words = mention.label.lower(), mention.label.lower().split()
    told = {p.entity.entity_id for p in mention.participants if p.entity.name.lower() in label}
    return (
        len(words) < 2,
        words[0] in _OF_A_SPEAKER,
        label.endswith("..."),
        -min(len(told), _MOST_NAMES),
        words[0] in _BEFORE_NOUN,  # "schools to reopen", not "planned reopening of schools"
        len(label) > _LONG,
        -min(len(words), _MOST_WORDS),
    )


_OF_A_SPEAKER = frozenset({"my", "our", "your", "we", "i", "you"})
_BEFORE_NOUN = frozenset({"planned", "possible", "threatened", "demanded", "cancelled", "no"})


def with_who_and_where(
    label: str, mention: EventMention, participants: Sequence[tuple[Role, Entity]], places: Sequence[Entity]
) -> str:
    """As in "Walkout by miners in Osh" for "Walkout", where the reports together know what this one does not say."""
    if not _ends_with_noun(label, mention):
        return label
    has_actors = mention.type not in ("OTHER", "STATEMENT")
    if has_actors and not _tells(label, (one for _, one in participants)):
        label = _if_short(label, label + _actors(mention, participants))
    if places and len(label.split()) <= _FEW and not _tells(label, places):
        label = _if_short(label, f"{label} in {places[0].name}")
    return label


def _ends_with_noun(label: str, mention: EventMention) -> bool:
    """Is the last word the noun that names the event ("walkout"), no participle ("jailed", by whom ever)?"""
    noun, last = mention.lemma, label.lower().rsplit(maxsplit=1)[-1]
    return last == mention.text.lower() and last in (noun, noun + "s", noun + "es", noun[:-1] + "ies")


def _tells(label: str, entities: Iterable[Entity]) -> bool:
    names = (name for one in entities for name in (one.name, one.name.rsplit(maxsplit=1)[-1], *one.aliases))
    words = f" {label.lower()} "
    return any(f" {name.lower()}" in words for name in names)


def _actors(mention: EventMention, participants: Sequence[tuple[Role, Entity]]) -> str:
    """As in " by rebels", " between Chad and Mali", " with miners"; nothing where several did it in several ways."""
    sides = [entity.name for role, entity in participants if role is Role.PARTICIPANT]
    if sides:
        is_one = len(sides) == 1 and sides[0].rsplit(maxsplit=1)[-1].lower() not in _BOTH
        return f" {'with' if is_one else 'between'} {_listed(sides)}"
    doers = [entity.name for role, entity in participants if role is Role.AGENT]
    return f" {'of' if mention.kind in _OF_THE_DOER else 'by'} {_listed(doers)}" if doers else ""


_BOTH = frozenset({"companies", "sides", "parties", "countries", "nations", "governments", "teams", "rivals", "firms"})
_OF_THE_DOER = frozenset({"resignation", "withdrawal", "retreat", "escape"})


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names) if len(names) <= _MOST_NAMES else f"{', '.join(names[:_MOST_NAMES])} and others"


def _if_short(label: str, longer: str) -> str:
    return longer if len(longer) <= _ROOM else label
