// On the page for addresses that lead nowhere: the archive's addresses and titles that are most like the one asked for.
(function () {
  "use strict";
  const ENOUGH = 0.35; // of the pairs of letters in common; below it a likeness is chance
  const SHOWN = 5;
  const section = document.getElementById("nearest");

  function folded(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
  }

  function words(text) {
    return folded(text).match(/[a-z0-9]+/g) || [];
  }

  function pairs(list) {
    const found = new Set();
    for (const word of list) {
      for (let n = -1; n < word.length; n++) found.add((word[n] || " ") + (word[n + 1] || " "));
    }
    return found;
  }

  // The coefficient of Dice (1945): twice what two sets share, by what they hold together.
  function likeness(one, other) {
    let shared = 0;
    for (const each of one) if (other.has(each)) shared++;
    return (2 * shared) / (one.size + other.size || 1);
  }

  function asked() {
    let path = location.pathname;
    try {
      path = decodeURIComponent(path);
    } catch {
      // An address that is no UTF-8 is compared as it stands.
    }
    return path.split("/").filter((part) => part && part !== "index.html").pop() || "";
  }

  function show(list) {
    const wanted = pairs(words(asked().replace(/\.html?$/i, "")));
    const near = list
      .map(([path, title]) => {
        const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.html$/, "");
        return { path, title, score: Math.max(likeness(wanted, pairs(words(name))), likeness(wanted, pairs(words(title)))) };
      })
      .filter((each) => each.score >= ENOUGH)
      .sort((one, other) => other.score - one.score)
      .slice(0, SHOWN);
    for (const { path, title } of near) {
      const link = document.createElement("a");
      link.href = section.dataset.root + path;
      link.textContent = title;
      link.lang = "vi";
      const item = document.createElement("li");
      item.append(link);
      section.querySelector("ul").append(item);
    }
    section.hidden = near.length === 0;
  }

  const query = words(asked().replace(/\.html?$/i, "")).filter((word) => !/\d/.test(word)).join(" ");
  document.querySelector('main input[type="search"]').value = query;
  if (words(asked()).length) {
    fetch(section.dataset.list)
      .then((answer) => (answer.ok ? answer.json() : []))
      .then(show)
      .catch(() => {
        // Without the list there is the search box.
      });
  }
})();
