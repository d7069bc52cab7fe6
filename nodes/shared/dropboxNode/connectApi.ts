import { createActingContext } from '../dropbox/account/createActingContext';
import type { DownloadApi } from '../dropbox/client/Api';
import { createApi } from '../dropbox/client/createApi';
import { dropboxService } from '../dropbox/client/service';
import type { GuardSettings } from '../domain/guard/GuardFolders';
import type { Accounts } from '../dropbox/port';
import type { Clock } from '../http/types';
import { clock as wallClock } from '../n8n/clock';
import { createSend, createSendStreaming, type SendingContext } from '../n8n/createSend';
import { readActingSettings } from './readActingSettings';
import type { LinkKeys } from '../domain/casePage/signedToken';
import { readGuardSettings } from './readGuardSettings';
import { readLinkKeys } from './readLinkKeys';

/**
 * The Api of the node's credential, where it may write, and what it signs links with. Nothing is sent yet: whose Dropbox it is
 * is asked before the first call.
 * @throws Refusal `not_connected` where the credential lacks something
 */
export async function connectApi(
	context: SendingContext,
	time: Clock = wallClock,
): Promise<{ api: DownloadApi; accounts: Accounts; guard: GuardSettings; linkKeys: () => LinkKeys }> {
	const type = getCredentialType(context);
	const fields = await context.getCredentials(type);
	const sender = { context, credentialType: type, service: dropboxService, giveUpAfter: time.giveUpAfter };
	const send = createSend(sender);
	const acting = createActingContext(send, time, readActingSettings(fields));
	return {
		api: createApi(send, time, acting.headers, createSendStreaming(sender)),
		accounts: acting,
		guard: readGuardSettings(fields),
		linkKeys: () => readLinkKeys(fields),
	};
}

/** While a node runs, its first item decides; in an open panel, what is chosen there at the moment. */
export function getCredentialType(context: SendingContext): string {
	const authentication =
		'getInputData' in context
			? context.getNodeParameter('authentication', 0)
			: 'getCurrentNodeParameter' in context
				? context.getCurrentNodeParameter('authentication')
				: context.getNodeParameter('authentication');
	return authentication === 'token' ? 'dropboxCaseFoldersTokenApi' : 'dropboxCaseFoldersOAuth2Api';
}
