/* Keeps the formatting of text pasted from a word processor or a page: its HTML goes to the server
   in a hidden field, where it is cleaned. Here its tags are only counted: to parse it would apply
   its styles, which the policy on styles reports. */
"use strict";
{
  const body = document.getElementById("id_body");
  const formatted = document.getElementById("id_formatted");
  const notice = document.getElementById("pasted");
  const named = [
    [/<h[1-6]\b/gi, "heading"],
    [/<p\b/gi, "paragraph"],
    [/<li\b/gi, "list item"],
    [/<a\b[^>]*\bhref/gi, "link"],
    [/<(?:b|strong|i|em)\b/gi, "word in bold or italics", "words in bold or italics"],
  ];

  function tell(html) {
    const counts = named
      .map(([tag, one, many]) => [(html.match(tag) ?? []).length, one, many ?? `${one}s`])
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

  body.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    body.form.requestSubmit();
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
