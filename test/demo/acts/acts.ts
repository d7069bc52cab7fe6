import type { Act } from './Act';
import { clioDocumentActs } from './clioDocumentActs';
import { legalAidActs } from './legalAidActs';
import { closingActs, openMatter } from './matterActs';
import { isDown, outageActs } from './outageActs';

const BACK = 'bring-dropbox-back';

/** While Dropbox is down, nothing but its return is tried: what comes meanwhile waits. */
const unlessDown = (act: Act): Act => ({
	...act,
	isMissing: (offices) =>
		isDown(offices) && act.id !== BACK ? 'Bring Dropbox back first.' : act.isMissing?.(offices),
});

/** Everything that can be tried in the demo, in the order in which `--once` tries it. */
export const acts: readonly Act[] = [
	...legalAidActs,
	openMatter,
	...clioDocumentActs,
	...outageActs,
	...closingActs,
].map(unlessDown);
