"""The words of a label: names as the whole document gives them, noun phrases cut to what a line holds.

`told` is the ids of those the line has named so far: whoever is told already is "his" and "it", not named again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from dateline.annotation.event_words import word_list
from dateline.annotation.grammar import antecedent, conjuncts, prepositions, with_appositions
from dateline.annotation.matching import Mentions
from dateline.model import EntityKind, EntityMention

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_NAMES = 3
_LEFT = 7
"""Words before a noun that belong to its phrase at most."""
_OF = 12
"""Words between a noun and what follows its "of" at most."""
_DROPPED = frozenset({"a", "an", "the", "this", "that", "these", "those", "its", "another", "such"})
_PERSONAL = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT", "DT", "EX"})
_ALWAYS_PLURAL = frozenset({"police", "people", "dozen", "hundred", "thousand", "million", "staff", "other", "cattle"})
_FORCES = frozenset({"forces", "troops", "guards", "marines", "brothers", "sisters"})
_OPENERS = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "some", "most", "many", "about",
     "nearly", "dozens", "hundreds", "thousands", "all", "both", "other", "local", "angry", "young", "armed"]
)  # fmt: skip
_PARTITIVES = frozenset({"one", "some", "many", "most", "all", "none", "half", "both", "few", "several"})


class Wording:
    """Words for the arguments of one document's events; `is_time` tells the words of its time expressions."""

    def __init__(self, mentions: Mentions, is_time: Callable[[Token], bool]) -> None:
        self._mentions = mentions
        self.is_time = is_time

    def of(self, noun: Token, told: set[str]) -> str:
        """The words for an argument and all that is joined to it, "" where only a pronoun stands."""
        return joined([words for word in conjuncts(noun) if (words := self._one(word, told))])

    def _one(self, noun: Token, told: set[str], *, is_whole: bool = False) -> str:
        is_someone = noun.pos_ == "PROPN" or noun.lemma_.lower() in word_list("nouns.toml", "people")
        forms = with_appositions(noun) if is_someone else (noun,)  # "the referee, Ian Cole"
        names = next((names for word in forms if (names := self._names(word, told))), [])
        if names:
            return joined(names)
        return "" if _is_pronoun(noun) else self.phrase(noun, told, is_whole=is_whole)

    def names(self, word: Token) -> bool:
        """Does the word stand for somebody with a name?"""
        return any(_is_grounded(m) for m in self._mentions.at(word))

    def _names(self, word: Token, told: set[str]) -> list[str]:
        found = self._mentions.at(word)
        told.update(m.entity_id for m in found)
        return [_as_within(m) for m in found if _is_grounded(m)]

    def are_several(self, nouns: list[Token], shown: str) -> bool:
        """Does the line speak of several, for the form of its verb? A name in place of a noun is one."""
        if " and " in shown and len(nouns) > 1:
            return True
        noun, words = nouns[0], shown.lower()
        if noun.lower_ not in words:
            return " and " in shown or words.rsplit(maxsplit=1)[-1] in _FORCES
        if noun.tag_ in ("NNP", "NNPS"):
            return noun.lower_ in _FORCES or noun.lower_.removesuffix("s") in word_list("nouns.toml", "people") - {
                noun.lower_
            }
        if noun.pos_ == "NUM" or noun.lower_ in _PARTITIVES:
            return noun.lower_ not in ("one", "1", "none")
        return noun.tag_ == "NNS" or noun.lemma_.lower() in _ALWAYS_PLURAL

    def phrase(self, noun: Token, told: set[str], *, is_whole: bool = False) -> str:
        """The noun with what stands before it, less the article, and with its "of ..."."""
        words = " ".join("".join(self._left(noun, told, is_whole=is_whole)).split()) + _hyphened(noun)
        if noun.i + 1 < len(noun.doc) and noun.nbor().lower_ == "else":
            return f"{words} else"
        for name, thing in prepositions(noun):
            if name == "of" and 0 < thing.i - noun.i < _OF and not self.is_time(thing):
                of = self._one(thing, told, is_whole=noun.lower_ in _PARTITIVES or noun.pos_ == "NUM")
                return f"{words} of {of}" if of else words
            if name == "per" and thing.i == noun.i + 2:  # "6.4 per cent"
                return f"{words} per {thing.text}"
        return words

    def _left(self, noun: Token, told: set[str], *, is_whole: bool) -> Iterator[str]:
        first = _hyphened_on(max(noun.left_edge.i, noun.i - _LEFT), noun)
        words = [t for t in noun.doc[first : noun.i + 1] if t.tag_ == "POS" or not (t.is_quote or t.is_space)]
        words = words[_after_adjunct(words) :]
        is_time = self.is_time(noun)
        is_time |= any(t.tag_ == "NNS" and t.nbor().tag_ == "POS" and self.is_time(t) for t in words[:-1])
        while len(words) > 1 and (
            (words[0].lower_ in _DROPPED and not (is_whole and words[0].tag_ == "PRP$"))
            or words[0].is_punct
            or (self._opens_with_time(words[0], words[1]) and not is_time)
            or (words[0].tag_ == "PRP$" and self._stands_for_nobody(words[0]))
        ):
            words.pop(0)
        for word in words:
            if word.tag_ in ("PRP$", "WP$"):
                yield self.said(word, told)
            else:
                yield word.text_with_ws if _keeps_its_capital(word) else word.text_with_ws.lower()

    def _opens_with_time(self, word: Token, following: Token) -> bool:
        """As in "Tuesday's election", "last year's vote", "2 May miners"; the year of "the 2014 election" stays."""
        return word.tag_ == "POS" or (self.is_time(word) and (not word.is_digit or self.is_time(following)))

    def _stands_for_nobody(self, pronoun: Token) -> bool:
        return pronoun.lower_ not in _OF_THE_SPEAKER and not self._mentions.at(pronoun)

    def said(self, word: Token, told: set[str]) -> str:
        """The word as the line has it: a pronoun by name, unless who it stands for is told already."""
        if word.tag_ == "WP$":
            owner = antecedent(word)
            name = self._one(owner, told) if owner != word else ""
            return f"{_possessive(name)} " if name else ""
        if word.pos_ in ("NOUN", "PROPN"):
            told.update(m.entity_id for m in self._mentions.at(word))
        if word.tag_ not in ("PRP", "PRP$") or word.lower_ in _OF_THE_SPEAKER:
            return str(word.text_with_ws)
        named = next((m for m in self._mentions.at(word) if _is_grounded(m)), None)
        if named is None or named.entity_id in told:
            return str(word.text_with_ws)
        told.add(named.entity_id)
        return (_possessive(named.name) if word.tag_ == "PRP$" else named.name) + str(word.whitespace_)

    def is_body_told(self, word: Token, told: set[str]) -> bool:
        """Is the word for one body or country that the line has named?"""
        if word.tag_ not in ("NN", "NNP"):
            return False
        return any(m.entity_id in told and m.kind is not EntityKind.PERSON for m in self._mentions.at(word))


