/* Time of queries in Node, the index on disk: node node.js ENGINE INDEX, queries as a JSON list on stdin. */
const fs = require("fs");
const path = require("path");
const [code, folder] = process.argv.slice(2);
const read = async (name) => fs.readFileSync(path.join(folder, name + ".bin"));
const engine = require(path.join(code, "search.js"))(read, async (name) => require(path.join(code, name + ".js")));

(async () => {
  const queries = JSON.parse(fs.readFileSync(0, "utf8"));
  const ms = [];
  await engine.call("search", [{ q: queries[0], count: 10 }]);
  for (const q of queries) {
    const began = performance.now();
    await engine.call("search", [{ q, count: 10 }]);
    ms.push(performance.now() - began);
  }
  process.stdout.write(JSON.stringify(ms));
})();
