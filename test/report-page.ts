import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { embedReportDocument, type ReportDocument } from '@convscape/core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './means.js';

const BUILT = fileURLToPath(new URL('../apps/report/dist/index.html', import.meta.url));

/** A page with a report in it, and all that went wrong there. */
export interface ReportPage {
  readonly page: Page;
  /** Errors, warnings, dialogs, and every address but the report's own that was asked for. */
  readonly problems: readonly string[];
}

/** Opens reports from files in one browser, until it is closed. */
export async function openReports() {
  if (!existsSync(BUILT))
    throw new Error('build the report first: npx turbo run build --filter=@convscape/report');
  const folder = mkdtempSync(join(tmpdir(), 'convscape-report-'));
  const browser = await launchChromium();
  let opened = 0;
  const template = readFileSync(BUILT, 'utf8');
  async function openHtml(html: string, hash = '', options: BrowserContextOptions = {}): Promise<ReportPage> {
    const file = join(folder, `report-${opened++}.html`);
    writeFileSync(file, html);
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('dialog', (dialog) => {
      problems.push(`opened a dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    const { href } = pathToFileURL(file);
    page.on('request', (request) => {
      const url = request.url();
      if (url.split('#')[0] !== href && !url.startsWith('data:')) problems.push(`asked for ${url}`);
    });
    await page.goto(href + hash);
    await page.waitForSelector('h1');
    // The parts below what is seen first come a frame each.
    await page.waitForSelector('main[aria-busy=true]', { state: 'detached' });
    return { page, problems };
  }
  return {
    /** The built page without a document. */
    template,
    openHtml,
    async open(report: ReportDocument, hash = '', options: BrowserContextOptions = {}): Promise<ReportPage> {
      return openHtml(await embedReportDocument(template, report), hash, options);
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The text of the file that a press on a button saves. */
export async function savedBy(page: Page, name: string | RegExp): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).first().click(),
  ]);
  return readFileSync(await download.path());
}