_OF_THE_SPEAKER = frozenset({"i", "we", "us", "me", "my", "our", "you", "your"})


def _possessive(name: str) -> str:
    """As in "Chad's", "the Marines'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _as_within(mention: EntityMention) -> str:
    """The name as it stands within a line, where a description that opened its sentence is no name."""
    name = mention.name.partition(", ")[0] if mention.kind is EntityKind.GROUP else mention.name
    first, _, rest = name.partition(" ")
    return name[0].lower() + name[1:] if rest.islower() and first.lower() in _OPENERS else name


def _keeps_its_capital(word: Token) -> bool:
    """Is it capital for itself, not because it opens its sentence ("Three students")?"""
    if not word.is_sent_start or not word.text[1:].islower():
        return True
    return word.pos_ in ("PROPN", "X") or word.ent_type_ not in ("", "CARDINAL", "ORDINAL", "DATE", "QUANTITY")


def _hyphened_on(first: int, noun: Token) -> int:
    """Where the phrase begins with what is hung on its first word: "Ex-" of "Ex-minister"."""
    doc = noun.doc
    if first < 2 or doc[first - 1].text != "-":
        return first
    return first if doc[first - 1].whitespace_ or doc[first - 2].whitespace_ else first - 2


def _hyphened(noun: Token) -> str:
    """What hangs on the noun by a hyphen: "-minister" of "Ex-minister", whatever the parser makes of it."""
    if noun.whitespace_ or noun.i + 2 >= len(noun.doc) or noun.nbor().text != "-" or noun.nbor().whitespace_:
        return ""
    return f"-{noun.nbor(2).text}" if noun.nbor(2).is_alpha else ""


def _is_pronoun(word: Token) -> bool:
    """As in "it", "them", "which", not "everyone" and "nothing"."""
    return word.pos_ == "PRON" and word.tag_ in _PERSONAL


def _after_adjunct(words: list[Token]) -> int:
    """Where the phrase begins of which the parser makes "In March a dispute" one: at the article."""
    if not words or words[0].pos_ != "ADP" or words[0].dep_ != "prep":
        return 0
    return next((n for n, word in enumerate(words) if word.tag_ == "DT" and word.head == words[-1]), 0)


def _is_grounded(mention: EntityMention) -> bool:
    """A name, or words whose antecedent has one; a mere description is better shown as it stands."""
    if mention.kind is EntityKind.OTHER:
        return False
    return mention.is_named or " ".join(mention.text.split()).lower() != mention.name.lower()


def joined(names: Iterable[str], most: int = MOST_NAMES) -> str:
    """One line for several names.

    >>> joined(["Chad", "Mali", "Chad", "Niger", "Togo"])
    'Chad, Mali, Niger and others'
    """
    distinct = list(dict.fromkeys(name for name in names if name))
    if len(distinct) > most:
        return ", ".join(distinct[:most]) + " and others"
    return ", ".join(distinct[:-1]) + " and " + distinct[-1] if len(distinct) > 1 else "".join(distinct)
