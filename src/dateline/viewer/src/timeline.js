// The timeline under the graph: true to scale, in UTC. Possible days are a pale bar, certain ones solid in it.
import { tickText } from "./axis.js";
import { anchorDay, DAY, events, inTime } from "./data.js";
import { drawItemsTogether } from "./batch.js";
import { byId, el, oncePerFrame, plural } from "./dom.js";
import { isLit } from "./graph.js";
import { familyMark, statusOf } from "./marks.js";
import { change, state } from "./state.js";

const MOST_ITEMS = 150; // more than this, and events of one stretch stand together as a bar with their number
const MOST_BINS = 48;

let timeline;
let items;
let extent;
let flushItems;

const dated = inTime.filter((event) => anchorDay(event) !== null);

export function startTimeline(onSelect) {
  if (!dated.length) {
    byId("time-note").textContent = "No event has a date.";
    return;
  }
  extent = extentOf(dated);
  items = new vis.DataSet();
  const pad = Math.max(2, (extent.last - extent.first) * 0.06);
  const room = { start: moment(extent.first - pad), end: moment(extent.last + 3 * pad) };
  timeline = new vis.Timeline(byId("timeline"), null, {
    min: moment(extent.first - 20 * pad),
    max: moment(extent.last + 20 * pad),
    zoomMin: 2 * DAY,
    zoomMax: 2 * LAST_MOMENT,
    height: "100%",
    stack: true,
    orientation: "top",
    verticalScroll: true,
    zoomKey: "ctrlKey",
    showCurrentTime: false,
    moment: vis.moment.utc,
    margin: { item: { horizontal: 0, vertical: 4 }, axis: 6 },
    format: { minorLabels: axisText(MINOR), majorLabels: axisText(MAJOR) },
    template: itemContent,
    showTooltips: false,
  });
  timeline.room = room;
  timeline.initialFitDone = true; // the window is ours; given as an option, it would keep the timeline unseen for 200 ms
  showDensestTime();
  flushItems = drawItemsTogether(timeline);
  timeline.on("select", ({ items: [id] }) => (String(id).startsWith("bin:") ? zoomInto(id) : onSelect(id ?? null)));
  timeline.on("rangechanged", showOnTimeline);
  new ResizeObserver(oncePerFrame(fillRoom)).observe(byId("timeline"));
}

const LAST_MOMENT = 8.6e15; // milliseconds either side of 1970 that a browser can count

const moment = (day) => Math.max(-LAST_MOMENT, Math.min(LAST_MOMENT, day * DAY));

const MINOR = { hour: "HH:mm", weekday: "ddd D", day: "D", week: "[week] w", month: "MMM", year: "Y" };
const MAJOR = { hour: "ddd D MMMM Y", weekday: "MMMM Y", day: "MMMM Y", week: "MMMM Y", month: "Y", year: "" };

const axisText = (formats) => (time, scale) => {
  const format = formats[scale];
  if (!format) return ""; // which the library would take for "as ISO 8601 has it"
  return time.year() > 0 ? time.format(format) : format.includes("Y") ? `${1 - time.year()} BC` : time.format(format);
};

function extentOf(list) {
  const days = list.flatMap(({ date }) => [date.first, date.last].filter((day) => day !== undefined));
  return { first: days.reduce((a, b) => Math.min(a, b)), last: days.reduce((a, b) => Math.max(a, b)) };
}

export const timeExtent = () => extent;

const MOST = 0.8; // of the events
const MUCH = 4; // times as long: then the rest is so far off that most would stand on top of each other

/** The shortest stretch that holds most events, where all of time is much longer; else all of it. */
function densest() {
  const days = dated.map(anchorDay);
  const count = Math.ceil(MOST * days.length) - 1;
  let best = extent;
  for (let at = 0; at + count < days.length; at++) {
    if (days[at + count] - days[at] < best.last - best.first) best = { first: days[at], last: days[at + count] };
  }
  return (best.last - best.first) * MUCH < extent.last - extent.first ? best : extent;
}

// ---------------------------------------------------------------- items


