// The search page: asks Pagefind, shows what it finds, and keeps the question in the address.
(() => {
  const form = document.querySelector(".search-form");
  if (!form) return;
  const list = document.querySelector(".search-results");
  const more = document.querySelector(".search-more");
  const help = document.querySelector(".search-help");
  const without = document.querySelector(".search-without");
  const status = document.getElementById("search-status");
  const language = document.documentElement.lang;
  const PAGE = 10;
  const WORDS = language === "zh" ? 60 : 36; // of an excerpt; a Chinese character is one
  const LATEST = { day: "desc" };
  const ALIKE = 0.9;
  const FILTERS = ["campaign", "unit", "period", "kind"];
  // A title counts for more than a text, and a period's own page for more than each unit's.
  const RANKING = { metaWeights: { title: 5, campaign: 0.5, period: 0.5, whole: 5, kind: 0 } };

  // As bulletins/pipeline/render/pairs.py cuts pages: 长乐区 is 长乐 乐区 区.
  const HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const WORD = "\\p{L}\\p{N}";
  const piece = new RegExp(`[${HAN}]|(?![${HAN}])[${WORD}_][^\\s${HAN}]*|[^${WORD}_\\s]+`, "gu");
  const isHan = text => new RegExp(`^[${HAN}]`, "u").test(text);
  const endsInHan = text => new RegExp(`[${HAN}]$`, "u").test(text);
  const isWord = text => new RegExp(`^[${WORD}]`, "u").test(text);
  const endsInWord = text => new RegExp(`[${WORD}]$`, "u").test(text);
  const stuck = text => new RegExp(`[${HAN}\\u3000-\\u303f\\uff00-\\uffef]`, "u").test(text);

  const apart = text => text === "·";

  // A question in tokens. The last of a run of characters is in the pair before it already.
  const asked = text => text.normalize("NFC").split(/\s+/).flatMap(chunk => {
    const pieces = chunk.match(piece) ?? [];
    return pieces.flatMap((one, n) => {
      if (!isWord(one)) return [];
      const after = pieces[n + 1] ?? "";
      const covered = n && isHan(one) && endsInWord(pieces[n - 1]);
      if (endsInWord(one) && isHan(after)) return [one + after];
      return covered ? [] : [one];
    });
  });

  // An excerpt as Pagefind gives it, put together again: each letter with whether it was asked for.
  const joined = html => {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    const tokens = [...body.childNodes].flatMap(node =>
      node.textContent.split(/\s+/).filter(Boolean).map(text => ({ text, found: node.nodeName === "MARK" })));
    const letters = [];
    tokens.forEach(({ text, found }, n) => {
      const before = tokens[n - 1]?.text ?? "";
      const own = [...text];
      const overlaps = [...before].length > 1 && endsInHan(before) && isHan(text) && [...before].at(-1) === own[0];
      if (overlaps) {
        letters.at(-1).found ||= found;
        own.shift();
      } else if (letters.length && (apart(before) || apart(text) || (!stuck([...before].at(-1)) && !stuck(own[0])))) {
        letters.push({ text: " ", found: false });
      }
      letters.push(...own.map(letter => ({ text: letter, found })));
    });
    return letters;
  };
  const plain = html => joined(html).map(letter => letter.text).join("");

  // Only letters and figures are marked; the marks between two of them too.
  const marked = html => {
    const nodes = [];
    let run = "";
    let mark = false;
    const end = () => {
      if (!run) return;
      const node = mark ? document.createElement("mark") : document.createTextNode(run);
      if (mark) node.textContent = run;
      nodes.push(node);
      run = "";
    };
    const letters = joined(html);
    if (isWord(letters.at(-1)?.text ?? "")) letters.push({ text: "…", found: false });
    letters.forEach(({ text, found }, n) => {
      const next = letters[n + 1];
      const here = found && (isWord(text) || Boolean(next?.found && isWord(next.text)));
      if (here !== mark) end();
      mark = here;
      run += text;
    });
    end();
    return nodes;
  };

  const told = (name, values = {}) => said[name].replace(/%(\w+)%/g, (_, key) => values[key]);
  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };
  const link = (href, text) => {
    const made = element("a", "", text);
    made.href = href;
    return made;
  };
  const wordOf = (name, value) => [...form.elements[name].options].find(one => one.value === value)?.text ?? "";

  let engine;
  const ready = () => (engine ??= (async () => {
    const pagefind = await import(new URL("../pagefind/pagefind.js", document.baseURI).href);
    // An answer takes milliseconds: no second thread, and no second program to fetch for it.
    await pagefind.options({ excerptLength: WORDS, ranking: RANKING, noWorker: true });
    // It would cut the question by a dictionary if it saw a Chinese page; ours is cut already. It looks at once, and
    // nobody else can look in between.
    const root = document.documentElement;
    root.lang = "und";
    const started = pagefind.init();
    root.lang = language;
    await started;
    return pagefind;
  })().catch(error => {
    engine = undefined;
    throw error;
  }));

  // How many of the words asked for an excerpt marks.
  const wordsIn = (html, tokens) => {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    const marks = [...body.querySelectorAll("mark")].map(mark => bare(mark.textContent));
    return tokens.filter(token => marks.some(mark => mark.startsWith(bare(token)))).length;
  };
  const bare = text => text.toLowerCase().replace(new RegExp(`^[^${WORD}]+`, "u"), "");

  const shown = (page, tokens) => {
    const home = `../${page.raw_url ? `${page.raw_url}/` : ""}`;
    // Of what a page has to show for it: the first part that holds most of the words; main points come first.
    const parts = page.sub_results.filter(one => one.locations.length).map(one => ({ one, words: wordsIn(one.excerpt, tokens) }));
    const [best] = parts.sort((a, b) => b.words - a.words || a.one.locations[0] - b.one.locations[0]);
    const inSection = best?.one.anchor ? best.one : undefined;
    const about = [wordOf("kind", page.meta.kind), plain(page.meta.period ?? ""), plain(page.meta.campaign ?? "")];
    const item = element("li", "",
      element("h2", "search-title", link(home, plain(page.meta.title))),
      element("p", "search-about", about.filter(Boolean).join(" · ")),
      element("p", "search-excerpt", ...marked((inSection ?? page).excerpt)));
    if (inSection) {
      const section = told("search-section", { section: plain(inSection.title).replace(/[:：]$/, "") });
      item.append(element("p", "search-section", link(`${home}#${inSection.anchor.id}`, section)));
    }
    return item;
  };

  let results = [];
  let words = [];
  let question = 0;

  const showMore = async focus => {
    const asking = question;
    const already = list.children.length;
    const pages = await Promise.all(results.slice(already, already + PAGE).map(one => one.data()));
    if (asking !== question) return;
    list.append(...pages.map(page => shown(page, words)));
    const count = list.children.length;
    more.hidden = count >= results.length;
    const all = count < results.length ? "search-found-shown" : "search-found";
    status.textContent = told(all, { pages: results.length, shown: count });
    if (focus) list.children[already]?.querySelector("a").focus();
  };

  // Of what may be chosen, only what leads somewhere; units are named by the index alone.
  const offer = counts => {
    for (const name of FILTERS) {
      const select = form.elements[name];
      const there = counts[name] ?? {};
      if (name === "unit") {
        const chosen = select.value;
        const names = Object.keys(there).filter(one => there[one]).sort(new Intl.Collator(language).compare);
        if (chosen && !names.includes(chosen)) names.unshift(chosen);
        select.replaceChildren(select.options[0], ...names.map(one => new Option(one, one)));
        select.value = chosen;
      }
      for (const option of select.options) {
        option.hidden = option.disabled = Boolean(option.value && !there[option.value] && !option.selected);
      }
    }
  };

  const nothing = (text, chosen) => {
    status.replaceChildren(text ? told("search-none", { text }) : told("search-none-chosen"));
    if (!chosen) return;
    const button = element("button", "search-loosen", told("search-loosen"));
    button.type = "button";
    button.addEventListener("click", () => {
      for (const name of FILTERS) form.elements[name].value = "";
      remember(false);
      search();
      form.elements.q.focus();
    });
    status.append(" ", button);
  };

  // Of pages that answer about equally well, the months of a unit above all, the latest comes first.
  const latestOfAlike = (found, latest) => {
    const place = new Map(latest.map((one, n) => [one.id, n]));
    let rank = 0;
    let first = found[0]?.score;
    const ranked = found.map(one => {
      if (one.score < ALIKE * first) {
        rank += 1;
        first = one.score;
      }
      return { one, rank };
    });
    ranked.sort((a, b) => a.rank - b.rank || place.get(a.one.id) - place.get(b.one.id));
    return ranked.map(({ one }) => one);
  };

  const search = async () => {
    const asking = ++question;
    const text = form.elements.q.value.trim();
    words = asked(text);
    const tokens = words.join(" ");
    const chosen = Object.fromEntries(FILTERS.map(name => [name, form.elements[name].value]).filter(one => one[1]));
    const anything = Boolean(tokens || Object.keys(chosen).length);
    try {
      const pagefind = await (async () => {
        if (!engine) status.textContent = told("search-busy");
        return ready();
      })();
      const all = await pagefind.filters(); // an answer tells only of those that are there already
      const sort = form.elements.order.value === "latest" || !tokens ? LATEST : {};
      const found = anything ? await pagefind.search(tokens || null, { filters: chosen, sort }) : undefined;
      const latest = tokens && !sort.day ? await pagefind.search(tokens, { filters: chosen, sort: LATEST }) : undefined;
      const counts = found && tokens ? found.totalFilters : all;
      if (asking !== question) return;
      without.hidden = true;
      help.hidden = anything;
      offer(counts);
      results = latest ? latestOfAlike(found.results, latest.results) : found?.results ?? [];
      list.replaceChildren();
      more.hidden = true;
      if (results.length) await showMore(false);
      else if (anything) nothing(text, Object.keys(chosen).length > 0);
      else status.textContent = "";
    } catch {
      if (asking !== question) return;
      list.replaceChildren();
      more.hidden = help.hidden = true;
      without.hidden = false;
      without.firstElementChild.hidden = true;
      status.textContent = told("search-failed");
    }
  };

  const address = () => {
    const fields = [...new FormData(form)].filter(([, value]) => value.trim());
    const query = new URLSearchParams(fields).toString();
    return query ? `./?${query}` : "./";
  };
  const remember = isNew => history[isNew ? "pushState" : "replaceState"](null, "", address());
  const recall = () => {
    const given = new URLSearchParams(location.search);
    form.elements.q.value = given.get("q") ?? "";
    for (const name of [...FILTERS, "order"]) {
      const value = given.get(name) ?? "";
      const select = form.elements[name];
      if (name === "unit" && value) select.append(new Option(value, value));
      select.value = value;
      if (select.selectedIndex < 0) select.value = "";
    }
    return search();
  };

  let waiting;
  form.elements.q.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { remember(false); search(); }, 250);
  });
  form.addEventListener("change", event => {
    if (event.target === form.elements.q) return;
    remember(true);
    search();
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    clearTimeout(waiting);
    remember(true);
    search();
  });
  more.querySelector("button").addEventListener("click", () => showMore(true));
  addEventListener("popstate", recall);

  form.hidden = false;
  without.hidden = true;
  recall();
})();
