/* Keeps the formatting of text pasted from a word processor or a page: its HTML goes to the server
   in a hidden field, where it is cleaned. Here its tags are only counted: to parse it would apply
   its styles, which the policy on styles reports. Listens before the field is there: a paste and its
   keys can come as soon as the field has the focus. */
"use strict";
{
  const body = () => document.getElementById("id_body");
  const formatted = () => document.getElementById("id_formatted");
  const notice = () => document.getElementById("pasted");
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
    notice().querySelector("span").textContent = counts.join(", ");
    return counts.length > 0;
  }

  function hold(html) {
    formatted().value = html;
    body().readOnly = html !== "";
    notice().hidden = html === "";
  }

  document.addEventListener("paste", (event) => {
    const field = event.target;
    if (field !== body()) return;
    const html = event.clipboardData.getData("text/html");
    const replacesAll = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    if (!html || !replacesAll || field.readOnly || !tell(html)) return;
    event.preventDefault();
    field.value = event.clipboardData.getData("text/plain");
    hold(html);
  });

  document.addEventListener("keydown", (event) => {
    if (event.target !== body()) return;
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });

  document.addEventListener("click", (event) => {
    const keep = event.target.dataset.keep;
    if (!keep) return;
    if (keep === "nothing") body().value = "";
    hold("");
    body().focus();
  });

  document.addEventListener("DOMContentLoaded", () => {
    const html = formatted().value;
    if (html && tell(html)) hold(html);
  });
}
