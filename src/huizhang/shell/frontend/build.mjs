// Bundles the pages' scripts and styles into the package's static folder.
import { build } from "esbuild";
import { copyFile, mkdir, readFile, rm } from "node:fs/promises";

const out = "../static/huizhang";
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
// what is dark when the reader chose it is dark, too, when the reader chose nothing and the device is dark
const darkDevice = {
  name: "dark-device",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const rules = [...text.matchAll(/(?<=^|\})\s*(?::root|body)?\[data-bs-theme="?dark"?\]\s*\{[^{}]*\}/gm)].map((found) => found[0]);
      const asDevice = rules.map((rule) => rule.replace(/^[^{]*/, ":root:not([data-bs-theme])")).join("");
      return { contents: asDevice ? `${text}\n@media (prefers-color-scheme:dark){${asDevice}}` : text, loader: "css" };
    });
  },
};
await build({
  plugins: [darkDevice],
  entryPoints: {
    huizhang: "src/huizhang.css",
    pages: "src/pages.js",
    charts: "src/charts.js",
    "check-in": "src/check-in.js",
    ballot: "src/ballot.js",
    sheet: "src/sheet.js",
    "service-worker": "src/service-worker.js",
  },
  outdir: out,
  bundle: true,
  minify: true,
  target: ["es2020", "chrome100", "firefox100", "safari15"],
  legalComments: "none",
  logLevel: "warning",
});
await copyFile("src/icons.svg", `${out}/icons.svg`);
await copyFile("src/mark.svg", `${out}/mark.svg`);
