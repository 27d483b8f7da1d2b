"""Which mentions are compared, and which events deserve a node of their own.

Annotation keeps everything that a sentence says. A timeline that showed every "said" and every "seems to think" would
bury what happened, so the graph shows an event only when a reader would look for it:

- speech, when someone who has a name said it on a day that the text names, or the headline is about it, or when it is
  an announcement, the day's news by itself (an utterance that demands, rejects, threatens or accuses has a type of its
  own and is no mere speech);
- an act that the vocabulary knows, when the text ties it to someone with a name, to a place or to a date of its own,
  or tells as a fact who did it, to whom or how often ("police detained three students"), with a name or without;
- any other act, when someone with a name did it, in fact, on a date that the text gives;
- and whatever is reported more than once, in one article or in several;
- but not what is only the content of an act with a node of its own: "she offered to mediate" is an offer, and the
  mediation waits until a text dates it, sets a condition for it or tells of it again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from dateline.model import Basis, EntityMention, EventMention

# Verbs of speech that make something known for the first time.
_ANNOUNCING = frozenset({"announce", "declare", "proclaim", "reveal", "unveil"})


def is_compared(mention: EventMention) -> bool:
    """Can the mention be a report of an event at all? Speech is one only where it is news by itself."""
    return mention.type != "STATEMENT" or _is_notable_speech(mention)


ByTrigger = Mapping[tuple[str, int], EventMention]
"""Mentions by document and by the place where their trigger begins."""


def by_trigger(mentions: Iterable[EventMention]) -> ByTrigger:
    return {(mention.document_id, mention.start): mention for mention in mentions}


def deserves_a_node(mentions: Collection[EventMention], told: ByTrigger) -> bool:
    """Do the reports of one event, taken together, tell something that the timeline should show?"""
    return len(mentions) > 1 or any(_is_news(m) and not _is_content(m, told) for m in mentions)


def _is_content(mention: EventMention, told: ByTrigger) -> bool:
    """As in "offered to mediate", "demanded his resignation": no more than the other act says, which is news itself."""
    if mention.status.is_fact or mention.basis is Basis.EXPRESSION or mention.condition is not None:
        return False
    words = (e.quote.start for e in mention.evidence if e.field == "status")
    governors = (told.get((mention.document_id, start)) for start in words)
    return any(g is not None and g.id != mention.id and bool(g.rule) and _is_news(g) for g in governors)


def _is_news(mention: EventMention) -> bool:
    if mention.type == "STATEMENT":
        return _is_notable_speech(mention)
    has_name = any(_has_proper_name(participant.entity) for participant in mention.participants)
    has_date = mention.basis is Basis.EXPRESSION
    if mention.rule:
        is_told = mention.status.is_fact and (bool(mention.participants) or mention.count > 1)
        return has_name or bool(mention.places) or has_date or is_told
    return has_name and has_date and mention.status.is_fact


def _is_notable_speech(mention: EventMention) -> bool:
    speakers = [p.entity for p in mention.participants if p.role in ("speaker", "agent")]
    if mention.speaker:
        speakers.append(mention.speaker)
    is_announced = mention.basis is Basis.CONVENTION and mention.lemma in _ANNOUNCING
    has_occasion = mention.is_headline or mention.basis is Basis.EXPRESSION or is_announced
    return has_occasion and any(map(_has_proper_name, speakers))


def _has_proper_name(entity: EntityMention) -> bool:
    """Named by these words, or by those that "the two presidents" stand for."""
    return entity.is_named or any(word[:1].isupper() for word in entity.name.split())
