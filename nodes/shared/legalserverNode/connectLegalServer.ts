import { RateWindow } from '../http/RateWindow';
import type { Clock } from '../http/types';
import { createLegalServerApi } from '../legalserver/client/createLegalServerApi';
import { legalServerRate, legalServerService } from '../legalserver/client/service';
import type { LegalServerApi } from '../legalserver/client/LegalServerApi';
import { requireSite } from '../legalserver/account/site';
import { readTokenAge } from '../legalserver/account/tokenAge';
import { createLegalServer } from '../legalserver/createLegalServer';
import type { LegalServerPort } from '../legalserver/port';
import { clock as wallClock } from '../n8n/clock';
import { createSend, createSendStreaming, type SendingContext } from '../n8n/createSend';

export const CREDENTIAL_TYPE = 'legalServerMattersApi';

/** Calls of each minute that a run leaves for the site's other integrations. */
export const DEFAULT_RESERVE = 50;

/** How a connection is used. */
export interface LegalServerUse {
	clock?: Clock;
	/** Calls of each minute that are left for others; 0 where somebody waits. */
	reserve?: number;
}

/**
 * LegalServer with the node's credential. Nothing is sent yet.
 * @throws Refusal `not_connected` where the credential names no site
 */
export async function connectLegalServer(
	context: SendingContext,
	{ clock = wallClock, reserve = 0 }: LegalServerUse = {},
): Promise<{ api: LegalServerApi; legalServer: LegalServerPort }> {
	const fields = await context.getCredentials(CREDENTIAL_TYPE);
	const sender = {
		...{ context, credentialType: CREDENTIAL_TYPE, service: legalServerService },
		giveUpAfter: clock.giveUpAfter,
	};
	const site = requireSite(fields['site'], fields['environment']);
	const onlyRead = fields['onlyRead'] !== false;
	const tokenAge =
		fields['authentication'] === 'basic' ? undefined : readTokenAge(fields['createdOn'], clock.now());
	const connection = { site, onlyRead, reserve, tokenAge, rate: rateOf(site.host) };
	const api = createLegalServerApi(createSend(sender), clock, connection, createSendStreaming(sender));
	return { api, legalServer: createLegalServer(api, clock) };
}

/** What all executions of a process share: the limit is the site's, whoever asks. */
const rates = new Map<string, RateWindow>();

function rateOf(host: string): RateWindow {
	const known = rates.get(host) ?? new RateWindow(legalServerRate);
	rates.set(host, known);
	return known;
}
