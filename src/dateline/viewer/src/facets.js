// Legend and filters in one: each row shows a mark, its word, and how many events it would leave.
import { DAY, entities, fold, nodes, sourceNames, story } from "./data.js";
import { byId, el, grouped, plural } from "./dom.js";
import { FAMILIES, familyMark, kindIcon, KINDS, STATUSES, statusLine } from "./marks.js";
import { change, state, toggle } from "./state.js";

const FEW = 8;

const facets = [];

export function startFacets() {
  const types = [...new Map(story.events.map((event) => [event.type, event.family]))];
  const families = Object.keys(FAMILIES);
  types.sort(([a, x], [b, y]) => families.indexOf(x) - families.indexOf(y) || (a < b ? -1 : 1));
  const familyOfType = new Map(types);
  const statuses = Object.keys(STATUSES).filter((status) => story.events.some((event) => event.status === status));
  const kinds = Object.keys(KINDS).filter((kind) => [...nodes.values()].some((node) => node.kind === kind));
  byId("facets").append(
    facet("status", "Did it happen?", statuses, { mark: statusLine, isOpen: true }),
    facet("type", "What kind of event", types.map(([type]) => type), {
      mark: (type) => familyMark(familyOfType.get(type)),
      text: (type) => type.toLowerCase(),
      note: (type) => FAMILIES[familyOfType.get(type)].name,
      isOpen: true,
    }),
    facet("kind", "Shown in the graph", kinds, { mark: kindIcon, text: (kind) => KINDS[kind].name, isOpen: true }),
    facet("actor", "Who", linkedIds("actor"), { mark: (id) => kindIcon(entities.get(id).kind), text: (id) => entities.get(id).name, isOpen: true }),
    facet("place", "Where", linkedIds("place"), { mark: (id) => kindIcon(entities.get(id).kind), text: (id) => entities.get(id).name }),
    facet("source", "Who says so", [...new Set(sourceNames)]),
    datesFacet(),
    confidenceFacet(),
    linesLegend(),
  );
}

function linkedIds(facetName) {
  const counts = new Map();
  const isPlace = facetName === "place";
  for (const { from, to, role } of story.network.edges) {
    if (entities.has(to) && ["place", "target", "origin", "subject"].includes(role) === isPlace) counts.set(to, (counts.get(to) ?? new Set()).add(from));
  }
  return [...counts.keys()].sort((a, b) => counts.get(b).size - counts.get(a).size || (a < b ? -1 : 1));
}

function facet(name, title, values, { mark = () => null, text = (value) => value, note = () => null, isOpen = false } = {}) {
  const rows = new Map();
  const list = el("ul", { className: "values" });
  const rowOf = (value) => {
    const box = el("input", { type: "checkbox", onchange: () => toggle(name, value) });
    const count = el("span", { className: "number" });
    const label = el("label", { title: note(value) }, box, mark(value), el("span", { className: "word", dir: "auto" }, text(value)), count);
    rows.set(value, { box, count, item: el("li", {}, label) });
    list.append(rows.get(value).item);
  };
  values.slice(0, FEW).forEach(rowOf);
  const section = el("details", { className: "facet", open: isOpen, data: { facet: name } }, el("summary", {}, title), list);
  if (values.length > FEW) section.append(more(values, text, rows, rowOf));
  facets.push({ name, rows, rowOf });
  section.hidden = !values.length;
  return section;
}

/** All values of a long facet, found by typing. */
function more(values, text, rows, rowOf) {
  const field = el("input", { type: "search", placeholder: `Find among ${grouped(values.length)}`, "aria-label": "Find a value" });
  field.addEventListener("input", () => {
    const words = fold(field.value.trim());
    const found = words ? values.filter((value) => fold(text(value)).includes(words)).slice(0, 30) : values.slice(0, FEW);
    for (const value of found) if (!rows.has(value)) rowOf(value);
    for (const [value, { item, box }] of rows) item.hidden = !found.includes(value) && !box.checked;
    updateFacets();
  });
  return field;
}

