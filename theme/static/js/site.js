// The theme switch, the keys and their help, on every page. All of it is hidden or idle without this script.
(function () {
  "use strict";
  const root = document.documentElement;
  const THEMES = ["auto", "light", "dark"];
  const STEPS = "[data-step], .list > li > a, .archive li > a:first-child, .archive h3 > a:first-child";

  function kept(name) {
    try {
      return localStorage.getItem("archive-" + name);
    } catch {
      return null;
    }
  }

  function keep(name, value) {
    try {
      if (value) localStorage.setItem("archive-" + name, value);
      else localStorage.removeItem("archive-" + name);
    } catch {
      // A browser that keeps nothing forgets at the next page.
    }
  }

  // Theme: as the machine says, light, dark, and round again.
  const themes = document.querySelector(".theme");

  function showTheme(theme) {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    themes.setAttribute("aria-label", themes.dataset[theme]);
    themes.title = themes.dataset[theme];
  }

  showTheme(root.dataset.theme || "auto");
  themes.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(root.dataset.theme || "auto") + 1) % THEMES.length];
    showTheme(next);
    keep("theme", next === "auto" ? "" : next);
  });
  window.addEventListener("storage", (event) => {
    if (event.key === "archive-theme") showTheme(THEMES.includes(event.newValue) ? event.newValue : "auto");
  });

  // Help, and the switch for keys of one character (WCAG 2.1.4).
  const help = document.getElementById("help");
  const single = help.querySelector(".keys");
  single.checked = kept("keys") !== "off";
  single.addEventListener("change", () => keep("keys", single.checked ? "" : "off"));
  document.querySelector(".open-help").addEventListener("click", () => help.showModal());
  help.addEventListener("click", (event) => {
    if (event.target === help) help.close(); // the backdrop
  });

  function shown(element) {
    return element.checkVisibility ? element.checkVisibility() : element.offsetParent !== null;
  }

  function search() {
    const boxes = [...document.querySelectorAll('main input[type="search"], .find input')].filter(shown);
    if (!boxes[0]) return false;
    boxes[0].focus();
    boxes[0].select();
    return true;
  }

  // On an article's page the neighbouring article, elsewhere the next or previous item of the lists, else of the pages.
  function step(by) {
    const neighbour = document.querySelector(by > 0 ? 'main a[rel="next"]' : 'main a[rel="prev"]');
    const items = document.querySelector("main article") ? [] : [...document.querySelectorAll(STEPS)].filter(shown);
    const at = items.indexOf(document.activeElement);
    const item = at < 0 ? items.find((each) => by > 0 && each.getBoundingClientRect().top >= 0) : items[at + by];
    if (item) item.focus();
    else if (neighbour) neighbour.click();
    return Boolean(item || neighbour);
  }

  const KEYS = {
    "/": search,
    "?": () => help.showModal() || true,
    j: () => step(1),
    k: () => step(-1),
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.altKey || !single.checked || help.open) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const button = document.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    const act = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : button && (() => button.click() || true);
    if (act && act()) event.preventDefault();
  });
})();
