import type { Act } from './Act';
import { lawFirmActs } from './lawFirmActs';
import { legalAidActs } from './legalAidActs';

/** Everything that can be tried in the demo, in the order in which `--once` tries it. */
export const acts: readonly Act[] = [...legalAidActs, ...lawFirmActs];