function datesFacet() {
  const [from, to] = ["from", "to"].map((name) =>
    el("input", { type: "text", id: `date-${name}`, placeholder: "2022-01-31", inputmode: "numeric", "aria-describedby": "date-note", onchange: () => readDates() }),
  );
  const note = el("p", { id: "date-note", className: "note" }, "A day, month or year: 2022-01-31, 2022-01, 2022, -0499.");
  const readDates = () => {
    const [first, last] = [dayFrom(from.value, false), dayFrom(to.value, true)];
    for (const [field, day] of [[from, first], [to, last]]) field.setAttribute("aria-invalid", day === undefined);
    if (first !== undefined && last !== undefined) change({ from: first, to: last });
  };
  facets.push({ name: "dates", update: () => [[from, state.from], [to, state.to]].forEach(([field, day]) => document.activeElement !== field && (field.value = isoOf(day))) });
  return el("details", { className: "facet", open: true, data: { facet: "dates" } }, el("summary", {}, "When"), el("label", {}, "from ", from), el("label", {}, "to ", to), note);
}

/** Days since 1970 of "2022-01-31", "2022-01", "2022" or "-0499"; null for nothing, undefined for what is no date. */
export function dayFrom(text, isLast) {
  if (!text.trim()) return null;
  const found = text.trim().match(/^(-?\d{1,6})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/);
  if (!found) return undefined;
  const [year, month, day] = [Number(found[1]), found[2] && Number(found[2]), found[3] && Number(found[3])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const date = new Date(0);
  if (day) date.setUTCFullYear(year, month - 1, day);
  else if (month) date.setUTCFullYear(year, isLast ? month : month - 1, isLast ? 0 : 1);
  else date.setUTCFullYear(year, isLast ? 11 : 0, isLast ? 31 : 1);
  return Math.floor(date.getTime() / DAY);
}

export function isoOf(day) {
  if (day === null) return "";
  const date = new Date(day * DAY);
  const year = date.getUTCFullYear();
  const years = `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
  return `${years}-${String(date.getUTCMonth() + 1).padStart(2, "0")}-${String(date.getUTCDate()).padStart(2, "0")}`;
}

function confidenceFacet() {
  const slider = el("input", { type: "range", id: "confidence", min: "0", max: "1", step: "0.05", "aria-label": "Least confidence", oninput: () => change({ conf: Number(slider.value) }, { quiet: false }) });
  const value = el("output", { for: "confidence" });
  facets.push({
    name: "confidence",
    update: () => {
      slider.value = state.conf;
      value.textContent = state.conf ? `at least ${Math.round(100 * state.conf)} %` : "any";
    },
  });
  return el("details", { className: "facet", data: { facet: "confidence" } }, el("summary", {}, "How sure"), el("div", { className: "slide" }, slider, value));
}

function linesLegend() {
  const rows = [
    ["size", "Larger cards: more independent sources"],
    ["bar", "Bar on the timeline: the days on which it may have been; solid: certain"],
    ["condition", "Dotted arrow from event to event: hangs on it", ["condition"]],
    ["follows", "Arrow: follows, is after or part of it", ["after", "follows_up", "part_of"]],
    ["like", "Sparse dots: another of the same kind", ["same_subject"]],
    ["against", "Red line: contradicts it", ["contradicts"]],
  ];
  const used = new Set(story.network.edges.map(({ role }) => role));
  const isUsed = ([, , roles]) => !roles || roles.some((role) => used.has(role));
  const items = rows.filter(isUsed).map(([name, text]) => el("li", {}, el("span", { className: `key key-${name}`, "aria-hidden": "true" }), el("span", { className: "word" }, text)));
  return el("details", { className: "facet", open: true, data: { facet: "legend" } }, el("summary", {}, "How to read it"), el("ul", { className: "values" }, ...items));
}

/** Writes the counts of the last result of `matching` beside each value. */
export function updateFacets(result = updateFacets.last) {
  updateFacets.last = result;
  for (const { name, rows, rowOf, update } of facets) {
    if (update) {
      update();
      continue;
    }
    for (const value of state[name]) if (!rows.has(value)) rowOf(value);
    for (const [value, { box, count, item }] of rows) {
      const number = result.counts[name].get(value) ?? 0;
      box.checked = state[name].includes(value);
      if (count.textContent !== String(number)) count.textContent = number;
      item.classList.toggle("none", !number);
    }
  }
}

export function updateCount({ events, entities: known }) {
  const all = [story.events.length, nodes.size - story.events.length];
  byId("count").textContent = `Showing ${of(events.size, all[0], "event")} and ${of(known.size, all[1], "name")}.`;
}

const of = (count, all, one) => (count === all ? plural(all, one) : `${grouped(count)} of ${plural(all, one)}`);
