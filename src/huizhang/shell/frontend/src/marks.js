// Marks of ballots that are not cast yet, kept on this device under the voter who made them.
const MARKS = "huizhang-ballot ";

export function store() {
  try {
    return window.localStorage;
  } catch {
    return null; // a browser may forbid it; then nothing is kept
  }
}

export const nameOf = ({ whose, ballot }) => `${MARKS}${whose} ${ballot}`;

// what any other voter left here; without a voter, what everybody left
export function forgetOthers(whose = "") {
  for (const name of Object.keys(store() ?? {})) {
    if (name.startsWith(MARKS) && !(whose && name.startsWith(`${MARKS}${whose} `))) store().removeItem(name);
  }
}
