"""The verb of a label in the present tense of headlines, and the words that say that it is no fact."""

from __future__ import annotations

from dateline.annotation.inflection import past_participle, third_person
from dateline.model import EventMention, Polarity, Status


def active(words: str, event: EventMention, *, plural: bool, tense: str) -> str:
    """As in "meets", "to meet", "may have met", "has not met" of "meet"; `words` may have a particle ("step down")."""
    verb, _, rest = words.partition(" ")
    looks_back = tense in ("past", "perfect", "past perfect")
    if event.polarity is Polarity.NEGATIVE:
        if event.status in _NOT:
            return f"{_NOT[event.status]} {words}"
        if tense == "perfect":
            return f"{'have' if plural else 'has'} not {past_participle(verb)} {rest}".strip()
        return f"{'do not' if plural else 'does not'} {words}"
    if event.status is Status.POSSIBLE and looks_back:
        return f"may have {past_participle(verb)} {rest}".strip()
    if event.status in _BEFORE_VERB:
        return f"{_BEFORE_VERB[event.status]} {words}"
    return f"{verb if plural else third_person(verb)} {rest}".strip()


_NOT = {
    Status.PLANNED: "will not",
    Status.POSSIBLE: "may not",
    Status.CONDITIONAL: "may not",
    Status.DEMANDED: "should not",
}
_BEFORE_VERB = {
    Status.PLANNED: "to",
    Status.POSSIBLE: "may",
    Status.CONDITIONAL: "may",
    Status.THREATENED: "may",
    Status.DEMANDED: "should",
}


def passive(participle: str, event: EventMention, undergoing: str, *, looks_back: bool) -> str:
    """As in "arrested", "to be arrested", "may have been arrested", "not arrested"."""
    if event.polarity is Polarity.NEGATIVE and not undergoing.lower().startswith("no "):
        return _NOT[event.status] + " be " + participle if event.status in _NOT else "not " + participle
    if event.status is Status.POSSIBLE and looks_back:
        return "may have been " + participle
    return (_BEFORE_VERB[event.status] + " be " if event.status in _BEFORE_VERB else "") + participle


def before_noun(event: EventMention, own: frozenset[str]) -> str:
    """The word that says that it has not happened, unless one of the noun's `own` words does."""
    denied = {e.quote.text.lower() for e in event.evidence if e.field == "status"} | {"no"}
    if not own.isdisjoint(denied):
        return ""
    return "no " if event.polarity is Polarity.NEGATIVE else _BEFORE_NOUN.get(event.status, "")


_BEFORE_NOUN = {
    Status.PLANNED: "planned ",
    Status.POSSIBLE: "possible ",
    Status.CONDITIONAL: "possible ",
    Status.THREATENED: "threatened ",
    Status.DEMANDED: "demanded ",
}
