// What people of a diagnostic round do: by the words on the screen, and in numbers through the server.
import { button, field } from './catalogue.js';

// Signs an account in without a browser; gives its cookie and who it is.
export async function person(server, account) {
  const { value, cookie } = await server.call('session/sign_in', { login: account.login, password: account.password });
  return { ...account, principal: value.principal, cookie };
}

// The living records that this person is sent of a space.
export async function records(server, who, space) {
  const { value } = await server.call('sync/pull', { request: { protocol: 1, space, cursor: null } }, who.cookie);
  const all = value.frame.items.map((item) => item.record).filter((record) => record && !record.deleted);
  return all.map(({ id, kind, author, fields }) => {
    const values = Object.entries(fields).map(([name, cell]) => [name, cell.v]);
    return { id, kind, author, ...Object.fromEntries(values) };
  });
}

// Offers gestures of a person, [record, kind, fields] each; gives the verdicts.
export async function push(server, who, space, made) {
  const writer = `test${Math.random().toString(36).slice(2, 12)}`;
  const batches = made.map(([record, kind, fields], at) => [{
    id: `${writer}~${at + 1}`, record, at: [Date.now(), 0], schema: 1, op: { do: 'create', kind, fields },
  }]);
  const request = { protocol: 1, principal: who.principal, space, batches };
  const { value } = await server.call('sync/push', { request }, who.cookie);
  return value.verdicts;
}

// Answers all that a person is asked in a round: about `level(subject, card)`, 0 to 4, up to which every indicator
// is met. `asked` narrows about whom, by the subject's record.
export async function answerAll(server, who, space, level, asked = () => true) {
  const sent = await records(server, who, space);
  const cards = sent.filter(({ kind }) => kind === 'round_card');
  const subjects = sent.filter(({ kind }) => kind === 'round_subject');
  const own = subjects.filter((it) => it.person === who.principal).map((it) => [it, 'own']);
  const mine = sent.filter((it) => it.kind === 'rater_assignment' && it.rater === who.principal);
  const theirs = mine.map((it) => [subjects.find(({ id }) => id === it.subject), it.part]);
  const duties = [...own, ...theirs].filter(([subject]) => subject && asked(subject));
  const made = duties.flatMap(([subject, part]) => cards.map((card) => {
    const at = level(subject, card);
    const fields = { subject: subject.id, card: card.subject, part, placed: at, seconds: 60 };
    card.wording.forEach(({ indicators }, index) => {
      const marks = indicators.map(({ id }) => [id, index + 1 <= at ? 'yes' : 'not_yet']);
      if (marks.length > 0) fields[`level_${index + 1}`] = Object.fromEntries(marks);
    });
    return [`rating:${subject.id}:${card.subject}:${who.principal}`, 'rating', fields];
  }));
  const verdicts = await push(server, who, space, made);
  const refused = verdicts.filter(({ outcome }) => outcome.verdict !== 'accepted');
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
}

// Makes a round of people with accounts through the server and begins it with these cards of the catalogue. The
// owner's colleagues are named by `rates`: pairs of names, who rates whom. Gives the space.
export async function roundOf(server, owner, people, cards, { title = 'Осень', colleagues = 0, rates = [], own = true, assigns = 'owner' } = {}) {
  const raters = { own, colleagues, assigns, expert: false };
  const space = (await server.call('spaces/found', { kind: 'round', head: { title, raters } }, owner.cookie)).value;
  const let_in = { space, people: people.map(({ principal }) => principal), function: 'participant' };
  await server.call('rounds/let_in', let_in, owner.cookie);
  const made = people.map(({ principal, name }) => [`s-${principal}`, 'round_subject', { name, sort: 'person', person: principal }]);
  const catalogue = await records(server, owner, 'catalogue');
  cards.forEach((id, place) => made.push([`round_card:${id}`, 'round_card', frozen(catalogue, id, place)]));
  for (const [rater, about] of rates) {
    const subject = `s-${about.principal}`;
    made.push([`rater_assignment:${subject}:${rater.principal}`, 'rater_assignment', { subject, rater: rater.principal, part: 'colleague' }]);
  }
  const verdicts = await push(server, owner, space, made);
  const refused = verdicts.filter(({ outcome }) => outcome.verdict !== 'accepted');
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  return space;
}

// A card of the catalogue as a round keeps it.
function frozen(catalogue, id, place) {
  const card = catalogue.find((record) => record.id === id);
  const levels = [1, 2, 3, 4].map((number) => {
    const level = catalogue.find((it) => it.kind === 'level' && it.role === id && it.level === number);
    const of = catalogue.filter((it) => it.kind === 'indicator' && it.place.parent === level?.id && !it.archived);
    of.sort((a, b) => (a.place.order < b.place.order ? -1 : 1));
    return { summary: level?.summary ?? '', indicators: of.map(({ id: own, text }) => ({ id: own, text })) };
  });
  return { subject: id, title: card.title, place, wording: levels };
}

// Makes an instrument of cards by its titles, as a методист does; gives nothing: it is in the bank.
export async function makeInstrument(device, server, title, cards) {
  await device.visit(server, '/instruments');
  await field(device, 'Название').fill(title);
  await button(device.page, 'Создать').click();
  await device.page.getByRole('heading', { level: 1, name: title }).waitFor();
  for (const card of cards) await device.page.locator('label.chip', { hasText: card }).first().click();
  await device.page.getByText(/^Спрашивает: /).waitFor();
  await device.saved();
}

// Makes a round from the list of rounds; gives its space.
export async function makeRound(device, server, title, instrument, colleagues = 0) {
  await device.visit(server, '/rounds');
  await field(device, 'Название').fill(title);
  const choice = device.page.getByLabel('Инструмент', { exact: true });
  const value = await choice.locator('option', { hasText: instrument }).first().getAttribute('value');
  await choice.selectOption(value);
  if (colleagues > 0) await device.page.getByLabel('Коллеги: сколько на человека').selectOption(String(colleagues));
  await button(device.page, 'Создать раунд').click();
  await device.page.waitForURL(/\/round\/round/);
  await device.page.getByRole('heading', { level: 1, name: title }).waitFor();
  return decodeURIComponent(new URL(device.page.url()).pathname.split('/')[2]);
}

// The owner puts people with accounts on the list of the open round.
export async function addPeople(device, names) {
  await button(device.page, 'Из учётных записей').click();
  for (const name of names) await device.page.locator('.people-to-mark').getByText(name).click();
  await device.page.getByRole('button', { name: /^Добавить: / }).click();
  for (const name of names) await device.page.locator('.round-people b', { hasText: name }).waitFor();
  await device.saved();
}
