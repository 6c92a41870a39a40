// What axe and a ruler find on the open page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// What a form among lists can get wrong; the whole page is looked at by access.test.js.
export const FORM_RULES = ['aria-allowed-attr', 'aria-valid-attr-value', 'button-name', 'color-contrast', 'duplicate-id-aria',
  'heading-order', 'label', 'landmark-unique', 'link-name', 'list', 'listitem', 'nested-interactive', 'summary-name'];

// Violations as lines that a person can act on. `rules` narrows the look to a few of axe's rules.
export async function violations(device, rules) {
  await device.page.evaluate(source);
  const only = rules ? { type: 'rule', values: rules } : { type: 'tag', values: LEVELS };
  const found = await device.page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, any }) => [target.join(' '), any[0]?.message]) }));
  }, only);
  return found.flatMap(({ id, nodes }) => nodes.map(([target, message]) => `${id}: ${target}${message ? ` (${message})` : ''}`));
}

// Things to press that are smaller than a finger: 44 px either way. Links within a sentence are not meant.
export function smallTargets(device) {
  return device.page.evaluate(() => {
    const LEAST = 44;
    const pressed = document.querySelectorAll('button, select, summary, [role="tab"], [role="menuitem"], a.button, nav a, label:has(input)');
    const isSeen = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
      && !element.closest('[inert], .hidden-text');
    return [...pressed].filter(isSeen).map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.height < LEAST - 0.5 || box.width < LEAST - 0.5))
      .map(({ element, box }) => `${Math.round(box.width)}×${Math.round(box.height)} ${element.tagName.toLowerCase()}.${element.className} «${element.textContent.trim().slice(0, 30)}»`);
  });
}

// Nothing that axe or a finger would find wrong, looked at from the page's top: what has slid under the bar is not
// too small.
export async function reachable(device, where) {
  await device.page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  assert.deepEqual([...(await violations(device)), ...(await smallTargets(device))], [], where);
}
