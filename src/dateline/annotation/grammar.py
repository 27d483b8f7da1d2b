"""Reading a dependency parse: who is the subject of this verb, what does it act on, which clause is this word in.

The small English model errs; every function here returns None or nothing rather than guess across a clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dateline.rules import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

# The same few questions are asked of a verb by every part that reads it. Enough answers for one long sentence are kept;
# a parsed text does not change.
remembered = lru_cache(maxsize=1024)

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "obj"})
_SHARING = frozenset({"xcomp", "conj", "advcl"})


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these dependencies."""
    return next((c for c in token.children if c.dep_ in deps), None)


def is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def is_noun_read_as_verb(token: Token) -> bool:
    """As in "after a mall shooting" without the "a", as headlines have it: an "-ing" with a bare noun before it."""
    if token.tag_ != "VBG" or token.dep_ not in ("pcomp", "pobj") or token.i == 0 or child(token, "dobj") is not None:
        return False
    before = token.nbor(-1)
    return before.pos_ == "NOUN" and before.head == token and not any(True for _ in before.children)


@remembered
def is_passive(verb: Token) -> bool:
    """As in "was arrested", and the bare participle after a noun ("troops deployed in the east")."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children) or _is_caused(verb):
        return True
    if any(c.lemma_ == "have" for c in verb.children if c.dep_ == "aux"):
        return False
    if _is_headline_passive(verb) or _shares_auxiliary(verb):
        return True
    if child(verb, "agent") is not None:
        return True
    if verb.tag_ != "VBN" or _is_past_read_as_participle(verb):
        return False
    shared = verb.dep_ == "conj" and is_verb(verb.head) and child(verb, "aux", "nsubj") is None
    return is_passive(verb.head) if shared else child(verb, "dobj") is None or verb.dep_ == "acl"


def _shares_auxiliary(verb: Token) -> bool:
    """As in "one man was killed and two wounded": the second passive leaves out what it shares with the first."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBN") or verb.lemma_.lower() not in _needing_an_object():
        return False
    if child(verb, "dobj", "aux", "ccomp", "xcomp") is not None or not is_verb(verb.head):
        return False
    return child(verb.head, "auxpass") is not None


def _is_caused(verb: Token) -> bool:
    """As in "had Joe Roe arrested", "saw two killed": after "have" the parser may take the participle for a past."""
    causers = {"VBN": ("have", "get", "see"), "VBD": ("have", "get")}.get(verb.tag_, ())
    if verb.dep_ not in ("ccomp", "xcomp") or verb.head.lemma_ not in causers:
        return False
    return child(verb, "nsubj") is not None and child(verb, "aux", "dobj", "mark") is None


def _is_headline_passive(verb: Token) -> bool:
    """As in "Teen charged with murder": a verb that needs an object and has none, in a line without a full stop."""
    if verb.tag_ not in ("VBD", "VBN") or verb.dep_ != "ROOT" or verb.lemma_.lower() not in _needing_an_object():
        return False
    if child(verb, "aux") is not None or any(c.dep_ in ("dobj", "obj", "ccomp", "xcomp") for c in verb.rights):
        return False
    last = verb.sent[-1]
    while last.is_space and last.i > verb.i:
        last = last.nbor(-1)
    return not last.is_punct


@cache
def _needing_an_object() -> frozenset[str]:
    return frozenset(load_toml("verbs.toml")["needing_object"])


def _is_past_read_as_participle(verb: Token) -> bool:
    """As in "Thousands celebrated in the streets.": a clause of running text needs a tense, a headline does not."""
    if verb.dep_ not in ("ROOT", "ccomp", "conj") or child(verb, "nsubj") is None or child(verb, "aux") is not None:
        return False
    return any(token.text in (".", "!") for token in verb.doc[max(verb.i, verb.sent.end - 3) : verb.sent.end])


# How many words apart two joined nouns may stand.
_REACH = 60


def first_verb(verb: Token) -> Token:
    """The verb that others are joined to: "came" of "they came, saw and won"."""
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    return verb


def conjuncts(token: Token) -> Iterator[Token]:
    """The word and what is joined to it by "and", "or" or a comma."""
    yield token
    examples = next((c.i for c in token.children if c.lower_ == "including"), token.doc[-1].i)
    for c in token.children:
        if c.dep_ == "conj" and c.i < min(examples, token.i + _REACH) and not _begins_next_clause(c):
            yield from conjuncts(c)


def with_appositions(token: Token) -> Iterator[Token]:
    yield token
    for c in token.children:
        if c.dep_ == "appos" and not _has_clause_of_its_own(c):
            yield from with_appositions(c)


