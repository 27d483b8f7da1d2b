// The story as it came, and the few indexes that everything else looks things up in.
import { byId } from "./dom.js";

export const story = JSON.parse(byId("data").textContent);
export const documents = story.documents;
export const events = new Map(story.events.map((event) => [event.id, event]));
export const entities = new Map(story.entities.map((entity) => [entity.id, entity]));
export const nodes = new Map(story.network.nodes.map((node) => [node.id, node]));
export const edges = story.network.edges;

export const DAY = 86_400_000;
export const PLACE_ROLES = new Set(["place", "target", "origin", "subject"]);

/** Every edge at a node, by node id. */
export const edgesAt = new Map([...nodes.keys()].map((id) => [id, []]));
for (const edge of edges) {
  edgesAt.get(edge.from).push(edge);
  edgesAt.get(edge.to).push(edge);
}

export const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);
export const isEvent = (id) => events.has(id);
export const nameOf = (id) => events.get(id)?.label ?? entities.get(id)?.name ?? id;

/** Ids of the events an entity takes part in, in order of time. */
export const eventsOf = (id) => {
  const linked = new Set(edgesAt.get(id).map((edge) => otherEnd(edge, id)));
  return inTime.filter((event) => linked.has(event.id));
};

/** The day an event is drawn at: the middle of what is possible, or the end that is known. */
export function anchorDay({ date }) {
  if (date.first === undefined) return date.last ?? null;
  return date.last === undefined ? date.first : Math.floor((date.first + date.last) / 2);
}

export const inTime = [...story.events].sort(
  (a, b) => (anchorDay(a) ?? Infinity) - (anchorDay(b) ?? Infinity) || (a.id < b.id ? -1 : 1),
);

/** The most important first: the order in which nodes are drawn where not all can be. */
export const byImportance = [...story.events].sort(
  (a, b) => b.sources - a.sources || (b.mentions?.length ?? 0) - (a.mentions?.length ?? 0) || (a.id < b.id ? -1 : 1),
);

export const sourceNames = documents.map((document) => document.publisher ?? document.title ?? document.id);

const FACETS = {
  type: (event) => [event.type],
  status: (event) => [event.status],
  actor: (event) => linkedNames(event, (role) => !PLACE_ROLES.has(role)),
  place: (event) => linkedNames(event, (role) => PLACE_ROLES.has(role)),
  source: (event) => [...new Set((event.mentions ?? []).map((mention) => sourceNames[mention.doc] ?? "unknown"))],
};

function linkedNames(event, isWanted) {
  const ids = edgesAt.get(event.id).filter((edge) => isWanted(edge.role) && !isEvent(otherEnd(edge, event.id)));
  return [...new Set(ids.map((edge) => otherEnd(edge, event.id)))];
}

export const FACET_NAMES = Object.keys(FACETS);

/** What each event counts under in each facet: facetValues.get(id).actor is a list of entity ids. */
export const facetValues = new Map(
  story.events.map((event) => [event.id, Object.fromEntries(FACET_NAMES.map((name) => [name, FACETS[name](event)]))]),
);

/** Every value that a filter can have, by facet: what else an address holds is left out. */
export const knownValues = Object.fromEntries(
  FACET_NAMES.map((name) => [name, new Set([...facetValues.values()].flatMap((values) => values[name]))]),
);
knownValues.kind = new Set([...nodes.values()].map((node) => node.kind));
knownValues.hide = new Set(nodes.keys());

let texts = null;

/** Lower-case text that a search looks through: labels, names, aliases and sentences. */
export function searchText(id) {
  texts ??= new Map([...nodes.keys()].map((key) => [key, fold(isEvent(key) ? eventText(events.get(key)) : entityText(entities.get(key)))]));
  return texts.get(id);
}

function eventText(event) {
  return [event.label, event.type, event.kind, event.date.words, ...(event.mentions ?? []).map((mention) => mention.text)].join("\n");
}

function entityText(entity) {
  return [entity.name, ...(entity.aliases ?? []), ...(entity.offices ?? [])].join("\n");
}

export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
