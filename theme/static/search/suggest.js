/* Type-ahead: the box as an ARIA combobox with a list. The list only ever offers; what is typed stays as it is until a
   choice is made. Keys that an input method takes for itself (Telex, VNI) are left to it. */
(function (root) {
  "use strict";

  const archiveSearch = root.archiveSearch;
  const { fill, make, named, number } = archiveSearch.dom;
  const PAUSE = 90; /* milliseconds */
  const MOST = 6;

  archiveSearch.suggest = ({ client, parts, say, submit }) => {
    const { box, suggestions: list } = parts;
    let timer = 0;
    let turn = 0;
    let active = -1;

    const options = () => [...list.children];

    function close() {
      clearTimeout(timer);
      turn += 1;
      active = -1;
      list.hidden = true;
      list.replaceChildren();
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    }

    function typed() {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    }

    async function ask() {
      const text = box.value;
      if (!text.trim()) return close();
      const mine = ++turn;
      const found = await client.suggest(text).catch(() => []);
      if (mine !== turn || box.value !== text || document.activeElement !== box) return;
      open(found.filter((each) => each.text !== text).slice(0, MOST));
    }

    function open(found) {
      if (!found.length) return close();
      active = -1;
      box.removeAttribute("aria-activedescendant");
      list.replaceChildren(...found.map(({ count, kind, text }, n) => make("li", { id: `suggestion-${n}`, role: "option", "aria-selected": "false", "data-text": text },
        make("span", null, text),
        make("small", null, [kind === "word" ? "" : named(say, "type", kind), count ? fill(say.articles, { n: number(count) }) : ""].filter(Boolean).join(" · ")))));
      list.hidden = false;
      box.setAttribute("aria-expanded", "true");
    }

    /* Up from the first goes back to what was typed. */
    function move(way) {
      const all = options();
      active = ((active + 1 + way + all.length + 1) % (all.length + 1)) - 1;
      all.forEach((each, n) => each.setAttribute("aria-selected", String(n === active)));
      if (active < 0) return box.removeAttribute("aria-activedescendant");
      box.setAttribute("aria-activedescendant", all[active].id);
      all[active].scrollIntoView({ block: "nearest" });
    }

    function choose(option) {
      box.value = option.dataset.text;
      close();
      submit();
    }

    box.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229 || event.altKey || event.ctrlKey || event.metaKey || list.hidden) return;
      const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (way) move(way);
      else if (event.key === "Enter" && active >= 0) choose(options()[active]);
      else if (event.key === "Escape") close();
      else {
        if (event.key === "Tab" || event.key === "Enter") close();
        return;
      }
      event.preventDefault();
    });
    box.addEventListener("blur", close);
    list.addEventListener("pointerdown", (event) => event.preventDefault()); /* the box keeps the focus */
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) choose(option);
    });

    return { close, typed };
  };
})(self);