def _has_clause_of_its_own(noun: Token) -> bool:
    """As in "he met Roe, the mayor said": what follows the comma is the subject of the finite verb hung on it."""
    return any(c.dep_ == "acl" and c.tag_ in ("VBD", "VBZ") for c in noun.children)


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, its object) for each prepositional phrase of the word, also "because of", "out of"."""
    for c in token.children:
        if c.dep_ in ("prep", "agent", "dative", "prt", "advmod") and c.pos_ in ("ADP", "SCONJ", "ADV", "VERB"):
            yield from _objects_of(c, c.lower_)


def _objects_of(preposition: Token, name: str) -> Iterator[tuple[str, Token]]:
    for c in preposition.children:
        if c.dep_ == "pobj":
            yield name, c
        elif c.dep_ == "prep":
            yield from _objects_of(c, c.lower_ if c.lower_ != "of" else name)
        elif c.dep_ == "conj" and c.pos_ == "ADP":
            yield from _objects_of(c, c.lower_)


def lost_subject(verb: Token) -> Token | None:
    """The subject that the parser joined to a noun of the clause before: "He helped Chad and the EU has sent food"."""
    if (
        verb.pos_ not in ("VERB", "AUX")
        or not has_finite_form(verb)
        or child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    ):
        return None
    first = min((c.i for c in verb.children if c.dep_ in ("aux", "auxpass")), default=verb.i)
    i = first - 1
    while i > verb.sent.start and (verb.doc[i].pos_ in ("ADV", "PUNCT") or verb.doc[i].dep_ == "neg"):
        i -= 1
    noun = verb.doc[i]
    while noun.dep_ in ("appos", "compound"):
        noun = noun.head
    if noun.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    while noun.head.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun if noun.head.pos_ in ("NOUN", "PROPN") and not noun.is_ancestor(verb) else None


def _begins_next_clause(noun: Token) -> bool:
    """Is the joined noun really the subject of a verb right after it?"""
    last = noun.right_edge.i + 1
    for token in noun.doc[last : min(last + 4, noun.sent.end)]:
        if token.pos_ in ("VERB", "AUX"):
            verb = token.head if token.dep_ in ("aux", "auxpass") else token
            return not noun.is_ancestor(verb) and lost_subject(verb) == noun
        if token.pos_ not in ("ADV", "PUNCT"):
            return False
    return False


def own_subject(verb: Token) -> Token | None:
    """The subject that stands in the verb's own clause (active or passive)."""
    subject = child(verb, "nsubj", "nsubjpass", "csubj")
    if subject is None and verb.dep_ == "relcl":
        return None
    return subject if subject is None or subject.dep_ != "csubj" else None


def antecedent(word: Token) -> Token:
    """As in "which", "who", "that" -> the noun that the relative clause hangs on; any other word is itself."""
    if word.tag_ not in ("WDT", "WP", "WP$"):
        return word
    clause = word
    while clause.dep_ != "relcl" and clause.head != clause:
        clause = clause.head
    if clause.dep_ != "relcl":
        return word
    return _bearer_of_post(clause.head) if word.lower_ == "who" else clause.head


def _bearer_of_post(noun: Token) -> Token:
    """As in "Ana Roe, director of Sable, who was fined": who has the post, not what it is at."""
    post = noun.head.head
    is_post = noun.dep_ == "pobj" and noun.head.lower_ in ("of", "at", "for") and post.dep_ == "appos"
    return post.head if is_post and post.pos_ == "NOUN" and noun.ent_type_ != "NORP" else noun


