// A word of the trade opens its explanation in place; without this script it leads to the page's list of them.
(() => {
  const HREF = 'main a[href^="#term-"]';
  if (!("popover" in HTMLElement.prototype)) return;
  const box = document.createElement("div");
  box.className = "term-box";
  box.popover = "auto";
  box.tabIndex = -1;
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-labelledby", "term-box-name");
  document.body.append(box);
  let link = null;

  const element = (name, text, properties = {}) => Object.assign(document.createElement(name), { textContent: text }, properties);

  const place = () => {
    const at = link.getBoundingClientRect();
    const gap = 8;
    const room = document.documentElement.clientWidth - box.offsetWidth - gap;
    const below = at.bottom + gap + box.offsetHeight <= window.innerHeight || at.top < box.offsetHeight + gap;
    box.style.left = `${Math.max(gap, Math.min(at.left, room)) + window.scrollX}px`;
    box.style.top = `${(below ? at.bottom + gap : at.top - gap - box.offsetHeight) + window.scrollY}px`;
  };

  const open = (from, name) => {
    link = from;
    const close = element("button", said["term-close"], { type: "button" });
    close.addEventListener("click", () => box.hidePopover());
    const all = element("a", said["term-all"], { href: `#${name.id}` });
    all.addEventListener("click", () => { link = null; box.hidePopover(); });
    const foot = element("p", "");
    foot.append(all, close);
    box.replaceChildren(
      element("strong", name.textContent, { id: "term-box-name" }),
      element("p", name.nextElementSibling.textContent),
      foot,
    );
    box.showPopover();
    place();
    box.focus({ preventScroll: true });
  };

  box.addEventListener("toggle", (event) => {
    if (event.newState === "open" || !link) return;
    link.setAttribute("aria-expanded", "false");
    // The focus goes back unless the reader has already put it elsewhere.
    if (box.contains(document.activeElement) || document.activeElement === document.body) link.focus({ preventScroll: true });
  });

  for (const one of document.querySelectorAll(HREF)) {
    const name = document.getElementById(one.hash.slice(1));
    if (!name?.nextElementSibling) continue;
    one.setAttribute("aria-haspopup", "dialog");
    one.setAttribute("aria-expanded", "false");
    one.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(one, name);
      one.setAttribute("aria-expanded", "true");
    });
  }
})();
