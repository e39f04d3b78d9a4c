// The article page: marks one event and mutes the others, shows why words were read so, and their alternatives.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const marksOf = (piece) =>
    words(piece, "marks").map((mark) => {
      const [role, start, ...owner] = mark.split("/");
      return { role, start, owner: owner.join("/") };
    });
  const cards = () => all("[data-card]");
  const letters = { trigger: "T", actor: "A", recipient: "R", place: "P", date: "D", speaker: "S", cue: "C" };
  const chosen = () => document.querySelector(".card.chosen")?.dataset.card ?? null;

  // Choosing

  function show(piece, id) {
    const begins = words(piece, "begins").map((one) => one.split("/"));
    const own = begins.filter(([role, owner]) => (id ? owner === id : role === "trigger"));
    const marks = marksOf(piece);
    const shown = marks.filter((mark) => !id || mark.owner === id).map((mark) => mark.role);
    for (const { role } of marks) piece.classList.toggle(`is-${role}`, shown.includes(role));
    piece.classList.toggle("muted", marks.length > 0 && shown.length === 0);
    if (id && own.length) piece.dataset.letters = own.map(([role]) => letters[role] ?? "").join("");
    else delete piece.dataset.letters;
    if (own.length) {
      piece.tabIndex = 0;
      piece.setAttribute("role", "button");
      piece.setAttribute("aria-label", `${piece.textContent}: ${own.map(([role]) => role).join(", ")}`);
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) piece.removeAttribute(name);
    }
  }

  function choose(id, { move = true } = {}) {
    const found = cards();
    const place = found.findIndex((card) => card.dataset.card === id);
    for (const card of found) {
      const is = card.dataset.card === id;
      card.classList.toggle("chosen", is);
      const link = card.querySelector("[data-choose]");
      if (is) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    for (const piece of all(".text .mark")) show(piece, id);
    const state = document.querySelector(".stepper .state");
    if (state) {
      state.textContent = id
        ? `Event ${place + 1} of ${found.length} marked: ${found[place].querySelector(".choose").textContent}`
        : `All ${found.length} events marked`;
    }
    const address = new URL(window.location.href);
    if (id) address.searchParams.set("event", id);
    else address.searchParams.delete("event");
    address.hash = "";
    history.replaceState(history.state, "", address.href.replaceAll("%3A", ":"));
    if (id && move) reveal(id, found[place]);
  }

  function reveal(id, card) {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    const trigger = all(".text .mark").find((piece) => words(piece, "begins").includes(`trigger/${id}`));
    trigger?.scrollIntoView({ block: "center", behavior: calm });
    const list = card.closest(".beside");
    if (list && list.scrollHeight > list.clientHeight) {
      const above = card.getBoundingClientRect().top - list.getBoundingClientRect().top;
      list.scrollTo({ top: list.scrollTop + above - 96, behavior: calm });
    }
  }

  function step(by) {
    const ids = cards().map((card) => card.dataset.card);
    if (!ids.length) return;
    const place = ids.indexOf(chosen());
    const next = place < 0 ? (by > 0 ? 0 : ids.length - 1) : (place + by + ids.length) % ids.length;
    choose(ids[next]);
  }

  // Why

  function choicesOf(mark) {
    const card = cards().find((one) => one.dataset.card === mark.owner);
    if (!card) return [];
    const role = mark.role === "cue" ? "speaker" : mark.role;
    const same = all(".choice", card).filter((choice) => choice.dataset.role === role);
    const exact = same.filter((choice) => choice.dataset.start === mark.start);
    return exact.length ? exact : same;
  }

  function explained(piece, { whole }) {
    const id = chosen();
    const marks = marksOf(piece).sort((a, b) => (b.owner === id) - (a.owner === id));
    const parts = [];
    for (const mark of marks) {
      const card = cards().find((one) => one.dataset.card === mark.owner);
      const choices = choicesOf(mark);
      if (!card || !choices.length) continue;
      const head = document.createElement("h3");
      head.textContent = `${mark.role} of ${card.querySelector(".choose").textContent}`;
      parts.push(head);
      for (const choice of whole ? choices : choices.slice(0, 2)) {
        const copy = choice.cloneNode(true);
        if (!whole) for (const options of all(".options", copy)) options.remove();
        parts.push(copy);
      }
      if (!whole && parts.length > 5) break;
    }
    return parts;
  }

  let hint = null;
  function unhint() {
    hint?.remove();
    hint = null;
  }
  function point(piece) {
    unhint();
    const parts = explained(piece, { whole: false });
    if (!parts.length) return;
    hint = document.createElement("div");
    hint.className = "hint";
    hint.setAttribute("role", "tooltip");
    const more = document.createElement("p");
    more.className = "quiet";
    more.textContent = "Click or Enter: alternatives with their scores";
    hint.append(...parts, more);
    document.body.append(hint);
    const at = piece.getClientRects()[0] ?? piece.getBoundingClientRect();
    const size = hint.getBoundingClientRect();
    const below = at.bottom + 6 + size.height <= window.innerHeight;
    hint.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - size.width - 8))}px`;
    hint.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - size.height - 6)}px`;
  }

  function open(piece) {
    const parts = explained(piece, { whole: true });
    if (!parts.length) return;
    unhint();
    const dialog = document.createElement("dialog");
    dialog.className = "why-dialog";
    const head = document.createElement("h2");
    head.id = "why-heading";
    head.textContent = `Why “${piece.textContent.trim()}” was read so`;
    dialog.setAttribute("aria-labelledby", head.id);
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      piece.focus();
    });
    dialog.append(head, ...parts, close);
    document.body.append(dialog);
    dialog.showModal();
  }

  // Statements

  function tell(ids) {
    for (const piece of all(".text .mark[data-said]")) {
      piece.classList.toggle("told", words(piece, "said").some((id) => ids.includes(id)));
    }
    for (const note of all("[data-statement]")) note.classList.toggle("told", ids.includes(note.dataset.statement));
  }

  const closest = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null);

  document.addEventListener("click", (event) => {
    const link = closest(event, "[data-choose]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      choose(link.dataset.choose === chosen() ? null : link.dataset.choose);
      return;
    }
    const stepped = closest(event, "[data-step]");
    if (stepped) {
      if (stepped.dataset.step === "0") choose(null);
      else step(Number(stepped.dataset.step));
      return;
    }
    const piece = closest(event, ".text .mark[data-marks]");
    if (piece && window.getSelection().isCollapsed) open(piece);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (closest(event, "input, textarea, select, [contenteditable]")) return;
    const piece = closest(event, ".text .mark[role=button]");
    if (piece && (event.key === "Enter" || event.key === " ")) open(piece);
    else if (!document.querySelector(".reading")) return;
    else if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
    else if (event.key === "Escape" && hint) unhint();
    else if (event.key === "Escape" && chosen()) choose(null);
    else return;
    event.preventDefault();
  });
  for (const [name, by] of [["mouseover", "pointer"], ["focusin", "focus"]]) {
    document.addEventListener(name, (event) => {
      const piece = closest(event, ".text .mark[data-marks]");
      if (piece) point(piece);
      else if (!closest(event, ".hint") && (by === "focus" || closest(event, ".words, .beside"))) unhint();
      const note = closest(event, "[data-statement]");
      const content = closest(event, ".text .mark[data-said]");
      if (note) tell([note.dataset.statement]);
      else if (content) tell(words(content, "said"));
      else tell([]);
    });
  }
  document.addEventListener("scroll", unhint, { passive: true });

  // The event that the address names is marked by the server; bring it into view once the page is there.
  const waiting = setInterval(() => {
    if (!document.querySelector(".reading")) return;
    clearInterval(waiting);
    const id = chosen();
    if (id) reveal(id, cards().find((card) => card.dataset.card === id));
  }, 50);
  setTimeout(() => clearInterval(waiting), 10000);
})();
