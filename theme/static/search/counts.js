/* How many of the articles found there are of each year, source, person, place, organisation and event. The list of a kind
   ignores what is chosen of that kind, so that a second value can be added. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const filters = inNode ? require("./filters.js") : root.archiveSearch.filters;
  const match = inNode ? require("./match.js") : root.archiveSearch.match;
  const names = inNode ? require("./names.js") : root.archiveSearch.names;

  const FILES = 4; /* of entities that are read: the most frequent ones */
  const LONGEST = 30;
  const LISTS = { person: "people", place: "places", org: "organisations", event: "events" };
  const TYPES = { person: "person", place: "place", organisation: "org", event: "event" };

  /* {years: [[year, count]…], undated, sources: [[value, label, count]…], people, places, organisations, events: [[id, name,
     count, url]…]}, most frequent first. ``request.facets`` names the lists that are wanted, none: all. */
  async function counts(archive, state, request) {
    const wanted = (name) => !request.facets || request.facets.includes(name);
    const made = { ...years(state), sources: [], people: [], places: [], organisations: [], events: [], missing: [] };
    if (wanted("sources")) made.sources = await sources(archive, state, request);
    if (Object.values(LISTS).some(wanted)) Object.assign(made, await entities(archive, state, request));
    made.missing = [...state.missing].sort();
    return made;
  }

  /* 1 for each article found, but for those with only most of the words if there are others. */
  function found(state, except) {
    const made = new Uint8Array(state.meta.count);
    const least = match.total(state) ? match.MOST + 1 : match.MOST;
    match.passing(state, (tier, number) => tier >= least && (made[number] = 1), except);
    return made;
  }

  function years(state) {
    const all = found(state, "date");
    const count = (first, behind) => all.subarray(first, behind).reduce((sum, one) => sum + one, 0);
    return { years: state.meta.years.map(([year, first, behind]) => [year, count(first, behind)]), undated: count(...state.meta.undated) };
  }

  async function sources(archive, state, request) {
    const { meta, missing } = state;
    const all = found(state, "source");
    const known = await archive.entities(meta.sources.map(([, entity]) => entity), missing);
    const rows = meta.sources.map(([name], at) => [name, name, known[at] ? common(known[at].numbers, all) : 0]);
    return frequent(rows, filters.listed(request.source));
  }

  async function entities(archive, state, request) {
    const files = Math.min(FILES, state.meta.entities.length);
    const read = await Promise.all(Array.from({ length: files }, (_, at) => archive.entityFile(at, state.missing)));
    const rows = { person: [], place: [], org: [], event: [] };
    const masks = Object.fromEntries(filters.ENTITIES.map((field) => [field, found(state, field)]));
    for (const { type, name, url, numbers } of read.flat()) {
      const field = TYPES[type];
      if (field) rows[field].push([names.stem(url), name, common(numbers, masks[field]), url]);
    }
    for (const [field, id, label] of state.filters.chosen) {
      if (!rows[field] || rows[field].some((row) => row[0] === id)) continue;
      const entity = await filters.withId(archive, state.units, field, id, state.missing);
      rows[field].push([id, label, entity ? common(entity.numbers, masks[field]) : 0, entity ? entity.url : null]);
    }
    return Object.fromEntries(filters.ENTITIES.map((field) => [LISTS[field], frequent(rows[field], filters.listed(request[field]))]));
  }

  function common(numbers, mask) {
    let count = 0;
    for (let i = 0; i < numbers.length; i += 1) count += mask[numbers[i]];
    return count;
  }

  /* The most frequent rows, and those chosen. */
  function frequent(rows, chosen) {
    const sorted = rows.filter(([value, , count]) => count || chosen.includes(value)).sort((a, b) => b[2] - a[2]);
    return sorted.filter(([value], at) => at < LONGEST || chosen.includes(value));
  }

  if (inNode) module.exports = counts;
  else root.archiveSearch.counts = counts;
})(typeof self === "undefined" ? globalThis : self);
