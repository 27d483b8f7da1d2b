// Where it happened: places at their coordinates on an outline of the land, with no map service behind them.
import { wordScale } from "./axis.js";
import { overlap } from "./camera.js";
import { entities, eventsOf, nameOf } from "./data.js";
import { byId, el, plural, svg, unpack } from "./dom.js";
import { isLit } from "./graph.js";
import { state } from "./state.js";

const MARGIN = 0.25; // of the extent, around the outermost places
const LEAST = { width: 14, height: 9 }; // degrees: the outline is no finer
const TEXT = 13; // pixels

let outline = null; // [land, borders]: SVG paths in tenths of a degree, y downwards

export async function showMap(choose) {
  const known = [...entities.values()].filter((entity) => isLit(entity.id) && entity.latitude !== undefined && entity.longitude !== undefined);
  const view = byId("map-view");
  if (!known.length) {
    view.replaceChildren(el("p", { className: "note" }, "No place that is shown has coordinates."));
    return;
  }
  outline ??= (await unpack("land")).split("\n");
  const box = filling(view, boxAround(known));
  const picture = svg("svg", { viewBox: `${box.left} ${box.top} ${box.width} ${box.height}`, class: "map", role: "group", "aria-label": "Map of the places" });
  const [land, borders] = outline.map((d) => svg("path", { d, transform: `scale(${box.squeeze / 10} 0.1)` }));
  land.setAttribute("class", "land");
  borders.setAttribute("class", "borders");
  picture.append(land, borders, ...grid(box), ...placeMarks(known, box, choose));
  view.replaceChildren(picture, el("p", { className: "note" }, `${plural(known.length, "place")} with coordinates; land and borders: Natural Earth.`));
}

/** What is shown: degrees of latitude, and of longitude as long as they are in the middle of it; y grows downwards. */
function boxAround(known) {
  const latitudes = known.map((entity) => entity.latitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const squeeze = Math.max(0.3, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const longitudes = known.map((entity) => entity.longitude * squeeze);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const width = Math.max(LEAST.width, (east - west) * (1 + 2 * MARGIN));
  const height = Math.max(LEAST.height, (north - south) * (1 + 2 * MARGIN));
  return { x: (west + east) / 2, y: -(south + north) / 2, width, height, squeeze };
}

/** The box in the shape of the room there is for it; `unit` is what a pixel takes. */
function filling({ clientWidth, clientHeight }, { x, y, width, height, squeeze }) {
  const unit = Math.max(width / clientWidth, height / clientHeight);
  const [wide, high] = [clientWidth * unit, clientHeight * unit];
  return { left: x - wide / 2, top: y - high / 2, width: wide, height: high, squeeze, unit: unit * wordScale() };
}

function grid({ left, top, width, height, squeeze }) {
  const step = [1, 2, 5, 10, 20, 30, 45].find((degrees) => width / degrees <= 10) ?? 45;
  const lines = [];
  for (let x = Math.ceil(left / squeeze / step) * step; x * squeeze < left + width; x += step) lines.push(svg("line", { x1: x * squeeze, x2: x * squeeze, y1: top, y2: top + height }));
  for (let y = Math.ceil(top / step) * step; y < top + height; y += step) lines.push(svg("line", { x1: left, x2: left + width, y1: y, y2: y }));
  return lines;
}

/** The places of most events first: where names would lie over each other, the mark stands alone and tells its name. */
function placeMarks(known, box, choose) {
  const { unit } = box;
  const counts = new Map(known.map((entity) => [entity.id, eventsOf(entity.id).filter((event) => isLit(event.id)).length]));
  const marks = [...known]
    .sort((a, b) => counts.get(b.id) - counts.get(a.id) || (a.id < b.id ? -1 : 1))
    .map((entity) => ({ entity, x: entity.longitude * box.squeeze, y: -entity.latitude, radius: unit * (4 + 2 * Math.sqrt(counts.get(entity.id))), count: counts.get(entity.id) }));
  const taken = marks.map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
  return marks.map((mark) => placeMark(mark, wordPlace(mark, unit, taken), unit, choose)).reverse();
}

/** Where beside its mark a name has room: [x, y, anchor] from the mark's middle, or null. */
function wordPlace({ entity, x, y, radius }, unit, taken) {
  const [long, high, gap] = [entity.name.length * unit * TEXT * 0.56, unit * TEXT, radius + unit * 4];
  const places = [
    [gap, unit * 4.5, "start"],
    [-gap, unit * 4.5, "end"],
    [0, -gap, "middle"],
    [0, gap + high * 0.8, "middle"],
  ];
  const boxes = places.map(([dx, dy, anchor]) => {
    const left = x + dx - { start: 0, middle: long / 2, end: long }[anchor];
    return { left, right: left + long, top: y + dy - high * 0.8, bottom: y + dy + high * 0.2 };
  });
  const free = boxes.findIndex((box) => !taken.some((other) => overlap(box, other)));
  if (free < 0) return null;
  taken.push(boxes[free]);
  return places[free];
}

function placeMark({ entity, x, y, radius, count }, word, unit, choose) {
  const words = `${nameOf(entity.id)}, ${plural(count, "event")}`;
  const mark = svg(
    "g",
    { transform: `translate(${x} ${y})`, "data-id": entity.id, tabindex: 0, role: "button", "aria-label": words, class: state.sel === entity.id ? "place selected" : "place" },
    svg("title", {}, words),
    svg("circle", { r: radius }),
  );
  if (word) mark.append(svg("text", { x: word[0], y: word[1], "text-anchor": word[2], "font-size": unit * TEXT }, entity.name));
  mark.addEventListener("click", () => choose(entity.id));
  mark.addEventListener("keydown", (event) => ["Enter", " "].includes(event.key) && choose(entity.id));
  return mark;
}

/** Another place has been chosen; the keyboard stays where it is. */
export function markOnMap(id) {
  for (const mark of byId("map-view").querySelectorAll(".place")) mark.classList.toggle("selected", mark.dataset.id === id);
}
