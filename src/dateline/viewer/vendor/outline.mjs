// The outline of the land and the borders between countries, as two SVG paths on a grid of tenths of a degree, y downwards.
import { readFileSync } from "node:fs";

const { arcs, objects, transform } = JSON.parse(readFileSync("node_modules/world-atlas/countries-110m.json", "utf8"));
const [[stretchX, stretchY], [fromX, fromY]] = [transform.scale, transform.translate];
const points = arcs.map(decoded);

/** Each arc's points are steps from one to the next; two that fall on one place of the grid are one. */
function decoded(arc) {
  let [x, y] = [0, 0];
  const places = arc.map(([dx, dy]) => [Math.round(10 * ((x += dx) * stretchX + fromX)), Math.round(-10 * ((y += dy) * stretchY + fromY))]);
  return places.filter((place, index) => !index || String(place) !== String(places[index - 1]));
}

/** A ring is a list of arcs; ~n is arc n the other way round. */
const ringOf = (ring) => ring.flatMap((arc) => (arc < 0 ? points[~arc].toReversed() : points[arc]));

/** The land that lies across the 180th meridian goes on beyond it, at both ends of the map. */
function copies(ring) {
  const unrolled = ring.slice(1).reduce((line, [x, y]) => [...line, [x + 3600 * Math.round((line.at(-1)[0] - x) / 3600), y]], [ring[0]]);
  const crosses = unrolled.some(([x]) => Math.abs(x) > 1800);
  const isClosed = unrolled[0][0] === unrolled.at(-1)[0]; // not so of the Antarctic, which goes round the pole
  if (!crosses || !isClosed) return [ring];
  return [-3600, 0, 3600].map((shift) => unrolled.map(([x, y]) => [x + shift, y])).filter((line) => line.some(([x]) => Math.abs(x) < 1800));
}

const pathOf = (line, end) => {
  const steps = line.slice(1).map(([x, y], index) => `${x - line[index][0]} ${y - line[index][1]}`);
  return `M${line[0].join(" ")}l${steps.join(" ")}${end}`.replaceAll(" -", "-");
};

const polygons = objects.land.geometries.flatMap(({ type, arcs: found }) => (type === "Polygon" ? [found] : found)).flat();
const coast = new Set(polygons.flat().map((arc) => (arc < 0 ? ~arc : arc)));

export const land = polygons.map(ringOf).filter((ring) => ring.length > 3).flatMap(copies).map((ring) => pathOf(ring, "z")).join("");
export const borders = points.filter((line, index) => !coast.has(index) && line.length > 1).map((line) => pathOf(line, "")).join("");
