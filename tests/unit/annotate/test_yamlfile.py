from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.problems import BadInput
from annotate.yamlfile import Mapping, Scalar, Sequence, load, parse


def problems(data: bytes | str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        parse(data.encode() if isinstance(data, str) else data, "a.yaml")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("value", ["no", "2017-04-12", "1e3", "0x1F", "null", "~", "12:30", "010", "1_000"])
def test_a_value_stays_as_it_was_written(value: str) -> None:
    assert parse(f"key: {value}".encode(), "a") == Mapping(((Scalar("key", 1), Scalar(value, 1)),), 1)


def test_nodes_know_their_lines() -> None:
    node = parse(b"# a note\na: 1\nb:\n  - x\n  - y: 2\n", "a")
    inner = Sequence((Scalar("x", 4), Mapping(((Scalar("y", 5), Scalar("2", 5)),), 5)), 4)
    assert node == Mapping(((Scalar("a", 2), Scalar("1", 2)), (Scalar("b", 3), inner)), 2)


@pytest.mark.parametrize("data", [b"", b"# only a note\n", b"---\n", b"\xef\xbb\xbf"])
def test_a_file_without_content_is_none(data: bytes) -> None:
    assert parse(data, "a") is None


def test_text_is_composed() -> None:
    assert parse("a: My\u0303".encode(), "a") == Mapping(((Scalar("a", 1), Scalar("Mỹ", 1)),), 1)


def test_every_forbidden_construct_is_reported_with_its_line() -> None:
    found = problems("a: 1\na: 2\nb: &x 1\nc: *x\nd: !!str 3\n[e]: 1\n---\nf: 1")
    assert [problem.split(":")[1] for problem in found] == ["2", "3", "4", "5", "6", "7"]
    assert 'the key "a" stands here and in line 1' in found[0]


@pytest.mark.parametrize("data", ["a:\n\tb: 1", "\ta: 1"])
def test_a_tab_as_indentation_is_named(data: str) -> None:
    (problem,) = problems(data)
    assert "indented with a tab" in problem


@pytest.mark.parametrize("data", ["a: b: c", "a: @x", 'a: "x', "a: [1, 2", "a: %x"])
def test_what_is_no_yaml_is_refused_with_its_line(data: str) -> None:
    (problem,) = problems(data)
    assert problem.startswith(("a.yaml:1: this is not valid YAML", "a.yaml:2: this is not valid YAML"))


def test_deep_nesting_is_refused_at_once() -> None:
    assert "nested more than 10 deep" in problems("[" * 500_000)[0]
    assert "nested more than 10 deep" in problems("- " * 50_000 + "a")[0]


def test_other_encodings_are_refused_with_their_place() -> None:
    assert "UTF-16" in problems("a: 1".encode("utf-16"))[0]
    assert problems(b"a: 1\nb: \xe9")[0].startswith("a.yaml:2: byte 8 (0xE9)")


def test_a_control_character_is_refused_with_its_line() -> None:
    assert problems("a: 1\nb: \x07")[0].startswith("a.yaml:2: the character U+0007")


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * 1_000_001)
    with pytest.raises(BadInput, match="more than the limit"):
        load(path, "a.yaml")


@given(
    st.text(st.sampled_from("ab:-[]{}&*!|>'\"%@#,? \n\t\u2028é\\x0"), max_size=40) | st.binary(max_size=40)
)
def test_any_file_gives_nodes_or_problems_of_one_line_each(data: str | bytes) -> None:
    data = data.encode() if isinstance(data, str) else data
    try:
        parse(data, "a.yaml")
    except BadInput:
        assert all(problem.isprintable() for problem in problems(data))
