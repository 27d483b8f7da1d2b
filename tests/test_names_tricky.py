"""Names that are hard to tell apart or to put together: every case of cases/tricky_names.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline.annotation.coreference import resolve_references
from dateline.annotation.names import find_names
from dateline.annotation.parse import parse_many
from dateline.model import Annotation, Document, Entity, EntityMention
from dateline.resolve import resolve_entities
from dateline.rules.people import people_by_id

CASES = tomllib.loads((Path(__file__).parent / "cases" / "tricky_names.toml").read_text("utf-8"))["case"]

pytestmark = pytest.mark.model


class Reports:
    """The reports of one case, read, and who is who in them."""

    def __init__(self, annotations: list[Annotation]) -> None:
        self.annotations = annotations
        self._entities = resolve_entities(annotations)

    def entity(self, place: str) -> Entity:
        """Whom the words at the place ("Bush", "Bush#2", "Bush@2") stand for."""
        annotation, mention = self.mention(place)
        assert mention is not None, f"{place}: no mention among {[m.text for m in annotation.entities]}"
        return self._entities[annotation.document.id, mention.entity_id]

    def mention(self, place: str) -> tuple[Annotation, EntityMention | None]:
        words, _, report = place.partition("@")
        words, _, number = words.partition("#")
        annotation = self.annotations[int(report or 1) - 1]
        found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", annotation.document.text))
        start = found[int(number or 1) - 1].start()
        covering = [m for m in annotation.entities if m.start <= start and start + len(words) <= m.end]
        return annotation, min(covering, key=lambda m: m.end - m.start, default=None)


@pytest.fixture(scope="module")
def read() -> dict[str, Reports]:
    """Every case by its id; all reports are parsed in one go."""
    listed = [
        (case["id"], Document(text, id=f"{case['id']}/{number}", published=day))
        for case in CASES
        for number, (day, text) in enumerate(case.get("texts") or [[case["day"], case["text"]]], 1)
    ]
    found: dict[str, list[Annotation]] = {}
    for (case_id, document), parsed in zip(listed, parse_many(doc.text for _, doc in listed), strict=True):
        mentions = resolve_references(parsed, find_names(parsed, document), document)
        found.setdefault(case_id, []).append(Annotation(document, (), mentions))
    return {case_id: Reports(annotations) for case_id, annotations in found.items()}


def marked(case: dict[str, Any]) -> Any:
    """The case, expected to fail where it says why nothing mends it yet."""
    marks = [pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_case(case: dict[str, Any], read: dict[str, Reports]) -> None:
    reports = read[case["id"]]
    for places in case.get("same", ()):
        nodes = {place: (reports.entity(place).id, reports.entity(place).name) for place in places}
        assert len(set(nodes.values())) == 1, nodes
    for one, other in case.get("apart", ()):
        assert reports.entity(one).id != reports.entity(other).id, (one, other, reports.entity(one).name)
    for place, name in case.get("are", ()):
        assert reports.entity(place).name == name, (place, reports.entity(place).name)
    for place, kind in case.get("kind", ()):
        assert reports.entity(place).kind == kind, (place, reports.entity(place).kind)
    for place in case.get("unknown", ()):
        _, mention = reports.mention(place)
        assert mention is None or not (mention.entity_id in people_by_id() or mention.entity_id.startswith("country:"))


def test_there_are_150_cases_each_with_an_id_a_source_and_something_to_show() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES) >= 150
    assert {case["source"] for case in CASES} == {"record", "custom", "invented"}
    assert all(case.keys() & {"same", "apart", "are", "kind", "unknown"} for case in CASES)
