/* MiniSearch as its own documentation shows it, titles and leads stored. */
let loading = null;
const load = async () => MiniSearch.loadJSON(await (await fetch("index.json")).text(), { fields: ["title", "lead", "text"], storeFields: ["title", "lead"] });

window.find = async (q) => {
  const index = await (loading = loading || load());
  return index.search(q, { boost: { title: 4, lead: 1.5 } }).slice(0, 10).map(({ id }) => id);
};
