"""Which sentences of a document are headings, and the day that its lead gives to the news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.annotation.times import Times
from dateline.annotation.undated import Setting
from dateline.model import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_LONGEST_HEADING = 25


class Layout:
    """Where each sentence stands: in a headline, a later heading, or the body, counted from 0."""

    def __init__(self, parsed: Doc, document: Document, times: Times) -> None:
        self._published = document.published
        self._is_history = times.tell_history
        sentences = [s for s in parsed.sents if any(t.is_alpha for t in s) and not _is_dateline(s)]
        heads = {s.start for s in sentences if _is_heading(s)}
        body = [s for s in sentences if s.start not in heads]
        self._number = {s.start: i for i, s in enumerate(body)}
        first = body[0].start if body else len(parsed)
        self._headline = {start for start in heads if start < first}
        lead = [s for s in sentences if s.start <= first]
        after = body[1] if len(body) > 1 else None
        self._news_day = times.news_day(lead, after, document.published) if document.published else None

    def setting(self, sentence: Span) -> Setting:
        start = sentence.start
        number, is_headline = self._number.get(start, -1), start in self._headline
        return Setting(self._published, self._news_day, number, is_headline, is_history=self._is_history)


def _is_heading(sentence: Span) -> bool:
    """A line of its own without a closing full stop."""
    words = [t for t in sentence if not t.is_space]
    if not words or words[-1].text in ".?!:;\"'" or len(words) > _LONGEST_HEADING:
        return False
    after = sentence.end
    doc = sentence.doc
    return after >= len(doc) or "\n" in doc[after - 1].text or (doc[after].is_space and "\n" in doc[after].text)


def _is_dateline(sentence: Span) -> bool:
    """As in "GENEVA, Jan. 10 (Reuters) -", which the parser keeps apart from the words after it."""
    words = [t.text for t in sentence if not t.is_space]
    return words[-1] in ("-", "--", "_") and words[0][:1].isupper()
