/* Facets of the search in hand: years as bars under two sliders, and lists of sources, people, places, organisations and
   events to tick, each with its count. Loaded after the first results. */
(function (root) {
  "use strict";

  const archiveSearch = root.archiveSearch;
  const { fill, make, named, number } = archiveSearch.dom;
  const FEW = 6; /* values shown of a list until more are asked for */
  const LISTS = { sources: "source", people: "person", places: "place", organisations: "org", events: "event" };
  const SVG = "http://www.w3.org/2000/svg";
  const HEIGHT = 48;

  /* Bars of [[year, count]…], every year of the span in its place; those outside from…to are paler. */
  function bars(years, label, from, to) {
    const [first, last] = [years[0][0], years[years.length - 1][0]];
    const most = Math.max(...years.map(([, count]) => count), 1);
    const chart = draw("svg", {
      class: "bars", viewBox: `0 0 ${(last - first + 1) * 10} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": label,
    });
    for (const [year, count] of years) {
      if (!count) continue;
      const height = Math.max((HEIGHT * count) / most, 2);
      const bar = draw("rect", { x: (year - first) * 10 + 1, y: HEIGHT - height, width: 8, height, "data-year": year });
      const title = draw("title", {});
      title.textContent = `${year}: ${number(count)}`;
      bar.append(title);
      chart.append(bar);
    }
    shade(chart, from, to);
    return chart;
  }

  function draw(tag, attributes) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  function shade(chart, from, to) {
    for (const bar of chart.querySelectorAll("rect")) {
      const year = +bar.dataset.year;
      bar.classList.toggle("out", (from && year < from) || (to && year > to) || false);
    }
  }

  archiveSearch.bars = bars;

  archiveSearch.facets = ({ change, client, parts, request, say, state }) => {
    const place = parts.facets.querySelector(".facet-lists");
    const unfolded = new Set();
    let span = null; /* the years of the archive's first answer: the sliders' ends stay where they are */

    const year = (value) => parseInt(value, 10) || 0;

    function years(counts, undated) {
      if (!counts.length) return null;
      const asked = state();
      const seen = counts.map(([each]) => each);
      span = span ? [Math.min(span[0], ...seen), Math.max(span[1], ...seen)] : [Math.min(...seen), Math.max(...seen)];
      const rest = undated ? make("p", { class: "hint" }, fill(say.undated, { n: number(undated) })) : null;
      if (!asked.from && !asked.to && (span[0] === span[1] || !counts.some(([, count]) => count))) return rest;
      const [first, last] = span;
      const full = [[first, 0], ...counts, [last, 0]];
      const within = [year(asked.from), year(asked.to)];
      const chart = bars(full, fill(say.yearsChart, { from: first, to: last }), ...within);

      const slider = (at, label) => make("input", {
        type: "range", min: first, max: last, step: 1, "aria-label": label, name: at, value: clamp(year(asked[at]) || (at === "from" ? first : last)),
      });
      const typed = (at) => make("input", { type: "number", min: first, max: last, name: "typed-" + at, value: year(asked[at]) || "", placeholder: at === "from" ? first : last });
      const clamp = (value) => Math.min(Math.max(value, first), last);
      const [left, right] = [slider("from", say.yearFrom), slider("to", say.yearTo)];
      const [low, high] = [typed("from"), typed("to")];

      const dragged = (event) => {
        if (+left.value > +right.value) (event.target === left ? right : left).value = event.target.value;
        low.value = +left.value > first ? left.value : "";
        high.value = +right.value < last ? right.value : "";
        shade(chart, +left.value, +right.value);
      };
      const settled = () => change({ from: low.value, to: high.value });
      for (const each of [left, right]) {
        each.addEventListener("input", dragged);
        each.addEventListener("change", settled);
      }
      for (const each of [low, high]) each.addEventListener("change", () => each.checkValidity() && settled());
      chart.addEventListener("click", (event) => {
        const chosen = event.target.dataset.year;
        if (chosen) change({ from: chosen, to: chosen });
      });
      return make("fieldset", { class: "years" }, make("legend", null, say.years), chart,
        make("div", { class: "sliders" }, left, right),
        make("div", { class: "typed" }, make("label", null, say.yearFrom, " ", low), make("label", null, say.yearTo, " ", high)),
        rest);
    }

    /* One list: [[value, label, count]…], those ticked first. */
    function values(facet, counts) {
      const name = LISTS[facet];
      const asked = state()[name];
      if (!counts.length) return null;
      const sorted = [...counts].sort((a, b) => asked.includes(b[0]) - asked.includes(a[0]));
      const shown = unfolded.has(facet) ? sorted : sorted.slice(0, Math.max(FEW, asked.length));
      const items = shown.map(([value, label, count]) => {
        const tick = make("input", { type: "checkbox", name, value, checked: asked.includes(value) });
        tick.addEventListener("change", () => {
          change({ [name]: tick.checked ? [...state()[name], value] : state()[name].filter((other) => other !== value) });
        });
        return make("li", null, make("label", null, tick, make("span", null, label), make("b", null, number(count))));
      });
      const made = make("fieldset", null, make("legend", null, named(say, "facet", facet)), make("ul", null, items));
      if (shown.length < sorted.length) {
        const more = make("button", { type: "button", class: "bare" }, fill(say.showMore, { n: sorted.length - shown.length }));
        more.addEventListener("click", () => {
          unfolded.add(facet);
          const longer = values(facet, counts);
          made.replaceWith(longer);
          longer.querySelectorAll("input")[shown.length]?.focus();
        });
        made.append(more);
      }
      return made;
    }

    function removed() {
      const tick = make("input", { type: "checkbox", name: "removed", value: "1", checked: state().removed });
      tick.addEventListener("change", () => change({ removed: tick.checked }));
      return make("p", { class: "tick" }, make("label", null, tick, make("span", null, say.removed)));
    }

    return {
      /* Count anew, and tell the counts; now: whether the search asked for is still the one shown. */
      async show(now) {
        const found = await client.facets(request()).catch(() => null);
        if (!found || !now()) return null;
        const { name, value } = place.contains(document.activeElement) ? document.activeElement : {};
        place.replaceChildren(...[
          years(found.years, found.undated), ...Object.keys(LISTS).map((facet) => values(facet, found[facet] || [])), removed(),
        ].filter(Boolean));
        const same = [...place.querySelectorAll("input")].filter((each) => each.name === name);
        (same.find((each) => each.value === value) || same[0])?.focus();
        return found;
      },
    };
  };
})(self);
