// What scripts add to the pages where a message, a paper or a file is given. Nothing here is needed to get an answer.
//
// - Ctrl and Enter together send the form. What is pasted outside a field goes into the one for it.
// - A file can be dropped anywhere on the page.
// - When the page is left, what was sent and the answer are taken out of it, so that going back shows neither.
"use strict";

(() => {
  const field = () => document.querySelector("[data-paste]");

  addEventListener("keydown", (event) => {
    const form = document.querySelector("form[data-keys]");
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !form) return;
    event.preventDefault();
    form.requestSubmit();
  });

  addEventListener("paste", (event) => {
    if (!field() || event.target.closest?.("textarea, input")) return;
    event.preventDefault();
    field().value = event.clipboardData.getData("text/plain");
    field().focus();
  });

  for (const type of ["dragover", "dragleave", "drop"]) {
    addEventListener(type, (event) => {
      const input = document.querySelector("input[type=file]");
      if (!input || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      input.form.classList.toggle("dropping", type === "dragover");
      if (type !== "drop") return;
      input.files = event.dataTransfer.files;
      input.focus();
    });
  }

  addEventListener("pagehide", () => {
    for (const each of document.querySelectorAll("[data-gone]")) each.remove();
    for (const each of document.querySelectorAll("form[data-once]")) each.reset();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
