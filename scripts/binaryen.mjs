// Binaryen's commands, told what the browsers of `browserquery` in Cargo.toml read.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";

const settings = readFileSync(new URL("../Cargo.toml", import.meta.url), "utf8");
const FEATURES = JSON.parse(settings.match(/^wasm-opt-features = (\[.*\])$/m)[1]);

/// What the command says.
export async function binaryen(command, ...args) {
  const { stdout } = await promisify(execFile)(command, [...FEATURES, ...args], { encoding: "utf8", maxBuffer: 2 ** 28 });
  return stdout;
}

/// Does it to each, as many at a time as there are cores.
export async function each(items, act) {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await act(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}
