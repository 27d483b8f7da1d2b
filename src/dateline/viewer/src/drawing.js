// The graph as a drawing: the same shapes as on the canvas, for a file or for paper.
import { fieldOf } from "./axis.js";
import { boundsOf } from "./camera.js";
import { cardOf, markAt, SANS } from "./cards.js";
import { edges, events, nameOf, story } from "./data.js";
import { svg } from "./dom.js";
import { curveOf, hasArrow, RELATION_DASH } from "./edges.js";
import { isPulledTogether } from "./force.js";
import { drawnIds, isLit, positionOf } from "./graph.js";
import { ink } from "./marks.js";
import { state } from "./state.js";

/** The graph as an <svg>, as large as all of it; what does not match is faint. */
export function drawing() {
  const shown = drawnIds().filter((id) => isLit(id) || state.others === "fade");
  const box = shown.length ? boundsOf(shown) : { left: 0, right: 400, top: 0, bottom: 60 };
  const [left, top] = [box.left - 30, box.top - 50];
  const [width, height] = [box.right - left + 30, box.bottom - top + 30];
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: [left, top, width, height].map(Math.round).join(" "), width, height, "font-family": SANS });
  root.append(svg("title", {}, story.title), arrow(), svg("rect", { x: left, y: top, width, height, fill: ink.paper }));
  if (shown.length && !isPulledTogether()) root.append(...laneShapes(), ...tickShapes(top + 20));
  const kept = new Set(shown);
  root.append(...edges.filter(({ from, to }) => kept.has(from) && kept.has(to)).map(edgeShape));
  root.append(...shown.map(nodeShape));
  return root;
}

function arrow() {
  const head = svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" }, svg("path", { d: "M0 0L8 4L0 8z", fill: ink.text }));
  return svg("defs", {}, head);
}

function laneShapes() {
  const { left, right } = fieldOf();
  return story.layouts[state.lanes].lanes.flatMap(([label, top, bottom], index) => [
    svg("rect", { x: left, y: top, width: right - left, height: bottom - top, fill: index % 2 ? ink.paper : ink.lane }),
    svg("text", { x: left + 8, y: top + 16, "font-size": 12, "font-weight": 600, fill: ink.muted }, label),
  ]);
}

function tickShapes(y) {
  let free = -Infinity;
  return story.ticks.flatMap(([label, x]) => {
    if (x < free) return [];
    free = x + 14 + 7 * label.length;
    return [svg("text", { x, y, "font-size": 12, "font-weight": 600, fill: ink.text }, label)];
  });
}

function edgeShape(edge) {
  const [x1, y1, ...rest] = curveOf(edge).map(Math.round);
  const isRelation = events.has(edge.to);
  return svg("path", {
    d: `M${x1} ${y1}C${rest.join(" ")}`,
    fill: "none",
    stroke: isRelation ? ink.text : ink.edge,
    "stroke-dasharray": (RELATION_DASH[edge.role] ?? []).join(" "),
    ...(isRelation && hasArrow(edge) ? { "marker-end": "url(#arrow)" } : {}),
    opacity: isLit(edge.from) && isLit(edge.to) ? 0.6 : 0.08,
  });
}

function nodeShape(id) {
  const { x, y } = positionOf(id);
  const card = cardOf(id);
  const group = svg("g", { transform: `translate(${Math.round(x)} ${Math.round(y)})`, opacity: isLit(id) ? 1 : 0.15 });
  group.append(svg("title", {}, nameOf(id)), ...(card.kind === "event" ? eventShapes(card) : entityShapes(card)));
  return group;
}

function eventShapes(card) {
  const [left, top] = [-card.width / 2, -card.height / 2];
  const textLeft = left + 26 * card.scale;
  const mark = { d: card.family.shape, transform: `translate(${left + 8 * card.scale} ${top + 8 * card.scale}) scale(${0.8 * card.scale})` };
  return [
    svg("rect", { x: left, y: top, width: card.width, height: card.height, rx: 5, fill: ink.surface, stroke: card.line, "stroke-width": card.thick, "stroke-dasharray": card.status.dash.join(" ") }),
    svg("path", { ...mark, fill: card.isHollow ? "none" : card.family.fill, stroke: card.line, "stroke-width": 1.4 }),
    svg("text", { x: textLeft, y: top + 18 * card.scale, "font-size": 10.5 * card.scale, fill: ink.muted }, `${card.meta} ${card.sources}`.trim()),
    ...card.title.map((line, index) =>
      svg("text", { x: textLeft, y: top + (34 + 16 * index) * card.scale, "font-size": 12.5 * card.scale, "font-weight": 600, fill: ink.text, "text-decoration": card.status.struck ? "line-through" : "none" }, line),
    ),
  ];
}

function entityShapes(card) {
  const side = card.isLeft ? 1 : -1;
  return [
    svg("path", { d: card.icon, fill: ink.text, "fill-rule": "evenodd", transform: `translate(${markAt(card) - 8} -8)` }),
    svg("text", { x: side * (card.width / 2 - 25), y: 4.5, "font-size": 12.5, fill: ink.text, "text-anchor": card.isLeft ? "end" : "start" }, card.name),
  ];
}
