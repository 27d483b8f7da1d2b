"""Graphs made by hand and by counting, for tests that need no language model."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.graph import EventGraph
from dateline.model import (
    Basis,
    Conflict,
    Count,
    Document,
    Entity,
    EntityKind,
    EntityMention,
    Event,
    EventMention,
    Interval,
    Link,
    Participant,
    PlaceRole,
    Quote,
    Relation,
    Role,
    Status,
    Tally,
    Timex,
    TimexType,
)

FIRST = "Alma Reyes met Bo Lind in Geneva on 3 May 2021. Norland threatened Sutland with sanctions."
SECOND = "Reyes and Lind had met on 4 May 2021 in Geneva. If Norland invades Sutland, Lind will call again."

SIGNED = Tally(
    "troops",
    "20",
    (Count(date(2021, 5, 5), "at least 12", "a", "m1"), Count(date(2021, 6, 1), "20", "b", "m2")),
    "all can be true",
)

REYES = Entity("person:reyes", "Alma Reyes", EntityKind.PERSON, ("Reyes", "A. Reyes"), ("president of Sutland",))
LIND = Entity("person:lind", "Bo Lind", EntityKind.PERSON, ("Lind",), documents=("a", "b"))
NORLAND = Entity("country:NO", "Norland", EntityKind.COUNTRY, latitude=60, longitude=10.5, country_code="NO")
SUTLAND = Entity("country:SU", "Sutland", EntityKind.COUNTRY, wikidata="Q1", geonames=77)
GENEVA = Entity(
    "place:geneva", "Geneva", EntityKind.PLACE, latitude=46.2, longitude=6.15, country_code="CH", geonames=2660646
)


def mention_of(words: str, text: str, kind: EntityKind, entity: Entity) -> EntityMention:
    start = text.index(words)
    return EntityMention(start, start + len(words), words, kind, entity.id, entity.name)


def event_mention(
    id: str,  # noqa: A002 the field's name
    document: Document,
    trigger: str,
    type: str,  # noqa: A002
    *,
    interval: Interval | None = None,
    status: Status = Status.OCCURRED,
    actors: tuple[tuple[Role, str, Entity], ...] = (),
    place: str | None = None,
    timex: Timex | None = None,
) -> EventMention:
    """A mention in the sentence of `document` that holds the trigger."""
    text = document.text
    start = text.index(trigger)
    first = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
    last = text.index(".", start) + 1
    return EventMention(
        id,
        document.id,
        start,
        start + len(trigger),
        trigger,
        type,
        trigger,
        trigger,
        Quote(first, last, text[first:last]),
        trigger,
        status,
        interval=interval,
        basis=Basis.EXPRESSION if timex else Basis.TENSE,
        timex=timex,
        participants=tuple(Participant(role, mention_of(words, text, who.kind, who)) for role, words, who in actors),
        places=(mention_of(place, text, EntityKind.PLACE, GENEVA),) if place else (),
        rule="test-rule",
    )


def small_graph() -> EventGraph:
    """A meeting that two documents report with different dates, a threat, a conditional invasion, a planned call."""
    a = Document(FIRST, "a", date(2021, 5, 5), "Leaders meet", "https://example.org/a", "Example Post")
    b = Document(SECOND, "b", date(2021, 6, 1), "After the meeting", publisher="Other Times")
    pair = ((Role.PARTICIPANT, "Reyes", REYES), (Role.PARTICIPANT, "Lind", LIND))
    third, fourth = Interval.day(date(2021, 5, 3)), Interval.day(date(2021, 5, 4))
    said = Timex(36, 46, "3 May 2021", TimexType.DATE, "2021-05-03", interval=third, rule="day-month-year")
    m1 = event_mention("m1", a, "met", "CONSULT", interval=third, actors=pair, place="Geneva", timex=said)
    m2 = event_mention("m2", b, "met", "CONSULT", interval=fourth, actors=pair, place="Geneva")
    states = ((Role.AGENT, "Norland", NORLAND), (Role.RECIPIENT, "Sutland", SUTLAND))
    m3 = event_mention("m3", a, "threatened", "THREATEN", interval=Interval.until(date(2021, 5, 5)), actors=states)
    m4 = event_mention("m4", b, "invades", "ASSAULT", status=Status.CONDITIONAL, actors=states)
    caller = ((Role.AGENT, "Lind", LIND),)
    later = Interval.since(date(2021, 6, 1))
    m5 = event_mention("m5", b, "call", "CONSULT", status=Status.PLANNED, actors=caller, interval=later)
    met = Event(
        "e1",
        "Reyes and Lind meet in Geneva",
        "CONSULT",
        "meeting",
        Interval.parse("2021-05-03/2021-05-04"),
        Status.OCCURRED,
        1,
        ((Role.PARTICIPANT, REYES), (Role.PARTICIPANT, LIND)),
        (GENEVA,),
        (m1, m2),
        Basis.EXPRESSION,
        conflicts=(Conflict("date", (("2021-05-03", "a", "m1"), ("2021-05-04", "b", "m2"))),),
        history=((date(2021, 5, 5), Status.OCCURRED, "m1"), (date(2021, 6, 1), Status.OCCURRED, "m2")),
        links=(Link("m1", "m2", 0.97, (("same actors", 4.2), ("same place", 3.1))),),
        independent_sources=2,
        confidence=0.97,
        tallies=(SIGNED,),
    )
    threat = Event(
        "e2",
        "Norland threatens Sutland",
        "THREATEN",
        "threat",
        Interval.until(date(2021, 5, 5)),
        Status.OCCURRED,
        1,
        ((Role.AGENT, NORLAND), (Role.RECIPIENT, SUTLAND)),
        (),
        (m3,),
        Basis.TENSE,
        other_places=((PlaceRole.TARGET, SUTLAND),),
        relations=(Relation("condition", "e3", "sanctions if it invades"),),
        history=((date(2021, 5, 5), Status.OCCURRED, "m3"),),
    )
    invasion = Event(
        "e3",
        "Norland might invade Sutland",
        "ASSAULT",
        "invasion",
        None,
        Status.CONDITIONAL,
        1,
        ((Role.AGENT, NORLAND), (Role.RECIPIENT, SUTLAND)),
        (),
        (m4,),
        history=((date(2021, 6, 1), Status.CONDITIONAL, "m4"),),
    )
    call = Event(
        "e4",
        "Lind will call again",
        "CONSULT",
        "call",
        later,
        Status.PLANNED,
        1,
        ((Role.AGENT, LIND),),
        (),
        (m5,),
        Basis.TENSE,
        speakers=(LIND,),
        relations=(Relation("condition", "e3"), Relation("after", "e1"), Relation("after", "gone")),
        history=((date(2021, 6, 1), Status.PLANNED, "m5"),),
    )
    return EventGraph((a, b), (threat, met, call, invasion), (SUTLAND, NORLAND, REYES, LIND, GENEVA))


HOSTILE = "\x00\x01\x0b\x1f]]> <b>&amp;\"'é😀\u202eשלום\ud800\ufffe\r\n\tend"
"""What breaks a careless writer: control characters, NUL, a lone surrogate, CDATA's end, markup, emoji, RTL."""


