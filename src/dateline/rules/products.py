"""Named things: aircraft, devices, weapons, pipelines, treaties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.rules import load_toml


@dataclass(frozen=True, slots=True)
class ProductMention:
    """A product found in a text; `name` is the same for all spellings of one model."""

    start: int
    end: int
    text: str
    name: str
    kind: str
    rule: str


def find_products(text: str) -> Iterator[ProductMention]:
    """The products in a text, in text order, the earlier rule first where two match the same words.

    >>> [p.name for p in find_products("Two A320s and an Airbus A380")]
    ['Airbus A320', 'Airbus A380']
    """
    for match in _any_product().finditer(text):
        rule = _rules()[str(match.lastgroup)]
        found = re.compile(rule["pattern"]).match(text, match.start())
        if found is None or rule.get("needs", "") not in text:
            continue
        model = found.groupdict().get("model") or ""
        yield ProductMention(
            found.start(),
            found.end(),
            found.group(),
            rule["name"].format(model=model),
            rule.get("kind", "product"),
            rule["id"],
        )


@cache
def _rules() -> dict[str, dict]:  # type: ignore[type-arg]
    return {rule["id"].replace("-", "_"): rule for rule in load_toml("products.toml")["product"]}


@cache
def _any_product() -> re.Pattern[str]:
    """One pass over the text; each alternative is named after its rule."""
    parts = [f"(?P<{name}>{_unnamed(rule['pattern'])})" for name, rule in _rules().items()]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)")


def _unnamed(pattern: str) -> str:
    return pattern.replace("(?P<model>", "(?:")
