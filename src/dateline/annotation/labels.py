"""One line a person would write for an event: "Anna Lind meets Paul Roe in Oslo", "Talks between Chad and Mali"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.annotation.argument_words import noun_arguments, verb_arguments
from dateline.annotation.closing_report import closing_speaker
from dateline.annotation.grammar import (
    auxiliaries,
    child,
    conjuncts,
    is_passive,
    is_verb,
    logical_object,
    prepositions,
    surface_subject,
)
from dateline.annotation.inflection import gerund, past_participle, third_person
from dateline.annotation.label_words import Wording, joined
from dateline.annotation.triggers import Trigger
from dateline.model import EventMention, Polarity, Role, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST_PHRASES = 2
"""Prepositional phrases of a label, besides the place."""


def make_label(event: EventMention, trigger: Trigger, wording: Wording) -> str:
    if trigger.is_noun or trigger.named_by is not None:
        line = _noun_line(event, trigger, trigger.named_by or trigger.token, wording)
    else:
        line = _verb_line(event, trigger, wording)
    line += _where(event, line)
    return line[:1].upper() + line[1:]


def _where(event: EventMention, line: str) -> str:
    if line.endswith(("...", '"')):  # what is said ends the line
        return ""
    name = next((place.name for place in event.places if place.name not in line), None)
    return f" in {name}" if name and not any(place.name in line for place in event.places) else ""


# ---------------------------------------------------------------- verbs


def _verb_line(event: EventMention, trigger: Trigger, wording: Wording) -> str:
    verb = trigger.token
    doers, _ = verb_arguments(trigger)
    words = " ".join([event.lemma if event.lemma != "be" else f"be {event.text}", *event.text.split()[1:]])
    subject = joined([wording.of(doer) for doer in doers]) or _names(event, Role.AGENT, Role.SPEAKER)
    tail = " ".join(_complements(event, trigger, wording, subject))
    if subject:
        return f"{subject} {_active(words, event, plural=_is_plural(verb, doers, wording, subject))} {tail}".strip()
    undergoer = surface_subject(verb) if is_passive(verb) else None
    undergoing = wording.of(undergoer) if undergoer is not None else ""
    if undergoing:
        form = (
            verb.lower_ if verb.tag_ == "VBN" and event.lemma == verb.lemma_.lower() else past_participle(event.lemma)
        )
        return f"{undergoing} {_passive(form, words, event, undergoing)} {tail}".strip()
    return f"{gerund(words)} {tail}".strip()


def _names(event: EventMention, *roles: Role) -> str:
    return joined([p.entity.name for p in event.participants if p.role in roles])


def _is_plural(verb: Token, doers: list[Token], wording: Wording, subject: str) -> bool:
    """By the verb's own form where it shows one, else by the nouns."""
    forms = {a.lower_ for a in auxiliaries(verb)} if not is_passive(verb) else set()
    forms |= {"have"} if verb.tag_ == "VBP" else set()
    if forms & {"are", "were", "have"}:
        return True
    if not doers or forms & {"is", "was", "has"} or verb.tag_ == "VBZ":
        return False
    words = [word for doer in doers for word in conjuncts(doer)]
    return " and " in subject if len(words) > 1 else wording.is_plural(words[0])


def _complements(event: EventMention, trigger: Trigger, wording: Wording, subject: str) -> Iterator[str]:
    """What follows the verb in a label, in the order of the text: objects, phrases, or what is said."""
    verb = trigger.token
    actors = frozenset(p.entity.entity_id for p in event.participants if p.role in (Role.AGENT, Role.SPEAKER))
    given, said = {subject, ""}, _said(verb, event.type)
    if event.count > 1:
        yield "twice" if event.count == 2 else f"{event.count} times"
    for words in _phrases(event, trigger, wording, actors, is_active=bool(subject)):
        if words not in given:
            given.add(words)
            yield words
    if said is not None and (event.type == "STATEMENT" or len(given) <= _MOST_PHRASES + 1):
        clause = wording.clause(said, actors, _end_of_said(verb, said))
        yield f'"{clause}"' if _is_quoted(said) else _uncapitalised(clause, said)


