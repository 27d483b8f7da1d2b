"""EventGraph <-> graph.json, with nothing lost: what `dateline show`, `explain` and `export` start from.

One JSON object, one line for each document, entity and event. Fields that have their default value are left out, so
that a file stays readable when a later version adds a field. Entities stand once; events name them by their number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from types import MappingProxyType, NoneType, UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from dateline.errors import OutputError
from dateline.export.atomic import write_atomically
from dateline.model import Document, Entity, Event

if TYPE_CHECKING:
    from dateline.graph import EventGraph

FILE_NAME = "graph.json"
VERSION = 1

Json = Any
"""What `json` reads and writes."""


def save(graph: EventGraph, path: str | Path) -> None:
    """Write the whole graph to a file, or to graph.json in a folder.

    Raises:
        OutputError: the file cannot be written.
    """
    write_atomically(_file(path), _lines(graph))


def load(path: str | Path) -> EventGraph:
    """The graph that `save` wrote, equal in every field.

    Raises:
        OutputError: nothing was saved there, or the file is damaged or of another version.
    """
    from dateline.graph import EventGraph

    file = _file(path)
    try:
        saved = json.loads(file.read_text("utf-8"))
        if saved["version"] != VERSION:
            raise OutputError(f"{file}: saved by another version of dateline; build it again")
        known = [decode(Entity, entity) for entity in saved["entities"]]
        return EventGraph(
            tuple(decode(Document, document) for document in saved["documents"]),
            tuple(decode(Event, event, dict(enumerate(known))) for event in saved["events"]),
            tuple(known[: saved["listed"]]),
        )
    except OSError as error:
        raise OutputError(f"{file}: no graph there ({error}); build one with `dateline build`") from error
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise OutputError(f"{file}: not a whole saved graph ({error!r}); build it again") from error


def _file(path: str | Path) -> Path:
    path = Path(path)
    return path if path.suffix == ".json" else path / FILE_NAME


def _lines(graph: EventGraph) -> Iterator[str]:
    numbers: dict[Entity, int] = {}
    for entity in graph.entities:
        numbers.setdefault(entity, len(numbers))
    listed = len(numbers)
    events = [encode(event, lambda entity: numbers.setdefault(entity, len(numbers))) for event in graph.events]
    yield f'{{"format": "dateline graph", "version": {VERSION}, "listed": {listed},\n'
    yield from _list("documents", map(encode, graph.documents))
    yield ",\n"
    yield from _list("entities", map(encode, numbers))
    yield ",\n"
    yield from _list("events", events)
    yield "}\n"


def _list(name: str, items: Iterable[Json]) -> Iterator[str]:
    # ASCII only, so that even a lone surrogate comes back as it was.
    yield f'"{name}": ['
    for at, item in enumerate(items):
        yield ("," if at else "") + "\n" + json.dumps(item, ensure_ascii=True, separators=(",", ":"))
    yield "]"


# ---------------------------------------------------------------- model -> JSON


def encode(value: Any, key: Callable[[Entity], int | str] | None = None) -> Json:
    """Dataclasses as objects, tuples as lists, days as ISO text; an entity as its key where `key` is given."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [encode(item, key) for item in value]
    if isinstance(value, Entity) and key:
        return key(value)
    held = ((name, default, getattr(value, name)) for name, default in _defaults(value.__class__))
    return {name: encode(item, key) for name, default, item in held if default is MISSING or item != default}


@cache
def _defaults(kind: type[Any]) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


# ---------------------------------------------------------------- JSON -> model


def decode(hint: Any, plain: Json, entities: Mapping[Any, Entity] = MappingProxyType({})) -> Any:
    """The value of the annotated type that `plain` stands for; `entities` are found by their keys."""
    if plain is None or hint in (str, int, float, bool):
        return plain
    arguments = get_args(hint)
    if isinstance(hint, UnionType):
        (only,) = (argument for argument in arguments if argument is not NoneType)
        return decode(only, plain, entities)
    if get_origin(hint) is tuple:
        hints = (arguments[0],) * len(plain) if arguments[-1] is Ellipsis else arguments
        return tuple(decode(hint, item, entities) for hint, item in zip(hints, plain, strict=True))
    if hint is date:
        return date.fromisoformat(plain)
    if is_dataclass(hint):
        return _decode_object(hint, plain, entities)
    return hint(plain)


def _decode_object(kind: Any, plain: Json, entities: Mapping[Any, Entity]) -> Any:
    if not isinstance(plain, dict):
        return entities[plain]
    hints = _hints(kind)
    return kind(**{name: decode(hints[name], value, entities) for name, value in plain.items()})


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
