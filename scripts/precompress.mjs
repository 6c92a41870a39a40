#!/usr/bin/env node
// Writes FILE.br and FILE.gz beside each file of a folder that gets smaller by it, and prints how much
// code and styles weigh. Both forms are needed: without HTTPS a browser on the LAN accepts gzip alone.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const PACKED = new Set([".br", ".gz", ".png", ".jpg", ".webp", ".avif", ".woff2"]);
const WORTH_IT = 0.95;

const folder = process.argv[2];
const total = { before: 0, br: 0, gz: 0 };

for (const entry of readdirSync(folder, { recursive: true })) {
  const path = join(folder, entry);
  if (!statSync(path).isFile() || PACKED.has(extname(path))) continue;
  const bytes = readFileSync(path);
  const forms = {
    br: brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    gz: gzipSync(bytes, { level: 9 }),
  };
  for (const [suffix, form] of Object.entries(forms)) {
    if (form.length < bytes.length * WORTH_IT) writeFileSync(`${path}.${suffix}`, form);
  }
  if (entry.startsWith("pkg")) {
    total.before += bytes.length;
    total.br += forms.br.length;
    total.gz += forms.gz.length;
    console.log(`${entry}: ${kb(bytes.length)}, brotli ${kb(forms.br.length)}, gzip ${kb(forms.gz.length)}`);
  }
}
console.log(`Code and styles: ${kb(total.br)} by brotli, ${kb(total.gz)} by gzip.`);

function kb(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
