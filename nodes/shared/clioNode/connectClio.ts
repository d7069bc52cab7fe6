import { createClioApi } from '../clio/client/createClioApi';
import { requireRegion } from '../clio/account/regions';
import { clioRate, clioService } from '../clio/client/service';
import { ServiceTime } from '../clio/client/ServiceTime';
import { createClio } from '../clio/createClio';
import type { ClioApi } from '../clio/client/ClioApi';
import type { ClioPort } from '../clio/port';
import { RateWindow } from '../http/RateWindow';
import type { Clock } from '../http/types';
import { clock as wallClock } from '../n8n/clock';
import { createOpenUnsigned } from '../n8n/createOpenUnsigned';
import { createSend, type SendingContext } from '../n8n/createSend';

export const CREDENTIAL_TYPE = 'clioMattersOAuth2Api';

/** Calls of each minute that a run leaves for others, such as people who open a list and the trigger. */
export const DEFAULT_RESERVE = 3;

/** How a connection is used. */
export interface ClioUse {
	clock?: Clock;
	/** Calls of each minute that are left for others; 0 where somebody waits. */
	reserve?: number;
}

/**
 * Clio with the node's credential. Nothing is sent yet.
 * @throws Refusal `not_connected` where the credential names no region
 */
export async function connectClio(
	context: SendingContext,
	{ clock = wallClock, reserve = 0 }: ClioUse = {},
): Promise<{ api: ClioApi; clio: ClioPort }> {
	const fields = await context.getCredentials(CREDENTIAL_TYPE);
	const send = createSend({
		...{ context, credentialType: CREDENTIAL_TYPE, service: clioService, giveUpAfter: clock.giveUpAfter },
	});
	const region = requireRegion(fields['region']);
	const onlyRead = fields['onlyRead'] !== false;
	const api = createClioApi(send, clock, { region, onlyRead, reserve, ...sharedFor(context) });
	return { api, clio: createClio(api, createOpenUnsigned(context.helpers, clioService), clock) };
}

/** What all executions of a process share of a credential: the limit of its token, and what time it is at Clio. */
interface Shared {
	rate: RateWindow;
	time: ServiceTime;
}

const shared = new Map<string, Shared>();

function sharedFor(context: SendingContext): Shared {
	const id = context.getNode().credentials?.[CREDENTIAL_TYPE]?.id ?? '';
	const known = shared.get(id);
	if (known !== undefined) return known;
	const made = { rate: new RateWindow(clioRate), time: new ServiceTime() };
	// A credential that was not saved yet has no ID, and is nobody else's.
	if (id !== '') shared.set(id, made);
	return made;
}
