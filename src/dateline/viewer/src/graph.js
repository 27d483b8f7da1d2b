// The network: vis-network holds the camera, the clicks and the forces; which nodes it has and how each is painted is said here.
import { drawLanes, drawWhatStandsStill, readWordScale } from "./axis.js";
import { FAR, fit, wasSeen } from "./camera.js";
import { drawNode } from "./cards.js";
import { byImportance, edgesAt, nodes, otherEnd, PLACE_ROLES, story } from "./data.js";
import { byId, oncePerFrame } from "./dom.js";
import { drawEdges, drawRoles, forgetEdgePaths, startPointing } from "./edges.js";
import { isPulledTogether, letGo, pull } from "./force.js";
import { change, state } from "./state.js";

export const MOST_DRAWN = 5000;

export let network;
export let drawn = new Set();
export let hovered = null;
export let dataset;
let shown = { events: new Set(), entities: new Set() };

export const isLit = (id) => shown.events.has(id) || shown.entities.has(id);
export const drawnIds = () => [...drawn];
export const positionOf = (id) => network.body.nodes[id];
export const coordinates = (id) => ({ x: positionOf(id).x, y: positionOf(id).y });
export const canvas = () => byId("graph").querySelector("canvas");

export function startGraph(onSelect) {
  for (const node of nodes.values()) if (node.kind !== "event") node.isLeft = isActor(node.id);
  dataset = new vis.DataSet();
  const options = { ...story.network.options, nodes: { chosen: false }, edges: { hidden: true } };
  network = new vis.Network(byId("graph"), { nodes: dataset, edges: new vis.DataSet() }, options);
  network.renderer.allowRedraw = false; // until there is something to see
  network.on("beforeDrawing", drawBelow);
  network.on("afterDrawing", drawAbove);
  network.on("click", ({ nodes: [id] }) => onSelect(id ?? null));
  network.on("hoverNode", ({ node }) => hover(node));
  network.on("blurNode", () => hover(null));
  network.on("dragEnd", ({ nodes: [id] }) => id && pinWhereItIs(id));
  network.on("dragging", forgetEdgePaths);
  startPointing();
  new ResizeObserver(oncePerFrame(() => {
    readWordScale();
    if (!wasSeen) fit(false);
  })).observe(byId("graph"));
  readWordScale();
}

/** Actors stand left of the events, places right: where Python put them. */
const isActor = (id) => edgesAt.get(id).some((edge) => !PLACE_ROLES.has(edge.role));

export function hover(id) {
  hovered = id;
  network.canvas.body.container.style.cursor = id ? "pointer" : "";
  redraw();
}

/** Shows a result of `matching`: what does not match fades, or goes where the reader wants it hidden. */
export function showMatching(result) {
  shown = result;
  forgetEdgePaths();
  const wanted = idsToDraw();
  const gone = [...drawn].filter((id) => !wanted.has(id));
  const fresh = [...wanted].filter((id) => !drawn.has(id));
  network.renderer.allowRedraw = false; // or vis-network draws at once for each change, and again in the next frame
  if (gone.length) dataset.remove(gone);
  if (fresh.length) dataset.add(fresh.map(visNode));
  fresh.forEach(keepBox);
  drawn = wanted;
  forgetEdgePaths();
  if (fresh.length && isPulledTogether()) pull(false);
  if (!wasSeen) fit(false);
  network.renderer.allowRedraw = true;
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
export const keepBox = (id) => positionOf(id).updateBoundingBox();

function homeOf(id) {
  const { x, y } = nodes.get(id);
  return state.pin[id] ?? story.layouts[state.lanes].places[id] ?? [x, y];
}

export function moveToLanes() {
  letGo();
  moveHome();
  fit();
}

/** Each node to its place in its lane, or to where it is pinned. */
export function moveHome() {
  if (isPulledTogether()) return;
  for (const id of drawn) [positionOf(id).x, positionOf(id).y] = homeOf(id); // moveNode would redraw for each
  drawn.forEach(keepBox);
  forgetEdgePaths();
  redraw();
}

function pinWhereItIs(id) {
  const { x, y } = positionOf(id);
  forgetEdgePaths();
  change({ pin: { ...state.pin, [id]: [Math.round(x), Math.round(y)] } });
}

export function litOrAll() {
  const lit = [...drawn].filter(isLit);
  return lit.length ? lit : [...drawn];
}

/** In the next frame, once, however often it is asked for. */
export const redraw = () => network?.body.emitter.emit("_requestRedraw");

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
export function focusOf() {
  const id = hovered ?? (drawn.has(state.sel) ? state.sel : null);
  if (focusOf.id !== id) {
    focusOf.id = id;
    focusOf.near = id && new Set([id, ...edgesAt.get(id).map((edge) => otherEnd(edge, id))]);
  }
  return focusOf.near;
}

function drawBelow(context) {
  if (!wasSeen) return;
  if (!isPulledTogether()) drawLanes(context);
  drawEdges(context);
}

function drawAbove(context) {
  if (!wasSeen) return;
  drawRoles(context);
  drawWhatStandsStill(context);
}
