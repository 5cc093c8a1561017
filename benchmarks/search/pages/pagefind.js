/* Pagefind as its own documentation shows it: ten results with their data. */
let pagefind = null;
const load = async () => (pagefind = pagefind || (await import(new URL("pagefind/pagefind.js", location).href)));
const id = (url) => decodeURIComponent(url.split("/").pop().replace(/\.html$/, ""));

window.find = async (q) => {
  const { results } = await (await load()).search(q);
  return (await Promise.all(results.slice(0, 10).map((each) => each.data()))).map((each) => id(each.url));
};
/* Without the data of the results: pages.json, which is no part of Pagefind, says which page a result is. */
let pages = null;
window.findAll = async (q) => {
  pages = pages || (await (await fetch("pages.json")).json());
  return (await (await load()).search(q)).results.map((each) => pages[each.id]);
};
window.ids = async (q) => (await findAll(q)).slice(0, 10);
