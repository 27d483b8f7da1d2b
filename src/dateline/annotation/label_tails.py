"""What follows the verb of a label: its objects, phrases, and what is said, asked or wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.annotation.argument_words import verb_arguments
from dateline.annotation.clauses import tense_of
from dateline.annotation.closing_report import closing_speaker
from dateline.annotation.grammar import child, is_verb, logical_object, prepositions
from dateline.annotation.label_clauses import clause
from dateline.annotation.label_words import Wording
from dateline.annotation.triggers import Trigger
from dateline.model import EventMention

if TYPE_CHECKING:
    from spacy.tokens import Token

ROOM = 62
"""Letters that a label should not pass: what can go from its end does."""
_LEAST_ROOM = 24
"""Letters for a clause after a long subject."""
_MOST_PHRASES = 2
"""Prepositional phrases of a label, besides the place."""


@dataclass(frozen=True, slots=True)
class Part:
    words: str
    is_needed: bool = True


def tail_of(
    event: EventMention, trigger: Trigger, wording: Wording, told: set[str], *, head: str, shown: Token | None
) -> str:
    """The words after `head`, which has told of `shown` already, without the last phrases where they grow too long."""
    given, parts = {head, ""}, list[Part]()
    said = said_by(trigger.token, event.type)
    for part in _parts(event, trigger, wording, told, (shown, said), max(_LEAST_ROOM, ROOM - len(head))):
        if part.words not in given and not head.startswith(part.words + " "):
            given.add(part.words)
            parts.append(part)
    while parts and not parts[-1].is_needed and _length(head, parts) > ROOM:
        parts.pop()
    if said is not None and (event.type == "STATEMENT" or len(parts) < _MOST_PHRASES):
        parts.append(Part(_told(said, trigger, wording, told, max(_LEAST_ROOM, ROOM - _length(head, parts)))))
    return " ".join(part.words for part in parts if part.words)


def _length(head: str, parts: list[Part]) -> int:
    return len(head) + sum(1 + len(part.words) for part in parts)


def _parts(
    event: EventMention,
    trigger: Trigger,
    wording: Wording,
    told: set[str],
    elsewhere: tuple[Token | None, Token | None],
    room: int,
) -> Iterator[Part]:
    """The objects and phrases in the order of the text; `elsewhere` in the line are what it opens with and is said."""
    verb, shown = trigger.token, elsewhere[0]
    thing, often, count = logical_object(verb), _how_often(event), 0
    if thing is not None and shown is None and thing not in verb.rights:  # "a town that rebels attacked"
        yield Part(wording.of(thing, told))
    for c in verb.rights:
        if c in elsewhere or (c.idx < event.end and not _is_preposition_after_all(c)) or _is_after_comma(c):
            continue
        if c.pos_ != "ADP" and c.left_edge.dep_ == "prep":  # "left on Monday and the others on Tuesday", misread
            continue
        if c.dep_ in ("dobj", "obj", "dative", "attr", "oprd", "acomp") and c.pos_ != "ADP":
            yield Part(c.lower_ if c.pos_ == "ADJ" else wording.of(c, told) or _pronoun(c))
            yield Part(often)
            often = ""
            yield from _aims(c, trigger, wording, told, room)
        elif c.dep_ == "npadvmod" and (c.ent_type_ in ("PERCENT", "MONEY", "QUANTITY") or c.like_num):
            yield Part(wording.phrase(c, told))
        elif _is_preposition(c) and count < _MOST_PHRASES:
            words = _prepositional(c, event, wording, told, room)
            count += bool(words)
            yield Part(words, is_needed=count == 1 and _is_called_for(c, trigger))
    yield Part(often)


def _is_preposition(word: Token) -> bool:
    return word.dep_ in ("prep", "dative") or _is_preposition_after_all(word)


def _is_preposition_after_all(word: Token) -> bool:
    """As in "capsized off Luzon", where the parser takes "off" for a part of the verb."""
    return word.dep_ == "prt" and child(word, "pobj") is not None


def _how_often(event: EventMention) -> str:
    if event.count < 2:
        return ""
    return "twice" if event.count == 2 else f"{event.count} times"


def _pronoun(word: Token) -> str:
    """As in "it" or "this" that stands for no one known: "denies this" is better than "denies"."""
    return word.lower_ if word.tag_ in ("PRP", "DT") else ""


def _is_after_comma(word: Token) -> bool:
    first = word.left_edge
    return first.i > 0 and first.nbor(-1).text == ","


def _aims(thing: Token, trigger: Trigger, wording: Wording, told: set[str], room: int) -> Iterator[Part]:
    """What the parser hangs on the object: "imposed sanctions on Iran", "accused them of lying", "guilty of fraud"."""
    receivers = verb_arguments(trigger)[1]
    for name, noun in prepositions(thing):
        if name == "of" and thing.pos_ != "ADJ":
            continue
        is_needed = noun in receivers or (thing.pos_ == "ADJ" and name in ("of", "to", "for", "by"))
        if (is_needed or (name in _ABOUT and not _tells_when(noun, wording))) and (words := wording.of(noun, told)):
            yield Part(f"{name} {words}", is_needed=is_needed)
    if trigger.type == "OTHER":
        return
    for c in thing.rights:
        done = child(c, "pcomp") if c.dep_ == "prep" and c.lower_ in ("of", "for", "from") else None
        if done is not None:
            yield Part(f"{c.lower_} {clause(done, wording, told, room=max(_LEAST_ROOM, room - 20))}")


def aim_of(thing: Token, trigger: Trigger, wording: Wording, told: set[str]) -> str:
    """As in " from Chad" of "an offer from Chad was refused"."""
    first = next((part.words for part in _aims(thing, trigger, wording, told, _LEAST_ROOM) if part.words), "")
    return f" {first}" if first and len(first) <= _LEAST_ROOM else ""


_ABOUT = frozenset({"for", "against", "into", "on", "over", "about", "with", "from", "between"})


def _is_called_for(preposition: Token, trigger: Trigger) -> bool:
    """Does the line need the phrase, as "calls for", "sentenced to", "talks with" do?"""
    if child(trigger.token, "dobj", "obj") is None:
        return preposition.i <= trigger.token.i + 2 or preposition.lower_ not in ("in", "at", "near", "from")
    return preposition.lower_ in ("to", "of") or child(preposition, "pcomp") is not None


def _prepositional(preposition: Token, event: EventMention, wording: Wording, told: set[str], room: int) -> str:
    """As in "to seven years", "for taking bribes"; nothing for a time, or for what surrounds a saying."""
    name = preposition.lower_
    if name in _CIRCUMSTANCES or (
        event.type == "STATEMENT" and name not in ("to", "with", "of", "about", "against", "as")
    ):
        return ""
    thing = child(preposition, "pobj", "pcomp")
    if thing is None or (_tells_when(thing, wording) and not (name == "to" and thing.lemma_.lower() in _TERMS)):
        return ""
    if thing.dep_ == "pcomp":
        words = clause(thing, wording, told, room=room)
        return "" if words.endswith("...") else f"{name} {words}"
    words = wording.of(thing, told)
    for inner, noun in prepositions(thing):  # "calls for talks with Chad"
        more = wording.of(noun, told) if inner in _ABOUT and not _tells_when(noun, wording) else ""
        words += f" {inner} {more}" if words and more and len(name + words + inner + more) < room else ""
    return f"{name} {words}" if words else ""


def _tells_when(thing: Token, wording: Wording) -> bool:
    return wording.is_time(thing) or thing.ent_type_ in ("DATE", "TIME")


_TERMS = frozenset({"year", "month", "week", "day", "life"})  # "sentenced to seven years"
_CIRCUMSTANCES = frozenset(
    ["according", "by", "despite", "amid", "because", "since", "until", "during", "after", "before", "while", "when"]
)

# ---------------------------------------------------------------- what is said


def said_by(verb: Token, type_: str) -> Token | None:
    """The clause that says what was said, asked or wanted."""
    if closing_speaker(verb) is not None and is_verb(verb.head):
        return verb.head
    hosts = (verb, *(c for c in verb.children if c.dep_ == "acomp"))
    clauses = [c for host in hosts for c in host.children if c.dep_ in ("ccomp", "xcomp") or _is_asked_for(c, type_)]
    return next((c for c in clauses if c.i > verb.i or type_ == "STATEMENT"), None)


def _is_asked_for(word: Token, type_: str) -> bool:
    """As in "asked for the two to be handed over"."""
    mark = child(word, "mark") if word.dep_ == "advcl" and type_ == "REQUEST" else None
    return mark is not None and mark.lower_ == "for"


def _told(said: Token, trigger: Trigger, wording: Wording, told: set[str], room: int) -> str:
    is_quoted = _is_quoted(said)
    is_past = tense_of(trigger.token) in ("past", "perfect", "past perfect")
    words = clause(
        said, wording, told, room=room, end=_end_of_said(trigger.token, said), is_past=is_past, is_quoted=is_quoted
    )
    return f'"{words}"' if is_quoted else _uncapitalised(words, said)


def _end_of_said(verb: Token, said: Token) -> int | None:
    """Where a closing report begins that the parser joined to what is said: at the comma before the speaker."""
    if said != verb.head:
        return None
    speaker = closing_speaker(verb)
    before = verb.doc[said.i : speaker.i] if speaker is not None else ()
    return next((t.i for t in reversed(before) if t.text == ","), None)


def _is_quoted(verb: Token) -> bool:
    """Does a quotation mark open right before the clause?"""
    first = verb.left_edge.i
    return any(t.is_quote for t in verb.doc[max(0, first - 1) : first + 1])


def _uncapitalised(words: str, verb: Token) -> str:
    """What opened a sentence as in running text; a name keeps its capital."""
    first = next((t for t in verb.subtree if words.startswith(t.text)), None)
    if first is None or first.pos_ == "PROPN" or first.ent_type_ in _NAMES or first.text.isupper():
        return words if first is None or first.text != "A" else f"a{words[1:]}"
    return words[:1].lower() + words[1:]


_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART"})