def _phrases(
    event: EventMention, trigger: Trigger, wording: Wording, actors: frozenset[str], *, is_active: bool
) -> Iterator[str]:
    verb, said = trigger.token, _said(trigger.token, event.type)
    thing = logical_object(verb)
    if thing is not None and is_active and thing not in verb.rights:  # "a town that rebels attacked"
        yield wording.of(thing, actors)
    count = 0
    for c in verb.rights:
        if c == said or c.idx < event.end or _is_after_comma(c):
            continue
        if c.dep_ in ("dobj", "obj", "dative", "attr", "oprd", "acomp") and c.pos_ != "ADP":
            yield wording.of(c, actors) if c.pos_ != "ADJ" else c.lower_
            yield from _aims(c, trigger, wording, actors)
        elif c.dep_ == "npadvmod" and c.ent_type_ in ("PERCENT", "MONEY", "QUANTITY"):
            yield wording.phrase(c)
        elif c.dep_ in ("prep", "dative") and count < _MOST_PHRASES:
            words = _prepositional(c, event, wording, actors)
            count += bool(words)
            yield words


def _is_after_comma(word: Token) -> bool:
    first = word.left_edge
    return first.i > 0 and first.nbor(-1).text == ","


def _aims(thing: Token, trigger: Trigger, wording: Wording, actors: frozenset[str]) -> Iterator[str]:
    """As in "imposed sanctions on Iran", where the parser hangs "on Iran" on the sanctions."""
    receivers = verb_arguments(trigger)[1]
    for name, noun in prepositions(thing):
        if name != "of" and noun in receivers and (words := wording.of(noun, actors)):
            yield f"{name} {words}"


def _prepositional(preposition: Token, event: EventMention, wording: Wording, actors: frozenset[str]) -> str:
    """As in "to seven years", "for taking bribes"; nothing for a time, or for what surrounds a saying."""
    name = preposition.lower_
    if name in _CIRCUMSTANCES or (event.type == "STATEMENT" and name not in ("to", "with", "of", "about", "against")):
        return ""
    thing = child(preposition, "pobj", "pcomp")
    if thing is None or (_tells_when(thing, wording) and not (name == "to" and thing.lemma_.lower() in _TERMS)):
        return ""
    if thing.dep_ == "pcomp":
        words = wording.clause(thing, actors)
        return "" if words.endswith("...") else f"{name} {words}"
    words = wording.of(thing, actors)
    return f"{name} {words}" if words else ""


def _tells_when(thing: Token, wording: Wording) -> bool:
    return wording.is_time(thing) or thing.ent_type_ in ("DATE", "TIME")


_TERMS = frozenset({"year", "month", "week", "day", "life"})  # "sentenced to seven years"
_CIRCUMSTANCES = frozenset(
    ["according", "by", "despite", "amid", "because", "since", "until", "during", "after", "before", "while", "when"]
)


def _said(verb: Token, type_: str) -> Token | None:
    """The clause that says what was said, asked or wanted."""
    if closing_speaker(verb) is not None and is_verb(verb.head):
        return verb.head
    hosts = (verb, *(c for c in verb.children if c.dep_ == "acomp"))
    clauses = [c for host in hosts for c in host.children if c.dep_ in ("ccomp", "xcomp")]
    return next((c for c in clauses if c.i > verb.i or type_ == "STATEMENT"), None)


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


def _uncapitalised(clause: str, verb: Token) -> str:
    """What opened a sentence as in running text; a name keeps its capital."""
    first = next((t for t in verb.subtree if clause.startswith(t.text)), None)
    if first is None or first.pos_ == "PROPN" or first.ent_type_ in _NAMES or first.text.isupper():
        return clause if first is None or first.text != "A" else f"a{clause[1:]}"
    return clause[:1].lower() + clause[1:]


