// What stands still while the graph moves under it: the axis of dates, the lanes and their names, names seen from afar.
import { FAR, overlap } from "./camera.js";
import { SANS, wrap } from "./cards.js";
import { byImportance, DAY, edgesAt, events, nameOf, nodes, story } from "./data.js";
import { byId } from "./dom.js";
import { isPulledTogether } from "./force.js";
import { coordinates, drawn, focusOf, isLit, network } from "./graph.js";
import { ink, lineColour } from "./marks.js";
import { state } from "./state.js";

const UI_TEXT = 14; // pixels of the page's text where nothing is enlarged

/** How much larger than usual the page's text is: on a wall, what is drawn in the window's own pixels grows with it. */
let enlarged = 1;
export const wordScale = () => enlarged;
export const readWordScale = () => (enlarged = parseFloat(getComputedStyle(document.body).fontSize) / UI_TEXT);
export const axisHeight = () => 26 * enlarged;
const axisFont = () => `600 ${11.5 * enlarged}px ${SANS}`;

export function drawLanes(context) {
  if (!story.ticks.length) return;
  const { left, right } = fieldOf();
  story.layouts[state.lanes].lanes.forEach(([, top, bottom], index) => {
    context.fillStyle = index % 2 ? ink.paper : ink.lane;
    context.fillRect(left, top, right - left, bottom - top);
  });
  context.strokeStyle = ink.rule;
  context.lineWidth = 1 / network.getScale();
  const bottom = story.layouts[state.lanes].lanes.at(-1)?.[2] ?? 0;
  context.beginPath();
  for (const { x } of labelledTicks(context)) {
    context.moveTo(x, 0);
    context.lineTo(x, bottom);
  }
  context.stroke();
}

let field = null;

/** Left and right end of the events, the same in all lanes. */
export function fieldOf() {
  if (!field) {
    const cards = [...nodes.values()].filter((node) => node.kind === "event");
    field = {
      left: Math.min(...cards.map((node) => node.x - node.width / 2)) - 16,
      right: Math.max(...cards.map((node) => node.x + node.width / 2)) + 16,
    };
  }
  return field;
}

/** Over everything else, in the window's own pixels. */
export function drawWhatStandsStill(context) {
  context.save();
  const ratio = context.canvas.width / byId("graph").clientWidth;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (network.getScale() < FAR) drawNamesFromAfar(context);
  if (!isPulledTogether()) {
    drawLaneNames(context);
    drawAxis(context);
  }
  context.restore();
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]; // Intl takes 25 ms to start

export function tickText(day) {
  if (day === null) return "no date";
  const date = new Date(day * DAY);
  const year = date.getUTCFullYear();
  return year > 0 ? `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${year}` : `${1 - year} BC`;
}

function drawAxis(context) {
  const { clientWidth } = byId("graph");
  context.fillStyle = ink.paper;
  context.fillRect(0, 0, clientWidth, axisHeight());
  context.fillStyle = ink.rule;
  context.fillRect(0, axisHeight() - 1, clientWidth, 1);
  context.font = axisFont();
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillStyle = ink.text;
  for (const { x, text } of labelledTicks(context)) {
    const at = network.canvasToDOM({ x, y: 0 }).x;
    context.fillText(text, at + 4, axisHeight() / 2);
    context.fillRect(at, 4, 1.5, axisHeight() - 5);
  }
}

/** The ticks whose words have room beside each other at this zoom: those of most events first, from left to right. */
function labelledTicks(context) {
  const scale = network.getScale();
  const key = `${scale} ${axisFont()}`;
  if (labelledTicks.key !== key) {
    context.save();
    context.font = axisFont();
    labelledTicks.key = key;
    labelledTicks.shown = withRoom(story.ticks.map(([text, x, count]) => ({ text, x, count, width: context.measureText(text).width + 18 })), scale);
    context.restore();
  }
  return labelledTicks.shown;
}

