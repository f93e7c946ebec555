import { randomUUID } from 'node:crypto';

export const newVisitId = (): string => randomUUID();
