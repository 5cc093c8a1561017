/* A whole lunr index, words cut and spelt as ours are, any of the words, and the cards of all articles in one file. */
let loading = null;
const load = async () => {
  const [index, cards] = await Promise.all(["index.json", "cards.json"].map(async (name) => (await fetch(name)).json()));
  return { index: lunr.Index.load(index), cards };
};

window.find = async (q) => {
  const { index, cards } = await (loading = loading || load());
  const words = Array.from(vietnamese.words(q), (word) => word.exact);
  const found = index.query((query) => words.forEach((word) => query.term(word, { usePipeline: false })));
  return found.slice(0, 10).map(({ ref }) => cards[ref] && ref);
};