/** Brings the items in line with what matches now, and with the room there is for them. */
export function showOnTimeline() {
  if (!timeline || !byId("timeline").clientWidth) return;
  const lit = dated.filter((event) => isLit(event.id));
  const isCrowded = lit.length > MOST_ITEMS;
  const shown = isCrowded ? crowdItems(lit) : allItems(lit);
  const ids = new Set(shown.map((item) => item.id));
  items.remove(items.getIds().filter((id) => !ids.has(id)));
  items.update(shown.filter((item) => !isSame(items.get(item.id), item)));
  if (timeline.itemsData) flushItems();
  else firstItems();
  select(state.sel);
  const undated = [...events.values()].filter((event) => anchorDay(event) === null && isLit(event.id)).length;
  const outside = isCrowded ? 0 : lit.filter((event) => !isInWindow(event)).length;
  byId("time-note").textContent = [
    outside ? `${plural(outside, "event")} before or after; “All dates” shows ${outside === 1 ? "it" : "them"}.` : "",
    isCrowded ? "Bars stand for several events; choose one to look inside." : "",
    undated ? `${plural(undated, "event")} without a date.` : "",
  ].filter(Boolean).join(" ");
}

/** With something to show, for each setting draws. */
function firstItems() {
  timeline.setItems(items);
  filled = roomNow();
}

const isSame = (old, item) => old && Object.keys(item).every((name) => old[name] === item[name]);

/** What matches, and what else may stand there faded. */
function allItems(lit) {
  const others = state.others === "fade" && dated.length <= MOST_ITEMS ? dated.filter((event) => !isLit(event.id)) : [];
  return eventItems([...lit, ...others]);
}

const WIDE_ENOUGH = 420; // pixels: a longer bar has its label in it, even if it is cut
const roomFor = (label) => Math.min(WIDE_ENOUGH, 34 + 7.2 * label.length);

function eventItems(list) {
  const perDay = pixelsPerDay(); // once: each asking lays out the page
  return list.map((event) => eventItem(event, perDay));
}

/** Open ends reach a little beyond the day that is known. Labels that do not fit in their bar stand to its right. */
function eventItem(event, perDay) {
  const { first, last } = event.date;
  const reach = Math.max(3, (extent.last - extent.first) * 0.05);
  const start = first ?? last - reach;
  const end = (last ?? first + reach) + 1;
  const bar = Math.round((end - start) * perDay);
  const classes = ["event", `family-${event.family}`, `status-${event.status}`, isLit(event.id) ? "lit" : "dim"];
  if (first === undefined) classes.push("open-start");
  if (last === undefined) classes.push("open-end");
  const item = { id: event.id, content: event.label, start: start * DAY, className: classes.join(" "), style: sureStyle(event.date, start, end) };
  if (bar < roomFor(event.label)) return { ...item, type: "point", bar };
  return { ...item, type: "range", end: end * DAY }; // a key "end" that is undefined makes the library throw
}

function isInWindow({ date }) {
  const { first, last } = currentWindow();
  return (date.first ?? date.last) <= last && (date.last ?? date.first) >= first;
}

function pixelsPerDay() {
  const { start, end } = timeline.getWindow();
  return (byId("timeline").clientWidth * DAY) / (end - start);
}

/** Where in the bar the certain days begin and end, for the style sheet. */
function sureStyle({ sure }, start, end) {
  if (!sure) return "--sure-from: 0%; --sure-to: 0%";
  const share = (day) => `${Math.round((1000 * (day - start)) / (end - start)) / 10}%`;
  return `--sure-from: ${share(sure[0])}; --sure-to: ${share(sure[1] + 1)}`;
}

function crowdItems(lit) {
  const { start, end } = timeline.getWindow();
  const [from, to] = [start / DAY, end / DAY];
  const inWindow = lit.filter((event) => anchorDay(event) >= from && anchorDay(event) <= to);
  if (inWindow.length <= MOST_ITEMS) return eventItems(inWindow);
  const size = [1, 7, 14, 30, 91, 183, 365, 1826, 3652, 36524, 365242].find((days) => (to - from) / days <= MOST_BINS) ?? 3652425;
  const bins = new Map();
  for (const event of inWindow) {
    const bin = Math.floor(anchorDay(event) / size);
    bins.set(bin, [...(bins.get(bin) ?? []), event]);
  }
  const most = Math.max(...[...bins.values()].map((members) => members.length));
  return [...bins].map(([bin, members]) => binItem(bin, size, members, most));
}

