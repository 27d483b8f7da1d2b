// Colours, marks and lines: what the canvas, the legend and the SVG export draw alike.
import { el, remember, remembered, svg } from "./dom.js";

// Okabe and Ito's colours, told apart by the colour-blind; each has its own shape and always its word beside it.
export const FAMILIES = {
  accord: { name: "talks and agreements", fill: "#0072B2", edge: "#004b78", shape: "M8 1a7 7 0 1 0 .001 0z" },
  help: { name: "help and cooperation", fill: "#009E73", edge: "#00654a", shape: "M2 2h12v12H2z" },
  dispute: { name: "demands, accusations, threats", fill: "#E69F00", edge: "#7d5600", shape: "M8 0l8 8-8 8-8-8z" },
  force: { name: "protest, sanctions, force", fill: "#D55E00", edge: "#8a3d00", shape: "M8 1l8 14H0z" },
  speech: { name: "statements", fill: "#56B4E9", edge: "#1f6f9c", shape: "M1 2h14v9H8l-4 4v-4H1z" },
  other: { name: "other events", fill: "#CC79A7", edge: "#8a3c67", shape: "M4.5 1.5h7L15.5 8l-4 6.5h-7L.5 8z" },
};

export const STATUSES = {
  occurred: { dash: [], solid: true },
  ongoing: { dash: [], solid: true },
  planned: { dash: [7, 4], solid: false },
  threatened: { dash: [7, 4], solid: false },
  demanded: { dash: [7, 4], solid: false },
  conditional: { dash: [1.5, 3.5], solid: false },
  possible: { dash: [1.5, 3.5], solid: false },
  denied: { dash: [], solid: false, struck: true },
};

export const statusOf = (status) => STATUSES[status] ?? STATUSES.occurred;
export const familyOf = (family) => FAMILIES[family] ?? FAMILIES.other;

export const KINDS = {
  event: { name: "events", icon: "M1 3h14v10H1z" },
  person: { name: "people", icon: "M8 1a3.5 3.5 0 1 0 .001 0zM1.5 15c0-4 3-6 6.5-6s6.5 2 6.5 6z" },
  group: { name: "groups", icon: "M5 2a2.8 2.8 0 1 0 .001 0zM11 2a2.8 2.8 0 1 0 .001 0zM0 14c0-4 2-5.5 5-5.5S10 10 10 14zM11 14c0-2-.4-3.6-1.3-4.9.4-.3.8-.4 1.3-.4 3 0 5 1.4 5 5.3z" },
  organization: { name: "organisations", icon: "M8 0l8 4.5V6H0V4.500zM1.500 7H4v6H1.500zM6.700 7h2.600v6H6.700zM12 7h2.500v6H12zM0 14h16v2H0z" },
  country: { name: "countries", icon: "M2 0h2v16H2zM4 1h11l-3 4 3 4H4z" },
  place: { name: "places", icon: "M8 0a6 6 0 0 0-6 6c0 4 6 10 6 10s6-6 6-10a6 6 0 0 0-6-6zM8 3.500a2.500 2.500 0 1 1-.001 0z" },
  product: { name: "things", icon: "M8 0l7 3.500v9L8 16l-7-3.500v-9z" },
  other: { name: "other names", icon: "M8 2a6 6 0 1 0 .001 0z" },
};

export const kindOf = (kind) => KINDS[kind] ?? KINDS.other;

const paths = new Map();

/** A mark's outline on a field of 16 by 16. */
export function path(outline) {
  if (!paths.has(outline)) paths.set(outline, new Path2D(outline));
  return paths.get(outline);
}

export function markSvg(outline, { fill = "currentColor", edge = "none", hollow = false } = {}) {
  return svg(
    "svg",
    { viewBox: "-1 -1 18 18", width: 14, height: 14, "aria-hidden": "true", class: "mark" },
    svg("path", { d: outline, fill: hollow ? "none" : fill, stroke: edge, "stroke-width": 1.5, "fill-rule": "evenodd" }),
  );
}

const familyMarks = new Map();

/** A copy: each event has one, and a copy is made sooner than the first of its kind. */
export function familyMark(family, hollow = false) {
  const key = `${family} ${hollow}`;
  const { shape, fill, edge } = familyOf(family);
  if (!familyMarks.has(key)) familyMarks.set(key, markSvg(shape, { fill, edge, hollow }));
  return familyMarks.get(key).cloneNode(true);
}

export const kindIcon = (kind) => markSvg(kindOf(kind).icon);

export function statusLine(status) {
  const { dash, struck } = statusOf(status);
  const stroke = { stroke: "currentColor", "stroke-width": status === "ongoing" ? 3.2 : 1.8 };
  const box = svg("rect", { x: 1, y: 2, width: 26, height: 12, rx: 3, fill: "none", ...stroke, "stroke-dasharray": dash.join(" ") });
  const line = svg("line", { x1: 0, y1: 8, x2: 28, y2: 8, ...stroke });
  return svg("svg", { viewBox: "0 0 28 16", width: 28, height: 16, "aria-hidden": "true", class: "line" }, box, ...(struck ? [line] : []));
}

// ---------------------------------------------------------------- light and dark

export let ink = {};

export function readInk() {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "surface", "text", "muted", "rule", "lane", "accent", "edge"];
  ink = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  ink.isDark = style.getPropertyValue("--is-dark").trim() === "1";
}

/** The line colour of a family: dark on light paper, its own bright colour on dark. */
export const lineColour = (family) => (ink.isDark ? familyOf(family).fill : familyOf(family).edge);

export function followTheme(button, redraw) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chosen = remembered("theme");
  const apply = () => {
    document.documentElement.dataset.theme = chosen ?? (dark.matches ? "dark" : "light");
    button.setAttribute("aria-label", `Switch to ${document.documentElement.dataset.theme === "dark" ? "light" : "dark"} colours`);
    button.replaceChildren(el("span", {}, document.documentElement.dataset.theme === "dark" ? "Light" : "Dark"));
    readInk();
    redraw();
  };
  button.addEventListener("click", () => {
    chosen = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    remember("theme", chosen);
    apply();
  });
  dark.addEventListener("change", apply);
  apply();
}
