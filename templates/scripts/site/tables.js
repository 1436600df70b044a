// Tables of more than six rows sort by their heads; longer ones filter by name, and by light where they have one.
(() => {
  const SORTED = 6;
  const FILTERED = 12;
  // Rows of a tree belong to the one above them.
  const TREE = "tr.group, tr.inner, tr.deep, tr.part";
  const NOTHING = /^[—–-]?$/;
  const MOVED = { "▲": 1, "▼": -1 };
  const ORDERS = ["none", "ascending", "descending"];
  const LIGHTS = ["red", "yellow", "green", "none"];
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });

  const fill = (text, values) => text.replace(/%(\w+)%/g, (_, name) => values[name]);
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const textOf = (cell) => cell.textContent.replace(/\s+/g, " ").trim();

  // What a cell is compared by: a number, a text, or nothing. 1 并列 is 1, ▼2 is −2, 1–3 lies between 1 and 2.
  const valueOf = (cell) => {
    const text = textOf(cell);
    if (cell.querySelector(".movement-same")) return 0;
    if (NOTHING.test(text)) return null;
    const light = cell.querySelector(".light");
    if (light) return LIGHTS.findIndex((one) => light.classList.contains(`light-${one}`));
    const plain = text.replace(/(\d),(?=\d{3})/g, "$1").replace(/−/g, "-");
    const moved = plain.match(/^([▲▼])\s*([\d.]+)/);
    if (moved) return MOVED[moved[1]] * Number(moved[2]);
    const day = plain.match(/^(\d{4})年(\d+)月(\d+)日$/);
    if (day) return Number(day[1]) * 10000 + Number(day[2]) * 100 + Number(day[3]);
    const english = plain.match(/^\d{1,2} [A-Z][a-z]+ \d{4}$/);
    if (english) return Date.parse(`${plain} UTC`);
    const range = plain.match(/^(\d+(?:\.\d)?)–(\d+(?:\.\d)?)$/);
    if (range) return Number(range[1]) + Number(range[2]) / 10000;
    const number = plain.match(/^([<>]?)([+-]?\d+(?:\.\d+)?)(?![\d年月])/);
    if (!number) return text;
    return Number(number[2]) + ({ "<": -0.5, ">": 0.5 }[number[1]] ?? 0);
  };

  const compare = (one, other) =>
    typeof one === "number" && typeof other === "number" ? one - other
      : typeof one === typeof other ? words.compare(one, other)
        : typeof one === "number" ? -1 : 1;

  const sortable = (table) => {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    const original = [...body.rows];
    const status = make("p", { className: "visually-hidden", role: "status" });
    table.closest(".table-scroll").append(status);

    const sort = (column, order) => {
      heads.forEach((head, place) => {
        if (place === column && order !== "none") head.setAttribute("aria-sort", order);
        else head.removeAttribute("aria-sort");
      });
      const direction = order === "descending" ? -1 : 1;
      const keyed = original.map((row) => [row, valueOf(row.cells[column])]);
      // What has no value is last, whichever way; the order of equals is that of the page.
      if (order !== "none") {
        keyed.sort(([, one], [, other]) =>
          one === null || other === null ? (one === null) - (other === null) : direction * compare(one, other));
      }
      body.append(...keyed.map(([row]) => row));
      status.textContent = fill(said[`sorted-${order}`], { column: textOf(heads[column]) });
    };

    heads.forEach((head, column) => {
      const button = make("button", { type: "button", className: "sort" });
      const term = head.querySelector("a");
      // A word that is explained stays a link; around it the head sorts.
      if (term) {
        button.setAttribute("aria-label", fill(said.sort, { column: textOf(head) }));
        head.append(button);
      } else {
        button.append(...head.childNodes);
        head.append(button);
      }
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort") ?? "none";
        sort(column, ORDERS[(ORDERS.indexOf(now) + 1) % ORDERS.length]);
      });
    });
    table.classList.add("sortable");
  };

  const filterable = (table) => {
    const rows = [...table.tBodies[0].rows];
    const frame = table.closest(".table-scroll");
    const nameOf = (row) => textOf(row.querySelector('th[scope="row"]') ?? row.cells[0]).toLowerCase();
    const lightOf = (row) => row.querySelector(".light");
    const input = make("input", { type: "search", autocomplete: "off" });
    const count = make("p", { className: "count", role: "status" });
    const tools = make("div", { className: "table-tools", role: "group" },
      make("label", {}, `${said["filter-label"]} `, input));
    tools.setAttribute("aria-label", frame.getAttribute("aria-label") ?? "");

    const select = make("select", {}, make("option", { value: "", textContent: said["filter-any"] }));
    for (const light of LIGHTS) {
      const found = rows.map(lightOf).find((one) => one?.classList.contains(`light-${light}`));
      if (found) select.append(make("option", { value: light, textContent: textOf(found) }));
    }
    if (select.options.length > 2) tools.append(make("label", {}, `${said["filter-light"]} `, select));
    tools.append(count);

    const filter = () => {
      const wanted = input.value.trim().toLowerCase();
      let shown = 0;
      for (const row of rows) {
        const light = lightOf(row);
        row.hidden = !nameOf(row).includes(wanted)
          || Boolean(select.value) && !light?.classList.contains(`light-${select.value}`);
        shown += !row.hidden;
      }
      count.textContent = shown || !wanted
        ? fill(said["filter-count"], { shown, all: rows.length })
        : fill(said["filter-none"], { text: input.value.trim() });
    };
    input.addEventListener("input", filter);
    select.addEventListener("change", filter);
    filter();
    frame.prepend(tools);
  };

  for (const table of document.querySelectorAll("main .bulletin-table:not(.table-directory)")) {
    const rows = table.tBodies[0]?.rows.length ?? 0;
    if (!table.tHead || rows <= SORTED || !table.closest(".table-scroll") || table.querySelector(TREE)) continue;
    if (table.querySelector("tbody [colspan], tbody [rowspan]")) continue;
    sortable(table);
    if (rows > FILTERED) filterable(table);
  }
})();
