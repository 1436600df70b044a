// Finds units by name over all campaigns, as the name is typed; the names come from the directory of the site.
(() => {
  const language = document.documentElement.lang;
  const MOST = 12;
  const plain = text => text.normalize("NFKC").toLowerCase().replace(/[\s'’-]/g, "");
  const told = (name, values) => said[name].replace(/%(\w+)%/g, (_, key) => values[key]);

  const link = (text, href) => {
    const element = document.createElement("a");
    element.href = href;
    element.textContent = text;
    return element;
  };

  // Every unit with a page, the campaign with the latest month first.
  const unitsOf = directory => {
    const campaigns = directory.campaigns.filter(one => one.languages.includes(language)).map(one => {
      const months = one.periods.filter(period => period.kind === "month" || period.kind === "ten_days");
      return { ...one, months, latest: months.at(-1)?.period ?? "" };
    });
    campaigns.sort((one, other) => (one.latest < other.latest ? 1 : one.latest > other.latest ? -1 : 0));
    return campaigns.flatMap(campaign => campaign.units.filter(unit => unit.address).map(unit => ({
      ...unit,
      campaign,
      key: [unit.name.zh, unit.name.en, unit.unit].map(plain),
      last: campaign.months.findLast(period => period.units.includes(unit.unit)),
    })));
  };

  const shown = (unit, root) => {
    const item = document.createElement("li");
    const name = document.createElement("b");
    name.textContent = unit.name[language];
    const campaign = document.createElement("span");
    campaign.className = "muted";
    campaign.textContent = unit.campaign.name[language];
    item.append(name, " ", campaign, document.createElement("br"));
    if (unit.last) {
      const text = told("finder-latest", { period: unit.last.title[language] });
      item.append(link(text, `${root}${unit.campaign.campaign}/${unit.last.period}/${unit.unit}/`), " ");
    }
    item.append(link(said["finder-months"], root + unit.address));
    return item;
  };

  for (const form of document.querySelectorAll("form.finder")) {
    const { root, index } = form.dataset;
    const input = form.querySelector("input");
    const status = form.querySelector("[role=status]");
    const list = form.querySelector("ul");
    let units;

    const find = () => {
      const text = plain(input.value);
      const found = text ? units.filter(unit => unit.key.some(name => name.includes(text))) : [];
      list.replaceChildren(...found.slice(0, MOST).map(unit => shown(unit, root)));
      const none = !found.length && text ? told("finder-none", { text: input.value.trim() }) : "";
      const count = found.length ? told("finder-count", { units: found.length }) : none;
      const more = found.length > MOST ? ` ${told("finder-more", { units: found.length - MOST })}` : "";
      status.textContent = count + more;
    };
    const ask = async () => {
      if (units) return find();
      try {
        units = unitsOf(await (await fetch(index)).json());
        find();
      } catch {
        status.textContent = said["picker-failed"];
      }
    };
    form.hidden = false;
    input.addEventListener("input", ask);
    form.addEventListener("submit", event => {
      event.preventDefault();
      list.querySelector("a")?.click();
    });
    if (input.value) ask();
  }
})();