function withRoom(ticks, scale) {
  const shown = [];
  for (const tick of [...ticks].sort((a, b) => b.count - a.count || a.width - b.width || a.x - b.x)) {
    const overlaps = (other) => tick.x * scale < other.x * scale + other.width && other.x * scale < tick.x * scale + tick.width;
    if (!shown.some(overlaps)) shown.push(tick);
  }
  return shown.sort((a, b) => a.x - b.x);
}

const LANE_HEADER = 28; // units that the layout keeps free at the top of each lane

function drawLaneNames(context) {
  const { left, right } = fieldOf();
  const start = Math.max(network.canvasToDOM({ x: left, y: 0 }).x, 0) + 8;
  const end = network.canvasToDOM({ x: right, y: 0 }).x;
  const size = Math.max(9.5, Math.min(11.5, LANE_HEADER * network.getScale() - 3)) * enlarged;
  context.font = `600 ${size}px ${SANS}`;
  context.textAlign = "left";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = ink.paper;
  for (const [label, top, bottom] of story.layouts[state.lanes].lanes) {
    const y = network.canvasToDOM({ x: 0, y: top }).y;
    const height = network.canvasToDOM({ x: 0, y: bottom }).y - y;
    if (end - start < 60 || height < 22 * enlarged) continue;
    context.fillStyle = ink.muted;
    const name = wrap(label, context.font, Math.max(60, end - start - 8), 1)[0];
    const at = Math.max(y, Math.min(axisHeight(), y + height - 20 * enlarged)) + 2;
    context.strokeText(name, start, at); // in sight all the way down its lane, over its cards
    context.fillText(name, start, at);
  }
}

const MOST_NAMES = 16;
const ROOM = 8; // pixels that a name keeps free around it

/** Where cards are too small to read, the most important carry their name at a readable size, as far as there is room. */
function drawNamesFromAfar(context) {
  const { clientWidth, clientHeight } = byId("graph");
  context.font = `500 ${11 * enlarged}px ${SANS}`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  const taken = [];
  for (const id of namesFromAfar()) {
    if (!drawn.has(id) || !isLit(id)) continue;
    const { x, y } = network.canvasToDOM(coordinates(id));
    if (x < 0 || y < axisHeight() + 10 || x > clientWidth || y > clientHeight - 10) continue;
    const text = wrap(nameOf(id), context.font, 180 * enlarged, 1)[0];
    const width = context.measureText(text).width + 10 * enlarged;
    const left = Math.max(2, Math.min(clientWidth - width - 2, x - (nodes.get(id).width / 2) * network.getScale()));
    const box = { left, right: left + width, top: y - 9 * enlarged, bottom: y + 9 * enlarged };
    if (taken.some((other) => overlap(box, other))) continue;
    taken.push({ left: left - ROOM, right: box.right + ROOM, top: box.top - ROOM, bottom: box.bottom + ROOM });
    drawNameTag(context, text, box, id);
    if (taken.length === MOST_NAMES) return;
  }
}

function drawNameTag(context, text, { left, right, top, bottom }, id) {
  context.beginPath();
  context.roundRect(left, top, right - left, bottom - top, 3);
  context.fillStyle = ink.surface;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = events.has(id) ? lineColour(nodes.get(id).family) : ink.edge;
  context.stroke();
  context.fillStyle = ink.text;
  context.fillText(text, left + 5 * enlarged, (top + bottom) / 2 + 0.5);
}

let afar = null;

/** What is chosen or pointed at and its neighbours, else the most reported and the most linked. */
function namesFromAfar() {
  const focus = focusOf();
  if (focus) return [focusOf.id, ...focus];
  afar ??= [
    ...byImportance.slice(0, 300).map((event) => event.id),
    ...[...nodes.keys()].filter((id) => !events.has(id)).sort((a, b) => edgesAt.get(b).length - edgesAt.get(a).length).slice(0, 100),
  ];
  return afar;
}
