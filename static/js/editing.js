// Words not yet saved are asked about before the page is left. Every act itself is a form that works without this.
(() => {
  "use strict";
  const fields = () => [...document.querySelectorAll(".editing textarea")];
  const others = () => [...document.querySelectorAll(":is(.other[open], .proposing) :is(textarea, input[id])")];
  const isUnsaved = (field) => field.form !== sent && field.type !== "hidden" && field.value !== field.defaultValue;
  const unsaved = () => [...fields(), ...others()].some(isUnsaved);
  let sent = null; // the form on its way: its words are not lost by leaving

  window.addEventListener("beforeunload", (event) => {
    if (unsaved()) event.preventDefault();
  });
  document.addEventListener("submit", (event) => { sent = event.target; }, true);
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout", "htmx:afterSwap"]) {
    document.addEventListener(name, () => { sent = null; });
  }

  document.addEventListener("htmx:afterSettle", () => {
    const field = fields().find((element) => !element.dataset.met);
    if (!field) return;
    field.dataset.met = "yes";
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
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
})();
