"""What was read and what was made of it, in one DuckDB file in the output folder.

Reading an article is slow and depends on that article alone, so every reading is kept at once, under a digest of the
article and of the code and vocabulary that read it. The graph depends on all articles; it is replaced in one
transaction when a build is complete. A build that is killed therefore leaves the last good graph, and the next build
goes on where it stopped.

    readings   fingerprint, record            Annotation as JSON
    kept       kind, id, since, until, record  documents, entities and events; `until` is the build that dropped them
    builds     number, documents, events
    meta       key, value

The views `documents`, `mentions`, `entities`, `events` and `links` show the present graph to anyone with SQL.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from dateline.additions import Additions
from dateline.errors import OutputError
from dateline.export.saved import decode, encode
from dateline.fingerprint import fingerprint_of_reader
from dateline.merge.bulk import make_table
from dateline.model import Annotation, Document, Entity, Event

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FILE_NAME = "dateline.duckdb"
VERSION = 1

_TABLES = """
create table if not exists meta (key varchar primary key, value varchar);
create table if not exists readings (fingerprint varchar primary key, record json);
create table if not exists kept (kind varchar, id varchar, since integer, until integer, record json);
create table if not exists builds (number integer primary key, documents integer, events integer);
create or replace view documents as
    select id, record->>'published' as published, record->>'title' as title, record->>'publisher' as publisher,
           record->>'url' as url, since
    from kept where kind = 'document' and until is null;
create or replace view entities as
    select id, record->>'name' as name, record->>'kind' as kind, record->>'country_code' as country_code, since
    from kept where kind = 'entity' and until is null;
create or replace view events as
    select id, record->>'label' as label, record->>'type' as type, record->>'kind' as kind,
           record->'interval'->>'edtf' as date, record->>'status' as status,
           cast(record->>'count' as integer) as count,
           coalesce(cast(record->>'independent_sources' as integer), 1) as independent_sources, since
    from kept where kind = 'event' and until is null;
create or replace view mentions as
    select m->>'id' as id, e.id as event_id, m->>'document_id' as document_id, cast(m->>'start' as integer) as "start",
           cast(m->>'end' as integer) as "end", m->>'text' as text, m->>'type' as type,
           coalesce(m->>'status', 'occurred') as status, m->'interval'->>'edtf' as date,
           m->'sentence'->>'text' as sentence
    from (select id, unnest(cast(record->'mentions' as json[])) as m
          from kept where kind = 'event' and until is null) e;
create or replace view links as
    select e.id as event_id, l->>'left' as "left", l->>'right' as "right",
           cast(l->>'probability' as double) as probability, l->'reasons' as reasons
    from (select id, unnest(cast(record->'links' as json[])) as l
          from kept where kind = 'event' and until is null) e;
