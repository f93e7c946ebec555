import type { Check } from './check.js';
import type { MachineFacts } from './machine-facts.js';

const NAME = 'Power';

/** On battery, clocks are held low and change with the charge. */
export function checkPower({ power }: Pick<MachineFacts, 'power'>): Check {
  switch (power) {
    case 'mains':
      return { name: NAME, verdict: 'fit', found: 'mains' };
    case 'no-battery':
      return { name: NAME, verdict: 'fit', found: 'mains: there is no battery' };
    case 'battery':
      return {
        name: NAME,
        verdict: 'caution',
        found: 'battery: clocks are held low, and change with the charge',
        mend: 'plug the machine in, and measure again what was measured on battery',
      };
    case 'unknown':
      return { name: NAME, verdict: 'fit', found: 'not told by this system; keep a laptop plugged in' };
  }
}
