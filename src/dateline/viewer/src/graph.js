// The network: vis-network holds the camera, the clicks and the forces; nodes, edges, lanes and axis are drawn here.
import { drawNode, SANS, wrap } from "./cards.js";
import { byImportance, DAY, edges, edgesAt, events, isEvent, nameOf, nodes, otherEnd, PLACE_ROLES, story } from "./data.js";
import { byId, oncePerFrame } from "./dom.js";
import { ink } from "./marks.js";
import { change, state } from "./state.js";

export const MOST_DRAWN = 5000;
const MOST_PULLED = 500; // nodes that a force layout settles in a few seconds
const NARROW = 600; // pixels: a phone
const FAR = 0.34; // below this zoom a card is too small to read
const UI_TEXT = 14; // pixels of the page's text where nothing is enlarged

let enlarged = 1; // on a wall, the page's text grows; what is drawn in the window's own pixels grows with it
const axisHeight = () => 26 * enlarged;
const axisFont = () => `600 ${11.5 * enlarged}px ${SANS}`;

let network;
let dataset;
let shown = { events: new Set(), entities: new Set() };
let hovered = null;
let drawn = new Set();
let isPulled = false;
let wasSeen = false;
let edgePaths = null;

export const isLit = (id) => shown.events.has(id) || shown.entities.has(id);
export const drawnIds = () => [...drawn];
export const positionOf = (id) => network.body.nodes[id];

export function startGraph(onSelect) {
  for (const node of nodes.values()) if (node.kind !== "event") node.side = sideOf(node.id);
  dataset = new vis.DataSet();
  const options = { ...story.network.options, nodes: { chosen: false }, edges: { hidden: true } };
  network = new vis.Network(byId("graph"), { nodes: dataset, edges: new vis.DataSet() }, options);
  network.on("beforeDrawing", drawBelow);
  network.on("afterDrawing", drawAbove);
  network.on("click", ({ nodes: [id] }) => onSelect(id ?? null));
  network.on("hoverNode", ({ node }) => hover(node));
  network.on("blurNode", () => hover(null));
  network.on("dragEnd", ({ nodes: [id] }) => id && pinWhereItIs(id));
  network.on("dragging", () => (edgePaths = null));
  new ResizeObserver(oncePerFrame(() => {
    enlarged = parseFloat(getComputedStyle(document.body).fontSize) / UI_TEXT;
    if (!wasSeen) fit(false);
  })).observe(byId("graph"));
  enlarged = parseFloat(getComputedStyle(document.body).fontSize) / UI_TEXT;
}

/** Actors stand left of the events, places right: where Python put them. */
function sideOf(id) {
  const isActor = edgesAt.get(id).some((edge) => !PLACE_ROLES.has(edge.role));
  return isActor ? "left" : "right";
}

export function hover(id) {
  hovered = id;
  network.canvas.body.container.style.cursor = id ? "pointer" : "";
  redraw();
}

/** Shows a result of `matching`: what does not match fades, or goes where the reader wants it hidden. */
export function showMatching(result) {
  shown = result;
  edgePaths = null;
  const wanted = idsToDraw();
  const gone = [...drawn].filter((id) => !wanted.has(id));
  const fresh = [...wanted].filter((id) => !drawn.has(id));
  drawn = new Set([...drawn].filter((id) => wanted.has(id))); // vis-network may draw while nodes come and go
  if (gone.length) dataset.remove(gone);
  if (fresh.length) dataset.add(fresh.map(visNode));
  fresh.forEach(keepBox);
  drawn = wanted;
  edgePaths = null;
  if (fresh.length && isPulled) pull(false);
  if (!wasSeen) fit(false);
  redraw();
}

/** Everything where that is few enough, else the most important of what matches, with its neighbours. */
function idsToDraw() {
  const isKept = (id) => !state.hide.includes(id) && (state.others === "fade" || isLit(id));
  if (nodes.size <= MOST_DRAWN) return new Set([...nodes.keys()].filter(isKept));
  const wanted = new Set([...shown.entities].filter((id) => state.pin[id]));
  for (const { id } of byImportance) {
    if (!shown.events.has(id)) continue;
    wanted.add(id);
    for (const edge of edgesAt.get(id)) if (isLit(otherEnd(edge, id))) wanted.add(otherEnd(edge, id));
    if (wanted.size >= MOST_DRAWN) break;
  }
  return wanted;
}

