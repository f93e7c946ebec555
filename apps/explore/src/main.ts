import { exitCodeOf } from './failure/exit-code-of.js';
import { reportFailure } from './failure/report-failure.js';
import { createProgram } from './program.js';
import { watchOutput } from './terminal/unread-output.js';

const fail = (error: unknown) => {
  reportFailure(error, process.argv.includes('--verbose'));
  process.exitCode = exitCodeOf(error);
};

watchOutput(process.stdout, fail, () => process.exit());

// A reader of messages that leaves (`explore sweep 2>&1 | head`) ends no measurement: the work goes on without being told of.
process.stderr.on('error', () => undefined);

try {
  await createProgram().parseAsync();
} catch (error) {
  fail(error);
}
