"""The clause a label quotes or tells ("that the dam is safe", "to pay the fine"), cut to what a line holds."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.annotation.grammar import SUBJECTS, auxiliaries, child, conjuncts, surface_subject
from dateline.annotation.inflection import gerund
from dateline.annotation.label_words import Wording

if TYPE_CHECKING:
    from spacy.tokens import Token

_SLACK = 16
"""Letters by which a clause may pass the room it has before it is broken off."""
_FEWEST = 3
"""Words that a clause keeps when what can go from its end is dropped."""
_DROPPABLE = frozenset({"relcl", "advcl", "acl", "appos", "prep", "npadvmod", "advmod", "conj", "dep", "agent"})
_LOOSE_ENDS = frozenset(
    ["a", "an", "the", "and", "or", "but", "to", "of", "in", "on", "at", "by", "for", "with", "from", "that", "which",
     "who", "as", "is", "are", "was", "were", "will", "would", "had", "has", "have", "be", "its", "his", "her", "their",
     "after", "before", "when", "if", "because", "into", "about", "over", "than", "more", "not", "this", "some", "near"]
)  # fmt: skip


def clause(
    verb: Token,
    wording: Wording,
    told: set[str],
    *,
    room: int,
    end: int | None = None,
    is_past: bool = False,
    is_quoted: bool = False,
) -> str:
    """The words of the clause, with "it" for a body that is `told` already.

    `end` is the first token that is no part of it, where the parse has more.

    `is_past` says that it is told in the tenses of a report in the past ("said it had won"), which the line undoes.
    What `is_quoted` is not reworded, only broken off.
    """
    words = [t for t in _clause_words(verb, wording) if end is None or t.i < end]
    if words and words[0].lower_ == "that" and words[0].dep_ == "mark":
        words = words[1:]
    conditions, it = [t for t in words if t.dep_ == "mark" and t.lower_ in _CONDITIONS], ""
    if not is_quoted:
        words = _shortened(words, verb, room)
        words, it = _without_speaker(words, verb, wording, told)
    is_reworded = is_past and not is_quoted
    parts = [(_in_present(t, verb) if is_reworded else "") or wording.said(t, told) for t in words]
    if len(words) > 2 and verb.dep_ in ("pcomp", "xcomp") and words[0].lower_ == "having" and words[1] == verb:
        parts[:2], words = [gerund(verb.lemma_.lower()) + " "], words[1:]  # "accused of having taken bribes"
    parts = [_spaced(part, *pair) for part, pair in zip(parts, pairwise([*words, None]), strict=True)]
    line = _broken_off([it, *parts] if it else parts, room)
    is_unconditional = any(t not in words for t in conditions) and not line.endswith("...")
    return line + "..." if is_unconditional else line


def _spaced(part: str, word: Token | None, following: Token | None) -> str:
    """The part with a blank after it where the words between it and the next were dropped."""
    is_apart = word is not None and following is not None and following.i > word.i + 1
    return part + " " if is_apart and not part.endswith(" ") else part


def _without_speaker(words: list[Token], verb: Token, wording: Wording, told: set[str]) -> tuple[list[Token], str]:
    """As in "the firm announces it will close" for "the firm will close, it announced"."""
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None or not words or subject.left_edge != words[0] or not wording.is_body_told(subject, told):
        return words, ""
    own = {t.i for t in subject.subtree}
    return [t for t in words if t.i not in own], "it "


def _broken_off(parts: list[str], room: int) -> str:
    """The line, which ends in "..." where it would grow too long."""
    kept = list(parts)
    while len(kept) > _FEWEST and len("".join(kept)) > room + _SLACK:
        kept.pop()
    is_cut = len(kept) < len(parts)
    while is_cut and kept and kept[-1].strip(" ,;:-").lower() in _LOOSE_ENDS:
        kept.pop()
    line = " ".join("".join(kept).replace(" ,", ",").split()).strip(" ,;:-." if not is_cut else " ,;:-")
    return line + "..." if is_cut else line


def _clause_words(verb: Token, wording: Wording) -> list[Token]:
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
    fronted |= {t.i for t in verb.subtree if t.i not in subject and _tells_time(t, wording)}
    words = [t for t in verb.subtree if not (t.is_space or t.is_quote or t.i in fronted)]
    return words[1:] if words and words[0].is_punct else words


def _tells_time(word: Token, wording: Wording) -> bool:
    return wording.is_time(word) or (word.dep_ == "prep" and any(wording.is_time(c) for c in word.children))


# ---------------------------------------------------------------- shortening


def _shortened(words: list[Token], verb: Token, room: int) -> list[Token]:
    """Without asides and articles, then without what can go from its end, until the clause fits."""
    if _length(words) > room:
        aside = {t.i for word in words if _is_aside(word) and word != verb for t in word.subtree}
        words = [t for t in words if t.i not in aside and not (t.is_punct and {t.i - 1, t.i + 1} & aside)]
    if _length(words) > room:
        words = [t for t in words if t.lower_ not in _ARTICLES or t.head.pos_ == "PROPN"] or words
    if _length(words) > room + _SLACK:
        words = _without_phrases_of_subject(words, verb)
    while _length(words) > room and (
        dropped := _last_droppable(words, verb, is_strict=_length(words) <= room + _SLACK)
    ):
        kept = [t for t in words if t.i not in dropped]
        while kept and (kept[-1].is_punct or kept[-1].dep_ == "cc"):
            kept.pop()
        if len(kept) < _FEWEST:
            break
        words = kept
    return words


def _without_phrases_of_subject(words: list[Token], verb: Token) -> list[Token]:
    """As in "the station received a signal" of "the station at Osh, near the coast, received a signal"."""
    subject = child(verb, *SUBJECTS)
    phrases = subject.rights if subject is not None and subject.i < verb.i else ()
    dropped = {t.i for c in phrases if c.dep_ in ("prep", "punct") and c.lower_ != "of" for t in c.subtree}
    return [t for t in words if t.i not in dropped]


def _is_aside(word: Token) -> bool:
    """As in "the suspect, who has not been named, was arrested", "a picture stolen in May was found"."""
    return word.dep_ in ("relcl", "appos") or (word.dep_ == "acl" and word.tag_ in ("VBN", "VBG"))


def _length(words: list[Token]) -> int:
    return sum(len(t.text_with_ws) for t in words)


def _last_droppable(words: list[Token], verb: Token, *, is_strict: bool) -> frozenset[int]:
    """The positions of the smallest phrase at the end that the clause can do without."""
    last = words[-1].i
    inside = {t.i for t in words}
    word = words[-1]
    while word != verb and word.i in inside:
        if (
            word.dep_ in _DROPPABLE
            and not _is_needed(word, is_strict=is_strict)
            and max(t.i for t in word.subtree if t.i in inside) == last
        ):
            return frozenset(t.i for t in word.subtree)
        word = word.head
    return frozenset()


def _is_needed(word: Token, *, is_strict: bool) -> bool:
    """What the clause means another thing without: a condition, "of ...", "looking at links", "the plan to close"."""
    if word.dep_ == "advcl":
        return is_strict and any(c.lower_ in _CONDITIONS for c in word.children if c.dep_ == "mark")
    if word.dep_ == "acl":
        return word.tag_ == "VB"
    if word.dep_ == "prep":
        is_next = word.i == word.head.i + 1 and word.head.pos_ in ("VERB", "AUX", "ADJ")
        is_part = word.lower_ == "of" and (is_strict or word.head.pos_ != "NOUN" or word.head.lower_ in _PARTS)
        return is_next or is_part or word.lower_ == "without"
    return word.dep_ == "advmod" and word.i == word.head.i + 1 and word.head.pos_ == "VERB"


_ARTICLES = frozenset({"a", "an", "the"})
_CONDITIONS = frozenset({"if", "unless", "until"})
_PARTS = frozenset({"part", "end", "number", "lot", "most", "half", "lack", "loss", "rest", "use", "kind", "sort"})

# ---------------------------------------------------------------- tense


def _in_present(word: Token, verb: Token) -> str:
    """The "would" and "had" of a clause that was said in the past, as they were said; "" for any other word.

    "Was" stays: what "said the dam was safe" tells may be over.
    """
    if word not in auxiliaries(verb) or word.i + 1 >= len(word.doc) or word.nbor().lower_ in ("n't", "n’t"):
        return ""
    if word.lower_ == "would" and not _is_conditional(verb):
        return "will" + str(word.whitespace_)
    if word.lower_ == "had" and verb.tag_ == "VBN":
        subject = surface_subject(verb)
        return ("have" if subject is not None and _is_plural(subject) else "has") + str(word.whitespace_)
    return ""


def _is_conditional(verb: Token) -> bool:
    if any(a.lower_ == "have" for a in auxiliaries(verb)):
        return True
    clauses = (c for c in verb.children if c.dep_ == "advcl")
    return any(m.lower_ in ("if", "unless") for c in clauses for m in c.children if m.dep_ == "mark")


def _is_plural(subject: Token) -> bool:
    if len(list(conjuncts(subject))) > 1:
        return True
    return subject.tag_ in ("NNS", "NNPS") or subject.lower_ in ("they", "we", "i", "you", "these", "those")