_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART"})


def _active(words: str, event: EventMention, *, plural: bool) -> str:
    verb, _, rest = words.partition(" ")
    if event.polarity is Polarity.NEGATIVE:
        before = {Status.PLANNED: "will not", Status.POSSIBLE: "may not", Status.CONDITIONAL: "may not"}.get(
            event.status
        )
        return f"{before or ('do not' if plural else 'does not')} {words}"
    match event.status:
        case Status.PLANNED:
            return f"to {words}"
        case Status.POSSIBLE | Status.CONDITIONAL | Status.THREATENED:
            return f"may {words}"
        case Status.DEMANDED:
            return f"should {words}"
    return f"{verb if plural else third_person(verb)} {rest}".strip()


_NOT = {Status.PLANNED: "will not", Status.POSSIBLE: "may not", Status.CONDITIONAL: "may not"}


def _passive(participle: str, words: str, event: EventMention, undergoing: str) -> str:
    form = f"{participle} {words.partition(' ')[2]}".strip()
    if event.polarity is Polarity.NEGATIVE:
        return form if undergoing.lower().startswith("no ") else f"not {form}"
    return _BEFORE_PARTICIPLE.get(event.status, "") + form


_BEFORE_PARTICIPLE = {
    Status.PLANNED: "to be ",
    Status.POSSIBLE: "may be ",
    Status.CONDITIONAL: "may be ",
    Status.DEMANDED: "should be ",
    Status.THREATENED: "may be ",
}

# ---------------------------------------------------------------- nouns


def _noun_line(event: EventMention, trigger: Trigger, noun: Token, wording: Wording) -> str:
    line = _status_word(event, noun) + wording.phrase(noun)
    sides = list(dict.fromkeys(p.entity.name for p in event.participants if p.role is Role.PARTICIPANT))
    if sides and event.type != "OTHER":
        return f"{line} {'between' if len(sides) > 1 else 'with'} {joined(sides)}"
    for name, thing in prepositions(noun):
        words = wording.of(thing) if name in _OF_NOUNS and not wording.is_time(thing) else ""
        line += f" {name} {words}" if words and words not in line else ""
    doers, receivers = noun_arguments(trigger)
    if event.type in ("OTHER", "STATEMENT"):
        return line
    others = (doer for doer in doers if not (wording.is_time(doer) or (noun.is_ancestor(doer) and doer.i < noun.i)))
    by = [words for doer in others if (words := wording.of(doer))]
    by = [words for words in by if not _is_told(words, line)]
    line += f" by {joined(by)}" if by else ""
    aimed = [wording.of(thing) for thing in receivers if thing.i > noun.i and not wording.is_time(thing)]
    aimed = [words for words in aimed if words and not _is_told(words, line)]
    return line + (f" on {joined(aimed)}" if aimed and event.type in ("ASSAULT", "SANCTION", "COERCE") else "")


_OF_NOUNS = frozenset({"between", "with", "against", "on", "over", "for", "into", "by", "among", "to"})


def _is_told(words: str, line: str) -> bool:
    """Does the line have the name, or the last word of it ("Lopez's appeal" that of Maria Lopez), already?"""
    return words in line or words.rsplit(maxsplit=1)[-1] in line.replace("'s", "").split()


def _status_word(event: EventMention, noun: Token) -> str:
    """The word that says that it has not happened, unless one before the noun does."""
    own = {e.quote.text.lower() for e in event.evidence if e.field == "status"} | {"no"}
    if any(c.lower_ in own for c in noun.children if c.i < noun.i):
        return ""
    return "no " if event.polarity is Polarity.NEGATIVE else _BEFORE_NOUN.get(event.status, "")


_BEFORE_NOUN = {
    Status.PLANNED: "planned ",
    Status.POSSIBLE: "possible ",
    Status.CONDITIONAL: "possible ",
    Status.THREATENED: "threatened ",
    Status.DEMANDED: "demanded ",
}
