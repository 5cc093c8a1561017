/* What stands around the results: kinds of results, the filters in force, what was understood, what else was searched,
   what to try instead, and what of the index is missing. */
(function (root) {
  "use strict";

  const archiveSearch = root.archiveSearch;
  const { fill, make, named, number } = archiveSearch.dom;
  const TYPES = { org: "organisation" };

  archiveSearch.around = ({ KINDS, LISTS, button, change, link, parts, remark, run, say, state }) => {
    /* All, or one kind of result: links with counts. */
    function kinds(counts = {}) {
      const asked = state().kind;
      const some = ["", ...KINDS.filter((kind) => counts[kind] || kind === asked)];
      parts.kinds.replaceChildren(...some.map((kind) => {
        const made = link(make("a", { "aria-current": kind === asked && "true" }), named(say, "kind", kind || "all"), { kind });
        if (kind) made.append(" ", make("span", null, number(counts[kind] || 0)));
        return made;
      }));
    }

    /* The filters in force, each with a button that takes it off; labels: [[filter, value, words]…]. */
    function chips(labels) {
      const asked = state();
      const made = [];
      const chip = (label, changed) => {
        const drop = button(label, () => change(changed).then(refocus));
        drop.append(" ", make("span", { "aria-hidden": "true" }, "×"));
        drop.setAttribute("aria-label", fill(say.remove, { label }));
        made.push(make("li", null, drop));
      };
      if (asked.from || asked.to) {
        const words = asked.from && asked.to ? say.between : asked.from ? say.after : say.before;
        chip(`${say.typeYears}: ${fill(words, { from: day(asked.from), to: day(asked.to) })}`, { from: "", to: "" });
      }
      for (const name of LISTS) {
        for (const value of asked[name]) {
          const known = labels.find((each) => each[0] === name && each[1] === value);
          const label = `${named(say, "type", TYPES[name] || name)}: ${known ? known[2] : value}`;
          chip(label, { [name]: asked[name].filter((other) => other !== value) });
        }
      }
      if (asked.removed) chip(say.removed, { removed: false });
      if (made.length > 1) made.push(make("li", null, button(say.clear, clear)));
      parts.chips.hidden = !made.length;
      parts.chips.replaceChildren(...made);
    }

    /* Not to the box, where a phone would show its keyboard. */
    const refocus = () => (parts.chips.querySelector("button") || parts.results.querySelector("[data-step]") || parts.box).focus({ preventScroll: true });

    /* 2017-04-12 as it is written here; anything else as it stands. */
    const day = (value) => (/^\d{4}(-\d\d){1,2}$/.test(value) ? value.split("-").reverse().map(Number).join("/") : value);
    const clear = () => change({ from: "", to: "", ...Object.fromEntries(LISTS.map((name) => [name, []])), removed: false });

    /* A name that is known is told once: whom it means, where that is more than was typed. */
    function notes(understood) {
      const means = ({ code, means, text }) => code === "name" && means !== text;
      const known = understood.filter(means).map(({ operator, text }) => operator + text);
      return understood.filter((each) => (each.code === "name" ? means(each) : each.code !== "field" || !known.includes(each.operator + each.text)));
    }

    function remarks(answer) {
      const asked = state();
      parts.remarks.replaceChildren(...parts.remarks.querySelectorAll(".lost"));
      const read = notes(answer.query?.understood || []).map((each) => {
        const operator = named(say, "operator", each.operator) || each.operator;
        const suggest = each.suggest ? `${say.try} ${each.suggest}.` : "";
        const told = fill(named(say, "note", each.code), { ...each, operator, means: each.label || day(each.means || ""), suggest }).trim();
        return told.charAt(0).toUpperCase() + told.slice(1);
      });
      if (read.some(Boolean)) remark([...new Set(read)].filter(Boolean).join(" "));
      if (answer.instead) remark(fill(say.instead, { asked: asked.q, q: answer.instead.q }));
      for (const { forms, typed } of answer.also || []) {
        remark(fill(say.also, { forms: forms.map((form) => `“${form}”`).join(", "), typed }), " ",
          link(make("a"), say.alsoOff, { aliases: false }));
      }
      if (!asked.aliases) remark(link(make("a"), say.alsoOn, { aliases: true }));
      for (const { found, q, why } of (answer.suggestions || []).filter((each) => each.q !== answer.instead?.q)) {
        remark(why === "fewer" ? say.tryFewer : say.try, " ", link(make("a"), q, { q }),
          found && ` (${fill(say.articles, { n: number(found) })})`);
      }
      if (!answer.total && !answer.most && asked.q) {
        if (!parts.chips.hidden) remark(button(say.clear, clear));
        if (!asked.removed) remark(link(make("a"), say.removed, { removed: true }));
      }
      missing(answer.missing);
    }

    function missing(names) {
      if (names?.length) remark(fill(say.missing, { names: names.join(", ") }), " ", button(say.retry, () => run()));
    }

    return {
      chips,
      missing,
      show(answer) {
        kinds(answer.kinds);
        chips(answer.filters || []);
        remarks(answer);
      },
    };
  };
})(self);
