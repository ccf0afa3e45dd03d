// A ballot on a phone: counts approvals as they are marked and keeps the marks on this device until they are cast,
// for the voter who made them alone. Without this script the page does the same on its review step, and only a
// broken connection loses marks.
import { forgetOthers, nameOf, store } from "./marks.js";

const form = document.getElementById("ballot");
const over = document.getElementById("no-marks");
const spelled = (name) => name.replace(/\s+/g, "");

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

// as the count reads it: a candidate's name written in approves of that candidate, and nobody twice
function approvals(ballot) {
  const text = ballot.elements.namedItem("write_ins")?.value ?? "";
  const people = [...ballot.querySelectorAll("legend bdi")].map((one) => spelled(one.textContent));
  const approved = [...ballot.querySelectorAll("input[value='1']:checked")].map((one) => one.name);
  const named = new Map([...ballot.querySelectorAll("fieldset")].map((one, place) => [people[place], one.querySelector("input").name]));
  const twice = (name) => people.filter((one) => one === name).length > 1;
  const written = text.split(/[\n;；]/).map(spelled).filter(Boolean);
  return new Set([...approved, ...written.map((name) => (twice(name) ? name : (named.get(name) ?? name)))]).size;
}

function tell(ballot) {
  const approved = approvals(ballot);
  const running = document.getElementById("running");
  const tooMany = approved > Number(ballot.dataset.seats);
  running.hidden = false;
  running.textContent = (tooMany ? running.dataset.over : running.dataset.text).replace("{n}", String(approved));
  running.classList.toggle("over", tooMany);
}

if (over) {
  forgetOthers(over.dataset.whose);
  store()?.removeItem(nameOf(over.dataset));
}
if (form) {
  forgetOthers(form.dataset.whose);
  const key = nameOf(form.dataset);
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
