/* Where the words of a query stand in a text. A mark is a sequence of query words {exact, folded, loose, prefix, parts}:
   loose words fit in any accents, others only as typed; a compound fits whole or as its parts, on both sides. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const vietnamese = inNode ? require("./vi.js") : root.vietnamese;

  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

  /* Whether a word of a text, in its exact form, is what a query word asks for. */
  function fits(asked, exact) {
    if (!asked.prefix) return asked.loose ? vietnamese.fold(exact) === asked.folded : exact === asked.exact;
    if (asked.loose) return vietnamese.fold(exact).startsWith(asked.folded);
    return exact.startsWith(asked.exact) || toneless(exact).startsWith(asked.exact); /* the tone is typed last */
  }

  function toneless(word) {
    return word.normalize("NFD").replace(TONES, "").normalize("NFC");
  }

  /* The ways to read query words, compounds whole or as their parts. */
  function readings(words, most = 4) {
    return words.reduce((all, word) => {
      const ways = word.parts && word.parts.length ? [[word], word.parts] : [[word]];
      return all.flatMap((before) => ways.map((way) => [...before, ...way])).slice(0, most);
    }, [[]]);
  }

  /* The words of a text as a lattice: from each place the words that begin there, and the place behind them. */
  function lattice(text) {
    const places = [];
    for (const word of vietnamese.words(text)) {
      const first = places.length;
      const parts = word.parts.length ? word.parts : [word];
      parts.forEach((part, i) => places.push([{ word: part, next: first + i + 1 }]));
      if (word.parts.length) places[first].unshift({ word, next: places.length });
    }
    return places;
  }

  /* The hits of ``marks`` in a text, in order, none over another: [{start, end, mark: its place in marks}]. */
  function hits(text, marks) {
    const places = lattice(text);
    const sequences = marks
      .flatMap((words, mark) => readings(words).map((sequence) => ({ sequence, mark })))
      .sort((a, b) => b.sequence.length - a.sequence.length);
    const found = [];
    for (let at = 0; at < places.length; ) {
      let end = null;
      for (const { sequence, mark } of sequences) {
        end = sequence.length ? follow(places, sequence, 0, at) : null;
        if (!end) continue;
        found.push({ start: places[at][0].word.start, end: end.word.end, mark });
        break;
      }
      at = end ? end.next : at + 1;
    }
    return found;
  }

  function follow(places, sequence, from, at) {
    for (const step of places[at] || []) {
      if (!fits(sequence[from], step.word.exact)) continue;
      const end = from + 1 < sequence.length ? follow(places, sequence, from + 1, step.next) : step;
      if (end) return end;
    }
    return null;
  }

  /* A stretch of a text cut at its hits: [{text, hit}]. Hits with nothing but space between them make one. */
  function pieces(text, found, start = 0, end = text.length) {
    const made = [];
    const add = (to, hit) => {
      const piece = text.slice(at, to);
      const before = made[made.length - 1];
      if (hit && made.length > 1 && !before.text.trim()) made.splice(-2, 2, { text: made[made.length - 2].text + before.text + piece, hit });
      else if (piece) made.push({ text: piece, hit });
      at = to;
    };
    let at = start;
    for (const hit of found) {
      if (hit.start < at || hit.end > end) continue;
      add(hit.start, false);
      add(hit.end, true);
    }
    add(end, false);
    return made;
  }

  function marked(text, marks) {
    return pieces(text, hits(text, marks));
  }

  /* Of marks those that an article is known to have where its words stand together: not each single word as well. */
  function together(marks) {
    return marks.filter(([first]) => !first.part);
  }

  const marks = { fits, hits, marked, pieces, readings, together };
  if (inNode) module.exports = marks;
  else (root.archiveSearch = root.archiveSearch || {}).marks = marks;
})(typeof self === "undefined" ? globalThis : self);