function visNode(id) {
  const { width, height } = nodes.get(id);
  const [x, y] = homeOf(id);
  const ctxRenderer = ({ ctx, x: atX, y: atY }) => ({
    drawNode: () => {
      keepBox(id);
      paintNode(ctx, id, atX, atY);
    },
    nodeDimensions: { width, height },
  });
  return { id, x, y, shape: "custom", size: Math.max(width, height) / 2, ctxRenderer };
}

/** vis-network draws a node if its box is in view, but leaves the box of a shape like ours where it once was. */
const keepBox = (id) => positionOf(id).updateBoundingBox();

function homeOf(id) {
  const { x, y } = nodes.get(id);
  return state.pin[id] ?? story.layouts[state.lanes].places[id] ?? [x, y];
}

export function moveToLanes() {
  setPulled(false);
  for (const id of drawn) [positionOf(id).x, positionOf(id).y] = homeOf(id); // moveNode would redraw for each
  drawn.forEach(keepBox);
  edgePaths = null;
  fit();
}

function pinWhereItIs(id) {
  const { x, y } = positionOf(id);
  edgePaths = null;
  change({ pin: { ...state.pin, [id]: [Math.round(x), Math.round(y)] } });
}

// ---------------------------------------------------------------- camera

export function fit(isSmooth = true) {
  const { clientWidth, clientHeight } = byId("graph");
  if (!clientWidth || !clientHeight || !drawn.size) return;
  wasSeen = true;
  const box = boundsOf(litOrAll());
  const whole = Math.min(1.5 * enlarged, clientWidth / (box.right - box.left + 24), (clientHeight - axisHeight()) / (box.bottom - box.top + 24));
  const isPhone = clientWidth < NARROW && whole < FAR * 2 && nodes.size <= MOST_PULLED;
  const scale = isPhone ? FAR * 2 : whole;
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 - axisHeight() / 2 / scale };
  network.moveTo({ position: isPhone ? startOnPhone(box, clientHeight / scale) : middle, scale, animation: isSmooth && motion() });
}

/** Where a narrow screen, which cannot show all, begins: at the most reported event that matches, with no empty sky. */
function startOnPhone(box, height) {
  const event = byImportance.find(({ id }) => drawn.has(id) && isLit(id));
  const { x, y } = coordinates(event?.id ?? [...drawn][0]);
  const highest = box.top + height / 2 - axisHeight() * 2;
  return { x, y: Math.max(highest, Math.min(y, box.bottom - height / 2)) };
}

const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

function litOrAll() {
  const lit = [...drawn].filter(isLit);
  return lit.length ? lit : [...drawn];
}

export function boundsOf(ids) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const id of ids) {
    const { x, y } = positionOf(id);
    const { width, height } = nodes.get(id);
    box.left = Math.min(box.left, x - width / 2);
    box.right = Math.max(box.right, x + width / 2);
    box.top = Math.min(box.top, y - height / 2 - 14);
    box.bottom = Math.max(box.bottom, y + height / 2);
  }
  return box;
}

export function zoomBy(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.02, network.getScale() * factor)), animation: motion() });
}

/** Brings a node into view where it is not, at a size that can be read. */
export function reveal(id) {
  if (!drawn.has(id)) return;
  const { x, y } = network.canvasToDOM(positionOf(id));
  const { clientWidth, clientHeight } = byId("graph");
  const covered = coveredWidth();
  const isInView = x > 60 && y > 50 && x < clientWidth - covered - 60 && y < clientHeight - 30;
  const scale = Math.max(network.getScale(), 0.7);
  if (isInView && network.getScale() >= FAR) return;
  const at = coordinates(id);
  network.moveTo({ position: { x: at.x + covered / 2 / scale, y: at.y }, scale, animation: motion() });
}

