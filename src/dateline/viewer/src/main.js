// Unpacks the libraries, starts the parts, and keeps them in step: one selection, one range of dates, one set of filters.
import { fit, reveal, windowPlace, windowPoint, zoomBy } from "./camera.js";
import { entities, events, eventsOf, nodes, story } from "./data.js";
import { showDetails, startDetails } from "./details.js";
import { byId, grouped, plural, unpack } from "./dom.js";
import { curveOf, pointedRole, pointOn } from "./edges.js";
import { startFacets, updateCount, updateFacets } from "./facets.js";
import { matching } from "./filter.js";
import { startFind, updateFind } from "./find.js";
import { canPull, isPulledTogether, pull } from "./force.js";
import { MOST_DRAWN, moveHome, moveToLanes, redraw, showMatching, startGraph } from "./graph.js";
import { drawHistogram, startHistogram } from "./histogram.js";
import { startKeys } from "./keys.js";
import { markOnMap, showMap } from "./map.js";
import { followTheme } from "./marks.js";
import { playedTo, startPlay } from "./play.js";
import { startSave } from "./save.js";
import { startPrint } from "./print.js";
import { canUndo, change, fromHash, isFiltered, onChange, PASSING, readHash, reset, state, undo } from "./state.js";
import { showTable, startTable } from "./table.js";
import { revealOnTimeline, select, showAllTime, showOnTimeline, startTimeline, windowToRange } from "./timeline.js";

/** Runs the vendored bundle, let in by its hash in the page's policy. */
async function startLibraries() {
  const script = document.createElement("script");
  script.textContent = await unpack("libraries");
  document.head.append(script);
  byId("libraries").remove();
}

let latest = null;

/** Works out what matches and shows it everywhere. */
function applyFilters() {
  latest = matching(state, playedTo());
  showMatching(latest);
  showOnTimeline();
  drawHistogram();
  updateFacets(latest);
  updateCount(latest);
  noteTruncation();
  if (state.view === "table") showTable();
  if (state.view === "map") showMap(choose);
}

function choose(id, { andFocus = false } = {}) {
  change({ sel: id && nodes.has(id) ? id : null });
  byId("said").textContent = state.sel ? spokenName(state.sel) : "";
  if (state.sel) {
    reveal(state.sel);
    revealOnTimeline(state.sel);
    if (andFocus) byId("detail").focus({ preventScroll: true });
  }
}

/** What a screen reader says of a node that has just been chosen. */
function spokenName(id) {
  const event = events.get(id);
  if (!event) return `${entities.get(id).name}, ${entities.get(id).kind}, in ${plural(eventsOf(id).length, "event")}`;
  return `${event.label}. ${event.date.words}, ${event.status}. Enter for the details.`;
}

function showView() {
  for (const name of ["graph", "table", "map"]) byId(`${name}-view`).hidden = state.view !== name;
  for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  if (state.view === "table") showTable();
  if (state.view === "map") showMap(choose);
  if (state.view === "graph") redraw();
}

function noteTruncation() {
  const notes = [];
  if (story.left_out) notes.push(`The ${plural(story.events.length, "most important event")} of ${grouped(story.events.length + story.left_out)}; the file graph.html has them all.`);
  if (nodes.size > MOST_DRAWN) notes.push(`${grouped(nodes.size)} nodes: the graph draws the ${grouped(MOST_DRAWN)} most important of those that match. Search or filter to see the others; the table lists all.`);
  byId("notice").hidden = !notes.length;
  byId("notice").textContent = notes.join(" ");
}

function onStateChange(changed) {
  const isOnlyPassing = [...changed].every((name) => PASSING.has(name));
  if (changed.has("lanes")) {
    byId("lanes").value = state.lanes;
    moveToLanes();
  }
  if (changed.has("pin")) moveHome();
  if (!isOnlyPassing || (changed.has("sel") && state.hops)) applyFilters();
  if (changed.has("sel") || changed.has("pin") || changed.has("hops")) {
    showDetails();
    select(state.sel);
    if (state.view === "table") showTable();
    if (state.view === "map") markOnMap(state.sel);
    redraw();
  }
  if ((changed.has("rows") || changed.has("sort")) && state.view === "table") showTable();
  if (changed.has("view")) showView();
  updateTools();
}

