// How one node looks, as shapes and lines of text; canvas and SVG both draw from this.
import { events, entities, nodes } from "./data.js";
import { familyOf, ink, kindOf, lineColour, path, statusOf } from "./marks.js";

export const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

const measure = document.createElement("canvas").getContext("2d");
const wrapped = new Map();

/** Words on lines no wider than `width`; what does not fit on `most` lines ends in "…". */
export function wrap(text, font, width, most) {
  const key = `${font}|${width}|${most}|${text}`;
  if (!wrapped.has(key)) wrapped.set(key, wrapNow(text, font, width, most));
  return wrapped.get(key);
}

function wrapNow(text, font, width, most) {
  measure.font = font;
  const fits = (line) => measure.measureText(line).width <= width;
  const words = text.split(/\s+/);
  const lines = [];
  while (words.length && lines.length < most) {
    let line = words.shift();
    while (words.length && fits(`${line} ${words[0]}`)) line += ` ${words.shift()}`;
    lines.push(line);
  }
  if (words.length) lines[lines.length - 1] += ` ${words.join(" ")}`;
  return lines.map((line) => (fits(line) ? line : cut(line, fits)));
}

function cut(line, fits) {
  const letters = lettersOf(line);
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(`${letters.slice(0, middle).join("")}…`)) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join("").trimEnd()}…`;
}

let segmenter = null;

/** What a reader takes for one letter, accents and all; the browser's own way to tell takes a while to start. */
function lettersOf(text) {
  if (/^[ -~]*$/.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter("en");
  return [...segmenter.segment(text)].map((part) => part.segment);
}

/** Geometry around (0, 0): { width, height, meta, title: [lines], ... }. */
export function cardOf(id) {
  const node = nodes.get(id);
  return node.kind === "event" ? eventCard(node, events.get(id)) : entityCard(node, entities.get(id));
}

function eventCard(node, event) {
  const { scale, width, height } = node;
  const titleFont = `600 ${12.5 * scale}px ${SANS}`;
  const metaFont = `${10.5 * scale}px ${SANS}`;
  const inner = width - 33 * scale;
  const most = Math.max(1, Math.round((height - 10) / (16 * scale)) - 1);
  const meta = [event.status === "occurred" ? null : event.status, event.date.short].filter(Boolean).join(" · ");
  return {
    kind: "event",
    label: event.label,
    width,
    height,
    scale,
    family: familyOf(node.family),
    line: lineColour(node.family),
    status: statusOf(event.status),
    thick: event.status === "ongoing" ? 3 : 1.6,
    isHollow: !statusOf(event.status).solid,
    metaFont,
    get meta() {
      return wrap(meta, metaFont, inner - (event.sources > 1 ? 26 * scale : 0), 1)[0];
    },
    sources: event.sources > 1 ? `×${event.sources}` : "",
    titleFont,
    get title() {
      return wrap(event.label, titleFont, inner, most); // not before it is drawn: from afar it is not
    },
  };
}

/** Where the mark of a name stands, from the middle of its box: on the side of the events. */
export const markAt = ({ isLeft, width }) => (isLeft ? 1 : -1) * (width / 2 - 10);

function entityCard(node, entity) {
  const font = `500 12.5px ${SANS}`;
  const { isLeft } = node;
  return {
    kind: "entity",
    width: node.width,
    height: node.height,
    isLeft,
    icon: kindOf(node.kind).icon,
    fullName: entity.name,
    get name() {
      return wrap(entity.name, font, node.width - 32, 1)[0];
    },
  };
}

const READABLE = [11, 10, 9]; // pixels on the screen of a title that stands alone: as large as leaves it whole, no smaller
const FULL = 0.76; // the zoom from which a card shows all it has, its date among it

/** `zoom` is pixels of the screen per unit: from afar a card is a block of colour, from mid-way its title alone. */
export function drawNode(context, id, x, y, { isSelected, isHovered, isPinned, isFar, zoom }) {
  const card = cardCache(id);
  context.save();
  context.translate(x, y);
  if (card.kind === "event") drawEvent(context, card, isFar, zoom);
  else drawEntity(context, card, isFar, zoom);
  if (isSelected || isHovered || isPinned) drawRing(context, card, isSelected ? 3 : 1.5, isPinned && !isSelected ? ink.muted : ink.accent);
  context.restore();
}

let cards = new Map();
let cardInk = null;

function cardCache(id) {
  if (cardInk !== ink) {
    cards = new Map();
    cardInk = ink;
  }
  if (!cards.has(id)) cards.set(id, cardOf(id));
  return cards.get(id);
}

function drawEvent(context, card, isFar, zoom) {
  const { width, height, scale, family, line, status } = card;
  const [left, top] = [-width / 2, -height / 2];
  context.beginPath();
  context.roundRect(left, top, width, height, 5);
  context.fillStyle = isFar ? (card.isHollow ? ink.surface : family.fill) : ink.surface;
  context.fill();
  context.lineWidth = isFar ? 5 : card.thick;
  context.strokeStyle = line;
  context.setLineDash(isFar ? [] : status.dash);
  context.stroke();
  context.setLineDash([]);
  if (isFar) return;
  if (zoom < FULL) return drawTitleAlone(context, card, zoom);
  drawMark(context, family.shape, left + 8 * scale, top + 8 * scale, 0.8 * scale, card.isHollow ? null : family.fill, line);
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  context.fillStyle = ink.muted;
  context.font = card.metaFont;
  const textLeft = left + 26 * scale;
  context.fillText(card.meta, textLeft, top + 18 * scale);
  context.fillStyle = ink.text;
  context.font = card.titleFont;
  card.title.forEach((text, index) => {
    const baseline = top + (34 + 16 * index) * scale;
    context.fillText(text, textLeft, baseline);
    if (status.struck) context.fillRect(textLeft, baseline - 4.5 * scale, context.measureText(text).width, 1.3 * scale);
  });
  if (card.sources) {
    context.font = `600 ${11 * scale}px ${SANS}`;
    context.fillStyle = ink.muted;
    context.textAlign = "right";
    context.fillText(card.sources, -left - 8 * scale, top + 18 * scale);
  }
}

/** The title as large as it may be and must be to be read, over the whole card; the axis has the date. */
function drawTitleAlone(context, card, zoom) {
  const [left, top] = [-card.width / 2, -card.height / 2];
  const { size, lines } = titleAlone(card, stepped(zoom));
  drawMark(context, card.family.shape, left + 5, top + 6, 0.8, card.isHollow ? null : card.family.fill, card.line);
  context.font = `500 ${size}px ${SANS}`;
  context.fillStyle = ink.text;
  context.textAlign = "left";
  context.textBaseline = "middle";
  lines.forEach((text, index) => {
    const middle = (index - (lines.length - 1) / 2) * size * 1.1;
    context.fillText(text, left + 22, middle);
    if (card.status.struck) context.fillRect(left + 22, middle, context.measureText(text).width, size / 10);
  });
}

function titleAlone(card, zoom) {
  let tried;
  for (const pixels of READABLE) {
    const size = pixels / zoom;
    const most = Math.max(1, Math.floor((card.height - 2) / (size * 1.1)));
    tried = { size, lines: wrap(card.label, `500 ${size}px ${SANS}`, card.width - 27, most) };
    if (!tried.lines.at(-1).endsWith("…")) break;
  }
  return tried;
}

/** Zooms in steps, so that words are measured once for each and not for every turn of the wheel. */
const stepped = (zoom) => Math.floor(zoom * 50) / 50;

function drawEntity(context, card, isFar, zoom) {
  const side = card.isLeft ? 1 : -1;
  drawMark(context, card.icon, markAt(card) - 8, -8, 1, ink.text, null);
  if (isFar) return;
  const size = zoom < FULL ? Math.min(23, READABLE.at(-1) / stepped(zoom)) : 12.5;
  context.font = `500 ${size}px ${SANS}`;
  context.fillStyle = ink.text;
  context.textBaseline = "middle";
  context.textAlign = card.isLeft ? "right" : "left";
  context.fillText(wrap(card.fullName, context.font, card.width - 28, 1)[0], side * (card.width / 2 - 25), 0.5);
}

function drawMark(context, outline, x, y, scale, fill, edge) {
  const shape = path(outline);
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  if (fill) {
    context.fillStyle = fill;
    context.fill(shape, "evenodd");
  }
  if (edge) {
    context.lineWidth = 1.4;
    context.strokeStyle = edge;
    context.stroke(shape);
  }
  context.restore();
}

function drawRing(context, card, width, colour) {
  context.beginPath();
  context.roundRect(-card.width / 2 - 4, -card.height / 2 - 4, card.width + 8, card.height + 8, 8);
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}
