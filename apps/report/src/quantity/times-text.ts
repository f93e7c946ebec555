import { significant } from './column-text.js';

/** `3.4×` */
export function timesText(value: number): string {
  return `${significant(value)}×`;
}
