import { z } from 'zod';

/**
 * An object that takes these keys and no others. Zod hands on nothing but text with an unknown key,
 * so the keys that are known travel as that text; `keysKnownBy` reads them.
 */
export function strictKeys<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).join(' ');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined),
  });
}

export function keysKnownBy(message: string): readonly string[] {
  return message.split(' ');
}
