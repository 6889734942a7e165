// Goes on by itself to the provider, and from the page that the provider sends people back to. Without scripts a
// person presses the button. The address with the code is taken out of the browser's history first.
"use strict";

(() => {
  const on = document.querySelector("[data-goes-on]");
  if (!on) return;
  if (on.tagName === "A") {
    location.replace(on.href);
    return;
  }
  history.replaceState(null, "", location.pathname);
  on.requestSubmit();
})();
