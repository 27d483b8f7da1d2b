// Where it happened: places at their coordinates, with no map service behind them.
import { entities, eventsOf, nameOf } from "./data.js";
import { byId, el, plural, svg } from "./dom.js";
import { isLit } from "./graph.js";
import { state } from "./state.js";

const MARGIN = 0.25; // of the extent, around the outermost places

export function showMap(choose) {
  const known = [...entities.values()].filter((entity) => isLit(entity.id) && entity.latitude !== undefined && entity.longitude !== undefined);
  const view = byId("map-view");
  if (!known.length) {
    view.replaceChildren(el("p", { className: "note" }, "No place that is shown has coordinates."));
    return;
  }
  const box = boxAround(known);
  const picture = svg("svg", { viewBox: `${box.left} ${-box.top} ${box.width} ${box.height}`, class: "map", role: "group", "aria-label": "Map of the places" });
  picture.append(...grid(box));
  const radius = Math.max(box.width, box.height) / 130;
  for (const entity of known) picture.append(placeMark(entity, radius, choose));
  view.replaceChildren(picture, el("p", { className: "note" }, `${plural(known.length, "place")} with coordinates; lines of latitude and longitude.`));
}

function boxAround(known) {
  const longitudes = known.map((entity) => entity.longitude);
  const latitudes = known.map((entity) => entity.latitude);
  const [west, east, south, north] = [Math.min(...longitudes), Math.max(...longitudes), Math.min(...latitudes), Math.max(...latitudes)];
  const width = Math.max(8, (east - west) * (1 + 2 * MARGIN));
  const height = Math.max(6, (north - south) * (1 + 2 * MARGIN), width / 2.2);
  return { left: (west + east) / 2 - width / 2, top: (south + north) / 2 + height / 2, width, height };
}

function grid({ left, top, width, height }) {
  const step = [1, 2, 5, 10, 20, 30, 45].find((degrees) => width / degrees <= 10) ?? 45;
  const lines = [];
  for (let x = Math.ceil(left / step) * step; x < left + width; x += step) lines.push(svg("line", { x1: x, x2: x, y1: -top, y2: height - top }));
  for (let y = Math.ceil((top - height) / step) * step; y < top; y += step) lines.push(svg("line", { x1: left, x2: left + width, y1: -y, y2: -y }));
  return lines;
}

function placeMark(entity, unit, choose) {
  const count = eventsOf(entity.id).filter((event) => isLit(event.id)).length;
  const mark = svg(
    "g",
    { transform: `translate(${entity.longitude} ${-entity.latitude})`, tabindex: 0, role: "button", "aria-label": `${nameOf(entity.id)}, ${plural(count, "event")}`, class: state.sel === entity.id ? "place selected" : "place" },
    svg("circle", { r: unit * (1 + Math.sqrt(count) / 2) }),
    svg("text", { x: unit * 3, y: unit, "font-size": unit * 3 }, entity.name),
  );
  mark.addEventListener("click", () => choose(entity.id));
  mark.addEventListener("keydown", (event) => ["Enter", " "].includes(event.key) && choose(entity.id));
  return mark;
}
