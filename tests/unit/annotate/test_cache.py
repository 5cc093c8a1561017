from dataclasses import replace
from pathlib import Path

import pytest

from annotate import cache as cache_module
from annotate.cache import Cache, open_cache
from annotate.editor import AuthorityRecord
from annotate.model import Article
from annotate.outcome import Outcome, packed
from annotate.read import SeedFile
from annotate.settings import Settings

KEY, OTHER = "0a" * 32, "f1" * 32
ADDRESSES = (("ha-noi", "place"),)


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    return open_cache(tmp_path / "cache", Settings(), (), ADDRESSES)


@pytest.fixture
def file(tmp_path: Path) -> SeedFile:
    path = tmp_path / "a.txt"
    path.write_text("Hà Nội\n", encoding="utf-8")
    return SeedFile("a", path, "seeds/a.txt", None)


@pytest.fixture
def edited(file: SeedFile) -> SeedFile:
    edits = file.path.with_suffix(".yaml")
    edits.write_text("title: Hà Nội\n", encoding="utf-8")
    return replace(file, edits=edits)


def test_key_is_the_same_for_the_same_inputs(kept: Cache, file: SeedFile, tmp_path: Path) -> None:
    again = open_cache(tmp_path / "elsewhere", Settings(workers=7), [], list(ADDRESSES))
    assert again.key(file) == kept.key(file)


def test_key_changes_with_the_seed_its_names_and_its_editors_file(kept: Cache, edited: SeedFile) -> None:
    def key_after(path: Path, text: str) -> str:
        path.write_text(text, encoding="utf-8")
        return kept.key(edited)

    assert edited.edits
    moved = edited.edits.rename(edited.edits.with_suffix(".yml"))
    keys = [kept.key(replace(edited, edits=moved)), kept.key(replace(edited, edits=None))]
    keys += [key_after(edited.edits, "title: Hà Nội\n"), key_after(edited.edits, "title: Huế\n")]
    keys += [kept.key(replace(edited, id="b")), kept.key(replace(edited, name="seeds/b.txt"))]
    keys += [key_after(edited.path, "Huế\n")]
    assert len(set(keys)) == len(keys)


def test_key_changes_with_records_settings_and_code(
    file: SeedFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = AuthorityRecord("ha-noi", 1, "place", "Hà Nội", ids={"wikidata": "Q1858"})
    inputs = [
        (Settings(), ()),
        (Settings(max_bytes=1000), ()),
        (Settings(language="en"), ()),
        (Settings(), (record,)),
        (Settings(), (replace(record, ids={"wikidata": "Q1"}),)),
        (Settings(), (record, record)),
    ]
    keys = [open_cache(tmp_path, settings, records, ()).key(file) for settings, records in inputs]
    monkeypatch.setattr(cache_module, "code", lambda: "another")
    keys.append(open_cache(tmp_path, Settings(), (), ()).key(file))
    assert len(set(keys)) == len(keys)


def test_key_changes_with_the_texts_of_the_language(
    file: SeedFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = open_cache(tmp_path, Settings(language="en"), (), ()).key(file)
    monkeypatch.setattr(cache_module, "catalogue_bytes", lambda _: b"other texts")
    assert open_cache(tmp_path, Settings(language="en"), (), ()).key(file) != before


def test_new_addresses_matter_to_edited_articles_alone(
    kept: Cache, file: SeedFile, edited: SeedFile, tmp_path: Path
) -> None:
    grown = open_cache(tmp_path, Settings(), (), (*ADDRESSES, ("hue", "place")))
    assert grown.key(file) == kept.key(file)
    assert grown.key(edited) != kept.key(edited)


def test_hash_of_the_code_takes_in_rules_and_tables(tmp_path: Path) -> None:
    def files() -> list[bytes | str]:
        return list(cache_module._files(tmp_path))

    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "cues.txt").write_text("nói\n", encoding="utf-8")
    before = files()
    (tmp_path / "rule.py").write_text("", encoding="utf-8")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "rule.pyc").write_bytes(b"1")
    assert files() == [*before, "rule.py", b""]
    assert list(cache_module._files(Path(cache_module.__file__).parent)) != before


def test_file_that_cannot_be_read_has_no_key_and_is_not_kept(kept: Cache, file: SeedFile) -> None:
    file.path.unlink()
    assert kept.key(file) == ""
    assert kept.get("") is None


def test_what_was_put_is_got_under_its_key_alone(kept: Cache, article: Article) -> None:
    kept.put(KEY, packed(Outcome(article)))
    assert kept.get(KEY) == Outcome(article)
    assert kept.get(OTHER) is None
    (kept.folder / KEY).rename(kept.folder / OTHER)
    assert kept.get(OTHER) is None


def test_broken_truncated_and_foreign_files_are_misses(kept: Cache, article: Article) -> None:
    kept.put(KEY, packed(Outcome(article)))
    path = kept.folder / KEY
    data = path.read_bytes()
    for broken in (b"", data[:10], data[:-1], data[32:], b"foreign", data[:40] + b"\0" * (len(data) - 40)):
        path.write_bytes(broken)
        assert kept.get(KEY) is None
    path.unlink()
    path.mkdir()
    assert kept.get(KEY) is None
    kept.put(KEY, packed(Outcome(article)))
    assert kept.get(KEY) is None


def test_folder_that_cannot_be_written_is_no_fault(kept: Cache) -> None:
    kept.folder.write_text("a file", encoding="utf-8")
    kept.put(KEY, b"")
    kept.sweep([KEY])
    assert kept.get(KEY) is None


def test_sweep_removes_other_keys_and_half_written_files_but_nothing_foreign(kept: Cache) -> None:
    for key in (KEY, OTHER):
        kept.put(key, b"")
    for name in (f"{KEY}.{'0' * 16}", "README", "notes.txt"):
        (kept.folder / name).touch()
    kept.sweep([KEY, ""])
    assert sorted(path.name for path in kept.folder.iterdir()) == [KEY, "README", "notes.txt"]
