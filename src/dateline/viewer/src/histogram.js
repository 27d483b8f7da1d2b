// How many events in each stretch of time, over all of it; drag over it to choose a range of dates.
import { anchorDay, inTime } from "./data.js";
import { byId, oncePerFrame } from "./dom.js";
import { isLit } from "./graph.js";
import { ink } from "./marks.js";
import { change, state } from "./state.js";
import { currentWindow, onWindow, setWindow, timeExtent } from "./timeline.js";

const BAR = 6;

let strip;
let dragFrom = null;

export function startHistogram() {
  strip = byId("histogram");
  strip.hidden = !timeExtent();
  if (strip.hidden) return;
  new ResizeObserver(drawHistogram).observe(strip);
  onWindow(oncePerFrame(drawHistogram));
  strip.addEventListener("pointerdown", (event) => {
    dragFrom = dayAt(event);
    strip.setPointerCapture(event.pointerId);
  });
  strip.addEventListener("pointermove", (event) => dragFrom !== null && drawHistogram(dragFrom, dayAt(event)));
  strip.addEventListener("pointerup", (event) => chooseRange(dayAt(event)));
}

function chooseRange(day) {
  const [from, to] = [Math.min(dragFrom, day), Math.max(dragFrom, day)];
  dragFrom = null;
  const { first, last } = timeExtent();
  if (to - from < (last - first) / 200) return change({ from: null, to: null });
  change({ from: Math.floor(from), to: Math.ceil(to) });
  const pad = Math.max(1, (to - from) * 0.05);
  setWindow(from - pad, to + pad);
}

const span = () => {
  const { first, last } = timeExtent();
  const pad = Math.max(1, (last - first) * 0.02);
  return { first: first - pad, days: last - first + 2 * pad };
};

const dayAt = (event) => span().first + (event.offsetX / strip.clientWidth) * span().days;
const xOf = (day) => ((day - span().first) / span().days) * strip.clientWidth;

export function drawHistogram(from = state.from, to = state.to) {
  if (!strip?.clientWidth) return;
  const ratio = devicePixelRatio;
  const { clientWidth: width, clientHeight: height } = strip;
  [strip.width, strip.height] = [width * ratio, height * ratio];
  const context = strip.getContext("2d");
  context.scale(ratio, ratio);
  const view = currentWindow();
  context.fillStyle = ink.lane;
  context.fillRect(xOf(view.first), 0, xOf(view.last) - xOf(view.first), height);
  const all = countsOf(() => true, width);
  const lit = countsOf((event) => isLit(event.id), width);
  const most = Math.max(1, ...all);
  bars(context, all, most, height, ink.rule);
  bars(context, lit, most, height, ink.accent);
  if (typeof from !== "number" && typeof to !== "number") return;
  const ends = [typeof from === "number" ? xOf(from) : 0, typeof to === "number" ? xOf(to + 1) : width].sort((a, b) => a - b);
  context.strokeStyle = ink.text;
  context.strokeRect(ends[0], 0.5, Math.max(2, ends[1] - ends[0]), height - 1);
}

function countsOf(isCounted, width) {
  const counts = new Array(Math.ceil(width / BAR)).fill(0);
  const { first, days } = span(); // once: it is asked for with every filter, of thousands of events
  for (const event of inTime) {
    const day = anchorDay(event);
    if (day === null || !isCounted(event)) continue;
    const column = Math.floor(((day - first) / days) * (width / BAR));
    counts[Math.min(counts.length - 1, Math.max(0, column))]++;
  }
  return counts;
}

function bars(context, counts, most, height, colour) {
  context.fillStyle = colour;
  counts.forEach((count, index) => {
    if (!count) return;
    const tall = Math.max(3, (count / most) * (height - 4));
    context.fillRect(index * BAR, height - tall, BAR - 1, tall);
  });
}
