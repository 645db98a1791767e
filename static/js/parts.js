// A long article comes in parts: the next one is fetched when the reader nears its end, the one before on demand.
(() => {
  "use strict";
  const desk = document.querySelector("#desk");
  if (!desk) return;
  let held = null; // the paragraph that is read while copy comes in above it

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!event.target.matches("#less")) return;
    const section = desk.querySelector(".block");
    held = section && { section, top: section.getBoundingClientRect().top };
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (!event.detail.target.matches("#less, #more")) return;
    once();
    if (held) scrollBy(0, held.section.getBoundingClientRect().top - held.top);
    held = null;
  });

  // A paragraph that was moved meanwhile may be here already: it stays where it is being written in.
  function once() {
    const met = new Map();
    for (const section of desk.querySelectorAll(".block")) {
      const twin = met.get(section.id);
      if (twin?.matches(".editing")) section.remove();
      else twin?.remove();
      if (section.isConnected) met.set(section.id, section);
    }
  }

  // Whoever steps on from the last card, or back from the first one, goes on in the next part.
  document.addEventListener("desk:further", ({ detail: { by, then } }) => {
    const edge = document.querySelector(by > 0 ? "#more" : "#less a");
    if (!edge) return;
    const wait = (event) => {
      if (!event.detail.target.matches("#less, #more")) return;
      document.removeEventListener("htmx:afterSettle", wait);
      then();
    };
    document.addEventListener("htmx:afterSettle", wait);
    htmx.trigger(edge, by > 0 ? "wanted" : "click");
  });
})();
