/* Scores by lunr.js itself: a small lunr.Index of nothing but the asked terms in the articles in question. lunr's score of
   an article is a sum over terms, so it is the same as in an index of everything. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const lunr = inNode ? require("../vendor/lunr/lunr.query.min.js") : root.lunr;

  const FIELD = "all";
  const MOST = 2000; /* articles that lunr scores; the others come after them, by the same sums */

  /* ``numbers`` of articles, best first, the newer of equals first: [{number, score}]. ``terms``: [{term, weight,
     numbers, values}]; a posting scores weight times value. ``count``: articles in the archive. */
  function score(terms, numbers, count, most = MOST) {
    const sums = new Float64Array(count);
    for (const term of terms) {
      for (let i = 0; i < term.numbers.length; i += 1) sums[term.numbers[i]] += term.weight * term.values[i];
    }
    const norm = Math.sqrt(terms.length || 1);
    const ordered = ranked(Array.from(numbers, (number) => ({ number, score: sums[number] / norm })));
    const scores = terms.length ? byLunr(terms, ordered.slice(0, most).map((hit) => hit.number)) : new Map();
    const best = ordered.slice(0, most).map(({ number }) => ({ number, score: scores.get(number) || 0 }));
    return [...ranked(best), ...ordered.slice(most)];
  }

  function ranked(hits) {
    return hits.sort((a, b) => b.score - a.score || b.number - a.number);
  }

  function byLunr(terms, numbers) {
    const asked = new Map(numbers.map((number) => [number, []]));
    const invertedIndex = Object.create(null);
    terms.forEach((term, at) => {
      const found = Object.create(null);
      for (let i = 0; i < term.numbers.length; i += 1) {
        const vector = asked.get(term.numbers[i]);
        if (!vector) continue;
        found[term.numbers[i]] = {};
        vector.push(at, term.weight * term.values[i]);
      }
      invertedIndex[term.term] = { _index: at, [FIELD]: found };
    });
    const fieldVectors = Object.create(null);
    for (const [number, vector] of asked) fieldVectors[FIELD + "/" + number] = new lunr.Vector(vector);
    const tokens = new lunr.TokenSet.Builder();
    Object.keys(invertedIndex).sort().forEach((term) => tokens.insert(term));
    tokens.finish();
    const index = new lunr.Index({ invertedIndex, fieldVectors, tokenSet: tokens.root, fields: [FIELD] });
    const found = index.query((query) => terms.forEach((term) => query.term(term.term, { usePipeline: false })));
    return new Map(found.map(({ ref, score: value }) => [Number(ref), value]));
  }

  if (inNode) module.exports = score;
  else root.archiveSearch.score = score;
})(typeof self === "undefined" ? globalThis : self);
