import type { HostKind } from '../host-kind.js';
import { enableRelaxedSimd } from './enable-relaxed-simd.js';
import { enableRevectorization } from './enable-revectorization.js';

// The entry point of a measuring host. It ends with its parent, however that ends, and with nothing else: a Ctrl-C goes to
// every process of a terminal, and what the parent makes of it is the parent's affair.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

const isRevectorized = process.argv[2] === ('revectorized' satisfies HostKind);
const flags = [...enableRelaxedSimd(), ...(isRevectorized ? enableRevectorization() : [])];

// Only now: loading piscina compiles WebAssembly (Node's lexer of CommonJS modules), and flags must be set before.
const { serve } = await import('./serve.js');
serve(flags);
