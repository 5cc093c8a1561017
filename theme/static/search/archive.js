/* The archive as its index knows it: words, names, cards, lines. A file that cannot be read counts as empty and is
   named in ``missing``; only without meta nothing can be said at all. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const codec = inNode ? require("./codec.js") : root.archiveSearch.codec;

  const MAX_GROUPS = 40; /* for the beginning of a word */

  function archive(store) {
    let opening = null;

    /* What there is, and where. Later calls are answered from memory; after a failure the next one tries again. */
    function meta() {
      opening = opening || store.get("meta").then(open);
      opening.catch(() => (opening = null));
      return opening;
    }

    function open(bytes) {
      const made = codec.json(bytes);
      made.keys = Object.fromEntries(Object.entries(made.shards).map(([kind, lines]) => [kind, codec.keys(lines)]));
      return made;
    }

    function read(name, missing) {
      return store.get(name).catch(() => (missing.add(name), null));
    }

    /* The file of a kind that has ``key``, if any has. */
    async function file(kind, key, missing) {
      const { keys } = await meta();
      const at = last(keys[kind] || [], (first) => first <= key);
      return at < 0 ? null : read(kind + "/" + at, missing);
    }

    /* What is known of a key: {spellings, names, lost: it could not be read}. With ``begins``, of all keys of the same
       file that begin with it. */
    async function postings(kind, key, begins, missing) {
      const made = await meta();
      const bytes = await file(kind, key, missing);
      if (!bytes) return { spellings: [], names: [], lost: made.keys[kind].length > 0 };
      const columns = codec.postings(bytes, kind);
      const groups = codec.find(columns, key, begins).slice(0, MAX_GROUPS);
      return {
        spellings: groups.flatMap((group) => codec.spellings(columns, group, made)),
        names: codec.names(columns).get(key) || [],
        lost: false,
      };
    }

    /* The entries for article ``numbers`` of files with so many articles each: a Map by number. */
    async function entries(kind, size, numbers, missing) {
      const files = [...new Set(numbers.map((number) => Math.floor(number / size)))];
      const read_ = await Promise.all(files.map((at) => read(kind + "/" + at, missing)));
      const lists = new Map(files.map((at, i) => [at, read_[i] ? codec.json(read_[i]) : []]));
      return new Map(numbers.map((number) => [number, lists.get(Math.floor(number / size))[number % size]]));
    }

    async function cards(numbers, missing) {
      const { cardSize, sources } = await meta();
      const found = await entries("c", cardSize, numbers, missing);
      for (const [number, row] of found) {
        if (!row) found.delete(number);
        else {
          const [id, title, lead, date, from, to, source] = row;
          found.set(number, { id, url: "articles/" + id + ".html", title, lead, date, from, to, source: source < 0 ? null : sources[source][0] });
        }
      }
      return found;
    }

    /* The lines of articles, or with ``removed`` those taken for page furniture: {n, class, text, said}. */
    async function lines(numbers, removed, missing) {
      const { passageSize, removedSize } = await meta();
      const found = await (removed ? entries("q", removedSize, numbers, missing) : entries("p", passageSize, numbers, missing));
      for (const [number, rows] of found) {
        found.set(number, (rows || []).map(([n, kind, text, said]) => ({ n, class: kind, text, said: said || [] })));
      }
      return found;
    }

    /* Entities by number, from the files that have them. */
    async function entities(numbers, missing) {
      const { entities: first } = await meta();
      const places = numbers.map((number) => last(first, (at) => at <= number));
      const files = new Map();
      for (const at of new Set(places)) if (at >= 0) files.set(at, entityFile(at, missing));
      return Promise.all(numbers.map(async (number, i) => ((await files.get(places[i])) || [])[number - first[places[i]]]));
    }

    async function entityFile(at, missing) {
      const bytes = await read("e/" + at, missing);
      return bytes ? codec.entities(bytes) : [];
    }

    async function days(missing) {
      const bytes = await read("days", missing);
      return bytes ? codec.days(bytes) : null;
    }

    return { cards, days, entities, entityFile, file, lines, meta, postings, read };
  }

  /* The last place of a sorted list where ``holds``; -1 if nowhere. */
  function last(list, holds) {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(list[middle])) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  archive.last = last;
  if (inNode) module.exports = archive;
  else root.archiveSearch.archive = archive;
})(typeof self === "undefined" ? globalThis : self);
