"""A titled list of sections, as text for the terminal and as escaped HTML for a notebook."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.export.flatten import clean
from dateline.export.markup import text

_STYLE = "border:1px solid #8888;border-radius:6px;padding:.6em .9em;margin:.3em 0;max-width:60em;line-height:1.45"
_HEADING = "font-weight:600;opacity:.75;font-size:.85em;padding-top:.4em"


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Shows itself: `print(card)` in a terminal, the card alone on the last line of a notebook cell.

    >>> print(Card("Geneva", (Section("where", ("46.2, 6.1",)),)))
    Geneva
      where
        46.2, 6.1
    """

    title: str
    sections: tuple[Section, ...] = ()

    def __str__(self) -> str:
        lines = [self.title]
        for section in self.sections:
            lines.append(f"  {section.heading}")
            lines += (f"    {line}" for line in section.lines)
        return clean("\n".join(lines))

    def _repr_html_(self) -> str:
        sections = "".join(
            f'<div style="{_HEADING}">{text(clean(section.heading))}</div>'
            + "".join(f"<div>{text(clean(line))}</div>" for line in section.lines)
            for section in self.sections
        )
        return f'<div style="{_STYLE}"><strong>{text(clean(self.title))}</strong>{sections}</div>'


def sections(**lines: list[str] | tuple[str, ...]) -> tuple[Section, ...]:
    """Sections by heading ("said_by" becomes "said by"); those without lines are left out."""
    return tuple(Section(name.replace("_", " ").strip(), tuple(held)) for name, held in lines.items() if held)
