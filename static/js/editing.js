// Words not yet saved are asked about before the page is left, and outlast a login that ends. Every act itself is
// a form that works without this.
(() => {
  "use strict";
  const KEPT = "words kept over a login";
  const fields = () => [...document.querySelectorAll(".editing textarea")];
  const others = () => [...document.querySelectorAll(":is(.other[open], .proposing) :is(textarea, input[id])")];
  const isChanged = (field) => field.type !== "hidden" && field.value !== field.defaultValue;
  const unsaved = () => [...fields(), ...others()].some((field) => field.form !== sent && isChanged(field));
  let sent = null; // the form on its way: its words are not lost by leaving
  let leaving = false; // for the login: what was typed is kept

  window.addEventListener("beforeunload", (event) => {
    if (!leaving && unsaved()) event.preventDefault();
  });
  document.addEventListener("submit", (event) => { sent = event.target; }, true);
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout", "htmx:afterSwap"]) {
    document.addEventListener(name, () => { sent = null; });
  }

  document.addEventListener("htmx:afterSettle", () => {
    const field = fields().find((element) => !element.dataset.met);
    if (field) {
      field.dataset.met = "yes";
      field.focus();
    }
    putBack();
    if (field) field.setSelectionRange(field.value.length, field.value.length);
  });

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest(".editing form");
    if (!form) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.querySelector('[value="save"]').click();
    } else if (event.key === "Escape") {
      form.querySelector("[data-leave]").click();
    }
  });

  // A login that has ended takes the page away: what was typed waits for whoever typed it.

  const person = () => document.querySelector(".masthead form span")?.textContent;
  const kept = () => JSON.parse(sessionStorage.getItem(KEPT) || "[]");
  const store = (words) => sessionStorage.setItem(KEPT, JSON.stringify(words));

  document.addEventListener("htmx:beforeOnLoad", ({ detail: { xhr } }) => {
    if (xhr.status === 204 && xhr.getResponseHeader("HX-Redirect")) keep();
  });
  document.addEventListener("desk:to-login", keep);

  function keep() {
    const forms = new Set([...fields(), ...others()].filter(isChanged).map((field) => field.form));
    const typed = [...forms].map((form) => ({
      action: form.getAttribute("action"),
      values: [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken"),
      page: location.pathname,
      person: person(),
    }));
    store([...kept(), ...typed]);
    leaving = true;
  }

  // What the form saw comes back too, so that the desk tells what has changed since.
  function putBack() {
    const rest = kept().filter((words) => words.person !== person() || !fill(words));
    store(rest);
    return rest.filter((words) => words.person === person() && words.page === location.pathname);
  }

  function fill({ action, values }) {
    const forms = [...document.querySelectorAll(":is(.editing, .other) form, form.proposing")];
    const form = forms.find((one) => one.getAttribute("action") === action && values.every(([name]) => one.elements[name]));
    if (!form) return false;
    for (const [name, value] of values) form.elements[name].value = value;
    const list = form.closest("details");
    if (list) list.open = true;
    return true;
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const words of putBack()) {
      const link = document.querySelector(`#desk a[href="${words.action}"]`);
      if (link) link.click();
      else if (words.action.endsWith("/edit/")) location.assign(words.action); // edited since: a page of its own
      else tell(words);
    }
  });

  // Its card has been decided meanwhile.
  function tell(words) {
    document.querySelector("#said").textContent = `You had typed: “${words.values.at(-1)[1]}”`;
    store(kept().filter((other) => other.action !== words.action));
  }
})();
