"""Which mentions deserve a node of their own.

Annotation keeps all speech. A timeline that showed every "said" would bury what happened, so an utterance becomes a
node only when a reader would look for it: someone who has a name said it, on a day that the text names, or the
headline is about it. An utterance that demands, rejects, threatens or accuses has a type of its own and always stays.
"""

from __future__ import annotations

from dateline.model import Basis, EventMention


def is_news(mention: EventMention) -> bool:
    """Does the mention report something that the timeline should show?"""
    if mention.type != "STATEMENT":
        return True
    return _has_named_speaker(mention) and (mention.is_headline or mention.basis is Basis.EXPRESSION)


def _has_named_speaker(mention: EventMention) -> bool:
    speakers = [p.entity for p in mention.participants if p.role in ("speaker", "agent")]
    if mention.speaker:
        speakers.append(mention.speaker)
    return any(speaker.is_named for speaker in speakers)
