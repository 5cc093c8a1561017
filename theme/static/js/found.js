/* Marks the words of ?q= in the lines of an article, without changing the page: what the search page found is marked
   where it leads. Words in quotes stand together; a star stands for the rest of a word; words without accents are found
   in every spelling. Loaded only where the address asks. */
(function () {
  "use strict";
  if (!window.CSS || !CSS.highlights) return;

  const MOST = 2000;
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

  /* A word as it is compared: tones at its end, wherever they are written; y and i are one at the end of a syllable. */
  function exact(word) {
    const parts = word.normalize("NFD").toLowerCase();
    return parts.replace(TONES, "").replace(/^([hklmstv]|qu)y$/, "$1i") + (parts.match(TONES) || []).join("");
  }
  const plain = (word) => exact(word).replace(/\p{M}/gu, "").replace(/đ/g, "d");

  /* One word asked for: a test of a word of the text. */
  function asked(text) {
    const word = text.replace(/\*$/, "");
    const form = exact(word) === plain(word) ? plain : exact;
    const wanted = form(word);
    return (other) => (word === text ? form(other) === wanted : form(other).startsWith(wanted));
  }

  const query = (new URLSearchParams(location.search).get("q") || "").slice(0, 1000);
  const sequences = Array.from(query.matchAll(/"([^"]*)"|[^\s"]+/g), ([all, quoted]) => (quoted ?? all).match(/[\p{L}\p{M}\p{N}]+\*?/gu) || [])
    .filter((words) => words.length)
    .map((words) => words.map(asked));
  const found = new Highlight();

  for (const line of document.querySelectorAll("[data-line]")) {
    const nodes = [];
    let text = "";
    const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      if (walk.currentNode.parentElement.closest("[data-anno]")) continue;
      nodes.push([text.length, walk.currentNode]);
      text += walk.currentNode.data;
    }
    const words = Array.from(text.matchAll(WORD), (match) => [match.index, match[0]]);
    const place = (at, end) => {
      const [start, node] = nodes.findLast(([from]) => from < at + (end ? 0 : 1));
      return [node, at - start];
    };
    words.forEach((_, first) => {
      for (const tests of sequences) {
        const last = words[first + tests.length - 1];
        if (!last || !tests.every((test, n) => test(words[first + n][1])) || found.size >= MOST) continue;
        const range = new Range();
        range.setStart(...place(words[first][0]));
        range.setEnd(...place(last[0] + last[1].length, true));
        found.add(range);
      }
    });
  }
  const look = new CSSStyleSheet();
  look.replaceSync("::highlight(found) { background-color: var(--glow); color: var(--ink); }");
  document.adoptedStyleSheets.push(look);
  CSS.highlights.set("found", found);
})();
