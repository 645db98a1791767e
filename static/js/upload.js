/* Sends the chosen files one by one, so that each shows how far it is, and what became of it as soon
   as that is known. Without this the form sends them all at once, and the lines come with the page. */
"use strict";
{
  const form = document.getElementById("upload");
  const button = form.querySelector("button");
  const lines = document.getElementById("lines");
  const sum = document.getElementById("sum");
  const waiting = document.getElementById("waiting").content.firstElementChild;

  function lineOf(file) {
    const line = waiting.cloneNode(true);
    const name = line.querySelector("b");
    name.textContent = file.name;
    line.querySelector("progress").setAttribute("aria-label", file.name);
    lines.append(line);
    return line;
  }

  async function send(file, line) {
    const values = { files: file, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value };
    try {
      await htmx.ajax("POST", form.action, { source: line, target: line, swap: "outerHTML", values });
    } catch {
      // The line below says so.
    }
    if (line.isConnected) fail(line);
  }

  function fail(line) {
    line.className = "notice error";
    line.querySelector("progress").replaceWith("was not taken in: the desk gave no answer to it. Try again.");
  }

  function tell() {
    const [taken, refused] = ["success", "error"].map((what) => lines.querySelectorAll(`.${what}`).length);
    sum.textContent = `${taken} taken in, ${refused} refused.`;
  }

  lines.addEventListener("htmx:xhr:progress", (event) => {
    const bar = event.target.querySelector("progress");
    const { loaded, total } = event.detail;
    if (bar && loaded < total) bar.value = loaded / total;
    else if (bar) bar.removeAttribute("value"); // all sent: how long the reading takes is not known
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    lines.replaceChildren();
    sum.textContent = "";
    button.disabled = true;
    const sendings = [...form.elements.files.files].map((file) => [file, lineOf(file)]);
    for (const [file, line] of sendings) await send(file, line);
    tell();
    form.reset();
    button.disabled = false;
  });
}