@remembered
def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject of the verb, its own or the one it shares or is controlled by.

    "agreed to withdraw" shares the subject, "asked Iran to withdraw" takes the object, "a firm making tyres" the noun.
    """
    subject = own_subject(verb) or lost_subject(verb)
    if subject is not None:
        return antecedent(subject)
    if depth > 6 or verb.head is verb:
        return None
    head = verb.head
    if verb.dep_ == "relcl":
        return head if not _has_relative_object(verb) else None
    if verb.dep_ == "acl":
        return _subject_of_modifier(verb)
    if verb.dep_ == "advcl" and head.dep_ == "ROOT" and head.i < verb.i and head.pos_ in ("NOUN", "PROPN", "ADJ"):
        return head  # the headline "Northgate to buy Sable"
    if verb.dep_ in _SHARING and is_verb(head):
        if verb.dep_ == "xcomp" and head.lemma_.lower() in _makers():
            controller = child(head, "dobj", "dative")
            if controller is not None:
                return controller
        return surface_subject(head, depth + 1)
    if verb.dep_ == "pcomp" and head.head != head:
        return _subject_of_gerund(head, depth)
    if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl") and head.pos_ == "ADJ" and is_verb(head.head):
        return surface_subject(head.head, depth + 1)
    return None


@cache
def _makers() -> frozenset[str]:
    """Verbs whose object does what the infinitive says: "asked Chad to leave", not "used gas to clear the square"."""
    return frozenset(load_toml("verbs.toml")["object_control"])


_NAMES_BEFORE = frozenset({"compound", "nmod"})


def _subject_of_gerund(preposition: Token, depth: int) -> Token | None:
    """As in "accused Iran of breaking", "left without paying", "bought jets as a means of growing"."""
    governor = preposition.head
    if is_verb(governor):
        return _object_accused(governor, preposition) or surface_subject(governor, depth + 1)
    while governor.pos_ in ("NOUN", "ADP") and governor.head != governor:
        governor = governor.head
    return surface_subject(governor, depth + 1) if is_verb(governor) else None


def _has_relative_object(verb: Token) -> bool:
    return any(c.dep_ in OBJECTS and c.tag_ in ("WDT", "WP") for c in verb.children)


def _subject_of_modifier(verb: Token) -> Token | None:
    """As in "a firm making tyres" -> firm; "the plan to attack": whoever owns or voices the plan."""
    noun = verb.head
    if verb.tag_ in ("VBG", "VBN"):
        return noun
    owner = child(noun, "poss") or next(
        (c for c in noun.children if c.dep_ in _NAMES_BEFORE and c.ent_type_ == "ORG"), None
    )
    if owner is not None:
        return owner
    if noun.dep_ in ("dobj", "attr", "pobj", "oprd"):
        governor = noun.head if noun.dep_ != "pobj" else noun.head.head
        return surface_subject(governor, 1) if is_verb(governor) else None
    return None


def _object_accused(verb: Token, preposition: Token) -> Token | None:
    """As in "accused Iran of breaking": the one accused does it; "left without paying" does not read so."""
    if preposition.lower_ not in ("of", "from", "for", "into", "as"):
        return None
    return child(verb, "dobj", "nsubjpass")


@remembered
def logical_subject(verb: Token) -> Token | None:
    """Who does it: the subject of an active verb, "by ..." of a passive one."""
    if verb.pos_ == "NOUN" and verb.i > verb.sent.start:  # "when the envoy dines", mistaken for a noun
        return verb.nbor(-1)
    if not is_passive(verb):
        return surface_subject(verb)
    by = next((noun for name, noun in prepositions(verb) if name == "by" and noun.ent_type_ not in _AMOUNTS), None)
    return by or _after_bare_by(verb)


# "Delayed by three years", "cut by half": how long or how much, and nobody.
_AMOUNTS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"})


def _after_bare_by(verb: Token) -> Token | None:
    """As in "by Under Secretary Roe", where the parser takes the title for a preposition."""
    by = next((c for c in verb.children if c.lower_ == "by" and not any(True for _ in c.children)), None)
    following = by.nbor() if by is not None and by.i + 1 < len(by.doc) else None
    return child(following, "pobj") if following is not None else None


@remembered
def logical_object(verb: Token) -> Token | None:
    """What it is done to: the object of an active verb, the subject of a passive one."""
    if is_passive(verb):
        return surface_subject(verb)
    found = child(verb, "dobj", "obj")
    if found is not None:
        return antecedent(found)
    if verb.dep_ == "relcl" and own_subject(verb) is not None and own_subject(verb) != verb.head:
        if any(c.dep_ == "prep" and any(g.tag_ == "WDT" for g in c.children) for c in verb.children):
            return None  # "the raid in which ten died"
        relative = child(verb, "mark", "advmod")
        if relative is None and not any(c.tag_ in ("WDT", "WP") and c.dep_ in SUBJECTS for c in verb.children):
            return verb.head
    return None


def clause_verb(token: Token) -> Token | None:
    """The verb of the clause the word stands in; a verb is its own."""
    for word in (token, *token.ancestors):
        if is_verb(word) and word.dep_ not in ("aux", "auxpass", "amod", "compound"):
            return word
    return None


def has_finite_form(verb: Token) -> bool:
    """Does the verb, or one of its auxiliaries, show tense?"""
    if verb.tag_ in ("VBD", "VBP", "VBZ", "MD"):
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBP", "VBZ", "MD") for c in verb.children)


@remembered
def auxiliaries(verb: Token) -> list[Token]:
    """The verb's auxiliaries; a coordinated verb without its own borrows those of the first ("will go and see")."""
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if own or verb.dep_ != "conj" or not is_verb(verb.head) or (has_finite_form(verb) and verb.tag_ != "VBP"):
        return own
    if own_subject(verb) is not None or verb.tag_ not in ("VB", "VBN", "VBG", "VBP"):
        return own
    return [] if verb.tag_ == "VBP" and verb.head.tag_ not in ("VB", "VBP") else auxiliaries(verb.head)
