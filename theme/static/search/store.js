/* The files of the index by name, unpacked. What was read last is kept, up to so many bytes. Two ways to read: over
   http, and on file:// (where browsers refuse to fetch) by scripts that the builder wrote for it. */
(function (root) {
  "use strict";

  const LIMIT = 16 * 1024 * 1024; /* bytes kept, unpacked */
  const PAUSE = 250; /* milliseconds until the second try */

  /* ``read(name)`` brings the packed bytes of a file. ``get`` fails with an Error whose ``file`` is the name. */
  function store(read, limit = LIMIT) {
    const kept = new Map(); /* name -> {content, size}, the longest unused first; no size: on its way */
    let total = 0;

    function get(name) {
      const entry = kept.get(name) || { content: load(name), size: 0 };
      kept.delete(name);
      kept.set(name, entry);
      return entry.content;
    }

    async function load(name) {
      try {
        const bytes = await read(name).then(unpack).catch(() => pause().then(() => read(name)).then(unpack));
        kept.get(name).size = bytes.length;
        total += bytes.length;
        trim();
        return bytes;
      } catch (error) {
        kept.delete(name);
        throw Object.assign(new Error("search: cannot read " + name + ": " + error.message), { file: name });
      }
    }

    function trim() {
      for (const [name, { size }] of kept) {
        if (total <= limit) return;
        if (size) kept.delete(name);
        total -= size;
      }
    }

    return { get, kept: () => ({ files: kept.size, bytes: total }) };
  }

  function pause() {
    return new Promise((done) => setTimeout(done, PAUSE));
  }

  async function unpack(packed) {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  /* The edition stands in meta, which is asked for anew each time; all other files are asked for by edition. */
  function http(folder, edition) {
    return async (name) => {
      const response = await (name === "meta"
        ? fetch(folder + "meta.bin", { cache: "no-cache" })
        : fetch(folder + name + ".bin?v=" + (await edition())));
      if (!response.ok) throw new Error(response.status);
      return new Uint8Array(await response.arrayBuffer());
    };
  }

  function scripts(folder) {
    const waiting = new Map();
    root.archiveSearch.file = (name, base64) => {
      const done = waiting.get(name);
      if (done) done(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
    };
    return (name) =>
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        waiting.set(name, resolve);
        script.onload = script.onerror = () => {
          script.remove();
          waiting.delete(name);
          reject(new Error("no such file")); /* without effect if the script has brought its file */
        };
        script.src = folder + name + ".js";
        document.head.append(script);
      });
  }

  Object.assign(store, { http, scripts });
  if (typeof module === "object" && module.exports) module.exports = store;
  else (root.archiveSearch = root.archiveSearch || {}).store = store;
})(typeof self === "undefined" ? globalThis : self);
