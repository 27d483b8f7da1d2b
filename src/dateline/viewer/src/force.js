// The other layout: what is visible draws together by its links, whatever its dates.
import { fit } from "./camera.js";
import { edges, nodes } from "./data.js";
import { byId } from "./dom.js";
import { forgetEdgePaths } from "./edges.js";
import { dataset, drawn, keepBox, litOrAll, moveToLanes, network, positionOf } from "./graph.js";
import { state } from "./state.js";

const MOST_PULLED = 500; // nodes that the forces settle in a few seconds
const RUN = { least: 60, most: 200, together: 24_000 }; // of the forces; `together` is steps times nodes
const FORCES = {
  enabled: true,
  solver: "forceAtlas2Based",
  forceAtlas2Based: { gravitationalConstant: -50, centralGravity: 0.06, springLength: 50, springConstant: 0.12, avoidOverlap: 0.5 },
  stabilization: { enabled: false },
};
const STRETCH = 1.7; // a screen is wider than it is high
const APART = 14; // units between two boxes
const ROUNDS = 120; // in which boxes push each other aside

let isPulled = false;

export const canPull = () => litOrAll().length <= MOST_PULLED;
export const isPulledTogether = () => isPulled;

/** Lets what is visible settle by its links; again, and everything goes back to its date. */
export function pull(on) {
  if (!on) return moveToLanes();
  setPulled(true);
  network.once("stabilizationIterationsDone", () => {
    network.setOptions({ physics: { enabled: false } });
    spread(litOrAll().filter((id) => !state.pin[id]));
    drawn.forEach(keepBox);
    forgetEdgePaths();
    fit();
  });
  network.stabilize(Math.round(Math.max(RUN.least, Math.min(RUN.most, RUN.together / litOrAll().length))));
}

export const letGo = () => setPulled(false);

function setPulled(on) {
  if (on === isPulled) return;
  isPulled = on;
  const lit = new Set(litOrAll());
  const springs = on ? edges.filter((edge) => lit.has(edge.from) && lit.has(edge.to)) : [];
  network.body.data.edges.clear();
  network.body.data.edges.add(springs.map(({ from, to }, index) => ({ id: index, from, to })));
  dataset.update([...drawn].map((id) => ({ id, physics: on && lit.has(id), fixed: on && Boolean(state.pin[id]) })));
  network.setOptions({ physics: on ? FORCES : { enabled: false } });
  byId("force").setAttribute("aria-pressed", on);
}

/** The forces know no shapes: boxes that lie over each other push each other aside, the shorter way. */
function spread(ids) {
  const boxes = ids.map((id) => ({ at: positionOf(id), width: nodes.get(id).width + APART, height: nodes.get(id).height + APART }));
  for (const { at } of boxes) at.x *= STRETCH;
  for (let round = 0, pushes = 1; pushes && round < ROUNDS; round++) {
    pushes = 0;
    for (let one = 0; one < boxes.length; one++) for (let two = one + 1; two < boxes.length; two++) pushes += push(boxes[one], boxes[two]);
  }
}

/** 1 where the two had to give way, else 0. */
function push(one, two) {
  const [dx, dy] = [two.at.x - one.at.x, two.at.y - one.at.y];
  const [overX, overY] = [(one.width + two.width) / 2 - Math.abs(dx), (one.height + two.height) / 2 - Math.abs(dy)];
  if (overX <= 0.5 || overY <= 0.5) return 0;
  const [name, by] = overX < overY ? ["x", dx < 0 ? -overX : overX] : ["y", dy < 0 ? -overY : overY];
  one.at[name] -= by / 2;
  two.at[name] += by / 2;
  return 1;
}
