import { exitCodeOf } from './failure/exit-code-of.js';
import { reportFailure } from './failure/report-failure.js';
import { createProgram } from './program.js';

// A reader that leaves early (`explore export | head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  await createProgram().parseAsync();
} catch (error) {
  reportFailure(error, process.argv.includes('--verbose'));
  process.exitCode = exitCodeOf(error);
}
