"""What the words around a match must show before it counts as a date: one short check for each trap."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from annotate.dates.lexicon import word_set
from annotate.dates.partial import Partial

# The last one to four words before a match
BEFORE = re.compile(r"(?:[^\W_]+\s+){0,3}[^\W_]+$")
AFTER = re.compile(r"\s*(%|[^\W\d_]+(?:\s+[^\W\d_]+)?)")
# "Bộ luật Hình sự ", "Hiến pháp ", "Luật Đất đai (sửa đổi) " right before a year
LAW_NAME = re.compile(
    r"(?:[Bb]ộ luật|Luật|Hiến pháp|Pháp lệnh|Nghị định|Nghị quyết|BLHS|BLDS)(?:\s[^,.;:“”]{0,36})?\s*$"
)
# What may join a bare year to a year before it: "2015, 2016 và 2017"
LONGEST_JOIN = 24
JOIN = re.compile(r"\s*(?:,|và|đến|tới|hoặc|hay|so với|sang|-|–)\s*(?:năm\s*)?", re.IGNORECASE)
# "thứ hai tuần sau", "thứ 7 và Chủ nhật": what follows only a weekday
WEEK_FOLLOWS = re.compile(r"\s+(?:tuần|h[ằà]ng tuần|(?:và|đến|hoặc)\s+(?:thứ|chủ nhật))", re.IGNORECASE)
# "năm 2016" after a number: the unit begins a date instead
DIGITS_FOLLOW = re.compile(r"\s+\d{1,4}(?!\w)(?!\s+(?:tháng|ngày|phút))")
# "2/3 thí sinh trượt": a proper fraction before a noun
FRACTION_GOES_ON = re.compile(r"\s[^\W\d_]")
# "3/2 = 1,5"
EQUATION = re.compile(r"\s?[=+×]")
# What may follow the first year in brackets: "(2016)", "(2016 và 2017)", "(1986, Long An)"
CLOSES = re.compile(r"\s?(?:[),;–-]|(?:và|đến)\s)")
DASHES = re.compile(r"[-–]")
NUMBER = re.compile(r"\d+")
# "15-6 đến 31-7": two dates, and no list of days of one month
TWO_DATES = re.compile(
    r"\D*\d{1,2}(?:-\d{1,2}\s?(?:đến|tới|và|,)\s?\D*\d{1,2}-|\.\d{1,2}\s?(?:đến|tới|và|,)\s?\D*\d{1,2}\.)"
)
DIGITS_AT_END = re.compile(r"\d+$")
# "hai ngày 7 và 8/7": the number counts the days that follow
DAYS_FOLLOW = re.compile(r"\s+\d{1,2}\s?(?:,|và|-|–|/)")
OPENING = ("(", "[", "–", "-", "—", ":", "|", "/", ";", ".", "“", '"', "•")


def words_before(match: re.Match[str], most: int = 3) -> list[str]:
    """The one, two … words that end right before the match, in lower case, shortest first."""
    text = match.string
    start = match.start()
    while start > 0 and text[start - 1] in " \u00a0":
        start -= 1
    window = text[max(0, start - 30) : start].lower()
    found = BEFORE.search(window)
    if found is None:
        return []
    words = found[0].split()
    return [" ".join(words[-n:]) for n in range(1, min(most, len(words)) + 1)]


def words_after(match: re.Match[str]) -> list[str]:
    """The next word and the next two words after the match, in lower case."""
    found = AFTER.match(match.string, match.end(), match.end() + 30)
    if found is None:
        return []
    words = found[1].lower().split()
    return [words[0], " ".join(words)]


def _any(words: list[str], name: str) -> bool:
    table = word_set(name)
    return any(word in table for word in words)


def _at_start(match: re.Match[str]) -> bool:
    """Whether nothing, a bracket, a dash or a full stop stands before."""
    before = match.string[max(0, match.start() - 30) : match.start()].rstrip()
    return not before or before[-1] in OPENING


def _touches(match: re.Match[str], before: Partial | None) -> bool:
    """Whether only white space, a comma or a bracket lies between the match and the atom before it."""
    if before is None:
        return False
    if match.start() - before.end > 4:
        return False
    return not match.string[before.end : match.start()].strip(" ,(|-–.")


def day_not_score(match: re.Match[str], before: Partial | None) -> bool:
    """ "12/4" is a date unless its neighbours make it a street, an article of law, a fraction or a score.

    After "ngày" or "hôm", and beside another part of a date, it always is. With a dash or a full stop it needs a
    word before that expects a date.
    """
    if match["mark"]:
        return True
    if EQUATION.match(match.string, match.end()):
        return False
    if _touches(match, before) and before is not None and not before.fixed:
        return True
    earlier = words_before(match)
    if _any(earlier, "date-before") and not _any(words_after(match), "not-after"):
        return not _any(earlier[1:], "not-before")
    if _any(earlier, "not-before") or _any(words_after(match), "not-after"):
        return False
    if match["sep"].strip() != "/" or match[0] == "24/7":
        return False
    day, month = int(match["d"]), int(match["m"])
    if day < month <= 10 and FRACTION_GOES_ON.match(match.string, match.end()):
        return False
    return day > 10 or month > 10 or day > month or _at_start(match)


def after_part(match: re.Match[str], before: Partial | None) -> bool:
    """The day in "tối 18 rạng sáng 19/5" stands right after a part of the day."""
    return before is not None and before.part is not None and _touches(match, before)


def day_not_street(match: re.Match[str], _before: Partial | None) -> bool:
    """ "đường 30 Tháng 4" is a street."""
    return bool(match["mark"]) or not _any(words_before(match), "not-before")


def clock_not_model(match: re.Match[str], _before: Partial | None) -> bool:
    """ "8g30" is an hour, "3G 20" is not."""
    return "G" not in match[0][:4]


def year_not_of_law(match: re.Match[str], _before: Partial | None) -> bool:
    """ "Bộ luật Hình sự năm 2015" is the name of a law."""
    before = match.string[max(0, match.start() - 50) : match.start()]
    return not LAW_NAME.search(before)


def years_in_order(match: re.Match[str], _before: Partial | None) -> bool:
    """ "2014–2016" runs forward and not for centuries; "1900-1234" is a telephone number."""
    return 0 < int(match["y2"]) - int(match["y"]) <= 200


def season_not_name(match: re.Match[str], _before: Partial | None) -> bool:
    """ "trước mùa hè" is a time; "Olympic mùa đông", "kỳ nghỉ mùa hè" are not."""
    if words_after(match)[:1] in (["hoạch"], ["nhập"], ["mua"]):
        return False
    return bool(match["shift"]) or _any(words_before(match, 1), "season-before")


def list_of_days(match: re.Match[str], before: Partial | None) -> bool:
    """ "12 và 15/4" is a list of days after "ngày", "từ", or beside a part of a date; "12-15/4" nearly always."""
    days = [int(day) for day in NUMBER.findall(match["list"])]
    if any(later <= day for day, later in pairwise(days)) or TWO_DATES.match(match[0]):
        return False
    if match["mark"] or _touches(match, before):
        return True
    earlier = words_before(match)
    if _any(earlier[:1], "date-before"):
        return True
    if (
        _any(earlier, "not-before")
        or _any(words_after(match), "not-after")
        or not DASHES.search(match["list"])
    ):
        return False
    last = int(DIGITS_AT_END.findall(match["list"])[0])
    return "/" in match[0][len(match["list"]) :] and (last > 10 or int(match["m"]) > 10 or _at_start(match))


def month_of_year(match: re.Match[str], _before: Partial | None) -> bool:
    """ "4/2017" is a month unless it is the number of a document or follows a digit."""
    if not match[0][0].isdigit():
        return True
    earlier = words_before(match)
    if _any(earlier, "not-before") and not _any(earlier[:1], "date-before"):
        return False
    return "/" in match[0] or _any(earlier[:1], "date-before")


def month_not_count(match: re.Match[str], _before: Partial | None) -> bool:
    """ "tháng 3" after a number or "mỗi" counts months, and "những tháng năm" speaks of time gone by."""
    earlier = words_before(match, 1)
    if not earlier:
        return True
    if earlier[0].isdigit() or _any(words_before(match), "not-before"):
        return False
    if match["mw"] and earlier[0] in ("những", "bao", "mỗi", "từng", "ngày", "năm"):
        return False
    after = words_after(match)
    return not (after and after[0] in ("lần", "tuổi", "ngày"))


def clock_not_score(match: re.Match[str], _before: Partial | None) -> bool:
    """ "17:15" is an hour unless a score, a ratio or a playing time is told."""
    return not _any(words_before(match), "score-before")


def hour_not_duration(match: re.Match[str], _before: Partial | None) -> bool:
    """ "17h" is an hour; "3 giờ" is one only after "lúc" and the like or before a part of the day or a date."""
    hour = int(match["h"])
    earlier = words_before(match)
    after = words_after(match)
    if _any(earlier, "duration-before"):
        return False
    if "G" in match[0] or _any(after, "duration-after") or (after and after[0] in ("đồng",)):
        return False
    if _any(after, "hour-after") or _any(earlier, "hour-before"):
        return True
    if re.match(r"\s*(?:[-–]|đến|tới)\s*\d{1,2}\s?(?:h|g|giờ)", match.string[match.end() : match.end() + 16]):
        return True
    return "giờ" not in match[0].lower() and hour < 24


def hours_are_duration(_match: re.Match[str], _before: Partial | None) -> bool:
    """Hours with "h" that are no time of day: "48h", "trong 6h"."""
    return True


def decade_not_age(match: re.Match[str], _before: Partial | None) -> bool:
    """ "những năm 20 tuổi" is an age, not a decade."""
    after = words_after(match)
    return not (after and after[0] in ("tuổi", "của")) or bool(match["decade"])


def season_not_word(match: re.Match[str], _before: Partial | None) -> bool:
    """ "thu 2017", "đông nay" are seasons only after "mùa" or "vụ"; "hè" and "xuân" need no such word."""
    if words_before(match, 1) == ["đông"]:
        return False
    return (
        match[0].lower().startswith("mùa")
        or match["season"].lower() == "hè"
        or bool(match["y"] and match["season"].lower() in ("xuân",))
    )


def period_not_loose(match: re.Match[str], _before: Partial | None) -> bool:
    """ "cuối năm" after "những dịp" or "mỗi" names no certain one."""
    return not _any(words_before(match, 2), "loose-before")


def year_not_count(match: re.Match[str], before: Partial | None) -> bool:
    """ "5 năm trước", "mấy năm qua", "những năm tới" count years or leave them open."""
    return unit_not_count(match, before)


def unit_not_count(match: re.Match[str], before: Partial | None) -> bool:
    """ "hai tuần trước", "nhiều tháng qua" count; "tuần trước" alone names one."""
    if _touches(match, before):
        return True
    earlier = words_before(match, 2)
    if not earlier or _any(earlier[:1], "count-before"):
        return not earlier
    numbered = len(earlier) > 1 and earlier[1].split()[0] in word_set("quantity-not-before")
    return numbered or not (earlier[0][-1].isdigit() or _any(earlier, "count-before"))


def weekend_not_habit(match: re.Match[str], _before: Partial | None) -> bool:
    """ "dịp cuối tuần", "các ngày cuối tuần" are a habit; "cuối tuần này" is not."""
    return bool(match["shift"]) or not _any(words_before(match, 2), "loose-before")


def weekday_not_ordinal(match: re.Match[str], _before: Partial | None) -> bool:
    """ "thứ Ba" is a weekday by its capital, by "hôm", "sáng" … before it, or by a date after it; "lần thứ ba" is not."""
    text = match.string
    if match[0][0] in "hH" and match[0].lower().startswith("hôm"):
        return True
    if words_before(match, 1) == ["lần"]:
        return False
    after = text[match.end() : match.end() + 14]
    if match["weekshift"] and match["weekshift"].lower() not in ("này", "qua", "trước"):
        return True
    if re.match(r"\s*(?:,\s*)?(?:\(\s*)?(?:ngày\s+)?\d{1,2}\s?[/.-]\s?\d{1,2}", after):
        return True
    earlier = words_before(match, 2)
    if WEEK_FOLLOWS.match(after):
        return True
    if match["wd"][0].isupper():
        return not _any(earlier, "ordinal-before")
    if match["wd"].isdigit() and match["wd"] == "7" and earlier and earlier[0] in ("và", "đến"):
        return True
    return bool(earlier) and earlier[0] in word_set("weekday-before")


def day_not_number(match: re.Match[str], _before: Partial | None) -> bool:
    """ "ngày 12" is a day of the month; "5 ngày 4 đêm" and "mỗi ngày 12" are not."""
    earlier = words_before(match, 1)
    if earlier and (
        earlier[0][-1].isdigit() or _any(earlier, "count-before") or earlier[0] in ("mỗi", "hàng", "hằng")
    ):
        return False
    after = words_after(match)
    return not _any(after, "measure-after")


def quantity_not_other(match: re.Match[str], _before: Partial | None) -> bool:
    """ "3 tháng tuổi", "năm năm tuổi" are ages, "tuần thứ hai" an order, "lúc 3 giờ" an hour."""
    after = words_after(match)
    if after and after[0] in ("tuổi",):
        return False
    if after and after[0] in ("thứ",) and not match["rest"]:
        return False
    earlier = words_before(match, 2)
    if _any(earlier, "quantity-not-before"):
        return False
    unit = match["unit"].lower()
    number = match["n"].lower()
    if number == "một" and earlier and earlier[0] in word_set("rate-before"):
        return False
    if number == "một" and _any(after, "unfixed-after"):
        return False  # "vẫn chưa ấn định một ngày cụ thể"
    if (
        unit == "tiếng"
        and after
        and after[0]
        in (
            "anh",
            "việt",
            "pháp",
            "nổ",
            "súng",
            "nói",
            "kêu",
            "trung",
            "nhật",
            "hàn",
            "đức",
            "nga",
            "động",
            "la",
            "hét",
            "gọi",
        )
    ):
        return False
    if unit == "năm" and number == "một" and after and after[0] in ("nhiều",):
        return False
    if unit in ("năm", "tháng", "quý") and DIGITS_FOLLOW.match(match.string, match.end()):
        return False
    if unit == "ngày" and DAYS_FOLLOW.match(match.string, match.end()):
        return False
    return not (number == "năm" and unit in ("quý", "quí", "tháng"))


def year_not_number(match: re.Match[str], before: Partial | None) -> bool:
    """A bare "2016" is a year after a word that expects one, in brackets, or beside another year."""
    text = match.string
    start, end = match.start(), match.end()
    after = words_after(match)
    if _any(after, "measure-after") or text[end : end + 1] in ("%", "°"):
        return False
    if LAW_NAME.search(text, max(0, start - 50), start):
        return False
    near = before is not None and before.year and start - before.end <= LONGEST_JOIN
    if near and before is not None and JOIN.fullmatch(text, before.end, start):
        return True
    if text[start - 1 : start] == "(" and CLOSES.match(text, end):
        return True
    return _any(words_before(match, 2), "year-before")


Check = Callable[[re.Match[str], Partial | None], bool]
CHECKS: dict[str, Check] = {
    "day-not-score": day_not_score,
    "after-part": after_part,
    "day-not-street": day_not_street,
    "clock-not-model": clock_not_model,
    "year-not-of-law": year_not_of_law,
    "years-in-order": years_in_order,
    "season-not-name": season_not_name,
    "list-of-days": list_of_days,
    "month-of-year": month_of_year,
    "month-not-count": month_not_count,
    "clock-not-score": clock_not_score,
    "hour-not-duration": hour_not_duration,
    "hours-are-duration": hours_are_duration,
    "decade-not-age": decade_not_age,
    "season-not-word": season_not_word,
    "period-not-loose": period_not_loose,
    "year-not-count": year_not_count,
    "unit-not-count": unit_not_count,
    "weekend-not-habit": weekend_not_habit,
    "weekday-not-ordinal": weekday_not_ordinal,
    "day-not-number": day_not_number,
    "quantity-not-other": quantity_not_other,
    "year-not-number": year_not_number,
}
