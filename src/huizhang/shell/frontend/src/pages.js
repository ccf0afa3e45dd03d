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
