#!/usr/bin/env node
// Makes every program file of a folder as small as it gets: once, after rooms.mjs has put them together, and as many
// at a time as there are cores, the largest first.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { binaryen, each } from "./binaryen.mjs";

// `--converge` would take three times as long for two thousandths of the size.
const PASSES = ["-Oz", "--strip-producers", "--strip-target-features"];

const folder = process.argv[2];
const files = readdirSync(folder).filter((name) => name.endsWith(".wasm")).map((name) => join(folder, name));
files.sort((one, other) => size(other) - size(one));
const before = weight();
await each(files, (file) => binaryen("wasm-opt", ...PASSES, file, "-o", file));
console.log(`${files.length} program files: ${before} KB, now ${weight()} KB`);

function weight() {
  return Math.round(files.reduce((sum, file) => sum + size(file), 0) / 1000);
}

function size(file) {
  return statSync(file).size;
}
