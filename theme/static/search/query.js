/* What a reader asks for: words, "phrases", -words, OR, title:, speaker:, person:, place:, org:, source:, before:,
   after:, kind:, in Vietnamese and English. No text is an error: what is no operator is plain text, and
   ``understood`` says what was made of the rest, in codes that the page turns into sentences. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && module.exports;
  const vietnamese = inNode ? require("./vi.js") : root.vietnamese;
  const dates = () => (inNode ? require("./dates.js") : root.archiveSearch.dates);

  const MAX_LENGTH = 4000; /* UTF-16 units that are looked at */
  const MAX_WORDS = 32;
  const MAX_ALTERNATIVES = 8;
  const MAX_DEPTH = 20; /* of parentheses */
  const MAX_NAME = 6; /* words that may belong to one name */

  /* How each operator and kind may be written; without accents too. */
  const OPERATOR_OF = spellings({
    title: "title,intitle,tiêu đề,tựa đề",
    speaker: "speaker,người nói,nói",
    person: "person,people,người,nhân vật",
    place: "place,nơi,địa điểm",
    org: "org,organisation,organization,tổ chức",
    source: "source,nguồn,báo",
    before: "before,trước",
    until: "until,đến",
    after: "after,since,sau,từ",
    kind: "kind,type,loại",
  });
  const KIND_OF = spellings({
    article: "article,articles,bài,bài báo,tin",
    statement: "statement,statements,quote,lời nói,phát biểu,câu nói,trích dẫn",
    person: "person,people,người,nhân vật",
    event: "event,events,sự kiện",
  });
  const DATES = ["before", "until", "after"];
  const RESTRICTIONS = ["title", "speaker", "person", "place", "org"];
  /* They end in a colon in running text too ("Ông nói: …", "Thông báo: …"): with a space behind the colon they are
     operators only at the very beginning. */
  const EVERYDAY = ["nói", "báo"];
  const AMBIGUOUS = "noi"; /* nơi or nói */

  /* All patterns are looked for where the reading stands. */
  const SPACE = /\s+/y;
  const MINUS = /[-–−](?=[^\s\-–−—])|NOT\s+(?=\S)/y;
  const OR = /(?:OR|HOẶC|HOAC)(?![^\s()"“«])/y;
  const BAR = /\|+/y;
  const AND = /AND(?!\S)/y;
  const PARENTHESIS = /[()]/y;
  const QUOTE = /["“”„‟«»″＂]+/y;
  const EMPTY_QUOTES = /["“”„‟«»″＂]{2,}(?!\S)/y;
  const OPENING = /[“„«]+/y;
  const SINGLE_QUOTE = /['‘’‚‹›](?=\S)/y;
  const CHUNK = /[^\s|()"“”„‟«»″＂]+/y;
  /* One or two words and a colon. */
  const OPERATOR = /([^\s:"“”«»|()]{1,12})(?:[^\S\n]+([^\s:"“”«»|()]{1,12}))?[^\S\n]?[:：](\s*)/y;
  const UNKNOWN_OPERATOR = /([a-z]{3,12}):[^\s\d/]/iy;

  /* Ends of quotes; a single one is an apostrophe where a word goes on behind it. */
  const END_OF_QUOTE = /["“”„‟«»″＂]/;
  const END_OF_SINGLE_QUOTE = /['‘’‹›](?![\p{L}\p{N}])/u;
  const CAPITAL = /^\p{Lu}/u;

  /* TPHCM, folded: "tp" and a city's letters. */
  const CITY = /^(tp)([^aeiouy\d]{2,5})$/;
  const DOT_OR_SPACE = /^\.?\s?$/;

  function spellings(table) {
    const found = new Map();
    for (const [name, written] of Object.entries(table)) {
      for (const each of written.replace(/ /g, "").split(",")) found.set(each, name).set(vietnamese.fold(each), name);
    }
    return found;
  }

  /* The query that ``text`` is:
     {text, any: [{words, phrases, not, title, speaker, person, place, org, source}…], before, after, kind, names, understood}
     - any: the alternatives of OR, at least one. words: a list of words; phrases, not, title: lists of lists of words; the
       others: lists of names as typed. ``not`` and ``source`` are the same in all.
     - a word: {text, start, end, exact, folded, loose (typed without accents), prefix (may go on), parts (words that together
       are another way to write it)}.
     - before (exclusive), after (inclusive): {day: "2017-04-12", text} or null; kind: "" or a key of KIND_OF.
     - names: [{field, words}…], where it is open how many of the words are the name.
     - understood: [{code, …values}…].
     ``typing``: the last word may be unfinished. ``known(field, words)``: how many of the first words are a known name, 0
     if none; so "person:Putin Syria" is told from "person:Vladimir Putin". ``years``: first and last of the archive, for
     dates. */
  function parse(text, { typing = false, known = () => 0, years } = {}) {
    const typed = String(text).normalize("NFC").trim();
    const looked = shortened(typed);
    const unfinished = typing && !/\s$/.test(text);
    const state = { text: looked, known, years, unfinished, left: MAX_WORDS, cut: looked !== typed };
    Object.assign(state, { understood: [], names: [], not: [], source: [], kept: {} });
    const items = clauses(lex(looked, state), state);
    const found = disjunction(items, { at: 0, depth: 0 }, state).map((each) => alternative(each, state));
    const any = found.filter((each) => each.words.length || each.phrases.length || RESTRICTIONS.some((field) => each[field].length));
    if (any.length > 1) tell(state, "or", { count: any.length });
    if (!any.length) {
      any.push(found[0]);
      if (state.not.length && !state.source.length) tell(state, "only-not");
    }
    if (state.cut) tell(state, "too-many-words", { kept: MAX_WORDS - state.left });
    const { before = null, after = null, kind = "" } = state.kept;
    if (before && after && before.day <= after.day) tell(state, "empty-range");
    return { text: typed, any, before, after, kind, names: state.names, understood: state.understood };
  }

  function tell(state, code, values) {
    state.understood.push({ code, ...values });
  }

  function shortened(text) {
    return text.length <= MAX_LENGTH ? text : text.slice(0, MAX_LENGTH).replace(/[^\s]{0,64}$/, "");
  }

  /* Text into tokens {type, text, negated}: "text" (neighbouring plain words make one), "phrase", "field", "or", "(",
     ")". Dates and kinds go to state.kept at once. */
  function lex(text, state) {
    const tokens = [];
    let at = 0;
    let negated = false;
    let fresh = true; /* at the beginning of a word */

    while (at < text.length) {
      const start = at;
      if (take(SPACE)) fresh = true;
      else if (take(BAR) || (fresh && take(OR))) add("or");
      else if (fresh && take(MINUS)) negated = true;
      else if (fresh && take(AND)) closeText();
      else if (take(PARENTHESIS)) add(text[start]);
      else if (quoted() || (fresh && operator())) fresh = true;
      else plain();
    }
    return tokens;

    function take(pattern) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match) at += match[0].length;
      return match;
    }

    function add(type, values) {
      tokens.push({ type, negated, ...values });
      [negated, fresh] = [false, true];
    }

    function plain() {
      const start = at;
      if (!take(CHUNK)) take(QUOTE); /* a stray quote is nothing */
      const last = tokens[tokens.length - 1];
      if (last && last.open && !negated) last.text = text.slice(last.start, at);
      else add("text", { text: text.slice(start, at), start, open: !negated });
      fresh = false;
    }

    function closeText() {
      if (tokens.length) tokens[tokens.length - 1].open = false;
    }

    function quoted() {
      const start = at;
      if (take(EMPTY_QUOTES)) return true;
      if (take(OPENING) || (fresh && take(QUOTE))) return phrase(END_OF_QUOTE);
      if (!fresh || !take(SINGLE_QUOTE)) return false;
      if (END_OF_SINGLE_QUOTE.test(text.slice(at))) return phrase(END_OF_SINGLE_QUOTE);
      at = start; /* an apostrophe */
      return false;
    }

    function phrase(end) {
      const rest = text.slice(at);
      const length = rest.search(end);
      const inside = length < 0 ? rest : rest.slice(0, length);
      add("phrase", { text: inside, start: at, closed: length >= 0 });
      at += inside.length;
      if (length >= 0) take(QUOTE) || (at += 1);
      else if (inside.trim()) tell(state, "unclosed-quote");
      return true;
    }

    function operator() {
      const start = at;
      const match = take(OPERATOR);
      if (match) {
        const [, first, second = "", space] = match;
        const written = (first + second).toLowerCase();
        const field = OPERATOR_OF.get(written);
        if (field && !(EVERYDAY.includes(written) && space && tokens.length)) {
          if (written === AMBIGUOUS) tell(state, "ambiguous-operator", { text: first, operator: field, other: "speaker" });
          if (field === "kind" || DATES.includes(field)) keep(field);
          else add("field", { field, text: "" });
          return true;
        }
        at = start;
        const unknown = !field && UNKNOWN_OPERATOR.test(((UNKNOWN_OPERATOR.lastIndex = at), text));
        if (unknown) tell(state, "unknown-operator", { text: first });
      }
      return false;
    }

    /* A date or kind stands right behind its colon and holds for the whole query. */
    function keep(field) {
      if (negated) tell(state, "no-negation", { operator: field });
      negated = false;
      const start = at;
      const quote = take(QUOTE);
      const value = field === "kind" ? kindAt(text.slice(at)) : dates().at(text.slice(at), state);
      if (!value) return notUnderstood(field, start);
      const written = text.slice(at, (at += value.length));
      if (quote) take(QUOTE);
      if (value.bad) tell(state, "bad-date", { operator: field, text: written, suggest: value.suggest });
      else if (value.kind) {
        state.kept.kind = value.kind;
        tell(state, "kind", { kind: value.kind });
      } else {
        const operator = field === "until" ? "before" : field;
        const day = field === "until" ? value.to : value.from;
        state.kept[operator] = { day, text: written };
        tell(state, "date", { operator, text: written, means: day, label: value.label });
      }
    }

    function notUnderstood(field, start) {
      const chunk = take(CHUNK);
      if (!chunk) tell(state, "empty-operator", { operator: field });
      else if (field === "kind") tell(state, "unknown-kind", { text: chunk[0] });
      else tell(state, "bad-date", { operator: field, text: chunk[0], suggest: null });
      if (chunk && !/\d/.test(chunk[0])) at = start; /* it is a word to look for */
    }
  }

  function kindAt(text) {
    const words = vietnamese.words(text.slice(0, 40)).slice(0, 2);
    for (const last of [...words].reverse()) {
      const kind = KIND_OF.get(text.slice(0, last.end).toLowerCase().replace(/\s/g, ""));
      if (kind) return { kind, length: last.end };
    }
    return null;
  }

  /* Tokens into items {to, value}, where ``to`` is a list of an alternative, or "or", "(", ")"; negated words go to
     state.not. */
  function clauses(tokens, state) {
    const items = [];
    let field = null;
    tokens.forEach((token, index) => {
      const { type, text, negated } = token;
      if (negated && type === "(") tell(state, "no-negation", { operator: type });
      if (field && type !== "text" && type !== "phrase") emptyField();
      if (type === "field") field = token;
      else if (type !== "text" && type !== "phrase") items.push({ to: type });
      else {
        const unfinished = state.unfinished && index === tokens.length - 1 && !token.closed && !negated;
        const words = queryWords(token, unfinished, state);
        if (type === "phrase") exactly(words);
        if (field && words.length) items.push(...restricted(field, token, words, state));
        else if (field) emptyField();
        else if (words.length && negated) exclude(words, text);
        else if (words.length) items.push(type === "phrase" ? { to: "phrases", value: [words] } : { to: "words", value: words });
        field = null;
      }
    });
    if (field) emptyField();
    return items;

    function emptyField() {
      tell(state, "empty-operator", { operator: field.field });
      field = null;
    }

    function exclude(words, text) {
      state.not.push(words);
      tell(state, "not", { text: text.trim() });
    }
  }

  /* What stands behind title:, person: and the like; the words behind a name are plain words again. */
  function restricted({ field, negated }, { type }, words, state) {
    const isPhrase = type === "phrase";
    let count = words.length;
    if (!isPhrase && field !== "title") {
      const asked = words.slice(0, MAX_NAME);
      state.names.push({ field, words: asked });
      count = state.known(field, asked) || guessed(asked);
    }
    const name = state.text.slice(words[0].start, words[count - 1].end);
    tell(state, negated ? "no-negation" : "field", { operator: field, text: name });
    const rest = words.length > count ? [{ to: "words", value: words.slice(count) }] : [];
    if (negated) return rest;
    if (field === "source") {
      state.source.push(name);
      return rest;
    }
    if (field !== "title") return [{ to: field, value: [name] }, ...rest];
    return [{ to: field, value: isPhrase ? [words] : words.map((word) => [word]) }];
  }

  /* How many words a name has by its looks: all that are capitalised, else one. */
  function guessed(words) {
    const lower = words.findIndex((word) => !CAPITAL.test(word.text));
    return lower < 0 ? words.length : Math.max(1, lower);
  }

  /* The alternatives from place.at to the end or the closing parenthesis, each a list of items: OR binds loosest. */
  function disjunction(items, place, state) {
    const all = [];
    let current = [[]];
    for (; place.at < items.length; place.at += 1) {
      const item = items[place.at];
      if (item.to === ")") {
        if (place.depth) break;
      } else if (item.to === "or") {
        all.push(...current);
        current = [[]];
      } else if (item.to !== "(") {
        current.forEach((each) => each.push(item));
      } else if (place.depth < MAX_DEPTH) {
        place.at += 1;
        place.depth += 1;
        const inside = disjunction(items, place, state);
        place.depth -= 1;
        current = capped(current.flatMap((left) => inside.map((right) => [...left, ...right])), state);
      }
    }
    const full = [...all, ...current].filter((each) => each.length);
    return full.length ? capped(full, state) : [[]];
  }

  function capped(alternatives, state) {
    if (alternatives.length > MAX_ALTERNATIVES) tell(state, "too-many-alternatives", { kept: MAX_ALTERNATIVES });
    return alternatives.slice(0, MAX_ALTERNATIVES);
  }

  function alternative(items, state) {
    const { not, source } = state;
    const made = { words: [], phrases: [], not, title: [], speaker: [], person: [], place: [], org: [], source };
    items.forEach(({ to, value }) => made[to].push(...value));
    return made;
  }

  /* The words of a token, as many as the query may still have: {text, start, end, exact, folded, loose, prefix, parts},
     start and end being places in the text of the query. */
  function queryWords(token, unfinished, state) {
    const found = vietnamese.words(token.text).map((word) => queryWord(word, token.start, state.text));
    const all = acronyms(found, state.text);
    const words = all.slice(0, state.left);
    state.left -= words.length;
    if (words.length < all.length) state.cut = true;
    const last = words[words.length - 1];
    if (unfinished && last && last.end === token.start + token.text.length) last.prefix = true;
    return words;
  }

  /* Between quotation marks one accent tells that accents are typed: the words without any are meant so. */
  function exactly(words) {
    if (words.some((word) => !word.loose)) for (const word of words) word.loose = false;
  }

  function queryWord({ start, end, exact, folded, parts }, offset, text) {
    const place = { text: text.slice(offset + start, offset + end), start: offset + start, end: offset + end };
    const word = { ...place, exact, folded, loose: exact === folded, prefix: false };
    return parts.length ? { ...word, parts: parts.map((part) => queryWord(part, offset, text)) } : word;
  }

  /* TPHCM, TP.HCM, tp hcm and T.P. H.C.M: one word "tphcm" with the parts "tp" and "hcm". */
  function acronyms(words, text) {
    const made = [];
    for (let at = 0; at < words.length; at += 1) {
      const [word, next] = [words[at], words[at + 1]];
      const apart = next && word.folded === "tp" && DOT_OR_SPACE.test(text.slice(word.end, next.start));
      const match = CITY.exec(word.folded + (apart ? next.folded : ""));
      if (match && apart) at += 1;
      made.push(match ? acronym(match, word.start, (apart ? next : word).end, text) : word);
    }
    return made;
  }

  function acronym([exact, ...parts], start, end, text) {
    const form = (folded) => ({ text: text.slice(start, end), start, end, exact: folded, folded, loose: true, prefix: false });
    return { ...form(exact), parts: parts.map(form) };
  }

  const query = { parse };
  if (inNode) module.exports = query;
  else (root.archiveSearch = root.archiveSearch || {}).query = query;
})(typeof self === "undefined" ? globalThis : self);