"""

_Model = TypeVar("_Model")


@dataclass(frozen=True)
class Build:
    """One completed build: its number, counted from 1, and what the graph then held."""

    number: int
    documents: int
    events: int


class Store:
    """The file, open and locked; use it in a `with` block.

    `notes` says what a user should know about the file: that it was of an older version, that articles are read again.

    Raises:
        OutputError: another build has the file open, or it is no store, or one of a later version.
    """

    def __init__(self, folder: str | Path) -> None:
        self.path = Path(folder) / FILE_NAME
        self.notes: tuple[str, ...] = ()
        self._additions = Additions()
        self._connection = _open(self.path)
        try:
            self._reader = fingerprint_of_reader()
            self._migrate()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    # ---------------------------------------------------------------- reading articles

    def documents(self) -> tuple[Document, ...]:
        """The documents of the present graph, by id."""
        return self._current("document", Document)

    def read(
        self,
        documents: Iterable[Document],
        annotate: Callable[[list[Document]], Iterable[Annotation]],
        *,
        keep: bool = True,
        additions: Additions | None = None,
    ) -> Iterator[Annotation]:
        """The annotations of `documents` and, to `keep` them, of those already in the graph, in order of document ids.

        A document of the same id replaces an earlier one. What was read before by the same rules, the user's
        `additions` among them, is not read again; each new reading is kept as soon as it is there.
        """
        self._additions = additions or Additions()
        wanted = {document.id: document for document in (*(self.documents() if keep else ()), *documents)}
        ordered = [wanted[id_] for id_ in sorted(wanted)]
        known = {row[0] for row in self._connection.execute("select fingerprint from readings").fetchall()}
        new = [document for document in ordered if self._fingerprint(document) not in known]
        fresh = iter(annotate(new)) if new else iter(())
        for document in ordered:
            fingerprint = self._fingerprint(document)
            if fingerprint in known:
                yield self._reading(fingerprint)
            else:
                annotation = next(fresh)
                self._connection.execute(
                    "insert or replace into readings values (?, ?)", [fingerprint, _dump(encode(annotation))]
                )
                yield annotation

    def _reading(self, fingerprint: str) -> Annotation:
        row = self._connection.execute("select record from readings where fingerprint = ?", [fingerprint]).fetchone()
        if row is None:
            raise OutputError(f"{self.path}: a reading is gone; delete the file and build again")
        annotation: Annotation = decode(Annotation, json.loads(row[0]))
        return annotation

    def _fingerprint(self, document: Document) -> str:
        reader = self._reader + self._additions.digest
        return sha256(f"{reader}\n{_dump(encode(document))}".encode()).hexdigest()

    def additions(self) -> Additions:
        """The user's own vocabulary that the present graph was read with."""
        record = _meta(self._connection, "additions")
        found: Additions = decode(Additions, json.loads(record)) if record else Additions()
        return found

    # ---------------------------------------------------------------- the graph

    def commit(self, documents: Iterable[Document], events: Iterable[Event], entities: Iterable[Entity]) -> Build:
        """Make this the present graph, all of it or nothing; readings that no document needs any more are dropped."""
        documents, events = sorted(documents, key=lambda d: d.id), list(events)
        linked = {entity.id: entity for event in events for entity in _entities_of(event)}
        linked |= {entity.id: entity for entity in entities}
        records = [("document", d.id, _dump(encode(d))) for d in documents]
        records += [("entity", id_, _dump(encode(linked[id_]))) for id_ in sorted(linked)]
        records += [("event", e.id, _dump(encode(e, lambda entity: entity.id))) for e in events]
        with _Transaction(self._connection) as connection:
            row = connection.execute("select coalesce(max(number), 0) + 1 from builds").fetchone()
            build = Build(row[0] if row else 1, len(documents), len(events))
            _replace(connection, build.number, records)
            _set_meta(connection, "additions", _dump(encode(self._additions)))
            connection.execute("insert into builds values (?, ?, ?)", [build.number, build.documents, build.events])
            needed = ({"fingerprint": self._fingerprint(document)} for document in documents)
            make_table(connection, "needed", {"fingerprint": "varchar"}, needed)
            connection.execute("delete from readings where fingerprint not in (select fingerprint from needed)")
        return build

    def remove(self, document_id: str) -> None:
        """Take a document out; the next build makes the graph without it.

        Raises:
            OutputError: there is no such document; the message lists those that there are.
        """
        known = [document.id for document in self.documents()]
        if document_id not in known:
            raise OutputError(f"{self.path}: no document {document_id!r}; there are {', '.join(known) or 'none'}")
        self._connection.execute(
            "update kept set until = (select max(number) from builds) + 1 "
            "where kind = 'document' and id = ? and until is null",
            [document_id],
        )

    def put_back(self, document_id: str) -> None:
        """Undo a `remove` that no build has followed."""
        self._connection.execute(
            "update kept set until = null where kind = 'document' and id = ? "
            "and until = (select max(number) from builds) + 1",
            [document_id],
        )

    def builds(self) -> tuple[Build, ...]:
        """All completed builds, oldest first."""
        rows = self._connection.execute("select number, documents, events from builds order by number").fetchall()
        return tuple(Build(*row) for row in rows)

    def graph_at(self, build: int) -> tuple[tuple[Document, ...], tuple[Event, ...], tuple[Entity, ...]]:
        """Documents, events and entities as a completed build left them.

        Raises:
            OutputError: there was no such build.
        """
        if build not in {known.number for known in self.builds()}:
            raise OutputError(f"{self.path}: no build {build}; there are {len(self.builds())}")
        entities = {entity.id: entity for entity in self._at("entity", Entity, build, {})}
        events = self._at("event", Event, build, entities)
        return tuple(self._at("document", Document, build, {})), tuple(events), tuple(entities.values())

    def _at(self, kind: str, model: type[_Model], build: int, entities: dict[str, Entity]) -> list[_Model]:
        rows = self._connection.execute(
            "select record from kept where kind = ? and since <= ? and (until is null or until > ?) order by id",
            [kind, build, build],
        ).fetchall()
        return [decode(model, json.loads(record), entities) for (record,) in rows]

    def _current(self, kind: str, model: type[_Model]) -> tuple[_Model, ...]:
        rows = self._connection.execute(
            "select record from kept where kind = ? and until is null order by id", [kind]
        ).fetchall()
        return tuple(decode(model, json.loads(record)) for (record,) in rows)

    # ---------------------------------------------------------------- versions of the file

    def _migrate(self) -> None:
        """Bring the file to the present version, or start one; say so when articles will be read again."""
        connection = self._connection
        tables = {row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()}
        found = _meta(connection, "version") if "meta" in tables else None
        if found is None and tables:
            raise OutputError(f"{self.path}: not a store of dateline; move the file away and build again")
        if found is not None and int(found) > VERSION:
            raise OutputError(
                f"{self.path}: made by a later dateline (store version {found}, this one knows {VERSION}); "
                "update dateline, or build into another folder"
            )
        present = {"version": str(VERSION), "reader": self._reader, "tables": sha256(_TABLES.encode()).hexdigest()}
        if found is not None and all(_meta(connection, key) == value for key, value in present.items()):
            return  # who only looks writes nothing
        with _Transaction(connection):
            connection.execute(_TABLES)
            if found is not None and int(found) < VERSION:
                connection.execute("delete from readings")
                self.notes += (f"{self.path}: store version {found} is now {VERSION}; articles are read again",)
            elif found is not None and _meta(connection, "reader") != self._reader and self.documents():
                self.notes += ("the rules of reading have changed since the last build; articles are read again",)
            for key, value in present.items():
                _set_meta(connection, key, value)


