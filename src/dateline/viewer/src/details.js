// The panel beside the graph: all that is known about one event or one name, each line with its sentence and source.
import { documents, edgesAt, entities, events, eventsOf, isEvent, nameOf, nodes, otherEnd, PLACE_ROLES, story } from "./data.js";
import { byId, el, outwardLink, plural, unpack } from "./dom.js";
import { positionOf } from "./graph.js";
import { familyMark, familyOf, kindIcon, KINDS, statusLine } from "./marks.js";
import { change, state, toggle } from "./state.js";

const MANY = 12; // longer lists are folded

let chooseNode;
let isOverviewOpen = false;

const wide = matchMedia("(min-width: 1800px)"); // where the panel stands open, as the style sheet has it

export function startDetails(onSelect) {
  chooseNode = onSelect;
  wide.addEventListener("change", showDetails);
  byId("open-reports").addEventListener("click", () => {
    isOverviewOpen = !isOverviewOpen || Boolean(state.sel);
    if (state.sel) chooseNode(null);
    showDetails();
  });
}

export function showDetails() {
  const panel = byId("detail");
  const id = state.sel;
  panel.classList.toggle("open", Boolean(id) || isOverviewOpen);
  byId("open-reports").setAttribute("aria-expanded", String(isOverviewOpen && !id));
  if (!panel.classList.contains("open") && !wide.matches) return; // nobody sees it
  panel.replaceChildren(...(id ? (isEvent(id) ? eventDetails(events.get(id)) : entityDetails(entities.get(id))) : overview()));
  panel.scrollTop = 0;
}

// ---------------------------------------------------------------- building blocks

function section(title, ...content) {
  const inner = content.flat().filter(Boolean);
  return inner.length ? el("section", {}, el("h3", {}, title), ...inner) : null;
}

const nodeButton = (id, text = nameOf(id)) =>
  el("button", { type: "button", className: "link", dir: "auto", onclick: () => chooseNode(id, { andFocus: true }) }, text);

function list(items, name = "plain") {
  if (!items.length) return null;
  const rows = items.map((item) => el("li", {}, item));
  if (rows.length <= MANY) return el("ul", { className: name }, ...rows);
  const folded = el("details", {}, el("summary", {}, `${rows.length - MANY} more`), el("ul", { className: name }, ...rows.splice(MANY)));
  return el("div", {}, el("ul", { className: name }, ...rows), folded);
}

function facts(pairs) {
  const rows = pairs.filter(([, value]) => value).flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]);
  return rows.length ? el("dl", {}, ...rows) : null;
}

function actions(id) {
  const isPinned = Boolean(state.pin[id]);
  const button = (text, run, pressed = null) => el("button", { type: "button", "aria-pressed": pressed, onclick: run }, text);
  return el(
    "div",
    { className: "actions", role: "toolbar", "aria-label": "This node" },
    button("Neighbours", () => change({ hops: state.hops === 1 ? 0 : 1 }), String(state.hops === 1)),
    button("2 steps", () => change({ hops: state.hops === 2 ? 0 : 2 }), String(state.hops === 2)),
    button("Pin", () => pin(id), String(isPinned)),
    button("Hide", () => {
      toggle("hide", id);
      chooseNode(null);
    }),
    button("Close", () => chooseNode(null)),
  );
}

/** Pins a node where it stands, or lets it go. A pinned node never fades. */
export function pin(id) {
  const { [id]: old, ...others } = state.pin;
  const { x, y } = positionOf(id) ?? nodes.get(id);
  change({ pin: old ? others : { ...others, [id]: [Math.round(x), Math.round(y)] } });
}

function heading(mark, kicker, title) {
  return el("header", {}, el("p", { className: "kicker" }, mark, kicker), el("h2", { dir: "auto" }, title));
}

// ---------------------------------------------------------------- nothing chosen

function overview() {
  const reports = documents.map((document) => el("article", { className: "report" }, reportLine(document), inferredNote(document)));
  const latest = [...story.events].sort((a, b) => b.sources - a.sources || (b.mentions?.length ?? 0) - (a.mentions?.length ?? 0)).slice(0, 6);
  return [
    heading(null, "The story", "What the reports say"),
    el("div", { className: "actions overview-close" }, el("button", { type: "button", onclick: () => byId("open-reports").click() }, "Close")),
    el("p", {}, story.events.length ? "Choose an event or a name to read the sentences it rests on." : "No event was found in these reports."),
    section("Most reported", list(latest.map((event) => el("span", { className: "listed" }, nodeButton(event.id), el("span", { className: "number" }, event.date.short))))),
    section(plural(documents.length, "report"), ...reports.slice(0, 40), reports.length > 40 ? el("details", {}, el("summary", {}, `${reports.length - 40} more`), ...reports.slice(40)) : null),
    about(),
  ].filter(Boolean);
}

function about() {
  const licences = el("pre", { tabIndex: 0, role: "region", "aria-label": "Licences" });
  const show = async () => (licences.textContent ||= await unpack("licences"));
  return el("details", { className: "about", ontoggle: show }, el("summary", {}, "About this page"), el("p", {}, "Made by dateline. It holds vis-network, vis-timeline, vis-data and an outline of the land by Natural Earth (public domain); their licences:"), licences);
}

