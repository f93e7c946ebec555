// npm run bench[:NAME] [-- OPTIONS]: brings the pinned peers on first use, then runs the benchmark in bench/NAME.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));

function installPeers() {
  const installed = `${folder}node_modules/.package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${folder}package-lock.json`).mtimeMs)
    return;
  console.error('installing the peers that benchmarks run beside (about 900 MB, once)');
  const { status } = spawnSync('npm', ['ci'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    // onnxruntime-node ships its CPU library; its script would fetch more from the network.
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
  });
  if (status !== 0) process.exit(3);
}

const benchmarks = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${folder}${entry.name}/main.mjs`))
  .map((entry) => entry.name);
const [first, ...rest] = process.argv.slice(2);
const named = benchmarks.includes(first);
if (first !== undefined && !named && !first.startsWith('-')) {
  console.error(`no benchmark "${first}": there are ${benchmarks.join(', ')}`);
  process.exit(2);
}
installPeers();
for (const name of named ? [first] : benchmarks) {
  const options = named ? rest : process.argv.slice(2);
  const { status } = spawnSync(process.execPath, [`${folder}${name}/main.mjs`, ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
