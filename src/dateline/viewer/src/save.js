// What is shown, as files: picture, drawing, table, graph.
import { fieldOf } from "./axis.js";
import { boundsOf } from "./camera.js";
import { cardOf, SANS } from "./cards.js";
import { edges, entities, events, nodes, story } from "./data.js";
import { byId, download, svg } from "./dom.js";
import { curveOf, RELATION_DASH } from "./edges.js";
import { canvas, drawnIds, isLit, isPulledTogether, positionOf } from "./graph.js";
import { ink } from "./marks.js";
import { state, toHash } from "./state.js";
import { EVENT_COLUMNS, litEvents } from "./table.js";

export function startSave() {
  const savers = { png: savePng, svg: saveSvg, csv: saveCsv, graphml: saveGraphml };
  for (const button of document.querySelectorAll("[data-save]")) {
    button.addEventListener("click", () => {
      savers[button.dataset.save]();
      byId("save").open = false;
    });
  }
  byId("copy-link").addEventListener("click", copyLink);
}

async function copyLink() {
  const link = `${location.href.split("#")[0]}#${toHash()}`;
  const button = byId("copy-link");
  try {
    await navigator.clipboard.writeText(link);
    button.textContent = "Copied";
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    button.textContent = "Copy it from the address bar";
  }
}

function savePng() {
  const picture = document.createElement("canvas");
  const source = canvas();
  [picture.width, picture.height] = [source.width, source.height];
  const context = picture.getContext("2d");
  context.fillStyle = ink.paper;
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(source, 0, 0);
  picture.toBlob((blob) => download("story.png", blob, "image/png"));
}

// ---------------------------------------------------------------- CSV

/** A cell that a spreadsheet takes as text, whatever it begins with. */
export function csvCell(value) {
  const text = String(value ?? "");
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function saveCsv() {
  const columns = [...EVENT_COLUMNS, { name: "EDTF", value: (event) => event.date.edtf ?? "" }, { name: "Id", value: (event) => event.id }];
  const rows = litEvents().map((event) => columns.map(({ value }) => csvCell(value(event))).join(","));
  download("events.csv", [`\ufeff${[columns.map(({ name }) => name).join(","), ...rows].join("\r\n")}\r\n`], "text/csv");
}

// ---------------------------------------------------------------- GraphML

const GRAPHML = "http://graphml.graphdrawing.org/xmlns";
const ATTRIBUTES = ["label", "kind", "type", "status", "date", "sources", "x", "y"];

function saveGraphml() {
  const file = document.implementation.createDocument(GRAPHML, "graphml");
  const make = (parent, tag, attributes, text = null) => {
    const element = file.createElementNS(GRAPHML, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, xmlText(value));
    if (text !== null) element.textContent = xmlText(text);
    return parent.appendChild(element);
  };
  const numeric = { sources: "int", x: "double", y: "double" };
  for (const name of ATTRIBUTES) make(file.documentElement, "key", { id: name, for: "node", "attr.name": name, "attr.type": numeric[name] ?? "string" });
  make(file.documentElement, "key", { id: "role", for: "edge", "attr.name": "role", "attr.type": "string" });
  const graph = make(file.documentElement, "graph", { edgedefault: "directed" });
  const shown = drawnIds().filter(isLit);
  for (const id of shown) {
    const node = make(graph, "node", { id });
    const values = graphmlValues(id);
    for (const name of ATTRIBUTES) if (values[name] !== undefined) make(node, "data", { key: name }, values[name]);
  }
  const kept = new Set(shown);
  edges.filter(({ from, to }) => kept.has(from) && kept.has(to)).forEach(({ from, to, role }, index) => {
    make(make(graph, "edge", { id: `e${index}`, source: from, target: to }), "data", { key: "role" }, role);
  });
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`;
  download("story.graphml", [text], "application/xml");
}

function graphmlValues(id) {
  const event = events.get(id);
  const place = positionOf(id);
  const shared = { x: Math.round(place.x), y: Math.round(-place.y), kind: nodes.get(id).kind };
  if (!event) return { ...shared, label: entities.get(id).name };
  return { ...shared, label: event.label, type: event.type, status: event.status, date: event.date.edtf, sources: event.sources };
}

/** XML has no way to write most control characters. */
// eslint-disable-next-line no-control-regex
const xmlText = (value) => String(value).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").toWellFormed();

// ---------------------------------------------------------------- SVG

function saveSvg() {
  const shown = drawnIds().filter((id) => isLit(id) || state.others === "fade");
  const box = boundsOf(shown.length ? shown : drawnIds());
  const [left, top] = [box.left - 30, box.top - 50];
  const [width, height] = [box.right - left + 30, box.bottom - top + 30];
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: [left, top, width, height].map(Math.round).join(" "), width, height, "font-family": SANS });
  root.append(svg("title", {}, story.title), svg("rect", { x: left, y: top, width, height, fill: ink.paper }));
  if (!isPulledTogether()) root.append(...laneShapes(), ...tickShapes(top + 20));
  const kept = new Set(shown);
  root.append(...edges.filter(({ from, to }) => kept.has(from) && kept.has(to)).map(edgeShape));
  root.append(...shown.map(nodeShape));
  download("story.svg", [`<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`], "image/svg+xml");
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
    opacity: isLit(edge.from) && isLit(edge.to) ? 0.6 : 0.08,
  });
}

function nodeShape(id) {
  const { x, y } = positionOf(id);
  const card = cardOf(id);
  const group = svg("g", { transform: `translate(${Math.round(x)} ${Math.round(y)})`, opacity: isLit(id) ? 1 : 0.15 });
  group.append(...(card.kind === "event" ? eventShapes(card) : entityShapes(card)));
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
    svg("path", { d: card.icon, fill: ink.text, "fill-rule": "evenodd", transform: `translate(${side * (card.width / 2 - 10) - 8} -8)` }),
    svg("text", { x: side * (card.width / 2 - 25), y: 4.5, "font-size": 12.5, fill: ink.text, "text-anchor": card.isLeft ? "end" : "start" }, card.name),
  ];
}
