// On paper: a drawing of what is shown, what its marks mean, and every event that matches in order of time.
import { entities, events, nodes, story } from "./data.js";
import { byId, el } from "./dom.js";
import { drawing } from "./drawing.js";
import { FAMILIES, familyMark, kindIcon, KINDS, readInk, STATUSES, statusLine } from "./marks.js";
import { state } from "./state.js";
import { EVENT_COLUMNS, litEvents, rowOf } from "./table.js";

export function startPrint() {
  addEventListener("beforeprint", () => byId("sheet").replaceChildren(...sheet()));
  addEventListener("afterprint", () => byId("sheet").replaceChildren());
}

function sheet() {
  const head = el("tr", {}, ...EVENT_COLUMNS.map(({ name }) => el("th", { scope: "col" }, name)));
  const rows = litEvents().map((event) => rowOf(event, EVENT_COLUMNS));
  return [
    el("p", {}, byId("count").textContent),
    onWhite(drawing),
    legend(),
    el("table", { className: "rows" }, el("thead", {}, head), el("tbody", {}, ...rows)),
    state.sel ? el("section", { className: "chosen" }, ...[...byId("detail").children].map((part) => part.cloneNode(true))) : null,
  ].filter(Boolean);
}

/** In the colours for light paper, whatever the screen has. */
function onWhite(draw) {
  const { theme } = document.documentElement.dataset;
  document.documentElement.dataset.theme = "light";
  readInk();
  const drawn = draw();
  document.documentElement.dataset.theme = theme;
  readInk();
  return drawn;
}

function legend() {
  const all = [...events.values()];
  const statuses = Object.keys(STATUSES).filter((status) => all.some((event) => event.status === status));
  const families = Object.keys(FAMILIES).filter((family) => all.some((event) => event.family === family));
  const kinds = Object.keys(KINDS).filter((kind) => [...entities.keys()].some((id) => nodes.get(id).kind === kind));
  return el(
    "ul",
    { className: "legend", "aria-label": `Marks in the drawing of ${story.title}` },
    ...statuses.map((status) => el("li", {}, statusLine(status), status)),
    ...families.map((family) => el("li", {}, familyMark(family), FAMILIES[family].name)),
    ...kinds.map((kind) => el("li", {}, kindIcon(kind), KINDS[kind].name)),
  );
}
