/* Which articles a query finds, and how well each fits: the tiers. First what neighbouring words alone can tell, which
   takes few files; then, if that is not enough, the single words and other names. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const archiveSearch = inNode
    ? { marks: require("./marks.js"), names: require("./names.js"), query: require("./query.js"), score: require("./score.js"), units: require("./units.js") }
    : root.archiveSearch;
  const { names } = archiveSearch;
  const { readings } = archiveSearch.marks;
  const { STATEMENT, TITLE } = archiveSearch.units;

  /* How an article was found, the best last: most of the words; all; all, some of them in one paragraph; by another name
     of what was asked; all words, in pairs that stand together; one after the other, as asked. */
  const [MOST, ALL, NEAR, ALIAS, PAIRS, PHRASE] = [1, 2, 3, 4, 5, 6];
  const TIERS = [null, "most", "all", "near", "alias", "near", "phrase"];
  const TOGETHER = ["phrase", "alias"];
  const FEW = 10; /* with fewer articles that have all words, those with most words are found too (with one of two: with none) */
  const MOST_ALIASES = 4;
  const CHOICES = ["from", "to", "source", "person", "place", "org", "event"];
  const MASKS = ["date", ...CHOICES.slice(2)];
  const NAMED = ["speaker", "person", "place", "org", "source"];
  const COLON = /[:：]/;

  /* What ``request`` finds by neighbouring words; ``complete`` adds the rest. */
  async function match(archive, request, need) {
    const missing = new Set();
    const meta = await archive.meta();
    const units = archiveSearch.units(archive, meta, request.removed, missing);
    const query = await understood(request, units, meta, need);
    const state = {
      request, query, meta, missing, units,
      tiers: new Uint8Array(meta.count),
      spoken: new Uint8Array(meta.count), /* all words in statements */
      first: new Map(), /* terms that score what is found first */
      terms: new Map(), /* terms that score the rest */
      found: [], /* names in the query: {row, start, length, chain} */
      also: new Map(), /* other names searched along, by entity: {typed, forms, name, url} */
      others: [], /* and their words: {kept, words, others: the other words of the query} */
      sequences: [], /* of words that stand together where a hit is best */
      marks: [], /* these, and the single words of chains (part: true) */
      filters: { chosen: [] },
      phrases: query.any.length === 1 ? query.any[0].phrases.filter((phrase) => phrase.length > 2) : [], /* which pairs alone do not prove */
      proven: new Set(), /* articles that have these */
      complete: false,
    };
    const { before, after } = query;
    let dated = null;
    if (before || after || CHOICES.some((name) => request[name] && request[name].length)) {
      const filters = await need("filters");
      dated = await filters.between(archive, after && after.day, before && filters.dayBefore(before.day), missing);
      state.filters = await filters(archive, units, request, missing);
    }
    state.parts = await Promise.all(query.any.map((each) => alternative(archive, state, each, dated, need)));
    state.searched = state.parts.some((part) => part.chains.length);
    for (const part of state.parts) neighbours(state, part);
    return state;
  }

  /* The query as parsed; names behind speaker: and its like end where a known name ends. */
  async function understood(request, units, meta, need) {
    const years = meta.years.length ? [meta.years[0][0], meta.years[meta.years.length - 1][0]] : undefined;
    const text = request.q || "";
    if (COLON.test(text)) await need("dates");
    const parse = (known) => archiveSearch.query.parse(text, { typing: request.typing, known, years });
    const query = parse();
    if (!query.names || !query.names.length) return query;
    return parse(await (await need("operators")).lengths(query, units, meta));
  }

  /* One alternative of an OR: its chains of words with their units, and the articles that its other conditions leave. */
  async function alternative(archive, state, asked, dated, need) {
    const { meta, units, query } = state;
    const named = NAMED.some((field) => asked[field].length);
    const { masks, phrases } = named ? await (await need("operators"))(archive, state, asked) : { masks: [], phrases: [] };
    const required = [...[...asked.phrases, ...phrases].map((phrase) => [phrase, 0]), ...asked.title.map((phrase) => [phrase, TITLE])];
    const [having, without, chains] = await Promise.all([
      Promise.all(required.map(([phrase, flag]) => containing(state, phrase, flag, state.first))),
      Promise.all(asked.not.map((phrase) => containing(state, phrase, 0, new Map()))),
      Promise.all(readings(asked.words).filter((chain) => chain.length).map(async (words) => ({ words, units: await units.chain(words, query.text) }))),
    ]);
    const kept = new Uint8Array(meta.count).fill(1);
    for (const mask of [dated, ...masks, ...having]) if (mask) mask.forEach((keep, number) => (kept[number] &= keep));
    for (const mask of without) mask.forEach((leave, number) => (kept[number] &= 1 - leave));
    const sequences = [asked.words, ...required.map(([phrase]) => phrase)].filter((each) => each.length);
    state.sequences.push(...sequences);
    state.marks.push(...sequences, ...(asked.words.length > 1 ? asked.words.map((word) => [{ ...word, part: true }]) : []));
    return { chains, kept, asks: named || required.length || without.length || dated || !query.text };
  }

  /* The articles that have a phrase, by its pairs: 1 for each. Its terms are added to ``terms``. */
  async function containing(state, phrase, flag, terms) {
    const made = new Uint8Array(state.meta.count);
    for (const chain of readings(phrase)) {
      const found = await state.units.chain(chain, state.query.text);
      add(terms, found);
      const bits = presence(found, state.meta.count, flag);
      const all = every(found);
      bits.forEach((each, number) => (made[number] |= each === all ? 1 : 0));
    }
    return made;
  }

  function add(terms, units) {
    for (const unit of units) if (unit.numbers.length) terms.set(unit.term, unit); /* as lunr: unknown terms do not count */
  }

  /* For each article one bit for each unit that it has; of a unit that could not be read nothing is known. */
  function presence(units, count, flag) {
    const bits = new Uint32Array(count);
    units.forEach(({ numbers, flags }, at) => {
      for (let i = 0; i < numbers.length; i += 1) if (!flag || flags[i] & flag) bits[numbers[i]] |= 1 << at;
    });
    return bits;
  }

  /* The bits of all units that could be read. */
  function every(units) {
    return units.reduce((bits, unit, at) => (unit.lost ? bits : bits | (1 << at)), 0) >>> 0;
  }

  function raise(state, number, tier) {
    if (state.tiers[number] < tier) state.tiers[number] = tier;
  }

  /* What neighbouring words tell. */
  function neighbours(state, { chains, kept, asks }) {
    if (!chains.length && asks) kept.forEach((keep, number) => keep && raise(state, number, PHRASE));
    for (const { words, units } of chains) {
      const [bits, said] = [0, STATEMENT].map((flag) => presence(units, state.meta.count, flag));
      const all = every(units);
      if (!all) continue;
      add(state.first, units);
      const everywhere = every(words); /* a bit for each word */
      const covered = (having) => units.reduce((places, { covers }, at) => ((having >>> at) & 1 ? places | covers : places), 0) >>> 0 === everywhere;
      kept.forEach((keep, number) => {
        if (!keep || !bits[number]) return;
        if (bits[number] === all) raise(state, number, PHRASE);
        else if (covered(bits[number])) raise(state, number, PAIRS);
        else return;
        if (said[number] === all || covered(said[number])) state.spoken[number] = 1;
      });
    }
    for (const { words, units } of chains) gather(state, kept, words, units);
  }

  /* The names in a chain, and the other names to search for as well; a name within a longer one counts for nothing. */
  function gather(state, kept, chain, units) {
    const all = [...state.found.filter((each) => each.chain === chain), ...names.inChain(chain, units).map((each) => ({ ...each, chain }))];
    const within = (a, b) => a.length < b.length && a.start >= b.start && a.start + a.length <= b.start + b.length;
    const found = all.filter((each) => !all.some((other) => within(each, other)));
    state.found = [...state.found.filter((each) => each.chain !== chain), ...found];
    if (state.request.aliases === false) return;
    for (const { row, form, words, others } of names.aliases(chain, found).slice(0, MOST_ALIASES)) {
      if (!state.also.has(row.entity)) state.also.set(row.entity, { typed: row.form, forms: [], name: row.name, url: row.url });
      const { forms } = state.also.get(row.entity);
      if (forms.includes(form)) continue;
      forms.push(form);
      if (!others.length) state.sequences.push(words);
      state.marks.push(words);
      state.others.push({ kept, words, others });
    }
  }

  /* The rest: articles that have all words anywhere, most of the words, or another name of what is asked. */
  async function complete(state) {
    if (state.complete) return state;
    for (const part of state.parts) {
      for (const chain of part.chains) {
        chain.singles = await state.units.singles(chain.words);
        if (chain.words.length > 1) gather(state, part.kept, chain.words, chain.singles);
      }
    }
    await Promise.all(state.others.map((other) => otherName(state, other)));
    for (const part of state.parts) for (const chain of part.chains) singles(state, part, chain, false);
    const found = total(state);
    for (const part of state.parts) {
      for (const chain of part.chains) if (found < (chain.words.length > 2 ? FEW : 1)) singles(state, part, chain, true);
    }
    state.first.forEach((unit, term) => state.terms.set(term, unit));
    state.complete = true;
    return state;
  }

  function singles(state, { kept }, { words, singles: units }, most) {
    if (words.length < 2) return;
    const { count } = state.meta;
    const bits = presence(units, count, 0);
    const said = presence(units, count, STATEMENT);
    const all = every(units);
    if (!all) return;
    add(state.terms, units);
    const near = together(units, count);
    const half = units.length / 2;
    kept.forEach((keep, number) => {
      if (!keep || !bits[number]) return;
      if (bits[number] === all) {
        raise(state, number, near[number] ? NEAR : ALL);
        if (said[number] === all) state.spoken[number] = 1;
      } else if (most && ones(bits[number]) >= half) raise(state, number, MOST);
    });
  }

  /* Which articles may have all words in one line: 1 for each. */
  function together(units, count) {
    const masks = new Uint8Array(count).fill(255);
    for (const { numbers, where } of units) {
      if (where) for (let i = 0; i < numbers.length; i += 1) masks[numbers[i]] &= where[i];
    }
    return masks;
  }

  function ones(bits) {
    let count = 0;
    for (let left = bits; left; left &= left - 1) count += 1;
    return count;
  }

  /* Articles that have another form of a name in place of the one that was typed, and all other words. */
  async function otherName(state, { kept, words, others }) {
    const { chain, singles: single } = state.units;
    const rest = await single(others);
    for (const way of readings(words)) {
      const units = [...(await chain(way)), ...rest];
      const [bits, said] = [0, STATEMENT].map((flag) => presence(units, state.meta.count, flag));
      const all = every(units);
      add(state.terms, units);
      kept.forEach((keep, number) => {
        if (!keep || !all || bits[number] !== all) return;
        raise(state, number, others.length ? ALL : ALIAS);
        if (said[number] === all) state.spoken[number] = 1;
      });
    }
  }

  /* The articles found that pass the choices beside the query (but for ``except``), as (tier, number) for each. */
  function passing(state, use, except) {
    const kind = except === "kind" ? "" : state.query.kind || state.request.kind;
    const masks = MASKS.filter((name) => name !== except && state.filters[name]).map((name) => state.filters[name]);
    state.tiers.forEach((tier, number) => {
      if (tier && (kind !== "statement" || state.spoken[number]) && masks.every((mask) => mask[number])) use(tier, number);
    });
  }

  /* How many articles have all words. Asked before any choice beside the query, so that a choice never adds articles. */
  function total(state) {
    return state.tiers.reduce((sum, tier) => sum + (tier > MOST ? 1 : 0), 0);
  }

  /* Takes an article out of what is found. */
  function remove(state, number) {
    state.tiers[number] = 0;
    for (const { kept } of state.parts) kept[number] = 0;
  }

  /* Whether few articles, or none, have all words, and none has them together. */
  function scattered(state) {
    return total(state) < FEW && !state.tiers.some((tier) => tier >= PAIRS);
  }

  /* All hits in order: [{number, score, tier}]. */
  function ordered(state, order) {
    const tiers = TIERS.map(() => []);
    passing(state, (tier, number) => tiers[tier].push(number));
    if (order === "newest" || order === "oldest" || !state.searched && !state.first.size) return byDate(state, tiers, order === "oldest" ? 1 : -1);
    const { count } = state.meta;
    return [PHRASE, PAIRS, ALIAS, NEAR, ALL, MOST].flatMap((tier) => {
      if (!tiers[tier].length) return [];
      const terms = [...(tier >= PAIRS ? state.first : state.terms).values()];
      return archiveSearch.score(terms, tiers[tier], count).map((hit) => ({ ...hit, tier: TIERS[tier] }));
    });
  }

  /* By day, those without one last; articles with only most of the words if there are no others. */
  function byDate(state, tiers, direction) {
    const [first, behind] = state.meta.undated;
    const undated = (number) => (number >= first && number < behind ? 1 : 0);
    const all = tiers.flatMap((numbers, tier) => numbers.map((number) => ({ number, score: 0, tier: TIERS[tier], low: tier === MOST })));
    const kept = all.some((hit) => !hit.low) ? all.filter((hit) => !hit.low) : all;
    kept.sort((a, b) => undated(a.number) - undated(b.number) || direction * (a.number - b.number));
    return kept.map(({ number, score, tier }) => ({ number, score, tier }));
  }

  Object.assign(match, { MOST, PAIRS, TOGETHER, complete, ordered, passing, remove, scattered, total });
  if (inNode) module.exports = match;
  else root.archiveSearch.match = match;
})(typeof self === "undefined" ? globalThis : self);
