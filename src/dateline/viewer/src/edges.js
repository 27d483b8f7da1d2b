// The lines between nodes: who takes part in what, and which event hangs on which. A line's role is written on it when the
// line itself or a node at its end is pointed at or chosen.
import { wordScale } from "./axis.js";
import { FAR, overlap } from "./camera.js";
import { markAt, SANS } from "./cards.js";
import { edges, edgesAt, isEvent, nodes, otherEnd } from "./data.js";
import { byId, oncePerFrame } from "./dom.js";
import { isPulledTogether } from "./force.js";
import { drawn, focusOf, hovered, isLit, network, positionOf, redraw } from "./graph.js";
import { ink } from "./marks.js";

let edgePaths = null;

/** After nodes have moved, or others match. */
export const forgetEdgePaths = () => (edgePaths = null);

export function drawEdges(context) {
  if (isPulledTogether() || !edgePaths) edgePaths = makeEdgePaths();
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
  if (isPulledTogether() && !isEvent(to)) return straight(a.x, a.y, b.x + markAt(nodes.get(to)), b.y);
  const [wide, narrow] = [nodes.get(from).width / 2, nodes.get(to).width / 2];
  const side = b.x < a.x ? -1 : 1;
  if (isEvent(to)) return relationCurve(a, b, nodes.get(from), nodes.get(to));
  const [x1, x2] = [a.x + side * wide, b.x - side * narrow];
  if ((x2 - x1) * side < 0) return [a.x, a.y, a.x, b.y, a.x, b.y, b.x, b.y];
  const bend = Math.min(Math.abs(x2 - x1) * 0.5, 220) * side;
  return [x1, a.y, x1 + bend, a.y, x2 - bend, b.y, x2, b.y];
}

const straight = (x1, y1, x2, y2) => [x1, y1, x1, y1, x2, y2, x2, y2];

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

/** Other relations are solid lines. */
export const RELATION_DASH = { condition: [2, 4], contradicts: [8, 3, 2, 3], same_subject: [1, 6] };
export const hasArrow = (edge) => edge.role !== "same_subject"; // which goes both ways

function strokeRelation(context, edge) {
  const line = new Path2D();
  trace(line, edge);
  context.strokeStyle = edge.role === "contradicts" ? ink.accent : ink.text;
  context.setLineDash(RELATION_DASH[edge.role] ?? []);
  context.stroke(line);
  context.setLineDash([]);
  if (!hasArrow(edge)) return;
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
export function drawRoles(context) {
  if (pointed) return drawPointedEdge(context);
  if (!focusOf() || network.getScale() < FAR) return;
  const id = focusOf.id;
  const taken = [];
  for (const edge of edgesAt.get(id)) {
    if (!drawn.has(otherEnd(edge, id))) continue;
    const tag = roleTag(context, edge, pointOn(curveOf(edge), edge.from === id ? 0.72 : 0.28));
    if (taken.some((other) => overlap(tag.box, other))) continue;
    taken.push(tag.box);
    drawTag(context, tag);
  }
}

/** { text, x, y, unit, box }: as large on the screen at every zoom. */
function roleTag(context, edge, [x, y]) {
  const unit = wordScale() / Math.min(1, network.getScale());
  const text = edge.role.replaceAll("_", " ");
  context.font = `600 ${11 * unit}px ${SANS}`;
  const half = context.measureText(text).width / 2 + 5 * unit;
  return { text, x, y, unit, box: { left: x - half, right: x + half, top: y - 8 * unit, bottom: y + 8 * unit } };
}

function drawTag(context, { text, x, y, unit, box }) {
  context.fillStyle = ink.accent;
  context.beginPath();
  context.roundRect(box.left, box.top, box.right - box.left, 16 * unit, 8 * unit);
  context.fill();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = ink.paper;
  context.fillText(text, x, y + 0.5 * unit);
}

export function pointOn([x1, y1, x2, y2, x3, y3, x4, y4], t) {
  const s = 1 - t;
  const at = (a, b, c, d) => s ** 3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t ** 3 * d;
  return [at(x1, x2, x3, x4), at(y1, y2, y3, y4)];
}

// ---------------------------------------------------------------- the edge that is pointed at

const NEAR = 5; // pixels from the pointer to a line that is meant
const STEPS = 24; // pieces in which a curve is looked at

let pointed = null; // { edge, at: [x, y] }

/** Listens for the pointer between the nodes; a node under it goes before any edge. */
export function startPointing() {
  const graph = byId("graph");
  let place = null;
  const look = oncePerFrame(() => point(place && !hovered ? edgeNear(place) : null));
  graph.addEventListener("pointermove", ({ clientX, clientY, buttons }) => {
    const { left, top } = graph.getBoundingClientRect();
    place = buttons ? null : { x: clientX - left, y: clientY - top };
    look();
  });
  graph.addEventListener("pointerleave", () => {
    place = null;
    look();
  });
}

function point(found) {
  if (found?.edge === pointed?.edge) return;
  pointed = found;
  redraw();
}

export const pointedRole = () => pointed?.edge.role ?? null;

/** The lit edge nearest to a place of the graph in pixels, where one is near. */
function edgeNear(place) {
  const { x, y } = network.DOMtoCanvas(place);
  let least = NEAR / network.getScale();
  let found = null;
  for (const edge of edges) {
    if (!drawn.has(edge.from) || !drawn.has(edge.to) || !isLit(edge.from) || !isLit(edge.to)) continue;
    const curve = curveOf(edge);
    if (!isInBox(x, y, curve, least)) continue;
    let [before, next] = [[curve[0], curve[1]], null];
    for (let step = 1; step <= STEPS; step++, before = next) {
      next = pointOn(curve, step / STEPS);
      const distance = toSegment(x, y, before, next);
      if (distance < least) [least, found] = [distance, { edge, at: [x, y] }];
    }
  }
  return found;
}

/** Is a point within `room` of the box around the four points of a curve? */
function isInBox(x, y, [x1, y1, x2, y2, x3, y3, x4, y4], room) {
  const isBetween = (value, ...ends) => value >= Math.min(...ends) - room && value <= Math.max(...ends) + room;
  return isBetween(x, x1, x2, x3, x4) && isBetween(y, y1, y2, y3, y4);
}

function toSegment(x, y, [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const share = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy);
}

function drawPointedEdge(context) {
  const { edge, at } = pointed;
  if (!drawn.has(edge.from) || !drawn.has(edge.to)) return;
  const line = new Path2D();
  trace(line, edge);
  context.strokeStyle = ink.accent;
  context.lineWidth = 2 / Math.min(1, network.getScale());
  context.stroke(line);
  const lift = (18 * wordScale()) / Math.min(1, network.getScale());
  drawTag(context, roleTag(context, edge, [at[0], at[1] - lift]));
}
