// Fields in lists that nobody has opened are kept out of the page until their card is in hand: whenever a field is
// added, a browser goes through all there are, and a long article has thousands. Comes after the other scripts,
// which put back what was typed.
(() => {
  "use strict";
  const WAITING = "[data-card]:not(.is-current) .other:not([open]) > form";
  const away = new WeakMap(); // the form of each list

  function putAway({ target }) {
    for (const form of target.querySelectorAll(WAITING)) {
      if (form.contains(document.activeElement) || [...form.elements].some(isChanged)) continue;
      away.set(form.parentElement, form);
      form.remove();
    }
  }

  const isChanged = (field) => field.matches("[id]") && field.value !== field.defaultValue;

  function bring(list) {
    const form = away.get(list);
    if (!form) return;
    away.delete(list);
    list.append(form);
    htmx.process(form);
  }

  document.addEventListener("desk:in-hand", (event) => event.target.querySelectorAll(".other").forEach(bring));
  document.addEventListener("htmx:afterSettle", putAway);
  document.addEventListener("desk:swapped", putAway);
  document.addEventListener("DOMContentLoaded", putAway);
})();
