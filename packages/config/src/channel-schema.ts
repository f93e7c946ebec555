import { z } from 'zod';

/** Channels, groups and features: 1 to 65,536. */
export const channelCount = z.int().min(1).max(65_536);
