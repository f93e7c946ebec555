import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommandError, environmentError, ioError, usageError } from '../../failure/command-error.js';
import { EXIT } from '../../failure/exit-code.js';

/** Resolves with the port once the server listens. @throws {CommandError} that says why it cannot */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  }).catch((error: unknown) => {
    throw whyNot(error as NodeJS.ErrnoException, host, port);
  });
  return (server.address() as AddressInfo).port;
}

function whyNot(error: NodeJS.ErrnoException, host: string, port: number): CommandError {
  switch (error.code) {
    case 'EADDRINUSE':
      return new CommandError(
        EXIT.inUse,
        `port ${port} of ${host} is in use`,
        'stop what uses it, or take another with --port (0 takes any that is free)',
        error,
      );
    case 'EACCES':
      return ioError(`port ${port} is not yours to open`, 'take one above 1023 with --port', error);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return usageError(
        `${host} is no address of this machine`,
        '--host takes 127.0.0.1, 0.0.0.0 for all addresses, or one of its own',
      );
    default:
      return environmentError(`cannot listen on port ${port} of ${host}: ${error.message}`);
  }
}
