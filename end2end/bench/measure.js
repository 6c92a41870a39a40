// What the benchmarks of pages share: invented texts, records by the thousand, figures of a page's thread.
import { readFile } from 'node:fs/promises';

export { fill } from '../support/records.js';

const seed = await readFile(new URL('../../server/src/persistence/seed/catalogue.json', import.meta.url), 'utf8');
const words = seed.match(/[а-яё]+/gi);
let state = 1;
export const chance = (below) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state % below;
};
export const text = (count) => Array.from({ length: count }, () => words[chance(words.length)]).join(' ');
export const lines = (count) => Array.from({ length: count }, () => text(6));

// A fractional index: bytes in hexadecimal, the last of them 80.
export const order = (at) => `${(at + 0x8100).toString(16)}80`;

export const of = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
export const line = (name, figure) => console.log(`${name.padEnd(68)} ${figure}`);

// How a page's thread spent its time on each of `count` things.
export function shares(what, before, after, count) {
  const each = (name) => ((after[name] - before[name]) / count).toFixed(1);
  line(`the page's thread for a ${what}, ms: script / style / layout / all`,
    `${each('script')} / ${each('style')} / ${each('layout')} / ${each('all')}`);
}

// Until the page rests: nothing is indexed or drawn any more. The slices of the index leave no long pauses.
export const rested = (page) => page.evaluate(async () => {
  for (let calm = 0; calm < 20;) {
    const left = await new Promise((idle) => requestIdleCallback((deadline) => idle(deadline.timeRemaining())));
    calm = left > 20 ? calm + 1 : 0;
    await new Promise((next) => setTimeout(next, 20));
  }
});

// What the page's own thread was busy with, in milliseconds since it began.
export async function busy(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value * 1e3;
  return { script: of('ScriptDuration'), style: of('RecalcStyleDuration'), layout: of('LayoutDuration'), all: of('TaskDuration') };
}
