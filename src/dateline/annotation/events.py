"""Parsed text, times and entities -> EventMention: find triggers, then arguments, status, time, speaker and label."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.annotation.anchors import anchored
from dateline.annotation.arguments import ArgumentReader
from dateline.annotation.clauses import tense_of
from dateline.annotation.event_rules import EventVocabulary, packaged_vocabulary
from dateline.annotation.event_words import lemma_of
from dateline.annotation.grammar import child, is_verb, logical_subject, prepositions
from dateline.annotation.label_words import Wording
from dateline.annotation.labels import make_label
from dateline.annotation.layout import Layout
from dateline.annotation.matching import Mentions
from dateline.annotation.quantities import find_quantities
from dateline.annotation.shared_places import with_shared_places
from dateline.annotation.speakers import Speakers
from dateline.annotation.status import condition_of, listed_under, read_status
from dateline.annotation.times import Attached, Times, index_by_token, interval_of
from dateline.annotation.tolls import with_tolls
from dateline.annotation.triggers import Trigger, find_triggers
from dateline.annotation.undated import Setting, When, when_from_tense
from dateline.annotation.verb_status import Reading
from dateline.model import (
    Basis,
    Document,
    EntityMention,
    EventMention,
    Evidence,
    Participant,
    Quote,
    Role,
    Status,
    Timex,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TIMES = {"once": 1, "twice": 2, "thrice": 3}


def find_events(
    parsed: Doc,
    document: Document,
    timexes: tuple[Timex, ...],
    entities: tuple[EntityMention, ...],
    vocabulary: EventVocabulary | None = None,
) -> tuple[EventMention, ...]:
    """What each sentence says happened, will, might or did not, in text order."""
    mentions = Mentions(parsed, entities)
    triggers = find_triggers(parsed, vocabulary or packaged_vocabulary(), mentions)
    times = Times(parsed, document, timexes, triggers)
    triggers = tuple(t for t in triggers if not times.covers(t.token))
    reader = ArgumentReader(document, mentions, entities)
    layout = Layout(parsed, document, times)
    speakers = Speakers(triggers, reader)
    events = [_read(trigger, document, reader, times, layout, speakers) for trigger in triggers]
    counted = find_quantities(parsed, document, timexes, {trigger.token.i for trigger in triggers})
    for i, trigger in enumerate(triggers):
        if (counts := counted.by_act.get(trigger.token.i)) is not None:
            events[i] = replace(events[i], quantities=counts)
    events = with_tolls(events, counted.loose)
    events = _linked(events, triggers, document)
    wording = Wording(mentions, times.covers)
    labelled = zip(events, triggers, strict=True)
    return tuple(replace(event, label=make_label(event, trigger, wording)) for event, trigger in labelled)


def _read(
    trigger: Trigger, document: Document, reader: ArgumentReader, times: Times, layout: Layout, speakers: Speakers
) -> EventMention:
    sentence = trigger.token.sent
    setting = layout.setting(sentence)
    reading = read_status(trigger)
    attached = times.governing(trigger)
    if times.has_sign_of_another_time(trigger):
        setting = replace(setting, has_sign_of_another_time=True)
    when = _when(trigger, reading, attached, setting)
    if _is_still_to_come(when, reading, setting):
        reading, when = _put_right(trigger, reading, when, setting)
    status = _lasting_status(trigger, reading, attached)
    said_by = speakers.word(trigger)
    arguments = reader.read(trigger, speakers.body(said_by))
    return EventMention(
        id=_mention_id(document, trigger),
        document_id=document.id,
        start=trigger.start,
        end=trigger.end,
        text=document.text[trigger.start : trigger.end],
        type=trigger.type,
        kind=trigger.kind,
        lemma=lemma_of(trigger.token),
        sentence=_quote(document, sentence),
        label="",
        status=status,
        polarity=reading.polarity,
        count=_count(trigger),
        interval=when.interval,
        basis=when.basis,
        timex=when.timex,
        participants=arguments.participants,
        places=arguments.places,
        other_places=arguments.other_places,
        speaker=speakers.of(said_by),
        evidence=(*_evidence(document, trigger, reading, when), *arguments.evidence),
        rule=trigger.rule.id if trigger.rule is not None else "",
        is_headline=setting.is_headline,
    )


def _mention_id(document: Document, trigger: Trigger) -> str:
    key = f"{document.id}\n{trigger.start}\n{trigger.end}\n{trigger.type}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def _quote(document: Document, span: Span) -> Quote:
    """The span without the blanks around it, nor the boilerplate that the parser saw as blanks."""
    text = span.text
    start = span.start_char + len(text) - len(text.lstrip())
    end = start + len(text.strip())
    return Quote(start, end, document.text[start:end])


def _word_quote(document: Document, token: Token) -> Quote:
    end = token.idx + len(token)
    return Quote(token.idx, end, document.text[token.idx : end])


def _evidence(document: Document, trigger: Trigger, reading: Reading, when: When) -> list[Evidence]:
    found = [Evidence("type", _word_quote(document, trigger.token), trigger.rule.id if trigger.rule else "general")]
    if trigger.clause is not None and trigger.clause != trigger.token:
        found.append(Evidence("carrier", _word_quote(document, trigger.clause), trigger.phase or "light verb"))
    if reading.word is not None:
        found.append(Evidence("status", _word_quote(document, reading.word), reading.rule))
    if when.timex is not None:
        found.append(Evidence("interval", Quote(when.timex.start, when.timex.end, when.timex.text), when.timex.rule))
    elif when.word is not None:
        found.append(Evidence("interval", _word_quote(document, when.word), when.rule))
    return found


def _when(trigger: Trigger, reading: Reading, attached: Attached | None, setting: Setting) -> When:
    if attached is not None:
        interval = interval_of(attached, reading.status, setting.published)
        if interval is not None:
            return When(interval, Basis.EXPRESSION, attached.timex)
    if reading.rule == "cancelled":
        return When(None, Basis.NONE)  # the day of the cancelling is not the day of the cancelled
    return when_from_tense(trigger, reading.status, setting)


def _is_still_to_come(when: When, reading: Reading, setting: Setting) -> bool:
    """Does the text date what it tells as a fact later than the report itself?"""
    first = when.interval.earliest if when.interval is not None else None
    if when.basis is not Basis.EXPRESSION or first is None or setting.published is None:
        return False
    return reading.status.is_fact and first > setting.published


def _put_right(trigger: Trigger, reading: Reading, when: When, setting: Setting) -> tuple[Reading, When]:
    """As in "the summit on 25 March", "he leaves in June": a plan; but for "met on 25 March" the date is misread."""
    verb = trigger.clause or (trigger.token if is_verb(trigger.token) else None)
    if verb is not None and (tense_of(verb) not in ("present", "progressive") or child(verb, "xcomp", "ccomp")):
        elsewhere = replace(setting, has_sign_of_another_time=True)  # it has a day, and not that of the report
        return reading, when_from_tense(trigger, reading.status, elsewhere)
    return replace(reading, status=Status.PLANNED, rule="date to come"), when


def _lasting_status(trigger: Trigger, reading: Reading, attached: Attached | None) -> Status:
    """The perfect of an act whose result lasts ("has massed troops", "since May") says that it goes on."""
    if reading.status is not Status.OCCURRED or trigger.clause is None:
        return reading.status
    perfect = any(a.lower_ in ("has", "have", "'ve") for a in trigger.clause.children if a.dep_ in ("aux", "auxpass"))
    since = attached is not None and attached.preposition == "since"
    if perfect and trigger.rule is not None and trigger.rule.lasting:
        return Status.ONGOING
    return Status.ONGOING if perfect and since and trigger.is_noun else reading.status


def _count(trigger: Trigger) -> int:
    """As in "spoke twice", "three attacks"; a plural without a number is one event."""
    verb = trigger.clause or trigger.token
    for host in {trigger.token, verb}:
        for c in host.children:
            if c.lower_ in ("twice", "thrice") and c.i > host.i - 3:
                return _TIMES[c.lower_]
            if c.dep_ == "npadvmod" and c.lemma_.lower() == "time":
                number = next((g.lower_ for g in c.children if g.dep_ == "nummod"), "")
                return _number(number)
    if trigger.is_noun and trigger.token.tag_ == "NNS":
        number = next((c.lower_ for c in trigger.token.children if c.dep_ == "nummod"), "")
        return _number(number)
    return 1


def _number(word: str) -> int:
    if word in _NUMBERS:
        return _NUMBERS.index(word) + 1
    return int(word) if word.isdecimal() and len(word) < 4 and int(word) > 0 else 1


# ---------------------------------------------------------------- between the events of one document


def _linked(events: list[EventMention], triggers: tuple[Trigger, ...], document: Document) -> list[EventMention]:
    """Conditions, anchors and shared participants: what one trigger owes to another."""
    position = index_by_token(triggers)
    for i, trigger in enumerate(triggers):
        events[i] = _with_host_participants(events[i], trigger, events, position)
    events = anchored(events, triggers, position, document.published)
    for i, trigger in enumerate(triggers):
        events[i] = _with_cause(_conditioned(events[i], trigger, events, position), trigger, events, position)
    for i, trigger in enumerate(triggers):
        events[i] = _listed(_addressed(events[i], events), trigger, events)
    return with_shared_places(events, triggers, position)


def _with_host_participants(
    event: EventMention, trigger: Trigger, events: list[EventMention], position: Mapping[int, int]
) -> EventMention:
    """As in "During talks last month, the king asked the pope": those of the main clause were the ones who talked."""
    token = trigger.token
    if not trigger.is_noun or trigger.rule is None or not trigger.rule.reciprocal or token.dep_ != "pobj":
        return event
    if token.head.lower_ not in ("during", "at", "in") or not is_verb(token.head.head):
        return event
    host = position.get(token.head.head.i)
    if host is None:
        return event
    known = {p.entity.entity_id for p in event.participants}
    added = [
        Participant(Role.PARTICIPANT, p.entity)
        for p in events[host].participants
        if p.entity.entity_id not in known and p.entity.is_named | bool(p.entity.reason != "described")
    ]
    return replace(event, participants=(*event.participants, *added))


def _conditioned(
    event: EventMention, trigger: Trigger, events: list[EventMention], position: Mapping[int, int]
) -> EventMention:
    condition = condition_of(trigger)
    if condition is None:
        return event
    at = position.get(condition.i)
    if at is None:
        at = next((position[t.i] for t in condition.subtree if t.i in position), None)
    if at is None or events[at].id == event.id:
        return event
    return replace(event, condition=events[at].id)


def _with_cause(
    event: EventMention, trigger: Trigger, events: list[EventMention], position: Mapping[int, int]
) -> EventMention:
    """As in "the quake killed ten", "ten died in the crash": whose part or consequence the act is, as evidence."""
    if trigger.is_noun or trigger.rule is None or not trigger.rule.consequence:
        return event
    inside = (noun for name, noun in prepositions(trigger.token) if name in ("in", "by", "after"))
    causes = (events[position[t.i]] for t in (logical_subject(trigger.token), *inside) if t and t.i in position)
    cause = next((c for c in causes if c.rule and c.status is event.status and c.id != event.id), None)
    if cause is None:
        return event
    field = "act" if trigger.rule.object_is_place else "cause"  # "the quake struck Lima" is the quake itself
    return replace(
        event, evidence=(*event.evidence, Evidence(field, Quote(cause.start, cause.end, cause.text), cause.rule))
    )


def _addressed(event: EventMention, events: list[EventMention]) -> EventMention:
    """A threat that names nobody, "if Chad attacks", is made to the one who would do it."""
    if event.type != "THREATEN" or event.condition is None:
        return event
    if any(p.role is Role.RECIPIENT and p.entity.is_named for p in event.participants):
        return event
    other = next(e for e in events if e.id == event.condition)
    known = {p.entity.entity_id for p in event.participants}
    added = [Participant(Role.RECIPIENT, p.entity) for p in other.participants if p.role is Role.AGENT]
    return replace(event, participants=(*event.participants, *(p for p in added if p.entity.entity_id not in known)))


def _listed(event: EventMention, trigger: Trigger, events: list[EventMention]) -> EventMention:
    """Of "threatened measures if ..., including sanctions on Chad", the sanctions are those of whoever threatened."""
    noun = listed_under(trigger)
    if noun is None:
        return event
    host = next((e for e in events if e.start <= noun.head.idx < e.end and e.id != event.id), None)
    if host is None:
        return event
    known = {p.entity.entity_id for p in event.participants}
    added = [p for p in host.participants if p.entity.is_named and p.entity.entity_id not in known]
    return replace(event, participants=(*event.participants, *added), condition=event.condition or host.condition)
