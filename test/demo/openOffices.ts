import type { RunningStack } from '../e2e/stack/runningStack';
import type { Offices } from './acts/Act';
import { LawFirm } from './offices/LawFirm';
import { LegalAid } from './offices/LegalAid';

/** What the links to case pages are signed with. */
const LINK_KEY = 'the key of the demo, of forty characters';

/** The stack with a Dropbox credential that can sign links. */
export const withLinkKey = (stack: RunningStack): RunningStack => ({
	...stack,
	credential: { ...stack.credential, data: { ...stack.credential.data, linkKey: LINK_KEY } },
});

/**
 * Both offices, each with an n8n of its own; if one does not open, the other is closed again.
 * @param inQueueMode whether the n8n of the law firm is
 */
export async function openOffices(stack: RunningStack, inQueueMode = false): Promise<Required<Offices>> {
	const opened = await Promise.allSettled([
		LegalAid.open(withLinkKey(stack)),
		LawFirm.open(withLinkKey(stack), inQueueMode),
	]);
	const [legalAid, lawFirm] = opened;
	if (legalAid.status === 'fulfilled' && lawFirm.status === 'fulfilled') {
		return { legalAid: legalAid.value, lawFirm: lawFirm.value };
	}
	for (const each of opened) if (each.status === 'fulfilled') await each.value.close();
	const failed = opened.find((each) => each.status === 'rejected');
	throw failed?.reason;
}

export async function closeOffices({ legalAid, lawFirm }: Offices): Promise<void> {
	await Promise.all([legalAid?.close(), lawFirm?.close()]);
}
