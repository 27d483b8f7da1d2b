"""The parts of merging by themselves: words, groups, standing, sources, and the vocabulary behind them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import combinations
from math import log2

import pytest
from hypothesis import given
from hypothesis import settings as drawing
from hypothesis import strategies as st

from dateline.merge.cluster import cluster
from dateline.merge.only import only_ones
from dateline.merge.rows import rows_of
from dateline.merge.score import settings
from dateline.merge.sources import COPY, agency_of, count_sources, likeness, sketch
from dateline.merge.trajectory import history_of, status_now
from dateline.merge.words import content_stems, family_of, family_of_kind, numbers, stem
from dateline.model import Annotation, Document, Status
from dateline.rules import load_toml
from merge_reports import report

# ---------------------------------------------------------------- words

FAMILIES = load_toml("merge_words.toml")["family"]
FILES = ("events_deeds.toml", "events_force.toml", "events_ordinary.toml", "events_words.toml")


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family["id"])
def test_a_family_holds_its_examples_and_not_its_counterexamples(family: dict[str, list[str]]) -> None:
    for pair in family["examples"]:
        left, right = pair.split(" ~ ")
        assert family_of(left) == family_of(right) == family["id"]
    for pair in family["counterexamples"]:
        left, right = pair.split(" ~ ")
        assert family_of(left) != family_of(right)


def test_the_kinds_of_families_are_kinds_of_the_vocabulary_and_of_one_family_each() -> None:
    rules = [rule for file in FILES for rule in load_toml(file).get("rule", ())]
    known = {rule["kind"] for rule in rules} | {f"{rule['type']} {rule['kind']}" for rule in rules}
    kinds = [kind for family in FAMILIES for kind in family.get("kinds", ())]
    assert set(kinds) <= known
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize(
    ("kind", "type_", "family"),
    [("resignation", "CONCEDE", "resign"), ("strike", "PROTEST", "strike_work"), ("strike", "ASSAULT", None)],
)
def test_a_narrow_kind_is_one_family_whatever_its_word(kind: str, type_: str, family: str | None) -> None:
    assert family_of_kind(kind, type_) == family


def test_no_word_is_of_two_families() -> None:
    owners: dict[str, set[str]] = {}
    for family in FAMILIES:
        for word in family["words"]:
            owners.setdefault(stem(word), set()).add(family["id"])
    assert {word: ids for word, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    "words", [("announce", "announcement", "announced"), ("create", "creation"), ("crash", "crashes")]
)
def test_forms_of_a_word_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@given(st.text(max_size=40))
def test_any_text_has_stems_and_numbers(text: str) -> None:
    assert all(content_stems(text))
    assert all(value[0].isdigit() for value in numbers(text))


# ---------------------------------------------------------------- groups


def never(_left: Sequence[str], _right: Sequence[str]) -> bool:
    return False


def a_and_c(left: Sequence[str], right: Sequence[str]) -> bool:
    return any({one, other} == {"a", "c"} for one in left for other in right)


def test_a_lucky_link_does_not_chain_two_groups() -> None:
    weights = {("a", "b"): 5.0, ("c", "d"): 5.0, ("b", "c"): 1.0, ("a", "c"): -4.0, ("a", "d"): -4.0, ("b", "d"): -4.0}
    assert cluster("abcd", weights, least=0, apart=never) == [["a", "b"], ["c", "d"]]


def test_pairs_that_must_stay_apart_stay_apart_through_others() -> None:
    weights = {("a", "b"): 5.0, ("b", "c"): 4.0, ("a", "c"): 4.0}
    assert cluster("abc", weights, least=0, apart=a_and_c) == [["a", "b"], ["c"]]


def test_decided_pairs_join_whatever_they_weigh() -> None:
    assert cluster("ab", {("a", "b"): -9.0}, least=0, apart=never, together=[("a", "b")]) == [["a", "b"]]


@given(st.dictionaries(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), st.floats(-9, 9)))
def test_groups_are_a_partition_and_do_not_depend_on_order(drawn: dict[tuple[str, str], float]) -> None:
    weights = {(a, b): weight for (a, b), weight in drawn.items() if a < b}
    groups = cluster("abcdef", weights, least=0, apart=never)
    assert sorted(x for group in groups for x in group) == list("abcdef")
    turned = dict(reversed(list(weights.items())))
    assert cluster("fedcba", turned, least=0, apart=never) == groups


# ---------------------------------------------------------------- sources

WIRE = "Envoys of the two states met on Monday in the old harbour town to settle the long dispute over the canal. " * 3


def test_copies_and_agency_reports_count_once() -> None:
    from merge_reports import report

    texts = {
        "a": WIRE,
        "b": "By our staff. " + WIRE,
        "c": "ARVEND (Reuters) - They met on Monday, said one of them.",
        "d": "They met yesterday, Reuters reported from the town.",
        "e": "A wholly different account says that they met at last.",
    }
    documents = {id_: Document(text, id=id_) for id_, text in texts.items()}
    mentions = [report(document, "met", "meet") for document in documents.values()]
    sketches = {id_: sketch(text) for id_, text in texts.items()}
    assert count_sources(mentions, documents, sketches) == 3


SENTENCES = st.lists(st.sampled_from([f"{word} " * 6 + WIRE[n * 20 :] for n, word in enumerate("abcdef")]), max_size=3)
REPORTS = st.lists(st.tuples(SENTENCES, st.sampled_from(["", " (Reuters) ", " (AFP) "]), st.sampled_from("PQRS")))


@drawing(max_examples=60, deadline=None)
@given(REPORTS)
def test_sources_are_what_is_left_when_all_that_hang_together_are_one(
    drawn: list[tuple[list[str], str, str]],
) -> None:
    from merge_reports import report

    documents = {
        f"d{n}": Document(f"They met. {' '.join(texts)}{credit}Story {n}.", id=f"d{n}", publisher=publisher * (n % 3))
        for n, (texts, credit, publisher) in enumerate(drawn)
    }
    sketches = {id_: sketch(document.text) for id_, document in documents.items()}
    groups = [{id_} for id_ in documents]
    for one, other in combinations(documents, 2):
        left, right = documents[one], documents[other]
        is_one = (
            likeness(sketches[one], sketches[other]) >= COPY
            or (agency_of(left) is not None and agency_of(left) == agency_of(right))
            or (bool(left.publisher) and left.publisher == right.publisher)
        )
        if is_one:
            joined = [group for group in groups if one in group or other in group]
            groups = [group for group in groups if group not in joined] + [set().union(*joined)]
    mentions = [report(document, "met", "meet") for document in documents.values()]
    assert count_sources(mentions, documents, sketches) == len(groups)


def test_likeness_grows_with_shared_text() -> None:
    half = WIRE + "Nothing else of note took place in any of the towns along the coast on that day or the next. " * 2
    assert likeness(sketch(WIRE), sketch("Quite another matter altogether was on the agenda today.")) == 0
    assert 0.2 < likeness(sketch(WIRE), sketch(half)) < 1
    assert likeness(sketch(""), sketch("")) == 1


@pytest.mark.parametrize("agency", load_toml("merge_sources.toml")["agency"], ids=lambda agency: agency["id"])
def test_an_agency_is_known_by_its_credit(agency: dict[str, str]) -> None:
    pattern = re.compile(agency["pattern"])
    assert all(pattern.search(example) for example in agency["examples"])
    assert not any(pattern.search(example) for example in agency["counterexamples"])
    assert agency_of(Document(agency["examples"][0], id="a")) == agency["id"]


# ---------------------------------------------------------------- standing


def test_the_latest_report_decides_and_the_firmer_of_one_day() -> None:
    from merge_reports import report

    documents = [
        Document("They met.", id=id_, published=day)
        for id_, day in (("a", "2031-05-01"), ("b", "2031-05-09"), ("c", "2031-05-09"), ("d", None))
    ]
    statuses = (Status.OCCURRED, Status.POSSIBLE, Status.DENIED, Status.PLANNED)
    mentions = [report(d, "met", "meet", status=s) for d, s in zip(documents, statuses, strict=True)]
    history = history_of(mentions, {d.id: d.published for d in documents})
    assert [status for _, status, _ in history] == [Status.PLANNED, Status.OCCURRED, Status.POSSIBLE, Status.DENIED]
    assert status_now(history) is Status.DENIED


# ---------------------------------------------------------------- the model


def test_the_model_is_whole_and_its_weights_can_be_told_apart() -> None:
    for comparison in settings()["comparisons"]:
        levels = comparison["comparison_levels"]
        assert levels[-1]["sql_condition"] == "ELSE"
        assert sum(level["u_probability"] for level in levels) == pytest.approx(1, abs=0.01)
        assert sum(level["m_probability"] for level in levels) == pytest.approx(1, abs=0.01)
        weights = [round(log2(level["m_probability"] / level["u_probability"]), 4) for level in levels]
        assert len(set(weights)) == len(weights), comparison["output_column_name"]
        assert len({level["label_for_charts"] for level in levels}) == len(levels)


def test_the_fields_name_families_that_there_are() -> None:
    families = {family["id"] for family in FAMILIES}
    assert all(set(field["families"]) <= families for field in load_toml("merge_words.toml")["field"])


def test_the_model_asks_only_for_what_every_engine_has() -> None:
    shared = {"shared", "is_empty", "overlap_percent", "array_contains", "abs", "not", "and", "or", "in", "null", "is"}
    text = json.dumps(settings())
    called = set(re.findall(r"\b([a-z_]+)\(", text))
    assert called <= shared


# ---------------------------------------------------------------- the only one of its kind


def one_of(*told: tuple[str, str, str, Status]) -> tuple[frozenset[tuple[str, str]], dict[tuple[str, str], str]]:
    """The pairs raised among acts told as (document, kind, day, status), and the id of each by document and kind."""
    mentions = [
        report(Document(f"{'Then ' * n}the {kind} of {day}.", id=doc), kind, kind, date=day, status=status)
        for n, (doc, kind, day, status) in enumerate(told)
    ]
    rows = {row.unique_id: row for m in mentions for row in rows_of(Annotation(Document("", id="x"), events=(m,)), {})}
    by_id = {mention.id: mention for mention in mentions}

    def apart(left: Sequence[str], right: Sequence[str]) -> bool:
        return by_id[left[0]].interval != by_id[right[0]].interval

    pairs = [(left, right) for left, right in combinations(sorted(rows), 2)]
    return only_ones(pairs, rows, apart), {(m.document_id, m.kind): m.id for m in mentions}


def test_the_only_fire_of_one_report_may_be_that_of_another() -> None:
    fact = Status.OCCURRED
    found, ids = one_of(
        ("a", "fire", "2031-05", fact), ("b", "fire", "2031-05-05", fact), ("b", "arrest", "2031", fact)
    )
    assert found == {tuple(sorted((ids["a", "fire"], ids["b", "fire"])))}


@pytest.mark.parametrize(
    "told",
    [
        (("a", "fire", "2031-05", Status.OCCURRED), ("b", "fire", "2031-05", Status.POSSIBLE)),
        (("a", "fire", "2031-05", Status.OCCURRED), ("b", "arrest", "2031-05", Status.OCCURRED)),
        (("a", "attack", "2031-05", Status.OCCURRED), ("b", "attack", "2031-05", Status.OCCURRED)),
        (
            ("a", "fire", "2031-05", Status.OCCURRED),
            ("b", "fire", "2031-05", Status.OCCURRED),
            ("b", "fire", "2030-01", Status.OCCURRED),
        ),
    ],
)
def test_plans_other_acts_broad_kinds_and_one_of_two_fires_are_no_only_ones(
    told: tuple[tuple[str, str, str, Status], ...],
) -> None:
    assert one_of(*told)[0] == frozenset()
