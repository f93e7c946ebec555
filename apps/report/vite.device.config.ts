import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { contentSecurityPolicy } from './vite/content-security-policy.js';

/** The page that `explore serve` serves to devices. It talks to its server; its workers' script comes from there, with a policy of its own. */
export default defineConfig({
  plugins: [
    viteSingleFile(),
    contentSecurityPolicy('device.html', ["connect-src 'self'", "worker-src 'self'", 'img-src data:']),
  ],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // The report's build comes first, into the same folder.
  build: { emptyOutDir: false, modulePreload: false, rollupOptions: { input: 'device.html' } },
});