/** How much of the graph the panel of details lies over. */
function coveredWidth() {
  const [graph, panel] = [byId("graph"), byId("detail")].map((element) => element.getBoundingClientRect());
  const isBeside = byId("detail").classList.contains("open") && panel.left > graph.left && panel.height > graph.height / 2;
  return isBeside ? Math.max(0, graph.right - panel.left) : 0;
}

const coordinates = (id) => ({ x: positionOf(id).x, y: positionOf(id).y });

/** In the next frame, once, however often it is asked for. */
export const redraw = () => network?.body.emitter.emit("_requestRedraw");

/** The nearest lit node in a direction, by place on the page: "left", "right", "up", "down". */
export function neighbourInSpace(id, direction) {
  const from = coordinates(id);
  const [dx, dy] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[direction];
  let best = null;
  let least = Infinity;
  for (const other of drawn) {
    if (other === id || !isLit(other)) continue;
    const [x, y] = [positionOf(other).x - from.x, positionOf(other).y - from.y];
    const along = x * dx + y * dy;
    const across = Math.abs(x * dy) + Math.abs(y * dx);
    if (along > 4 && along + 3 * across < least) [best, least] = [other, along + 3 * across];
  }
  return best;
}

// ---------------------------------------------------------------- the force layout

export const canPull = () => litOrAll().length <= MOST_PULLED;
export const isPulledTogether = () => isPulled;

/** Lets what is visible settle by its links; again, and everything goes back to its date. */
export function pull(on) {
  setPulled(on);
  if (!on) return moveToLanes();
  network.once("stabilized", () => {
    network.setOptions({ physics: { enabled: false } });
    edgePaths = null;
    fit();
  });
}

function setPulled(on) {
  if (on === isPulled) return;
  isPulled = on;
  const lit = new Set(litOrAll());
  const springs = on ? edges.filter((edge) => lit.has(edge.from) && lit.has(edge.to)) : [];
  network.body.data.edges.clear();
  network.body.data.edges.add(springs.map(({ from, to }, index) => ({ id: index, from, to })));
  dataset.update([...drawn].map((id) => ({ id, physics: on && lit.has(id), fixed: on && Boolean(state.pin[id]) })));
  network.setOptions({
    physics: on
      ? { enabled: true, solver: "forceAtlas2Based", forceAtlas2Based: { gravitationalConstant: -260, springLength: 130, avoidOverlap: 1 }, stabilization: { iterations: 250 }, minVelocity: 2 }
      : { enabled: false },
  });
  byId("force").setAttribute("aria-pressed", on);
}

// ---------------------------------------------------------------- painting

function paintNode(context, id, x, y) {
  if (!wasSeen) return; // vis-network paints while nodes are added, before the camera stands where it should
  const focus = focusOf();
  const isDim = !isLit(id) || (focus && !focus.has(id));
  context.globalAlpha = isLit(id) ? (isDim ? 0.35 : 1) : 0.12;
  drawNode(context, id, x, y, {
    isSelected: state.sel === id,
    isHovered: hovered === id,
    isPinned: Boolean(state.pin[id]),
    isFar: network.getScale() < FAR,
    zoom: network.getScale(),
  });
  context.globalAlpha = 1;
}

/** What stays bright while a node is pointed at: the node and what it is linked to. */
function focusOf() {
  const id = hovered ?? (drawn.has(state.sel) ? state.sel : null);
  if (focusOf.id !== id) {
    focusOf.id = id;
    focusOf.near = id && new Set([id, ...edgesAt.get(id).map((edge) => otherEnd(edge, id))]);
  }
  return focusOf.near;
}

function drawBelow(context) {
  if (!wasSeen) return;
  if (!isPulled) drawLanes(context);
  drawEdges(context);
}

