"""One line a person would write for an event, and a mention printed with the words each part came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model import EntityMention, EventMention, Participant, Polarity, Role, Status

_IRREGULAR = {"have": "has", "be": "is", "do": "does", "go": "goes"}
_MOST_NAMES = 3


def make_label(
    *,
    words: str,
    is_noun: bool,
    is_passive: bool,
    status: Status,
    polarity: Polarity,
    participants: tuple[Participant, ...],
    places: tuple[EntityMention, ...],
    object_words: str = "",
) -> str:
    """As in "Anna Lind meets Paul Roe in Oslo", "Talks between Chad and Mali", "Iran may attack Iraq"."""
    doers = _names(p.entity for p in participants if p.role in (Role.AGENT, Role.SPEAKER))
    receivers = _names(p.entity for p in participants if p.role is Role.RECIPIENT)
    sides = _names(p.entity for p in participants if p.role is Role.PARTICIPANT)
    where = _where(places, [*doers, *receivers, *sides])
    if is_noun:
        line = _noun_line(words, doers, receivers, sides, status, polarity)
    else:
        line = _verb_line(words, doers, receivers, sides, status, polarity, object_words, is_passive)
    line = " ".join(f"{line}{where}".split())
    return line[:1].upper() + line[1:]


def _verb_line(
    words: str, doers: list[str], receivers: list[str], sides: list[str], status: Status, polarity: Polarity,
    object_words: str, is_passive: bool,
) -> str:  # fmt: skip
    subjects = doers or sides
    target = _joined(receivers) if receivers else object_words if not sides else ""
    if not subjects and receivers:
        return f"{_joined(receivers)} {_passive(words, status, polarity, plural=len(receivers) > 1)}"
    if not subjects:
        return " ".join(part for part in (_gerund(words), target) if part)
    return " ".join(
        part for part in (_joined(subjects), _active(words, status, polarity, plural=len(subjects) > 1), target) if part
    )


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


def _passive(words: str, status: Status, polarity: Polarity, *, plural: bool) -> str:
    verb, _, rest = words.partition(" ")
    form = past_participle(verb) + (f" {rest}" if rest else "")
    if polarity is Polarity.NEGATIVE:
        return f"not {form}"
    prefix = {
        Status.PLANNED: "to be ",
        Status.POSSIBLE: "may be ",
        Status.CONDITIONAL: "may be ",
        Status.DEMANDED: "should be ",
        Status.THREATENED: "may be ",
    }
    return prefix.get(status, "") + form


def _noun_line(
    words: str, doers: list[str], receivers: list[str], sides: list[str], status: Status, polarity: Polarity
) -> str:
    marks = {
        Status.PLANNED: "planned ",
        Status.POSSIBLE: "possible ",
        Status.CONDITIONAL: "possible ",
        Status.THREATENED: "threatened ",
        Status.DEMANDED: "demanded ",
    }
    name = ("no " if polarity is Polarity.NEGATIVE else marks.get(status, "")) + words
    if sides:
        return f"{name} {'between' if len(sides) > 1 else 'with'} {_joined(sides)}"
    by = f" by {_joined(doers)}" if doers else ""
    of = f": {_joined(receivers)}" if receivers else ""
    return f"{name}{by}{of}"


def _names(entities: Iterable[EntityMention]) -> list[str]:
    return list(dict.fromkeys(entity.name for entity in entities))


def _joined(names: list[str]) -> str:
    shown = names[:_MOST_NAMES]
    if len(names) > _MOST_NAMES:
        return ", ".join(shown) + " and others"
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1]


def _where(places: tuple[EntityMention, ...], said: list[str]) -> str:
    names = [name for name in _names(places) if name not in said]
    return f" in {names[0]}" if names else ""


def third_person(verb: str) -> str:
    """
    >>> third_person("carry"), third_person("reach"), third_person("meet")
    ('carries', 'reaches', 'meets')
    """
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else verb + "s"


def past_participle(verb: str) -> str:
    """The participle of a regular verb, and of the irregular ones that news uses."""
    if verb in _PARTICIPLES:
        return _PARTICIPLES[verb]
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else verb + "ed"


_PARTICIPLES = {
    "shoot": "shot", "hit": "hit", "strike": "struck", "win": "won", "hold": "held", "meet": "met", "tell": "told",
    "say": "said", "give": "given", "take": "taken", "make": "made", "sell": "sold", "buy": "bought", "find": "found",
    "lose": "lost", "beat": "beaten", "steal": "stolen", "build": "built", "cut": "cut", "send": "sent", "lead": "led",
    "put": "put", "set": "set", "sue": "sued", "free": "freed", "bear": "born", "choose": "chosen", "sign": "signed",
    "ban": "banned", "stab": "stabbed", "rob": "robbed", "fire": "fired", "sack": "sacked", "seize": "seized",
    "withdraw": "withdrawn", "break": "broken", "write": "written", "see": "seen", "know": "known", "draw": "drawn",
    "catch": "caught", "bring": "brought", "leave": "left", "keep": "kept", "pay": "paid", "shut": "shut",
    "overthrow": "overthrown", "slay": "slain", "swear": "sworn", "kidnap": "kidnapped", "scrap": "scrapped",
    "drop": "dropped", "nab": "nabbed", "stop": "stopped", "plan": "planned", "bomb": "bombed", "injure": "injured",
}  # fmt: skip


def _gerund(words: str) -> str:
    verb, _, rest = words.partition(" ")
    form = verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else verb + "ing"
    return f"{form} {rest}".strip()


def describe(mention: EventMention) -> Iterator[str]:
    """The mention as plain lines for the terminal: what was read, and the words each part came from."""
    yield f"{mention.label}"
    yield f'  {mention.type}, {mention.kind}: "{mention.text}" ({mention.start}-{mention.end})'
    count = f", {mention.count} times" if mention.count > 1 else ""
    yield f"  status: {mention.status}, {mention.polarity}{count}"
    when = mention.interval.edtf if mention.interval is not None else "unknown"
    words = f' "{mention.timex.text}"' if mention.timex is not None else ""
    yield f"  when: {when} ({mention.basis}{words})"
    for participant in mention.participants:
        yield f"  {participant.role}: {_entity_words(participant.entity)}"
    for place in mention.places:
        yield f"  where: {_entity_words(place)}"
    for role, place in mention.other_places:
        yield f"  {role}: {_entity_words(place)}"
    if mention.speaker is not None:
        yield f"  said by: {_entity_words(mention.speaker)}"
    if mention.condition is not None:
        yield f"  depends on: {mention.condition}"
    for evidence in mention.evidence:
        yield f'  {evidence.field} from "{evidence.quote.text}" ({evidence.rule})'
    yield f"  sentence: {' '.join(mention.sentence.text.split())}"


def _entity_words(entity: EntityMention) -> str:
    return entity.name if entity.name == entity.text else f'{entity.name} ("{entity.text}")'
