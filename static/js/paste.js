/* Keeps the formatting of text pasted from a word processor or a page: its HTML goes to the server
   in a hidden field, where it is cleaned; here it is only counted, never shown as HTML. */
"use strict";
{
  const body = document.getElementById("id_body");
  const formatted = document.getElementById("id_formatted");
  const notice = document.getElementById("pasted");
  const named = [
    ["h1, h2, h3, h4, h5, h6", "heading"],
    ["p, blockquote", "paragraph"],
    ["li", "list item"],
    ["a[href]", "link"],
    ["b, strong, i, em", "word in bold or italics", "words in bold or italics"],
  ];

  function tell(html) {
    const pasted = new DOMParser().parseFromString(html, "text/html");
    const counts = named
      .map(([selector, one, many]) => [pasted.body.querySelectorAll(selector).length, one, many ?? `${one}s`])
      .filter(([count]) => count > 0)
      .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
    notice.querySelector("span").textContent = counts.join(", ");
    return counts.length > 0;
  }

  function hold(html) {
    formatted.value = html;
    body.readOnly = html !== "";
    notice.hidden = html === "";
  }

  body.addEventListener("paste", (event) => {
    const html = event.clipboardData.getData("text/html");
    const replacesAll = body.selectionStart === 0 && body.selectionEnd === body.value.length;
    if (!html || !replacesAll || body.readOnly || !tell(html)) return;
    event.preventDefault();
    body.value = event.clipboardData.getData("text/plain");
    hold(html);
  });

  notice.addEventListener("click", (event) => {
    const keep = event.target.dataset.keep;
    if (!keep) return;
    if (keep === "nothing") body.value = "";
    hold("");
    body.focus();
  });

  if (formatted.value && tell(formatted.value)) hold(formatted.value);
}
