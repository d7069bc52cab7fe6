import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { actingFor } from '../shared/dropbox/acting';
import { apiOn } from '../shared/dropbox/apiOn';
import { dropboxOn } from '../shared/dropbox/dropboxOn';
import type { OpeningApi } from '../shared/dropbox/Api';
import { actingSettingsIn } from '../shared/n8n/actingSettings';
import { clock } from '../shared/n8n/clock';
import { openOn } from '../shared/n8n/open';
import { sendOn } from '../shared/n8n/send';
import type { Accounts, Clock } from '../shared/ports';
import type { Dependencies } from './actions/Operation';

/** What an operation needs of the outside world, for the credential that the node uses. */
export async function connect(context: IExecuteFunctions): Promise<Dependencies> {
	const { api, accounts } = await apiFor(context);
	return {
		dropbox: dropboxOn(api, clock, accounts),
		documents: { keep: async () => await Promise.reject(new TypeError('to be built')) },
		progress: () => undefined,
	};
}

/**
 * The Api of the node's credential. Nothing is sent yet: whose Dropbox it is is asked before the first call.
 * @throws Refusal `not_connected` where the credential lacks something
 */
export async function apiFor(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	time: Clock = clock,
): Promise<{ api: OpeningApi; accounts: Accounts }> {
	const type = credentialType(context);
	const settings = actingSettingsIn(await context.getCredentials(type));
	const send = sendOn(context, type);
	const acting = actingFor(send, time, settings);
	const open = openOn(context, type);
	return { api: apiOn(send, time, acting.headers, open), accounts: acting };
}

function credentialType(context: IExecuteFunctions | ILoadOptionsFunctions): string {
	const authentication =
		'getInputData' in context
			? context.getNodeParameter('authentication', 0)
			: context.getCurrentNodeParameter('authentication');
	return authentication === 'token' ? 'dropboxCaseFoldersTokenApi' : 'dropboxCaseFoldersOAuth2Api';
}
