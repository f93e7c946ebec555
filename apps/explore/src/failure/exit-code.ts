/** What the shell learns, as the documentation lists them. */
export const EXIT = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  environment: 3,
  io: 4,
  inUse: 5,
  database: 6,
  someFailed: 7,
  crossed: 8,
  interrupted: 130,
  terminated: 143,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
