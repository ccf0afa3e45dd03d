// Draws every [data-chart]: its options are JSON in the <script type="application/json"> that the attribute names.
// Beside every chart stands a table with the same numbers.
// Only what pages draw is bundled: whoever draws something else adds it here.
import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const named = (value) => {
  if (typeof value === "string" && value.startsWith("--")) return colour(value);
  if (Array.isArray(value)) return value.map(named);
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, named(member)]));
  return value;
};

function draw(place) {
  const options = named(JSON.parse(document.getElementById(place.dataset.chart).textContent));
  const axis = {
    axisLabel: { color: colour("--hz-quiet") },
    axisLine: { lineStyle: { color: colour("--hz-quiet") } },
    splitLine: { lineStyle: { color: colour("--hz-line") } },
  };
  const chart = init(place, { categoryAxis: axis, valueAxis: axis, timeAxis: axis }, { renderer: "svg" });
  const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
  chart.setOption({
    animation: !reduced,
    textStyle: { color: colour("--hz-ink"), fontFamily: getComputedStyle(document.body).fontFamily },
    ...options,
  });
  new ResizeObserver(() => chart.resize()).observe(place);
}

const drawAll = (within) => {
  for (const place of within.querySelectorAll("[data-chart]:empty")) draw(place);
};
drawAll(document);
document.addEventListener("htmx:afterSettle", (event) => drawAll(event.target));
