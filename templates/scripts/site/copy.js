// Buttons that copy a text: <button type="button" data-copy="…" hidden>.
(() => {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    const words = button.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = said.copied;
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  }
})();
