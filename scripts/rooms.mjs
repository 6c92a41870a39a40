#!/usr/bin/env node
// Puts the code of rooms in order, after cargo-leptos has split it:
//
// - Code that several rooms share lies in a file for each combination of them, most a few hundred bytes. Those that
//   are mostly needed together become one file: a room is a dozen requests then, not forty.
// - The files of a room were compiled one after another, each when all before it stood, and the first was asked
//   for only when the app ran. `rooms.js` asks for them by the address of the page, while the program comes.
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { binaryen, each } from "./binaryen.mjs";

/// Bytes of code that a room may get for nothing to save it one request.
const REQUEST = 6000;

const [pkg, routes] = process.argv.slice(2);
const loader = join(pkg, readdirSync(pkg).find((name) => name.startsWith("__wasm_split") && name.endsWith(".js")));
const code = readFileSync(loader, "utf8");

const chunks = [...code.matchAll(/^const __(chunk_\d+) = makeLoad\(/gm)].map(([, name]) => `${name}.wasm`);
const loads = [...code.matchAll(/^export const (__wasm_split_load_(\w+)) = wrapAsyncCb\(makeLoad\([^]*?^, \[(.*?)\]\)\);/gm)];
const exported = [...code.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
if (loads.length === 0 || loads.length !== exported.length) throw new Error(`another form of ${loader}`);

const needs = loads.map(([, name, room, deps]) => {
  const shared = deps.split(", ").filter(Boolean).map((dep) => `${dep.slice(2)}.wasm`);
  return { name, room, chunks: new Set(shared) };
});
const groups = gathered();
await each(groups, async (group) => {
  const { chunks } = group;
  group.file = chunks.length > 1 ? await merged(chunks, `shared_${groups.indexOf(group)}.wasm`) : chunks[0];
});
const rooms = needs.map(({ name, room }) => {
  const shared = groups.filter((group) => group.rooms.has(room)).map((group) => group.file);
  return { name, room, files: [...shared, `split_${room}.wasm`] };
});
writeFileSync(join(pkg, "rooms.js"), table());
writeFileSync(loader, loading());
for (const { room, files } of rooms) console.log(`${room}: ${files.length} files`);

// Each time the two groups become one that save most: a request for every room that needs both, against the code
// that a room gets with it and does not need.
function gathered() {
  const groups = chunks.map((file) => ({
    chunks: [file],
    bytes: statSync(join(pkg, file)).size,
    rooms: new Set(needs.filter(({ chunks }) => chunks.has(file)).map(({ room }) => room)),
  }));
  const saved = (one, other) => {
    const both = [...one.rooms].filter((room) => other.rooms.has(room)).length;
    return REQUEST * both - one.bytes * (other.rooms.size - both) - other.bytes * (one.rooms.size - both);
  };
  for (;;) {
    let [best, pair] = [0, null];
    for (const [at, one] of groups.entries()) {
      for (const other of groups.slice(at + 1)) {
        const gain = saved(one, other);
        if (gain > best) [best, pair] = [gain, [one, other]];
      }
    }
    if (!pair) return groups;
    const [one, other] = pair;
    one.chunks.push(...other.chunks);
    one.bytes += other.bytes;
    one.rooms = new Set([...one.rooms, ...other.rooms]);
    groups.splice(groups.indexOf(other), 1);
  }
}

// All import the memory, the table of functions and the top of the stack, and find one another through the
// table alone: one module between them and the program lends it to them.
async function merged(files, into) {
  const scratch = mkdtempSync(join(tmpdir(), "karta-rooms-"));
  try {
    const imports = new Set();
    for (const file of files) for (const line of await importsOf(join(pkg, file))) imports.add(line);
    const base = join(scratch, "base.wat");
    writeFileSync(base, `(module ${[...imports].join("\n")})`);
    const named = files.flatMap((file) => [join(pkg, file), file.split(".")[0]]);
    await binaryen("wasm-merge", base, "__wasm_split", ...named, "-o", join(pkg, into), "--rename-export-conflicts");
  } finally {
    rmSync(scratch, { recursive: true });
  }
  for (const file of files) rmSync(join(pkg, file));
  return into;
}

async function importsOf(file) {
  const text = await binaryen("wasm-dis", file);
  if (/^ \((export|start)/m.test(text)) throw new Error(`${file} does more than lend functions to the table`);
  return [...text.matchAll(/^ \(import "__wasm_split" "(\w+)" \((memory|table|global) \$\S+ (.*)\)\)$/gm)]
    .map(([, name, sort, type]) => `(import "lent" "${name}" (${sort} $${name} ${type})) (export "${name}" (${sort} $${name}))`);
}

function table() {
  const source = readFileSync(routes, "utf8");
  const paths = [...source.matchAll(/path!\("([^"]+)"\) view=later!\((\w+),/g)].map(([, path, room]) => [path, room]);
  if (paths.length === 0) throw new Error(`no rooms in ${routes}`);
  return `// Made by scripts/rooms.mjs.
const PATHS = ${JSON.stringify(paths)};
const FILES = ${JSON.stringify(Object.fromEntries(rooms.map(({ room, files }) => [room, files])))};
const coming = new Map();

// Code that is compiled while it comes. What did not come is asked for anew the next time.
export function come(file) {
  if (!coming.has(file)) {
    const code = WebAssembly.compileStreaming(fetch(new URL(file, import.meta.url)));
    coming.set(file, code);
    code.catch(() => coming.delete(file));
  }
  return coming.get(file);
}

export const filesOf = (room) => FILES[room];

// Asks for the code of the page at this address.
export function ahead(address) {
  const names = address.split('/');
  const fits = ([path]) => {
    const parts = path.split('/');
    return names.length <= parts.length
      && parts.every((part, at) => (part[0] === ':' ? names[at] || part.endsWith('?') : part === names[at]));
  };
  const [, room] = PATHS.find(fits) || [];
  for (const file of FILES[room] || []) come(file);
}
`;
}

function loading() {
  return `// Made by scripts/rooms.mjs.
import { initSync } from './karta.js';
import { come, filesOf } from './rooms.js';

const standing = new Map();
let lent;

// Stands once however many rooms share it; what failed is tried anew the next time.
function stand(file) {
  if (!standing.has(file)) {
    const stood = come(file).then((code) => WebAssembly.instantiate(code, imports()));
    standing.set(file, stood);
    stood.catch(() => standing.delete(file));
  }
  return standing.get(file);
}

function imports() {
  lent = lent || initSync(undefined, undefined);
  return { __wasm_split: lent, lent };
}

const room = (name) => async (callback, data) => {
  const stood = await Promise.all(filesOf(name).map(stand)).then(() => true, (error) => (console.error(error), false));
  imports().lent.__indirect_function_table.get(callback)(data, stood);
};

${rooms.map(({ name, room }) => `export const ${name} = room('${room}');`).join("\n")}
`;
}
