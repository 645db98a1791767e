// Words marked on the page open the form for a suggestion on them. Without this the form has a page of its own.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const points = (text) => [...text].length;
  const offer = document.createElement("button");
  offer.type = "button";
  offer.className = "offer button";
  offer.textContent = "Suggest";
  offer.hidden = true;
  document.body.append(offer);

  // The text as it reads: without what is only proposed, and without the tools at the marks.
  const filter = (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(".tools, .mark ins") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;

  function textUpTo(words, container, offset) {
    const range = document.createRange();
    range.setStart(words, 0);
    range.setEnd(container, offset);
    return read(range.cloneContents());
  }

  function read(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, filter);
    let text = "";
    while (walker.nextNode()) {
      if (walker.currentNode.nodeType === Node.TEXT_NODE) text += walker.currentNode.data;
      else if (walker.currentNode.matches("br")) text += "\n";
    }
    return text;
  }

  function marked() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0).cloneRange();
    const words = range.startContainer.parentElement?.closest(".desk.is-marked .words");
    const link = words && $(".propose", words.closest(".block"));
    if (!link || !endsIn(words, range)) return null;
    const before = textUpTo(words, range.startContainer, range.startOffset);
    const all = textUpTo(words, range.endContainer, range.endOffset);
    const chosen = all.slice(before.length);
    const lead = chosen.length - chosen.trimStart().length;
    if (!chosen.trim()) return null;
    return { link, words: chosen.trim(), at: points(before) + points(chosen.slice(0, lead)), box: range.getBoundingClientRect() };
  }

  // Three clicks mark a paragraph up to the beginning of what follows it.
  function endsIn(words, range) {
    if (words.contains(range.endContainer)) return true;
    const rest = range.cloneRange();
    rest.setStartAfter(words);
    if ([...rest.cloneContents().querySelectorAll(".words")].some((other) => other.textContent.trim())) return false;
    range.setEnd(words, words.childNodes.length);
    return true;
  }

  // Words that are on no record yet are given up only when asked.
  function mayGo(form) {
    const isTyped = (field) => field.type !== "hidden" && field.value !== field.defaultValue;
    const typed = $(".errorlist", form) || [...form.querySelectorAll("textarea, input[id]")].some(isTyped);
    return !typed || confirm("Leave without suggesting what you wrote?");
  }

  function drop(form) {
    if (!mayGo(form)) return;
    form.remove();
    document.dispatchEvent(new CustomEvent("desk:take-up"));
  }

  function open(about) {
    const other = $("#proposing");
    if (other && !mayGo(other)) return;
    other?.remove();
    offer.hidden = true;
    document.dispatchEvent(new CustomEvent("desk:put-down"));
    const cards = $(".cards", about.link.closest(".block"));
    htmx.ajax("GET", about.link.href, {
      source: cards, target: cards, swap: "afterbegin", values: about.words === undefined ? {} : { words: about.words, at: about.at },
    });
  }

  function show() {
    const about = marked();
    offer.hidden = !about;
    if (about) offer.style.setProperty("--top", `${about.box.bottom + scrollY + 6}px`);
    if (about) offer.style.setProperty("--left", `${Math.max(8, Math.min(about.box.left + scrollX, innerWidth - 120))}px`);
  }

  document.addEventListener("selectionchange", show);
  document.addEventListener("desk:swapped", show);
  offer.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the words marked
  offer.addEventListener("click", () => {
    const about = marked();
    if (about) open(about);
    else offer.hidden = true;
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#desk .propose");
    if (link) {
      event.preventDefault();
      const about = marked();
      open(about && about.link === link ? about : { link });
    }
    if (event.target.closest("#desk [data-drop]")) {
      event.preventDefault();
      drop($("#proposing"));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const form = event.target.closest("#desk #proposing");
    if (form && event.key === "Escape") return drop(form);
    if (event.key !== "s" || event.target.closest("input, textarea, select, dialog")) return;
    const about = marked();
    const block = $(".card.is-current")?.closest(".block");
    const link = about?.link || (block && $(".propose", block));
    if (!link) return;
    event.preventDefault();
    open(about || { link });
  });

  // After an edit the answer is another paragraph than the one that the form was opened in.
  document.addEventListener("htmx:afterRequest", ({ detail: { elt, xhr, requestConfig } }) => {
    if (elt.id !== "proposing" || requestConfig.verb !== "post" || xhr.status !== 200 || !elt.isConnected) return;
    elt.remove();
    document.dispatchEvent(new CustomEvent("desk:take-up"));
  });

  document.addEventListener("htmx:afterSettle", () => {
    const form = $("#desk #proposing");
    if (!form || form.dataset.met) return;
    form.dataset.met = "yes";
    const wrong = $(".errorlist", form)?.closest(".field");
    const field = $(":is(textarea, input:not([type=hidden]))", wrong || form);
    (wrong ? field : $("#id_words", form).value ? $("#id_replacement", form) : field).focus();
  });
})();
