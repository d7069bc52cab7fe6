import type { Clock } from '../http/types';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { GuardSettings } from '../domain/guard/GuardSettings';
import { createActingContext } from '../dropbox/account/createActingContext';
import { ContentHasher } from '../domain/contentHash';
import { createApi } from '../dropbox/client/createApi';
import { dropboxService } from '../dropbox/client/service';
import { createDropbox } from '../dropbox/createDropbox';
import type { DownloadApi } from '../dropbox/client/Api';
import { createGuardedDropbox } from '../dropbox/guard/createGuardedDropbox';
import { actingSettingsIn } from './actingSettingsIn';
import { clock as wallClock } from '../n8n/clock';
import { createDocumentStore } from '../n8n/createDocumentStore';
import { guardSettingsIn } from './guardSettingsIn';
import { createProgressLog } from '../n8n/createProgressLog';
import { createSend, createSendStreaming, type SendingContext } from '../n8n/createSend';
import type { Accounts } from '../dropbox/port';
import { readGiveUpAfter } from '../node/giveUpAfter';
import type { Dependencies } from '../node/Operation';
import { capabilityCacheFor } from './capabilityCacheFor';

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
	const { api, accounts, guard } = await connectApi(context, clock);
	const operation = context.getNodeParameter('operation', 0);
	const routes = capabilityCacheFor(context, credentialType(context));
	return {
		dropbox: createGuardedDropbox(createDropbox(api, clock, accounts, routes), guard),
		documents: createDocumentStore(context.helpers, dropboxService, () => new ContentHasher()),
		progress: createProgressLog(
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
export async function connectApi(
	context: SendingContext,
	time: Clock = wallClock,
): Promise<{ api: DownloadApi; accounts: Accounts; guard: GuardSettings }> {
	const type = credentialType(context);
	const fields = await context.getCredentials(type);
	const sender = {
		...{ context, credentialType: type, service: dropboxService },
		giveUpAfter: time.giveUpAfter,
	};
	const send = createSend(sender);
	const acting = createActingContext(send, time, actingSettingsIn(fields));
	return {
		api: createApi(send, time, acting.headers, createSendStreaming(sender)),
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
