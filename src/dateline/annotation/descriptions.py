"""Descriptions that stand for a named entity: by apposition, by office and date, by kind and recency."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from dateline.annotation.bodies_described import body_described
from dateline.annotation.offices_named import is_of_other_time, names_office, standing_for_holder
from dateline.annotation.reading import Reading, standing_for
from dateline.annotation.several import several_described
from dateline.model import EntityKind, EntityMention
from dateline.rules import load_toml
from dateline.rules.offices import holders, role_forms, tenures_of

_HEADS = ("supreme leader", "president", "prime minister", "chancellor", "leader", "monarch")
_NEAR = 150
"""Characters between a description and the name it stands in apposition to."""
_AHEAD = 2
"""Sentences ahead in which the bearer of a title may be named."""


def read_descriptions(reading: Reading) -> dict[EntityMention, tuple[EntityMention, ...]]:
    """Each description with the mentions that take its place; descriptions that stay unresolved are left out."""
    resolved: dict[EntityMention, tuple[EntityMention, ...]] = {}
    for words in reading.mentions:
        if words.is_named:
            continue
        found = _by_apposition(reading, words) or _counterpart(reading, words, resolved) or _by_office(reading, words)
        found = found or _by_title(reading, words) or _leader(reading, words)
        found = found or several_described(reading, words) or body_described(reading, words)
        if found:
            resolved[words] = found
    return resolved


def _stand(words: EntityMention, antecedent: EntityMention, reason: str) -> EntityMention:
    return standing_for(words.start, words.end, words.text, antecedent, reason)


def _by_apposition(reading: Reading, words: EntityMention) -> tuple[EntityMention, ...]:
    """The name beside the words: "the president of Russia, Vladimir Putin", "Fred Kempe, an analyst"."""
    root = reading.root(words)
    kind = EntityKind.ORGANIZATION if words.kind is EntityKind.GROUP else words.kind
    if root is None or kind not in (EntityKind.PERSON, EntityKind.ORGANIZATION) or root.tag_ in ("NNS", "NNPS"):
        return ()
    for name in reading.named_near(words.start - _NEAR, words.end + _NEAR):
        if name.kind is not kind:
            continue
        head = reading.root(name)
        if head is None:
            continue
        joined = (head.dep_ == "appos" and head.head == root) or (root.dep_ == "appos" and root.head == head)
        if kind is EntityKind.ORGANIZATION and not (joined and _is_plain_aside(reading, words, name)):
            continue
        if joined or _is_inside_title(words, name) or _precedes_title(reading, words, name):
            mention = _stand(words, name, f"in apposition to {name.text}")
            is_office = joined and kind is EntityKind.PERSON
            return (replace(mention, offices=(" ".join(words.text.split()),) if is_office else ()),)
    return ()


def _is_plain_aside(reading: Reading, words: EntityMention, name: EntityMention) -> bool:
    """Does a comma or nothing join them, and no "of" lead on to another body ("the parent company of Sable")?"""
    between = reading.text[min(words.end, name.end) : max(words.start, name.start)]
    leads_on = " of " in words.text or reading.text[words.end :].startswith((" of ", " for "))
    return " - " not in between and not leads_on


def _is_inside_title(words: EntityMention, name: EntityMention) -> bool:
    return any(0 < name.start - words.start <= len(office) + 3 and words.text in office for office in name.offices)


def _precedes_title(reading: Reading, words: EntityMention, name: EntityMention) -> bool:
    """Do only a comma and the name's own title stand between: "his counterpart, President Joe Biden"?"""
    between = " ".join(reading.text[words.end : name.start].split())
    return any(between == f", {office}" for office in name.offices)


def _counterpart(
    reading: Reading, words: EntityMention, resolved: Mapping[EntityMention, tuple[EntityMention, ...]]
) -> tuple[EntityMention, ...]:
    """For "his US counterpart", who holds the same office in the other state on that day."""
    day = reading.document.published
    if day is None or not words.text.lower().endswith("counterpart") or words.country_code is None:
        return ()
    named = reading.named_near(words.start - _NEAR, words.start)
    described = (who for found in resolved.values() for who in found if words.start - _NEAR <= who.start < words.start)
    before = sorted((n for n in (*named, *described) if n.kind is EntityKind.PERSON), key=lambda n: n.start)
    if not before:
        return ()
    roles = [tenure.role for tenure in tenures_of().get(before[-1].name, ()) if tenure.covers(day)]
    for role in dict.fromkeys(roles):
        names = holders(words.country_code, role, day)
        if len(names) == 1:
            reason = f"{words.country_code}:{role} on {day}, as {before[-1].name} is at home"
            return (standing_for_holder(words, names[0], reason),)
    return ()


