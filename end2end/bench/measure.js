// What the benchmarks of pages share: invented texts, records by the thousand, figures of a page's thread.
import { readFile } from 'node:fs/promises';

const BATCH = 200;

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

// Writes records (id, kind, fields) into a space as this person, and gives how many.
export async function fill(server, person, space, records) {
  const { value: me } = await server.call('session/me', {}, person.cookie);
  const at = [Date.now(), 0];
  // A writer's counters are not used twice.
  const writer = `bench-${Date.now().toString(36)}`;
  const made = [...records].map(([record, kind, fields], counter) => ({ id: `${writer}~${counter + 1}`, record, at, schema: 1,
    op: { do: 'create', kind, fields } }));
  for (let from = 0; from < made.length; from += BATCH) {
    const request = { protocol: 1, principal: me.principal, space, batches: [made.slice(from, from + BATCH)] };
    const { value } = await server.call('sync/push', { request }, person.cookie);
    const refused = value.verdicts.find((verdict) => JSON.stringify(verdict).includes('refused'));
    if (refused) throw new Error(JSON.stringify(refused));
  }
  return made.length;
}

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
