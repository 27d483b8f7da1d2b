"""Graphs made by hand for the page: a story like a newspaper's, and one of any size."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from dateline.graph import EventGraph
from dateline.model import (
    Basis,
    Conflict,
    Count,
    Document,
    Entity,
    EntityKind,
    Event,
    EventMention,
    Evidence,
    Interval,
    Link,
    PlaceRole,
    Quote,
    Relation,
    Role,
    Status,
    Tally,
    Timex,
    TimexType,
)

_PEOPLE = (
    "Ada Okafor|person|Minister of Ports",
    "Bruno Castel|person|Mayor of Larnholm",
    "Chen Wei|person|",
    "Harbour Union|organization|",
    "Port Authority|organization|",
    "Norland|country|",
    "Sudmark|country|",
    "striking dockers|group|",
    "Irina Dragomir|person|President of Sudmark",
    "Coast Guard|organization|",
)
_PLACES = ("Larnholm|60.4|5.3", "Port Vessel|51.9|4.5", "Sudmark City|48.2|16.4", "North Quay||")


def entities() -> dict[str, Entity]:
    made = {}
    for row in _PEOPLE:
        name, kind, office = row.split("|")
        aliases = (name, name.split()[-1]) if kind == "person" else (name,)
        made[name] = Entity(
            f"{kind}:{name.lower().replace(' ', '-')}",
            name,
            EntityKind(kind),
            aliases=aliases,
            offices=(office,) if office else (),
            reasons=("one name in two reports",),
        )
    for row in _PLACES:
        name, latitude, longitude = row.split("|")
        made[name] = Entity(
            f"place:{name.lower().replace(' ', '-')}",
            name,
            EntityKind.PLACE,
            latitude=float(latitude) if latitude else None,
            longitude=float(longitude) if longitude else None,
        )
    return made


DOCUMENTS = tuple(
    Document(
        "",
        f"report-{number}",
        published=date(2024, 5, 20) + timedelta(number),
        title=title,
        publisher=publisher,
        url=f"https://news.example/{number}",
        published_reason="the page's own date",
    )
    for number, (title, publisher) in enumerate(
        (
            ("Dockers and port sign a truce", "The Larnholm Post"),
            ("Sudmark warns of a blockade", "Coast Courier"),
            ("What we know about the port strike", "The Larnholm Post"),
        )
    )
)


def event(
    label: str,
    *,
    number: int = 0,
    type: str = "CONSULT",  # noqa: A002 (the model's own name)
    kind: str = "talks",
    when: str | None = "2024-05-20",
    status: Status = Status.OCCURRED,
    who: tuple[tuple[Role, Entity], ...] = (),
    where: tuple[Entity, ...] = (),
    sources: int = 1,
    documents: tuple[Document, ...] = DOCUMENTS,
    sentence: str | None = None,
) -> Event:
    """An event with one sentence in each of its (at most three) reports."""
    interval = Interval.parse(when) if when else None
    words = sentence or f"It was reported that {label[:1].lower()}{label[1:]}, said two people who were there."
    at = max(words.lower().find(label.lower()[:6]), 0)
    mentions = tuple(
        EventMention(
            f"m{number}-{index}",
            document.id,
            100 + at,
            100 + at + 6,
            words[at : at + 6],
            type,
            kind,
            kind,
            Quote(100, 100 + len(words), words),
            label,
            status,
            interval=interval,
            basis=Basis.EXPRESSION if interval else Basis.NONE,
            timex=Timex(0, 9, "on Monday", TimexType.DATE, when, rule="weekday.past", anchor="published 2024-05-20")
            if when
            else None,
            evidence=(Evidence("type", Quote(0, 6, words[:6]), "verb.say"),),
            rule="clause.active",
        )
        for index, document in enumerate(documents[: min(sources, 3)])
    )
    history = tuple(
        (document.published, status, mention.id) for document, mention in zip(documents, mentions, strict=False)
    )
    return Event(
        f"e{number:04d}",
        label,
        type,
        kind,
        interval,
        status,
        1,
        who,
        where,
        mentions,
        basis=mentions[0].basis if mentions else Basis.NONE,
        history=history,
        independent_sources=sources,
        confidence=0.5 + 0.06 * min(sources, 8),
    )


def story() -> EventGraph:
    """Fifteen events of all statuses, like what two or three reports tell."""
    known = entities()
    events = []
    lines = (Path(__file__).parent / "page_story.psv").read_text("utf-8").splitlines()
    for number, row in enumerate(lines[1:]):
        label, type_, kind, when, status, who, where, sources = row.split("|")
        people = tuple((Role(role), known[name]) for role, name in (pair.split("=") for pair in who.split(";") if pair))
        events.append(
            event(
                label,
                number=number,
                type=type_,
                kind=kind,
                when=when or None,
                status=Status(status),
                who=people,
                where=(known[where],) if where else (),
                sources=int(sources),
            )
        )
    truce, talks, ban = events[8], events[1], events[4]
    events[8] = replace(
        truce,
        conflicts=(Conflict("date", (("2024-05-20", "report-0", "m8-0"), ("2024-05-19", "report-1", "m8-1"))),),
        tallies=(
            Tally(
                "killed",
                "20",
                (
                    Count(date(2024, 5, 18), "12", "report-1", "m8-1"),
                    Count(date(2024, 5, 20), "20", "report-0", "m8-0"),
                ),
                "later reports count more",
            ),
        ),
        links=(
            Link(
                "m8-0",
                "m8-1",
                0.97,
                (("same kind of event", 3.1), ("one actor in common", 2.4), ("dates differ", -0.7)),
            ),
        ),
        history=(
            (date(2024, 5, 18), Status.PLANNED, "m8-1"),
            (date(2024, 5, 20), Status.OCCURRED, "m8-0"),
        ),
        relations=(Relation("follows_up", talks.id, "the truce ends the talks"),),
        count=2,
    )
    events[4] = replace(
        ban,
        relations=(Relation("condition", events[3].id, "if"),),
        other_places=((PlaceRole.TARGET, known["Port Vessel"]),),
    )
    events[10] = replace(events[10], speakers=(known["Chen Wei"],))
    return EventGraph(DOCUMENTS, tuple(events), tuple(known.values()))


def large(nodes: int, seed: int = 1) -> EventGraph:
    """A graph of `nodes` nodes: two thirds events, the rest people, bodies and places; one hub among them."""
    random = Random(seed)  # noqa: S311 (a test's dice)
    count = nodes * 2 // 3
    kinds = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.COUNTRY, EntityKind.PLACE)
    known = [
        Entity(f"n:{index:05d}", f"{kinds[index % 4].value.title()} {index}", kinds[index % 4], latitude=None)
        for index in range(nodes - count)
    ]
    actors = [entity for entity in known if entity.kind is not EntityKind.PLACE]
    places = [entity for entity in known if entity.kind is EntityKind.PLACE]
    documents = tuple(
        Document(
            "",
            f"d{index:03d}",
            date(2022, 1, 1) + timedelta(3 * index),
            f"Report {index}",
            publisher=f"Paper {index % 9}",
        )
        for index in range(60)
    )
    types = ("CONSULT", "PROTEST", "AID", "THREATEN", "STATEMENT", "OTHER", "ASSAULT")
    statuses = (Status.OCCURRED,) * 6 + tuple(Status)
    events = []
    for number in range(count):
        who = [actors[number % len(actors)], random.choice(actors)]
        if number % 17 == 0:
            who.append(actors[0])
        day = date(2022, 1, 1) + timedelta(int(random.betavariate(2, 3) * 700))
        when = (day.isoformat(), day.isoformat(), f"{day:%Y-%m}", f"../{day}")[number % 4]
        told = tuple(random.sample(documents, 3))
        events.append(
            event(
                f"Event {number} of the long story of {who[0].name}",
                number=number,
                type=types[number % len(types)],
                kind="step",
                when=when,
                status=random.choice(statuses),
                who=tuple((Role.PARTICIPANT, entity) for entity in dict.fromkeys(who)),
                where=(places[number % len(places)],),
                sources=1 + (number % 5 == 0) + 3 * (number % 31 == 0),
                documents=told,
            )
        )
    return EventGraph(documents, tuple(events), tuple(known))
