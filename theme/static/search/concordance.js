/* Concordance: every passage with the words searched, one a row, the words under each other; to be sorted by what stands
   before or after them, and copied for a spreadsheet. Passages come by the 25. */
(function (root) {
  "use strict";

  const archiveSearch = root.archiveSearch;
  const { address, fill, make, number } = archiveSearch.dom;
  const COUNT = 25;
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const LETTER = /^[\p{L}\p{N}]/u;
  const FORMULA = /^[=+@-]/; /* what a spreadsheet would reckon instead of show */

  const words = (text) => text.toLocaleLowerCase("vi").match(WORD) || [];
  const collator = new Intl.Collator("vi");

  /* How rows are put in order: by the words after the hit, by those before it from the last one, by day. */
  const KEYS = {
    left: (row) => words(row.left).reverse().join(" "),
    right: (row) => words(row.right).join(" "),
    date: (row) => row.day || "9999",
  };

  archiveSearch.concordance = (page) => {
    const { at, button, client, parts, request, say, tell } = page;
    let rows = [];
    let found = null;
    let sorted = "date";
    let down = false;

    function ordered() {
      const keyed = rows.map((row, n) => [KEYS[sorted](row), n, row]);
      keyed.sort((a, b) => (down ? -1 : 1) * collator.compare(a[0], b[0]) || a[1] - b[1]);
      return keyed.map(([, , row]) => row);
    }

    function head(key, label, spoken) {
      const sort = button(label, () => {
        down = sorted === key && !down;
        sorted = key;
        draw();
        parts.results.querySelector(`[data-sort="${key}"]`).focus();
      });
      sort.dataset.sort = key;
      sort.setAttribute("aria-label", spoken);
      sort.className = "bare";
      return make("th", { scope: "col", role: "columnheader", class: key, "aria-sort": sorted === key ? (down ? "descending" : "ascending") : "none" }, sort);
    }

    /* The roles are said again because the table is laid out as blocks on a phone. */
    function table() {
      const plain = (label, name) => make("th", { scope: "col", role: "columnheader", class: name }, label);
      const cell = (name, ...content) => make("td", { role: "cell", class: name }, ...content);
      const row = (each) => make("tr", { role: "row" }, cell("left", each.left, " "), cell("middle", make("mark", null, each.hit)), cell("right", LETTER.test(each.right) && " ", each.right),
        cell("date", each.date, " "),
        cell("from", make("a", { href: at(address(each.url, [words(each.hit).map((exact) => ({ exact }))], each.line)), "data-step": true }, each.title || say.untitled)));
      return make("table", { class: "concordance", role: "table" },
        make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, head("left", say.left, say.sortLeft), plain(say.middle, "middle"),
          head("right", say.right, say.sortRight), head("date", say.date, say.sortDate), plain(say.article, "from"))),
        make("tbody", { role: "rowgroup" }, ordered().map(row)));
    }

    /* Tab or comma separated, one row a line; a cell that a spreadsheet would take for a formula begins with '. */
    function sheet(comma) {
      const safe = (text) => (FORMULA.test(text) ? "'" : "") + text.replace(/\s+/g, " ");
      const quoted = (text) => (/[",]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
      const cells = ordered().map((row) => [row.left, row.hit, row.right, row.day || row.date, row.title || "", at(address(row.url, [], row.line))]);
      return [[say.left, say.middle, say.right, say.date, say.article, "URL"], ...cells]
        .map((row) => row.map((text) => safe(String(text))).map(comma ? quoted : (text) => text).join(comma ? "," : "\t"))
        .join("\r\n") + "\r\n";
    }

    async function copy(comma) {
      try {
        await navigator.clipboard.writeText(sheet(comma));
        tell(fill(say.copied, { n: number(rows.length) }));
      } catch {
        tell(say.notCopied);
      }
    }

    async function more() {
      const asked = page.state();
      const next = await client.concordance(request(), { start: rows.length, count: COUNT }).catch(() => null);
      if (page.state() !== asked) return;
      if (!next) return tell(say.failed);
      found = { ...found, ...next };
      rows = [...rows, ...next.rows];
      page.paged(Math.ceil(rows.length / COUNT));
      draw();
      said();
      const last = next.rows[0];
      parts.results.querySelectorAll("tbody [data-step]")[Math.max(ordered().indexOf(last), 0)]?.focus();
    }

    function said() {
      const all = found.more ? say.rowsLeast : say.rows;
      tell(rows.length ? fill(all, { n: number(rows.length) }) : fill(say.none, { q: request().q }));
    }

    function draw() {
      const tools = make("p", { class: "tools" }, button(say.copyCsv, () => copy(true)), " ", button(say.copyTsv, () => copy(false)));
      const next = found.more ? make("p", null, button(say.moreRows, more)) : null;
      const chart = parts.results.querySelector(".by-year") || make("div", { class: "by-year" });
      parts.results.replaceChildren(...[chart, rows.length ? tools : null, rows.length ? table() : null, next].filter(Boolean));
      return chart;
    }

    /* Articles found by year, as bars and as a table. */
    function byYear(place, years) {
      if (years.length < 2) return place.replaceChildren();
      const [first, last] = [years[0][0], years[years.length - 1][0]];
      const lines = years.filter(([, count]) => count).map(([year, count]) => make("tr", null, make("th", { scope: "row" }, String(year)), make("td", null, number(count))));
      place.replaceChildren(archiveSearch.bars(years, fill(say.yearsChart, { from: first, to: last })),
        make("p", { class: "ends" }, make("span", null, String(first)), make("span", null, String(last))),
        make("details", null, make("summary", null, say.figures), make("table", null,
          make("thead", null, make("tr", null, make("th", { scope: "col" }, say.year), make("th", { scope: "col" }, say.count))), make("tbody", null, lines))));
    }

    return {
      /* The table of the search in hand, in the place of the results; now: whether it is still that search. */
      async show(now) {
        const answer = await client.concordance(request(), { start: 0, count: COUNT * page.state().page });
        if (!now()) return;
        found = answer;
        rows = answer.rows;
        for (const part of [parts.kinds, parts.known, parts.more, parts.remarks, parts.chips, parts.facets]) part.hidden = true;
        parts.found.hidden = parts.switch.parentNode.hidden = false;
        parts.ways.hidden = rows.length > 0;
        page.link(parts.switch, say.asList, { view: "" });
        parts.results.replaceChildren();
        const chart = draw();
        said();
        const [facets, around] = await Promise.all([page.part("facets").catch(() => null), page.part("around").catch(() => null)]);
        if (!now()) return;
        if (around) around.chips(answer.filters || []);
        if (answer.missing?.length && around) around.missing(answer.missing);
        const counts = facets && (await client.facets(request({ facets: ["years"] })).catch(() => null));
        if (counts && now()) byYear(chart, counts.years);
      },
    };
  };
})(self);
