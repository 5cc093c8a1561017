/* Words of a text as the search knows them: plugins/search/tokens.py and annotate/vietnamese.py in JavaScript.
   Index and query must agree to the letter, so every rule here is one of theirs; a test compares the two. Offsets are
   UTF-16 units, as JavaScript counts. */
(function (root) {
  "use strict";

  /* annotate/data/word_characters.txt. A frozen list, because browsers know different versions of Unicode. For each
     range how far it begins behind the end of the one before, and how far it goes; numbers to the base 32, whose last
     digits are 0-9 a-v and whose other digits the 32 of MORE. A test tells what stands here. */
  const WORD_CHARACTERS =
    "Bg98p7pBg08120416m2u2C63Lq245bf48020iDk2142207022202j2Ci2Ea243F52B5307B89Bc202121209q53ua6C95D527392i30hBq3D4fBl" +
    "50303Bdjr5a6n25aC92E0392i27313l2620433831339051243b3530203225513l26212121302451324083208fc228222l26212439222230g" +
    "339a62227313l2621243831328251243926b125422341202141424b5442233070fcec222m2f3822238122303339962327222m29243822238" +
    "171233921ec222Bi22246f3i25222h4n282036405520277931eBp6e29B8120242n202m3420253933B10o17j202020592B35j2h2B3a0BqC97" +
    "Cd3B520603Ba2Kc233620233B8233B0233620233e2Bo233C232aj4fhCl354Tb3g2p6Ca4a8lalcjdc2221dCj40513979i22a7Co8Ba6C5bu2b" +
    "5bbB734cBb5p7aB6r5Bu2s3a79e09d2fBiCc49i8dDjdBn994Bg388Ba32h22B66Ql353B535372020202u3Bk2620422643355c6226Dk1356a7" +
    "cBkc504bi050392044702020232a336450iB8WojDnlTntBDdH478a03B520603Bn80gna6262626262626262vBg0Om2qe24345Cl31322Cp236" +
    "Ba2Ct43bvBhfC972eB19B8eK1GNvC1VUcC4Bd3Ic4rlBf592DiB683D63Bv612024pBl5045bBjdC5b97n402Bg3B3ds4C0fa7u2Bmad397m4C8p" +
    "23f34b53535a6262Ba2d7Dq21397K+3dm5BgII5Id3020392020314C33D9B76d460292c242021212DbB2Ea7GpjBv3BlB99Do0602020202Dtk" +
    "98p7pcCo45353532CAB4BJWvB1EBo8Gt3FU1fHJgDB0QtBP3E-a";

  const MAX_LENGTH = 64;
  const MORE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_*+:;";
  const CHARACTER_CLASS = characterClass();
  /* Word characters with single joiners between them: 50.000, TP.HCM, COVID-19, H’Mông. */
  const CHUNK = new RegExp("[" + CHARACTER_CLASS + "]+(?:[.,'’ʼ\\-][" + CHARACTER_CLASS + "]+)*", "gu");
  const JOINER = /[.,'’ʼ\-]/g;
  const APOSTROPHE = /['’ʼ]/g;
  const DIGIT = /[0-9]/;
  const ACCENT = /[\u0300-\u036f]/g;
  /* Lower case only, since words are lower-cased first. */
  const EARLY_TONE = /([òỏõóọ])([ae])|([ùủũúụ])(y)(?!ê)/g;
  const Y_SYLLABLE = /^(?:[hklmstv]|qu)[yỳỷỹýỵ]$/;
  const Y_TO_I = { y: "i", ỳ: "ì", ỷ: "ỉ", ỹ: "ĩ", ý: "í", ỵ: "ị" };
  const PLAIN_LETTER = /[đĐðÐøØłŁıßæÆœŒþÞ]/g;
  const PLAIN_LETTERS = {
    đ: "d", Đ: "D", ð: "d", Ð: "D", ø: "o", Ø: "O", ł: "l", Ł: "L", ı: "i",
    ß: "ss", æ: "ae", Æ: "AE", œ: "oe", Œ: "OE", þ: "th", Þ: "TH",
  };

  /* The inside of a character class. */
  function characterClass() {
    let last = 0;
    let made = "";
    WORD_CHARACTERS.match(/[^0-9a-v]*[0-9a-v]/g).forEach((digits, place) => {
      const high = Array.from(digits.slice(0, -1)).reduce((value, digit) => value * 32 + MORE.indexOf(digit), 0);
      last += high * 32 + parseInt(digits.slice(-1), 32);
      made += (place % 2 ? "-" : "") + "\\u{" + last.toString(16) + "}";
    });
    return made;
  }

  /* Without accents and with d for đ. */
  function fold(text) {
    return text.normalize("NFD").replace(ACCENT, "").normalize("NFC").replace(PLAIN_LETTER, (c) => PLAIN_LETTERS[c]);
  }

  /* A lower-case word with its tone where the new style puts it, and đ for eth. */
  function canonical(word) {
    return word.normalize("NFC").replace(/ð/g, "đ").replace(EARLY_TONE, (_, o, ae, u, y) => {
      const [vowel, tone] = (o || u).normalize("NFD");
      return vowel + ((ae || y) + tone).normalize("NFC");
    });
  }

  function yAsI(word) {
    return Y_SYLLABLE.test(word) ? word.replace(/[yỳỷỹýỵ]$/, (y) => Y_TO_I[y]) : word;
  }

  /* The first code points of a word; its units are at least as many. */
  function cut(word) {
    return word.length <= MAX_LENGTH ? word : Array.from(word).slice(0, MAX_LENGTH).join("");
  }

  function word(text, start, end) {
    const lower = text.slice(start, end).normalize("NFKC").toLowerCase().normalize("NFKC");
    const exact = yAsI(canonical(cut(lower.replace(APOSTROPHE, "").replace(/ς/g, "σ"))));
    return { start, end, exact, folded: fold(exact), parts: [] };
  }

  /* The words between start and end, each as the spans of its parts, by what joins them. */
  function compounds(text, start, end) {
    const made = [];
    let spans = [[start, end]];
    for (const joiner of text.slice(start, end).matchAll(JOINER)) {
      const at = start + joiner.index;
      const before = DIGIT.test(text[at - 1]);
      const after = DIGIT.test(text[at + 1]);
      const left = [spans[spans.length - 1][0], at];
      const right = [at + 1, end];
      if ((joiner[0] === "." || joiner[0] === ",") && before && after) continue;
      if ("'’ʼ".includes(joiner[0]) && !before && !after) continue;
      if (joiner[0] === "." || (joiner[0] === "-" && !before && after)) {
        spans.splice(-1, 1, left, right);
        continue;
      }
      spans[spans.length - 1] = left;
      made.push(spans);
      spans = [right];
    }
    made.push(spans);
    return made;
  }

  /* The words of a text in order: {start, end, exact, folded, parts}. */
  function words(text) {
    const found = [];
    for (const chunk of text.matchAll(CHUNK)) {
      for (const spans of compounds(text, chunk.index, chunk.index + chunk[0].length)) {
        const parts = spans.map(([start, end]) => word(text, start, end)).filter((part) => part.folded);
        if (parts.length > 1) {
          const exact = cut(parts.map((part) => part.exact).join(""));
          const last = parts[parts.length - 1];
          found.push({ start: parts[0].start, end: last.end, exact, folded: fold(exact), parts });
        } else {
          found.push(...parts);
        }
      }
    }
    return found;
  }

  const vietnamese = { CHARACTER_CLASS, WORD_CHARACTERS, canonical, fold, words };
  if (typeof module === "object" && module.exports) module.exports = vietnamese;
  else root.vietnamese = vietnamese;
})(typeof self === "undefined" ? globalThis : self);