function reportLine(document) {
  const name = document.title ?? document.id;
  return el("p", { className: "source", dir: "auto" }, outwardLink(document.url, name), " ", el("span", { className: "number" }, [document.publisher, document.published ?? "date unknown"].filter(Boolean).join(", ")));
}

function inferredNote(document) {
  if (!document.publishedWhy) return null;
  return el("p", { className: "note" }, `${document.inferred ? "Date worked out: " : "Date: "}${document.publishedWhy}`);
}

// ---------------------------------------------------------------- an event

function eventDetails(event) {
  const linked = edgesAt.get(event.id).filter((edge) => edge.from === event.id && !isEvent(edge.to));
  const [places, people] = [linked.filter((edge) => PLACE_ROLES.has(edge.role)), linked.filter((edge) => !PLACE_ROLES.has(edge.role))];
  const mentions = event.mentions ?? [];
  return [
    heading(familyMark(event.family), `${event.kind || event.type.toLowerCase()} · ${familyOf(event.family).name}`, event.label),
    actions(event.id),
    facts([
      ["When", whenOf(event)],
      ["Status", el("span", { className: "status" }, statusLine(event.status), event.polarity === "negative" ? `${event.status} (said not to be so)` : event.status)],
      ["Times", event.count && `${event.count} times`],
      ["Sources", `${plural(event.sources, "independent source")}, ${plural(mentions.length, "sentence")}`],
      ["Confidence", `${Math.round(100 * event.confidence)} %`],
      ["Type", event.type],
    ]),
    section("Who", list(people.map((edge) => roleLine(edge.role, edge.to)))),
    section("Where", list(places.map((edge) => roleLine(edge.role === "place" ? "here" : edge.role, edge.to)))),
    section("What they count", list((event.numbers ?? []).map(numberLine))),
    conflictSection(event.conflicts, mentions),
    section("What the reports say", ...mentions.map(mentionBlock)),
    section("How it came about", historyTable(event)),
    section("Linked events", list(relationLines(event))),
    mergeSection(event),
    section("What you decided", list(event.decided ?? [])),
  ].filter(Boolean);
}

function whenOf({ date, mentions = [] }) {
  const reasons = [...new Set(mentions.map((mention) => mention.why).filter(Boolean))];
  return el(
    "div",
    {},
    el("span", { className: "when" }, date.words),
    date.edtf ? el("code", { title: "EDTF, ISO 8601-2" }, date.edtf) : null,
    ...reasons.slice(0, 3).map((reason) => el("p", { className: "note" }, `from ${reason}`.replace(/^from (no|nothing)/, "$1"))),
  );
}

const roleLine = (role, id) => el("span", { className: "role-line" }, kindIcon(entities.get(id).kind), nodeButton(id), el("span", { className: "number" }, role));

function mentionBlock(mention) {
  const document = documents[mention.doc];
  const [from, to] = mention.trigger;
  const quote = el("blockquote", { dir: "auto" }, mention.text.slice(0, from), el("mark", {}, mention.text.slice(from, to)), mention.text.slice(to));
  const reading = [`${mention.status}, ${mention.date}`, mention.speaker && `said by ${mention.speaker}`, mention.rule && `rule ${mention.rule}`].filter(Boolean).join(" · ");
  const evidence = (mention.evidence ?? []).map(([field, words, rule]) => el("li", {}, `${field}: “${words}”`, rule ? el("span", { className: "number" }, ` ${rule}`) : null));
  return el(
    "article",
    { className: "mention", data: { mention: mention.id } },
    quote,
    document ? reportLine(document) : null,
    el("p", { className: "note" }, `Read as ${reading}`),
    evidence.length ? el("details", {}, el("summary", {}, "Why read so"), el("ul", { className: "plain" }, ...evidence)) : null,
  );
}

/** What the latest report counts, and where reports differ what each of them said. */
function numberLine({ measure, now, note, counts }) {
  const differ = new Set(counts.map(([value]) => value)).size > 1;
  const told = counts.map(([value, number, day]) => el("li", {}, `${value} `, el("span", { className: "number" }, [documents[number]?.publisher ?? documents[number]?.title ?? documents[number]?.id, day ?? "undated"].filter(Boolean).join(", "))));
  return el("div", {}, `${measure}: ${now}`, note ? el("span", { className: "number" }, ` ${note}`) : null, differ ? el("ul", { className: "plain" }, ...told) : null);
}

/** Claims side by side, one column for each value; a claim that an article quotes names the speaker. */
function conflictSection(conflicts = [], mentions = []) {
  const speakerOf = new Map(mentions.map((mention) => [mention.id, mention.speaker]));
  const claimant = ([, number, id]) => (documents[number] ? [reportLine(documents[number]), speakerOf.get(id) ? el("p", { className: "note" }, `quoting ${speakerOf.get(id)}`) : null] : []);
  const tables = conflicts.map(({ field, claims }) => {
    const values = [...new Set(claims.map(([value]) => value))];
    const heads = values.map((value) => el("th", { scope: "col", dir: "auto" }, value));
    const cells = values.map((value) => el("td", {}, ...claims.filter(([claimed]) => claimed === value).flatMap(claimant).filter(Boolean)));
    return el("table", { className: "claims" }, el("caption", {}, `The reports differ: ${field}`), el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, el("tr", {}, ...cells)));
  });
  return section("Where they disagree", ...tables);
}

