/* The words of a query in their context: the best passages of a result, and the rows of a concordance. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const { hits, pieces, together } = inNode ? require("./marks.js") : root.archiveSearch.marks;
  const match = inNode ? require("./match.js") : root.archiveSearch.match;

  /* In UTF-16 units. */
  const LENGTH = 160;
  const BEFORE = 50; /* at most, before the first hit */
  const SIDE = 80; /* left and right of a hit in a concordance */
  const WORD = 40; /* a longer one is cut */

  const BEST = 3; /* passages of an article */
  const KNOWN_WORD = 0.1; /* what a word counts that an earlier passage has */
  const MAX_LINE = 100000; /* of which hits are looked for */
  const PEOPLE = 4; /* the flag of a word that only the names of people have */
  const BATCH = 8; /* articles read at a time */

  /* Of each article: {number, marks, passages, statements: those inside statements}, best first; each {line, class,
     pieces: [{text, hit}], speaker: {name, url} or null, url, removed}. Of articles ``whole`` single words are marked only
     where nothing else is. */
  async function passages(archive, numbers, marks, { removed = false, count = BEST, whole = [] } = {}) {
    const missing = new Set();
    const [cards, lines, more] = await Promise.all([
      archive.cards(numbers, missing),
      archive.lines(numbers, false, missing),
      removed ? archive.lines(numbers, true, missing) : new Map(),
    ]);
    return numbers.map((number) => {
      const url = cards.has(number) ? cards.get(number).url : null;
      const all = [...lines.get(number), ...(more.get(number) || []).map((line) => ({ ...line, removed: true }))];
      const windowsFor = (asked) => all.filter((line) => line.class !== "title").flatMap((line) => windowsOf(line, asked));
      const sequences = whole.includes(number) ? together(marks) : marks;
      const found = windowsFor(sequences);
      const [own, windows] = found.length ? [sequences, found] : [marks, windowsFor(marks)];
      const told = (list) => best(list, own, count).map((window) => passage(window, url));
      return { number, marks: own, passages: told(windows), statements: told(windows.filter((window) => window.said)), lost: missing.size > 0 };
    });
  }

  /* For each hit the stretch of its line that begins shortly before it, and the hits in it. */
  function windowsOf(line, marks) {
    const found = hits(line.text.slice(0, MAX_LINE), marks);
    return found.map((hit, i) => {
      const said = line.said.find(([start, end]) => start <= hit.start && hit.end <= end) || null;
      const start = after(line.text, hit.start - BEFORE, hit.start);
      const end = before(line.text, Math.max(start + LENGTH, hit.end), hit.end);
      return { line, said, start, end, found: found.slice(i).filter((each) => each.end <= end) };
    });
  }

  /* The windows with most words of the query, first those that no better one has; none over another, none twice. */
  function best(windows, marks, count) {
    const chosen = [];
    const known = new Set();
    const words = marks.map((mark) => mark.map((word) => word.exact));
    const worth = ({ found }) => {
      const seen = new Set(found.flatMap((hit) => words[hit.mark]));
      const together = Math.max(...found.map((hit) => words[hit.mark].length)) - 1;
      return [...seen].reduce((sum, word) => sum + (known.has(word) ? KNOWN_WORD : 1), together / 2);
    };
    let left = windows;
    while (chosen.length < count && left.length) {
      const window = left.reduce((a, b) => (worth(b) > worth(a) ? b : a));
      chosen.push(window);
      for (const hit of window.found) for (const word of words[hit.mark]) known.add(word);
      const text = shownText(window);
      left = left.filter((other) => (other.line !== window.line || other.end <= window.start || other.start >= window.end) && shownText(other) !== text);
    }
    return chosen;
  }

  function shownText({ line, start, end }) {
    return line.text.slice(start, end);
  }

  function passage({ line, said, start, end, found }, url) {
    const { n, class: kind, text, removed = false } = line;
    const made = pieces(text, found, start, end);
    if (start > 0) made.unshift({ text: "… ", hit: false });
    if (end < text.length) made.push({ text: " …", hit: false });
    return { line: n, class: kind, pieces: made, speaker: said && said[2] ? { name: said[2], url: said[3] } : null, url, removed };
  }

  /* The first place behind a space from ``at`` on, but not behind ``most``: words are not cut in two. */
  function after(text, at, most) {
    if (at <= 0) return 0;
    const space = text.slice(at, Math.min(at + WORD, most)).search(/\s/);
    return space < 0 ? (most - at > WORD ? whole(text, at) : Math.max(0, wordStart(text, most))) : at + space + 1;
  }

  /* Where the word begins that stands at ``at``, if that is near. */
  function wordStart(text, at) {
    const match_ = /\S*$/.exec(text.slice(Math.max(0, at - WORD), at));
    return whole(text, at - match_[0].length);
  }

  /* The last space before ``at``, but not before ``least``. */
  function before(text, at, least) {
    if (at >= text.length) return text.length;
    const from = Math.max(least, at - WORD);
    const space = text.slice(from, at + 1).search(/\s\S*$/);
    return space < 0 ? whole(text, at) : from + space;
  }

  /* Not between the two halves of a surrogate pair. */
  function whole(text, at) {
    const unit = text.charCodeAt(at);
    return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
  }

  /* The hits less those of the first ``count`` that have no line with each phrase of the query: three words and more may stand
     in an article in pairs without standing there together. Names that no line has in that form prove nothing. */
  async function having(archive, state, found, count) {
    const { missing, phrases, proven } = state;
    const named = new Set();
    for (const phrase of phrases) {
      for (const { numbers, flags } of await state.units.chain(phrase, state.query.text)) {
        numbers.forEach((number, i) => flags[i] & PEOPLE && named.add(number));
      }
    }
    const kept = [];
    let at = 0;
    while (at < found.length && kept.length < count) {
      const batch = found.slice(at, (at += Math.max(BATCH, count - kept.length)));
      const lines = await archive.lines(batch.map((hit) => hit.number).filter((number) => !proven.has(number)), false, missing);
      for (const hit of batch) {
        const rows = lines.get(hit.number) || [];
        const has = (phrase) => rows.some((line) => hits(line.text, [phrase]).length);
        if (!rows.length || named.has(hit.number) || phrases.every(has)) proven.add(hit.number);
        if (proven.has(hit.number)) kept.push(hit);
        else match.remove(state, hit.number);
      }
    }
    return [...kept, ...found.slice(at)];
  }

  /* All places where a search finds its words, article by article in order of date: {rows: [{number, line, left, hit, right,
     date, day, title, url}], articles, total: rows known so far, more, filters, missing}. */
  async function concordance(archive, state, request, { start = 0, count = 50 }, check) {
    const found = match.ordered(state, request.order === "newest" ? "newest" : "oldest");
    const whole_ = found.filter((hit) => match.TOGETHER.includes(hit.tier));
    const marks = whole_.length ? state.sequences : state.marks;
    const asked = whole_.length ? whole_ : found;
    const rows = [];
    let at = 0;
    for (; at < asked.length && rows.length <= start + count; at += BATCH) {
      const numbers = asked.slice(at, at + BATCH).map((hit) => hit.number);
      const [cards, lines] = await Promise.all([archive.cards(numbers, state.missing), archive.lines(numbers, false, state.missing)]);
      check();
      for (const number of numbers) {
        for (const line of cards.has(number) ? lines.get(number) : []) rows.push(...rowsOf(number, line, marks, cards.get(number)));
      }
    }
    return {
      rows: rows.slice(start, start + count),
      articles: asked.length,
      total: rows.length,
      more: rows.length > start + count || at < asked.length,
      filters: state.filters.chosen,
      missing: [...state.missing].sort(),
    };
  }

  function rowsOf(number, { n, text }, marks, { date, from, title, url }) {
    return hits(text.slice(0, MAX_LINE), marks).map(({ start, end }) => ({
      number, line: n, date, day: from, from, title, url,
      left: text.slice(after(text, start - SIDE, start), start),
      hit: text.slice(start, end),
      right: text.slice(end, before(text, end + SIDE, end)),
    }));
  }

  const kwic = { concordance, having, passages };
  if (inNode) module.exports = kwic;
  else root.archiveSearch.kwic = kwic;
})(typeof self === "undefined" ? globalThis : self);
