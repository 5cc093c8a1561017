/* What a search found, as elements. Texts come from articles, so they are only ever set as text. */
(function (root) {
  "use strict";

  const archiveSearch = (root.archiveSearch = root.archiveSearch || {});

  /* An element with its attributes (those null or false left out) and its children (false, null and "" left out). */
  function make(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value != null && value !== false) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.flat().filter((child) => child));
    return made;
  }

  const marked = (pieces) => pieces.map((piece) => (piece.hit ? make("mark", null, piece.text) : piece.text));
  const number = (value) => value.toLocaleString(document.documentElement.lang);

  /* A text of the page, by its name in parts ("tier", "near" is data-tier-near), with its {places} filled. */
  const named = (say, ...words) => say[words.join("-").replace(/-(\w)/g, (_, letter) => letter.toUpperCase())] || "";
  /* A text with a number {n} may have two forms with a bar between: for one, and for more. */
  const fill = (text, values) => {
    const forms = text.split("|");
    return forms[values.n === "1" ? 0 : forms.length - 1].replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  };

  /* The address of an article or of one of its lines, where found.js marks the words of ?q=: sequences in quotes, a star
     where a word may go on. */
  function address(url, marks, line) {
    const word = (each) => (each.loose ? each.folded : each.exact) + (each.prefix ? "*" : "");
    const asked = marks.map((words) => (words.length > 1 ? `"${words.map(word).join(" ")}"` : words.map(word).join("")));
    const query = String(new URLSearchParams({ q: [...new Set(asked)].join(" ") }));
    return url.split("#")[0] + (asked.length ? "?" + query : "") + (line ? "#l" + line : "");
  }

  /* say: the page's texts; at: an address of the site as one that works here. */
  archiveSearch.results = (say, at) => {
    /* One article. Its lead stands where the passages will, so that nothing moves when they come. */
    function result({ card, marks, number: id, title, lead }) {
      const day = card.from && card.from === card.to;
      return make("li", { class: "hit", "data-number": id },
        make("h3", null, make("a", { href: at(address(card.url, marks)), "data-step": true }, title ? marked(title) : card.title || say.untitled)),
        make("p", { class: "of" }, make(day ? "time" : "span", { datetime: day && card.from }, card.date), card.source && make("span", null, card.source)),
        make("ul", { class: "kwic" }, make("li", null, lead ? marked(lead) : card.lead)));
    }

    /* A passage leads to its paragraph; one inside a statement names who says it. */
    function passage({ line, pieces, speaker, url }, marks) {
      const who = speaker?.name && make(speaker.url ? "a" : "b", { class: "who", href: speaker.url && at(speaker.url) }, speaker.name);
      return make("li", null, who, who && ": ", make("a", { href: at(address(url, marks, line)) }, marked(pieces)));
    }

    return {
      /* The hits as lists, one for each tier in turn, under its name. */
      add(place, hits, marks, tiers, oneOfTwo) {
        for (const hit of hits) {
          const tier = tiers ? hit.tier : "";
          let list = place.lastElementChild;
          if (!list || list.dataset.tier !== tier) {
            list = make("ol", { class: "list", "data-tier": tier });
            place.append(...(tier ? [make("h2", { class: "tier" }, named(say, "tier", tier === "most" && oneOfTwo ? "one" : tier))] : []), list);
          }
          list.append(result({ marks, ...hit }));
        }
      },

      /* Two passages in the place of the lead; where there is only one, the lead stays. */
      fill(place, found, marks, statements) {
        for (const each of found) {
          const list = place.querySelector(`[data-number="${+each.number}"] .kwic`);
          const texts = new Set(); /* a line that an article has twice is shown once */
          const all = (statements && each.statements?.length ? each.statements : each.passages) || [];
          const best = all.filter(({ pieces }) => texts.size < texts.add(pieces.map((piece) => piece.text).join("")).size).slice(0, 2);
          if (!list || !best.length) continue;
          const keep = best.length < 2 && best[0].class !== "lead";
          list.replaceChildren(...best.map((one) => passage(one, each.marks || marks)), ...(keep ? [list.firstChild] : []));
        }
      },

      /* People, places, organisations and events of that name, the first ``most`` of them until more are asked for. */
      names(place, entities, most = Infinity) {
        place.hidden = !entities.length;
        const all = entities.map(({ articles, name, type, url }) => make("li", null, make("a", { href: at(url) }, name),
          make("span", null, [named(say, "type", type || "event"), articles && fill(say.articles, { n: number(articles) })].filter(Boolean).join(" · "))));
        place.replaceChildren(...all.slice(0, most));
        if (all.length <= most) return;
        const more = make("button", { type: "button", class: "bare" }, fill(say.showMore, { n: all.length - most }));
        more.onclick = () => {
          place.replaceChildren(...all);
          all[most].querySelector("a").focus();
        };
        place.append(make("li", null, more));
      },
    };
  };

  archiveSearch.dom = { address, fill, make, marked, named, number };
})(self);
