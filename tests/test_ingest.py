"""Files and folders become documents; bad input is named and the rest goes on."""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError, SidecarError, TooLargeError
from dateline.ingest import Skipped, language_warning, read_document, read_sources
from dateline.ingest.front_matter import read_markdown
from dateline.model import Document, PublishedSource

TEXT = "Talks began in the harbour on Monday, and the two sides agreed to meet again."


def write(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def read_all(*paths: Path) -> tuple[dict[str, Document], dict[str, str]]:
    """Documents by id, and reasons by source."""
    items = list(read_sources(paths))
    documents = [item for item in items if isinstance(item, Document)]
    skipped = [item for item in items if isinstance(item, Skipped)]
    assert len({document.id for document in documents}) == len(documents)
    return {document.id: document for document in documents}, {item.source: item.reason for item in skipped}


# ---------------------------------------------------------------- text and Markdown


def test_text_is_kept_as_it_is(tmp_path: Path) -> None:
    document = read_document(write(tmp_path / "talks.txt", "One.\r\n\r\nALSO READ: Two\n"))
    assert (document.id, document.text, document.published) == ("talks", "One.\n\nALSO READ: Two\n", None)


HEADS = {
    "yaml": """---
title: "Talks begin"
date: 2022-01-09 10:30:00 +0100
url: https://news.example/a
source: News
---
""",
    "yaml in words": """---
Title: Talks begin
published: January 9, 2022
link: https://news.example/a
publisher: News # of the day
tags:
 - harbour
---
""",
    "toml": """+++
title = "Talks begin"
date = 2022-01-09T10:30:00Z
url = "https://news.example/a"
publisher = "News"
+++
""",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_front_matter_is_read_and_cut(tmp_path: Path, head: str) -> None:
    document = read_document(write(tmp_path / "a.md", head + "# Talks *begin*\n\n" + TEXT))
    assert document.text == f"Talks begin\n\n{TEXT}"
    assert (document.title, document.url, document.publisher) == ("Talks begin", "https://news.example/a", "News")
    assert (document.published, document.published_source) == (date(2022, 1, 9), PublishedSource.FRONT_MATTER)


def test_front_matter_with_a_month_alone_gives_no_day(tmp_path: Path) -> None:
    document = read_document(write(tmp_path / "a.md", f"---\ndate: 2022-01\n---\n{TEXT}"))
    assert document.published is None
    assert "2022-01" in document.warnings[0]


@pytest.mark.parametrize("head", ["---\ndate: soon\n---\n", "+++\ntitle = \n+++\n"], ids=["date", "toml"])
def test_broken_front_matter_is_named(tmp_path: Path, head: str) -> None:
    with pytest.raises(SidecarError, match=r"a\.md.*front matter"):
        read_document(write(tmp_path / "a.md", head + TEXT))


def test_markdown_markup_goes_and_words_stay(tmp_path: Path) -> None:
    source = (
        "## Head\n\n> **Bold** and _soft_ [words](http://x.example/a_(b)) ![pic](a.png)`code`<!-- note -->\n\n* * *\n"
        "snake_case 2*3*4 **very *bold* words** [![logo](l.png)](http://x.example)"
    )
    assert read_document(write(tmp_path / "a.md", source)).text.split() == [
        "Head", "Bold", "and", "soft", "words", "code", "snake_case", "2*3*4", "very", "bold", "words",
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["*", "* a ", "[", "[a](", "_a", "`", "# ", "> ", "<!--", "**a ", "[a][b", "- "])
def test_markdown_of_open_marks_takes_no_longer_than_its_length_warrants(mark: str) -> None:
    text = mark * (200_000 // len(mark))
    begin = time.process_time()
    read_markdown(text, "a.md")
    assert time.process_time() - begin < 2


# ---------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    ("data", "text", "is_guess"),
    [
        ("Café “open”".encode("utf-8-sig"), "Café “open”", False),
        ("Café “open”".encode("utf-16"), "Café “open”", False),
        ("Talks began.".encode("utf-16-le"), "Talks began.", False),
        (("He said “yes” in Genève. " * 3).encode("cp1252"), "He said “yes” in Genève. " * 3, True),
        (("Переговоры начались в Женеве. " * 20).encode("cp1251"), "Переговоры начались в Женеве. " * 20, True),
    ],
    ids=["utf-8 with mark", "utf-16", "utf-16 without mark", "windows-1252", "windows-1251"],
)
def test_encoding_is_found_and_a_guess_is_told(tmp_path: Path, data: bytes, text: str, is_guess: bool) -> None:
    document = read_document(write(tmp_path / "a.txt", data))
    assert document.text == text
    assert any("not UTF-8; read as" in warning for warning in document.warnings) == is_guess


# ---------------------------------------------------------------- bad input


BAD_FILES = {
    "empty": (b"", InputError, "empty"),
    "blanks": (b" \n\n ", InputError, "empty"),
    "binary": (bytes(range(256)) * 9, InputError, "binary"),
    "pdf": (b"%PDF-1.7 and more", InputError, "PDF"),
    "long": (b"word " * 200_001, TooLargeError, "1,000,005 characters"),
    "huge": (b"word " * 10_000_000, TooLargeError, "50 MB"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_is_named_and_the_rest_goes_on(tmp_path: Path, kind: str) -> None:
    data, error, words = BAD_FILES[kind]
    path = write(tmp_path / "bad.txt", data)
    write(tmp_path / "good.txt")
    with pytest.raises(error, match=words) as caught:
        read_document(path)
    assert str(caught.value).startswith(f"{path}: ")
    documents, skipped = read_all(tmp_path)
    assert set(documents) == {"good"}
    assert words in skipped[str(path)]
    assert str(path) not in skipped[str(path)], "the source is named once"


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "huge.txt", b"word " * 10_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was read"))
    with pytest.raises(TooLargeError):
        read_document(path)


def test_missing_paths_and_folders_without_articles_are_named(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    _, skipped = read_all(tmp_path / "none", tmp_path / "nowhere")
    assert "no article in this folder" in skipped[str(tmp_path / "none")]
    assert "no such file" in skipped[str(tmp_path / "nowhere")]
    with pytest.raises(InputError, match="no such file"):
        read_document(tmp_path / "nowhere.txt")
    with pytest.raises(InputError, match="folder"):
        read_document(tmp_path / "none")


def test_links_that_go_round_or_nowhere_end(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    documents, skipped = read_all(tmp_path)
    assert set(documents) == {"a"}
    assert {Path(source).name for source in skipped} == {"self.txt", "nowhere.txt"}


def test_what_is_no_regular_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    _, skipped = read_all(tmp_path)
    assert "no regular file" in skipped[str(tmp_path / "pipe.txt")]


def test_an_unreadable_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    _, skipped = read_all(path)
    assert "Permission denied" in skipped[str(path)]


def test_files_of_other_kinds_are_named(tmp_path: Path) -> None:
    write(tmp_path / "photo.png", b"\x89PNG")
    write(tmp_path / "a.txt")
    documents, skipped = read_all(tmp_path)
    assert set(documents) == {"a"}
    assert ".txt" in skipped[str(tmp_path / "photo.png")]


# ---------------------------------------------------------------- folders and ids


def test_folders_are_read_in_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", ".hidden.txt", ".git/x.txt", "c.txt"):
        write(tmp_path / name)
    assert list(read_all(tmp_path)[0]) == ["a/b/c", "a/z", "b", "c"]


def test_ids_tell_files_of_one_name_apart(tmp_path: Path) -> None:
    for name in ("x/a.txt", "x/a.md", "y/a.txt"):
        write(tmp_path / name)
    assert list(read_all(tmp_path)[0]) == ["x/a.md", "x/a.txt", "y/a"]
    assert list(read_all(tmp_path / "x" / "a.txt", tmp_path / "y" / "a.txt", tmp_path / "x" / "a.md")[0]) == [
        "a", "y/a", "x/a",
    ]  # fmt: skip


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    documents, skipped = read_all(tmp_path, path)
    assert set(documents) == {"a"}
    assert "already" in skipped[str(path)]


def test_reading_streams(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")

    def paths() -> object:
        yield path
        pytest.fail("the second path was asked for before the first was used")

    assert isinstance(next(iter(read_sources(paths()))), Document)  # type: ignore[arg-type]


# ---------------------------------------------------------------- sidecars


def test_a_sidecar_speaks_for_its_files(tmp_path: Path) -> None:
    write(
        tmp_path / "sources.toml",
        """
        ["a.txt"]
        title = "T"
        publisher = "P"
        published = 2022-01-09
        ["b.txt"]
        published = "2022-01-10"
        published_reason = "Said so."
        url = "https://x.example"
        """,
    )
    write(tmp_path / "a.txt", "Published 1 May 2020\n\n" + TEXT)
    write(tmp_path / "b.txt")
    documents, skipped = read_all(tmp_path)
    assert not skipped
    first, second = documents["a"], documents["b"]
    assert (first.title, first.publisher, first.published) == ("T", "P", date(2022, 1, 9))
    assert (second.published, second.published_reason, second.url) == (
        date(2022, 1, 10),
        "Said so.",
        "https://x.example",
    )
    assert first.published_source is second.published_source is PublishedSource.SIDECAR
    assert read_document(tmp_path / "a.txt") == first, "a single file is helped by the sidecar beside it"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('published = "soon"', ["published", "soon", "2022-01-31"]),
        ("published = 2022", ["published", "2022-01-31"]),
        ('published = "2022-02-31"', ["published", "2022-02-31"]),
        ('titel = "x"', ["titel", "title, publisher, published, published_reason, url"]),
        ("title = 3", ["title", "quotes"]),
    ],
)
def test_a_bad_sidecar_table_names_file_table_and_key(tmp_path: Path, table: str, words: list[str]) -> None:
    write(tmp_path / "sources.toml", f'["a.txt"]\n{table}\n')
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    documents, skipped = read_all(tmp_path)
    assert set(documents) == {"b"}
    reason = skipped[str(tmp_path / "a.txt")]
    assert all(word in reason for word in [str(tmp_path / "sources.toml"), "a.txt", *words])
    with pytest.raises(SidecarError):
        read_document(tmp_path / "a.txt")
    assert read_document(tmp_path / "b.txt").text == TEXT


def test_a_sidecar_that_is_no_toml_stops_its_own_folder_only(tmp_path: Path) -> None:
    write(tmp_path / "x" / "sources.toml", '["a.txt"\n')
    write(tmp_path / "x" / "a.txt")
    write(tmp_path / "y" / "a.txt")
    documents, skipped = read_all(tmp_path)
    assert set(documents) == {"y/a"}
    assert "not valid TOML" in skipped[str(tmp_path / "x" / "sources.toml")]


def test_a_sidecar_table_without_a_file_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "sources.toml", '["b.txt"]\ntitle = "x"\n[a.txt]\ntitle = "y"\n')
    documents, skipped = read_all(tmp_path)
    assert set(documents) == {"a"}
    assert sorted(skipped.values()) == [
        'a name with a full stop needs quotes; write it like ["talks.txt"]',
        "no file of that name in this folder; correct the name or remove the table",
    ]


# ---------------------------------------------------------------- language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le ministre a dit que les négociations de la semaine dans la ville sont une étape pour la paix. ", "French"),
        ("Министр сказал, что переговоры начались в понедельник в Женеве и продлятся неделю. ", "Latin letters"),
        ("大臣は月曜日にジュネーブで協議が始まったと述べた と 言う こと で ある という。 ", "Latin letters"),
    ],
)
def test_another_language_is_told(tmp_path: Path, text: str, language: str) -> None:
    document = read_document(write(tmp_path / "a.txt", text * 10))
    assert any(language in warning for warning in document.warnings)


@pytest.mark.parametrize(
    "text",
    [
        TEXT * 5,
        "TALKS BEGIN IN THE HARBOUR AS THE MINISTERS MEET. " * 8,
        "Müller 3, Schmidt 2, Weber 1, " * 20,
        "Der Spiegel",
    ],
    ids=["prose", "capitals", "a list of names", "a few words"],
)
def test_english_lists_and_short_texts_give_no_warning(text: str) -> None:
    assert language_warning(text) is None
