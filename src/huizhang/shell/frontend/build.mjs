// Bundles the pages' scripts and styles into the package's static folder.
import { build } from "esbuild";
import { copyFile, mkdir, rm } from "node:fs/promises";

const out = "../static/huizhang";
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
  entryPoints: {
    huizhang: "src/huizhang.css",
    pages: "src/pages.js",
    charts: "src/charts.js",
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
