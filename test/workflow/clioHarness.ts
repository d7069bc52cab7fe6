/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ClioMattersOAuth2Api } from '@/packages/clio-matters/credentials/ClioMattersOAuth2Api.credentials';
import { ClioMatters } from '@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node';
import { ClioWorld } from '../emulators/clio/ClioWorld';
import type { FixtureName } from '../emulators/clio/state/fixtures';
import { bindWithNock } from '../emulators/core/bindWithNock';
import { CredentialKeeper } from './engine/CredentialKeeper';
import { runWorkflow } from './engine/runWorkflow';

/** n8n's engine in this process, with an emulated Clio where the network was. */
export function createClioHarness(fixtureName: FixtureName = 'firm') {
	const world = new ClioWorld(fixtureName);
	// What these tests are about does not take minutes; the limit has tests of its own.
	world.state.switches.rateLimit = 1_000_000;
	const unbind = bindWithNock([world.clio]);
	const { app, tokens, refreshTokens } = world.fixture;
	/** The credential as n8n keeps it after an account was connected. */
	const credentialOf = (name: string, more: Record<string, string | boolean> = {}) =>
		new CredentialKeeper(new ClioMattersOAuth2Api(), {
			...{ clientId: app.key, clientSecret: app.secret, region: world.state.region, ...more },
			oauthTokenData: {
				...{ access_token: tokens[name] ?? name, refresh_token: refreshTokens[name] ?? '' },
				token_type: 'bearer',
			},
		});
	const run = async (
		parameters: INodeParameters,
		items: IDataObject[] = [{}],
		credentials = credentialOf('ada'),
	) =>
		await runWorkflow({
			...{ parameters, credentials, nodeType: new ClioMatters(), onError: 'continueRegularOutput' },
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
			world.clio.log.calls.filter((call) => route === undefined || call.route === route).length,
		close: () => {
			unbind();
			world.close();
		},
	};
}

export const byId = (value: unknown): IDataObject => ({ __rl: true, mode: 'id', value: value as string });
