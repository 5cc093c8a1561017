from pathlib import Path

import pytest

from annotate.editor import AuthorityRecord, OfficeRecord, load_authorities
from annotate.problems import BadInput


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.yaml"


def records(path: Path, text: str) -> tuple[AuthorityRecord, ...]:
    path.write_text(text, encoding="utf-8")
    return load_authorities(path, "seeds/authorities.yaml")


def record_mistakes(path: Path, text: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        records(path, text)
    return [str(problem).removeprefix("seeds/authorities.yaml:") for problem in caught.value.problems]


def test_authority_records_are_kept(path: Path) -> None:
    found = records(
        path,
        """
- id: sergei-lavrov
  type: person
  name: Sergei Lavrov
  variants: [Sergey Lavrov, Lavrov]
  offices:
    - {office: Ngoại trưởng, of: nga, from: 2004-03-09}
  ids: {wikidata: Q58217}
  merge: [sergey-lavrov]
- id: mat-troi
  never_link: true
""",
    )
    assert found == (
        AuthorityRecord(
            "sergei-lavrov",
            2,
            "person",
            "Sergei Lavrov",
            ("Sergey Lavrov", "Lavrov"),
            (OfficeRecord("Ngoại trưởng", "nga", "2004-03-09"),),
            {"wikidata": "Q58217"},
            ("sergey-lavrov",),
        ),
        AuthorityRecord("mat-troi", 10, never_link=True),
    )


def test_mistakes_of_authority_records_are_reported_with_their_lines(path: Path) -> None:
    found = record_mistakes(
        path,
        """- id: Lavrov Sergei
- name: no id
- id: a
  type: persn
  merge: [a]
- id: a
  offices: [{of: nga}, {office: x, from: 2010, to: 2009}]
- id: b
  merge: [c]
  never_link: maybe
- id: d
  merge: [c]
  ids: x
""",
    )
    assert [int(mistake.split(":")[0]) for mistake in found] == [1, 2, 3, 4, 6, 7, 7, 10, 11, 13]
    assert 'did you mean "person"?' in found[3]


def test_authorities_are_a_list(path: Path) -> None:
    assert "a list of records is expected" in record_mistakes(path, "id: a")[0]


def test_a_record_that_is_merged_into_another_has_none_of_its_own(path: Path) -> None:
    (mistake,) = record_mistakes(path, "- {id: a, merge: [b]}\n- {id: b, name: B}\n")
    assert mistake.startswith('2: "b" is merged into "a" and has a record of its own here')
