/* What is asked of the index for one search: words and pairs of neighbouring words, each as one list of articles, whatever
   the number of its spellings. Nothing is asked twice. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const { fits } = inNode ? require("./marks.js") : root.archiveSearch.marks;

  const TITLE = 1;
  const STATEMENT = 2;
  const SENTENCE_END = /[.!?…:;]/;
  const SHORT = /^\p{Lu}{1,3}$/u;

  /* ``unit(words)`` of one word or two neighbours: {term, weight: idf, numbers, values, flags, where: masks or null,
     others: spellings that were not asked for, names, lost: its file cannot be read}. */
  function units(archive, meta, removed, missing) {
    const asked = new Map();

    function unit(words) {
      const term = words.map(name).join(" ");
      if (!asked.has(term)) asked.set(term, find(words, term));
      return asked.get(term);
    }

    async function find(words, term) {
      const kind = words.length > 1 ? "b" : "u";
      const key = words.map((word) => word.folded).join(" ");
      const begins = words[words.length - 1].prefix;
      const { spellings, names, lost } = await archive.postings(kind, key, begins, missing);
      const also = removed && kind === "u" ? (await archive.postings("r", key, begins, missing)).spellings : [];
      const [lists, others] = chosen(spellings, words);
      const found = joined([...lists, ...chosen(also, words)[0]], meta);
      const df = found.numbers.length;
      const weight = meta.exact ? 1 : Math.log(1 + Math.abs((meta.count - df + 0.5) / (df + 0.5)));
      return { ...found, term, weight, others, names, lost };
    }

    /* What tells that the words of a chain stand one after the other: its pairs, and single words that are in none,
       since over the end of a sentence there are no pairs. Each unit has the place of its first word, ``at``, and the
       places that it ``covers``, as bits. ``text`` is what the places of the words are in. */
    function chain(words, text = "") {
      const made = [];
      let covered = 0;
      words.forEach((word, at) => {
        if (at && !apart(words[at - 1], word, text)) {
          made.push({ at: at - 1, covers: 3 << (at - 1), words: [words[at - 1], word] });
          covered |= 3 << (at - 1);
        }
      });
      words.forEach((word, at) => {
        if (!((covered >>> at) & 1)) made.push({ at, covers: 1 << at, words: [word] });
      });
      return Promise.all(made.map(async ({ at, covers, words: asked }) => ({ ...(await unit(asked)), at, covers })));
    }

    /* Each word by itself. */
    function singles(words) {
      return Promise.all(words.map(async (word, at) => ({ ...(await unit([word])), at, covers: 1 << at })));
    }

    return { chain, singles, unit };
  }

  /* Whether a sentence ends between two words of a text; not so after "T." or "PGS.". */
  function apart(word, next, text) {
    const between = text.slice(word.end, next.start);
    return word.end <= next.start && SENTENCE_END.test(between) && !(between.trim() === "." && SHORT.test(text.slice(word.start, word.end)));
  }

  /* Of a word without accents its folded form, of which no exact form looks like: "~" marks it. */
  function name(word) {
    return (word.loose ? "~" + word.folded : word.exact) + (word.prefix ? "…" : "");
  }

  /* The spellings that are asked for, and the others. The list of a whole group (only of an exact index) stands for all. */
  function chosen(spellings, words) {
    const whole = spellings.filter((each) => !each.words);
    if (whole.length && words.every((word) => word.loose)) return [whole, []];
    const [lists, others] = [[], []];
    for (const each of spellings) {
      if (each.words) (words.every((word, i) => fits(word, each.words[i])) ? lists : others).push(each);
    }
    return [lists, others];
  }

  function joined(lists, meta) {
    const value = meta.exact ? (raw) => (raw >>> 3) / 1000 : (raw) => meta.impacts[raw & 31];
    const flag = meta.exact ? (raw) => raw & 7 : (raw) => raw >> 5;
    if (lists.length === 1) {
      const [{ numbers, raw, where }] = lists;
      const [values, flags] = [new Float64Array(raw.length), new Uint8Array(raw.length)];
      for (let i = 0; i < raw.length; i += 1) [values[i], flags[i]] = [value(raw[i]), flag(raw[i])];
      return { numbers, values, flags, where };
    }
    const sums = new Float64Array(meta.count);
    const seen = new Uint8Array(meta.count);
    const masks = new Uint8Array(meta.count);
    const most = meta.exact ? Infinity : meta.impacts[31];
    for (const { numbers, raw, where } of lists) {
      for (let i = 0; i < numbers.length; i += 1) {
        const number = numbers[i];
        sums[number] = Math.min(most, sums[number] + value(raw[i]));
        seen[number] |= flag(raw[i]) | 128;
        masks[number] |= where ? where[i] : 255;
      }
    }
    const numbers = Uint32Array.from(all(seen, 128));
    return {
      numbers,
      values: Float64Array.from(numbers, (number) => sums[number]),
      flags: Uint8Array.from(numbers, (number) => seen[number] & 127),
      where: Uint8Array.from(numbers, (number) => masks[number]),
    };
  }

  /* The places of an array that have a bit, in order. */
  function all(array, bit) {
    const found = [];
    for (let i = 0; i < array.length; i += 1) if (array[i] & bit) found.push(i);
    return found;
  }

  Object.assign(units, { STATEMENT, TITLE });
  if (inNode) module.exports = units;
  else root.archiveSearch.units = units;
})(typeof self === "undefined" ? globalThis : self);
