/* The search engine's interface over a handful of articles in memory, for tests of the page alone. What a test wants of it
   is in window.fake: {delay (ms), names (cards), least (articles found late), fail ("meta", "unsupported"), missing ([names])}; what it was asked is in window.asked. */
(function (root) {
  "use strict";
  const archiveSearch = (root.archiveSearch = root.archiveSearch || {});
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
  const words = (text) => text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const wish = () => root.fake || {};
  const log = (root.asked = []);

  const person = { id: "sergei-lavrov", type: "person", name: "Sergei Lavrov", url: "people/sergei-lavrov.html", form: "Lavrov", articles: 3 };
  const articles = root.documents.map((given, number) => ({ number, lead: "", lines: [], people: [], source: "Báo Tin Tức", date: "12/4/2017", from: "2017-04-12", to: "2017-04-12", ...given }));

  function test(q) {
    const asked = words(q);
    return (text) => asked.some((word) => (plain(word) === word ? plain(text) === word : text.normalize("NFC").toLowerCase() === word));
  }

  function pieces(text, q) {
    const hit = test(q);
    const made = [];
    let at = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (!hit(match[0])) continue;
      made.push({ text: text.slice(at, match.index), hit: false }, { text: match[0], hit: true });
      at = match.index + match[0].length;
    }
    return [...made, { text: text.slice(at), hit: false }].filter((piece) => piece.text);
  }

  function found(request) {
    const asked = words(request.q);
    const all = articles.filter((article) => {
      const text = words([article.title || "", article.lead, ...article.lines].join(" "));
      const year = article.from && article.from.slice(0, 4);
      return asked.every((word) => text.some((other) => test(word)(other) || (request.typing && plain(other).startsWith(plain(word)))))
        && (!request.from || (year && year >= request.from)) && (!request.to || (year && year <= request.to))
        && (!request.source.length || request.source.includes(article.source))
        && (!request.person.length || request.person.some((id) => article.people.includes(id)));
    });
    if (request.order !== "relevance") all.sort((a, b) => ((a.from || "") < (b.from || "") ? 1 : -1) * (request.order === "newest" ? 1 : -1));
    return all;
  }

  async function answered(made) {
    if (wish().delay) await new Promise((resolve) => setTimeout(resolve, wish().delay));
    if (wish().fail) throw Object.assign(new Error(wish().fail), { code: wish().fail });
    return made();
  }

  const tier = (article, q) => (plain([article.title, ...article.lines].join(" ")).includes(plain(q)) ? "phrase" : "all");

  archiveSearch.client = () => ({
    warm: () => Promise.resolve(),
    search(request) {
      log.push(request);
      return answered(() => {
        const all = found(request).sort((a, b) => (request.order === "relevance" ? (tier(a, request.q) < tier(b, request.q) ? 1 : -1) * (tier(a, request.q) === tier(b, request.q) ? 0 : 1) : 0));
        const named = plain(request.q).includes("lavrov");
        return {
          query: { understood: wish().understood || [] }, total: all.length - (wish().least || 0), totalAtLeast: Boolean(wish().least), most: 0, complete: true,
          kinds: { article: all.length, statement: named ? 1 : 0, person: named ? 1 : 0, event: 0 },
          hits: all.slice(request.start, request.start + request.count).map((article) => ({
            number: article.number, tier: tier(article, request.q),
            title: article.title && pieces(article.title, request.q), lead: pieces(article.lead, request.q),
            card: { id: article.id, url: `articles/${article.id}.html`, title: article.title, lead: article.lead, date: article.date, from: article.from, to: article.to, source: article.source },
          })),
          entities: named ? Array.from({ length: wish().names || 1 }, () => person) : [], events: [],
          also: request.aliases && words(request.q).join(" ") === "hoa kỳ" ? [{ typed: "Hoa Kỳ", forms: ["Mỹ"], name: "Mỹ", url: "places/my.html" }] : [],
          filters: request.person.map((id) => ["person", id, id === person.id ? person.name : id]),
          suggestions: all.length ? [] : [{ q: "khủng hoảng", why: "typing", found: 1 }],
          marks: [words(request.q).map((word) => ({ text: word, exact: word, folded: plain(word), loose: plain(word) === word, prefix: Boolean(request.typing) }))],
          missing: wish().missing || [], ms: 1,
        };
      });
    },
    passages(numbers, marks) {
      const q = marks.flat().map((word) => word.text).join(" ");
      return answered(() => numbers.map((number) => {
        const article = articles[number];
        const lines = article.lines.map((text, n) => ({ line: n + 3, class: "paragraph", pieces: pieces(text, q), speaker: null, url: `articles/${article.id}.html` }))
          .filter((line) => line.pieces.some((piece) => piece.hit));
        const said = lines.filter(() => article.speaker).map((line) => ({ ...line, speaker: { name: person.name, url: person.url } }));
        return { number, passages: lines, statements: said };
      }));
    },
    facets(request) {
      return answered(() => {
        const all = found({ ...request, from: "", to: "", source: [], person: [] });
        const count = (values) => [...values.reduce((made, value) => made.set(value, (made.get(value) || 0) + 1), new Map())];
        return {
          total: all.length, years: count(all.filter((each) => each.from).map((each) => +each.from.slice(0, 4))).sort((a, b) => a[0] - b[0]),
          undated: all.filter((each) => !each.from).length,
          sources: count(all.map((each) => each.source)).map(([name, n]) => [name, name, n]).sort((a, b) => b[2] - a[2]),
          people: count(all.flatMap((each) => each.people)).map(([id, n]) => [id, person.name, n]), places: [], organisations: [], events: [], kinds: {},
        };
      });
    },
    suggest: (text) => answered(() => [
      { text: "khủng hoảng kinh tế", kind: "word", url: null, count: 2 }, { text: "khủng bố", kind: "word", url: null, count: 1 },
      { text: "Sergei Lavrov", kind: "person", url: person.url, count: 3 },
    ].filter((each) => plain(each.text).includes(plain(text.trim())))),
    concordance(request, { start, count }) {
      return answered(() => {
        const rows = found(request).flatMap((article) => article.lines.flatMap((text, n) => {
          const hit = test(request.q);
          return [...text.matchAll(/[\p{L}\p{N}]+/gu)].filter((match) => hit(match[0])).map((match) => ({
            number: article.number, line: n + 3, left: text.slice(0, match.index).trim(), hit: match[0], right: text.slice(match.index + match[0].length).trim(),
            date: article.date, day: article.from, title: article.title, url: `articles/${article.id}.html`,
          }));
        }));
        return { rows: rows.slice(start, start + count), articles: articles.length, total: rows.length, more: start + count < rows.length, marks: [], filters: [] };
      });
    },
  });
})(self);
