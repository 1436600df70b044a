// The page that compares units: reads the campaign's published standings, draws what is chosen, and writes the choice
// into the address. The plain tables below it stand as they are.
(() => {
  const box = document.getElementById("compare");
  if (!box) return;
  const MOST = 5; // units compared
  const FAINT = 20; // others of a league beyond this many are not drawn
  const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  const at = (name) => document.getElementById(`compare-${name}`);
  const tell = (name, words = {}) =>
    Object.entries(words).reduce((text, [key, word]) => text.replaceAll(`%${key}%`, word), said[`compare-${name}`]);
  const listed = (names) => names.join(said["compare-list"]);

  // Elements are made, never written as markup: no name in the data can become any.
  const SVG = "http://www.w3.org/2000/svg";
  const fill = (element, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
  const draw = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

  let data; // the campaign's standings
  const now = { league: "", period: "", units: [] };
  const named = (unit) => data.names.get(unit) ?? unit;
  const league = () => data.leagues.find((one) => one.league === now.league);
  const own = new Set(box.dataset.pages.split(" ").filter(Boolean));

  const read = (found) => {
    const standing = new Map(); // league → period → unit → row
    for (const period of found.periods) {
      for (const row of period.standing) {
        if (!standing.has(row.league)) standing.set(row.league, new Map());
        const periods = standing.get(row.league);
        if (!periods.has(period.period)) periods.set(period.period, new Map());
        periods.get(period.period).set(row.unit, row);
      }
    }
    return {
      standing,
      leagues: found.leagues.filter((one) => standing.has(one.league)),
      periods: found.periods,
      names: new Map(found.units.map((one) => [one.unit, one.name[language]])),
    };
  };

  const rows = (period = now.period) => data.standing.get(now.league)?.get(period) ?? new Map();
  const title = (period) => data.periods.find((one) => one.period === period).title[language];
  const withLeague = () => data.periods.filter((one) => rows(one.period).size);
  // The periods on the axis: of the same kind as the chosen one, up to it.
  const series = () => {
    const periods = withLeague();
    const last = periods.findIndex((one) => one.period === now.period);
    return periods.slice(0, last + 1).filter((one) => one.kind === periods[last].kind).map((one) => one.period);
  };
  const inOrder = () => [...rows().values()].sort((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity));

  // The address: ?units=a,b&scheme=city&period=2021-12. A league over all actions goes by its scheme alone.
  const short = (code) => code.replace(/\/overall$/, "");
  const long = (text) => (text.includes("/") ? text : `${text}/overall`);
  const fromAddress = () => {
    const asked = new URLSearchParams(location.search);
    const units = (asked.get("units") ?? "").split(",").filter(Boolean);
    const known = data.leagues.map((one) => one.league);
    const wanted = long(asked.get("scheme") ?? "");
    const fitting = (code) => units.filter((unit) => [...data.standing.get(code).values()].some((one) => one.has(unit))).length;
    const overall = data.leagues.filter((one) => one.action === null).map((one) => one.league);
    now.league = known.includes(wanted) ? wanted : [...overall].sort((a, b) => fitting(b) - fitting(a))[0] ?? known[0];
    choosePeriod(asked.get("period"));
    now.units = units;
    return keep();
  };
  const choosePeriod = (wanted) => {
    const periods = withLeague();
    const months = periods.filter((one) => one.kind === "month");
    const newest = (months.length ? months : periods).at(-1);
    now.period = (periods.find((one) => one.period === wanted) ?? newest).period;
  };
  // Keep the chosen units that are in the league; the first three of it where none is. Return the others' names.
  const keep = () => {
    const there = new Set(series().flatMap((period) => [...rows(period).keys()]));
    const asked = [...new Set(now.units)];
    const kept = asked.filter((unit) => there.has(unit)).slice(0, MOST);
    now.units = kept.length ? kept : inOrder().slice(0, 3).map((one) => one.unit);
    return asked.filter((unit) => data.names.has(unit) && !there.has(unit)).map(named);
  };
  const toAddress = () => {
    const query = new URLSearchParams({ units: now.units.join(","), scheme: short(now.league), period: now.period });
    // Commas and slashes may stand in a query as they are, and are easier to read so.
    history.replaceState(null, "", `?${query.toString().replaceAll("%2C", ",").replaceAll("%2F", "/")}`);
    at("copy").dataset.copy = location.href;
  };

  const decimals = () => {
    const scores = series().flatMap((period) => [...rows(period).values()].map((one) => one.score));
    return Math.min(4, Math.max(0, ...scores.map((one) => String(one ?? "").split(".")[1]?.length ?? 0)));
  };
  const written = (value, places) => value.toFixed(places).replace("-", "−");
  const place = (row) => (row?.position == null ? said["compare-unranked"] : tell("place", { place: row.position }));

  // The controls
  const options = (select, groups, chosen) => {
    select.replaceChildren();
    for (const [label, several] of groups) {
      const into = label ? select.appendChild(make("optgroup", { label })) : select;
      for (const [value, text] of several) into.append(make("option", { value }, text));
    }
    select.value = chosen;
  };
  const showControls = () => {
    const entry = (one) => [one.league, one.title[language]];
    const [overall, actions] = [true, false].map((is) => data.leagues.filter((one) => (one.action === null) === is).map(entry));
    options(at("league"), actions.length ? [[said["compare-overall"], overall], [said["compare-action"], actions]]
      : [["", overall]], now.league);
    options(at("period"), [["", withLeague().map((one) => [one.period, one.title[language]]).reverse()]], now.period);
    const others = inOrder().filter((one) => !now.units.includes(one.unit)).map((one) => [one.unit, named(one.unit)]);
    const full = now.units.length >= MOST;
    options(at("add"), [["", [["", said[full ? "compare-full" : "compare-choose"]], ...(full ? [] : others)]]], "");
    at("chosen").replaceChildren(...now.units.map((unit, n) => {
      const button = make("button", { type: "button", "aria-label": tell("remove", { unit: named(unit) }) }, "×");
      button.addEventListener("click", () => {
        now.units = now.units.filter((one) => one !== unit);
        change();
        (at("chosen").querySelectorAll("button")[Math.min(n, now.units.length - 1)] ?? at("add")).focus();
      });
      return make("li", { class: `series-${n + 1}` }, sample(n), make("span", {}, named(unit)), button);
    }));
  };
  const sample = (n) => draw("svg", { viewBox: "0 0 28 12", width: 28, height: 12, "aria-hidden": "true" },
    line([[1, 6], [27, 6]], n), marker(14, 6, n));

  // What is drawn. Every series has a colour, a dash and a shape of its own, and its name at its end.
  const DASHES = ["", "7 4", "2 4", "10 3 2 3", "4 2"];
  const line = (points, n) => draw("path", {
    class: "series-line", d: points.map(([x, y], m) => `${m ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join(""),
    ...(DASHES[n] ? { "stroke-dasharray": DASHES[n] } : {}),
  });
  const SHAPES = [
    "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0-4 0Z", "M-3.6-3.6H3.6V3.6H-3.6Z", "M0-4.6L4.4 3.4H-4.4Z", "M0-5L5 0L0 5L-5 0Z",
    "M-1.4-4.6H1.4V-1.4H4.6V1.4H1.4V4.6H-1.4V1.4H-4.6V-1.4H-1.4Z",
  ];
  const marker = (x, y, n) =>
    draw("path", { class: "series-mark", d: SHAPES[n], transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });

  const measure = document.createElement("canvas").getContext("2d");
  const wide = (text) => measure.measureText(text).width;
  const fitted = (text, room) => {
    if (wide(text) <= room) return text;
    let cut = text;
    while (cut && wide(`${cut}…`) > room) cut = cut.slice(0, -1);
    return `${cut.trimEnd()}…`;
  };
  // Labels at the right, in the order of their lines' ends, none nearer to the next than a line of text.
  const spread = (wanted, top, bottom, step) => {
    const order = wanted.map((y, n) => [y, n]).sort((a, b) => a[0] - b[0]);
    let last = top - step;
    for (const one of order) last = one[0] = Math.max(one[0], last + step);
    let next = bottom + step;
    for (const one of order.reverse()) next = one[0] = Math.min(one[0], next - step);
    return order.reduce((ys, [y, n]) => Object.assign(ys, { [n]: y }), []);
  };
  const ticks = (low, high, most) => {
    const step = [1, 2, 5].flatMap((one) => [-3, -2, -1, 0, 1, 2, 3].map((power) => one * 10 ** power))
      .sort((a, b) => a - b).find((one) => (high - low) / one <= most) ?? high - low;
    const found = [];
    for (let n = Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-9; n += 1) found.push(n * step);
    return [found, Math.max(0, -Math.floor(Math.log10(step) + 1e-9))];
  };

  // As wide as there is room for a chart: letters keep their size on every screen. Two stand side by side on a desk.
  const room = () => {
    const gaps = Number.parseFloat(getComputedStyle(at("charts")).columnGap) || 0;
    const [whole, least] = [box.clientWidth, 28 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)];
    return Math.max(240, Math.min(640, whole >= 2 * least + gaps ? (whole - gaps) / 2 : whole));
  };
  const TOP = 30;
  const chart = (caption, { values, others, height, ys, marks, labels }) => {
    const periods = series();
    const width = room();
    measure.font = `13px ${getComputedStyle(document.body).fontFamily}`;
    const left = Math.max(...marks.map(([, text]) => wide(text))) + 12;
    const right = Math.min(width * 0.45, Math.max(...labels.map((text) => wide(text) * 1.05)) + 16);
    const xs = periods.map((_, n) => left + 8 + ((width - left - right - 16) * n) / Math.max(1, periods.length - 1));
    const root = draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img" });
    let free = -Infinity;
    periods.forEach((period, n) => {
      root.append(draw("path", { class: "chart-grid", d: `M${xs[n]} ${TOP - 8}V${height - 4}` }));
      const text = brief(period), half = wide(text) / 2;
      if (xs[n] - half < free) return;
      free = xs[n] + half + 8;
      root.append(draw("text", { class: "chart-muted", x: xs[n], y: 13, "text-anchor": "middle" }, text));
    });
    for (const [y, text] of marks) {
      root.append(draw("text", { class: "chart-muted", x: left - 8, y: y + 4.5, "text-anchor": "end" }, text));
    }
    // A line breaks where a period has no value.
    const runs = (row) => row.reduce((found, value, n) => {
      if (value == null) found.push([]);
      else found.at(-1).push([xs[n], ys(value)]);
      return found;
    }, [[]]).filter((run) => run.length);
    for (const row of others) {
      for (const run of runs(row)) {
        root.append(draw("path", { class: "chart-other", d: run.map(([x, y], m) => `${m ? "L" : "M"}${x} ${y}`).join("") }));
      }
    }
    const ends = values.map((row) => runs(row).at(-1)?.at(-1));
    const step = 17, text = spread(ends.map((end) => end?.[1] ?? height - 12), TOP, height - 10, step);
    // The first unit is drawn last: it lies on top.
    values.map((row, n) => [row, n]).reverse().forEach(([row, n]) => {
      const group = draw("g", { class: `series-${n + 1}` });
      for (const run of runs(row)) group.append(line(run, n), ...run.map(([x, y]) => marker(x, y, n)));
      if (ends[n]) {
        group.append(draw("path", { class: "chart-leader", d: `M${ends[n][0] + 7} ${ends[n][1]}L${width - right + 6} ${text[n]}` }));
      }
      group.append(draw("text", { class: "series-name", x: width - right + 10, y: text[n] + 4.5 }, fitted(labels[n], right - 12)));
      root.append(group);
    });
    root.setAttribute("aria-label", tell("alt", { caption, lines: now.units.map((unit, n) => tell("line", {
      unit: named(unit),
      values: listed(periods.map((period, m) => tell("point", { period: title(period), value: labels.words(values[n][m], rows(period).get(unit)) }))),
    })).join("") }).trim());
    return make("figure", { class: "compare-chart" }, root, make("figcaption", {}, caption));
  };
  // A period as briefly as the axis allows: the year only where the axis has several.
  const brief = (period) => {
    const years = new Set(series().map((one) => one.slice(0, 4)));
    const text = title(period);
    if (years.size > 1) return language === "zh" ? text.replace("年", "/").replace("月", "") : text.replace(/^(\p{L}{3})\p{L}*/u, "$1");
    return language === "zh" ? text.replace(/^\d{4}年/, "") : text.replace(/ ?\d{4}$/, "").replace(/^(\p{L}{3})\p{L}*$/u, "$1");
  };

  const positionsChart = () => {
    const periods = series(), units = now.units;
    const column = (unit) => periods.map((period) => rows(period).get(unit)?.position ?? null);
    const all = [...new Set(periods.flatMap((period) => [...rows(period).keys()]))];
    const others = all.length <= FAINT ? all.filter((unit) => !units.includes(unit)).map(column) : [];
    const values = units.map(column);
    const last = Math.max(1, ...[...values, ...others].flat().filter((one) => one != null));
    const single = last <= FAINT;
    const height = TOP + (single ? Math.max(110, last * 20) : 320);
    const ys = (value) => TOP + 10 + ((value - 1) / Math.max(1, last - 1)) * (height - TOP - 24);
    const shown = single ? Array.from({ length: last }, (_, n) => n + 1) : [1, ...ticks(1, last, 8)[0].filter((one) => one > 1)];
    const labels = units.map((unit, n) => `${values[n].at(-1) ?? "—"} ${named(unit)}`);
    labels.words = (_, row) => place(row);
    const caption = tell("positions", { league: league().title[language] });
    return chart(others.length ? `${caption}${language === "zh" ? "；" : "; "}${said["compare-others"]}` : caption,
      { values, others, height, ys, marks: shown.map((one) => [ys(one), String(one)]), labels });
  };

  const scoresChart = () => {
    const periods = series(), places = decimals();
    const values = now.units.map((unit) => periods.map((period) => rows(period).get(unit)?.score ?? null));
    const known = values.flat().filter((one) => one != null);
    if (!known.length) return null;
    let [low, high] = [Math.min(...known), Math.max(...known)];
    if (high - low < 1e-9) [low, high] = [low - 1, high + 1];
    const height = TOP + 240, better = league().better === "lower" ? -1 : 1;
    const ys = (value) => {
      const share = (value - low) / (high - low);
      return TOP + 12 + (better > 0 ? 1 - share : share) * (height - TOP - 30);
    };
    const [shown, fine] = ticks(low, high, 6);
    const labels = now.units.map((unit, n) => `${values[n].at(-1) == null ? "—" : written(values[n].at(-1), places)} ${named(unit)}`);
    labels.words = (value) => (value == null ? "—" : written(value, places));
    const caption = tell("scores", { league: league().title[language], score: measured() });
    return chart(caption, { values, others: [], height, ys, marks: shown.map((one) => [ys(one), written(one, fine)]), labels });
  };
  const measured = () => tell("measured", { score: league().score[language], measure: league().measure[language] });

  const table = () => {
    const periods = series(), places = decimals(), [first] = now.units;
    const caption = tell("table", { league: league().title[language], units: listed(now.units.map(named)), score: measured() });
    const head = (text, kind = "num") => make("th", { scope: "col", class: kind }, text);
    const gap = now.units.length > 1 ? [head(tell("gap", { unit: named(first), period: title(now.period) }))] : [];
    const body = now.units.map((unit, n) => {
      const link = own.has(unit) ? make("a", { href: `../${unit}/` }, named(unit)) : named(unit);
      const cells = periods.map((period) => {
        const row = rows(period).get(unit);
        if (!row) return make("td", { class: "num" }, make("span", { class: "muted" }, "—"));
        const tie = row.tied ? [" ", make("span", { class: "tie" }, said["compare-tied"])] : [];
        const score = row.score == null ? [] : [make("span", { class: "compare-score marks" }, written(row.score, places))];
        return make("td", { class: "num" }, make("span", { class: "compare-place" }, place(row)), ...tie, ...score);
      });
      const [mine, theirs] = [unit, first].map((one) => rows().get(one)?.score);
      const far = mine == null || theirs == null || !n ? "—" : written(mine - theirs, places);
      const signed = far !== "—" && mine - theirs > 0 && Number(far) !== 0 ? `+${far}` : far;
      const last = gap.length ? [make("td", { class: "num" }, signed)] : [];
      return make("tr", n ? {} : { class: "own" }, make("th", { scope: "row" }, link), ...cells, ...last);
    });
    return make("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": caption },
      make("table", { class: "bulletin-table" }, make("caption", {}, caption),
        make("thead", {}, make("tr", {}, head(said["compare-unit"], ""), ...periods.map((one) => head(title(one))), ...gap)),
        make("tbody", {}, ...body)));
  };

  const redraw = () => {
    const several = series().length > 1;
    at("note").textContent = several ? "" : said["compare-one"];
    at("charts").replaceChildren(...(several ? [positionsChart(), scoresChart()].filter(Boolean) : []));
  };
  const show = (without = []) => {
    showControls();
    redraw();
    at("table").replaceChildren(table());
    // Seen in the charts, and so only said; what was left out is seen nowhere else.
    at("said").textContent = tell("said", { units: listed(now.units.map(named)), league: league().title[language], period: title(now.period) });
    at("status").textContent = without.length ? tell("left-out", { units: listed(without) }) : "";
  };
  const change = () => {
    const without = keep();
    toAddress();
    show(without);
  };

  at("league").addEventListener("change", (event) => { now.league = event.target.value; choosePeriod(now.period); change(); });
  at("period").addEventListener("change", (event) => { now.period = event.target.value; change(); });
  at("add").addEventListener("change", (event) => {
    if (!event.target.value) return;
    now.units.push(event.target.value);
    change();
    at("add").focus();
  });

  fetch(box.dataset.source)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
    .then((found) => {
      data = read(found);
      if (!data.leagues.length) return;
      const without = fromAddress();
      at("copy").dataset.copy = location.href;
      box.hidden = false;
      show(without);
      // Drawn for the width there is: letters keep their size.
      let before = box.clientWidth;
      new ResizeObserver(() => {
        if (box.clientWidth === before) return;
        before = box.clientWidth;
        redraw();
      }).observe(box);
      window.addEventListener("popstate", () => show(fromAddress()));
    })
    .catch(() => { at("status").textContent = said["compare-unread"]; });
})();
