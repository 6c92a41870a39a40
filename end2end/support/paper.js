// What a printed page says, and where.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

// The words of each page of a PDF with their places in points.
export async function pagesOf(pdf) {
  const folder = await mkdtemp(join(tmpdir(), 'karta-paper-'));
  try {
    const file = join(folder, 'printed.pdf');
    await writeFile(file, pdf);
    const { stdout } = await run('pdftotext', ['-bbox', file, '-'], { maxBuffer: 64 * 1024 * 1024 });
    return stdout.split('<page ').slice(1).map((page) => ({
      width: Number(page.match(/width="([\d.]+)"/)[1]),
      height: Number(page.match(/height="([\d.]+)"/)[1]),
      words: [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)]
        .map(([, left, top, right, bottom, text]) => ({ left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom), text })),
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// The text of each place of a sheet of cards, by rows from the top left.
export function places(page, columns = 2, rows = 4) {
  const cells = Array.from({ length: columns * rows }, () => []);
  for (const word of page.words) {
    const column = Math.floor(((word.left + word.right) / 2 / page.width) * columns);
    const row = Math.floor(((word.top + word.bottom) / 2 / page.height) * rows);
    cells[row * columns + column].push(word.text);
  }
  return cells.map((words) => words.join(' '));
}
