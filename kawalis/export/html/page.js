"use strict";
// Marks what a finding rests on. Classes only on what is there; hovering paints through the CSS Custom Highlight API.
(() => {
  const report = document.querySelector(".report");
  const findings = document.querySelector(".findings");
  const live = document.getElementById("live");
  const back = document.getElementById("back");
  const narrow = matchMedia("(max-width: 62rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let chosen = null;
  let origin = null;

  const all = (name, id) => [...report.querySelectorAll(`[data-${name}~="${CSS.escape(id)}"]`)];
  const card = (id) => document.getElementById(`go-${id}`);
  const show = (element, block) =>
    element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

  // Scrolls the findings' own column, never the page.
  function reveal(element) {
    if (!element || narrow.matches) return;
    const box = element.getBoundingClientRect();
    const column = findings.getBoundingClientRect();
    if (box.top >= column.top + 60 && box.bottom <= Math.min(column.bottom, innerHeight)) return;
    findings.scrollBy({ top: box.top - column.top - column.height / 3, behavior: calm.matches ? "auto" : "smooth" });
  }

  function clear() {
    for (const s of report.querySelectorAll(".on, .with")) s.classList.remove("on", "with");
    for (const b of document.querySelectorAll('[aria-pressed="true"]')) b.setAttribute("aria-pressed", "false");
    for (const c of document.querySelectorAll(".chosen")) c.classList.remove("chosen");
    report.classList.remove("choosing");
    back.hidden = true;
    chosen = null;
  }

  function address(id) {
    try {
      history.replaceState(null, "", id ? `#${id}` : location.pathname + location.search);
    } catch {
      // a page opened from a place that forbids it keeps its address
    }
  }

  function choose(id, from) {
    const again = chosen === id;
    clear();
    if (again) {
      live.textContent = live.dataset.unmarked;
      address("");
      return;
    }
    chosen = id;
    origin = from;
    const main = all("of", id);
    const rest = all("part", id);
    for (const s of rest) s.classList.add("with");
    for (const s of main) s.classList.add("on");
    report.classList.add("choosing");
    for (const b of document.querySelectorAll(`[data-go="${CSS.escape(id)}"]`)) b.setAttribute("aria-pressed", "true");
    const box = document.querySelector(`[data-card="${CSS.escape(id)}"]`);
    if (box) box.classList.add("chosen");
    const target = main[0] || rest[0];
    if (!from || report.contains(from)) reveal(card(id));
    if (target && !(from && report.contains(from))) {
      show(target, "center");
      back.hidden = !narrow.matches || !from;
    }
    live.textContent = live.dataset.selected.replace("#", String(main.length || rest.length));
    address(id);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-go]");
    if (button) {
      choose(button.dataset.go, button);
      return;
    }
    const segment = event.target.closest(".report [data-of]");
    if (segment && String(getSelection()) === "") {
      // the innermost first; clicking again goes outwards
      const ids = segment.dataset.of.split(" ").reverse();
      const next = ids[(ids.indexOf(chosen) + 1) % ids.length];
      if (next !== chosen) choose(next, segment);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen) choose(chosen, null);
  });
  back.addEventListener("click", () => {
    if (!origin) return;
    show(origin, "center");
    origin.focus({ preventScroll: true });
    back.hidden = true;
  });

  if (globalThis.Highlight && CSS.highlights) {
    const hover = new Highlight();
    CSS.highlights.set("hover", hover);
    document.addEventListener("mouseover", (event) => {
      hover.clear();
      const box = event.target.closest("[data-card], .label[data-go]");
      if (!box) return;
      const id = box.dataset.card || box.dataset.go;
      for (const s of [...all("of", id), ...all("part", id)]) {
        const range = new Range();
        range.selectNodeContents(s);
        hover.add(range);
      }
    });
  }

  const asked = decodeURIComponent(location.hash.slice(1));
  if (asked && (all("of", asked).length || all("part", asked).length)) choose(asked, null);
})();
