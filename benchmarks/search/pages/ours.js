/* This project's search as pages use it. */
const client = archiveSearch.client({ data: new URL("search/", location).href, code: new URL("theme/search/", location).href });
const listed = (answer) => answer.hits.map((hit) => hit.card.id);

/* ``early`` is told when the first cards can be shown, which may be fewer than ten. */
window.find = async (q, early) => listed(await client.search({ q, count: 10 }, early));
window.findAll = async (q) => listed(await client.search({ q, count: 100000 }));
