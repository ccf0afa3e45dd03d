// Check-in at a door while the network comes and goes: what was tapped is kept in this browser under a key of its
// own and sent until the server has answered. The server counts a key once, so that sending twice does no harm.
const queue = document.getElementById("queue");
const AT_ONCE = 50;
const SHOWN = 20;
const SOONEST = 1000;
const LATEST = 20000;
const TIMEOUT = 15000;

const place = queue ? `huizhang-check-in ${queue.dataset.who} ${queue.dataset.url}` : "";
const roll = JSON.parse(document.getElementById("roll")?.textContent ?? "[]");
const known = new Map(roll.map((one) => [one.number, one]));
let sending = false;
let wait = SOONEST;
let timer = 0;

const load = () => JSON.parse(localStorage.getItem(place) ?? "[]");
const save = (entries) => localStorage.setItem(place, JSON.stringify(entries));
const waiting = (entries) => entries.filter((one) => one.state === "waiting");
const door = () => document.querySelector("input[name=door]")?.value ?? "";

// crypto.randomUUID is missing where the page is not served over https
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function add(entry) {
  const entries = load();
  const twice = waiting(entries).some((one) => one.act === entry.act && one.student_no === entry.student_no && one.student_no);
  if (!twice) entries.push({ key: uuid(), at: new Date().toISOString(), state: "waiting", said: "", ...entry });
  save(entries);
  show();
  send();
}

async function send() {
  clearTimeout(timer);
  const batch = waiting(load()).slice(0, AT_ONCE);
  if (sending || !batch.length) return;
  sending = true;
  try {
    const answer = await fetch(queue.dataset.url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": queue.dataset.csrf },
      body: JSON.stringify({ entries: batch }),
      signal: AbortSignal.timeout ? AbortSignal.timeout(TIMEOUT) : undefined,
    });
    const signedOut = answer.redirected || answer.status === 403;
    document.getElementById("queue-signed-out").hidden = !signedOut;
    if (signedOut || !answer.ok) throw new Error(String(answer.status));
    settle(await answer.json());
    wait = SOONEST;
  } catch {
    // kept, and tried again: a network that is gone, a server that starts anew, a session that has ended
    wait = Math.min(wait * 2, LATEST);
  } finally {
    sending = false;
  }
  show();
  if (waiting(load()).length) timer = setTimeout(send, wait);
}

function settle(answer) {
  const said = new Map(answer.answers.map((one) => [one.key, one]));
  const entries = load().map((one) => (said.has(one.key) ? { ...one, ...said.get(one.key) } : one));
  const settled = entries.filter((one) => one.state !== "waiting");
  save([...waiting(entries), ...settled.slice(-SHOWN)]);
  for (const one of entries) {
    const line = said.has(one.key) && one.state === "done" ? known.get(one.student_no) : undefined;
    if (line) line.present = one.act === "in";
  }
  const tally = document.getElementById("tally");
  if (tally) {
    tally.querySelector("[data-present]").textContent = answer.present;
    tally.querySelector("[data-entitled]").textContent = answer.entitled;
  }
}

function show() {
  const entries = load();
  const pending = waiting(entries).length;
  queue.hidden = !entries.length;
  document.getElementById("queue-waiting").hidden = !pending;
  document.querySelector("#queue-waiting [data-count]").textContent = pending;
  const template = document.getElementById("queue-line").content.firstElementChild;
  const lines = [...entries].reverse().map((one) => {
    const line = template.cloneNode(true);
    line.querySelector("strong").textContent = one.name;
    line.querySelector(".slip-number").textContent = one.student_no;
    line.querySelector("small").textContent = one.said;
    const state = one.state === "done" ? one.act : one.state;
    for (const each of line.querySelectorAll("[data-state]")) each.hidden = each.dataset.state !== state;
    return line;
  });
  document.getElementById("queue-lines").replaceChildren(...lines);
  look();
}

const matches = (one, asked) =>
  one.number.startsWith(asked) || one.name.includes(asked) || one.typed.some((typed) => typed.startsWith(asked.toLowerCase().replace(/\s/g, "")));

// the same as the server finds, from the roll that this page holds
function look() {
  const asked = document.querySelector("#look-up input[name=q]")?.value.trim();
  const found = document.getElementById("found");
  if (!found || asked === undefined) return;
  const pending = new Map(waiting(load()).map((one) => [one.student_no, one.act]));
  const template = document.getElementById("found-line").content.firstElementChild;
  const lines = (asked ? roll.filter((one) => matches(one, asked)) : []).slice(0, SHOWN).map((one) => {
    const line = template.cloneNode(true);
    const waits = pending.has(one.number);
    line.querySelector("strong").textContent = one.name;
    line.querySelector(".slip-number").textContent = one.number;
    line.querySelector("small").textContent = one.delegation;
    line.querySelector(".s-pass").hidden = waits || !one.present;
    line.querySelector(".s-needs_reason").hidden = !waits;
    line.querySelector("[value=in]").hidden = waits || one.present;
    line.querySelector("[value=out]").hidden = waits || !one.present;
    line.querySelector("form").dataset.number = one.number;
    return line;
  });
  found.replaceChildren(...lines);
  document.getElementById("nobody")?.toggleAttribute("hidden", lines.length > 0);
}

if (queue) {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.id === "look-up") {
      event.preventDefault();
      look();
      return;
    }
    const one = known.get(form.dataset.number);
    if (!one && !form.hasAttribute("data-check-in")) return;
    event.preventDefault();
    const act = event.submitter?.value ?? "in";
    if (one) {
      add({ act, student_no: one.number, code: "", name: one.name, door: door() });
      document.querySelector("#look-up input[name=q]").value = "";
      look();
    } else {
      const code = form.elements.code.value;
      add({ act, student_no: form.dataset.number, code, name: form.dataset.name, door: door() });
      event.submitter.disabled = true;
    }
  });
  document.querySelector("#look-up input[name=q]")?.addEventListener("input", look);
  window.addEventListener("online", send);
  window.addEventListener("storage", show);
  show();
  send();
}
