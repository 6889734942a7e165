// The officer's page with scripts: every step is in the page already, and is shown in place, with or without a
// connection. What was tapped is in this page's memory alone: the history's entries have a number, and the same title.
"use strict";

(() => {
  const form = document.getElementById("officer");
  const screen = document.getElementById("screen");
  const steps = new Map();
  for (const each of document.querySelectorAll("template[data-step]")) steps.set(each.dataset.step, each);
  let taken = [""];

  function show(step) {
    screen.replaceChildren(steps.get(step).content.cloneNode(true));
    scrollTo(0, 0);
    screen.querySelector("h1").focus({ preventScroll: true });
  }

  function here() {
    return history.state?.taken ?? 0;
  }

  form.addEventListener("submit", (event) => {
    const step = event.submitter?.value;
    if (!steps.has(step)) return;
    event.preventDefault();
    if (event.submitter.dataset.back !== undefined && taken[here() - 1] === step) {
      history.back();
    } else if (step === "" && here()) {
      history.go(-here());
    } else {
      taken = [...taken.slice(0, here() + 1), step];
      history.pushState({ taken: taken.length - 1 }, "");
      show(step);
    }
  });

  addEventListener("popstate", (event) => {
    if (steps.size) show(taken[event.state?.taken] ?? "");
  });

  if (steps.size) history.replaceState({ taken: 0 }, "");

  // Without HTTPS a browser has no workers: the page then needs its connection.
  if (navigator.serviceWorker) {
    for (const address of form.dataset.workers.split(" ")) {
      navigator.serviceWorker.register(address, { updateViaCache: "none" }).catch(() => {});
    }
    navigator.serviceWorker.ready.then(() => {
      document.getElementById("ready").hidden = false;
    });
  }
})();
