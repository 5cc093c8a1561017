/* What pages ask the search with: a worker where there may be one, else the same engine on this thread. Nothing is loaded
   before the first question. */
(function (root) {
  "use strict";

  const archiveSearch = (root.archiveSearch = root.archiveSearch || {});
  const SUPERSEDED = ["search", "facets", "suggest", "concordance"];

  /* ``data``: address of the folder search/; ``code``: of the folder of this script. All methods return promises, which
     fail with an Error: name AbortError where a newer question was asked, code "meta" where the index cannot be read,
     code "unsupported" where the browser is too old. */
  archiveSearch.client = ({ data, code }) => {
    const waiting = new Map(); /* by id: {resolve, reject, method, args, partial} */
    let count = 0;
    let worker = null;
    let local = null; /* the engine on this thread, once it is needed */

    function ask(method, args, partial) {
      if (typeof DecompressionStream === "undefined") return Promise.reject(failure({ code: "unsupported" }));
      const id = (count += 1);
      if (SUPERSEDED.includes(method)) {
        for (const [old, each] of waiting) if (each.method === method) settle(old, { error: { name: "AbortError" } });
      }
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, method, args, partial });
        send(id);
      });
    }

    function send(id) {
      if (!local && !worker && location.protocol !== "file:") worker = start();
      if (local || !worker) return here(id);
      const { method, args, partial } = waiting.get(id);
      worker.postMessage({ id, data, method, args, partly: Boolean(partial) });
    }

    function start() {
      try {
        const made = new Worker(code + "worker.js");
        made.onmessage = ({ data: message }) => settle(message.id, message);
        made.onerror = () => {
          made.terminate();
          worker = null;
          local = local || load();
          [...waiting.keys()].forEach(here);
        };
        return made;
      } catch {
        return null;
      }
    }

    async function here(id) {
      local = local || load();
      local.catch(() => (local = null));
      const { method, args, partial } = waiting.get(id);
      try {
        settle(id, { result: await (await local).call(method, args, partial) });
      } catch (error) {
        settle(id, { error: { name: error.name, message: error.message, file: error.file } });
      }
    }

    async function load() {
      await script("worker.js");
      if (!archiveSearch.engine) for (const name of archiveSearch.files) await script(name);
      return archiveSearch.open(data, script, location.protocol === "file:");
    }

    function script(name) {
      return new Promise((resolve, reject) => {
        const made = document.createElement("script");
        made.onload = resolve;
        made.onerror = () => reject(new Error("cannot load " + name));
        made.src = code + name;
        document.head.append(made);
      });
    }

    function settle(id, { result, error, partial }) {
      const asked = waiting.get(id);
      if (!asked) return;
      if (partial) return asked.partial(partial);
      waiting.delete(id);
      if (error) asked.reject(failure(error));
      else asked.resolve(result);
    }

    return {
      search: (request, partial) => ask("search", [request], partial),
      facets: (request) => ask("facets", [request]),
      passages: (numbers, marks, options = {}) => ask("passages", [numbers, marks, options]),
      concordance: (request, options = {}) => ask("concordance", [request, options]),
      suggest: (text) => ask("suggest", [text]),
      warm: () => ask("warm", []),
    };
  };

  function failure({ name = "Error", message = "", file, code = file === "meta" ? "meta" : "failed" }) {
    return Object.assign(new Error(message || code), { name, code, file });
  }
})(self);
