import { embedReportDocument, REFRESH_ATTRIBUTE } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../fixtures/sample-document.js';
import { readEmbeddedDocument } from './embedded-document.js';

/** As much of a page as the reader looks at. */
function pageWith(textContent: string | null, refresh: string | null = null) {
  return {
    getElementById: () =>
      textContent === null
        ? null
        : ({
            textContent,
            getAttribute: (name: string) => (name === REFRESH_ATTRIBUTE ? refresh : null),
          } as unknown as HTMLElement),
  };
}

describe('the embedded document', () => {
  it('is read as it was written', async () => {
    const written = sampleDocument();
    const page = await embedReportDocument('<!--report-document-->', written);
    const base64 = page.replace(/<[^>]*>/g, '');
    expect(await readEmbeddedDocument(pageWith(base64))).toEqual({
      state: 'ready',
      document: written,
      refreshSeconds: null,
    });
  });

  it('says after how long its page may load itself anew, where it says something sensible', async () => {
    const base64 = (await embedReportDocument('<!--report-document-->', sampleDocument())).replace(
      /<[^>]*>/g,
      '',
    );
    for (const [text, refreshSeconds] of [
      ['5', 5],
      ['0', null],
      ['soon', null],
      ['-1', null],
    ] as const) {
      expect(await readEmbeddedDocument(pageWith(base64, text))).toMatchObject({ refreshSeconds });
    }
  });

  it('is missing from a template', async () => {
    expect(await readEmbeddedDocument(pageWith(null))).toEqual({ state: 'missing' });
  });

  it('is told from one that cannot be read', async () => {
    expect(await readEmbeddedDocument(pageWith('not base64!'))).toMatchObject({ state: 'unreadable' });
    expect(await readEmbeddedDocument(pageWith(btoa('{"version":99}')))).toMatchObject({
      state: 'unreadable',
      reason: expect.stringContaining('version'),
    });
  });
});