function binItem(bin, size, members, most) {
  return {
    id: `bin:${bin}:${size}`,
    content: String(members.length),
    share: members.length / most,
    start: bin * size * DAY,
    end: (bin + 1) * size * DAY,
    className: "bin",
    type: "range",
    words: `${plural(members.length, "event")}, ${tickText(bin * size)} – ${tickText((bin + 1) * size - 1)}`,
  };
}

function zoomInto(id) {
  const [, bin, size] = id.split(":").map(Number);
  setWindow((bin - 0.05) * size, (bin + 1.05) * size);
}

/** What stands in an item: the mark and the label of an event, or the number of a bar. */
function itemContent(item) {
  if (item.className === "bin") {
    const bar = el("span", { className: "bin-bar", title: item.words }, item.content);
    bar.style.height = `${Math.round(18 + 82 * item.share)}px`;
    return el("span", { className: "bin-column" }, bar);
  }
  const event = events.get(item.id);
  const label = [familyMark(event.family, !statusOf(event.status).solid), el("span", { className: "item-text", dir: "auto" }, event.label)];
  if (item.type === "range") return el("span", { className: "item-label", title: datesOf(event) }, ...label);
  const bar = el("span", { className: "item-bar" });
  bar.style.width = `${Math.max(3, item.bar)}px`;
  return el("span", { className: "item-label", title: datesOf(event) }, item.bar > 5 ? bar : null, ...label);
}

function datesOf({ date }) {
  const certain = date.sure && `certain: ${[...new Set(date.sure)].map(tickText).join(" – ")}`;
  return [date.words, certain].filter(Boolean).join("; ");
}

// ---------------------------------------------------------------- window and selection

export function setWindow(first, last) {
  timeline?.setWindow(first * DAY, last * DAY, { animation: false });
}

/** How the timeline opens: long-past background does not squeeze the story; "All dates" shows it. */
function showDensestTime() {
  const { first, last } = densest();
  if (first === extent.first && last === extent.last) return showAllTime();
  const pad = Math.max(2, (last - first) * 0.06);
  setWindow(first - pad, last + 3 * pad);
}

export function showAllTime() {
  timeline?._setScrollTop(0);
  timeline?.setWindow(timeline.room.start, timeline.room.end, { animation: false });
}

export function windowToRange() {
  if (!timeline) return;
  const { start, end } = timeline.getWindow();
  change({ from: Math.ceil(start / DAY), to: Math.floor(end / DAY) });
}

export function currentWindow() {
  const { start, end } = timeline.getWindow();
  return { first: start / DAY, last: end / DAY };
}

export const onWindow = (listener) => timeline?.on("rangechange", listener);

export function select(id) {
  if (!timeline) return;
  timeline.setSelection(id && items.get(id) ? [id] : []);
}

export function revealOnTimeline(id) {
  if (!timeline || !items.get(id) || isInSight()) return;
  timeline.focus(id, { zoom: false, animation: false });
}

/** Is the chosen item within the part of the timeline that can be seen? */
function isInSight() {
  const [frame, item] = [byId("timeline"), byId("timeline").querySelector(".vis-item.vis-selected")].map((element) => element?.getBoundingClientRect());
  return item && item.left < frame.right - 40 && item.right > frame.left && item.top > frame.top && item.bottom < frame.bottom;
}

let filled = "";

const roomNow = () => `${byId("timeline").clientWidth} ${byId("timeline").clientHeight}`;

/** After the window, the bar above or the view has changed: labels that fitted may not fit now. */
function fillRoom() {
  if (roomNow() === filled) return;
  filled = roomNow();
  showOnTimeline();
  timeline._redraw();
}
