// What the page uses of the libraries; build.mjs makes one bundle of it, so that both share one copy of vis-data and the rest.
import moment from "moment";
import { DataSet } from "vis-data/esnext/esm/vis-data.js";
import { Network } from "vis-network/esnext/esm/vis-network.js";
import { Timeline } from "vis-timeline/esnext/esm/vis-timeline-graph2d.js";

globalThis.vis = { DataSet, Network, Timeline, moment };
