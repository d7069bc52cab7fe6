/* eslint-disable @n8n/community-nodes/require-node-api-error -- a command, never part of a node */
import { checkSettings } from '../../../../nodes/shared/domain/settings/checkSettings';
import { Refusal } from '../../../../nodes/shared/core/Refusal';
import { APART, CREDENTIALS, credentialName } from '../sets/credentials';
import { FEATURES, featuresFor, type CaseSystem } from '../sets/features';
import { givenSettings } from './givenSettings';
import { pathOfLabel } from './panelFields';
import { setsOf, type Client, type SetName } from './schema';

export interface Said {
	path: Array<string | number>;
	message: string;
}

/** What the checks of *Client Settings* say of each set, and what only a client's file can have wrong. */
export function checkClient(client: Client): { faults: Said[]; warnings: Said[] } {
	const said = setsOf(client).map((set) => checkSet(client, set));
	return {
		faults: [...said.flatMap(({ faults }) => faults), ...checkFeatures(client), ...checkApart(client)],
		warnings: said.flatMap(({ warnings }) => warnings),
	};
}

function checkSet(client: Client, set: SetName): { faults: Said[]; warnings: Said[] } {
	const zone = (client.settings['options'] as { timeZone?: string } | undefined)?.timeZone;
	try {
		// Each workflow gets the client's time zone, so schedules have it, too.
		const { warnings } = checkSettings(givenSettings(client, set, zone || 'UTC'));
		return { faults: [], warnings: warnings.map(toSaid) };
	} catch (thrown) {
		if (!(thrown instanceof Refusal)) throw thrown;
		const lines = thrown.message.split('\n').flatMap((line) => /^• (.*)$/.exec(line)?.[1] ?? []);
		return { faults: lines.map(toSaid), warnings: [] };
	}
}

/** “Label: sentences”. */
function toSaid(line: string): Said {
	const [label = ''] = line.split(': ');
	return { path: pathOfLabel(label), message: line };
}

export const systemOf = ({ settings }: Client): CaseSystem =>
	(settings['caseSystem'] ?? 'clio') as CaseSystem;

function checkFeatures(client: Client): Said[] {
	const possible: string[] = featuresFor(systemOf(client));
	return (client.workflows ?? []).flatMap((feature, index) =>
		possible.includes(feature)
			? []
			: [
					{
						path: ['workflows', index],
						message: `“${feature}” is not for this case system: delete it. Possible are: ${Object.keys(
							FEATURES,
						)
							.filter((each) => possible.includes(each))
							.join(', ')}`,
					},
				],
	);
}

function checkApart(client: Client): Said[] {
	if (setsOf(client).length < 2) return [];
	return APART.filter(
		(key) => credentialName(key, client, 'live') === credentialName(key, client, 'demo'),
	).map((key) => ({
		path: ['credentials', key],
		message: `“${key}” is the same credential in both sets, so the demo could write to real cases: enter one for "live" and one for "demo", such as “${CREDENTIALS[key]}” and “${CREDENTIALS[key]} (demo)”`,
	}));
}
