// Keys, focus and the link between a mark and its card. Every act itself is a form that works without this.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const cards = () => [...document.querySelectorAll("[data-card]")];
  const cardOf = (id) => $(`#card-${id}[data-card]`);
  const taken = []; // ids decided from this page, the last one last
  const later = []; // acts asked for while an answer is on its way
  const asked = new Set(); // ids they are about: passed over when going on
  let current = null; // id of the card in hand
  let last = null; // where the hand was last: the card, its paragraph, and the paragraph above
  let putDown = false; // the card was put down for a form, and is taken up when that goes
  let brief = false; // it is not opened: whoever works down the list by mouse finds each button in its place
  let waiting = null; // the request that has not been answered
  let typed = []; // fields of the block on its way out that hold more than they came with
  let openLists = []; // and its lists that stood open

  htmx.config.timeout = 20000;
  htmx.config.defaultSettleDelay = 0; // until it has settled a form is not htmx's: a quick key would load the page anew

  // The card in hand

  function choose(card, { focus = true, open = true } = {}) {
    document.querySelectorAll(".is-current").forEach((element) => element.classList.remove("is-current", "is-brief"));
    current = card ? card.dataset.card : null;
    brief = !open;
    if (!card) return;
    putDown = false;
    const block = card.closest(".block");
    last = { card: current, home: block.id, above: block.previousElementSibling?.id };
    card.classList.add("is-current");
    card.classList.toggle("is-brief", brief);
    card.dispatchEvent(new CustomEvent("desk:in-hand", { bubbles: true }));
    document.querySelectorAll(`[data-mark="${current}"]`).forEach((mark) => mark.classList.add("is-current"));
    if (focus) card.focus({ preventScroll: true });
    show(card, $(`#mark-${current}`) || card);
  }

  // On a narrow screen the card in hand lies over the foot of the page, and only its mark has to be found.
  function show(card, mark) {
    const lies = getComputedStyle(card).position === "fixed";
    const foot = lies ? card.getBoundingClientRect().top : innerHeight;
    for (const element of lies ? [mark] : [card, mark]) {
      const box = element.getBoundingClientRect();
      if (box.top < 90 || box.bottom > foot) element.scrollIntoView({ block: "center" });
    }
  }

  const inHand = () => current && cardOf(current);
  const isBelow = (block, card) => block.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING;
  const firstFrom = (block) => block && cards().find((card) => isBelow(block, card));

  // The card that was in hand, or what comes after its place: its paragraph may be gone, and the one above with it.
  function hereabouts() {
    const home = last && (document.getElementById(last.home) || document.getElementById(last.above)?.nextElementSibling);
    return (last && cardOf(last.card)) || firstFrom(home || atTheTop()) || cards().at(last ? -1 : 0);
  }

  function takeUp() {
    if (!putDown || $("#desk :is(.editing, #proposing)")) return;
    putDown = false;
    goOn(hereabouts(), true);
  }

  function neighbour(card) {
    const all = cards().filter((other) => other === card || !asked.has(other.dataset.card));
    const at = all.indexOf(card);
    return all[at + 1] || all[at - 1] || null;
  }

  function step(by) {
    const all = cards();
    const at = all.indexOf(inHand());
    if (at < 0 && all.length && (by > 0 || last)) return choose(hereabouts());
    if (by > 0 ? at === all.length - 1 && $("#more") : at === 0 && $("#less")) return further(by);
    choose(all[at < 0 ? all.length - 1 : Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  function further(by) {
    document.dispatchEvent(new CustomEvent("desk:further", { detail: { by, then: () => step(by) } }));
  }

  // Deciding

  function decide(verdict) {
    const card = inHand();
    if (!card) return step(1);
    const button = $(`#decide-${current} [value="${verdict}"]`);
    if (button) button.click();
  }

  function takeBack() {
    if (waiting) return later.push(takeBack);
    const line = document.activeElement.closest(".line");
    const button = line ? $('[value="open"]', line) : lastTaken() || $("#undo button");
    if (button) button.click();
    else say("There is nothing to take back.");
  }

  function lastTaken() {
    while (taken.length) {
      const button = $(`#decide-${taken[taken.length - 1]} [value="open"]`);
      if (button) return button;
      taken.pop(); // opened again meanwhile
    }
    return null;
  }

  function say(sentence, failed = false) {
    $("#said").textContent = sentence;
    $("#said").classList.toggle("failed", failed);
  }

  // On a narrow screen it lies over the page, until it has been read.
  let reading;
  new MutationObserver(() => {
    clearTimeout(reading);
    $("#said").classList.remove("is-read");
    reading = setTimeout(() => $("#said").classList.add("is-read"), 6000);
  }).observe($("#said"), { childList: true });

  function aboutOf(path, values) {
    const id = /\/suggestions\/(\d+)\/decide\/$/.exec(path);
    return id && { id: id[1], opening: values.get("verdict") === "open" };
  }

  // A quick hand is ahead of the desk. One decision is sent at a time: the next may be about the same block,
  // whose form will be another one by then, so its fields are kept rather than the form.
  document.addEventListener("htmx:confirm", (event) => {
    const { elt, path, target, triggeringEvent } = event.detail;
    if (!elt.matches("#desk form")) return;
    const values = new FormData(elt, triggeringEvent && triggeringEvent.submitter);
    const about = aboutOf(path, values);
    if (!about) return passOver(path);
    const { id } = about;
    if (waiting) {
      event.preventDefault();
      if (asked.has(id)) return;
      const block = `#${target.id}`;
      later.push(() => htmx.ajax("POST", path, { source: block, target: block, swap: "outerHTML", values: Object.fromEntries(values) }));
    }
    asked.add(id);
    const card = cardOf(id);
    if (card) choose(neighbour(card), { focus: false, open: id === current && !brief });
  });

  // What is kept quiet goes: the hand goes on, as it does from what is decided.
  function passOver(path) {
    const card = cardOf(/\/suggestions\/(\d+)\/silence\/$/.exec(path)?.[1]);
    if (card && card === inHand()) choose(neighbour(card), { focus: false, open: !brief });
  }

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!aboutOf(event.detail.requestConfig.path, event.detail.requestConfig.formData)) return;
    const { xhr } = event.detail;
    waiting = xhr;
    xhr.addEventListener("loadend", () => setTimeout(() => xhr === waiting && sendNext(), 100)); // should its block be gone
  });

  function sendNext() {
    waiting = null;
    if (later.length) later.shift()();
    else asked.clear();
  }

  function forget() {
    waiting = null;
    later.length = 0;
    asked.clear();
  }

  document.addEventListener("htmx:beforeSwap", (event) => {
    const changed = (field) => field.value !== field.defaultValue && field.form !== event.detail.requestConfig.elt;
    typed = [...event.target.querySelectorAll(".other :is(input, textarea)[id]")].filter(changed);
    openLists = [...event.target.querySelectorAll(".decided[open]")];
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const about = aboutOf(event.detail.requestConfig.path, event.detail.requestConfig.formData);
    if (!event.target.matches(".block")) return;
    putBack(event.target);
    if (!about) return goOnBeside(event);
    asked.delete(about.id);
    const failed = event.detail.xhr.status >= 400;
    $("#said").classList.toggle("failed", failed);
    if (failed) {
      forget();
      return showComplaint(about.id);
    }
    if (!about.opening) taken.push(about.id);
    if (about.opening) goOn(cardOf(about.id), true);
    else goOn(inHand() || cards()[0], !brief);
    sendNext();
  });

  // A form to write in, what came of one, or a remark: its card stays in hand while it waits.
  function goOnBeside(event) {
    const failed = event.detail.xhr.status >= 400;
    $("#said").classList.toggle("failed", failed);
    if (failed && $(".complaint", event.target)) return $(".complaint", event.target).focus();
    if (event.target.matches(".editing")) return putItDown();
    if (putDown) return takeUp();
    if (current) goOn(inHand() || hereabouts(), !brief);
  }

  function putItDown() {
    putDown = putDown || current !== null;
    choose(null);
  }

  function goOn(card, open) {
    choose(card, { focus: !document.activeElement.matches("input, textarea"), open });
    if (!card) $("#finished")?.focus();
  }

  function putBack(block) {
    for (const field of typed) {
      const fresh = $(`#${field.id}`);
      if (!fresh) continue;
      fresh.value = field.value;
      fresh.closest("details").open = true;
    }
    if (openLists.length && $(".decided", block)) $(".decided", block).open = true;
  }

  function showComplaint(id) {
    const host = $(`#card-${id}`);
    if (host.dataset.card) choose(host);
    const field = $(".other[open] :is(input, textarea)[id]", host);
    (field || $(".complaint", host)).focus();
  }

  function fail(event, sentence) {
    const about = aboutOf(event.detail.requestConfig.path, event.detail.requestConfig.formData);
    if (!about) return;
    say(sentence, true);
    forget();
    if (cardOf(about.id)) choose(cardOf(about.id));
  }

  const noAnswer = (event) => fail(event, "No answer from the desk. Nothing was changed here; try again.");
  document.addEventListener("htmx:sendError", noAnswer);
  document.addEventListener("htmx:timeout", noAnswer);
  document.addEventListener("htmx:responseError", (event) => {
    const line = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html").body.textContent.trim();
    fail(event, line.slice(0, 300) || "The desk could not do that. Nothing was changed.");
  });

  // Keys and clicks

  const acts = {
    j: () => step(1),
    k: () => step(-1),
    a: () => decide("accepted"),
    r: () => decide("rejected"),
    R: () => open(".because"),
    o: () => open(".other"),
    c: () => open(".reply"),
    x: () => inHand()?.querySelector(".silence button")?.click(),
    l: () => inHand()?.querySelector(".like")?.click(),
    v: () => $("#next-view")?.click(),
    u: takeBack,
    "?": () => $("#keys").showModal(),
    e: () => inHand()?.closest(".block").querySelector(".write")?.click(),
    Escape: () => choose(null),
  };
  for (const digit of "123456789") {
    acts[digit] = () => inHand()?.querySelectorAll(".alternatives button")[digit - 1]?.click();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || (event.repeat && !"jk".includes(event.key))) return;
    if (event.key === "Escape" && event.target.closest(".other[open]")) return leave(event.target);
    if (event.key === "Enter" && !event.shiftKey && event.target.matches("[data-enter]")) {
      event.preventDefault();
      return event.target.form.requestSubmit();
    }
    if (event.target.closest("input, textarea, select, dialog, [contenteditable]")) return;
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  function leave(place) {
    place.closest(".other").open = false;
    place.closest("[data-card]").focus();
  }

  function open(which) {
    const other = inHand()?.querySelector(which);
    if (!other) return;
    other.open = true;
    enter(other);
  }

  function enter(other) {
    if (other.open) $(":is(input, textarea)[id]", other).focus();
  }

  // Another view of the same words: the reader stays at them.
  function atTheTop() {
    return scrollY && [...document.querySelectorAll(".block")].find((block) => block.getBoundingClientRect().bottom > 110);
  }

  document.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-decide]");
    if (event.detail > 1 && (tool || event.target.closest("[name=verdict]"))) return event.preventDefault(); // by then another card's
    if (tool) return $(`#decide-${tool.dataset.decide} [value="${tool.value}"]`).click();
    if (event.target.closest("#keys-link")) {
      event.preventDefault();
      return acts["?"]();
    }
    const view = event.target.closest(".views a");
    if (view) view.hash = ($(".block .is-current")?.closest(".block") || atTheTop())?.id || "";
    if (event.target.closest(".other > summary")) {
      return requestAnimationFrame(() => enter(event.target.closest(".other")));
    }
    if (event.target.closest("button, a, summary, input, dialog")) return;
    const mark = event.target.closest("[data-mark]");
    const card = mark ? cardOf(mark.dataset.mark) : event.target.closest("[data-card]");
    if (card || event.target.closest(".words")) choose(card);
  });

  // By keyboard alone: a card would open under the pointer and move the button that is being pressed.
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest("[data-card]");
    if (card && card.dataset.card !== current && event.target.matches(":focus-visible")) choose(card, { focus: false });
  });

  // What was decided before an edit or a silence is not the last thing any more: the desk knows what was.
  document.addEventListener("htmx:afterRequest", (event) => {
    const { elt, xhr, requestConfig } = event.detail;
    const kept = /\/silence\/$|\/lift\/$/.test(requestConfig.path) && xhr.status === 200;
    if (kept || (elt.closest?.(".editing") && xhr.status === 204)) taken.length = 0;
  });

  // What another script swaps in must not lose the card in hand.
  document.addEventListener("desk:swapped", () => {
    const card = inHand();
    if (putDown) takeUp();
    else if (current && !card) goOn(hereabouts(), !brief);
    else if (card && !card.classList.contains("is-current")) choose(card, { focus: false, open: !brief });
  });

  document.addEventListener("desk:put-down", putItDown);
  document.addEventListener("desk:take-up", takeUp);
  document.addEventListener("desk:said", (event) => say(event.detail.sentence));

  const told = $(".complaint");
  const wanted = told ? told.closest("[data-card]") : cardOf(/^#card-(\d+)$/.exec(location.hash)?.[1]);
  if (wanted) choose(wanted);
})();
