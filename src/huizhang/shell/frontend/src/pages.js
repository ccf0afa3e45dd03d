import { forgetOthers } from "./marks.js";

// What pages do beyond plain HTML: everything here only saves a click.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-submit-on-change]");
  if (form) form.requestSubmit();
});

// menus made of <details> close on Escape and on a click elsewhere
const menus = () => document.querySelectorAll("details[data-menu][open]");
document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// a part that could not be fetched says so instead of staying silent
document.addEventListener("htmx:sendError", () => {
  document.getElementById("connection-lost")?.removeAttribute("hidden");
});
document.addEventListener("htmx:afterOnLoad", () => {
  document.getElementById("connection-lost")?.setAttribute("hidden", "");
});

if ("serviceWorker" in navigator && window.isSecureContext) {
  navigator.serviceWorker.register("/service-worker.js").catch((error) => console.warn(error));
}

// what is written in a long form stays in this tab until it is saved, also when the network fails
const fieldsOf = (form) => form.querySelectorAll("input:not([type=hidden]), textarea, select");
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-keep]");
  if (!form) return;
  const kept = Object.fromEntries([...fieldsOf(form)].map((field) => [field.name, field.value]));
  sessionStorage.setItem(form.dataset.keep, JSON.stringify(kept));
});
for (const form of document.querySelectorAll("form[data-keep]")) {
  const kept = JSON.parse(sessionStorage.getItem(form.dataset.keep) ?? "{}");
  for (const field of fieldsOf(form)) {
    if (!(field.name in kept) || kept[field.name] === field.value) continue;
    field.value = kept[field.name];
    form.querySelector("[data-kept]")?.removeAttribute("hidden");
  }
}
for (const saved of document.querySelectorAll("[data-forget]")) {
  for (const name of saved.dataset.forget.split(" ")) sessionStorage.removeItem(name);
}

// nobody is signed in: marks of a ballot that was not cast leave this device with the voter
if (document.querySelector(".frame.alone")) forgetOthers();
