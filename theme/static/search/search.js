/* The search page: reads ?q=, loads the index when it is needed, lists what is found. Texts come from articles, so
   they are only ever set as text. The index (search/index.js) is a classic script that calls archiveSearch.load: the
   one way that works on http and on file:// alike. */
(function () {
  "use strict";

  const PAGE_SIZE = 20;
  const TYPING_PAUSE = 120; /* milliseconds */

  const view = document.getElementById("search");
  if (!view) return;
  const form = view.querySelector("form");
  const box = view.querySelector("input[type=search]");
  const status = view.querySelector("[role=status]");
  const list = view.querySelector(".results");
  const more = view.querySelector("button.more");
  const say = view.dataset;
  const indexAddress = new URL(say.index, document.baseURI);
  const siteRoot = new URL("..", indexAddress);

  let loading = null;
  let index = null;
  let documents = new Map();
  let shown = [];
  let terms = [];
  let listed = 0;
  let timer = 0;

  window.archiveSearch = {
    load(serialised, cards) {
      documents = new Map(cards.map((card) => [card.id, card]));
      index = window.lunr.Index.load(serialised);
    },
  };

  function loadIndex() {
    if (!loading) {
      loading = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.onload = () => (index ? resolve() : reject(new Error("no index in " + indexAddress)));
        script.onerror = () => reject(new Error("cannot load " + indexAddress));
        script.src = indexAddress.href;
        document.head.append(script);
      });
      loading.catch(() => (loading = null)); /* the next try loads anew */
    }
    return loading;
  }

  async function run() {
    const query = box.value.trim();
    if (!query) {
      show([], []);
      status.textContent = say.hint;
      return;
    }
    if (!index) status.textContent = say.loading;
    try {
      await loadIndex();
    } catch {
      show([], []);
      status.textContent = say.failed;
      return;
    }
    if (box.value.trim() !== query) return; /* typed on while the index came */
    const found = window.searchEngine.search(index, query);
    show(found.hits, found.terms);
    const words = !found.hits.length ? say.none : found.allRequired ? say.found : say.partly;
    status.textContent = fill(words, { n: found.hits.length, q: query });
  }

  function fill(words, values) {
    return words.replace(/\{(n|q)\}/g, (_, name) => values[name]);
  }

  function show(hits, asked) {
    [shown, terms, listed] = [hits, asked, 0];
    list.replaceChildren();
    addPage();
  }

  function addPage() {
    const page = shown.slice(listed, listed + PAGE_SIZE);
    list.append(...page.map((hit) => result(documents.get(hit.id))));
    listed += page.length;
    more.hidden = listed >= shown.length;
  }

  function result(card) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(card.url, siteRoot).href;
    link.append(...marks(window.searchEngine.marked(card.title || say.untitled, terms)));
    const facts = paragraph("of");
    facts.textContent = [card.date, card.source].filter(Boolean).join(" · ");
    const passage = paragraph("gist");
    const text = [card.lead, card.text].filter(Boolean).join("\n");
    passage.append(...marks(window.searchEngine.passage(text, terms)));
    item.append(link, facts, passage);
    return item;
  }

  function marks(pieces) {
    return pieces.map((piece) => {
      if (!piece.hit) return document.createTextNode(piece.text);
      const mark = document.createElement("mark");
      mark.textContent = piece.text;
      return mark;
    });
  }

  function paragraph(className) {
    const made = document.createElement("p");
    made.className = className;
    return made;
  }

  /* The address always says what is searched, so that it can be kept, shared and gone back to. */
  function writeAddress() {
    const address = new URL(location.href);
    if (box.value.trim()) address.searchParams.set("q", box.value.trim());
    else address.searchParams.delete("q");
    if (address.href !== location.href) history.replaceState(null, "", address);
  }

  function readAddress() {
    box.value = new URL(location.href).searchParams.get("q") || "";
    run();
  }

  box.addEventListener("focus", () => loadIndex().catch(() => {}));
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      writeAddress();
      run();
    }, TYPING_PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    writeAddress();
    run();
  });
  more.addEventListener("click", () => {
    const next = list.children.length;
    addPage();
    list.children[next].querySelector("a").focus();
  });
  window.addEventListener("popstate", readAddress);
  /* A page kept for "back" comes as it was left; one loaded anew may have its box refilled by the browser. */
  window.addEventListener("pageshow", readAddress);

  view.querySelector(".controls").hidden = false;
})();