def _by_title(reading: Reading, words: EntityMention) -> tuple[EntityMention, ...]:
    """For "the mayor", the one person whom the document gives that title, named before."""
    noun = words.text.lower()
    before = reading.text[: words.start].rstrip()[-5:].lower()
    if words.kind is not EntityKind.PERSON or " " in noun or not before.endswith("the"):
        return ()
    titled = {n.entity_id: n for n in reversed(reading.named) if any(_ends_in(office, noun) for office in n.offices)}
    earlier = {n.entity_id for n in reading.named_near(0, words.start)}
    bearers = [n for n in titled.values() if n.entity_id in earlier]
    if not bearers and len(titled) == 1:  # "the captain was held": who that is may follow
        bearers = [n for n in titled.values() if 0 <= reading.sentence(n) - reading.sentence(words) <= _AHEAD]
    if len(bearers) != 1:
        return ()
    return (_stand(words, bearers[0], f'the one person titled "{noun}"'),)


def _ends_in(office: str, noun: str) -> bool:
    last = office.lower().split()[-1].rstrip(".")
    return bool(load_toml("roles.toml")["titles"]["short"].get(last, last) == noun)


def _leader(reading: Reading, words: EntityMention) -> tuple[EntityMention, ...]:
    """For "the Russian leader", the one person named in the document who heads that state on its day."""
    day = reading.document.published
    if day is None or words.country_code is None or not words.text.lower().endswith(" leader"):
        return ()
    if is_of_other_time(words.text.lower(), "leader"):
        return ()
    heads = {name for role in _HEADS for name in holders(words.country_code, role, day)}
    named = {name.entity_id: name for name in reading.named if name.name in heads}
    if len(named) != 1:
        return ()
    return (_stand(words, next(iter(named.values())), f"the head of {words.country_code} named in this text"),)


def _by_office(reading: Reading, words: EntityMention) -> tuple[EntityMention, ...]:
    """Whoever holds the office that the words name, in this document or by the list of offices on its day."""
    root = reading.root(words)
    if root is None or words.kind is not EntityKind.PERSON or not _is_definite(reading, words):
        return ()
    phrase = words.text.lower()
    form = next((form for form in _forms_by_length() if _ends_with(phrase, form)), None)
    if form is None or is_of_other_time(phrase, form):
        return ()
    owners = _owners(reading, words)
    stated = _titled_in_document(reading, words, form, owners)
    if stated is not None:
        return (_stand(words, stated, f"the {form} is {stated.name} in this text"),)
    day = reading.document.published
    if day is None:
        return ()
    for role, allowed in role_forms()[form]:
        for owner in owners:
            names = holders(owner, role, day) if not allowed or owner in allowed else ()
            if len(names) == 1:
                return (standing_for_holder(words, names[0], f"held the office {owner}:{role} on {day}"),)
    return ()


@cache
def _forms_by_length() -> tuple[str, ...]:
    return tuple(sorted(role_forms(), key=lambda form: (-len(form), form)))


def _ends_with(phrase: str, form: str) -> bool:
    return re.search(rf"(?:^|[ -]){re.escape(form)}(?: of .*)?$", phrase) is not None


def _is_definite(reading: Reading, words: EntityMention) -> bool:
    """Does it have "the", a possessive or a state before it, rather than "a" or nothing?"""
    before = reading.text[: words.start].rstrip()[-5:].lower()
    if before.endswith((" a", " an", "no", "any", "each", "every")) or before in ("a", "an"):
        return False
    return before.endswith(("the", "'s", "’s", "s'")) or words.country_code is not None or words.text[0].isupper()


def _owners(reading: Reading, words: EntityMention) -> tuple[str, ...]:
    """The state or body that the office belongs to, as far as the words tell; empty where they do not."""
    root = reading.root(words)
    end = max((t.idx + len(t) for child in root.children if child.dep_ == "prep" and child.lower_ == "of"
               for t in child.subtree), default=words.end) if root is not None else words.end  # fmt: skip
    begin = words.start
    before = reading.text[max(0, words.start - 3) : words.start]
    if before.rstrip().endswith(("'s", "s'")):
        begin = words.start - 40
    owners = []
    for name in reading.named_near(begin, end):
        if name.end <= end and (name.start >= words.start or name.end + 4 >= words.start):
            if name.entity_id.startswith("org:"):
                owners.append(name.entity_id)
            if name.entity_id.startswith("country:"):
                owners.append(name.entity_id.removeprefix("country:"))
    return tuple(dict.fromkeys(owners))


def _titled_in_document(
    reading: Reading, words: EntityMention, form: str, owners: tuple[str, ...]
) -> EntityMention | None:
    """The nearest person before the words, or the only one after, whom the document gives this very office."""
    people_named = [name for name in reading.named if name.kind is EntityKind.PERSON]
    fitting = [name for name in people_named if any(names_office(office, form, owners) for office in name.offices)]
    before = [name for name in fitting if name.end <= words.start]
    if before:
        return before[-1]
    return fitting[0] if len({name.entity_id for name in fitting}) == 1 else None
