/* Makes a MiniSearch index of the articles in a JSON file: node minisearch.mjs PACKAGE ARTICLES INDEX */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [from, articles, to] = process.argv.slice(2);
const MiniSearch = createRequire(import.meta.url)(from);
const index = new MiniSearch({ fields: ["title", "lead", "text"], storeFields: ["title", "lead"] });
index.addAll(JSON.parse(readFileSync(articles, "utf8")));
writeFileSync(to, JSON.stringify(index));
