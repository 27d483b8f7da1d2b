// Where the reader looks from: fitting in, zooming, going to a node, and the way from node to node.
import { axisHeight, wordScale } from "./axis.js";
import { byImportance, nodes } from "./data.js";
import { byId } from "./dom.js";
import { coordinates, drawn, isLit, litOrAll, network, positionOf } from "./graph.js";

const MOST_ON_PHONE = 500; // nodes of a story that a narrow screen shows in part, at a size that can be read
const NARROW = 600; // pixels: a phone
export const FAR = 0.34; // below this zoom a card is too small to read

/** Until a view has been fitted in, there is nothing to see. */
export let wasSeen = false;

export function fit(isSmooth = true) {
  const { clientWidth, clientHeight } = byId("graph");
  if (!clientWidth || !clientHeight || !drawn.size) return;
  wasSeen = true;
  const box = boundsOf(litOrAll());
  const whole = Math.min(1.5 * wordScale(), clientWidth / (box.right - box.left + 24), (clientHeight - axisHeight()) / (box.bottom - box.top + 24));
  const isPhone = clientWidth < NARROW && whole < FAR * 2 && nodes.size <= MOST_ON_PHONE;
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

/** Do two boxes lie over each other? */
export const overlap = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

export function zoomBy(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.02, network.getScale() * factor)), animation: motion() });
}

/** Brings a node into view where it is not, at a size that can be read. */
export function reveal(id) {
  if (!drawn.has(id)) return;
  const { x, y } = network.canvasToDOM(positionOf(id));
  const { clientWidth, clientHeight } = byId("graph");
  const covered = coveredPart();
  const isInView = x > 60 && y > 50 && x < clientWidth - covered.right - 60 && y < clientHeight - covered.bottom - 30;
  const scale = Math.max(network.getScale(), 0.7);
  if (isInView && network.getScale() >= FAR) return;
  const at = coordinates(id);
  const position = { x: at.x + covered.right / 2 / scale, y: at.y + (covered.bottom - axisHeight()) / 2 / scale };
  network.moveTo({ position, scale, animation: motion() });
}

/** How much of the graph the panel of details lies over: beside it, or on a phone over its lower part. */
function coveredPart() {
  const [graph, panel] = [byId("graph"), byId("detail")].map((element) => element.getBoundingClientRect());
  if (!byId("detail").classList.contains("open") || !overlap(graph, panel)) return { right: 0, bottom: 0 };
  const isBeside = panel.left > graph.left;
  return isBeside ? { right: graph.right - panel.left, bottom: 0 } : { right: 0, bottom: graph.bottom - panel.top };
}

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

/** Where the middle of a node stands in the window, and its size, in pixels; null where it is not drawn. */
export function windowPlace(id) {
  if (!drawn.has(id)) return null;
  const [{ width, height }, scale] = [nodes.get(id), network.getScale()];
  return { ...windowPoint([positionOf(id).x, positionOf(id).y]), width: width * scale, height: height * scale };
}

export function windowPoint([x, y]) {
  const place = network.canvasToDOM({ x, y });
  const { left, top } = byId("graph").getBoundingClientRect();
  return { x: left + place.x, y: top + place.y };
}
