import { createHash } from 'node:crypto';
import { defineConfig, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

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

/**
 * The page may run its own script, wear its own style, and nothing else: no request, no other script, whatever its document says. Hashes
 * are of the finished page, so this comes last. The embedded document is no script that runs, and needs none.
 */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('the build has no index.html');
        const html = String(page.source);
        const policy = [
          "default-src 'none'",
          `script-src ${hashesOf(html, /<script type="module"[^>]*>([\s\S]*?)<\/script>/g)}`,
          `style-src ${hashesOf(html, /<style[^>]*>([\s\S]*?)<\/style>/g)}`,
          'img-src data: blob:',
          "base-uri 'none'",
          "form-action 'none'",
        ].join('; ');
        const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
        // Behind the charset, which must be among the first bytes, and before all that it rules.
        page.source = html.replace(/<meta charset="[^"]*"[^>]*>/, (charset) => `${charset}\n    ${meta}`);
      },
    },
  };
}

function hashesOf(html: string, element: RegExp): string {
  const hashes = [...html.matchAll(element)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  if (hashes.length === 0) throw new Error(`the page has nothing like ${element.source}`);
  return hashes.join(' ');
}

export default defineConfig(({ command }) => ({
  plugins: command === 'build' ? [scriptAfterDocument(), viteSingleFile(), contentSecurityPolicy()] : [],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
}));
