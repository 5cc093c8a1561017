/* The search engine in a worker, or on the main thread where there is none (file://). The builder puts the FILES in
   front of this one, so that a first search loads one script. */
(function (root) {
  "use strict";

  const FILES = ["../vendor/lunr/lunr.query.min.js", "vi.js", "query.js", "store.js", "codec.js", "archive.js", "marks.js", "score.js", "units.js", "names.js", "match.js", "search.js"];

  const inWorker = typeof importScripts === "function";
  const archiveSearch = (root.archiveSearch = root.archiveSearch || {});
  if (inWorker && !archiveSearch.engine) importScripts(...FILES);
  archiveSearch.files = FILES;

  /* The engine on the index in folder ``data``; ``load(name)`` runs a script of the search. */
  archiveSearch.open = (data, load, offline) => {
    let engine = null;
    const edition = async () => (await engine.archive.meta()).edition;
    const { store } = archiveSearch;
    const read = offline ? store.scripts(data) : store.http(data, edition);
    const need = async (name) => archiveSearch[name] || (await load(name + ".js"), archiveSearch[name]);
    return (engine = archiveSearch.engine(read, need));
  };

  if (!inWorker) return;
  let engine = null;
  root.onmessage = async ({ data: { id, data, method, args, partly } }) => {
    engine = engine || archiveSearch.open(data, (name) => importScripts(name), false);
    const partial = partly ? (answer) => root.postMessage({ id, partial: answer }) : null;
    try {
      root.postMessage({ id, result: await engine.call(method, args, partial) });
    } catch (error) {
      root.postMessage({ id, error: { name: error.name, message: error.message, file: error.file } });
    }
  };
})(typeof self === "undefined" ? globalThis : self);
