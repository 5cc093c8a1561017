// A click, tap or Enter on a mark opens its note as a card; without this script the mark leads to the note itself.
(function () {
  "use strict";
  if (!HTMLElement.prototype.showPopover) return;

  const card = document.createElement("div");
  card.className = "card";
  card.popover = "auto";
  card.tabIndex = -1;
  card.setAttribute("role", "dialog");
  let opener = null;

  function place(mark) {
    const gap = 8;
    const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const width = card.offsetWidth;
    const left = Math.max(gap, Math.min(box.left, document.documentElement.clientWidth - width - gap));
    const below = box.bottom + gap;
    const fits = below + card.offsetHeight <= window.innerHeight;
    card.style.left = `${left}px`;
    card.style.top = `${fits ? below : Math.max(gap, box.top - card.offsetHeight - gap)}px`;
  }

  function open(mark, note) {
    const more = document.createElement("a");
    const page = mark.matches(".mark") && !mark.getAttribute("href").startsWith("#");
    more.href = page ? mark.href : `#${note.id}`;
    more.textContent = page ? card.dataset.page : card.dataset.more;
    more.addEventListener("click", () => card.hidePopover());
    const body = document.createElement("div");
    body.append(...Array.from(note.childNodes, (node) => node.cloneNode(true)));
    card.replaceChildren(body, more);
    card.setAttribute("aria-label", mark.textContent);
    opener = mark;
    card.showPopover();
    place(mark);
    card.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("a.mark, .side a");
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const note = document.getElementById(mark.dataset.note || mark.hash.slice(1));
    if (!note) return;
    event.preventDefault();
    if (card.matches(":popover-open")) card.hidePopover();
    open(mark, note);
  });

  card.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    if (opener && card.contains(document.activeElement)) opener.focus({ preventScroll: true });
    opener = null;
  });

  document.addEventListener("DOMContentLoaded", () => {
    const notes = document.getElementById("notes");
    Object.assign(card.dataset, notes ? { ...notes.dataset } : {});
    document.body.append(card);
  });
})();
