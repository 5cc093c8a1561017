/* The search engine: answers what the pages ask (docs/search.md). The same in a worker, on the main thread and in Node. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const archiveSearch = inNode
    ? { archive: require("./archive.js"), marks: require("./marks.js"), match: require("./match.js"), names: require("./names.js"), store: require("./store.js") }
    : root.archiveSearch;
  const { match, names } = archiveSearch;

  const MOST_NAMES = 6; /* cards of people and events above the results */
  const UNLIKELY = 20; /* a spelling is doubted if another is so many times as frequent */
  /* What decides which articles are found; the rest of a request only says how they are listed. */
  const ASKED = ["q", "from", "to", "source", "person", "place", "org", "event", "kind", "aliases", "removed", "typing"];
  const SUPERSEDED = ["search", "facets", "suggest", "concordance"]; /* only the latest call of these is answered */

  /* ``read(name)`` brings a packed file of the index, ``need(name)`` another script of the search. */
  function engine(read, need, limit) {
    const archive = archiveSearch.archive(archiveSearch.store(read, limit));
    const latest = new Map();
    let kept = { key: null, state: null };

    /* What a request finds; the last one is remembered, for its next page and its counts. */
    async function matched(request) {
      const asked = Object.fromEntries(ASKED.map((name) => [name, request[name]]));
      const key = JSON.stringify(asked);
      if (kept.key !== key) kept = { key, state: match(archive, asked, need) };
      const mine = kept;
      const forget = () => mine === kept && (kept = { key: null, state: null });
      try {
        const state = await mine.state;
        if (state.missing.size) forget();
        return state;
      } catch (error) {
        forget();
        throw error;
      }
    }

    async function search(request, { partial = null, stale = () => false } = {}) {
      const began = Date.now();
      const { start = 0, count = 10, order = "relevance" } = request;
      const state = await matched(request);
      check(stale);
      const enough = () => counts(state).sure >= start + count;
      const early = order === "relevance" && !request.removed && !request.whole;
      const soon = early && counts(state).sure > 0 && state.query.kind !== "statement";
      if (!(early && enough())) {
        if (partial && soon) partial(await answer(state, request, began));
        await match.complete(state);
        check(stale);
      }
      const doubt = state.complete && doubtful(state);
      if (doubt && partial && match.total(state)) partial(await answer(state, request, began));
      const others = doubt ? await suggested(state, request) : [];
      check(stale);
      const suggestions = others.map(({ q, why, found }) => ({ q, why, found }));
      const other = request.exact || match.total(state) ? null : others.find((each) => each.state);
      const made = await answer(other ? other.state : state, request, began);
      check(stale);
      return other ? { ...made, query: state.query, suggestions, instead: { q: other.q, why: other.why } } : { ...made, suggestions };
    }

    /* What else may have been meant; nothing, where the scripts for it cannot be had. */
    async function suggested(state, request) {
      const tryOut = async (q) => match.complete(await match(archive, { ...request, q }, need));
      try {
        return await (await need("hints"))(archive, state, tryOut, need);
      } catch {
        return [];
      }
    }

    /* Nothing has all words, or little and nowhere together, or a word is far more often written with other accents. */
    function doubtful(state) {
      if (!state.searched) return !match.total(state) && state.query.any.some((each) => each.phrases.length);
      const chains = state.parts.flatMap((part) => part.chains);
      const unlikely = ({ numbers, others }) => others.some((other) => other.numbers.length > UNLIKELY * numbers.length);
      return match.scattered(state) || chains.some((chain) => chain.units.some(unlikely));
    }

    /* How many hits there are of each sort. ``sure``: those that come first, whatever is found later. */
    function counts(state) {
      const made = { sure: 0, all: 0, most: 0 };
      match.passing(state, (tier) => {
        if (tier >= match.PAIRS) made.sure += 1;
        if (tier > match.MOST) made.all += 1;
        else made.most += 1;
      });
      return made;
    }

    async function answer(state, { start = 0, count = 10, order = "relevance", kind = "" }, began) {
      const { query, marks, missing } = state;
      const found = named(state);
      const of = query.kind || kind;
      const listed = of === "person" || of === "event" ? [] : match.ordered(state, order);
      const hits = state.phrases.length && listed.length ? await (await need("kwic")).having(archive, state, listed, start + count) : listed;
      const { all, most } = counts(state);
      const shown = hits.slice(start, start + count);
      const cards = await archive.cards(shown.map((hit) => hit.number), missing);
      return {
        query,
        total: all,
        totalAtLeast: !state.complete && !state.phrases.length,
        complete: state.complete,
        most,
        more: start + count < hits.length || !state.complete,
        kinds: kinds(state, found),
        hits: shown.filter((hit) => cards.has(hit.number)).map((hit) => withCard(hit, cards.get(hit.number), marks)),
        entities: found.filter((each) => each.type !== "event").slice(0, MOST_NAMES),
        events: found.filter((each) => each.type === "event").slice(0, MOST_NAMES),
        also: [...state.also.values()],
        filters: state.filters.chosen,
        suggestions: [],
        instead: null,
        marks,
        missing: [...missing].sort(),
        ms: Date.now() - began,
      };
    }

    function withCard(hit, card, marks) {
      const { marked, together } = archiveSearch.marks;
      const whole = match.TOGETHER.includes(hit.tier);
      if (whole) marks = together(marks);
      return { ...hit, card, whole, marks, title: card.title === null ? null : marked(card.title, marks), lead: marked(card.lead || "", marks) };
    }

    function named(state) {
      const best = new Map();
      const weight = ({ row, length }) => (row.kind === "part" ? 0 : length);
      const several = state.parts.some((part) => part.chains.some((chain) => chain.words.length > 1));
      for (const each of [...state.found].sort((a, b) => weight(b) - weight(a) || b.row.articles - a.row.articles)) {
        if (!(several && each.row.kind === "part") && !best.has(each.row.entity)) best.set(each.row.entity, names.card(each.row));
      }
      return [...best.values()];
    }

    function kinds(state, found) {
      const made = { article: 0, statement: 0, person: 0, event: 0 };
      match.passing(state, (tier, number) => {
        if (tier > match.MOST) made.article += 1;
        if (tier > match.MOST && state.spoken[number]) made.statement += 1;
      }, "kind");
      for (const { type } of found) if (type in made) made[type] += 1;
      return made;
    }

    async function whole(request) {
      return match.complete(await matched(request));
    }

    const methods = {
      search,
      warm: async () => void (await archive.meta()),
      passages: async (numbers, marks, options) => (await need("kwic")).passages(archive, numbers, marks, options || {}),
      concordance: async (request, options, { stale }) => (await need("kwic")).concordance(archive, await whole(request), request, options || {}, () => check(stale)),
      facets: async (request, { stale }) => {
        const state = await whole(request);
        await need("filters");
        check(stale);
        const { all } = counts(state);
        return { ...(await (await need("counts"))(archive, state, request)), total: all, kinds: kinds(state, named(state)) };
      },
      suggest: async (text, { stale }) => (await need("completions"))(archive, text, () => check(stale)),
    };

    /* A method by its name; a newer call of the same method makes an older one fail with AbortError. */
    function call(method, args, partial) {
      if (!Object.hasOwn(methods, method)) return Promise.reject(new Error("no such method: " + method));
      const mine = {};
      latest.set(method, mine);
      const stale = () => SUPERSEDED.includes(method) && latest.get(method) !== mine;
      return methods[method](...args, { partial, stale });
    }

    return { archive, call };
  }

  function check(stale) {
    if (stale()) throw Object.assign(new Error("a newer search has begun"), { name: "AbortError" });
  }

  if (inNode) module.exports = engine;
  else root.archiveSearch.engine = engine;
})(typeof self === "undefined" ? globalThis : self);
