// Makes the vendored files again: `npm run rebuild` in this folder. Compressed here, once, because gzip's bytes differ
// between machines and a page must not.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { borders, land } from "./outline.mjs";

const { metafile, outputFiles } = await build({
  entryPoints: ["entry.js"],
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  format: "iife",
  target: "es2022",
  legalComments: "none",
});

const names = [...new Set([...Object.keys(metafile.inputs).map(packageOf).filter(Boolean), "world-atlas"])].sort();
writeFileSync("vis.js.gz", pack(outputFiles[0].contents));
writeFileSync("vis.css", `${strip(read("vis-timeline/styles/vis-timeline-graph2d.min.css"))}\n`);
writeFileSync("land.txt.gz", pack(`${land}\n${borders}`));
writeFileSync("LICENSES.txt", names.map(licenceOf).join("\n"));
writeFileSync("LICENSES.txt.gz", pack(readFileSync("LICENSES.txt")));
writeFileSync("SHA256SUMS", ["vis.js.gz", "vis.css", "land.txt.gz", "LICENSES.txt", "LICENSES.txt.gz"].map(sum).join(""));

function pack(bytes) {
  const packed = gzipSync(bytes, { level: 9 });
  packed[9] = 255; // "unknown" operating system, whatever this one is
  return packed;
}

function packageOf(path) {
  return path.match(/(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1];
}

function read(path) {
  return readFileSync(`node_modules/${path}`, "utf8");
}

// Source maps and pictures cannot be reached from one offline file; and what styles Graph2d, settings and editing is not used.
function strip(css) {
  const unused = /vis-(?:graph-group|legend|configuration|data-axis|delete|rolling|nest|rtl|shadow|onUpdate)/;
  return css
    .replace(/\/\*# sourceMappingURL=.*?\*\//g, "")
    .replace(/url\("[^"]*"\)|url\([^)]*\)/g, "none")
    .replace(/[^{}]*\{[^{}]*\}/g, (rule) => (unused.test(rule) ? "" : rule))
    .trim();
}

function licenceOf(name) {
  const { version, license } = JSON.parse(read(`${name}/package.json`));
  const files = readdirSync(`node_modules/${name}`).filter((file) => /^licen[cs]e/i.test(file)).sort();
  const mit = files.find((file) => /mit/i.test(file)) ?? files.find((file) => !/apache/i.test(file)) ?? files[0];
  const text = mit && existsSync(`node_modules/${name}/${mit}`) ? read(`${name}/${mit}`).trim() : "(no licence file in the package)";
  return `${"=".repeat(80)}\n${name} ${version}, ${license}\n${"=".repeat(80)}\n${text}\n`;
}

function sum(file) {
  return `${createHash("sha256").update(readFileSync(file)).digest("hex")}  ${file}\n`;
}
