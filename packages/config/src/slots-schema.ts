import { z } from 'zod';
import { axis, numberAxis } from './axis.js';
import { channelCount } from './channel-schema.js';
import { strictKeys } from './strict-keys.js';

const extent = z.int().min(1).max(16_384);

/** The interfaces to fill; the axes multiply. */
export const slotsSchema = strictKeys({
  input: axis(z.tuple([extent, extent])).meta({ description: 'Input sizes as [height, width].' }),
  inputChannels: numberAxis(channelCount).meta({ description: 'Input channels.' }),
  outputChannels: z
    .union([z.literal('same'), numberAxis(channelCount)])
    .default('same')
    .meta({ description: 'Output channels; "same": as many as come in.' }),
  stride: numberAxis(z.int().min(1).max(64)).prefault([1]).meta({ description: 'Strides.' }),
}).meta({ description: 'The interfaces to fill. Every list is an axis, and axes multiply.' });
