/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { LegalServerMattersApi } from '@/packages/legalserver-matters/credentials/LegalServerMattersApi.credentials';
import { LegalServerMatters } from '@/packages/legalserver-matters/nodes/LegalServerMatters/LegalServerMatters.node';
import { bindWithNock } from '../emulators/core/bindWithNock';
import { LegalServerWorld } from '../emulators/legalserver/LegalServerWorld';
import { CredentialKeeper } from './engine/CredentialKeeper';
import { runWorkflow } from './engine/runWorkflow';

/** n8n's engine in this process, with an emulated LegalServer where the network was. */
export function createLegalServerHarness() {
	const world = new LegalServerWorld();
	const unbind = bindWithNock([world.service]);
	const { tokens } = world.fixture;
	/** The credential as a person fills it in. */
	const credentialOf = (name: string, more: Record<string, string | boolean> = {}) =>
		new CredentialKeeper(new LegalServerMattersApi(), {
			...{ site: 'riverside', environment: name === 'demo' ? 'demo' : 'live', authentication: 'token' },
			...{ token: tokens[name] ?? name, createdOn: '', onlyRead: false, ...more },
		});
	const run = async (
		parameters: INodeParameters,
		items: IDataObject[] = [{}],
		credentials = credentialOf('intake'),
	) =>
		await runWorkflow({
			...{ parameters, credentials, nodeType: new LegalServerMatters(), onError: 'continueRegularOutput' },
			items: items.map((json) => ({ json })),
		});
	return {
		world,
		state: world.state,
		fixture: world.fixture,
		credentialOf,
		run,
		/** The output items of a run. */
		output: async (...given: Parameters<typeof run>) => (await run(...given)).output.map(({ json }) => json),
		calls: (route?: string) =>
			world.service.log.calls.filter((call) => route === undefined || call.route === route).length,
		close: () => {
			unbind();
			world.close();
		},
	};
}
