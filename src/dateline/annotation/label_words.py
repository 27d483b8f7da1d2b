"""The words of a label: names as the whole document gives them, noun phrases and clauses cut to what a line holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from dateline.annotation.event_words import word_list
from dateline.annotation.grammar import SUBJECTS, child, conjuncts, prepositions, with_appositions
from dateline.annotation.matching import Mentions
from dateline.model import EntityKind, EntityMention

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_NAMES = 3
_MOST_WORDS = 11
"""Words of a clause that a label shows."""
_LEFT = 7
"""Words before a noun that belong to its phrase at most."""
_DROPPED = frozenset({"a", "an", "the", "this", "that", "these", "those", "its", "another", "such"})
_ALWAYS_PLURAL = frozenset({"police", "people", "dozen", "hundred", "thousand", "million", "staff", "other", "cattle"})
_LOOSE_ENDS = frozenset(
    ["a", "an", "the", "and", "or", "but", "to", "of", "in", "on", "at", "by", "for", "with", "from", "that", "which",
     "who", "as", "is", "are", "was", "were", "will", "would", "had", "has", "have", "be", "its", "his", "her", "their",
     "after", "before", "when", "if", "because", "into", "about", "over", "than", "more", "not", "this", "some"]
)  # fmt: skip


class Wording:
    """Words for the arguments of one document's events; `is_time` tells the words of its time expressions."""

    def __init__(self, mentions: Mentions, is_time: Callable[[Token], bool]) -> None:
        self._mentions = mentions
        self.is_time = is_time

    def of(self, noun: Token, subject: frozenset[str] = frozenset()) -> str:
        """The words for an argument and all that is joined to it, "" where only a pronoun stands.

        A possessive of the `subject` (entity ids) stays "his" or "her"; that of anyone else is named.
        """
        return joined([words for word in conjuncts(noun) if (words := self._one(word, subject))])

    def _one(self, noun: Token, subject: frozenset[str]) -> str:
        is_someone = noun.pos_ == "PROPN" or noun.lemma_.lower() in word_list("nouns.toml", "people")
        forms = with_appositions(noun) if is_someone else (noun,)  # "the referee, Ian Cole"
        names = next((names for word in forms if (names := self._names(word))), [])
        if names:
            return joined(names)
        return "" if noun.pos_ == "PRON" else self.phrase(noun, subject)

    def _names(self, word: Token) -> list[str]:
        return [m.name for m in self._mentions.at(word) if _is_grounded(m)]

    def is_plural(self, noun: Token) -> bool:
        """Is it several, by the form of the noun? One with a name of its own is one."""
        if any(m.is_named for m in self._mentions.at(noun)):
            return False
        if noun.pos_ == "NUM":
            return noun.lower_ not in ("one", "1")
        return noun.tag_ == "NNS" or noun.lemma_.lower() in _ALWAYS_PLURAL

    def phrase(self, noun: Token, subject: frozenset[str] = frozenset()) -> str:
        """The noun with what stands before it, less the article, and with its "of ..."."""
        words = " ".join("".join(self._left(noun, subject)).split())
        for name, thing in prepositions(noun):
            if name == "of" and 0 < thing.i - noun.i < _LEFT and not self.is_time(thing):
                of = self._one(thing, subject)
                return f"{words} of {of}" if of else words
        return words

    def _left(self, noun: Token, subject: frozenset[str]) -> Iterator[str]:
        first = max(noun.left_edge.i, noun.i - _LEFT)
        words = [t for t in noun.doc[first : noun.i + 1] if t.tag_ == "POS" or not (t.is_quote or t.is_space)]
        is_time = self.is_time(noun)
        while len(words) > 1 and (
            words[0].lower_ in _DROPPED or words[0].is_punct or (self._opens_with_time(words[0]) and not is_time)
        ):
            words.pop(0)
        for word in words:
            yield self._named(word, subject) if word.tag_ == "PRP$" else word.text_with_ws

    def _opens_with_time(self, word: Token) -> bool:
        """As in "Tuesday's election", "last year's vote"; the year of "the 2014 election" stays."""
        return word.tag_ == "POS" or (self.is_time(word) and not word.is_digit)

    def clause(self, verb: Token, subject: frozenset[str], end: int | None = None) -> str:
        """As in "that the dam is safe", cut where it grows long; pronouns are named unless they are the `subject`.

        `end` is the first token that is no part of it, where the parse has more.
        """
        words = [t for t in self._clause_words(verb) if end is None or t.i < end]
        if len(words) > _MOST_WORDS:  # "the suspect, who has not been named, was arrested" without the aside
            aside = {t.i for word in words if word.dep_ == "relcl" for t in word.subtree}
            words = [t for t in words if t.i not in aside and not (t.is_punct and t.i - 1 in aside)]
        parts = [self._named(t, subject) if t.tag_ in ("PRP", "PRP$") else t.text_with_ws for t in words]
        kept = parts[:_MOST_WORDS]
        is_cut = len(parts) > len(kept)
        while is_cut and kept and kept[-1].strip(" ,;:-").lower() in _LOOSE_ENDS:
            kept.pop()
        line = " ".join("".join(kept).replace(" ,", ",").split()).strip(" ,;:-." if not is_cut else " ,;:-")
        return line + "..." if is_cut else line

    def _clause_words(self, verb: Token) -> list[Token]:
        """The words of the clause without quotation marks, times, and phrases that stand before its subject."""
        start = child(verb, *SUBJECTS, "expl")
        opening = start.left_edge.i if start is not None else 0
        fronted = {
            t.i
            for c in verb.children
            if c.i < opening and c.dep_ in ("prep", "advmod", "npadvmod", "advcl", "cc", "punct") and c.lower_ != "if"
            for t in c.subtree
        }
        subject = {t.i for t in start.subtree} if start is not None else set()  # "this week of talks" stays whole
        fronted |= {t.i for t in verb.subtree if t.i not in subject and self._tells_time(t)}
        words = [t for t in verb.subtree if not (t.is_space or t.is_quote or t.i in fronted)]
        return words[1:] if words and words[0].is_punct else words

    def _tells_time(self, word: Token) -> bool:
        return self.is_time(word) or (word.dep_ == "prep" and any(self.is_time(c) for c in word.children))

    def _named(self, pronoun: Token, subject: frozenset[str]) -> str:
        if pronoun.lower_ in _OF_THE_SPEAKER:
            return str(pronoun.text_with_ws)
        named = next((m for m in self._mentions.at(pronoun) if _is_grounded(m)), None)
        if named is None or named.entity_id in subject:
            return str(pronoun.text_with_ws)
        return named.name + ("'s" if pronoun.tag_ == "PRP$" else "") + str(pronoun.whitespace_)


_OF_THE_SPEAKER = frozenset({"i", "we", "us", "me", "my", "our", "you", "your"})


def _is_grounded(mention: EntityMention) -> bool:
    """A name, or words whose antecedent has one; a mere description is better shown as it stands."""
    if mention.kind is EntityKind.OTHER:
        return False
    return mention.is_named or " ".join(mention.text.split()).lower() != mention.name.lower()


def joined(names: Iterable[str]) -> str:
    """One line for several names.

    >>> joined(["Chad", "Mali", "Chad", "Niger", "Togo"])
    'Chad, Mali, Niger and others'
    """
    distinct = list(dict.fromkeys(name for name in names if name))
    if len(distinct) > MOST_NAMES:
        return ", ".join(distinct[:MOST_NAMES]) + " and others"
    return ", ".join(distinct[:-1]) + " and " + distinct[-1] if len(distinct) > 1 else "".join(distinct)
