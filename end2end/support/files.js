// Files that a page gives.
import { readFile } from 'node:fs/promises';

// What comes down when `press` is done: its name and its bytes.
export async function downloaded(device, press) {
  const [download] = await Promise.all([device.page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
