// Passkeys: the only part of signing in that takes a script. A password with a code works without.
"use strict";

(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  // The site's options, with what they hold as text turned into bytes.
  function read(options) {
    const described = (each) => ({ ...each, id: bytes(each.id) });
    const read = { ...options, challenge: bytes(options.challenge) };
    if (options.user) read.user = { ...options.user, id: bytes(options.user.id) };
    for (const name of ["allowCredentials", "excludeCredentials"]) {
      if (options[name]) read[name] = options[name].map(described);
    }
    return read;
  }

  // What the device answers, as text.
  function written(credential) {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    if (credential.response.getTransports) response.transports = credential.response.getTransports();
    const { id, type } = credential;
    return JSON.stringify({ id, type, rawId: text(credential.rawId), response, clientExtensionResults: {} });
  }

  async function ask(form) {
    const fields = new URLSearchParams(new FormData(form));
    fields.set("step", "options");
    fields.delete("credential");
    const answer = await fetch(form.action, { method: "POST", body: fields, cache: "no-store", referrerPolicy: "same-origin" });
    if (!(answer.headers.get("Content-Type") || "").startsWith("application/json")) throw new Error("no options");
    const publicKey = read(await answer.json());
    return form.dataset.passkey === "create"
      ? navigator.credentials.create({ publicKey })
      : navigator.credentials.get({ publicKey });
  }

  if (!window.PublicKeyCredential || !window.isSecureContext) return;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.querySelector("button").hidden = false;
    form.querySelector("[data-without]").hidden = true;
    form.addEventListener("submit", async (event) => {
      // Where the passkey has no name yet, the site says so, and no device is asked.
      if ([...form.elements].some((each) => each.type === "text" && !each.value.trim())) return;
      event.preventDefault();
      const [button, failed] = [form.querySelector("button"), form.querySelector("[data-failed]")];
      button.disabled = true;
      failed.hidden = true;
      try {
        form.elements.credential.value = written(await ask(form));
        form.submit(); // past this listener: the browser sends what the device answered
      } catch {
        failed.hidden = false; // the device was told to stop, or has no passkey for this site
        button.disabled = false;
      }
    });
  }
})();
