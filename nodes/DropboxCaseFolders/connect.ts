import type { IExecuteFunctions } from 'n8n-workflow';
import type { GuardSettings } from '../shared/domain/guard/GuardSettings';
import { actingFor } from '../shared/dropbox/acting';
import { apiOn } from '../shared/dropbox/apiOn';
import { dropboxOn } from '../shared/dropbox/dropboxOn';
import type { OpeningApi } from '../shared/dropbox/Api';
import { guardedDropbox } from '../shared/dropbox/guard/guardedDropbox';
import { actingSettingsIn } from '../shared/n8n/actingSettings';
import { clock as wallClock } from '../shared/n8n/clock';
import { documentStoreOn } from '../shared/n8n/documentStore';
import { guardSettingsIn } from '../shared/n8n/guardSettings';
import { openOn } from '../shared/n8n/open';
import { progressLog } from '../shared/n8n/progressLog';
import type { SendingContext } from '../shared/n8n/requests';
import { sendOn } from '../shared/n8n/send';
import type { Accounts, Clock } from '../shared/ports';
import { readGiveUpAfter } from './actions/giveUpAfter';
import type { Dependencies } from './actions/Operation';
import { routeMemoryFor } from './routeMemories';

/** Operations that tell how far they are, as people know them. */
const TITLES: Readonly<Record<string, string>> = {
	upload: 'Upload Document',
	download: 'Download Document',
	archiveVersion: 'Archive Version',
	create: 'Create Case Folder',
	move: 'Move to Destination',
};

/** What an operation needs of the outside world, for the credential that the node uses. */
export async function connect(context: IExecuteFunctions): Promise<Dependencies> {
	const clock = { ...wallClock, giveUpAfter: readGiveUpAfter(context) };
	const { api, accounts, guard } = await apiFor(context, clock);
	const operation = context.getNodeParameter('operation', 0);
	const routes = routeMemoryFor(context, credentialType(context));
	return {
		dropbox: guardedDropbox(dropboxOn(api, clock, accounts, routes), guard),
		documents: documentStoreOn(context.helpers),
		progress: progressLog(
			TITLES[operation] ?? 'Dropbox Case Folders',
			(line) => context.logger.info(line),
			clock,
		),
		clock,
	};
}

/**
 * The Api of the node's credential, and where it may write. Nothing is sent yet: whose Dropbox it is is asked before the first call.
 * @throws Refusal `not_connected` where the credential lacks something
 */
export async function apiFor(
	context: SendingContext,
	time: Clock = wallClock,
): Promise<{ api: OpeningApi; accounts: Accounts; guard: GuardSettings }> {
	const type = credentialType(context);
	const fields = await context.getCredentials(type);
	const send = sendOn(context, type, time.giveUpAfter);
	const acting = actingFor(send, time, actingSettingsIn(fields));
	const open = openOn(context, type, time.giveUpAfter);
	return {
		api: apiOn(send, time, acting.headers, open),
		accounts: acting,
		guard: guardSettingsIn(fields),
	};
}

/** While a node runs, its first item decides; in an open panel, what is chosen there at the moment. */
function credentialType(context: SendingContext): string {
	const authentication =
		'getInputData' in context
			? context.getNodeParameter('authentication', 0)
			: 'getCurrentNodeParameter' in context
				? context.getCurrentNodeParameter('authentication')
				: context.getNodeParameter('authentication');
	return authentication === 'token' ? 'dropboxCaseFoldersTokenApi' : 'dropboxCaseFoldersOAuth2Api';
}
