// What the reader has chosen. One object, one way to change it, in the URL after "#", so that a view can be shared.
import { FACET_NAMES, knownValues, nodes } from "./data.js";

const LISTS = ["kind", ...FACET_NAMES, "hide"];
const NUMBERS = ["from", "to", "conf", "hops"];
const DEFAULTS = {
  q: "",
  ...Object.fromEntries(LISTS.map((name) => [name, []])),
  from: null,
  to: null,
  conf: 0,
  hops: 0,
  sel: null,
  pin: {},
  lanes: "actor",
  others: "fade",
  view: "graph",
  rows: "events",
  sort: "", // the name of a column of the table, "-" before it for downwards
};
// Choosing a node, a view or an order is not a step that "undo" takes back.
export const PASSING = new Set(["sel", "view", "rows", "sort"]);
const MOST_STEPS = 100;

export let state = structuredClone(DEFAULTS);
const past = [];
const listeners = [];

export const onChange = (listener) => listeners.push(listener);
export const canUndo = () => past.length > 0;
export const isFiltered = () => Object.keys(DEFAULTS).some((name) => !PASSING.has(name) && differs(name));

const differs = (name) => JSON.stringify(state[name]) !== JSON.stringify(DEFAULTS[name]);

/** change({ sel: id }): listeners learn which names changed. `quiet` makes no step for undo (typing, dragging). */
export function change(patch, { quiet = false } = {}) {
  const changed = Object.keys(patch).filter((name) => JSON.stringify(state[name]) !== JSON.stringify(patch[name]));
  if (!changed.length) return;
  if (!quiet && changed.some((name) => !PASSING.has(name))) {
    past.push(state);
    past.splice(0, past.length - MOST_STEPS);
  }
  state = { ...state, ...patch };
  tell(new Set(changed));
}

/** Adds a value to a list of the state, or takes it out. */
export function toggle(name, value) {
  const list = state[name];
  change({ [name]: list.includes(value) ? list.filter((item) => item !== value) : [...list, value] });
}

export function undo() {
  if (!past.length) return;
  const before = state;
  state = { ...past.pop(), ...passing() };
  tell(changedSince(before));
}

const passing = () => Object.fromEntries([...PASSING].map((name) => [name, state[name]]));

const changedSince = (before) => new Set(Object.keys(DEFAULTS).filter((name) => JSON.stringify(state[name]) !== JSON.stringify(before[name])));

export function reset() {
  change({ ...structuredClone(DEFAULTS), ...passing() });
}

function tell(changed) {
  writeHash();
  for (const listener of listeners) listener(changed);
}

// ---------------------------------------------------------------- the URL

export function toHash() {
  const parameters = new URLSearchParams();
  for (const name of Object.keys(DEFAULTS).filter(differs)) {
    const value = state[name];
    if (LISTS.includes(name)) for (const item of value) parameters.append(name, item);
    else parameters.set(name, name === "pin" ? JSON.stringify(value) : value);
  }
  return parameters.toString();
}

export function fromHash(hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const read = structuredClone(DEFAULTS);
  for (const name of LISTS) read[name] = parameters.getAll(name).filter((value) => knownValues[name].has(value));
  for (const name of NUMBERS) if (Number.isFinite(parseFloat(parameters.get(name)))) read[name] = parseFloat(parameters.get(name));
  for (const name of ["q", "sel", "sort"]) read[name] = parameters.get(name) ?? DEFAULTS[name];
  for (const [name, allowed] of Object.entries({ lanes: ["actor", "place", "type", "source"], others: ["fade", "hide"], view: ["graph", "table", "map"], rows: ["events", "names"] })) {
    if (allowed.includes(parameters.get(name))) read[name] = parameters.get(name);
  }
  read.pin = readPins(parameters.get("pin"));
  if (!nodes.has(read.sel)) read.sel = null;
  return read;
}

function readPins(text) {
  try {
    const pairs = Object.entries(JSON.parse(text ?? "{}") ?? {});
    return Object.fromEntries(pairs.filter(([id, at]) => nodes.has(id) && Array.isArray(at) && at.every(Number.isFinite)));
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

export function readHash() {
  const before = state;
  state = fromHash(location.hash);
  for (const listener of listeners) listener(changedSince(before));
}

function writeHash() {
  try {
    const hash = toHash();
    history.replaceState(null, "", hash ? `#${hash}` : "#");
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // a notebook's frame has no address of its own
  }
}

window.addEventListener("hashchange", () => {
  if (location.hash.replace(/^#/, "") !== toHash()) readHash();
});