def hostile_graph() -> EventGraph:
    """HOSTILE in every text of every kind of thing, ids included."""
    document = Document(HOSTILE, "d" + HOSTILE, date(2020, 2, 29), HOSTILE, "javascript:" + HOSTILE, HOSTILE)
    other = Entity("n\x00", "=" + HOSTILE, EntityKind.PERSON, (HOSTILE,), (HOSTILE,), country_code=HOSTILE)
    entity = Entity("n\x01", HOSTILE, EntityKind.PLACE, (HOSTILE,), wikidata=HOSTILE)
    words = EntityMention(0, 1, HOSTILE[:1], EntityKind.PERSON, other.id, other.name, aliases=(HOSTILE,))
    mention = EventMention(
        "m" + HOSTILE,
        document.id,
        0,
        2,
        HOSTILE[:2],
        HOSTILE,
        HOSTILE,
        HOSTILE,
        Quote(0, len(HOSTILE), HOSTILE),
        HOSTILE,
        participants=(Participant(Role.AGENT, words),),
        rule=HOSTILE,
    )
    day = Interval.day(date(2020, 2, 29), approximate=True)
    events = tuple(
        Event(
            f"e{number}{HOSTILE}",
            HOSTILE,
            HOSTILE,
            HOSTILE,
            day,
            Status.DENIED,
            2,
            ((Role.AGENT, other), (Role.RECIPIENT, other)),
            (entity,),
            (mention,),
            conflicts=(Conflict(HOSTILE, ((HOSTILE, document.id, mention.id),)),),
            tallies=(Tally(HOSTILE, HOSTILE, (Count(None, HOSTILE, document.id, mention.id),), HOSTILE),),
            relations=(Relation("after", f"e{1 - number}{HOSTILE}", HOSTILE),),
        )
        for number in range(2)
    )
    return EventGraph((document,), events, (other, entity))


def large_graph(nodes: int = 20_000) -> EventGraph:
    """Half events, half entities; three roles an event, dates over ten years. The same graph at every call."""
    half = nodes // 2
    document = Document("Someone met someone somewhere.", "d", date(2022, 1, 1))
    kinds = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.COUNTRY, EntityKind.PLACE)
    entities = tuple(
        Entity(f"entity:{n}", f"Name {n}", kinds[n % 4], (f"N. {n}", f"The name {n}"), latitude=n / half, longitude=0.5)
        for n in range(half)
    )
    sentence = Quote(0, 30, document.text)
    statuses = tuple(Status)
    events = []
    for n in range(half):
        day = Interval.day(date(2012, 1, 1) + timedelta(n % 3650))
        mention = EventMention(f"m{n}", "d", 8, 11, "met", "CONSULT", "meeting", "meet", sentence, "meet", interval=day)
        events.append(
            Event(
                f"event{n:06}",
                f"Name {n} meets name {n * 7 % half}",
                "CONSULT",
                "meeting",
                day,
                statuses[n % len(statuses)],
                1,
                ((Role.AGENT, entities[n]), (Role.RECIPIENT, entities[n * 7 % half])),
                (entities[n * 4 % half],),
                (mention,),
                relations=(Relation("after", f"event{n - 1:06}"),) if n else (),
                independent_sources=1 + n % 3,
            )
        )
    return EventGraph((document,), tuple(events), entities)
