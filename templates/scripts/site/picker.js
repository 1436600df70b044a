// The picker: three lists, of campaigns, units and periods, made from the directory of the site when it is opened.
(() => {
  const language = document.documentElement.lang;
  const option = (text, value, chosen) => new Option(text, value, chosen, chosen);

  // Where this page stands: campaign, period and unit, as far as its address names them.
  const here = root => {
    const home = new URL(root, location.href).pathname;
    const [campaign, first, second] = decodeURI(location.pathname.slice(home.length)).split("/");
    return { campaign, parts: [first, second].filter(Boolean) };
  };

  const labelled = (name, select) => {
    const label = document.createElement("label");
    label.append(said[`picker-${name}`], select);
    return label;
  };

  const made = (index, root, at) => {
    const form = document.createElement("form");
    const [campaigns, units, periods] = Array.from({ length: 3 }, () => document.createElement("select"));
    const go = document.createElement("button");
    go.textContent = said["picker-go"];
    form.append(labelled("campaign", campaigns), labelled("unit", units), labelled("period", periods), go);

    const found = () => index.campaigns[campaigns.selectedIndex];
    const fillUnits = wanted => {
      units.replaceChildren(option(said["picker-all-units"], "", !wanted));
      for (const one of found().units.filter(one => one.address)) {
        units.append(option(one.name[language], one.unit, one.unit === wanted));
      }
      if (!units.value) units.selectedIndex = 0;
    };
    const fillPeriods = wanted => {
      const there = found().periods.filter(one => units.value ? one.units.includes(units.value) : one.address);
      periods.replaceChildren(...there.reverse().map(one => option(one.title[language], one.period, one.period === wanted)));
      if (!there.length) periods.append(option(said["picker-none"], "", true));
      const latest = there.find(one => one.kind === "month");
      if (latest && !there.some(one => one.period === wanted)) periods.value = latest.period;
      go.disabled = !there.length;
    };

    campaigns.append(...index.campaigns.map(one => option(one.name[language], one.campaign, one.campaign === at.campaign)));
    fillUnits(at.parts.find(part => found().units.some(one => one.unit === part && one.address)));
    fillPeriods(at.parts.find(part => found().periods.some(one => one.period === part)));
    campaigns.addEventListener("change", () => { fillUnits(units.value); fillPeriods(periods.value); });
    units.addEventListener("change", () => fillPeriods(periods.value));
    form.addEventListener("submit", event => {
      event.preventDefault();
      location.href = `${root}${[campaigns.value, periods.value, units.value].filter(Boolean).join("/")}/`;
    });
    return form;
  };

  for (const picker of document.querySelectorAll("details.picker")) {
    const { root, index } = picker.dataset;
    const panel = picker.querySelector(".picker-panel");
    let asked = false;
    picker.addEventListener("toggle", async () => {
      if (!picker.open || asked) return;
      asked = true;
      try {
        const answer = await fetch(index);
        if (!answer.ok) throw new Error(answer.statusText);
        const directory = await answer.json();
        directory.campaigns = directory.campaigns.filter(one => one.languages.includes(language));
        panel.prepend(made(directory, root, here(root)));
      } catch {
        const words = document.createElement("p");
        words.textContent = said["picker-failed"];
        panel.prepend(words);
      }
    });
    document.addEventListener("click", event => { if (!picker.contains(event.target)) picker.open = false; });
    picker.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !picker.open) return;
      picker.open = false;
      picker.querySelector("summary").focus();
    });
  }
})();
