// Reads a slides file with TimelineJS's own TimelineConfig and prints its errors and events as JSON.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { JSDOM } from "jsdom";

// TimelineJS is written for browsers: it is given a window, and its modules are bundled so that Node can load them.
const { window } = new JSDOM("<!doctype html>");
globalThis.window = window;
for (const name of ["document", "getComputedStyle", "DOMParser", "Element", "HTMLElement", "Node"]) {
  globalThis[name] = window[name];
}
const bundled = await build({
  entryPoints: [fileURLToPath(import.meta.resolve("@knight-lab/timelinejs/src/js/core/TimelineConfig.js"))],
  bundle: true,
  format: "esm",
  write: false,
});
const code = Buffer.from(bundled.outputFiles[0].contents).toString("base64");
const { TimelineConfig } = await import(`data:text/javascript;base64,${code}`);

const config = new TimelineConfig(JSON.parse(readFileSync(process.argv[2], "utf-8")));
const events = config.events.map((event) => ({
  id: event.unique_id,
  start: event.start_date.data.date_obj.toISOString().slice(0, 10),
  display: event.display_date,
  group: event.group,
  headline: event.text.headline,
  text: event.text.text,
}));
process.stdout.write(JSON.stringify({ errors: config.getErrors(), events }));