class _Transaction:
    """All statements of a `with` block, or none of them."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection

    def __enter__(self) -> DuckDBPyConnection:
        self._connection.execute("begin transaction")
        return self._connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.execute("commit" if kind is None else "rollback")


def _open(path: Path) -> DuckDBPyConnection:
    import duckdb

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return duckdb.connect(path)
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise OutputError(
                f"{path}: another build is writing there; wait until it has ended, or build into another folder"
            ) from error
        raise OutputError(f"{path}: cannot be opened as a store ({error}); move it away and build again") from error
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error}); choose a folder that you may write to") from error


def _replace(connection: DuckDBPyConnection, build: int, records: list[tuple[str, str, str]]) -> None:
    """Close what is gone or changed, open what is new; what stayed the same is left alone."""
    columns = ("kind", "id", "record")
    rows = (dict(zip(columns, record, strict=True)) for record in records)
    make_table(connection, "present", dict.fromkeys(columns, "varchar"), rows)
    connection.execute(
        "update kept set until = ? where until is null and not exists (select 1 from present p "
        "where p.kind = kept.kind and p.id = kept.id and p.record = cast(kept.record as varchar))",
        [build],
    )
    connection.execute(
        "insert into kept select kind, id, ?, null, cast(record as json) from present p where not exists "
        "(select 1 from kept where until is null and kept.kind = p.kind and kept.id = p.id) order by kind, id",
        [build],
    )


def _entities_of(event: Event) -> Iterator[Entity]:
    yield from (entity for _, entity in event.participants)
    yield from event.places
    yield from (entity for _, entity in event.other_places)
    yield from event.speakers


def _meta(connection: DuckDBPyConnection, key: str) -> str | None:
    row = connection.execute("select value from meta where key = ?", [key]).fetchone()
    return None if row is None else str(row[0])


def _set_meta(connection: DuckDBPyConnection, key: str, value: str) -> None:
    connection.execute("insert or replace into meta values (?, ?)", [key, value])


def _dump(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=True, separators=(",", ":"))
