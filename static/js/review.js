// Keys, focus and the link between a mark and its card. Every act itself is a form that works without this.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const cards = () => [...document.querySelectorAll("[data-card]")];
  const taken = []; // ids decided from this page, the last one last
  let current = null; // id of the card in hand
  let next = null; // where to go once the answer is in

  function choose(card, { focus = true } = {}) {
    document.querySelectorAll(".is-current").forEach((element) => element.classList.remove("is-current"));
    current = card ? card.dataset.card : null;
    if (!card) return;
    card.classList.add("is-current");
    document.querySelectorAll(`[data-mark="${current}"]`).forEach((mark) => mark.classList.add("is-current"));
    if (focus) card.focus({ preventScroll: true });
    const mark = $(`#mark-${current}`) || card;
    for (const element of [card, mark]) {
      const box = element.getBoundingClientRect();
      if (box.top < 90 || box.bottom > innerHeight) element.scrollIntoView({ block: "center" });
    }
  }

  const inHand = () => (current && $(`#card-${current}[data-card]`)) || null;

  function step(by) {
    const all = cards();
    const at = all.indexOf(inHand());
    choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  function decide(verdict) {
    const card = inHand();
    if (card) $(`.verdicts [value="${verdict}"]`, card).click();
    else step(1);
  }

  function takeBack() {
    const line = document.activeElement.closest(".line");
    const form = line ? $("form", line) : taken.length ? $(`#decide-${taken[taken.length - 1]}`) : null;
    const button = form && $('[value="open"]', form);
    if (button) button.click();
    else say("There is nothing to take back.");
  }

  function say(sentence, failed = false) {
    const line = $("#said");
    line.textContent = sentence;
    line.classList.toggle("failed", failed);
  }

  const acts = {
    j: () => step(1),
    k: () => step(-1),
    a: () => decide("accepted"),
    r: () => decide("rejected"),
    u: takeBack,
    "?": () => $("#keys").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat && !"jk".includes(event.key)) return;
    if (event.target.closest("input, textarea, select, dialog, [contenteditable]")) return;
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("#keys-link")) {
      event.preventDefault();
      acts["?"]();
      return;
    }
    if (event.target.closest("button, a, summary, input")) return;
    const mark = event.target.closest("[data-mark]");
    const card = mark ? $(`#card-${mark.dataset.mark}[data-card]`) : event.target.closest("[data-card]");
    if (card) choose(card);
  });

  document.addEventListener("focusin", (event) => {
    const card = event.target.closest("[data-card]");
    if (card && card.dataset.card !== current) choose(card, { focus: false });
  });

  const subject = (event) => {
    const form = event.detail.elt.closest("form");
    const host = form && form.closest(".card, .line");
    return host ? host.id.replace("card-", "") : null;
  };

  document.addEventListener("htmx:beforeRequest", (event) => {
    const id = subject(event);
    const all = cards();
    const at = all.findIndex((card) => card.dataset.card === id);
    const after = at < 0 ? null : all[at + 1] || all[at - 1];
    next = { id, then: after ? after.dataset.card : null, opened: at < 0 };
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    if (!next || !event.detail.xhr) return;
    const { id, then, opened } = next;
    next = null;
    $("#said").classList.toggle("failed", event.detail.xhr.status >= 400);
    const complaint = $(`#card-${id} .complaint`);
    if (complaint) {
      const host = complaint.closest("[data-card]");
      if (host) choose(host);
      else complaint.focus();
      return;
    }
    if (opened) taken.splice(taken.lastIndexOf(id), taken.includes(id) ? 1 : 0);
    else taken.push(id);
    const card = $(`#card-${opened ? id : then}[data-card]`) || cards()[0];
    choose(card);
    if (!card) $("#finished")?.focus();
  });

  const failed = () => say("No answer from the desk. Nothing was changed here; try again.", true);
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:timeout", failed);
  document.addEventListener("htmx:responseError", (event) => {
    const line = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html").body.textContent.trim();
    say(line.slice(0, 300) || "The desk could not do that. Nothing was changed.", true);
  });

  const wanted = location.hash.match(/^#card-(\d+)$/);
  if (wanted && $(`#card-${wanted[1]}[data-card]`)) choose($(`#card-${wanted[1]}`));
})();
