// What plain links and <details> cannot do: filter lines, sort tables, show sentences beside a
// number, open what a link leads into. The page is whole without it.
"use strict";
(() => {
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const byId = (id) => document.getElementById(id);

  // Links into folded parts open them.
  const reveal = () => {
    const target = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let at = target.parentElement; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Filter the concordance.
  const form = byId("filter");
  if (form) {
    form.hidden = false;
    const cells = all(".cell").map((cell) => ({ cell, lines: all(".line", cell).map((line) => ({ line, text: line.textContent.toLowerCase() })) }));
    const filter = () => {
      const want = Object.fromEntries(new FormData(form));
      const words = want.words.trim().toLowerCase();
      let shown = 0;
      for (const { cell, lines } of cells) {
        const fits = (!want.group || cell.dataset.group === want.group) && (!want.label || cell.dataset.label === want.label);
        let here = 0;
        for (const { line, text } of lines) {
          const { voice = cell.dataset.voice, speaker = "", zone = "body" } = line.dataset;
          const keep = fits && (!want.voice || voice === want.voice) && (!want.speaker || speaker === want.speaker) && (!want.zone || zone === want.zone) && (!words || text.includes(words));
          line.hidden = !keep;
          here += keep;
        }
        cell.hidden = !here;
        shown += here;
      }
      for (const section of all(".contrastlines")) section.hidden = !section.querySelector(".cell:not([hidden])");
      form.querySelector("output").textContent = shown.toLocaleString(document.documentElement.lang);
    };
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    filter();
  }

  // Sort tables by a column, cells with data-sort (dates) by that; again turns it round.
  const point = document.documentElement.dataset.decimal || ".";
  const number = (text) => {
    const bare = text.replace(point === "," ? /[\s.]/g : /[\s,]/g, "").replace(point, ".");
    const plain = bare.replace("\u2212", "-").match(/^[<>+]?(-?\d+(?:\.\d+)?)/);
    return plain ? Number(plain[1]) : null;
  };
  const sort = (table, column, head) => {
    const down = head.getAttribute("aria-sort") !== "descending";
    for (const other of all("th", table.tHead)) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = table.tBodies[0];
    const keyed = [...body.rows].map((row) => {
      const { dataset, textContent } = row.cells[column];
      const text = dataset.sort ?? textContent.trim();
      return { row, text, n: "sort" in dataset ? null : number(text) };
    });
    keyed.sort((a, b) => (a.n !== null && b.n !== null ? a.n - b.n : a.text.localeCompare(b.text)) * (down ? -1 : 1));
    body.append(...keyed.map(({ row }) => row));
  };
  for (const table of all("table.sortable")) {
    all("thead th", table).forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(table, column, head));
    });
  }

  // Tables that go on beyond the edge fade there.
  const fade = (one) => one.classList.toggle("more", one.scrollWidth - one.clientWidth - Math.abs(one.scrollLeft) > 2);
  const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => fade(target)));
  for (const one of all(".scroll")) {
    one.addEventListener("scroll", () => fade(one), { passive: true });
    sizes.observe(one);
  }

  // Show a number's sentences beside it instead of jumping away.
  const peek = byId("peek");
  const open = (cell) => {
    const copy = cell.cloneNode(true);
    for (const part of [copy, ...all("[id]", copy)]) part.removeAttribute("id");
    for (const part of [copy, ...all("[hidden]", copy)]) part.hidden = false;
    const heading = copy.querySelector("h4");
    byId("peek-title").replaceChildren(...heading.childNodes);
    heading.remove();
    peek.querySelector(".peek-body").replaceChildren(copy);
    peek.showModal();
    peek.scrollTop = 0;
  };
  if (peek) document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (event.target === peek || event.target.closest("[data-close]")) peek.close();
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (peek.open) peek.close();
    else {
      const cell = byId(link.hash.slice(1));
      if (cell && cell.classList.contains("cell") && !link.closest(".cell")) {
        event.preventDefault();
        open(cell);
      }
    }
  });
})();
