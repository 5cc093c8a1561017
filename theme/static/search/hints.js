/* What else a reader may have meant, where nothing has all words or a spelling is doubtful: Telex or VNI keys, other
   accents, a typing error, fewer words. Loaded only then. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const archiveOf = inNode ? require("./archive.js") : root.archiveSearch.archive;
  const codec = inNode ? require("./codec.js") : root.archiveSearch.codec;
  const match = inNode ? require("./match.js") : root.archiveSearch.match;

  const MOST = 3;
  const UNLIKELY = 20; /* a spelling is doubted if another is so many times as frequent */
  const MOST_WORDS = 8; /* whose typing errors are looked for */
  const MOST_FILES = 8; /* of pairs that are read for that */
  const LONG = 4; /* letters: of a shorter word anything could be made */
  const QUOTES = /["“”„‟«»″＂]+/g;
  const LINE_FEED = 10;
  const MAX_KEY = 2048; /* bytes */
  const decoder = new TextDecoder();

  /* [{q, why: "telex"|"accents"|"typing"|"fewer"|"unquoted", found: articles with all words, state: what it finds or null, together: it has them together}], the
     likeliest first. ``tryOut(q)`` searches for q. Typing errors take many files: not looked for while typing goes on. */
  async function hints(archive, state, tryOut, need) {
    const text = state.query.text;
    const none = !match.total(state);
    const chain = state.parts.flatMap((part) => part.chains)[0];
    const tried = [];
    const offer = async (why, q, strictly = false) => {
      if (!q || q === text || tried.length >= MOST || tried.some((each) => each.q === q)) return false;
      const found = await tryOut(q);
      const together = !match.scattered(found);
      const count = match.total(found);
      if (together || (none && count && !strictly)) tried.push({ q, why, found: count, state: found, together });
      return together;
    };
    const accents = chain ? respelled(state, none) : null;
    if (none) {
      const decoded = (await need("telex")).decode(text);
      if (decoded) await offer("telex", decoded.q);
    }
    await offer("accents", accents);
    if (match.scattered(state) && chain && !tried.some((each) => each.together) && !state.request.typing) {
      for (const q of await corrected(archive, state, await need("spelling"))) if (await offer("typing", q, !slight(text, q, chain))) break;
    }
    if (none && !tried.length) {
      const fewer = chain ? without(state, chain) : await unquoted(state.query, tryOut);
      if (fewer) tried.push({ ...fewer, together: false });
    }
    return tried.sort((a, b) => Number(b.together) - Number(a.together));
  }

  /* The query with the words whose accents are doubtful as they are mostly written; null if there are none. */
  function respelled(state, none) {
    const changed = new Map();
    for (const { words, units } of state.parts.flatMap((part) => part.chains)) {
      units.forEach((unit) => {
        const other = unit.others.reduce((a, b) => (!a || b.numbers.length > a.numbers.length ? b : a), null);
        if (!other || other.numbers.length <= (none ? 0 : UNLIKELY) * unit.numbers.length) return;
        other.words.forEach((exact, i) => {
          const word = words[unit.at + i];
          if (word && !word.loose && word.exact !== exact && !changed.has(word.exact)) changed.set(word.exact, exact);
        });
      });
    }
    return changed.size ? rewritten(state.query, (word) => changed.get(word.exact)) : null;
  }

  /* The text of a query with some of its bare words replaced: ``change(word)`` gives the new one, "" to leave it out,
     undefined to keep it. */
  function rewritten({ text, any }, change) {
    const words = new Map(any.flatMap((each) => each.words).map((word) => [word.start, word]));
    let made = "";
    let at = 0;
    for (const word of [...words.values()].sort((a, b) => a.start - b.start)) {
      const other = change(word);
      if (other === undefined || word.start < at) continue;
      made += text.slice(at, word.start) + other;
      at = word.end;
    }
    return (made + text.slice(at)).replace(/\s+/g, " ").trim();
  }

  /* The query without its rarest word, or without those that nothing has. */
  function without({ query, parts, meta }, { words, singles }) {
    if (words.length < 2 || !singles) return null;
    const least = Math.min(...singles.map((unit) => unit.numbers.length));
    const dropped = new Set(words.filter((_, i) => singles[i].numbers.length === least).map((word) => word.exact));
    const kept = singles.filter((_, i) => !dropped.has(words[i].exact));
    if (!kept.length) return null;
    const having = new Uint8Array(meta.count);
    for (const { numbers } of kept) for (const number of numbers) having[number] += 1;
    const found = having.reduce((sum, each, number) => sum + (each === kept.length && parts[0].kept[number] ? 1 : 0), 0);
    const left = words.filter((word) => !dropped.has(word.exact));
    const plain = query.any.length === 1 && !/["“”:]/.test(query.text);
    const q = plain ? left.map((word) => word.text).join(" ") : rewritten(query, (word) => (dropped.has(word.exact) ? "" : undefined));
    return found ? { q, why: "fewer", found, state: null } : null;
  }

  /* The words of phrases that nothing has, without their quotation marks. */
  async function unquoted({ text, any }, tryOut) {
    const q = text.replace(QUOTES, " ").replace(/\s+/g, " ").trim();
    if (q === text || !any.some((each) => each.phrases.length)) return null;
    const found = match.total(await tryOut(q));
    return found ? { q, why: "unquoted", found, state: null } : null;
  }

  /* Whether a correction changes one word alone, and that is the only one that nothing has: words that are nowhere together
     are believed only then. */
  function slight(text, q, { singles }) {
    const [before, after] = [text, q].map((each) => each.split(/\s+/));
    const changed = before.filter((word, i) => word !== after[i]);
    return before.length === after.length && changed.length === 1 && changed[0].length >= LONG && singles?.filter((unit) => !unit.numbers.length).length === 1;
  }

  /* The query with its typing errors corrected, the likeliest first. */
  async function corrected(archive, { query, missing }, spelling) {
    const lexicon = await vocabulary(archive, missing);
    if (!lexicon) return [];
    const typed = query.any[0].words.slice(0, MOST_WORDS);
    const options = spelling.options(typed, spelling.lexicon(lexicon));
    const spellings = await pairs(archive, spelling.pairs(options), missing);
    return spelling.corrections(query.text, typed, options, (key) => spellings.get(key) || null).map(({ q }) => q);
  }

  /* How pairs of words are spelt in the archive: a Map of key to [[spelling, articles]…], of those keys that stand in the
     first few files. */
  async function pairs(archive, keys, missing) {
    const { keys: firsts } = await archive.meta();
    const files = new Set();
    const found = new Map();
    for (const key of keys) {
      const at = archiveOf.last(firsts.b, (first) => first <= key);
      if (files.size >= MOST_FILES && !files.has(at)) continue;
      files.add(at);
      found.set(key, archive.postings("b", key, false, missing));
    }
    for (const [key, reading] of found) {
      const { spellings, lost } = await reading;
      const counted = spellings.map(({ words, numbers }) => [words ? words.join(" ") : key, numbers.length]);
      found.set(key, lost ? null : counted.sort((a, b) => b[1] - a[1]));
    }
    return found;
  }

  /* The words of the archive in how many articles each, roughly: "word count", one a line. */
  async function vocabulary(archive, missing) {
    const bytes = await archive.read("w", missing);
    if (!bytes) return null;
    const head = new codec.Numbers(bytes);
    const [count, suffixes] = [head.next(), head.next(), head.next()];
    const current = new Uint8Array(MAX_KEY);
    const lines = [];
    let at = head.at + count;
    for (let i = 0; i < count; i += 1) {
      let length = bytes[head.at + i];
      for (; bytes[at] !== LINE_FEED; at += 1) current[length++] = bytes[at];
      at += 1;
      const documents = Math.round(2 ** (bytes[head.at + count + suffixes + i] / 8));
      lines.push(decoder.decode(current.subarray(0, length)) + " " + documents);
    }
    return lines.join("\n");
  }

  if (inNode) module.exports = hints;
  else root.archiveSearch.hints = hints;
})(typeof self === "undefined" ? globalThis : self);
