/* What the words typed so far may become: names, and frequent words and phrases of titles and leads. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const archiveOf = inNode ? require("./archive.js") : root.archiveSearch.archive;
  const { fits } = inNode ? require("./marks.js") : root.archiveSearch.marks;
  const names = inNode ? require("./names.js") : root.archiveSearch.names;

  const MOST = 8;
  const MAX_LENGTH = 200; /* UTF-16 units that are looked at */
  const SHORTEST = 2; /* letters of such a word */
  const Y_AT_END = /(?:^|[^\p{L}\p{N}])(?:[hklmstv]|qu)y$/iu;
  const TAILS = 3; /* if all words together begin nothing: so many of the last ones */

  /* [{text: the whole query, kind, url, count}], most frequent first. */
  async function completions(archive, text, check) {
    const typed = text.slice(-MAX_LENGTH);
    const words = names.words(typed);
    const ended = /\s$/.test(typed);
    for (let from = 0; from < words.length; from += from ? 1 : Math.max(1, words.length - TAILS)) {
      if (from && words[words.length - 1].folded.length < SHORTEST) break; /* one letter begins too much */
      const rows = await beginning(archive, words.slice(from), ended);
      if (!ended && Y_AT_END.test(typed)) rows.push(...(await beginning(archive, withY(words.slice(from)), ended)));
      check();
      if (rows.length) return rows.slice(0, MOST).map((row) => ({ ...row, text: headed(typed, from, row.text) }));
    }
    return [];
  }

  /* "sy" may be "sĩ", whose folded form is "si", but also the beginning of "Syria". */
  function withY(words) {
    const y = (form) => form.slice(0, -1) + "y";
    return words.map((word, i) => (i + 1 < words.length ? word : { ...word, exact: y(word.exact), folded: y(word.folded) }));
  }

  /* The text before word ``from``, and a completion. */
  function headed(typed, from, completion) {
    if (!from) return completion;
    const pattern = /\S+\s*/g;
    const chunks = typed.match(pattern) || [];
    return chunks.slice(0, Math.max(0, chunks.length - (names.words(typed).length - from))).join("") + completion;
  }

  async function beginning(archive, words, ended) {
    const { keys } = await archive.meta();
    const prefix = words.map((word) => word.folded).join(" ") + (ended ? " " : "");
    const missing = new Set();
    const at = archiveOf.last(keys.t, (first) => first <= prefix);
    const wide = (keys.t[at + 1] || "").startsWith(prefix);
    const rows = wide ? await top(archive, prefix, missing) : await rowsFrom(archive, at, prefix, missing);
    const fitting = rows.filter((row) => begins(row, words, ended));
    return (fitting.length ? fitting : rows).sort((a, b) => b.count - a.count).slice(0, MOST).map(({ text, kind, url, count }) => ({ text, kind: kind === "phrase" ? "word" : kind, url, count }));
  }

  const decode = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

  async function top(archive, prefix, missing) {
    const bytes = await archive.read("t/top", missing);
    const rows = new Map(bytes ? Object.entries(decode(bytes)) : []).get(prefix.trim()) || [];
    return rows.map(([text, kind, count, url]) => ({ key: null, text, kind, count, url }));
  }

  async function rowsFrom(archive, at, prefix, missing) {
    const bytes = at < 0 ? null : await archive.read("t/" + at, missing);
    const rows = bytes ? decode(bytes) : [];
    return rows
      .filter(([key]) => key.startsWith(prefix) || key === prefix.trim())
      .map(([key, text, kind, count, url]) => ({ key, text, kind, count, url }));
  }

  /* Whether the words of a completion are those typed in their accents too; the last may be unfinished. */
  function begins({ key, text }, words, ended) {
    const all = names.words(text);
    const tail = key === null ? all : all.slice(-key.split(" ").length);
    return words.every((word, i) => tail[i] && fits({ ...word, prefix: !ended && i === words.length - 1 }, tail[i].exact));
  }

  if (inNode) module.exports = completions;
  else root.archiveSearch.completions = completions;
})(typeof self === "undefined" ? globalThis : self);
