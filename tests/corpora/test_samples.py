"""The corpora that come with the program hold what they say."""

import shutil
from pathlib import Path

import pytest

from coder.errors import CoderError, FormatError, NotFound
from coder.model.document import DOCUMENT_KINDS, LANGUAGES
from coder.project.texts import samples

SHARED = Path(__file__).parents[3] / "shared" / "data"
UNSAFE = set('<>:"/\\|?*')
CORPORA = {corpus.key: corpus for corpus in samples.corpora()}


def test_every_folder_is_a_corpus_under_its_own_name() -> None:
    """The key of a corpus is the name of its folder, and both kinds of text are there."""
    assert all(corpus.path.name == key for key, corpus in CORPORA.items())
    assert {"public-meetings", "official-documents"} <= CORPORA.keys()


@pytest.mark.parametrize("key", sorted(CORPORA))
def test_corpus_says_what_it_is(key: str) -> None:
    """Title and caution in both languages, licence, source; kinds and languages that the program knows."""
    corpus = CORPORA[key]
    assert set(corpus.title) == set(corpus.caution) == {"en", "zh"}
    assert corpus.licence and corpus.source and corpus.retrieved
    assert all(file.kind in DOCUMENT_KINDS and file.language in LANGUAGES and file.title for file in corpus.files)


@pytest.mark.parametrize("key", sorted(CORPORA))
def test_files_are_listed_and_safe_on_every_system(key: str) -> None:
    """No text lies about unlisted, names hold nothing that Windows refuses, and the texts are UTF-8 with LF."""
    corpus = CORPORA[key]
    beside = {"corpus.toml", "codings.jsonl", "mentions.jsonl", "memos.jsonl"}
    assert {path.name for path in corpus.path.iterdir()} - beside == {file.name for file in corpus.files}
    for file in corpus.files:
        assert not UNSAFE & set(file.name) and not file.name.endswith((" ", "."))
        data = corpus.file_path(file.name).read_bytes()
        assert data.decode("utf-8") and b"\r" not in data and b"\0" not in data


def test_real_texts_are_enough_and_small() -> None:
    """At least six meetings, five official documents, and less than 3 MB in all."""
    assert len(CORPORA["public-meetings"].files) >= 6
    assert len(CORPORA["official-documents"].files) >= 5
    size = sum(corpus.file_path(file.name).stat().st_size for corpus in CORPORA.values() for file in corpus.files)
    assert size < 3_000_000


def test_one_event_is_there_in_both_languages() -> None:
    """The two files of the pair name each other."""
    files = {file.name: file for file in CORPORA["public-meetings"].files}
    pair = [file for file in files.values() if file.alternate]
    assert sorted(file.language for file in pair) == ["en", "zh"]
    assert all(files[file.alternate].alternate == file.name for file in pair)


def test_excerpts_are_marked_as_excerpts() -> None:
    """What is an excerpt says so in its title and tells of the gap."""
    marked = [file for file in CORPORA["official-documents"].files if file.excerpt]
    assert len(marked) == 4
    assert all("节选" in file.title and file.note for file in marked)


def test_real_texts_are_copied_byte_for_byte() -> None:
    """The shipped meetings of the curated set equal the files they were taken from."""
    curated = {path.name: path for folder in ("curated_zh", "curated_en") for path in (SHARED / "transcripts" / folder).glob("*.md")}
    if not curated:
        pytest.skip("the reference data are not on this machine")
    corpus = CORPORA["public-meetings"]
    shipped = [file.name for file in corpus.files if file.name in curated]
    assert len(shipped) == 5
    assert all(corpus.file_path(name).read_bytes() == curated[name].read_bytes() for name in shipped)


def test_changed_text_is_refused(tmp_path: Path) -> None:
    """One byte more, and the corpus is refused with the name of the file."""
    corpus = CORPORA["official-documents"]
    copy = tmp_path / corpus.key
    shutil.copytree(corpus.path, copy)
    victim = copy / corpus.files[0].name
    victim.write_bytes(victim.read_bytes() + b" ")
    with pytest.raises(CoderError, match="sha256") as raised:
        samples.read_corpus(copy)
    assert victim.name in raised.value.what and raised.value.hint
    victim.unlink()
    with pytest.raises(CoderError, match=r"corpus|\.txt"):
        samples.read_corpus(copy)


def test_unknown_field_is_refused(tmp_path: Path) -> None:
    """A field that the format does not have is named, not passed over."""
    corpus = CORPORA["official-documents"]
    copy = tmp_path / corpus.key
    shutil.copytree(corpus.path, copy)
    head = copy / "corpus.toml"
    written = head.read_text(encoding="utf-8")
    for wrong in (written + 'colour = "red"\n', 'colour = "red"\n' + written):
        head.write_text(wrong, encoding="utf-8")
        with pytest.raises(FormatError, match="colour"):
            samples.read_corpus(copy)


def test_quote_is_found_by_its_words_and_number() -> None:
    """The second of equal passages is the second; a third is missing."""
    text = "商会，商会。"
    assert samples.Quote(document="a", exact="商会", occurrence=2).find(text) == (3, 5)
    with pytest.raises(NotFound):
        samples.Quote(document="a", exact="商会", occurrence=3).find(text)
