// What scripts add to the page that screens a file. Nothing here is needed to see what was found, or to get the copy.
//
// - From the list to the text and back without a step in the browser's history, where each address would stay.
// - While a file is being read, the form says so.
"use strict";

(() => {
  addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-gone] a[href^='#']");
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  });

  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.file === undefined) return;
    const [failed, wait] = ["[data-failed]", "[data-wait]"].map((each) => form.querySelector(each));
    failed.hidden = true;
    wait.hidden = false;
    form.setAttribute("aria-busy", "true");
    new MutationObserver(() => {
      if (failed.hidden) return;
      wait.hidden = true;
      form.removeAttribute("aria-busy");
    }).observe(failed, { attributeFilter: ["hidden"] });
  });
})();
