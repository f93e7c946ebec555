import type { Pair } from '@convscape/core';
import { z } from 'zod';

const size = z.int().min(1).max(255);

/** Kernel, stride or dilation by one number: 3 is 3×3. */
export const squareWindow = size.transform((side): Pair => [side, side]);

/** By one number, or by height and width in this order. */
export const windowSize = z.union([squareWindow, z.tuple([size, size]).transform((sides): Pair => sides)]);
