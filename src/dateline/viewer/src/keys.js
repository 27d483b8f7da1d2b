// The keyboard: arrows move through the graph, letters do what the buttons do, while the graph has the focus.
import { fit, neighbourInSpace, zoomBy } from "./camera.js";
import { events, inTime, isEvent, nodes } from "./data.js";
import { byId, el } from "./dom.js";
import { isLit } from "./graph.js";
import { pin } from "./details.js";
import { togglePlay } from "./play.js";
import { change, reset, state, toggle, undo } from "./state.js";

const KEYS = {
  ArrowLeft: ["", (choose) => stepInTime(choose, -1)],
  ArrowRight: ["← → the event before or after", (choose) => stepInTime(choose, 1)],
  ArrowUp: ["", (choose) => stepInSpace(choose, "up")],
  ArrowDown: ["↑ ↓ the nearest node above or below", (choose) => stepInSpace(choose, "down")],
  Enter: ["Enter: read the details", () => byId("detail").focus()],
  Escape: ["Esc: let go of what is chosen", (choose) => choose(null)],
  "/": ["/ search", () => byId("query").focus()],
  "+": ["", () => zoomBy(1.25)],
  "-": ["+ − zoom", () => zoomBy(0.8)],
  f: ["f: fit everything in", () => fit()],
  n: ["n: neighbours, 1 step, 2 steps, all", () => change({ hops: (state.hops + 1) % 3 })],
  h: ["h: hide the chosen node", (choose) => hideChosen(choose)],
  x: ["x: pin the chosen node, or let it go", () => state.sel && pin(state.sel)],
  p: ["p: play through time", () => togglePlay()],
  u: ["u: undo", () => undo()],
  r: ["r: reset all filters", () => reset()],
  t: ["t: graph or table", () => change({ view: state.view === "table" ? "graph" : "table" })],
  "?": ["? this list", () => byId("help").showModal()],
};

export function startKeys(choose) {
  document.addEventListener("keydown", (event) => {
    const inGraph = [byId("graph"), document.body].includes(document.activeElement) || byId("graph").contains(document.activeElement);
    if (event.key === "Escape" && byId("filters").classList.contains("open")) return byId("open-filters").click();
    if (event.key === "Escape" && byId("detail").contains(document.activeElement)) {
      choose(null);
      return byId("graph").focus();
    }
    if (!inGraph || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key][1](choose);
  });
  startHelp();
}

/** From event to event in time; from a name, to its nearest neighbour on the page. */
function stepInTime(choose, by) {
  if (state.sel && !isEvent(state.sel)) return stepInSpace(choose, by < 0 ? "left" : "right");
  const lit = inTime.filter((event) => isLit(event.id));
  const at = lit.indexOf(events.get(state.sel));
  const next = at < 0 ? lit[by > 0 ? 0 : lit.length - 1] : lit[Math.min(lit.length - 1, Math.max(0, at + by))];
  if (next) choose(next.id);
}

function stepInSpace(choose, direction) {
  if (!state.sel || !nodes.has(state.sel)) return stepInTime(choose, 1);
  const next = neighbourInSpace(state.sel, direction);
  if (next) choose(next);
}

function hideChosen(choose) {
  if (!state.sel) return;
  toggle("hide", state.sel);
  choose(null);
}

function startHelp() {
  const help = byId("help");
  const lines = Object.values(KEYS).map(([text]) => text).filter(Boolean);
  help.append(
    el("h2", { id: "help-title" }, "How to use this page"),
    el("p", {}, "Events stand from left to right in the order of their dates; quiet times between them are shortened. To the left is who took part, to the right where it was. The timeline below is true to scale. Choose anything to read the sentences it rests on."),
    el("p", {}, "The address of the page holds the view: copy it to share what you see."),
    el("h3", {}, "Keys, while the graph has the focus"),
    el("ul", { className: "plain" }, ...lines.map((text) => el("li", {}, text))),
    el("form", { method: "dialog" }, el("button", {}, "Close")),
  );
  byId("help-open").addEventListener("click", () => help.showModal());
}
