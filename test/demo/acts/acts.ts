import type { Act, Offices } from './Act';
import { lawFirmActs } from './lawFirmActs';
import { legalAidActs } from './legalAidActs';
import { isDown, outageActs } from './outageActs';

const BACK = 'bring-dropbox-back';

/** While Dropbox is down, nothing but its return is tried: what comes meanwhile waits. */
const unlessDown = (act: Act): Act => ({
	...act,
	isMissing: (offices) =>
		isDown(offices) && act.id !== BACK ? 'Bring Dropbox back first.' : act.isMissing?.(offices),
});

const [close, reopen] = [lawFirmActs.at(-2), lawFirmActs.at(-1)] as [Act, Act];

/** Everything that can be tried in the demo, in the order in which `--once` tries it. */
export const acts: readonly Act[] = [
	...legalAidActs,
	...lawFirmActs.slice(0, -2),
	...outageActs,
	...[close, reopen],
].map(unlessDown);
