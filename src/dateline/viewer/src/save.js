// What is shown, as files: picture, drawing, table, graph.
import { edges, entities, events, nodes } from "./data.js";
import { byId, download } from "./dom.js";
import { drawing } from "./drawing.js";
import { canvas, drawnIds, isLit, positionOf } from "./graph.js";
import { ink } from "./marks.js";
import { toHash } from "./state.js";
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

function saveSvg() {
  download("story.svg", [`<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawing())}\n`], "image/svg+xml");
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
