import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/**
 * Puts the measuring workers' script into the page, as text that nothing runs: a page that is a file cannot load it from beside itself, and
 * most readers never measure.
 */
export function measuringWorker(elementId: string): Plugin {
  return {
    name: 'measuring-worker',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const file = fileURLToPath(import.meta.resolve('@convscape/pool/browser/worker.js'));
        const script = readFileSync(file, 'utf8').trim();
        if (/<\/script|<!--/i.test(script)) throw new Error('the worker has what would end its element');
        const element = `<script type="text/plain" id="${elementId}">${script}</script>`;
        return html.replace('</body>', () => `${element}\n  </body>`);
      },
    },
  };
}
