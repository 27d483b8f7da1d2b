// What the page uses of the libraries; build.mjs makes one bundle of it, so that both share one copy of vis-data.
import moment from "moment";
import { DataSet } from "vis-data/peer/esm/vis-data.js";
import { Network } from "vis-network/peer/esm/vis-network.js";
import { Timeline } from "vis-timeline/peer/esm/vis-timeline-graph2d.js";

globalThis.vis = { DataSet, Network, Timeline, moment };
