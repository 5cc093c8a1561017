/* Days, months, quarters and years as people write them: 12/4/2017, 4/2017, tháng tư năm 2017, April 2017, quý I/2017.
   The day comes first, as in Vietnam; years have four digits, or two at the end of a full day. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const vietnamese = inNode ? require("./vi.js") : root.vietnamese;

  const CENTURY_CUT = 50; /* 12/4/49 is in 2049 and 12/4/50 in 1950, unless the archive's years say otherwise */
  const FIRST_YEAR = 1000;
  const LAST_YEAR = 2999;
  const LONGEST = 60; /* UTF-16 units that a date can take */
  const ROMAN = ["i", "ii", "iii", "iv"];
  const MONTHS = "mot hai ba tu nam sau bay tam chin muoi muoi_mot muoi_hai".split(" ").map((name) => name.replace("_", " "));
  const ENGLISH_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

  /* Pieces of patterns; they are matched with text in lower case and without accents. */
  const VIETNAMESE = "\\d{1,2}|muoi\\s+mot|muoi\\s+hai|bon|" + MONTHS.slice(0, 10).join("|");
  const ENGLISH =
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|" +
    "nov(?:ember)?|dec(?:ember)?";
  const SIGN = "\\s*[/.\\-–]\\s*";
  const DAY = "(?:ngay\\s+|mung\\s+)?(\\d{1,2})";
  const OF_YEAR = "\\s*(?:,|/|-|nam\\s|of\\s)?\\s*(\\d{4})";
  /* What may follow a date: no letter, no digit, no sign with a digit behind it. */
  const END = "(?![\\p{L}\\p{M}\\d]|[/.\\-–]\\d)";

  /* How a date is written, and which of its groups are what. The first that fits counts. */
  const FORMS = [
    ["(\\d{4})" + SIGN + "(\\d{1,2})" + SIGN + "(\\d{1,2})", "ymd"],
    [DAY + SIGN + "(\\d{1,2})" + SIGN + "(\\d{4}|\\d{2})", "dmy"],
    [DAY + "\\s*,?\\s*thang\\s+(" + VIETNAMESE + ")" + OF_YEAR, "dmy"],
    [DAY + "(?:st|nd|rd|th)?\\s+(?:of\\s+)?(" + ENGLISH + ")\\.?" + OF_YEAR, "dmy"],
    ["(" + ENGLISH + ")\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})", "mdy"],
    ["(\\d{4})" + SIGN + "(\\d{1,2})", "ym"],
    ["thang\\s+(" + VIETNAMESE + ")" + OF_YEAR, "my"],
    ["(?:thang\\s*)?(\\d{1,2})" + SIGN + "(\\d{4})", "my"],
    ["(" + ENGLISH + ")\\.?" + OF_YEAR, "my"],
    ["(?:qu[yi]|q)\\s*(\\d|iv|i{1,3})(?:" + SIGN + "|\\s*,?\\s*(?:nam\\s)?\\s*)(\\d{4})", "qy"],
    ["(?:nam\\s+)?(\\d{4})", "y"],
  ].map(([form, groups]) => [new RegExp("^" + form + END, "u"), groups]);
  /* What looks like a date but is none. */
  const LIKE = new RegExp("^(?:(?:ngay|thang|nam|quy)\\s+)?\\d[\\d/.\\-–]*" + END, "u");
  const SHORT_YEAR = /^(?:thang\s+)?(\d{1,2})[/.\-–](\d\d)$/;

  /* The date that ``text`` is: {from, to, unit, label}, from the day ``from`` to before the day ``to``, as
     "2017-04-12", its label in numbers alone, which every language reads; {bad: true, suggest} where no calendar has it,
     ``suggest`` being the nearest date or null; null where it is no date. ``years``: first and last year of the archive, to
     complete years of two digits. */
  function parse(text, { years } = {}) {
    const trimmed = String(text).normalize("NFC").trim();
    const read = at(trimmed, { years });
    return read && read.length === trimmed.length ? read : null;
  }

  /* As parse, of the date at the beginning of ``text`` (NFC), with its ``length`` in UTF-16 units. */
  function at(text, { years } = {}) {
    const start = plain(text.slice(0, LONGEST));
    for (const [form, groups] of FORMS) {
      const match = form.exec(start);
      if (match) return { ...meant(match, groups, years), length: match[0].length };
    }
    const like = LIKE.exec(start);
    return like ? { bad: true, suggest: monthWithShortYear(like[0], years), length: like[0].length } : null;
  }

  /* In lower case and without accents, of the same length. */
  function plain(text) {
    return text.replace(/[^\0-\x7f]/g, (unit) => vietnamese.fold(unit)[0] || "?").toLowerCase().slice(0, text.length);
  }

  function meant(match, groups, years) {
    const read = (group) => (groups.includes(group) ? match[groups.indexOf(group) + 1].replace(/\s+/g, " ") : "");
    const year = fullYear(read("y"), years);
    if (year < FIRST_YEAR || year > LAST_YEAR) return { bad: true, suggest: null };
    if (groups === "y") return period(year);
    if (groups === "qy") {
      const quarter = ROMAN.indexOf(read("q")) + 1 || Number(read("q"));
      return quarter >= 1 && quarter <= 4 ? period(year, quarter * 3 - 2, 0, 3) : bad(period(year));
    }
    const month = monthNumber(read("m"));
    const day = Number(read("d"));
    if (month < 1 || month > 12) {
      return bad(month >= 1 && month <= daysOf(year, day) && day <= 12 ? period(year, day, month) : period(year));
    }
    if (!groups.includes("d")) return period(year, month);
    const last = daysOf(year, month);
    return day >= 1 && day <= last ? period(year, month, day) : bad(day ? period(year, month, last) : period(year, month));
  }

  function monthNumber(written) {
    if (written === "bon") return 4;
    return MONTHS.indexOf(written) + 1 || ENGLISH_MONTHS.indexOf(written.slice(0, 3)) + 1 || Number(written);
  }

  function bad(nearest) {
    return { bad: true, suggest: nearest.label };
  }

  function period(year, month = 0, day = 0, months = 1) {
    if (day) return made(year, month, day, year, month, day + 1, "day", day + "/" + month + "/" + year);
    if (months > 1) return made(year, month, 1, year, month + months, 1, "quarter", month + "–" + (month + months - 1) + "/" + year);
    if (month) return made(year, month, 1, year, month + 1, 1, "month", month + "/" + year);
    return made(year, 1, 1, year + 1, 1, 1, "year", String(year));
  }

  function made(year, month, day, endYear, endMonth, endDay, unit, label) {
    return { from: iso(year, month, day), to: iso(endYear, endMonth, endDay), unit, label };
  }

  function iso(year, month, day) {
    return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  }

  function daysOf(year, month) {
    return month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
  }

  function fullYear(digits, years) {
    const year = Number(digits);
    if (digits.length > 2) return year;
    const inArchive = [1900 + year, 2000 + year].filter((each) => years && each >= years[0] && each <= years[1]);
    return inArchive.length === 1 ? inArchive[0] : year + (year < CENTURY_CUT ? 2000 : 1900);
  }

  /* "4/17" may be a day without its year; "4/2017" is what it most likely means if it is a month. */
  function monthWithShortYear(text, years) {
    const match = SHORT_YEAR.exec(text);
    return match && match[1] >= 1 && match[1] <= 12 && match[2] > 12 ? period(fullYear(match[2], years), Number(match[1])).label : null;
  }

  const dates = { at, parse };
  if (inNode) module.exports = dates;
  else (root.archiveSearch = root.archiveSearch || {}).dates = dates;
})(typeof self === "undefined" ? globalThis : self);
