// Binaryen's commands, told what the browsers of `browserquery` in Cargo.toml read.
import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";

// As in `wasm-opt-features` of Cargo.toml.
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "multivalue", "reference-types"]
  .map((name) => `--enable-${name}`);

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
