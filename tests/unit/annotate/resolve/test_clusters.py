"""Sets are joined unless something speaks against it."""

from __future__ import annotations

from annotate.resolve.clusters import Clusters, Profile, Tenure, conflict


def test_what_is_joined_knows_what_each_knew() -> None:
    clusters = Clusters()
    man, unknown, woman = (clusters.add(Profile(frozenset(g))) for g in ("m", "", "f"))
    assert clusters.join(man, unknown, "rule")
    assert not clusters.join(unknown, woman, "rule")
    assert clusters.against(unknown, woman) == "genders-differ"
    assert clusters.rules == [None, "rule", None]


def test_two_ids_are_never_joined_not_even_surely() -> None:
    clusters = Clusters()
    one, other = clusters.add(id_="a"), clusters.add(id_="b")
    assert not clusters.join(one, other, "rule", surely=True)


def test_what_is_tied_goes_to_the_first_that_nothing_speaks_against() -> None:
    clusters = Clusters()
    nodes = [clusters.add(Profile(frozenset(g))) for g in ("m", "f", "m", "f")]
    apart = list(clusters.join_all(nodes, "rule"))
    assert clusters.root(nodes[0]) == clusters.root(nodes[2])
    assert clusters.root(nodes[1]) == clusters.root(nodes[3])
    assert {rule for _, _, rule in apart} == {"genders-differ"}


def test_ages_may_be_a_year_off() -> None:
    assert conflict(Profile(born=(1985, 1986)), Profile(born=(1987, 1988))) is None
    assert conflict(Profile(born=(1985, 1986)), Profile(born=(1988, 1989))) == "ages-differ"


def test_an_office_passes_on_within_years_but_not_within_weeks() -> None:
    def mayor(of: str, month: int) -> Profile:
        return Profile(tenures=frozenset({Tenure("thi-truong", of, month)}))

    assert conflict(mayor("x", 1), mayor("y", 2)) == "one-office-of-two-bodies"
    assert conflict(mayor("x", 1), mayor("y", 30)) is None
    assert conflict(mayor("x", 1), mayor("x", 2)) is None


def test_who_is_told_as_both_is_both() -> None:
    suspect, official = frozenset({"suspect"}), frozenset({"official"})
    assert conflict(Profile(roles=suspect), Profile(roles=official)) == "parts-exclude-each-other"
    assert conflict(Profile(roles=suspect | official), Profile(roles=official)) is None
