"""One line a person would write for an event: "Anna Lind meets Paul Roe in Oslo", "Talks between Chad and Mali"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.annotation.argument_words import verb_arguments
from dateline.annotation.clauses import tense_of
from dateline.annotation.event_rules import packaged_vocabulary
from dateline.annotation.event_words import word_list
from dateline.annotation.grammar import auxiliaries, child, conjuncts, is_passive, logical_object, surface_subject
from dateline.annotation.inflection import gerund, past_participle
from dateline.annotation.label_forms import active, passive
from dateline.annotation.label_nouns import noun_line
from dateline.annotation.label_tails import ROOM, aim_of, tail_of
from dateline.annotation.label_words import Wording, joined
from dateline.annotation.triggers import Trigger
from dateline.model import EntityMention, EventMention, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROOM_FOR_PLACE = 10
"""Letters by which the place may pass the room of a label."""


def make_label(event: EventMention, trigger: Trigger, wording: Wording) -> str:
    if trigger.is_noun or trigger.named_by is not None:
        line = noun_line(event, trigger, trigger.named_by or trigger.token, wording)
    else:
        head, tail = _verb_line(event, trigger, wording)
        line = f"{head} {tail}".strip()
        if any(f" {name} " in f" {tail}" for name in ("to", "for")):  # no "to six years in Osh"
            return line[:1].upper() + line[1:]
    line += _where(event, line, trigger.token)
    return line[:1].upper() + line[1:]


def _where(event: EventMention, line: str, token: Token) -> str:
    if line.endswith(("...", '"')):  # what is said ends the line
        return ""
    if not event.places or any(place.name in line for place in event.places):
        return ""
    place = event.places[0]
    return f" {_at(place, token)} {place.name}" if len(line) + len(place.name) < ROOM + _ROOM_FOR_PLACE else ""


def _at(place: EntityMention, token: Token) -> str:
    """As in "near Osh", "near the border with Chad": in the words of the text where "in Chad" would be wrong."""
    span = token.doc.char_span(place.start, place.end, alignment_mode="expand")
    link = span.root.head if span is not None and span.root.dep_ == "pobj" and span.sent == token.sent else None
    if link is None:
        return "in"
    ground = link.head
    if ground.dep_ == "pobj" and ground.lemma_.lower() in word_list("nouns.toml", "ground"):
        return f"{ground.head.lower_} the {ground.lower_} {link.lower_}"
    return link.lower_ if link.lower_ in _BESIDE else "in"


_BESIDE = frozenset({"along", "around", "at", "near", "off", "outside"})


def _verb_line(event: EventMention, trigger: Trigger, wording: Wording) -> tuple[str, str]:
    """Who does what, and what follows."""
    verb = trigger.token
    told: set[str] = set()
    words = _verb_words(event, trigger)
    doers, _ = verb_arguments(trigger)
    subject = joined([wording.of(doer, told) for doer in doers]) or _names(event, told, Role.AGENT, Role.SPEAKER)
    undergoer = surface_subject(verb) if is_passive(verb) else None
    if subject and not _is_unknown(undergoer, wording):
        head = _active_head(words, event, trigger, wording, subject)
        return head, tail_of(event, trigger, wording, told, head=head, shown=None)
    participle = _participle(event, verb, words)
    if subject:  # "it was built by the firm"
        head = f"{participle} by {subject}"
        return head, tail_of(event, trigger, wording, told, head=head, shown=undergoer)
    shown = undergoer or _object(verb)
    undergoing = wording.of(shown, told) if shown is not None else ""
    undergoing = undergoing or (_names(event, told, Role.RECIPIENT) if undergoer is not None else "")
    if undergoing and shown is not None and not wording.names(shown):
        undergoing += aim_of(shown, trigger, wording, told)
    if undergoing:
        head = f"{undergoing} {passive(participle, event, undergoing, looks_back=_looks_back(verb))}"
        return head, tail_of(event, trigger, wording, told, head=head, shown=shown)
    head = participle if is_passive(verb) else _named_act(event, trigger) or gerund(words)
    return head, tail_of(event, trigger, wording, told, head=head, shown=shown)


def _active_head(words: str, event: EventMention, trigger: Trigger, wording: Wording, subject: str) -> str:
    verb = trigger.token
    doers, _ = verb_arguments(trigger)
    return f"{subject} {active(words, event, plural=_is_plural(verb, doers, wording, subject), tense=tense_of(verb))}"


def _is_unknown(undergoer: Token | None, wording: Wording) -> bool:
    """Is what it was done to a pronoun that stands for nothing known?"""
    return undergoer is not None and undergoer.tag_ == "PRP" and not wording.of(undergoer, set())


def _object(verb: Token) -> Token | None:
    """What it is done to, where no one is told who does it: "it rebuffed an offer" is "Offer rebuffed"."""
    thing = child(verb, "dative") if child(verb, "dobj", "obj") is not None else None
    if thing is not None and thing.pos_ == "ADP":
        thing = None
    thing = thing or logical_object(verb)
    return None if thing is None or child(verb, "xcomp", "ccomp") is not None else thing


def _looks_back(verb: Token) -> bool:
    return tense_of(verb) in ("past", "perfect", "past perfect") or any(a.lower_ == "have" for a in auxiliaries(verb))


def _named_act(event: EventMention, trigger: Trigger) -> str:
    """As in "Resignation as minister" for "she resigned as minister", where nobody knows who she is."""
    return event.kind if trigger.rule is not None and " " not in event.kind and event.kind != event.lemma else ""


def _verb_words(event: EventMention, trigger: Trigger) -> str:
    """The verb with its particle: "step down", "run aground"."""
    verb = trigger.token
    words = [_base(event, verb) if event.lemma != "be" else f"be {event.text}"]
    particle = child(verb, "prt")
    if particle is None or child(particle, "pobj") is None:
        words += event.text.split()[1:]
    if len(words) == 1 and particle is not None and particle.i > verb.i + 1 and child(particle, "pobj") is None:
        words.append(particle.lower_)  # "turned the offer down"
    if len(words) == 1 and verb.i + 1 < len(verb.doc) and _is_particle(verb.nbor(), verb, trigger):
        words.append(verb.nbor().lower_)
    return " ".join(words)


def _base(event: EventMention, verb: Token) -> str:
    """The dictionary form, also where the tagger took "named" for an adjective and left it as it is."""
    if event.lemma != verb.lower_ or not event.lemma.endswith("ed"):
        return event.lemma
    known = packaged_vocabulary().by_verb
    return next((base for base in (event.lemma[:-2], event.lemma[:-1]) if base in known), event.lemma)


def _is_particle(word: Token, verb: Token, trigger: Trigger) -> bool:
    """Does the word after the verb belong to it, whatever the parser makes of it?"""
    if word.pos_ not in ("ADP", "ADV") or child(word, "pobj", "pcomp") is not None:
        return False
    if trigger.rule is not None and f"{trigger.token.lemma_.lower()} {word.lower_}" in trigger.rule.verbs:
        return True
    return word.head == verb and word.dep_ in ("advmod", "prt") and word.lower_ in _PARTICLES


_PARTICLES = frozenset(
    {"aground", "ashore", "apart", "aside", "away", "back", "down", "in", "off", "out", "over", "up"}
)


def _participle(event: EventMention, verb: Token, words: str) -> str:
    has_own = verb.tag_ == "VBN" and event.lemma == verb.lemma_.lower()
    form = verb.lower_ if has_own else past_participle(event.lemma)
    return f"{form} {words.partition(' ')[2]}".strip()


def _names(event: EventMention, told: set[str], *roles: Role) -> str:
    found = [p.entity for p in event.participants if p.role in roles]
    told.update(entity.entity_id for entity in found)
    return joined([entity.name for entity in found])


def _is_plural(verb: Token, doers: list[Token], wording: Wording, subject: str) -> bool:
    """By the verb's own form where it shows one and the line has its subject as it stood, else by the nouns."""
    if not doers:
        return " and " in subject
    if any(doer.lower_ in subject.lower() for doer in doers):
        forms = {a.lower_ for a in auxiliaries(verb)} if not is_passive(verb) else set()
        if verb.tag_ == "VBP" or forms & {"are", "were", "have"}:
            return True
        if verb.tag_ == "VBZ" or forms & {"is", "was", "has"}:
            return False
    return wording.are_several([word for doer in doers for word in conjuncts(doer)], subject)
