"""The forms of English verbs that a label needs."""

from __future__ import annotations

_IRREGULAR = {"have": "has", "be": "is", "do": "does", "go": "goes"}


def third_person(verb: str) -> str:
    """The present tense with "he" or "she".

    >>> third_person("carry"), third_person("reach"), third_person("meet")
    ('carries', 'reaches', 'meets')
    """
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else verb + "s"


def past_participle(verb: str) -> str:
    """The participle of a regular verb, and of the irregular ones that news uses."""
    if verb in _PARTICIPLES:
        return _PARTICIPLES[verb]
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else verb + "ed"


_PARTICIPLES = {
    "shoot": "shot", "hit": "hit", "strike": "struck", "win": "won", "hold": "held", "meet": "met", "tell": "told",
    "say": "said", "give": "given", "take": "taken", "make": "made", "sell": "sold", "buy": "bought", "find": "found",
    "lose": "lost", "beat": "beaten", "steal": "stolen", "build": "built", "cut": "cut", "send": "sent", "lead": "led",
    "put": "put", "set": "set", "sue": "sued", "free": "freed", "bear": "born", "choose": "chosen", "sign": "signed",
    "ban": "banned", "stab": "stabbed", "rob": "robbed", "fire": "fired", "sack": "sacked", "seize": "seized",
    "withdraw": "withdrawn", "break": "broken", "write": "written", "see": "seen", "know": "known", "draw": "drawn",
    "catch": "caught", "bring": "brought", "leave": "left", "keep": "kept", "pay": "paid", "shut": "shut",
    "overthrow": "overthrown", "read": "read", "hurt": "hurt", "beset": "beset", "hide": "hidden", "fly": "flown",
    "drive": "driven", "ride": "ridden", "eat": "eaten", "fight": "fought", "teach": "taught", "seek": "sought",
    "feed": "fed", "grow": "grown", "throw": "thrown", "wear": "worn", "tear": "torn", "freeze": "frozen",
    "speak": "spoken", "forbid": "forbidden", "forget": "forgotten", "hear": "heard", "feel": "felt", "lay": "laid",
    "mean": "meant", "show": "shown", "sing": "sung", "spend": "spent", "split": "split", "spread": "spread",
    "drink": "drunk", "awake": "awoken", "undergo": "undergone", "overcome": "overcome", "uphold": "upheld",
    "slay": "slain", "swear": "sworn", "kidnap": "kidnapped", "scrap": "scrapped",
    "drop": "dropped", "nab": "nabbed", "stop": "stopped", "plan": "planned", "bomb": "bombed", "injure": "injured",
}  # fmt: skip


def gerund(words: str) -> str:
    """The form in "-ing" of a verb with its particle.

    >>> gerund("begin"), gerund("invade"), gerund("meet"), gerund("lay off")
    ('beginning', 'invading', 'meeting', 'laying off')
    """
    verb, _, rest = words.partition(" ")
    if verb.endswith("e") and not verb.endswith("ee"):
        form = verb[:-1] + "ing"
    elif verb in _DOUBLED:
        form = verb + verb[-1] + "ing"
    else:
        form = verb + "ing"
    return f"{form} {rest}".strip()


_DOUBLED = frozenset(
    (
        "begin",
        "bid",
        "hit",
        "cut",
        "win",
        "run",
        "get",
        "put",
        "set",
        "stop",
        "plan",
        "ban",
        "drop",
        "nab",
        "stab",
        "rob",
        "ship",
        "step",
        "swap",
        "scrap",
        "sit",
        "let",
    )
)
