import { PAUSE_CAUSES } from '@convscape/core';
import { z } from 'zod';
import { Refusal } from '../http/refusal.js';

/** Texts from devices are for people to read, not to fill a screen or a disk with. */
const text = (most: number) => z.string().max(most);
const name = text(200);
const positive = z.number().positive().finite();
const byName = <Value extends z.ZodType>(value: Value, most: number) =>
  z
    .record(text(64), value)
    .refine((record) => Object.keys(record).length <= most, `more than ${most} entries`);

const fingerprint = z.strictObject({
  cpuModel: name,
  cpuFlags: z.array(text(64)).max(256),
  physicalCores: z.union([z.int().min(1).max(4096), z.literal('unknown')]),
  logicalCores: z.int().min(1).max(4096),
  quotaCores: z.union([z.int().min(1).max(4096), z.literal('unknown')]),
  cacheBytes: byName(z.int().min(0), 16),
  hypervisor: name,
  governor: name,
  turbo: name,
  operatingSystem: name,
  architecture: name,
  runtime: name,
  // No page knows it and every Node process does: so that no page can pass for the machine that keeps the database.
  v8Version: z.literal('unknown'),
  v8Flags: z.array(name).max(64),
  webAssemblyFeatures: z.array(text(64)).max(64),
  crossOriginIsolated: z.boolean(),
});

/** Far above what a thread of any machine reaches: what a device claims for its peak decides what is believed of it. */
const rate = z.strictObject({
  median: positive.max(1e12),
  low: positive.max(1e12),
  high: positive.max(1e12),
});

const peaks = z.strictObject({
  macsPerSecond: rate,
  bytesPerSecond: rate,
  bufferBytes: z
    .int()
    .min(1)
    .max(2 ** 30),
});

const MESSAGES = {
  join: z.strictObject({ purpose: z.enum(['report', 'device']), token: text(64) }),
  introduce: z.strictObject({ fingerprint }),
  begin: z.strictObject({
    calibrations: byName(byName(z.union([z.number().finite(), name, z.boolean()]), 256), 16),
    sentinels: z.strictObject({
      computeNs: positive,
      memoryNs: positive,
      memoryBytes: z
        .int()
        .min(1)
        .max(2 ** 30),
    }),
    peaks: peaks.exactOptional(),
  }),
  result: z.strictObject({ turn: text(64), result: z.unknown() }),
  alive: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('measuring') }),
    z.strictObject({ state: z.literal('paused'), cause: z.enum(PAUSE_CAUSES) }),
  ]),
} as const;

type Messages = typeof MESSAGES;

/**
 * A message from a page, as what it should be.
 * @throws {Refusal} `MALFORMED`, with the place
 */
export function readMessage<Name extends keyof Messages>(name: Name, json: unknown): z.infer<Messages[Name]> {
  const read = MESSAGES[name].safeParse(json);
  if (read.success) return read.data as z.infer<Messages[Name]>;
  const [issue] = read.error.issues;
  const place = [name, ...(issue?.path ?? []).map(String)].join('.').slice(0, 200);
  throw new Refusal(400, 'MALFORMED', `${place} is not what it should be`);
}
