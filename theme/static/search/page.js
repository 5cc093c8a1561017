/* The search page: the address says all that is asked, and whatever is changed goes through it. What is not needed for
   the first results is loaded when it is used: around.js, facets.js, suggest.js, concordance.js. */
(function (root) {
  "use strict";

  const archiveSearch = root.archiveSearch;
  const view = document.getElementById("search");
  const { fill, make, named, number } = archiveSearch.dom;
  const COUNT = 10;
  const MOST_PAGES = 50;
  const MOST_NAMES = 2; /* above the first article on a phone */
  const TYPING_PAUSE = 120; /* milliseconds */
  const RESTED = 1000; /* milliseconds after which the last word is taken to be finished */
  const SLOW = 300; /* milliseconds until "searching" is said */
  const LISTS = ["source", "person", "place", "org", "event"];
  const KINDS = ["article", "statement", "person", "event"];

  const say = view.dataset;
  const code = new URL(".", document.currentScript.src).href;
  const top = new URL(say.root, document.baseURI);
  const at = (url) => new URL(url, top).href;
  const find = (selector) => view.querySelector(selector);
  const box = find("#search-box");
  const parts = {
    box, chips: find(".chips"), facets: find(".facets"), found: find(".found-and-facets"), kinds: find(".kinds"), known: find(".known"),
    more: find(".more"), order: find("#search-order"), remarks: find(".remarks"), results: find(".results"), status: find("[role=status]"),
    suggestions: find(".suggestions"), switch: find(".switch a"), ways: find(".ways"),
  };
  const client = archiveSearch.client({ data: at("search/"), code });
  const show = archiveSearch.results(say, at);
  const loaded = {};

  let state;
  let turn = 0; /* answers of an earlier turn are not shown */
  let prefix = false; /* whether the last word is still being typed */
  let sent = false; /* whether this step of the history is to be kept: more typing makes a new one */
  let shown = 0;
  let typing = 0;
  let resting = 0;
  let last = null; /* the answer that is shown */
  let scrolling = 0;

  /* ---- the address ---- */

  function read() {
    const asked = new URLSearchParams(location.search);
    const one = (name, known) => {
      const value = (asked.get(name) || "").trim();
      return known && !known.includes(value) ? "" : value;
    };
    const made = {
      q: one("q"), from: one("from"), to: one("to"), kind: one("kind", KINDS), order: one("order", ["newest", "oldest"]),
      view: one("view", ["concordance"]), aliases: one("aliases") !== "0", removed: one("removed") === "1",
      page: Math.min(Math.max(parseInt(one("page"), 10) || 1, 1), MOST_PAGES),
    };
    for (const name of LISTS) made[name] = asked.getAll(name).filter(Boolean);
    return made;
  }

  function write(asked) {
    const made = new URLSearchParams();
    for (const name of ["q", "from", "to", ...LISTS, "kind", "order", "view"]) {
      for (const value of [asked[name]].flat()) if (value) made.append(name, value);
    }
    if (!asked.aliases) made.set("aliases", "0");
    if (asked.removed) made.set("removed", "1");
    if (asked.page > 1) made.set("page", asked.page);
    return location.pathname + (String(made) && "?" + made);
  }

  /* Another search: a step of the history. Typing changes the step it made. */
  function change(changed, byTyping) {
    const next = { ...state, page: 1, ...changed };
    if (write(next) !== write(state)) history[byTyping && !sent ? "replaceState" : "pushState"](null, "", write(next));
    state = next;
    sent = !byTyping;
    return run(byTyping);
  }

  const filtered = () => state.from || state.to || LISTS.some((name) => state[name].length);
  const request = (more) => ({ ...state, order: state.order || "relevance", typing: prefix, start: 0, count: COUNT, ...more });

  /* ---- a search ---- */

  async function run(byTyping, y) {
    const mine = ++turn;
    const now = () => mine === turn;
    prefix = !!byTyping;
    parts.order.value = state.order;
    if (!state.q && !filtered()) return rest(say.hint);
    parts.more.hidden = parts.ways.hidden = true;
    const slow = setTimeout(() => now() && tell(say.loading), SLOW);
    try {
      if (state.view) {
        await (await part("concordance")).show(now);
        return y && now() && scrollTo(0, y);
      }
      let early = null; /* the first hits, as soon as they are sure */
      const answer = await client.search(request({ count: COUNT * state.page }), (first) => {
        early = present(first, now);
      });
      await present(answer, now, early && !(await early));
      if (y && now()) scrollTo(0, y);
      if (now()) facets(now);
    } catch (error) {
      if (now()) failed(error); /* a search that another took over is no failure */
    } finally {
      clearTimeout(slow);
    }
  }

  /* Show an answer; one that goes on from what is shown is added to it. */
  async function present(answer, now, goesOn) {
    const around = part("around").catch(() => null);
    if (notable(answer)) await around;
    if (!now()) return;
    const hits = names(answer) ? [] : goesOn ? answer.hits.slice(shown) : answer.hits;
    if (!goesOn) clear(answer);
    last = answer;
    add({ ...answer, hits });
    count(answer);
    passages({ ...answer, hits }, now);
    around.then((made) => made && now() && made.show(answer));
  }

  /* What tells one list of results from another. */
  const outline = ({ hits, suggestions, total }) => JSON.stringify([total, suggestions, hits.map((hit) => hit.number)]);

  /* Who has stopped typing may mean the last word as it stands: where that finds something else, or nothing is shown yet. */
  async function rested() {
    const mine = turn;
    if (state.view || !prefix || document.activeElement !== box) return;
    const answer = await client.search(request({ typing: false })).catch(() => null);
    const found = answer && answer.total && !answer.instead;
    if (answer && mine === turn && (found || !shown) && outline(answer) !== outline(last)) run();
  }

  function tell(text) {
    if (parts.status.textContent !== text) parts.status.textContent = text;
  }

  function rest(text) {
    tell(text);
    for (const part of [parts.kinds, parts.chips, parts.remarks, parts.found]) part.hidden = true;
    parts.ways.hidden = false;
  }

  function failed({ code: why }) {
    const file = location.protocol === "file:";
    rest(why === "unsupported" ? say.failedBrowser : file ? say.failedFile : say.failed);
    if (why === "unsupported" || file) return;
    parts.remarks.replaceChildren();
    remark(button(say.retry, () => run()));
  }

  /* Whether there is something to say besides the results. */
  const notable = (answer) => filtered() || state.removed || !state.aliases || !answer.total ||
    [answer.query?.understood, answer.also, answer.suggestions, answer.missing].some((said) => said?.length);

  /* People or events asked for stand alone; else they stand above the articles. */
  const names = (answer) => ({ person: answer.entities, event: answer.events })[state.kind];

  function clear(answer) {
    const alone = names(answer);
    const most = !alone && matchMedia("(max-width: 40rem)").matches ? MOST_NAMES : Infinity;
    show.names(parts.known, alone || (state.kind ? [] : [...answer.entities, ...answer.events]), most);
    parts.results.replaceChildren();
    parts.remarks.replaceChildren();
    parts.kinds.hidden = parts.facets.hidden = false; /* what stands in them comes later: their room is kept */
    parts.chips.hidden = !filtered() && !state.removed;
    parts.remarks.hidden = true;
    shown = 0;
  }

  function count(answer) {
    const alone = names(answer);
    const [n, m] = [alone ? alone.length : answer.total, answer.most || 0];
    const words = alone ? "found-names" : state.kind === "statement" ? "found-statements" : !n ? (oneOfTwo(answer) ? "found-one" : "found-few") : m ? "found-and-most"
      : answer.complete === false || answer.totalAtLeast ? "found-least" : "found";
    const some = n || (m && !alone);
    tell(fill(named(say, some ? words : state.q ? "none" : "none-filtered"), { n: number(n || m), m: number(m), q: state.q }));
    parts.switch.parentNode.hidden = !some || !!alone;
    link(parts.switch, say.asTable, { view: "concordance" });
    parts.found.hidden = !some && !filtered() && parts.known.hidden;
    parts.ways.hidden = some || !parts.known.hidden;
  }

  /* Of two words most are one. */
  const oneOfTwo = ({ query }) => query?.any?.every((each) => each.words.length === 2);

  /* How the words of a hit stand together is told where there are several. */
  function add({ hits, marks, more, most = 0, query, total }) {
    const tiers = !state.order && (query?.any ? query.any.some((each) => each.words.length > 1) : /\s/.test(state.q));
    show.add(parts.results, hits, marks, tiers, oneOfTwo({ query }));
    shown += hits.length;
    parts.more.hidden = !shown || !(more ?? shown < total + most);
  }

  async function passages({ hits, marks }, now) {
    const said = state.kind === "statement";
    const numbers = hits.map((hit) => hit.number);
    if (!numbers.length) return;
    const whole = hits.filter((hit) => hit.whole).map((hit) => hit.number);
    const found = await client.passages(numbers, marks, { removed: state.removed, whole }).catch(() => [{ lost: true }]);
    if (!now()) return;
    show.fill(parts.results, found, marks, said);
    if (found.some((each) => each.lost)) remark(say.missingPassages, " ", button(say.retry, () => run())).className = "lost";
  }

  /* How far down the reader went stands in the address too. */
  function paged(pages) {
    state.page = Math.min(pages, MOST_PAGES);
    history.replaceState(history.state, "", write(state));
  }

  async function more() {
    const mine = turn;
    const now = () => mine === turn;
    try {
      const answer = await client.search(request({ start: shown }));
      if (!now()) return;
      const before = shown;
      add(answer);
      paged(Math.ceil(shown / COUNT));
      parts.results.querySelectorAll("[data-step]")[before]?.focus();
      passages(answer, now);
    } catch {
      if (now()) tell(say.failed);
    }
  }

  /* ---- what other parts use too ---- */

  /* A link to a changed search: it opens elsewhere as any link does, and a plain click stays on the page. */
  function link(made, text, changed) {
    made.href = write({ ...state, page: 1, ...changed });
    made.replaceChildren(text);
    made.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
      event.preventDefault();
      if (changed.q != null) box.value = changed.q;
      change(changed);
    };
    return made;
  }

  function button(text, action) {
    const made = make("button", { type: "button" }, text);
    made.onclick = action;
    return made;
  }

  function remark(...content) {
    parts.remarks.hidden = false;
    return parts.remarks.appendChild(make("p", null, ...content));
  }

  /* A part of the page, from a file of its own, when it is first used; one that fails is asked for again. */
  function part(name) {
    loaded[name] ??= new Promise((resolve, reject) => {
      const script = make("script", { src: code + name + ".js" });
      script.onload = () => resolve(archiveSearch[name](context));
      script.onerror = () => reject(delete loaded[name]);
      document.head.append(script);
    });
    return loaded[name];
  }

  /* On a phone the facets are folded, and loaded when they are opened. */
  async function facets(now) {
    if (matchMedia("(min-width: 64rem)").matches) parts.facets.open = true;
    if (!parts.facets.open) return;
    const made = await part("facets").catch(() => null);
    const counted = made && now() && (await made.show(now));
    if (counted && now() && last?.totalAtLeast) count({ ...last, total: counted.total, totalAtLeast: false, complete: true });
  }

  const context = { KINDS, LISTS, at, button, change, client, link, paged, part, parts, remark, request, run, say, state: () => state, submit, tell };

  /* ---- what the reader does ---- */

  function submit() {
    clearTimeout(typing);
    loaded.suggest?.then((made) => made.close(), () => {});
    change({ q: box.value.trim() }, true);
    sent = true;
    run();
  }

  box.addEventListener("focus", () => client.warm().catch(() => {}), { once: true });
  box.addEventListener("input", () => {
    clearTimeout(typing);
    clearTimeout(resting);
    resting = setTimeout(rested, RESTED);
    typing = setTimeout(() => change({ q: box.value.trim() }, true), TYPING_PAUSE);
    part("suggest").then((made) => made.typed(), () => {});
  });
  find("form").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  parts.order.addEventListener("change", () => change({ order: parts.order.value }));
  parts.more.addEventListener("click", more);
  parts.facets.addEventListener("toggle", () => {
    const mine = turn;
    if (!parts.found.hidden) facets(() => mine === turn);
  });

  /* Arrows go from the box to the first result, from result to result, and back. */
  view.addEventListener("keydown", (event) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way || event.defaultPrevented || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const steps = [box, ...parts.results.querySelectorAll("[data-step]")];
    const next = steps[steps.indexOf(event.target) + way];
    if (!next || !steps.includes(event.target)) return;
    event.preventDefault();
    next.focus();
  });

  /* Back and forward: the search of that address, as far down as it was left. */
  history.scrollRestoration = "manual";
  addEventListener("scroll", () => {
    clearTimeout(scrolling);
    scrolling = setTimeout(() => history.replaceState({ y: Math.round(scrollY) }, ""), 200);
  }, { passive: true });
  addEventListener("popstate", () => write(read()) === write(state) || start());

  function start() {
    state = read();
    sent = !!state.q;
    box.value = state.q;
    run(false, history.state?.y);
  }

  /* Only with this script is the box more than a box. */
  const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-controls": parts.suggestions.id, "aria-expanded": "false" };
  for (const name in combobox) box.setAttribute(name, combobox[name]);
  start();
})(self);
