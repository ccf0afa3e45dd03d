// A ballot on a phone: counts approvals as they are marked and keeps the marks on this device until they are cast.
// Without this script the page does the same on its review step, and only a broken connection loses marks.
const form = document.getElementById("ballot");
const cast = document.getElementById("cast");
const nameOf = (election) => `ballot-${election}`;

function store() {
  try {
    return window.localStorage;
  } catch {
    return null; // a browser may forbid it; then nothing is kept
  }
}

function marksOf(ballot) {
  return [...new FormData(ballot)].filter(([name]) => name.startsWith("mark-") || name === "write_ins");
}

function restore(ballot, kept) {
  for (const [name, value] of kept) {
    const field = ballot.elements.namedItem(name);
    if (field instanceof RadioNodeList) for (const one of field) one.checked = one.value === value && !one.disabled;
    else if (field) field.value = value;
  }
}

function tell(ballot) {
  const seats = Number(ballot.dataset.seats);
  const written = (ballot.elements.namedItem("write_ins")?.value ?? "").split(/[\n;；]/).filter((name) => name.trim());
  const approved = ballot.querySelectorAll("input[value='1']:checked").length + written.length;
  const running = document.getElementById("running");
  const over = approved > seats;
  running.hidden = false;
  running.textContent = (over ? running.dataset.over : running.dataset.text).replace("{n}", String(approved));
  running.classList.toggle("over", over);
}

if (cast) store()?.removeItem(nameOf(cast.dataset.cast));
if (form) {
  const key = nameOf(form.dataset.ballot);
  const untouched = ![...form.querySelectorAll("input[type=radio]:checked")].some((one) => one.value !== "0");
  const kept = store()?.getItem(key);
  if (kept && untouched) restore(form, JSON.parse(kept));
  const keep = () => {
    tell(form);
    store()?.setItem(key, JSON.stringify(marksOf(form)));
  };
  form.addEventListener("change", keep);
  form.addEventListener("input", keep);
  if (store()) document.getElementById("kept").hidden = false;
  tell(form);
}
