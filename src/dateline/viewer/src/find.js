// Search as you type: the graph fades to what is found, a list offers the nearest names and events.
import { entities, events } from "./data.js";
import { byId, el } from "./dom.js";
import { search } from "./filter.js";
import { familyMark, kindIcon } from "./marks.js";
import { change, state } from "./state.js";

const MOST_FOUND = 12;
const TYPING_PAUSE = 120; // milliseconds without a key before the graph follows

let active = -1;
let waiting = 0;

export function startFind(onSelect) {
  const field = byId("query");
  const list = byId("found");
  const close = () => {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const choose = (id) => {
    close();
    onSelect(id);
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => change({ q: field.value.trim() }), TYPING_PAUSE);
    offer(field, list, choose);
  });
  field.addEventListener("keydown", (event) => {
    const options = [...list.children];
    if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Enter" && options[active]) choose(options[active].dataset.id);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") moveActive(field, options, event.key === "ArrowDown" ? 1 : -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  field.addEventListener("blur", () => setTimeout(close, 150));
}

function offer(field, list, choose) {
  const found = search(field.value, MOST_FOUND);
  active = -1;
  list.replaceChildren(...found.map((id, index) => option(id, index, choose)));
  list.hidden = !found.length;
  field.setAttribute("aria-expanded", String(found.length > 0));
}

function option(id, index, choose) {
  const event = events.get(id);
  const entity = entities.get(id);
  const mark = event ? familyMark(event.family) : kindIcon(entity.kind);
  const note = event ? event.date.short : (entity.offices?.[0] ?? entity.kind);
  return el(
    "li",
    { role: "option", id: `found-${index}`, "aria-selected": "false", data: { id }, onpointerdown: () => choose(id) },
    mark,
    el("span", { className: "word", dir: "auto" }, event?.label ?? entity.name),
    el("span", { className: "number" }, note),
  );
}

function moveActive(field, options, step) {
  if (!options.length) return;
  options[active]?.setAttribute("aria-selected", "false");
  active = (active + step + options.length) % options.length;
  options[active].setAttribute("aria-selected", "true");
  options[active].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", options[active].id);
}

export function updateFind() {
  const field = byId("query");
  if (document.activeElement !== field) field.value = state.q;
}
