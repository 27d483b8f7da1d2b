"""Given names: their gender, and the short forms of them."""

from __future__ import annotations

from functools import cache

from dateline.rules import load_toml


@cache
def given_names() -> dict[str, str]:
    """Each given name with its gender, "m" or "f".

    >>> given_names()["Angela"], given_names()["Igor"]
    ('f', 'm')
    """
    table = load_toml("given_names.toml")
    names = dict.fromkeys(table["male"].split(), "m")
    names.update(dict.fromkeys(table["female"].split(), "f"))
    return names


def may_be_same_given(left: str, right: str) -> bool:
    """Are two given names one, or one an initial or a short form of the other?

    >>> may_be_same_given("bill", "william"), may_be_same_given("j", "james"), may_be_same_given("jeb", "george")
    (True, True, False)
    """
    if left == right or (min(len(left), len(right)) == 1 and left[:1] == right[:1]):
        return True
    forms = _forms()
    return bool(forms.get(left, frozenset([left])) & forms.get(right, frozenset([right])))


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Each name in lower case with the long forms that it may stand for."""
    table = load_toml("given_names.toml")["short_forms"]
    forms: dict[str, set[str]] = {long: {long} for long in table}
    for long, shorts in table.items():
        for short in shorts:
            forms.setdefault(short, {short}).add(long)
    return {name: frozenset(longs) for name, longs in forms.items()}
