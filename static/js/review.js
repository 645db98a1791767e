// Keys, focus and the link between a mark and its card. Every act itself is a form that works without this.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const cards = () => [...document.querySelectorAll("[data-card]")];
  const taken = []; // ids decided from this page, the last one last
  const queue = []; // [id, verdict] asked for by key while an answer is on its way
  const asked = new WeakMap(); // form on its way: the card it is about, and whether it takes back
  let current = null; // id of the card in hand
  let waiting = 0; // answers on their way

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
    if (!card) return step(1);
    queue.push([card.dataset.card, verdict]);
    choose(neighbour(card));
    sendNext();
  }

  // A quick hand is ahead of the desk: one decision is sent at a time, each from the form as it then stands.
  function sendNext() {
    while (!waiting && queue.length) {
      const [id, verdict] = queue.shift();
      const button = $(`#decide-${id} [value="${verdict}"]`);
      if (button) button.click();
    }
  }

  function neighbour(card) {
    const all = cards().filter((other) => other === card || !queue.some(([id]) => id === other.dataset.card));
    const at = all.indexOf(card);
    return all[at + 1] || all[at - 1] || null;
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

  document.addEventListener("htmx:beforeRequest", (event) => {
    const host = event.detail.elt.closest(".card, .line");
    if (!host) return;
    waiting += 1;
    asked.set(event.detail.elt, { id: host.id.replace("card-", ""), opening: host.matches(".line") });
    if (host.dataset.card && host.dataset.card === current) choose(neighbour(host), { focus: false });
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    if (asked.has(event.detail.requestConfig.elt)) waiting -= 1;
    if (!event.detail.successful) queue.length = 0;
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const about = asked.get(event.detail.requestConfig.elt);
    if (!about || event.detail.elt.id === "said" || event.detail.elt.id === "tally") return;
    asked.delete(event.detail.requestConfig.elt);
    const failed = event.detail.xhr.status >= 400;
    $("#said").classList.toggle("failed", failed);
    if (failed) return showComplaint(about.id);
    if (about.opening) taken.splice(taken.lastIndexOf(about.id), 1);
    else taken.push(about.id);
    choose($(`#card-${about.opening ? about.id : current}[data-card]`) || cards()[0]);
    if (!inHand()) $("#finished")?.focus();
    sendNext();
  });

  function showComplaint(id) {
    const host = $(`#card-${id}`);
    if (host.dataset.card) choose(host);
    const field = $(".other[open] input", host);
    (field || $(".complaint", host)).focus();
  }

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