function drawLanes(context) {
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

function drawEdges(context) {
  if (isPulled || !edgePaths) edgePaths = makeEdgePaths();
  const many = edges.length > 600;
  context.lineCap = "round";
  context.lineWidth = many ? 1 : 1.3;
  context.strokeStyle = ink.edge;
  const focus = focusOf();
  context.globalAlpha = focus ? 0.12 : many ? 0.3 : 0.45;
  context.stroke(edgePaths.lit);
  context.globalAlpha = 0.05;
  if (!many) context.stroke(edgePaths.faint);
  context.globalAlpha = focus ? 0.2 : 0.9;
  for (const edge of edgePaths.relations) strokeRelation(context, edge);
  context.globalAlpha = 1;
  if (focus) drawFocusEdges(context, focusOf.id);
}

function makeEdgePaths() {
  const made = { lit: new Path2D(), faint: new Path2D(), relations: [] };
  for (const edge of edges) {
    if (!drawn.has(edge.from) || !drawn.has(edge.to)) continue;
    const areLit = isLit(edge.from) && isLit(edge.to);
    if (isEvent(edge.to)) {
      if (areLit) made.relations.push(edge);
    } else trace(areLit ? made.lit : made.faint, edge);
  }
  return made;
}

/** The four points of an edge's curve: it leaves and enters sideways, where the nodes stand in columns. */
export function curveOf({ from, to }) {
  const [a, b] = [positionOf(from), positionOf(to)];
  const [wide, narrow] = [nodes.get(from).width / 2, nodes.get(to).width / 2];
  const side = b.x < a.x ? -1 : 1;
  if (isEvent(to)) return relationCurve(a, b, nodes.get(from), nodes.get(to));
  const [x1, x2] = [a.x + side * wide, b.x - side * narrow];
  if ((x2 - x1) * side < 0) return [a.x, a.y, a.x, b.y, a.x, b.y, b.x, b.y];
  const bend = Math.min(Math.abs(x2 - x1) * 0.5, 220) * side;
  return [x1, a.y, x1 + bend, a.y, x2 - bend, b.y, x2, b.y];
}

/** From event to event: out of the side, the top or the bottom that faces the other. */
function relationCurve(a, b, from, to) {
  if (Math.abs(b.x - a.x) > (from.width + to.width) / 2) {
    const side = b.x < a.x ? -1 : 1;
    const [x1, x2] = [a.x + (side * from.width) / 2, b.x - (side * to.width) / 2];
    const bend = ((x2 - x1) * 1) / 2;
    return [x1, a.y, x1 + bend, a.y, x2 - bend, b.y, x2, b.y];
  }
  const side = b.y < a.y ? -1 : 1;
  const [y1, y2] = [a.y + (side * from.height) / 2, b.y - (side * to.height) / 2];
  return [a.x, y1, a.x, (y1 + y2) / 2, b.x, (y1 + y2) / 2, b.x, y2];
}

function trace(path2d, edge) {
  const [x1, y1, x2, y2, x3, y3, x4, y4] = curveOf(edge);
  path2d.moveTo(x1, y1);
  path2d.bezierCurveTo(x2, y2, x3, y3, x4, y4);
}

export const RELATION_DASH = { condition: [2, 4], contradicts: [8, 3, 2, 3], after: [], follows_up: [], part_of: [] };

function strokeRelation(context, edge) {
  const line = new Path2D();
  trace(line, edge);
  context.strokeStyle = edge.role === "contradicts" ? ink.accent : ink.text;
  context.setLineDash(RELATION_DASH[edge.role] ?? []);
  context.stroke(line);
  context.setLineDash([]);
  const [, , , , x3, y3, x, y] = curveOf(edge);
  const angle = Math.abs(x - x3) + Math.abs(y - y3) ? Math.atan2(y - y3, x - x3) : 0;
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(-8, -4);
  context.lineTo(-8, 4);
  context.fillStyle = context.strokeStyle;
  context.fill();
  context.restore();
}

/** The edges of the node pointed at, with their roles written on them where there is room to read. */
function drawFocusEdges(context, id) {
  const linked = edgesAt.get(id).filter((edge) => drawn.has(otherEnd(edge, id)));
  context.strokeStyle = ink.accent;
  context.lineWidth = linked.length > 50 ? 1.2 : 2;
  const lines = new Path2D();
  for (const edge of linked) trace(lines, edge);
  context.stroke(lines);
}

/** The roles stand near the far end of each edge, above everything, as many as do not overlap. */
function drawRoles(context) {
  const focus = focusOf();
  const scale = network.getScale();
  if (!focus || scale < FAR) return;
  const id = focusOf.id;
  const taken = [];
  context.font = `600 11px ${SANS}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const edge of edgesAt.get(id)) {
    if (!drawn.has(otherEnd(edge, id))) continue;
    const [x, y] = pointOn(curveOf(edge), edge.from === id ? 0.72 : 0.28);
    const role = edge.role.replace("_", " ");
    const width = context.measureText(role).width + 8;
    const box = { left: x - width / 2, right: x + width / 2, top: y - 8, bottom: y + 8 };
    if (taken.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)) continue;
    taken.push(box);
    context.fillStyle = ink.accent;
    context.beginPath();
    context.roundRect(box.left, box.top, width, 16, 8);
    context.fill();
    context.fillStyle = ink.paper;
    context.fillText(role, x, y + 0.5);
  }
}

export function pointOn([x1, y1, x2, y2, x3, y3, x4, y4], t) {
  const s = 1 - t;
  const at = (a, b, c, d) => s ** 3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t ** 3 * d;
  return [at(x1, x2, x3, x4), at(y1, y2, y3, y4)];
}

// ---------------------------------------------------------------- what stands still: axis, lane names, names from afar

function drawAbove(context) {
  if (!wasSeen) return;
  drawRoles(context);
  context.save();
  const ratio = context.canvas.width / byId("graph").clientWidth;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (network.getScale() < FAR) drawNamesFromAfar(context);
  if (!isPulled) {
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
    const at = Math.max(y, Math.min(axisHeight(), y + height - 20 * enlarged)) + 2;
    context.strokeText(label, start, at); // in sight all the way down its lane, over its cards
    context.fillText(label, start, at);
  }
}

const MOST_NAMES = 16;
const ROOM = { x: 24, y: 12 }; // pixels that a name keeps free around it

/** Where cards are too small to read, the most important keep a name of readable size, as far as there is room. */
function drawNamesFromAfar(context) {
  const { clientWidth, clientHeight } = byId("graph");
  context.font = `600 11.5px ${SANS}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const taken = [];
  for (const id of namesFromAfar()) {
    if (!drawn.has(id) || !isLit(id)) continue;
    const { x: trueX, y } = network.canvasToDOM(coordinates(id));
    if (trueX < 0 || y < axisHeight() + 8 || trueX > clientWidth || y > clientHeight - 8) continue;
    const text = wrap(nameOf(id), context.font, 190, 1)[0];
    const half = context.measureText(text).width / 2 + 4;
    const x = Math.max(half, Math.min(clientWidth - half, trueX));
    const box = { left: x - half - ROOM.x, right: x + half + ROOM.x, top: y - 8 - ROOM.y, bottom: y + 8 + ROOM.y };
    if (taken.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)) continue;
    taken.push(box);
    context.lineWidth = 4;
    context.strokeStyle = ink.paper;
    context.strokeText(text, x, y);
    context.fillStyle = ink.text;
    context.fillText(text, x, y);
    if (taken.length === MOST_NAMES) return;
  }
}

let afar = null;

function namesFromAfar() {
  afar ??= [
    ...byImportance.slice(0, 300).map((event) => event.id),
    ...[...nodes.keys()].filter((id) => !events.has(id)).sort((a, b) => edgesAt.get(b).length - edgesAt.get(a).length).slice(0, 100),
  ];
  return [...new Set([state.sel, hovered, ...afar])].filter(Boolean);
}

/** Where a node stands in the window, in pixels; null where it is not drawn. */
export function windowPlace(id) {
  if (!drawn.has(id)) return null;
  const { x, y } = network.canvasToDOM(coordinates(id));
  const { left, top } = byId("graph").getBoundingClientRect();
  return { x: left + x, y: top + y };
}

export const canvas = () => byId("graph").querySelector("canvas");
