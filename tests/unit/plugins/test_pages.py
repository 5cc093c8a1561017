from plugins.pages import data_files, size_label


def test_the_data_page_tells_each_file_with_its_size(tmp_path):
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema/events.json").write_text("{}")
    (tmp_path / "events.jsonl").write_text("{}\n" * 1200)
    (tmp_path / "rules.json").write_text("[]\n")
    events, rules = data_files(tmp_path)
    assert (events.name, events.records, events.size, events.schema) == ("events.jsonl", 1200, "4 kB", True)
    assert (rules.name, rules.records, rules.table) == ("rules.json", None, None)


def test_sizes_are_told_as_one_writes_them():
    assert [size_label(size) for size in (3, 35_400, 12_345_678)] == ["1 kB", "35 kB", "12 MB"]
