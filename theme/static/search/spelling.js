/* "Did you mean": words that the archive has, near to what was typed. Mistakes are weighted: a neighbouring key, a
   doubled or swapped letter, letters that sound alike cost less than others; a correction that stands beside its
   neighbour somewhere in the archive is better than one that does not. */
(function (root) {
  "use strict";

  /* Pairs of letters that stand side by side on a keyboard, or sound alike. */
  const ALIKE = new Set(
    ("qw we er rt ty yu ui io op as sd df fg gh hj jk kl zx xc cv vb bn nm qa wa ws es ed rd rf tf tg yg yh uh uj ij ik ok ol " +
      "pl az sz sx dx dc fc fv gv gb hb hn jn jm km sx ln iy ck dr dv gr ct kq dz fp"
    ).split(" ").flatMap((pair) => [pair, pair[1] + pair[0]])
  );
  const CHEAP = 0.6; /* doubled, swapped, neighbouring key, sounding alike; a space too few */
  const EXTRA_SPACE = 0.05; /* little: a word less is a pair less too */
  const LEFT_OUT = 0.7; /* of the cost of a letter too many */
  const FIRST_LETTER = 0.3; /* more, where the first letter is wrong */
  const PER_FREQUENCY = 0.12; /* less, for each time that a word is ten times as frequent */
  const PER_PAIR = 0.35; /* less, for each time that a pair is ten times as frequent */
  const UNKNOWN_PAIR = 0.5;
  const MAX_OPTIONS = 6;
  const MAX_SEQUENCES = 24;
  const MAX_CORRECTIONS = 3;
  const MAX_PARTS = 4; /* words typed as one */
  const LONGEST_SYLLABLE = 7;

  /* The lexicon of a list of words "word count", one a line. */
  function lexicon(text) {
    const words = [];
    const counts = new Map();
    for (const line of text.split("\n")) {
      const [word, count] = line.split(" ");
      if (!word) continue;
      words.push({ word, mask: mask(word) });
      counts.set(word, Number(count));
    }
    return { words, counts };
  }

  /* For each word the readings it may have, cheapest first: [{words: [folded…], cost, span}], span being how many of the
     typed words they replace. Words that the archive has are left alone, unless all are. */
  function options(words, { words: entries, counts }) {
    const folded = words.map((word) => word.folded);
    const unknown = folded.some((word) => !counts.has(word));
    return folded.map((word, at) => {
      const own = counts.has(word) ? [{ words: [word], cost: 0, span: 1 }] : [];
      if (unknown && own.length && (at + 1 >= folded.length || counts.has(folded[at + 1]))) return own;
      const made = [...own];
      if (!own.length || !unknown) made.push(...near(word, entries, counts));
      if (!own.length) made.push(...segments(word, counts));
      const pair = word + folded[at + 1];
      if (at + 1 < folded.length && counts.has(pair)) made.push({ words: [pair], cost: EXTRA_SPACE, span: 2 });
      if (!made.length) made.push({ words: [word], cost: 2, span: 1 });
      return made.sort((a, b) => a.cost - b.cost).slice(0, MAX_OPTIONS + 1);
    });
  }

  /* The pairs of neighbours, "one other", whose spellings tell the options apart, the likeliest first. */
  function pairs(all) {
    const costs = new Map();
    const add = (one, other, cost) => costs.set(one + " " + other, Math.min(cost, costs.get(one + " " + other) || cost));
    all.forEach((here, at) => {
      for (const { words, cost, span } of here) {
        words.slice(1).forEach((word, i) => add(words[i], word, cost));
        for (const next of all[at + span] || []) add(words[words.length - 1], next.words[0], cost + next.cost);
      }
    });
    return [...costs].sort((a, b) => a[1] - b[1]).map(([key]) => key);
  }

  /* The likeliest corrections of the query ``text``, best first: [{q, at, words}…], at most three. ``words`` are its
     words as query.js gives them, ``all`` their options; ``pair(key)``: the spellings of a pair in the archive, as
     [["khủng hoảng", 12]…], most frequent first, [] if there is none, null if that is not known. */
  function corrections(text, words, all, pair) {
    const sequences = [];
    let beams = all.length ? [{ at: 0, options: [], score: 0 }] : [];
    while (beams.length) {
      const grown = beams.flatMap((beam) => all[beam.at].map((option) => extended(beam, option, pair)));
      sequences.push(...grown.filter((beam) => beam.at >= all.length));
      beams = grown.filter((beam) => beam.at < all.length).sort(byScore).slice(0, MAX_SEQUENCES);
    }
    const made = new Map();
    for (const { options: chosen } of sequences.sort(byScore)) {
      const q = written(text, words, chosen, pair);
      if (q !== text && !made.has(q)) made.set(q, { q, words: chosen.flatMap((option) => option.words) });
      if (plausible(chosen, pair)) break; /* the rest is worse */
    }
    return [...made.values()].slice(0, MAX_CORRECTIONS);
  }

  /* As typed, but for accents, with no pair that the archive does not have. */
  function plausible(chosen, pair) {
    const sequence = chosen.flatMap((option) => option.words);
    const absent = (word, at) => at && pair(sequence[at - 1] + " " + word)?.length === 0;
    return chosen.every((option) => !option.cost) && !sequence.some(absent);
  }

  function byScore(a, b) {
    return a.score - b.score;
  }

  function extended({ at, options: chosen, score }, option, pair) {
    const last = chosen.length && chosen[chosen.length - 1].words;
    const sequence = last ? [last[last.length - 1], ...option.words] : option.words;
    return { at: at + option.span, options: [...chosen, option], score: score + option.cost + pairCost(sequence, pair) };
  }

  function pairCost(sequence, pair) {
    let cost = 0;
    for (let at = 1; at < sequence.length; at += 1) {
      const found = pair(sequence[at - 1] + " " + sequence[at]);
      if (!found) continue;
      const count = found.reduce((sum, each) => sum + each[1], 0);
      cost += count ? -PER_PAIR * (1 + Math.log10(count)) : UNKNOWN_PAIR;
    }
    return cost;
  }

  /* The query with the chosen words in the place of the typed ones: each with the accents it has beside its neighbour;
     words that stay, and were typed without accents or have the right ones, stay as they were typed. */
  function written(text, words, chosen, pair) {
    const sequence = chosen.flatMap((option) => option.words);
    let q = "";
    let done = 0;
    let at = 0; /* in words */
    let place = 0; /* in sequence */
    for (const option of chosen) {
      const first = words[at];
      const last = words[at + option.span - 1];
      const spelt = option.words.map((_, i) => spellings(sequence, place + i, pair));
      const stays = option.words.length === 1 && option.span === 1 && option.words[0] === first.folded;
      const right = stays && (first.loose || !spelt[0].length || spelt[0].includes(first.exact));
      q += text.slice(done, first.start) + (right ? first.text : spelt.map((forms, i) => forms[0] || option.words[i]).join(" "));
      done = last.end;
      at += option.span;
      place += option.words.length;
    }
    return q + text.slice(done);
  }

  /* How the word at ``place`` is spelt beside its neighbours, likeliest first; [] if none is known. */
  function spellings(sequence, place, pair) {
    const counts = new Map();
    for (const [at, which] of [[place - 1, 1], [place, 0]]) {
      if (at < 0 || at + 1 >= sequence.length) continue;
      for (const [spelt, count] of pair(sequence[at] + " " + sequence[at + 1]) || []) {
        const form = spelt.split(" ")[which];
        counts.set(form, (counts.get(form) || 0) + count);
      }
    }
    return [...counts].sort((a, b) => b[1] - a[1]).map(([form]) => form);
  }

  /* The words of the list near to ``word``, with their costs. */
  function near(word, entries, counts) {
    const limit = word.length < 3 ? 1 : word.length < 5 ? 1.3 : 2;
    const letters = mask(word);
    const found = [];
    for (const entry of entries) {
      if (Math.abs(entry.word.length - word.length) > 2 || bits(entry.mask ^ letters) > 4 || entry.word === word) continue;
      const distance = edits(word, entry.word, limit);
      if (distance > limit) continue;
      found.push({ words: [entry.word], cost: distance + 1 - PER_FREQUENCY * Math.log10(counts.get(entry.word)), span: 1 });
    }
    return found.sort((a, b) => a.cost - b.cost).slice(0, MAX_OPTIONS);
  }

  /* Damerau-Levenshtein distance with weights (adjacent swaps, each letter in one of them); Infinity once it must pass
     ``limit``. */
  function edits(typed, meant, limit) {
    let before = [];
    let last = [];
    for (let j = 0; j <= meant.length; j += 1) last[j] = j ? last[j - 1] + LEFT_OUT * gap(meant, j - 1) : 0;
    for (let i = 1; i <= typed.length; i += 1) {
      const row = [last[0] + gap(typed, i - 1)];
      let least = row[0];
      for (let j = 1; j <= meant.length; j += 1) {
        const a = typed[i - 1];
        const b = meant[j - 1];
        let cost = a === b ? last[j - 1] : last[j - 1] + (ALIKE.has(a + b) ? CHEAP : 1) + (i + j === 2 ? FIRST_LETTER : 0);
        cost = Math.min(cost, last[j] + gap(typed, i - 1), row[j - 1] + LEFT_OUT * gap(meant, j - 1));
        if (i > 1 && j > 1 && a === meant[j - 2] && typed[i - 2] === b) cost = Math.min(cost, before[j - 2] + CHEAP);
        row.push(cost);
        least = Math.min(least, cost);
      }
      if (least > limit) return Infinity;
      [before, last] = [last, row];
    }
    return last[meant.length];
  }

  /* What a letter too many, or one left out, costs. */
  function gap(word, at) {
    return word[at] === word[at - 1] ? CHEAP : at ? 1 : 1 + FIRST_LETTER;
  }

  /* ``word`` as several words of the list, the fewest and most frequent: [] or one option. */
  function segments(word, counts) {
    const best = [{ words: [], cost: 0 }];
    for (let end = 1; end <= word.length; end += 1) {
      for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start += 1) {
        const piece = word.slice(start, end);
        const head = best[start];
        if (!head || head.words.length >= MAX_PARTS || !counts.has(piece)) continue;
        const cost = head.cost + CHEAP + 0.4 - PER_FREQUENCY * Math.log10(counts.get(piece));
        if (!best[end] || cost < best[end].cost) best[end] = { words: [...head.words, piece], cost };
      }
    }
    const whole = best[word.length];
    return whole && whole.words.length > 1 ? [{ ...whole, span: 1 }] : [];
  }

  /* Which letters a word has, as bits: a quick look before edits are counted. */
  function mask(word) {
    let set = 0;
    for (const letter of word) set |= 1 << (letter.codePointAt(0) % 31);
    return set;
  }

  function bits(set) {
    let count = 0;
    for (let left = set; left; left &= left - 1) count += 1;
    return count;
  }

  const spelling = { corrections, lexicon, options, pairs };
  if (typeof module === "object" && module.exports) module.exports = spelling;
  else (root.archiveSearch = root.archiveSearch || {}).spelling = spelling;
})(typeof self === "undefined" ? globalThis : self);
