// A number that is clicked shows its quotes beside it; without this script the same links lead to the lists at the end.
(() => {
  const dialog = document.querySelector("dialog");
  if (!dialog || !dialog.showModal) return;
  const body = dialog.querySelector("div"), title = dialog.querySelector("h3");
  const gathered = (row) => [...row.querySelectorAll("a")].map((link) => document.querySelector(link.getAttribute("href"))).filter(Boolean);
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a[href^='#']");
    const place = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!place) return;
    const row = place.matches(".index li"), passage = place.matches(".passage");
    if (!row && !(passage && !link.closest(".index"))) {
      if (dialog.open) dialog.close();
      return;
    }
    event.preventDefault();
    title.textContent = row ? place.querySelector("b").textContent : "";
    body.replaceChildren(...(row ? gathered(place) : [place]).map((each) => {
      const copy = each.cloneNode(true);
      copy.removeAttribute("id");
      return copy;
    }));
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
})();
