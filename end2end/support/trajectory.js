// How a journey along a trajectory begins.
import { field } from './catalogue.js';

// Makes a trajectory for whoever is signed in; gives the address of its page.
export async function begin(device, server, title) {
  await device.visit(server, '/trajectories');
  await field(device, 'Название').fill(title);
  await device.page.getByRole('button', { name: 'Составить' }).click();
  await device.page.waitForURL(/\/trajectory\/trajectory/);
  await device.page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(device.page.url()).pathname;
}

// Pushes gestures of its owner as their device would; `changes` are [record, kind, fields] to be made.
export async function fill(device, space, changes) {
  const done = await device.page.evaluate(async ([space, changes]) => {
    const me = JSON.parse(localStorage.getItem('k/me'));
    const writer = `test${Math.random().toString(36).slice(2, 10)}`;
    const batches = changes.map(([record, kind, fields], at) => [{
      id: `${writer}~${at + 1}`, record, at: [Date.now(), 0], schema: 1, op: { do: 'create', kind, fields },
    }]);
    const request = { protocol: 1, principal: me.principal, space, batches };
    const answer = await fetch('/api/sync/push', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ request }),
    });
    return answer.text();
  }, [space, changes]);
  const verdicts = JSON.parse(done).verdicts;
  if (!verdicts || verdicts.some(({ outcome }) => outcome.verdict !== 'accepted')) throw new Error(done);
}
