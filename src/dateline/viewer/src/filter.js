// Which nodes match what the reader has chosen, and how many each further choice would leave.
import { FACET_NAMES, anchorDay, edgesAt, entities, events, facetValues, fold, isEvent, nodes, otherEnd, searchText, story } from "./data.js";

/**
 * { events: Set, entities: Set, counts: { facet: Map(value -> events left if it were chosen) } }
 * Within a facet one value is enough; across facets all must hold.
 */
export function matching(state, until = null) {
  const isFound = searcher(state.q);
  const matched = new Set();
  const counts = Object.fromEntries(FACET_NAMES.map((name) => [name, new Map()]));
  for (const event of story.events) {
    if (!passesPlain(event, state, until) || !isFound(event.id)) continue;
    const values = facetValues.get(event.id);
    const failing = FACET_NAMES.filter((name) => state[name].length && !values[name].some((value) => state[name].includes(value)));
    if (!failing.length) matched.add(event.id);
    if (failing.length > 1) continue;
    for (const name of failing.length ? failing : FACET_NAMES) {
      for (const value of values[name]) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
    }
  }
  return narrowed(state, matched, counts);
}

function passesPlain(event, state, until) {
  if (state.conf && event.confidence < state.conf) return false;
  if (until !== null && (anchorDay(event) ?? Infinity) > until) return false;
  if (state.from === null && state.to === null) return true;
  const { first, last } = event.date;
  if (first === undefined && last === undefined) return false;
  return (state.from === null || (last ?? Infinity) >= state.from) && (state.to === null || (first ?? -Infinity) <= state.to);
}

/** Every word must be found in the event's own text or in a name it links. */
function searcher(query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (!words.length) return () => true;
  const hits = words.map((word) => {
    const found = new Set();
    for (const id of nodes.keys()) {
      if (!searchText(id).includes(word)) continue;
      found.add(id);
      if (!isEvent(id)) for (const edge of edgesAt.get(id)) found.add(otherEnd(edge, id));
    }
    return found;
  });
  return (id) => hits.every((found) => found.has(id));
}

/** Takes in kinds of node, neighbourhood, hidden and pinned nodes. */
function narrowed(state, matched, counts) {
  const near = state.hops && state.sel ? neighbourhood(state.sel, state.hops) : null;
  const isKept = (id) => !state.hide.includes(id) && (!near || near.has(id));
  const isKind = (kind) => !state.kind.length || state.kind.includes(kind);
  const linked = new Set();
  for (const id of matched) {
    if (isKept(id)) for (const edge of edgesAt.get(id)) if (!isEvent(otherEnd(edge, id))) linked.add(otherEnd(edge, id));
  }
  counts.kind = new Map([["event", matched.size]]);
  for (const id of linked) add(counts.kind, nodes.get(id).kind);
  const shownEvents = new Set([...matched].filter((id) => isKind("event") && isKept(id)));
  const shownEntities = new Set([...linked].filter((id) => isKind(nodes.get(id).kind) && isKept(id)));
  const pinned = Object.keys(state.pin).filter((id) => !state.hide.includes(id));
  for (const id of pinned) (events.has(id) ? shownEvents : shownEntities).add(id);
  return { events: shownEvents, entities: shownEntities, counts };
}

function add(counts, value) {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** The nodes at most `hops` edges away, the node itself among them. */
export function neighbourhood(id, hops) {
  const near = new Set([id]);
  for (let step = 0; step < hops; step++) {
    for (const known of [...near]) for (const edge of edgesAt.get(known)) near.add(otherEnd(edge, known));
  }
  return near;
}

/** Nodes whose own text has every word of the query, names first, at most `most`. */
export function search(query, most) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = [...nodes.keys()].filter((id) => words.every((word) => searchText(id).includes(word)));
  const rank = new Map(found.map((id) => [id, rankOf(id, words[0])]));
  return found.sort((a, b) => rank.get(a) - rank.get(b) || edgesAt.get(b).length - edgesAt.get(a).length).slice(0, most);
}

/** 0 for a name that holds the word, 1 for a label that begins with it, 2 for one that holds it, 3 for all else. */
function rankOf(id, word) {
  const title = fold(events.get(id)?.label ?? entities.get(id).name);
  if (!title.includes(word)) return 3;
  return isEvent(id) ? (title.startsWith(word) ? 1 : 2) : 0;
}
