// Reads a GraphML or GEXF file with the parsers of Gephi Lite and prints what they found as JSON.
import { readFileSync } from "node:fs";
import { DOMParser } from "@xmldom/xmldom";
import graphology from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";

const { MultiGraph } = graphology;
const path = process.argv[2];
const text = readFileSync(path, "utf-8");

const problems = [];
const note = (message) => problems.push(String(message));
new DOMParser({ errorHandler: { warning: note, error: note, fatalError: note } }).parseFromString(text, "text/xml");
if (problems.length) throw new Error(problems.join("\n"));

const reader = path.endsWith(".gexf") ? gexf : graphml;
const graph = reader.parse(MultiGraph, text);
process.stdout.write(
  JSON.stringify({
    multi: graph.multi,
    type: graph.type,
    nodes: graph.mapNodes((id, attributes) => ({ id, attributes })),
    edges: graph.mapEdges((id, attributes, source, target) => ({ id, source, target, attributes })),
  }),
);
