/* People, places, organisations and events by the names that a query has. A name stands in the files of words under its
   one word, or its first pair of words; so whoever asks for it has it in hand. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const vietnamese = inNode ? require("./vi.js") : root.vietnamese;
  const { fits, readings } = inNode ? require("./marks.js") : root.archiveSearch.marks;

  const MOST_FORMS = 3; /* other forms of one name that are searched along */

  /* The words of a text as a query has them. */
  function words(text) {
    const plain = ({ exact, folded }) => ({ exact, folded, loose: exact === folded, prefix: false });
    return vietnamese.words(text).map((word) => ({ ...plain(word), parts: word.parts.length ? word.parts.map(plain) : undefined }));
  }

  /* The names in a chain of query words, whose units are given (pairs and single words): [{row, start, length}]. ``row``:
     {form, entity, url, type, name, kind, articles, forms}. */
  function inChain(chain, units) {
    return units.flatMap((unit) =>
      unit.names.map(named).flatMap((row) => {
        const start = unit.at;
        const length = Math.max(...readings(words(row.form)).map((form) => covers(chain, start, form)));
        return length || row.kind === "part" ? [{ row, start, length }] : [];
      }),
    );
  }

  function named([form, entity, url, type, name, kind, articles, forms]) {
    return { form, entity, url, type, name, kind, articles, forms: forms || [] };
  }

  /* How many words of the chain are the words of a form; 0 if not all of the form are there. */
  function covers(chain, start, form) {
    const all = form.every((word, i) => start + i < chain.length && fits(chain[start + i], word.exact));
    return all ? form.length : 0;
  }

  /* The id of an entity: the file of its page, or the place on a page that it shares. */
  function stem(url) {
    return url ? url.replace(/^.*[/#]/, "").replace(/\.html$/, "") : "";
  }

  /* What a result page says of a name. */
  function card(row) {
    const { type, name, url, form, articles } = row;
    return { id: stem(url), type, name, url, form, articles };
  }

  const spaced = (form) => " " + words(form).map((word) => word.folded).join(" ") + " ";
  const joined = (form) => spaced(form).replace(/ /g, "");

  /* A syllable of Vietnamese, folded: Trung, but neither Putin nor Trump. */
  const SYLLABLE = /^(?:[bcdghklmnpqrstvx]|[cgknpt]h|ngh?|tr|gi|qu)?[aeiouy]{1,3}(?:[cmnpt]|ch|ng|nh)?$/;

  /* Whether a form is one syllable of the typed name: Trung for Trung Quốc, which stands in tập trung as well. */
  function ambiguous(form, typed) {
    const [word, ...more] = words(form);
    return !more.length && SYLLABLE.test(word.folded) && spaced(typed).includes(spaced(form));
  }

  /* Whether a form finds what the typed one does not. */
  function isOther(form, typed) {
    return !spaced(form).includes(spaced(typed)) && joined(form) !== joined(typed) && !ambiguous(form, typed);
  }

  /* Other forms of the names in a chain: [{row, form, words: of the form, others: the rest of the chain}]. Forms that have
     the typed one in them are found with it. */
  function aliases(chain, found) {
    return found
      .filter(({ row, length }) => length && row.forms.length && !chain.some((word) => word.prefix))
      .flatMap(({ row, start, length }) =>
        row.forms.filter((form) => isOther(form, row.form)).slice(0, MOST_FORMS).map((form) => ({
          row,
          form,
          words: words(form),
          others: [...chain.slice(0, start), ...chain.slice(start + length)],
        })),
      );
  }

  const names = { aliases, card, inChain, named, stem, words };
  if (inNode) module.exports = names;
  else root.archiveSearch.names = names;
})(typeof self === "undefined" ? globalThis : self);
