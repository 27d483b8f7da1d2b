"""Which documents tell the same story: how alike two are in their rarer words, and in what else they are like.

Only words that few documents share are followed, each through a bounded number of documents, and each document keeps
a bounded number of neighbours, so the work grows with the number of documents and not with its square.

Likeness is the cosine of two documents' rarer words, in which names count double. Company is how well the likenesses
of two documents to all others go together (Pearson's correlation): of two articles on arrests, the one that resembles
the articles on this arrest, and the one that resembles those on another. It tells stories of one kind apart where the
words of the two alone do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dateline.merge.bulk import make_table
from dateline.merge.words import content_stems, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from dateline.model import Document

TERMS_PER_DOCUMENT = 60
DOCUMENTS_PER_TERM = 100  # a term in more documents than this is no way to find a neighbour
NEIGHBOURS = 40
LEAST_LIKENESS = 60  # thousandths; documents less alike are never compared
TITLE_COUNTS = 3  # a word of the title weighs like three of the text
NAME_COUNTS = 2  # two articles with one name in common are nearer than two with one word in common

# Documents like no other that every corpus is taken to hold, so that two articles alone have company too.
_STRANGERS = 3
# Fewer documents than this, strangers included, would make even two reports of one fire keep different company.
_LEAST_SIZE = 7
_CAPITAL = re.compile(r"(?<![.!?:\n] )(?<![\n\"'“‘])\b[A-Z][a-z]{2,}")
_SMALL = re.compile(r"\b[a-z]{3,}")

# Term frequencies are damped by a logarithm, rarity is as in BM25 with fifty imaginary documents, so that two articles
# alone are compared like two among many. Whole numbers throughout: sums of floats depend on their order.
_LIKENESS = f"""
create or replace table kept_terms as
with spread as (select term, count(*) as documents from terms group by term),
size as (select count(distinct document) as documents from terms),
weighed as (
    select t.document, t.term, s.documents,
           cast(round(100 * t.worth * (1 + ln(t.times)) * ln(1 + (n.documents + 50) / (s.documents + 2))) as bigint)
               as weight
    from terms t join spread s using (term) cross join size n
)
select document, term, weight, documents from weighed
qualify row_number() over (partition by document order by weight desc, term) <= {TERMS_PER_DOCUMENT};

create or replace table likeness as
with norms as (select document, sqrt(sum(weight * weight)) as norm from kept_terms group by document),
useful as (select * from kept_terms where documents between 2 and {DOCUMENTS_PER_TERM}),
products as (
    select l.document as document_l, r.document as document_r, sum(l.weight * r.weight) as product
    from useful l join useful r on l.term = r.term and l.document <> r.document
    group by all
),
nearest as (
    select document_l, document_r, cast(round(1000 * product / (a.norm * b.norm)) as integer) as likeness
    from products join norms a on a.document = document_l join norms b on b.document = document_r
    qualify row_number() over (partition by document_l order by likeness desc, document_r) <= {NEIGHBOURS}
)
select * from nearest union select document_r, document_l, likeness from nearest;
"""  # noqa: S608 - made of our own constants

_COMPANY = f"""
create or replace table company as
with profile as (
    select document_l as document, document_r as other, likeness from likeness
    union all select distinct document, document, 1000 from kept_terms
),
size as (select greatest(count(distinct document) + {_STRANGERS}, {_LEAST_SIZE}) as documents from kept_terms),
sums as (
    select document, sum(likeness) as total, sum(likeness * likeness) as squares from profile group by document
),
shared as (
    select p.document_l, p.document_r, sum(a.likeness * b.likeness) as product
    from likeness p
    join profile a on a.document = p.document_l join profile b on b.document = p.document_r and b.other = a.other
    where p.likeness >= {LEAST_LIKENESS} group by all
)
select document_l, document_r, cast(round(
    1000 * (product * n.documents - a.total * b.total)
    / (sqrt(a.squares * n.documents - a.total * a.total) * sqrt(b.squares * n.documents - b.total * b.total))
) as integer) as company
from shared cross join size n join sums a on a.document = document_l join sums b on b.document = document_r;
"""  # noqa: S608 - made of our own constants


def compare_documents(connection: DuckDBPyConnection, documents: Sequence[Document]) -> None:
    """Make the tables `likeness` and `company` (document_l, document_r, and the measure in thousandths).

    `likeness` (0 to 1000) holds the nearest few of each document, `company` (-1000 to 1000) those of them that are
    alike enough to be compared; both hold either order of a pair.
    """
    columns = {"document": "varchar", "term": "varchar", "times": "integer", "worth": "integer"}
    make_table(connection, "terms", columns, (record for document in documents for record in _terms(document)))
    connection.execute(_LIKENESS)
    connection.execute(_COMPANY)


def _terms(document: Document) -> Iterator[Mapping[str, object]]:
    counts = Counter(content_stems(document.text))
    for term in content_stems(document.title or ""):
        counts[term] += TITLE_COUNTS
    names = _name_stems(document.text)
    for term, times in sorted(counts.items()):
        yield {"document": document.id, "term": term, "times": times, "worth": NAME_COUNTS if term in names else 1}


def _name_stems(text: str) -> frozenset[str]:
    """Stems of the words that stand with a capital inside a sentence more often than without one."""
    capital = Counter(match.group().lower() for match in _CAPITAL.finditer(text))
    small = Counter(match.group() for match in _SMALL.finditer(text))
    return frozenset(stem(word) for word, times in capital.items() if times > small[word])
