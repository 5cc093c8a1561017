// An article's page: notes as cards, the choice of marks remembered, copying, found words. Without this script a mark leads to
// its page, its note stands at the page's end, and the choice of marks works until the page is left.
(function () {
  "use strict";

  const notes = document.getElementById("notes");
  const say = notes ? notes.dataset : {};
  const make = (tag, text, attributes) => Object.assign(document.createElement(tag), { textContent: text }, attributes);

  // ---- the choice of marks ----
  const remembered = {
    get() { try { return localStorage.getItem("archive-marks"); } catch { return null; } },
    set(value) { try { localStorage.setItem("archive-marks", value); } catch { /* a browser that keeps nothing */ } },
  };
  const choices = document.querySelectorAll(".layers input");
  for (const choice of choices) {
    if (choice.value === remembered.get()) choice.checked = true;
    choice.addEventListener("change", () => remembered.set(choice.value));
  }

  // ---- what a card says, and how to report that it is wrong ----
  const line = (mark) => mark.closest(".row")?.querySelector("[data-line]");
  const bare = (node) => {
    const copy = node.cloneNode(true);
    for (const inserted of copy.querySelectorAll("[data-anno]")) inserted.remove();
    return copy.textContent;
  };

  function before(mark, within) {
    const range = document.createRange();
    range.selectNodeContents(within);
    range.setEndBefore(mark);
    return bare(range.cloneContents());
  }

  function times(text, words) {
    const whole = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return text.match(new RegExp(`(?<![\\p{L}\\p{N}])${whole}(?![\\p{L}\\p{N}])`, "gu"))?.length || 0;
  }

  // The lines that correct a mark, for the editor's file: they repeat what stands there now.
  function correction(kind, words, note, within, mark) {
    const quoted = JSON.stringify;
    const n = within.dataset.line;
    if (kind === "s") {
      const passage = words.split(" ").slice(0, 8).join(" ");
      return `statements:\n  - {text: ${quoted(passage)}, line: ${n}, speaker: ${note.dataset.is ? quoted(note.dataset.is) : "unknown"}}`;
    }
    const nth = times(bare(within), words) > 1 ? `, nth: ${times(before(mark, within), words) + 1}` : "";
    return `${kind === "d" ? "dates" : "entities"}:\n  - {text: ${quoted(words)}, line: ${n}${nth}, is: ${note.dataset.is}}`;
  }

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  }

  function report(mark, note) {
    const kind = note.id[0];
    const pieces = document.querySelectorAll(`.said[data-said~="${note.id}"]`);
    const words = (kind === "s" ? Array.from(pieces, bare).join("") : bare(mark)).trim();
    const within = line(kind === "s" && pieces.length ? pieces[0] : mark);
    if (!within || !words) return null;
    const yaml = correction(kind, words, note, within, mark);
    if (!say.repository) {
      const box = make("details", "");
      box.append(make("summary", say.wrong), make("p", `${say.fix} `), make("pre", yaml, { tabIndex: 0 }));
      box.querySelector("p").append(make("code", say.file));
      return box;
    }
    const values = {
      text: words.length > 80 ? `${words.slice(0, 80)}…` : words,
      line: within.dataset.line,
      at: (note.dataset.at || mark.dataset.at || "").replace("-", "–"),
      says: note.innerText.trim().split("\n")[0],
      url: location.href.split(/[?#]/)[0],
      file: say.file,
      yaml: yaml.replace(/\n/g, "\n    "),
    };
    const query = new URLSearchParams({ title: fill(say.title, values), body: fill(say.issue, values) });
    return make("a", say.wrong, { href: `https://github.com/${say.repository}/issues/new?${query}`, rel: "nofollow" });
  }

  // ---- cards ----
  const card = make("div", "", { className: "card", tabIndex: -1 });
  let opener = null;

  function place(mark) {
    const gap = 8;
    const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const room = document.documentElement.clientWidth - card.offsetWidth - gap;
    const fits = box.bottom + gap + card.offsetHeight <= innerHeight;
    card.style.left = `${Math.max(gap, Math.min(box.left, room))}px`;
    card.style.top = `${fits ? box.bottom + gap : Math.max(gap, box.top - card.offsetHeight - gap)}px`;
  }

  function open(mark, note) {
    const close = make("button", "×", { type: "button", className: "close", ariaLabel: say.close });
    close.addEventListener("click", () => card.hidePopover());
    const body = make("div", "");
    body.append(...Array.from(note.childNodes, (node) => node.cloneNode(true)));
    const own = mark.dataset.at && bare(mark);
    const here = line(mark)?.dataset.line;
    for (const form of body.querySelectorAll("li")) {
      const same = form.querySelector("q")?.textContent === own && form.querySelector(`[href="#l${here}"]`);
      form.classList.toggle("here", Boolean(same));
    }
    const foot = make("div", "", { className: "foot" });
    const page = mark.matches(".mark") && !mark.getAttribute("href").startsWith("#");
    if (page) foot.append(make("a", mark.matches(".day") ? say.day : say.page, { href: mark.href }));
    if ("nsd".includes(note.id[0])) foot.append(report(mark, note) || "");
    card.replaceChildren(close, body, foot);
    card.classList.toggle("wide-card", note.id[0] === "k");
    card.setAttribute("aria-label", bare(mark));
    opener = mark;
    card.showPopover();
    place(mark);
    card.focus({ preventScroll: true });
  }

  function noteOf(mark) {
    const id = mark.dataset.note || mark.dataset.said?.split(" ").pop() || mark.hash?.slice(1);
    return /^[nsdk]\d/.test(id || "") ? document.getElementById(id) : null;
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    const link = event.target.closest("a, button, summary, input");
    if (card.contains(event.target)) {
      if (link?.hash && link.pathname === location.pathname) card.hidePopover();
      return;
    }
    const mark = link ? link.closest(".mark, .side a") : event.target.closest(".said");
    if (!mark || !card.showPopover || (!link && !getSelection().isCollapsed)) return;
    const note = noteOf(mark);
    if (!note) return;
    event.preventDefault();
    if (card.matches(":popover-open")) card.hidePopover();
    open(mark, note);
  });

  if (card.showPopover) {
    card.popover = "auto";
    card.setAttribute("role", "dialog");
    card.addEventListener("toggle", (event) => {
      if (event.newState !== "closed") return;
      if (opener && card.contains(document.activeElement)) opener.focus({ preventScroll: true });
      opener = null;
    });
    document.body.append(card);
  }

  // ---- copying ----
  for (const button of document.querySelectorAll("[data-copy]")) {
    const label = button.textContent;
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = button.dataset.done;
        setTimeout(() => { button.textContent = label; }, 2000);
      } catch {
        getSelection().selectAllChildren(text); // a browser that lets no script copy: one key is left to press
      }
    });
  }

  // ---- printing: folds have no hands on paper, and links no address ----
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll(".notes details:not([open]), #cite:not([open])")) {
      fold.open = true;
      addEventListener("afterprint", () => { fold.open = false; }, { once: true });
    }
    const page = document.querySelector('link[rel="canonical"]')?.href || location.href;
    for (const link of document.querySelectorAll(".notes b a, .joined a")) {
      link.dataset.url = new URL(link.getAttribute("href"), page);
    }
  });

  // ---- words that a search was for ----
  if (/[?&]q=/.test(location.search)) {
    document.head.append(make("script", "", { src: new URL("found.js", document.currentScript.src) }));
  }
})();