function updateTools() {
  updateFind();
  byId("undo").disabled = !canUndo();
  byId("reset").disabled = !isFiltered();
  byId("others").value = state.others;
  byId("hops").value = String(state.hops);
  byId("force").disabled = !canPull() && !isPulledTogether();
}

function connectTools() {
  byId("undo").addEventListener("click", undo);
  byId("reset").addEventListener("click", reset);
  byId("fit").addEventListener("click", () => fit());
  byId("zoom-in").addEventListener("click", () => zoomBy(1.3));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.3));
  byId("force").addEventListener("click", () => pull(!isPulledTogether()));
  byId("lanes").addEventListener("change", ({ target }) => change({ lanes: target.value }));
  byId("others").addEventListener("change", ({ target }) => change({ others: target.value }));
  byId("hops").addEventListener("change", ({ target }) => change({ hops: Number(target.value) }));
  byId("window-to-range").addEventListener("click", windowToRange);
  byId("time-all").addEventListener("click", () => {
    showAllTime();
    change({ from: null, to: null });
  });
  byId("open-filters").addEventListener("click", () => {
    const isOpen = byId("filters").classList.toggle("open");
    byId("open-filters").setAttribute("aria-expanded", String(isOpen));
  });
  for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => change({ view: button.dataset.view }));
  connectSplit();
}

/** The bar between graph and timeline: drag it, or move it with the arrow keys. */
function connectSplit() {
  const split = byId("split");
  const set = (percent) => {
    const share = Math.min(80, Math.max(10, percent));
    byId("graph-view").style.setProperty("--time-share", `${share}%`);
    split.setAttribute("aria-valuenow", String(Math.round(share)));
  };
  split.addEventListener("pointerdown", ({ pointerId }) => split.setPointerCapture(pointerId));
  split.addEventListener("pointermove", (event) => {
    if (!split.hasPointerCapture(event.pointerId)) return;
    const { top, height } = byId("graph-view").getBoundingClientRect();
    set(100 - (100 * (event.clientY - top)) / height);
  });
  split.addEventListener("keydown", ({ key }) => {
    const step = { ArrowUp: 5, ArrowDown: -5 }[key];
    if (step) set(Number(split.getAttribute("aria-valuenow")) + step);
  });
}

function standfirst() {
  const days = story.events.flatMap(({ date }) => [date.first, date.last]).filter((day) => day !== undefined);
  const parts = [plural(story.documents.length, "report"), plural(events.size, "event"), plural(entities.size, "name")];
  byId("standfirst").textContent = days.length ? parts.join(" · ") : `${parts.join(" · ")} · no dates`;
}

async function start() {
  const libraries = startLibraries(); // what needs none of them starts while they unpack
  standfirst();
  Object.assign(state, fromHash(location.hash));
  followTheme(byId("theme"), () => {
    redraw();
    drawHistogram();
  });
  startDetails(choose);
  startTable(choose);
  startFacets();
  startFind((id) => choose(id, { andFocus: false }));
  await libraries;
  startGraph(choose);
  startTimeline(choose);
  startHistogram();
  startSave();
  startPrint();
  startPlay(applyFilters);
  startKeys(choose);
  connectTools();
  onChange(onStateChange);
  byId("lanes").value = state.lanes;
  applyFilters();
  showDetails();
  showView();
  updateTools();
  if (state.sel) choose(state.sel);
  requestAnimationFrame(() => setTimeout(() => (document.documentElement.dataset.ready = "yes"))); // when it has been painted
}

/** For the console, and for tests: what is shown, where a node or the middle of an edge stands in the window, the role of
 * the edge that is pointed at, and choosing a node. */
globalThis.dateline = {
  choose,
  state: () => structuredClone(state),
  shown: () => ({ events: [...latest.events], entities: [...latest.entities] }),
  where: (id) => windowPlace(id),
  whereEdge: (from, to) => windowPoint(pointOn(curveOf({ from, to }), 0.5)),
  pointed: () => pointedRole(),
};

await start();
