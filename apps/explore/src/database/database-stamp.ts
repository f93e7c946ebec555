import { stat } from 'node:fs/promises';

/** Changes with every commit: a write-ahead log is written to, or copied into the database and begun anew. */
export async function databaseStamp(file: string): Promise<string> {
  const files = await Promise.all(
    [file, `${file}-wal`].map((one) => stat(one, { bigint: true }).catch(() => null)),
  );
  return files.map((one) => (one === null ? 'none' : `${one.mtimeNs}:${one.size}`)).join(' ');
}
