import { createSecureContext } from 'node:tls';
import { usageError } from '../failure/command-error.js';
import { readInput } from '../files/read-input.js';

export interface Credentials {
  readonly cert: string;
  readonly key: string;
}

/**
 * The certificate and key to serve https with; null where none is asked for.
 * @throws {CommandError} exit 2 for one without the other, and for what is none
 */
export async function readCredentials(
  cert: string | undefined,
  key: string | undefined,
): Promise<Credentials | null> {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) {
    throw usageError(
      'https needs both --cert and --key',
      'for a trial: mkcert, or openssl req -x509 -newkey …',
    );
  }
  const credentials = { cert: await readInput(cert, 'certificate'), key: await readInput(key, 'key') };
  try {
    createSecureContext(credentials);
    return credentials;
  } catch (error) {
    throw usageError(
      `${cert} and ${key} are no certificate and its key: ${(error as Error).message}`,
      'both are PEM files, the key without a passphrase',
    );
  }
}
