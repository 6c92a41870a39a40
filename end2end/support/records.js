// Records by the hundred, as a person's page would push them.

const BATCH = 200;

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
