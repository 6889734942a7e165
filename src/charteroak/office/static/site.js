// What scripts add: nothing here is needed to ask or to read an answer.
//
// - A case's pages are shown in place, so that the browser's Back button goes back a question. What was shown is
//   remembered in this page's memory alone, and is gone when the page is left.
// - A link that holds a case behind its # sign opens it: the case is posted, and taken out of the address bar.
// - A page that answers once (`data-once`) takes the place of the one before, and is in no history.
// - Buttons that copy and print.
"use strict";

(() => {
  const shown = []; // the pages of this visit, as HTML, by the number in the history's state
  let pressed = null; // the button whose page is on its way
  let latest = 0; // of several pages asked for at once, the last one asked for is shown

  // Posts a form's fields and shows the page that comes back. False where no page came.
  async function post(address, fields, once = false) {
    const mine = ++latest;
    let html;
    try {
      const response = await fetch(address, { method: "POST", body: fields, cache: "no-store", ...manners(address) });
      if (!(response.headers.get("Content-Type") || "").startsWith("text/html")) return false;
      html = await response.text();
    } catch {
      return false;
    }
    if (mine !== latest) return true;
    if (once) {
      show(html);
      return true;
    }
    const here = history.state?.shown ?? 0;
    shown.splice(here + 1, Infinity, html);
    history.pushState({ shown: here + 1 }, "", address);
    show(html);
    return true;
  }

  // Asking goes without cookies and says nothing of where it comes from, unless someone of the City is signed in: who
  // that is stands on the page, and stays there. Recording needs its cookie, and says so.
  function manners(address) {
    const records = new URL(address, location.href).pathname.includes("/record/");
    if (records) return { credentials: "same-origin", referrerPolicy: "same-origin" };
    return { credentials: document.querySelector(".who") ? "same-origin" : "omit" };
  }

  function show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    document.title = page.title;
    document.documentElement.lang = page.documentElement.lang;
    document.body.replaceWith(document.adoptNode(page.body));
    prepare();
    scrollTo({ top: 0, behavior: "instant" });
    (document.querySelector("[data-first]") || document.querySelector("h1"))?.focus({ preventScroll: true });
  }

  // What only works with scripts is hidden until it does.
  function prepare() {
    for (const control of document.querySelectorAll("[data-copy], [data-print]")) control.hidden = false;
    for (const field of document.querySelectorAll("[data-absolute]")) field.value = new URL(field.value, location.origin).href;
  }

  async function openFragment() {
    const fields = new URLSearchParams(location.hash.slice(1));
    if (!fields.has("case")) return;
    const body = new URLSearchParams([["act", fields.get("case")], ...[...fields].filter(([name]) => name !== "case")]);
    // The case stays in the address bar no longer than it takes to read it.
    history.replaceState(history.state, "", location.pathname);
    await post(location.pathname, body);
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.method !== "post" || form.dataset.plain !== undefined) return;
    event.preventDefault();
    // A double click is one press: a second answer would take the place of a receipt, which is shown once.
    if (event.submitter && event.submitter === pressed) return;
    pressed = event.submitter;
    const fields = new FormData(form, event.submitter);
    const once = form.dataset.once !== undefined;
    const came = await post(form.action, form.dataset.file === undefined ? new URLSearchParams(fields) : fields, once);
    if (pressed === event.submitter) pressed = null;
    if (came) return;
    if (once) {
      // Sent by the browser itself, it would stay in the browser's history.
      form.querySelector("[data-failed]").hidden = false;
      return;
    }
    // No page came: let the browser send the form itself, and say what is the matter.
    form.dataset.plain = "";
    form.requestSubmit(event.submitter);
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-print]");
    if (!button) return;
    if (button.dataset.print !== undefined) {
      print();
      return;
    }
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.done;
  });

  addEventListener("popstate", (event) => {
    const html = shown[event.state?.shown];
    if (html !== undefined) show(html);
  });
  addEventListener("hashchange", openFragment);

  shown[0] = document.documentElement.outerHTML;
  history.replaceState({ shown: 0 }, "");
  prepare();
  openFragment();
})();
