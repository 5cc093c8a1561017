/* speaker:, person:, place:, org: and source: in a query. Loaded when one is typed. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const { readings } = inNode ? require("./marks.js") : root.archiveSearch.marks;
  const names = inNode ? require("./names.js") : root.archiveSearch.names;

  const TYPES = { person: "person", place: "place", org: "organisation" };
  const FIELDS = ["speaker", "person", "place", "org"];

  /* How many of the first words behind an operator are a known name, for query.parse. */
  async function lengths(query, units, meta) {
    const known = new Map();
    const key = (field, words) => field + ":" + words.map((word) => word.text).join(" ");
    for (const { field, words } of query.names) {
      for (let count = words.length; count > 0 && !known.has(key(field, words)); count -= 1) {
        const text = words.slice(0, count).map((word) => word.text).join(" ");
        const rows = field === "source" ? sourcesCalled(meta, text) : await called(text, units, field);
        if (rows.length) known.set(key(field, words), count);
      }
    }
    return (field, words) => known.get(key(field, words)) || 0;
  }

  /* What the operators of one alternative ask for: {masks: arrays with 1 for each article that has what is named, phrases:
     names that nobody has, to be searched as words}. What was understood is added to the query. */
  async function operators(archive, { meta, missing, query, units }, asked) {
    const having = async (rows, speaking) => {
      const mask = new Uint8Array(meta.count);
      for (const entity of await archive.entities(rows.map((row) => row.entity), missing)) {
        for (const number of entity ? (speaking ? entity.spoken : entity.numbers) : []) mask[number] = 1;
      }
      return mask;
    };
    const made = { masks: [], phrases: [] };
    const unknown = (operator, text) => query.understood.push({ code: "unknown-name", operator, text });
    for (const operator of FIELDS) {
      for (const text of asked[operator]) {
        const rows = await called(text, units, operator);
        if (rows.length) {
          made.masks.push(await having(rows, operator === "speaker"));
          query.understood.push({ code: "name", operator, text, means: rows[0].name, url: rows[0].url });
        } else {
          made.phrases.push(names.words(text));
          unknown(operator, text);
        }
      }
    }
    const sources = asked.source.map((text) => sourcesCalled(meta, text));
    asked.source.forEach((text, i) => !sources[i].length && unknown("source", text));
    const chosen = sources.flat().map(([, entity]) => ({ entity }));
    if (chosen.length) made.masks.push(await having(chosen, false));
    return made;
  }

  /* The names that a text is: [row…]; or else, if it is one word, those that contain it. */
  async function called(text, units, field) {
    const found = [];
    const type = TYPES[field];
    for (const chain of readings(names.words(text))) {
      if (!chain.length) continue;
      const rows = names.inChain(chain, [{ ...(await units.unit(chain.slice(0, 2))), at: 0 }]);
      const whole = rows.filter(({ length }) => length === chain.length);
      found.push(...(whole.length || chain.length > 1 ? whole : rows).map(({ row }) => row));
    }
    return found.filter((row) => (type ? row.type === type : row.type !== "event"));
  }

  /* The sources whose name has the words of a text, in any accents. */
  function sourcesCalled(meta, text) {
    const folded = (name) => " " + names.words(name).map((word) => word.folded).join(" ") + " ";
    return meta.sources.filter(([name]) => folded(name).includes(folded(text)));
  }

  Object.assign(operators, { lengths });
  if (inNode) module.exports = operators;
  else root.archiveSearch.operators = operators;
})(typeof self === "undefined" ? globalThis : self);
