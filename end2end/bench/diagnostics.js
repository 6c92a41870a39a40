// Figures of the collective result: a round of 300 people, 17 cards and 5 raters (about 100,000 marks) whose owner
// opens the heat map in a running app, and one answer more. Prints milliseconds, asserts nothing.
//
// Usage: KARTA_BIN=... KARTA_CHROMIUM=... node end2end/bench/diagnostics.js
import { Device, SCREENS } from '../support/browser.js';
import { person, push, records, roundOf } from '../support/diagnostic.js';
import { Server } from '../support/server.js';
import { chance, line, of } from './measure.js';

const PEOPLE = Number(process.env.KARTA_PEOPLE ?? 300);
const CARDS = 17;
const COLLEAGUES = 4;
const OPENINGS = 5;
const ANSWERS = 10;

// A push takes so many gestures.
const CHUNK = 150;

async function pushAll(server, who, space, made) {
  for (let from = 0; from < made.length; from += CHUNK) {
    const verdicts = await push(server, who, space, made.slice(from, from + CHUNK));
    const refused = verdicts.find(({ outcome }) => outcome.verdict !== 'accepted');
    if (refused) throw new Error(JSON.stringify(refused));
  }
  return made.length;
}

// Each marks the one level at which they place the person.
async function marked(server, who, space, cards, subjects) {
  const made = subjects.flatMap((about) => cards.map(({ subject: card, wording }) => {
    const level = 1 + chance(4);
    const marks = wording[level - 1].indicators.map(({ id }) => [id, ['yes', 'yes', 'yes', 'not_yet', 'cannot'][chance(5)]]);
    const subject = `s-${about.principal}`;
    const fields = { subject, card, part: about === who ? 'own' : 'colleague', placed: level, [`level_${level}`]: Object.fromEntries(marks) };
    return [`rating:${subject}:${card}:${who.principal}`, 'rating', fields];
  }));
  return pushAll(server, who, space, made);
}

const server = await Server.start();
const device = await Device.open(SCREENS.projector);
try {
  await server.admin();
  const account = await server.account('methodist', 'Ведущая', 'owner');
  const owner = await person(server, account);
  const people = [];
  for (let n = 0; n < PEOPLE; n += 1) people.push(await person(server, await server.account('teacher', `Человек ${n}`, `person${n}`)));
  const catalogue = await records(server, owner, 'catalogue');
  const ids = catalogue.filter(({ kind }) => kind === 'role_card').map(({ id }) => id).slice(0, CARDS);
  const space = await roundOf(server, owner, [], ids, { title: 'Большой раунд', colleagues: COLLEAGUES });
  await server.call('rounds/let_in', { space, people: people.map(({ principal }) => principal), function: 'participant' }, owner.cookie);
  await pushAll(server, owner, space, people.map(({ principal, name }) => [`s-${principal}`, 'round_subject', { name, sort: 'person', person: principal }]));
  await pushAll(server, owner, space, people.flatMap(({ principal }, at) => Array.from({ length: COLLEAGUES }, (_, n) => {
    const [subject, rater] = [`s-${principal}`, people[(at + n + 1) % PEOPLE].principal];
    return [`rater_assignment:${subject}:${rater}`, 'rater_assignment', { subject, rater, part: 'colleague' }];
  })));
  const cards = (await records(server, owner, space)).filter(({ kind }) => kind === 'round_card').sort((a, b) => a.place - b.place);
  let answers = 0;
  for (let at = 0; at < PEOPLE; at += 1) {
    const about = Array.from({ length: COLLEAGUES }, (_, n) => people[(at - n - 1 + PEOPLE) % PEOPLE]);
    answers += await marked(server, people[at], space, cards, [people[at], ...about]);
  }
  line('answers in the round', answers);

  await device.signIn(server, account);
  const since = Date.now();
  await device.visit(server, `/round/${space}/heat`);
  await device.page.locator('.heat tbody tr').nth(PEOPLE - 1).waitFor();
  line('the first opening, with all answers fetched, ms', Date.now() - since);
  const took = [];
  for (let n = 0; n < OPENINGS; n += 1) {
    await device.page.getByRole('link', { name: 'Группы', exact: true }).click();
    await device.page.locator('.immersion').waitFor();
    took.push(await device.page.evaluate(async (count) => {
      const since = performance.now();
      [...document.querySelectorAll('.tabs a')].find((tab) => tab.textContent.trim() === 'Карта результатов').click();
      while (document.querySelectorAll('.heat tbody tr').length < count) await new Promise((again) => setTimeout(again, 4));
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
      return performance.now() - since;
    }, PEOPLE));
  }
  took.sort((a, b) => a - b);
  line(`the heat map opened in the running app, ms: median, worst of ${OPENINGS}`, `${of(took, 0.5).toFixed(0)}, ${took.at(-1).toFixed(0)}`);

  // One answer more: how long the page's thread is busy with it. A locator that waits reads three hundred rows again
  // and again on the same thread, so the page tells by itself when what is awaited stands.
  await device.page.evaluate(() => {
    window.drawn = (name, level, cell) => new Promise((done) => {
      const there = () => {
        const row = [...document.querySelectorAll('.heat-name')].find((it) => it.textContent === name)?.closest('tr');
        return row && (level === null || row.cells[cell + 1].dataset.level === level);
      };
      const watch = new MutationObserver(() => there() && (watch.disconnect(), requestAnimationFrame(() => setTimeout(done))));
      watch.observe(document.querySelector('.heat tbody'), { childList: true, subtree: true, attributes: true });
    });
    window.longest = [];
    new PerformanceObserver((list) => window.longest.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
  const cdp = await device.context.newCDPSession(device.page);
  await cdp.send('Performance.enable');
  const busy = async () => (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1e3;
  const before = await busy();
  const fresh = await person(server, await server.account('teacher', 'Новый человек', 'fresh'));
  await server.call('rounds/let_in', { space, people: [fresh.principal], function: 'participant' }, owner.cookie);
  await seen(null, 0, () => push(server, owner, space, [[`s-${fresh.principal}`, 'round_subject', { name: 'Новый человек', sort: 'person', person: fresh.principal }]]));
  const joined = await busy();
  for (const card of cards.slice(0, ANSWERS)) {
    await seen('1', cards.indexOf(card), () => answerOne(fresh, card));
  }
  const after = await busy();
  line('a person more, ms of the page\'s thread', (joined - before).toFixed(0));
  line(`an answer more, ms of the page's thread, mean of ${ANSWERS}`, ((after - joined) / ANSWERS).toFixed(0));
  line('tasks longer than 50 ms meanwhile, ms', (await device.page.evaluate(() => window.longest)).map((ms) => ms.toFixed(0)).join(' ') || 'none');

  // Does it and waits until the new row, or that level in a cell of it, is painted.
  async function seen(level, cell, act) {
    await device.page.evaluate(([level, cell]) => { window.awaited = window.drawn('Новый человек', level, cell); }, [level, cell]);
    await act();
    await device.page.evaluate(() => window.awaited);
  }

  async function answerOne(who, card) {
    const subject = `s-${who.principal}`;
    const fields = { subject, card: card.subject, part: 'own', placed: 1 };
    card.wording.slice(0, 2).forEach(({ indicators }, at) => {
      fields[`level_${at + 1}`] = Object.fromEntries(indicators.map(({ id }) => [id, at === 0 ? 'yes' : 'not_yet']));
    });
    await push(server, who, space, [[`rating:${subject}:${card.subject}:${who.principal}`, 'rating', fields]]);
  }
} finally {
  await device.remove();
  await server.remove();
}
