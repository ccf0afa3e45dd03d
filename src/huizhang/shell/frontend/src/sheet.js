// A teller's pile: says while numbers are typed whether each candidate's marks come to the valid ballots.
// Without this script the page says so once the pile is sent.
const pile = document.querySelector("form[data-pile]");

function tell() {
  const valid = Number(pile.elements.namedItem("valid").value || 0);
  for (const row of pile.querySelectorAll("[data-marks]")) {
    const marks = [...row.querySelectorAll("input")].reduce((sum, field) => sum + Number(field.value || 0), 0);
    const told = row.querySelector("[data-sum]");
    const wrong = marks !== valid;
    const said = wrong ? told.dataset.wrong : valid ? "{n} ✓" : "";
    told.textContent = said.replace("{n}", marks).replace("{valid}", valid);
    told.classList.toggle("over", wrong);
  }
}

if (pile) {
  for (const hidden of pile.querySelectorAll("[data-sum]")) hidden.hidden = false;
  pile.addEventListener("input", tell);
  tell();
}
