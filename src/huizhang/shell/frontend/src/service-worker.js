// Without a network a page says so, in the language that was last read.
const KEPT = "huizhang-offline";
const PAGE = "/offline";

self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function keep() {
  const store = await caches.open(KEPT);
  const answer = await fetch(PAGE);
  const text = await answer.clone().text();
  const styles = [...text.matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)].map((found) => found[1]);
  await store.put(PAGE, answer);
  await store.addAll([...new Set(styles)]);
}

// Another language is chosen by a form.
async function visit(event) {
  try {
    const answer = await fetch(event.request);
    if (event.request.method === "POST") event.waitUntil(keep().catch(() => undefined));
    return answer;
  } catch {
    return caches.match(PAGE);
  }
}

self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") {
    event.respondWith(visit(event));
  } else if (new URL(event.request.url).pathname.startsWith("/static/")) {
    event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
  }
});
