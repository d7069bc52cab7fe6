import type { Act, Offices } from './Act';
import { clioDocumentActs } from './clioDocumentActs';
import { legalAidActs } from './legalAidActs';
import { closingActs, openMatter } from './matterActs';
import { isDown, outageActs } from './outageActs';
import { killWorker } from './killWorker';

const BACK = 'bring-dropbox-back';

/** While Dropbox is down, nothing but its return is tried: what comes meanwhile waits. */
const unlessDown = (act: Act): Act => ({
	...act,
	isMissing: (offices) =>
		isDown(offices) && act.id !== BACK ? 'Bring Dropbox back first.' : act.isMissing?.(offices),
});

const withOwn = (own: readonly Act[]): readonly Act[] =>
	[...legalAidActs, openMatter, ...clioDocumentActs, ...outageActs, ...own, ...closingActs].map(unlessDown);

/** Everything that can be tried in the demo, in the order in which `--once` tries it. */
export const acts: readonly Act[] = withOwn([]);

const queueModeActs: readonly Act[] = withOwn([killWorker]);

/** What can be tried in these offices: more where the law firm's n8n is in queue mode. */
export const actsIn = ({ lawFirm }: Offices): readonly Act[] =>
	lawFirm?.mode === undefined ? acts : queueModeActs;
