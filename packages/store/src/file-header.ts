import { open, stat } from 'node:fs/promises';
import { StoreError } from './store-error.js';

/** `CnvS` in ASCII: what SQLite calls the application id, at byte 68 of the file (https://sqlite.org/fileformat.html#the_database_header). */
export const APPLICATION_ID = 0x43_6e_76_53;

const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';
const USER_VERSION_OFFSET = 60;
const APPLICATION_ID_OFFSET = 68;

export type FileHeader =
  | { readonly state: 'missing' }
  | { readonly state: 'empty' }
  | { readonly state: 'ours'; readonly schemaVersion: number };

/**
 * Whose file this is, from its first bytes. It is read as a plain file: SQLite, asked to open a database that another program left
 * in WAL mode, would already write to it.
 * @throws {StoreError} `NOT_A_DATABASE`, `OTHER_APPLICATION` or `IO`.
 */
export async function readFileHeader(file: string): Promise<FileHeader> {
  const header = await firstBytes(file);
  if (header === null) return { state: 'missing' };
  if (header.byteLength === 0) return { state: 'empty' };
  const hint = 'name another file; this one was left as it is';
  if (!isSqlite(header)) {
    throw new StoreError('NOT_A_DATABASE', { file, problem: 'this is not a SQLite database', hint });
  }
  if (applicationOf(header) !== APPLICATION_ID) {
    const problem = 'this database belongs to another application';
    throw new StoreError('OTHER_APPLICATION', { file, problem, hint });
  }
  return { state: 'ours', schemaVersion: header.readUInt32BE(USER_VERSION_OFFSET) };
}

/** Whether this is a database of ours, of any version. What is no plain file is none. */
export async function isDatabase(file: string): Promise<boolean> {
  const there = await stat(file).catch(() => null);
  if (!there?.isFile()) return false;
  const header = await firstBytes(file);
  return header !== null && isSqlite(header) && applicationOf(header) === APPLICATION_ID;
}

const isSqlite = (header: Buffer) =>
  header.byteLength >= HEADER_BYTES && header.toString('latin1', 0, MAGIC.length) === MAGIC;

const applicationOf = (header: Buffer) => header.readUInt32BE(APPLICATION_ID_OFFSET);

async function firstBytes(file: string): Promise<Buffer | null> {
  try {
    const handle = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    const problem = error instanceof Error ? error.message : String(error);
    throw new StoreError('IO', { file, problem, hint: 'name a file that can be read', cause: error });
  }
}
