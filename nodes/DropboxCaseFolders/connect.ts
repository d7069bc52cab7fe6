import type { IExecuteFunctions } from 'n8n-workflow';
import { tokenMark } from '../shared/domain/connection/tokenMark';
import { ContentHasher } from '../shared/domain/contentHash';
import { dropboxService } from '../shared/dropbox/client/service';
import { createDropbox } from '../shared/dropbox/createDropbox';
import { createGuardedDropbox } from '../shared/dropbox/guard/createGuardedDropbox';
import { CapabilityCache } from '../shared/dropbox/uploads/CapabilityCache';
import { connectApi, getCredentialType } from '../shared/dropboxNode/connectApi';
import { readParameters } from '../shared/dropboxNode/readParameters';
import { clock as wallClock } from '../shared/n8n/clock';
import { createDocumentStore } from '../shared/n8n/createDocumentStore';
import { createProgressLog } from '../shared/n8n/createProgressLog';
import { giveUpAfterSchema } from '../shared/node/panel';
import type { CasePageDependencies, ConnectionDependencies } from './actions/shared/Dependencies';

/** Operations that tell how far they are, as people know them. */
const TITLES: Readonly<Record<string, string>> = {
	upload: 'Upload Document',
	download: 'Download Document',
	archiveVersion: 'Archive Version',
	create: 'Create Case Folder',
	move: 'Move to Destination',
};

/**
 * What an operation needs of the outside world, for the credential that the node uses.
 * @param item the first that could be read: what is wrong with another's options is that item's refusal, not the run's
 */
export async function connect(
	context: IExecuteFunctions,
	item: number,
): Promise<CasePageDependencies & ConnectionDependencies> {
	const { options } = readParameters(context, item, { options: giveUpAfterSchema });
	const giveUpAfter = options?.giveUpAfter;
	const clock = { ...wallClock, giveUpAfter: giveUpAfter === undefined ? undefined : giveUpAfter * 1000 };
	const { api, accounts, guard, linkKeys } = await connectApi(context, clock);
	const operation = context.getNodeParameter('operation', 0);
	const credentialType = getCredentialType(context);
	const routes = capabilityCacheFor(context, credentialType);
	return {
		dropbox: createGuardedDropbox(createDropbox(api, clock, accounts, routes), guard),
		documents: createDocumentStore(context.helpers, dropboxService, () => new ContentHasher()),
		progress: createProgressLog(
			TITLES[operation] ?? 'Dropbox Case Folders',
			(line) => context.logger.info(line),
			clock,
		),
		clock,
		readTokenMark: async () => tokenMark(await context.getCredentials(credentialType)),
		linkKeys,
	};
}

/** One per credential and process, since what an app lacks is the credential's. */
const caches = new Map<string, CapabilityCache>();

/** What the app of the node's credential turned out to lack, in this execution and earlier ones. */
function capabilityCacheFor(context: IExecuteFunctions, credentialType: string): CapabilityCache {
	const id = context.getNode().credentials?.[credentialType]?.id ?? '';
	const known = caches.get(id);
	if (known !== undefined) return known;
	const cache = new CapabilityCache();
	if (id !== '') caches.set(id, cache);
	return cache;
}