function historyTable({ history = [], mentions = [] }) {
  if (history.length < 2) return null;
  const rows = history.map(([day, status, id]) => {
    const mention = mentions.find((each) => each.id === id);
    const document = documents[mention?.doc];
    const word = mention?.evidence?.find(([field]) => field === "status")?.[1];
    return el("li", {}, el("span", { className: "number" }, day ?? "undated"), " ", statusLine(status), ` ${status} `, word ? `“${word}” ` : null, document ? el("span", { className: "number" }, document.publisher ?? document.title ?? document.id) : null);
  });
  return el("ol", { className: "history" }, ...rows);
}

const RELATION_WORDS = {
  part_of: ["part of", "has as a part"],
  condition: ["hangs on", "is a condition of"],
  after: ["after", "before"],
  follows_up: ["follows up", "is followed up by"],
  same_subject: ["like", "like"],
  contradicts: ["contradicts", "is contradicted by"],
};

function relationLines(event) {
  return edgesAt
    .get(event.id)
    .filter((edge) => isEvent(edge.to))
    .map((edge) => {
      const [outward, inward] = RELATION_WORDS[edge.role] ?? [edge.role, edge.role];
      const reason = (events.get(edge.from).relations ?? []).find(([kind, target]) => kind === edge.role && target === edge.to)?.[2];
      return el("span", {}, `${edge.from === event.id ? outward : inward} `, nodeButton(otherEnd(edge, event.id)), reason ? el("span", { className: "number" }, ` ${reason}`) : null);
    });
}

/** Each merge with its weights: positive ones speak for one event, negative ones against. */
function mergeSection(event) {
  const merges = event.merges ?? [];
  if (!merges.length) return null;
  const nameOfMention = (id) => {
    const mention = event.mentions?.find((each) => each.id === id);
    return mention ? `“${mention.text.slice(...mention.trigger)}” (${documents[mention.doc]?.publisher ?? documents[mention.doc]?.id ?? "?"})` : id;
  };
  const blocks = merges.map(([left, right, probability, reasons]) =>
    el(
      "article",
      { className: "merge" },
      el("p", {}, `${nameOfMention(left)} and ${nameOfMention(right)}: one event, ${Math.round(100 * probability)} %`),
      el("ul", { className: "weights" }, ...reasons.map(([why, weight]) => el("li", { className: weight < 0 ? "against" : "for" }, el("span", { className: "weight" }, `${weight > 0 ? "+" : "−"}${Math.abs(weight).toFixed(1)}`), ` ${why}`))),
    ),
  );
  return section("Why these reports are one event", el("details", { open: blocks.length < 3 }, el("summary", {}, plural(blocks.length, "merge")), ...blocks));
}

// ---------------------------------------------------------------- a person, body or place

function entityDetails(entity) {
  const own = eventsOf(entity.id);
  return [
    heading(kindIcon(entity.kind), KINDS[entity.kind]?.name ?? entity.kind, entity.name),
    actions(entity.id),
    facts([
      ["Offices", entity.offices?.join("; ")],
      ["Also written", entity.aliases?.join(", ")],
      ["Country", entity.country],
      ["Lies at", entity.latitude !== undefined && entity.longitude !== undefined && `${degrees(entity.latitude, "N", "S")}, ${degrees(entity.longitude, "E", "W")}`],
      ["Elsewhere", references(entity)],
    ]),
    conflictSection(entity.conflicts),
    section(`In ${plural(own.length, "event")}`, ownTimeline(entity.id, own)),
    section("Why these names are one", list(entity.reasons ?? [])),
  ].filter(Boolean);
}

const degrees = (value, positive, negative) => `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`;

function references({ wikidata, geonames }) {
  const links = [
    /^Q\d+$/.test(wikidata ?? "") && outwardLink(`https://www.wikidata.org/wiki/${wikidata}`, `Wikidata ${wikidata}`),
    geonames && outwardLink(`https://www.geonames.org/${Number(geonames)}`, `GeoNames ${geonames}`),
  ].filter(Boolean);
  return links.length ? el("span", {}, ...links.flatMap((link, index) => (index ? [", ", link] : [link]))) : null;
}

function ownTimeline(id, own) {
  const rows = own.map((event) => {
    const roles = [...new Set(edgesAt.get(id).filter((edge) => edge.from === event.id).map((edge) => edge.role))];
    return el("span", { className: "own" }, el("span", { className: "number" }, event.date.short), familyMark(event.family, !/occurred|ongoing/.test(event.status)), nodeButton(event.id), el("span", { className: "number" }, `${roles.join(", ")}${event.status === "occurred" ? "" : ` · ${event.status}`}`));
  });
  return list(rows, "own-timeline");
}
