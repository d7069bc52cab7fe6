import { outcomeOf, type Outcome } from '../../../../../../nodes/shared/core/outcome';
import { Refusal } from '../../../../../../nodes/shared/core/Refusal';
import type { Account, Accounts, CustomActions, Subject } from '../../../../../../nodes/shared/clio/port';
import type { SaidClick } from './readClick';

export interface ClickRequest extends SaidClick {
	/** Of the only link that is to be accepted. */
	expectedActionId: number | undefined;
}

export interface VerifiedClick {
	userId: number;
	userName: string;
	customActionId: number;
	subject: Subject;
}

/**
 * Tells clicks from what anybody may send to a webhook: only what Clio confirms passes. A nonce proves that the connected
 * user clicked, so that the user whom the click names has to be that one. One after another: a nonce is good once.
 */
export async function verifyClicks(
	requests: readonly ClickRequest[],
	clio: CustomActions & Accounts,
): Promise<Array<Outcome<VerifiedClick>>> {
	const connected = await outcomeOf(async () => await clio.readAccount());
	const outcomes: Array<Outcome<VerifiedClick>> = [];
	for (const request of requests)
		outcomes.push(
			connected.ok
				? await outcomeOf(async () => await verifyClick(request, connected.value, clio))
				: connected,
		);
	return outcomes;
}

async function verifyClick(
	{ expectedActionId, customActionId, userId, ...click }: ClickRequest,
	{ userId: connectedId, name: userName }: Account,
	clio: CustomActions,
): Promise<VerifiedClick> {
	if (expectedActionId !== undefined && customActionId !== expectedActionId) throw otherActionRefusal();
	if (userId !== connectedId) throw otherUserRefusal();
	return { userId, userName, customActionId, subject: await clio.readClicked(click) };
}

const otherActionRefusal = (): Refusal =>
	new Refusal(
		'no_access',
		'The click was on a different link than the one in the option “Custom Action”',
		'Check the option, or have each link open a webhook of its own.',
	);

const otherUserRefusal = (): Refusal =>
	new Refusal(
		'no_access',
		'Someone other than the user who connected the credential clicked the link',
		'Each user needs a credential and a link of their own: Clio shows a link only to the user whose connection created it.',
	);
