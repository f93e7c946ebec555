import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 128 random bits, as they stand in a link. */
export const newSecret = (): string => randomBytes(16).toString('base64url');

/** What is kept of a secret. */
export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Compares in the same time however much agrees: digests are of one length. */
export const isSecret = (given: string, digest: Buffer): boolean => timingSafeEqual(digestOf(given), digest);
