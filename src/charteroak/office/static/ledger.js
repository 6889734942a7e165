// "Verify in my browser": the sums of a receipt, done here. Without this script, or where the browser has no
// SubtleCrypto, the button is not there and the receipt is checked by other means.
//
// The formats are those of C2SP: tlog-proof (the receipt), tlog-checkpoint and signed-note (what is signed). The hashes
// are those of RFC 6962.
"use strict";

(() => {
  const WORDS = Object.fromEntries(
    [...(document.getElementById("verify-words")?.content.children ?? [])].map((each) => [each.dataset.word, each.textContent]),
  );
  const ED25519 = 1;
  const utf8 = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  const fill = (key, places) => WORDS[key].replace(/\{(\w+)\}/g, (_, name) => places[name]);

  // What does not hold, by its word. Nothing is checked after it.
  class Fails extends Error {}

  // Bytes.

  function join(...parts) {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
  const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);
  const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));
  const leafHash = (entry) => sha256(Uint8Array.of(0), entry);
  const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

  // The bytes of Base 64 in its one form.
  function unbase64(text) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    if (btoa(String.fromCharCode(...bytes)) !== text) throw new Error("not the one form");
    return bytes;
  }
  function hashOf(text) {
    const bytes = unbase64(text);
    if (bytes.length !== 32) throw new Error("not a hash");
    return bytes;
  }
  function numberOf(text) {
    if (!/^(0|[1-9][0-9]{0,14})$/.test(text)) throw new Error("not a number");
    return Number(text);
  }

  // A signed checkpoint: the text that is signed, what it says, and the signatures, none of them checked.
  function readCheckpoint(note) {
    const cut = note.lastIndexOf("\n\n");
    if (cut < 0 || !note.endsWith("\n")) throw new Error("not a signed note");
    const text = note.slice(0, cut + 1);
    const [origin, size, root] = text.split("\n");
    const signatures = note.slice(cut + 2, -1).split("\n").map((line) => {
      const found = /^\u2014 ([^ +]+) ([A-Za-z0-9+/=]+)$/.exec(line);
      const bytes = unbase64(found[2]);
      return { name: found[1], id: hex(bytes.slice(0, 4)), data: bytes.slice(4) };
    });
    return { text, origin, size: numberOf(size), root: hashOf(root), signatures };
  }

  function readReceipt(text) {
    const cut = text.indexOf("\n\n");
    const [first, ...lines] = text.slice(0, cut).split("\n");
    if (cut < 0 || first !== "c2sp.org/tlog-proof@v1") throw new Error("not a receipt");
    if (lines[0]?.startsWith("extra ")) lines.shift();
    const [index, ...path] = lines;
    if (!index?.startsWith("index ")) throw new Error("no index");
    return { index: numberOf(index.slice(6)), path: path.map(hashOf), checkpoint: readCheckpoint(text.slice(cut + 2)) };
  }

  // A public key as text: name+id+key, where the id is made of the others.
  async function readKey(vkey) {
    const [name, id, ...rest] = vkey.split("+");
    const bytes = unbase64(rest.join("+"));
    const named = await sha256(new TextEncoder().encode(`${name}\n`), bytes);
    if (!name || hex(named.slice(0, 4)) !== id) throw new Error("not a key");
    return { name, id, type: bytes[0], bytes: bytes.slice(1) };
  }

  // The root that a path leads to, or null where the path has another length than its place needs.
  async function rootOf(leaf, index, size, path) {
    let [place, last, result] = [BigInt(index), BigInt(size) - 1n, leaf];
    if (place > last) return null;
    for (const sibling of path) {
      if (last === 0n) return null;
      if (place & 1n || place === last) {
        result = await nodeHash(sibling, result);
        while (!(place & 1n) && place) [place, last] = [place >> 1n, last >> 1n];
      } else {
        result = await nodeHash(result, sibling);
      }
      [place, last] = [place >> 1n, last >> 1n];
    }
    return last === 0n ? result : null;
  }

  // Whether a signature over the checkpoint's text holds; null where this browser cannot tell.
  async function holds(key, checkpoint, signature) {
    if (key.type !== ED25519) return null;
    let imported;
    try {
      imported = await crypto.subtle.importKey("raw", key.bytes, { name: "Ed25519" }, false, ["verify"]);
    } catch (error) {
      if (error.name === "NotSupportedError") return null;
      return false;
    }
    return crypto.subtle.verify({ name: "Ed25519" }, imported, signature.data, new TextEncoder().encode(checkpoint.text));
  }

  async function get(address) {
    const response = await fetch(address, { cache: "no-store", credentials: "omit" });
    if (!response.ok) throw new Error("not there");
    return new Uint8Array(await response.arrayBuffer());
  }

  // The check: each step says what it found to `say(state, word, places)`, and throws Fails where something is wrong.

  async function verify(panel, pasted, say) {
    const { index, record, leaf, entry, receipt, checkpoint, keys } = panel.dataset;
    const given = pasted ? [await readKey(pasted).catch(() => fails("key_bad"))] : null;
    const [data, proof] = await Promise.all([get(entry), get(receipt)]).catch(() => fails("fetch_bad"));

    if (hex(data.slice(18, 34)) !== record) fails("entry_bad");
    say("ok", "entry_ok");
    const hashed = await leafHash(data);
    if (!same(hashed, hashOf(leaf))) fails("page_bad");
    say("ok", "page_ok");

    const read = parsed(() => readReceipt(utf8(proof)));
    if (read === null || read.index !== Number(index)) fails("receipt_bad");
    say("ok", "receipt_ok", { index });
    const head = read.checkpoint;
    const root = await rootOf(hashed, read.index, head.size, read.path);
    if (root === null || !same(root, head.root)) fails("root_bad");
    say("ok", "root_ok", { steps: read.path.length, size: head.size.toLocaleString("en") });

    await compare(head, checkpoint, say);
    const signed = await checkSignature(head, given ?? (await published(keys)), given !== null, say);
    return { origin: head.origin, signed };
  }

  function fails(word) {
    throw new Fails(word);
  }
  function parsed(read) {
    try {
      return read();
    } catch {
      return null;
    }
  }

  // The checkpoint that everyone else is shown must be of the same ledger.
  async function compare(head, address, say) {
    const bytes = await get(address).catch(() => null);
    const now = bytes && parsed(() => readCheckpoint(utf8(bytes)));
    if (!now) return say("unsure", "published_skip");
    if (now.origin !== head.origin) fails("published_bad");
    if (now.size > head.size) return say("ok", "published_grown", { size: now.size.toLocaleString("en") });
    if (now.size < head.size) return say("unsure", "published_older");
    if (!same(now.root, head.root)) fails("published_bad");
    return say("ok", "published_ok");
  }

  async function published(keys) {
    const read = await Promise.all(keys.split(" ").map((vkey) => readKey(vkey).catch(() => null)));
    return read.filter((key) => key !== null);
  }

  // One key of the ledger must have signed, and none may have signed falsely.
  async function checkSignature(head, keys, given, say) {
    const found = keys.flatMap((key) =>
      head.signatures.filter((each) => each.name === key.name && each.id === key.id && key.name === head.origin).map((each) => [key, each]),
    );
    if (!found.length) fails(given ? "signature_none" : "signature_none_own");
    const results = await Promise.all(found.map(([key, signature]) => holds(key, head, signature)));
    if (results.includes(false)) fails("signature_bad");
    if (!results.includes(true)) {
      say("unsure", "signature_skip");
      return false;
    }
    say("ok", given ? "signature_given" : "signature_own");
    return true;
  }

  // What is said goes to a live region, as text.

  async function run(panel) {
    const [list, result] = [panel.querySelector(".checked"), panel.querySelector(".result")];
    const button = panel.querySelector("[data-go]");
    const field = panel.querySelector("input");
    const said = { ok: "ok", unsure: "skip", bad: "bad" };
    const say = (state, word, places = {}) => {
      const line = document.createElement("li");
      line.className = state;
      line.textContent = `${WORDS[said[state]]}: ${fill(word, places)}`;
      list.append(line);
    };
    const end = (state, text) => {
      result.className = `result ${state}`;
      result.textContent = text;
    };
    list.replaceChildren();
    end("", WORDS.working);
    button.disabled = true;
    field.removeAttribute("aria-invalid");
    try {
      const { origin, signed } = await verify(panel, field.value.trim(), say);
      end(signed ? "ok" : "unsure", signed ? fill("done", { origin }) : WORDS.unsigned);
    } catch (error) {
      const word = error instanceof Fails ? error.message : "receipt_bad";
      if (word === "key_bad") field.setAttribute("aria-invalid", "true");
      if (word === "key_bad" || word === "fetch_bad") {
        end("unsure", WORDS[word === "key_bad" ? "key_wrong" : "offline"]);
      } else {
        say("bad", word);
        end("bad", fill("failed", { why: WORDS[word] }));
      }
    } finally {
      button.disabled = false;
    }
  }

  if (!globalThis.crypto?.subtle) return;
  for (const panel of document.querySelectorAll("[data-verify]")) {
    panel.hidden = false;
    panel.querySelector("[data-go]").addEventListener("click", () => run(panel));
    panel.querySelector("input").addEventListener("keydown", (event) => event.key === "Enter" && run(panel));
  }
})();
