"""Which documents tell the same story: for each document the few most like it, by the cosine of their rarer words.

Only words that few documents share are followed, and each word through a bounded number of documents, so the work
grows with the number of documents and not with its square.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dateline.merge.bulk import make_table
from dateline.merge.words import content_stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from dateline.model import Document

TERMS_PER_DOCUMENT = 60
DOCUMENTS_PER_TERM = 100  # a term in more documents than this is no way to find a neighbour
NEIGHBOURS = 40
TITLE_COUNTS = 3  # a word of the title weighs like three of the text

# Term frequencies are damped by a logarithm, rarity is as in BM25 with fifty imaginary documents, so that two articles
# alone are compared like two among many. Whole numbers throughout: sums of floats depend on their order.
_LIKENESS = f"""
create or replace table kept_terms as
with spread as (select term, count(*) as documents from terms group by term),
size as (select count(distinct document) as documents from terms),
weighed as (
    select t.document, t.term, s.documents,
           cast(round(100 * (1 + ln(t.times)) * ln(1 + (n.documents + 50) / (s.documents + 2))) as bigint) as weight
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
)
select document_l, document_r, cast(round(1000 * product / (a.norm * b.norm)) as integer) as likeness
from products join norms a on a.document = document_l join norms b on b.document = document_r
qualify row_number() over (partition by document_l order by likeness desc, document_r) <= {NEIGHBOURS};
"""  # noqa: S608 - made of our own constants


def compare_documents(connection: DuckDBPyConnection, documents: Sequence[Document]) -> None:
    """Make the table `likeness` (document_l, document_r, likeness 0 to 1000), the nearest few of each document."""
    records = (
        {"document": document.id, "term": term, "times": times}
        for document in documents
        for term, times in sorted(_terms(document).items())
    )
    make_table(connection, "terms", {"document": "varchar", "term": "varchar", "times": "integer"}, records)
    connection.execute(_LIKENESS)


def _terms(document: Document) -> Counter[str]:
    counts = Counter(content_stems(document.text))
    for term in content_stems(document.title or ""):
        counts[term] += TITLE_COUNTS
    return counts
