// The same events as a table: sorts, follows the filters, and reads well aloud.
import { anchorDay, edgesAt, entities, eventsOf, inTime, isEvent, nameOf, PLACE_ROLES, sourceNames } from "./data.js";
import { byId, el, grouped } from "./dom.js";
import { isLit } from "./graph.js";
import { familyMark, kindIcon, statusLine } from "./marks.js";
import { change, state } from "./state.js";

const PAGE = 200; // rows at first; a button brings the next ones

const namesOf = (event, isWanted) =>
  [...new Set(edgesAt.get(event.id).filter((edge) => edge.from === event.id && !isEvent(edge.to) && isWanted(edge.role)).map((edge) => nameOf(edge.to)))].join(", ");

export const EVENT_COLUMNS = [
  { name: "Date", value: (event) => event.date.short, order: (event) => anchorDay(event) ?? Infinity },
  { name: "Event", value: (event) => event.label, isName: true },
  { name: "Type", value: (event) => event.type.toLowerCase(), mark: (event) => familyMark(event.family) },
  { name: "Status", value: (event) => event.status, mark: (event) => statusLine(event.status) },
  { name: "Who", value: (event) => namesOf(event, (role) => !PLACE_ROLES.has(role)), isLong: true },
  { name: "Where", value: (event) => namesOf(event, (role) => PLACE_ROLES.has(role)), isLong: true },
  { name: "Reports", value: (event) => [...new Set((event.mentions ?? []).map((mention) => sourceNames[mention.doc]))].join(", "), isLong: true },
  { name: "Sources", value: (event) => event.sources, isNumber: true },
  { name: "Sure", value: (event) => `${Math.round(100 * event.confidence)} %`, order: (event) => event.confidence, isNumber: true },
];

const NAME_COLUMNS = [
  { name: "Name", value: (entity) => entity.name, isName: true },
  { name: "Kind", value: (entity) => entity.kind, mark: (entity) => kindIcon(entity.kind) },
  { name: "Offices", value: (entity) => entity.offices?.join("; ") ?? "", isLong: true },
  { name: "Also written", value: (entity) => entity.aliases?.join(", ") ?? "", isLong: true },
  { name: "Events", value: (entity) => eventsOf(entity.id).length, isNumber: true },
];

const TABLES = {
  events: { title: "Events", columns: EVENT_COLUMNS, rows: () => inTime.filter((event) => isLit(event.id)) },
  names: { title: "People, bodies and places", columns: NAME_COLUMNS, rows: () => [...entities.values()].filter((entity) => isLit(entity.id)) },
};

let chooseRow;
let mostRows = PAGE;

export function startTable(onSelect) {
  chooseRow = onSelect;
}

/** The events that match, in order of time. */
export const litEvents = () => TABLES.events.rows();

export function showTable() {
  const { title, columns, rows } = TABLES[state.rows];
  const order = orderOf(columns);
  const all = sorted(rows(), order);
  const body = all.slice(0, mostRows).map((item) => rowOf(item, columns));
  const tabs = Object.entries(TABLES).map(([name, table]) => el("button", { type: "button", "aria-pressed": String(name === state.rows), onclick: () => turnTo(name) }, table.title));
  byId("table-view").replaceChildren(
    el("div", { className: "bar", role: "toolbar", "aria-label": "Tables" }, el("div", { className: "switch", role: "group", "aria-label": "Rows" }, ...tabs)),
    el(
      "div",
      { className: "scroll", tabIndex: 0, role: "region", "aria-label": title },
      el("table", { className: "rows" }, el("caption", { className: "unseen" }, title), el("thead", {}, el("tr", {}, ...columns.map((column) => headOf(column, order)))), el("tbody", {}, ...body)),
      all.length > mostRows ? el("button", { type: "button", onclick: showMore }, `Show more of ${grouped(all.length)}`) : null,
      all.length ? null : el("p", { className: "note" }, "Nothing matches. Reset the filters to see everything."),
    ),
  );
}

function turnTo(name) {
  mostRows = PAGE;
  change({ rows: name, sort: "" });
  byId("table-view").querySelector("[aria-pressed=true]").focus();
}

function showMore() {
  mostRows += PAGE;
  showTable();
}

/** The column that the rows are sorted by, the first where none is chosen, and which way. */
function orderOf(columns) {
  const isDown = state.sort.startsWith("-");
  const column = columns.find(({ name }) => name === state.sort.replace(/^-/, ""));
  return column ? { column, isDown } : { column: columns[0], isDown: false };
}

function sorted(items, { column: { value, order = value }, isDown }) {
  const direction = isDown ? -1 : 1;
  return [...items].sort((a, b) => direction * compare(order(a), order(b)));
}

const collator = new Intl.Collator("en", { numeric: true });
const compare = (a, b) => (typeof a === "number" ? (a === b ? 0 : a < b ? -1 : 1) : collator.compare(a, b));

function headOf({ name, isNumber }, { column, isDown }) {
  const isSorted = column.name === name;
  const press = () => {
    change({ sort: `${isSorted && !isDown ? "-" : ""}${name}` });
    [...byId("table-view").querySelectorAll("th button")].find((button) => button.dataset.name === name)?.focus();
  };
  const arrow = el("span", { "aria-hidden": "true", className: "arrow" }, isSorted ? (isDown ? "▾" : "▴") : "");
  return el("th", { scope: "col", className: isNumber ? "numeric" : null, "aria-sort": isSorted ? (isDown ? "descending" : "ascending") : null }, el("button", { type: "button", data: { name }, onclick: press }, name, arrow));
}

export function rowOf(item, columns) {
  const cells = columns.map(({ value, mark, isName, isNumber, isLong }) => {
    if (isName) return el("th", { scope: "row" }, el("button", { type: "button", className: "link", dir: "auto", onclick: () => chooseRow(item.id, { andFocus: true }) }, value(item)));
    return el("td", { className: isNumber ? "numeric" : isLong ? "long" : null, dir: "auto" }, mark ? el("span", { className: "marked" }, mark(item), value(item)) : value(item));
  });
  return el("tr", { data: { id: item.id }, className: state.sel === item.id ? "selected" : null }, ...cells);
}
