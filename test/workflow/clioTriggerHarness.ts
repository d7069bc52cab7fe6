import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { completeVersion, createDocument } from '../emulators/clio/state/documents';
import { placeIn } from '../emulators/clio/state/folders';
import { changeMatter } from '../emulators/clio/state/matters';
import type { Document, Matter } from '../emulators/clio/state/records';
import type { Changes } from '../emulators/clio/state/Table';
import { createClioHarness } from './clioHarness';
import { ClioTrigger } from './engine/ClioTrigger';
import { serveTriggers } from './engine/serveTriggers';

/** n8n's engine with our trigger, an emulated Clio, and what stands between both. */
export async function createClioTriggerHarness() {
	const clio = createClioHarness();
	const { state, fixture, world } = clio;
	const front = await serveTriggers();
	// The firm is older than the workflows.
	const old = { createdAt: Date.now() - 400 * 86_400_000, updatedAt: Date.now() - 300 * 86_400_000 };
	for (const table of [state.matters, state.documents, state.folders])
		for (const record of table.all) Object.assign(record, old);
	state.switches.webhookHosts = { 'n8n.example': front.address, 'other.example': front.address };
	state.switches.webhookRetryDelay = 20;
	const create = (events: string[], more: INodeParameters = {}, token = 'ada') =>
		front.serve(
			new ClioTrigger(clio.credentialOf(token), {
				...{ triggerMode: 'webhook', events, filters: {}, options: {}, ...more },
			}),
		);
	const matter = (name: string): Matter => state.matters.at(fixture.matters[name]?.id ?? 0);
	const announce = (name: string, more: Partial<Parameters<typeof createDocument>[1]> = {}): Document =>
		createDocument(state, {
			...placeIn(state.folders.at(matter('smith').folderId)),
			...{ name, filename: name, contentType: 'application/pdf', creatorId: fixture.users['jane']?.id ?? 0 },
			...more,
		});
	const arrive = ({ id }: Document, text = 'text'): Document => {
		const document = state.documents.at(id);
		const version = document.versions.at(-1);
		if (version === undefined) return document;
		return completeVersion(state, document, version, state.bytes.put([Buffer.from(text)]));
	};
	/** All deliveries are made, and looked at. */
	const settled = async (...triggers: ClioTrigger[]): Promise<void> => {
		for (let round = 0; round < 3; round++) {
			await world.clio.webhooks.settled();
			await Promise.all(triggers.map(async (trigger) => await trigger.idle()));
		}
	};
	return {
		...clio,
		front,
		create,
		matter,
		/** A document without its bytes; these; and both at once. */
		announce,
		arrive,
		upload: (name: string, more?: Parameters<typeof announce>[1]) => arrive(announce(name, more)),
		change: (name: string, changes: Changes<Matter>) => changeMatter(state, matter(name), changes),
		settled,
		hooks: () => state.webhooks.all,
		attempts: () => world.clio.webhooks.attempts,
		close: async () => {
			await front.close();
			clio.close();
		},
	};
}

export const told = (items: IDataObject[]): string[] =>
	items.map((item) => `${String(item['event'])} ${String(item['name'] ?? item['matterNumber'])}`);
