/* What the files of the index say (docs/search-format.md). A file stays bytes; only what is asked for is unpacked. */
(function (root) {
  "use strict";

  const LINE_FEED = 10;
  const MAX_KEY = 2048; /* bytes */
  const [WHOLE_GROUP, WRITTEN] = [254, 255]; /* in place of the number of accents */
  const MARKS = ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323", "\u0302", "\u0306", "\u031b"];
  const COLUMNS = ["suffixes", "shapes", "written", "counts", "gaps", "impacts", "where", "names"];
  const decoder = new TextDecoder();
  const text = (bytes) => decoder.decode(bytes);

  class Numbers {
    constructor(bytes, at = 0) {
      this.bytes = bytes;
      this.at = at;
    }

    next() {
      let value = 0;
      let shift = 0;
      let byte;
      do {
        byte = this.bytes[this.at++];
        value |= (byte & 127) << shift;
        shift += 7;
      } while (byte > 127);
      return value >>> 0;
    }

    skip(count) {
      while (count > 0) if (!(this.bytes[this.at++] > 127)) count -= 1;
    }

    /* ``count`` ascending numbers, told as gaps. */
    ascending(count) {
      const numbers = new Uint32Array(count);
      for (let i = 0, last = -1; i < count; i += 1) numbers[i] = last += this.next() + 1;
      return numbers;
    }
  }

  /* The file of postings ``bytes``: {start: where each column begins, groups, wide: words in a key}. */
  function postings(bytes, kind) {
    const head = new Numbers(bytes);
    const [groups, spellings] = [head.next(), head.next(), head.next()];
    const size = Object.fromEntries(COLUMNS.map((name) => [name, head.next()]));
    const wide = kind === "b" ? 2 : 1;
    Object.assign(size, { prefixes: groups, accents: spellings * wide });
    const start = {};
    let at = head.at;
    for (const name of ["prefixes", "suffixes", "shapes", "accents", ...COLUMNS.slice(2)]) {
      start[name] = at;
      at += size[name];
    }
    return { bytes, groups, spellings, wide, start };
  }

  /* The groups whose key is ``key``, or begins with it: [{group, key}]. */
  function find({ bytes, groups, start }, key, begins) {
    const wanted = new TextEncoder().encode(key);
    const current = new Uint8Array(MAX_KEY);
    const found = [];
    let at = start.suffixes;
    for (let group = 0; group < groups; group += 1) {
      let length = bytes[start.prefixes + group];
      for (; bytes[at] !== LINE_FEED; at += 1) current[length++] = bytes[at];
      at += 1;
      if ((begins ? length >= wanted.length : length === wanted.length) && wanted.every((byte, i) => byte === current[i])) {
        found.push({ group, key: text(current.subarray(0, length)) });
      }
    }
    return found;
  }

  /* The spellings of a group: [{words: exact forms or null for the group as a whole, numbers, raw: impacts as stored,
     where}]. */
  function spellings(file, { group, key }, meta) {
    const { bytes, start, wide } = file;
    const shapes = new Numbers(bytes, start.shapes);
    let first = 0;
    for (let i = 0; i < group; i += 1) first += shapes.next();
    const many = shapes.next();
    const counts = new Numbers(bytes, start.counts);
    const masked = (count) => (start.where < start.names && count <= meta.whereUpTo ? count : 0);
    let [before, where] = [0, start.where];
    for (let i = 0; i < first; i += 1) {
      const count = counts.next();
      before += count;
      where += masked(count);
    }
    const gaps = new Numbers(bytes, start.gaps);
    gaps.skip(before);
    const impacts = new Numbers(bytes, start.impacts);
    if (meta.exact) impacts.skip(before);
    else impacts.at += before;
    const folded = wide > 1 ? key.split(" ") : [key];
    const written = writtenFrom(file, first);
    return Array.from({ length: many }, (_, i) => {
      const accents = folded.map((__, word) => bytes[start.accents + word * file.spellings + first + i]);
      const words = accents[0] === WHOLE_GROUP ? null : folded.map((word, at) => (accents[at] === WRITTEN ? written() : spell(word, meta.accents[accents[at]])));
      const count = counts.next();
      const numbers = gaps.ascending(count);
      const raw = meta.exact ? Uint32Array.from(numbers, () => impacts.next()) : bytes.subarray(impacts.at, (impacts.at += count));
      const masks = masked(count);
      return { words, numbers, raw, where: masks ? bytes.subarray(where, (where += masks)) : null };
    });
  }

  /* The written words, one a call, from those of spelling ``first`` on. */
  function writtenFrom({ bytes, spellings: all, wide, start }, first) {
    let at = start.written;
    const next = () => {
      const end = bytes.indexOf(LINE_FEED, at);
      const word = text(bytes.subarray(at, end));
      at = end + 1;
      return word;
    };
    for (let i = 0; i < first * wide; i += 1) {
      if (bytes[start.accents + (i % wide) * all + Math.floor(i / wide)] === WRITTEN) at = bytes.indexOf(LINE_FEED, at) + 1;
    }
    return next;
  }

  function spell(folded, accents) {
    if (!accents.length) return folded;
    const letters = Array.from(folded);
    for (let i = 0; i < accents.length; i += 2) {
      const mark = MARKS[accents[i + 1]];
      letters[accents[i]] = mark ? letters[accents[i]] + mark : "đ";
    }
    return letters.join("").normalize("NFC");
  }

  /* {key: rows}; a Map, since keys come from articles. */
  function names({ bytes, start }) {
    return start.names < bytes.length ? new Map(Object.entries(json(bytes.subarray(start.names)))) : new Map();
  }

  /* [{type, name, url, numbers, spoken}] */
  function entities(bytes) {
    const input = new Numbers(bytes);
    const length = input.next();
    const rows = json(bytes.subarray(input.at, (input.at += length)));
    return rows.map(([type, name, url, articles, spoken]) => {
      const numbers = input.ascending(articles);
      return { type, name, url, numbers, spoken: input.ascending(spoken) };
    });
  }

  /* Of each dated article the first day it may be of and how many days later the last: {first, length}. */
  function days(bytes) {
    const input = new Numbers(bytes);
    const count = input.next();
    let last = 0;
    const first = Uint32Array.from({ length: count }, () => (last += input.next()));
    return { first, length: Uint32Array.from({ length: count }, () => input.next()) };
  }

  /* The first keys of the files of a kind, from their front coding. */
  function keys(lines) {
    let last = "";
    return lines ? lines.split("\n").map((line) => (last = last.slice(0, line.charCodeAt(0) - 48) + line.slice(1))) : [];
  }

  function json(bytes) {
    return JSON.parse(text(bytes));
  }

  const codec = { Numbers, days, entities, find, json, keys, names, postings, spellings };
  if (typeof module === "object" && module.exports) module.exports = codec;
  else (root.archiveSearch = root.archiveSearch || {}).codec = codec;
})(typeof self === "undefined" ? globalThis : self);
