import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';

/** A small phone at night. */
export const DARK_PHONE = {
  viewport: { width: 360, height: 740 },
  colorScheme: 'dark',
} as const satisfies BrowserContextOptions;

/** What axe finds serious or worse, in words: on the whole page, or within what a selector finds. */
export async function seriousViolations(page: Page, within = 'html'): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (within) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(within, { resultTypes: ['violations'] }),
    within,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n  ')}`);
}

/** By how many pixels the page is wider than the window. */
export function overflowPx(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
