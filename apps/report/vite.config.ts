import { defineConfig, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { WORKER_ELEMENT_ID } from './src/own-device/worker-text.js';
import { contentSecurityPolicy } from './vite/content-security-policy.js';
import { measuringWorker } from './vite/measuring-worker.js';

/**
 * Vite moves the app's script to the head. It goes back to the end of the body, behind the place of the embedded
 * document: whoever fills that place by its first occurrence can then never hit text inside the script.
 */
function scriptAfterDocument(): Plugin {
  return {
    name: 'script-after-document',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const script = html.match(/[ \t]*<script type="module"[^>]*><\/script>\n?/)?.[0];
        if (script === undefined || !html.includes('<!--report-document-->')) {
          throw new Error('index.html has lost its script or the place of the document');
        }
        return html.replace(script, '').replace('</body>', () => `${script}</body>`);
      },
    },
  };
}

export default defineConfig(({ command }) => ({
  plugins:
    command === 'build'
      ? [
          scriptAfterDocument(),
          measuringWorker(WORKER_ELEMENT_ID),
          viteSingleFile(),
          contentSecurityPolicy(
            'index.html',
            ['worker-src blob:', 'img-src data: blob:'],
            "'wasm-unsafe-eval'",
          ),
        ]
      : [],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
}));
