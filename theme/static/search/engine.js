/* Searching a loaded lunr index: plugins/search/index.py in JavaScript, and the passages that a result shows. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const vietnamese = inNode ? require("./vi.js") : root.vietnamese;
  const lunr = inNode ? require("../vendor/lunr/lunr.min.js") : root.lunr;

  const SCORE_DIGITS = 6;
  const PASSAGE_LENGTH = 260; /* UTF-16 units */
  const MAX_PASSAGE_TEXT = 200000; /* how much of a text is looked at for a passage */

  /* The documents that a query finds, best first: {hits: [{id, score}], terms, allRequired}. Nothing in the query is
     syntax, and none is an error. */
  function search(index, query) {
    for (const { alternatives, allRequired } of vietnamese.attempts(query)) {
      const best = new Map();
      for (const terms of alternatives) {
        for (const { ref, score } of ask(index, terms, allRequired)) best.set(ref, Math.max(score, best.get(ref) || 0));
      }
      if (best.size) return { hits: inOrder(best), terms: alternatives.flat(), allRequired };
    }
    return { hits: [], terms: [], allRequired: true };
  }

  function ask(index, terms, allRequired) {
    const presence = allRequired ? lunr.Query.presence.REQUIRED : lunr.Query.presence.OPTIONAL;
    return index.query((query) => terms.forEach((term) => query.term(term, { presence, usePipeline: false })));
  }

  /* Best first; scores equal to so many decimals count as equal and go by id. */
  function inOrder(best) {
    const rounded = (hit) => Number(hit.score.toFixed(SCORE_DIGITS));
    return [...best]
      .map(([id, score]) => ({ id, score }))
      .sort((a, b) => rounded(b) - rounded(a) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }

  /* A text cut at its hits: [{text, hit}]. A word is a hit where the query asked for it, in whatever accents. */
  function marked(text, terms) {
    const pieces = [];
    let at = 0;
    for (const { start, end } of hitsIn(text, new Set(terms))) {
      if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
      pieces.push({ text: text.slice(start, end), hit: true });
      at = end;
    }
    if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
    return pieces;
  }

  /* The stretch of a text with the most different words of the query, cut at spaces, as marked pieces. */
  function passage(text, terms) {
    const looked = text.slice(0, MAX_PASSAGE_TEXT);
    const hits = hitsIn(looked, new Set(terms));
    const from = hits.length ? Math.max(0, bestStart(hits) - PASSAGE_LENGTH / 4) : 0;
    const start = from ? after(looked, from) : 0;
    const end = start + PASSAGE_LENGTH < looked.length ? before(looked, start + PASSAGE_LENGTH, start) : looked.length;
    const pieces = marked(looked.slice(start, end).trim(), terms);
    if (start > 0) pieces.unshift({ text: "… ", hit: false });
    if (end < text.length) pieces.push({ text: " …", hit: false });
    return pieces;
  }

  function hitsIn(text, terms) {
    const asked = (word) => vietnamese.terms(word).find((term) => terms.has(term));
    return vietnamese.words(text).flatMap((word) => {
      const found = asked(word) ? [word] : word.parts.filter(asked);
      return found.map((each) => ({ start: each.start, end: each.end, term: asked(each) }));
    });
  }

  /* Where a window of one passage's length holds the most different terms; the first of equals. */
  function bestStart(hits) {
    const inside = new Map();
    let best = hits[0].start;
    let most = 0;
    let last = 0;
    for (const hit of hits) {
      while (last < hits.length && hits[last].end - hit.start <= (PASSAGE_LENGTH * 3) / 4) {
        inside.set(hits[last].term, (inside.get(hits[last].term) || 0) + 1);
        last += 1;
      }
      if (inside.size > most) [most, best] = [inside.size, hit.start];
      const left = inside.get(hit.term);
      if (left > 1) inside.set(hit.term, left - 1);
      else inside.delete(hit.term);
    }
    return best;
  }

  /* The first place after a space at or behind ``at``, and the last space before it: words are never cut in two. */
  function after(text, at) {
    const space = text.slice(at, at + 60).search(/\s/);
    return space < 0 ? whole(text, at) : at + space + 1;
  }

  function before(text, at, start) {
    const space = text.slice(Math.max(start, at - 60), at).search(/\s\S*$/);
    return space < 0 ? whole(text, at) : Math.max(start, at - 60) + space;
  }

  /* Not between the two halves of a surrogate pair. */
  function whole(text, at) {
    const unit = text.charCodeAt(at);
    return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
  }

  const engine = { marked, passage, search };
  if (inNode) module.exports = engine;
  else root.searchEngine = engine;
})(typeof self === "undefined" ? globalThis : self);
