// Keeps the officer's page for when there is no connection. What stands before this says what it keeps.
//
// It keeps only what it fetches itself when it is installed: the page as it goes out to everyone, its style, its
// script, its icon and its manifest. What is sent passes it by, and so does every answer to that.
"use strict";

const PATIENCE_MS = 2500;

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(replace()));

async function keep() {
  const cache = await caches.open(KEPT + VERSION);
  await cache.addAll(SHELL.map((address) => new Request(address, { cache: "no-cache", credentials: "omit" })));
  await skipWaiting();
}

async function replace() {
  const old = (await caches.keys()).filter((name) => name.startsWith(KEPT) && name !== KEPT + VERSION);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (method !== "GET" || origin !== location.origin || search || !SHELL.includes(pathname)) return;
  event.respondWith(pathname === HOME ? newest(event.request) : kept(event.request));
});

// The page as it is now, where there is a connection that gives it in time; else as it was kept.
async function newest(request) {
  try {
    const page = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (page.ok && !page.redirected) return page;
  } catch {
    // No connection, or one too slow to wait for.
  }
  return kept(request);
}

// The others' names change with their content.
async function kept(request) {
  const cache = await caches.open(KEPT + VERSION);
  return (await cache.match(new URL(request.url).pathname)) || fetch(request);
}
