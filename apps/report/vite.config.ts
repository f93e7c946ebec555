import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

export default defineConfig({
  plugins: [viteSingleFile()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
