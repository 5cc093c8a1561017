import pytest

from annotate import rules
from annotate.tables import entries


@pytest.mark.parametrize("module", rules.modules())
def test_every_rule_tells_readers_its_reason_in_both_languages_and_has_an_example(module):
    for name, entry in entries(f"rules/{module}").items():
        assert entry["vi"].strip(), name
        assert entry["en"].strip(), name
        assert entry["example"].strip(), name


def test_a_rule_that_cannot_be_explained_is_an_error():
    with pytest.raises(KeyError):
        rules.reason("structure", "no-such-rule")


def test_what_an_editor_decides_needs_no_rule():
    assert rules.reason("structure", "editor") == "người biên tập quyết định"
