/* Which articles are left by the choices beside a query: days, sources, people, places, organisations, events. Each is an
   array with 1 for each article that stays, or null where nothing is chosen. Loaded when something is chosen. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const names = inNode ? require("./names.js") : root.archiveSearch.names;

  const TYPES = { person: "person", place: "place", org: "organisation", event: "event" };
  const ENTITIES = Object.keys(TYPES);
  const UNIX_EPOCH = 719163; /* 1970-01-01, counting 0001-01-01 as day 1 */
  const DAY = 86400000; /* milliseconds */
  const DATE = /^(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?$/;

  /* {date, source, person, place, org, event: array or null, chosen: [[parameter, value, label]…]} for a request. */
  async function filters(archive, units, request, missing) {
    const meta = await archive.meta();
    const made = { chosen: [], date: await between(archive, request.from, request.to, missing) };
    made.source = await sources(archive, meta, request.source, missing);
    for (const name of listed(request.source)) made.chosen.push(["source", name, name]);
    for (const field of ENTITIES) {
      const ids = listed(request[field]);
      const found = await Promise.all(ids.map((id) => withId(archive, units, field, id, missing)));
      made[field] = ids.length ? only(meta.count, found.map((entity) => (entity ? entity.numbers : []))) : null;
      ids.forEach((id, i) => made.chosen.push([field, id, found[i] ? found[i].name : id]));
    }
    return made;
  }

  function listed(values) {
    return values == null || values === "" ? [] : [values].flat().map(String);
  }

  async function sources(archive, meta, chosen, missing) {
    const wanted = new Set(listed(chosen));
    if (!wanted.size) return null;
    const numbers = meta.sources.filter(([name]) => wanted.has(name)).map(([, entity]) => entity);
    return only(meta.count, (await archive.entities(numbers, missing)).map((entity) => (entity ? entity.numbers : [])));
  }

  function only(count, lists) {
    const kept = new Uint8Array(count);
    for (const numbers of lists) for (const number of numbers) kept[number] = 1;
    return kept;
  }

  /* Articles that may be of a day from ``from`` to ``to``: years, months or days, both inclusive, either may be missing. Whole
     years are ranges of numbers by the earliest day; for others the days are read. */
  async function between(archive, from, to, missing) {
    const [start, end] = [bound(from, 0), bound(to, 1)];
    if (start === null && end === null) return null;
    const meta = await archive.meta();
    const kept = new Uint8Array(meta.count);
    const years = /^\d{4}$/;
    if ((start === null || years.test(from)) && (end === null || years.test(to))) {
      for (const [year, first, behind] of meta.years) {
        if ((start === null || year >= Number(from)) && (end === null || year <= Number(to))) kept.fill(1, first, behind);
      }
      return kept;
    }
    const days = await archive.days(missing);
    if (!days) return null;
    days.first.forEach((first, number) => {
      if ((end === null || first < end) && (start === null || first + days.length[number] >= start)) kept[number] = 1;
    });
    return kept;
  }

  /* The first day of a year, month or day, or with ``later`` 1 the first day after it; null if there is none. */
  function bound(text, later) {
    const match = DATE.exec(text || "");
    if (!match) return null;
    const [year, month, day] = match.slice(1).map((digits) => (digits ? Number(digits) : 0));
    const last = day ? 2 : month ? 1 : 0;
    const add = (place) => (place === last ? later : 0);
    return Date.UTC(year + add(0), (month || 1) - 1 + add(1), (day || 1) + add(2)) / DAY + UNIX_EPOCH;
  }

  /* The day before one, as before: has it. */
  function dayBefore(iso) {
    return new Date((bound(iso, 0) - UNIX_EPOCH - 1) * DAY).toISOString().slice(0, 10);
  }

  /* An entity by its id, the file stem of its address. */
  async function withId(archive, units, field, id, missing) {
    const fitting = ({ type, url }) => type === TYPES[field] && names.stem(url) === id;
    const frequent = await archive.entityFile(0, missing);
    const there = frequent.find(fitting);
    if (there) return there;
    const start = names.words(id.replace(/-/g, " ")).slice(0, 2); /* most ids are made of the name */
    const row = start.length && (await units.unit(start)).names.map(names.named).find(fitting);
    if (row) return (await archive.entities([row.entity], missing))[0];
    const { entities } = await archive.meta();
    for (let at = 1; at < entities.length; at += 1) {
      const found = (await archive.entityFile(at, missing)).find(fitting);
      if (found) return found;
    }
    return null;
  }

  Object.assign(filters, { ENTITIES, TYPES, between, dayBefore, listed, only, withId });
  if (inNode) module.exports = filters;
  else root.archiveSearch.filters = filters;
})(typeof self === "undefined" ? globalThis : self);
