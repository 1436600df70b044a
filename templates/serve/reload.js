// Added to each page by `build.py serve`, and to no published one: shows what a rebuild says, reloads when it is done.
(() => {
  const own = document.currentScript;
  const strip = document.createElement("div");
  const mark = document.createElement("p");
  strip.className = "serve-strip";
  strip.setAttribute("role", "alert");
  mark.className = "serve-mark";
  mark.setAttribute("role", "status");
  strip.hidden = mark.hidden = true;
  document.body.prepend(strip);
  document.body.append(mark);
  let told = "";

  const line = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  function tell(state) {
    const now = JSON.stringify([state.trouble, state.building, state.drafts]);
    if (now === told) return;
    told = now;
    strip.replaceChildren();
    strip.hidden = !state.trouble;
    if (state.trouble) {
      const list = document.createElement("ul");
      list.append(...state.trouble.lines.map((text) => line("li", text)));
      strip.append(line("strong", state.trouble.title), list);
    }
    mark.replaceChildren();
    mark.hidden = !(state.building || state.drafts);
    if (state.building) mark.append(line("span", state.building));
    if (state.drafts) mark.append(Object.assign(line("a", state.drafts), { href: own.dataset.drafts }));
  }

  async function look() {
    if (document.hidden) return;
    try {
      const answer = await fetch(own.dataset.state, { cache: "no-store" });
      const state = await answer.json();
      if (state.version !== own.dataset.version) location.reload();
      else tell(state);
    } catch { /* the server has stopped, or is about to come back */ }
  }

  document.addEventListener("visibilitychange", look);
  setInterval(look, 1000);
  look();
})();
