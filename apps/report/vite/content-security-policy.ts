import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * A page may run its own script, wear its own style, do what `directives` add, and nothing else: no other script, whatever it is told. Hashes
 * are of the finished page, so this comes last. A document that is embedded is no script that runs, and needs none.
 */
export function contentSecurityPolicy(
  file: string,
  directives: readonly string[],
  /** What scripts may do beyond running: `'wasm-unsafe-eval'` for a page whose workers, which get its policy, compile WebAssembly. */
  scripts = '',
): Plugin {
  return {
    name: 'content-security-policy',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle[file];
        if (page?.type !== 'asset') throw new Error(`the build has no ${file}`);
        const html = String(page.source);
        const policy = [
          "default-src 'none'",
          `script-src ${hashesOf(html, /<script type="module"[^>]*>([\s\S]*?)<\/script>/g)} ${scripts}`.trim(),
          `style-src ${hashesOf(html, /<style[^>]*>([\s\S]*?)<\/style>/g)}`,
          ...directives,
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
