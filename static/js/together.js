// What others do shows within two seconds, without moving the reader's place or touching what is being typed.
(() => {
  "use strict";
  const EVERY = 2000;
  const $ = (selector, root = document) => root.querySelector(selector);
  const desk = $("#desk");
  if (!desk) return;
  let stamp = Number(desk.dataset.stamp);
  let after = ""; // how far down all with this stamp are here; empty when that is all
  let others = "";
  let failures = 0;
  const wanted = []; // what is to be fetched, with the block that is wanted in any case; the first is on its way
  let countIsOld = false; // our own decisions have changed how many words there are
  let timer = setTimeout(listen, EVERY);

  async function listen() {
    if (!document.hidden) await hear();
    if (timer) timer = setTimeout(listen, EVERY);
  }

  async function hear() {
    try {
      const query = new URLSearchParams({ stamp, others });
      const answer = await fetch(`${desk.dataset.pulse}&${query}`, { signal: AbortSignal.timeout(10000) });
      failures = 0;
      if (answer.status === 404) return stop();
      if (answer.status === 204 && (countIsOld || left()) && !waitsForAnswer()) return await catchUp(left());
      if (answer.status !== 200) return;
      const heard = await answer.json();
      showPeople(heard.others);
      if (heard.stamp !== stamp && !waitsForAnswer()) await catchUp();
    } catch {
      failures += 1;
      if (failures === 3) say("The desk does not answer. What you decide now may not be stored.");
    }
  }

  function stop() {
    clearTimeout(timer);
    timer = null;
    say("This page no longer hears what others do: load it again.");
  }

  function showPeople(names) {
    others = names;
    $("#people").hidden = !names;
    $("#people span").textContent = names;
  }

  const say = (sentence) => { $("#said").textContent = sentence; };
  const waitsForAnswer = () => Boolean($(".htmx-request"));

  async function catchUp(also = "") {
    if (!wanted.includes(also, 1)) wanted.push(also);
    if (wanted.length > 1) return;
    try {
      for (; wanted.length; wanted.shift()) await fetchChanges(wanted[0]);
    } finally {
      wanted.length = 0;
    }
  }

  async function fetchChanges(also) {
    const query = new URLSearchParams({ since: stamp, after, also, ...shown() });
    const headers = { "HX-Request": "true", "HX-Current-URL": location.href };
    const answer = await fetch(`${desk.dataset.changes}?${query}`, { headers });
    if (answer.headers.get("HX-Redirect")) return toLogin(answer.headers.get("HX-Redirect"));
    if (answer.ok) take(new DOMParser().parseFromString(await answer.text(), "text/html"));
  }

  function toLogin(address) {
    document.dispatchEvent(new CustomEvent("desk:to-login"));
    location.assign(address);
  }

  function take(news) {
    const changes = $("#changes", news);
    const fixed = anchor(changes);
    const top = fixed?.getBoundingClientRect().top;
    const count = swapBlocks(changes);
    for (const id of ["tally", "quiet", "words-count"]) renew($(`#${id}`), $(`#${id}`, news));
    if (fixed?.isConnected) scrollBy(0, fixed.getBoundingClientRect().top - top);
    stamp = Number(changes.dataset.stamp);
    after = changes.dataset.after;
    if (after && wanted.length < 2) wanted.push("");
    countIsOld = false;
    if (count) document.dispatchEvent(new CustomEvent("desk:swapped"));
  }

  // What stood open stays so, and whoever was at one of its links or buttons stays there.
  function renew(old, fresh) {
    if (!old || !fresh) return;
    const held = old.contains(document.activeElement) && document.activeElement;
    const wasOpen = $("details[open]", old) !== null;
    const element = put(old, fresh);
    htmx.process(element);
    if (wasOpen && $("details", element)) $("details", element).open = true;
    if (!held) return;
    const same = (one) => one.tagName === held.tagName && one.id === held.id && one.textContent === held.textContent;
    [...element.querySelectorAll("a, button, summary, [tabindex]")].find(same)?.focus({ preventScroll: true });
  }

  // From which position on until which one the copy is on the page.
  function shown() {
    return { from: $("#less")?.dataset.at || "", until: $("#more")?.dataset.at || "" };
  }

  function put(old, fresh) {
    const element = document.importNode(fresh, true);
    old.replaceWith(element);
    return element;
  }

  // What the reader looks at: it keeps its place on the screen.
  function anchor(changes) {
    const going = new Set([...changes.children].map((section) => section.id));
    const seen = [...desk.querySelectorAll(".block")].filter((section) => section.getBoundingClientRect().bottom > 90);
    return seen.find((section) => !going.has(section.id)) || seen[0];
  }

  function swapBlocks(changes) {
    const order = changes.dataset.order.split(" ").map((id) => `block-${id}`);
    const known = new Set(order);
    const left = document.activeElement.closest("[data-saved]");
    const above = left?.previousElementSibling;
    let count = 0;
    for (const section of desk.querySelectorAll(".block")) {
      if (known.has(section.id)) continue;
      if (isBeingTyped(section)) leaveAlone(section);
      else section.remove();
      count += 1;
    }
    for (const fresh of [...changes.children]) count += swapBlock(fresh, order);
    inOrder(order);
    if (left && document.activeElement === document.body) enter(above?.nextElementSibling || $(".block", desk));
    return count;
  }

  // Whoever has written goes on from there.
  function enter(section) {
    if (!section) return;
    section.tabIndex = -1;
    section.focus({ preventScroll: true });
  }

  function swapBlock(fresh, order) {
    const old = document.getElementById(fresh.id);
    if (old && isBeingTyped(old)) {
      leaveAlone(old);
      return 0;
    }
    if (old && (isAsking(old) || isMarked(old))) {
      old.classList.add("is-behind");
      return 0;
    }
    const held = old && old.contains(document.activeElement) ? document.activeElement.closest("[id]").id : null;
    const element = old ? put(old, fresh) : add(fresh, order);
    if (!element) return 0;
    htmx.process(element);
    if (held) (document.getElementById(held) || element).focus({ preventScroll: true });
    return 1;
  }

  // A new block is shown below what stands before it, else on top of all that is shown, else instead of nothing.
  function add(fresh, order) {
    if (!fresh.matches("[data-asked]")) return null;
    const above = document.getElementById(order.slice(0, order.indexOf(fresh.id)).findLast((id) => document.getElementById(id)));
    const below = $(".block", desk);
    const element = document.importNode(fresh, true);
    if (above) above.after(element);
    else if (below) below.before(element);
    else $("#none-asked")?.replaceWith(element);
    return element.isConnected ? element : null;
  }

  function inOrder(order) {
    let above = null;
    for (const id of order) {
      const section = document.getElementById(id);
      if (!section) continue;
      if (above && above.nextElementSibling !== section && !followsTyped(above, section)) above.after(section);
      above = section;
    }
  }

  function followsTyped(above, section) {
    let next = above.nextElementSibling;
    while (next && next !== section && next.classList.contains("is-behind")) next = next.nextElementSibling;
    return next === section;
  }

  function isBeingTyped(section) {
    if (section.dataset.saved) return false;
    if (section.matches(".editing") || $("#proposing", section)) return true;
    const fields = section.querySelectorAll("textarea, input:not([type=hidden], [type=radio], [type=checkbox])");
    return [...fields].some((field) => field === document.activeElement || field.value !== field.defaultValue);
  }

  // The answer to what was asked from it is on its way, and finds its place by the paragraph that asked.
  function isAsking(section) {
    return section.matches(".htmx-request") || $(".htmx-request", section) !== null;
  }

  // Its words are marked, to suggest something on them.
  function isMarked(section) {
    const selection = getSelection();
    return !selection.isCollapsed && section.contains(selection.anchorNode);
  }

  function leaveAlone(section) {
    if (!section.matches(".is-behind")) say("Somebody changed the paragraph you are writing in.");
    section.classList.add("is-behind");
  }

  // A paragraph that was left alone and that nobody is writing in any more.
  function left() {
    const sections = [...desk.querySelectorAll(".is-behind")];
    return sections.find((section) => !isBeingTyped(section) && !isAsking(section) && !isMarked(section))?.id.replace("block-", "") || "";
  }

  // Our own acts: the answer to a decision carries the stamp after it, and others say that there is more to fetch.
  document.addEventListener("htmx:afterRequest", (event) => {
    const { xhr, elt } = event.detail;
    const own = Number(xhr.getResponseHeader("Desk-Stamp"));
    if (own === stamp + 1 && !after) {
      stamp = own;
      countIsOld = true;
    }
    const section = elt.closest?.(".editing");
    if (section && xhr.status === 204 && event.detail.requestConfig.verb === "post") {
      section.dataset.saved = "yes";
      catchUp(section.id.replace("block-", ""));
    }
  });
  document.addEventListener("desk:behind", () => catchUp());
  document.addEventListener("click", (event) => {
    const leave = event.target.closest("[data-leave]");
    if (!leave) return;
    event.preventDefault();
    const section = leave.closest(".editing");
    const field = $("textarea", section);
    if (field.value !== field.defaultValue && !confirm("Leave without saving what you wrote?")) return;
    section.dataset.saved = "yes";
    catchUp(section.id.replace("block-", ""));
  });
})();
