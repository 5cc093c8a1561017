/* Vietnamese typed with Telex or VNI keys that nothing turned into accents: "khungr hoangr", "Vieejt", "d9uong2".
   A word is read so only if it makes a well-formed syllable, as annotate/syllables.py knows them, and is none as it
   stands, with or without accents. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const vietnamese = inNode ? require("./vi.js") : root.vietnamese;

  /* annotate/data/onsets.tsv: what may stand before which letters. */
  const ANY = " b ch d đ h kh l m n nh p ph r s t th tr v x".split(" ");
  const BACK = ["c", "g", "ng"];
  const FRONT = ["gh", "k", "ngh"];
  /* annotate/data/rimes.txt but for oong and ooc (coong is rather công): those that end in a vowel, and which consonants may follow which vowels. */
  const OPEN =
    "a e ê i o ô ơ u ư y ia ua ưa uê uy uơ uya oa oe ai ay ây ao au âu eo êu iu iêu yêu oi ôi ơi ui ươi uôi ưi ưu ươu oai oay " +
    "oao oeo uây uyu uêu";
  const CLOSED = {
    "a ă": "m n ng p t c k",
    "e o ô u â iê ươ oa oă": "m n ng p t c",
    "a oa": "nh ch",
    "ê i": "m n nh p t ch",
    ơ: "m n p t",
    ư: "ng t c",
    uô: "m n ng t c",
    yê: "m n ng t",
    uê: "n nh t ch",
    uy: "n nh p t ch",
    oe: "n p t",
    uâ: "n ng t",
    uyê: "n t",
  };
  const AFTER_QU = /^(?!ia|iê|iu)[aăâeêiyơô]/;
  const MERGED = "gi gin gich giêng giêc quyn quyên quynh quych quyt quyêt quyp quyu".split(" ");
  const VOWELS = "aăâeêioôơuưy";
  const MARKED = "ăâêôơư";
  const SECOND = ["oa", "oe", "uy", "uya"]; /* rimes of vowels alone whose second takes the tone */
  const STOP = /(?:[ptck]|ch)$/;
  const STOP_TONES = ["\u0301", "\u0323"];

  /* Keys: the tone that each is ("" takes it away), or which letters it changes to what. */
  const TELEX = {
    tones: { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323", z: "" },
    shapes: { a: { a: "â" }, e: { e: "ê" }, o: { o: "ô" }, w: { o: "ơ", a: "ă", u: "ư" }, d: { d: "đ" } },
  };
  const VNI = {
    tones: { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323", 0: "" },
    shapes: { 6: { a: "â", e: "ê", o: "ô" }, 7: { o: "ơ", u: "ư" }, 8: { a: "ă" }, 9: { d: "đ" } },
  };
  const HORN = ["w", "7"];

  const LONGEST = 12; /* keys of one syllable */
  const MAX_READINGS = 16;
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const TELEX_WORD = /^[a-z]+$/;
  const VNI_WORD = /^[a-z]+\d[a-z\d]*$/;
  const LETTER = /[abcdeghiklmnopqrstuvxy]/;
  /* What hardly occurs in other languages, so that one such word is enough to tell. */
  const SURE =
    /^(?:dd|kh|nh|ng)|aa|uw|uow|owi|(?:[iy]|(?<!q)u)ee|uoo|(?:oo|ee)(?:[iu]|ng)|[cghmnpt][rfjx]$|(?:ee|oo)[a-z]*[jx]$|w[a-z]*[fjx]$|\d\D|\d\d$/;
  /* usa, rosa, an1, su27, in capitals CO2: only beside a word that is sure. */
  const DOUBTFUL = /^.$|^(?!.*(?:dd|aa|ee|oo|w)).*[aeiouy][sfrxjz][aeiouy]|^(?!d9).\d|^..\d\d$/;
  const ACRONYM = /^[A-Z\d]{2,3}$/;
  const ASCII = /^[\0-\x7f]*$/;

  let bases = null; /* toneless syllable -> length of its onset */
  let plain = null; /* the same without accents -> all of them */

  function load() {
    bases = new Map();
    const put = (onset, rime) => bases.set(onset + rime, onset.length);
    const rimes = OPEN.split(" ");
    for (const [vowels, endings] of Object.entries(CLOSED)) {
      for (const vowel of vowels.split(" ")) rimes.push(...endings.split(" ").map((ending) => vowel + ending));
    }
    for (const rime of rimes) {
      const front = /^[eêiy]/.test(rime);
      const allowed = /^y./.test(rime) ? [""] : [...ANY, ...(front ? FRONT : BACK), ...(/^[iy]/.test(rime) ? [] : ["gi"])];
      for (const onset of allowed) if (onset || !rime.startsWith("iê")) put(onset, rime);
      if (AFTER_QU.test(rime) && !/^y./.test(rime)) put("qu", rime);
    }
    for (const syllable of MERGED) bases.set(syllable, syllable[0] === "q" ? 2 : 1 + /^gi[êu]/.test(syllable));
    plain = new Map();
    for (const base of bases.keys()) {
      const folded = vietnamese.fold(base);
      plain.set(folded, [...(plain.get(folded) || []), base]);
    }
  }

  /* The query with every word so typed decoded: {q, sure, words: [[typed, decoded, other readings…]…]}, or null. Not
     ``sure``: it may as well be another language ("moon", "his car"); worth an offer where the words as typed find
     nothing. */
  function decode(text) {
    const typed = [...text.matchAll(WORD)].map((match) => ({ typed: match[0], at: match.index, made: syllables(match[0]) }));
    const found = typed.filter((word) => word.made.length && !ACRONYM.test(word.typed));
    const doubtful = (word) => DOUBTFUL.test(word.typed.toLowerCase());
    const sure = (word) => SURE.test(word.typed.toLowerCase()) && !doubtful(word);
    const anySure = found.some(sure);
    /* Whoever types other accents well means the weaker signs as they stand. */
    const taken = found.filter((word) => sure(word) || (ASCII.test(text) && (anySure || !doubtful(word))));
    if (!taken.length) return null;
    let q = "";
    let done = 0;
    for (const { typed, at, made } of taken) {
      q += text.slice(done, at) + made[0];
      done = at + typed.length;
    }
    return { q: q + text.slice(done), sure: anySure, words: taken.map(({ typed, made }) => [typed, ...made]) };
  }

  /* The syllables that the keys ``typed`` may make, likeliest first; none if they make none or are one as they stand. */
  function syllables(typed) {
    const keys = typed.toLowerCase();
    if (!bases) load();
    if (keys.length > LONGEST || plain.has(vietnamese.fold(keys))) return [];
    const isTelex = TELEX_WORD.test(keys);
    if (!isTelex && !VNI_WORD.test(keys)) return [];
    const found = readings(keys, isTelex ? TELEX : VNI);
    const exact = found.map(toned).find(Boolean);
    const made = exact ? [exact] : found.flatMap((reading) => completed(reading).map(toned).filter(Boolean));
    const large = typed === typed.toUpperCase() ? typed.length : Number(typed[0] !== keys[0]);
    return [...new Set(made)]
      .filter((each) => !ASCII.test(each))
      .map((each) => each.slice(0, large).toUpperCase() + each.slice(large));
  }

  /* The reading with the marks that were left out, where it is no syllable without: đuong is đương or đuông. */
  function completed({ letters, tone }) {
    const fits = (base) => [...base].every((letter, at) => letter === letters[at] || vietnamese.fold(letter) === letters[at]);
    const alike = plain.get(vietnamese.fold(letters)) || [];
    return alike.filter((base) => base[0] === letters[0] && fits(base)).map((base) => ({ letters: base, tone }));
  }

  /* What the keys may mean, likeliest first: {letters, tone}. */
  function readings(keys, { tones, shapes }) {
    let found = [{ letters: "", tone: null }];
    for (const key of keys) {
      found = found.flatMap((reading) => [...struck(reading, key, tones, shapes)]).slice(0, MAX_READINGS);
    }
    return found;
  }

  function* struck({ letters, tone }, key, tones, shapes) {
    const hasVowel = [...letters].some((letter) => VOWELS.includes(letter));
    if (hasVowel && key in tones) {
      if (tone === null) yield { letters, tone: tones[key] };
      return; /* a tone typed twice takes back what it did: the word is meant as it stands */
    }
    if (HORN.includes(key) && letters.includes("uo")) yield { letters: letters.replace("uo", "ươ"), tone };
    const shape = shapes[key] || {};
    for (let at = letters.length - 1; at >= 0; at -= 1) {
      if (letters[at] in shape) yield { letters: letters.slice(0, at) + shape[letters[at]] + letters.slice(at + 1), tone };
    }
    if (key === "w" && !hasVowel) yield { letters: letters + "ư", tone };
    if (LETTER.test(key)) yield { letters: letters + key, tone };
  }

  /* A syllable with its tone where the new style puts it, or "" if there is no such syllable. */
  function toned({ letters, tone }) {
    if (!bases.has(letters) || (STOP.test(letters) && !STOP_TONES.includes(tone))) return "";
    const start = bases.get(letters);
    const at = start + tonePlace(letters.slice(start));
    return (letters.slice(0, at + 1) + (tone || "") + letters.slice(at + 1)).normalize("NFC");
  }

  function tonePlace(rime) {
    const vowels = [...rime].map((letter, at) => (VOWELS.includes(letter) ? at : -1)).filter((at) => at >= 0);
    const marked = vowels.filter((at) => MARKED.includes(rime[at]));
    if (marked.length) return marked[marked.length - 1];
    return SECOND.includes(rime) || (vowels.length > 1 && rime.length > 2) ? 1 : 0;
  }

  const telex = { decode, syllables };
  if (inNode) module.exports = telex;
  else (root.archiveSearch = root.archiveSearch || {}).telex = telex;
})(typeof self === "undefined" ? globalThis : self);
