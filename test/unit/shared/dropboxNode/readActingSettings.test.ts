/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readActingSettings } from '@/nodes/shared/dropboxNode/readActingSettings';

const connected = { kind: 'connected account' };
const automatic = { kind: 'automatic' };

describe('whose Dropbox a credential’s fields mean', () => {
	it.each([
		[{}, { actAs: connected, pathRoot: automatic }],
		[
			{ actAs: 'connectedAccount', member: 'left@over' },
			{ actAs: connected, pathRoot: automatic },
		],
		[
			{ actAs: 'member', member: ' jane@example.com ' },
			{ actAs: { kind: 'member', who: 'jane@example.com' }, pathRoot: automatic },
		],
		[
			{ actAs: 'admin', member: 'dbmid:x' },
			{ actAs: { kind: 'admin', who: 'dbmid:x' }, pathRoot: automatic },
		],
		[{ pathRoot: 'home' }, { actAs: connected, pathRoot: { kind: 'home' } }],
		[
			{ pathRoot: 'namespace', namespaceId: 42 },
			{ actAs: connected, pathRoot: { kind: 'namespace', id: '42' } },
		],
	])('%j', (fields, settings) => {
		expect(readActingSettings(fields)).toEqual(settings);
	});

	it.each([
		[{ actAs: 'member', member: '  ' }, 'Member'],
		[{ actAs: 'admin' }, 'Member'],
		[{ pathRoot: 'namespace', namespaceId: '' }, 'Namespace ID'],
	])('names the field that is empty: %j', (fields, label) => {
		expect(() => readActingSettings(fields)).toThrow(`The field “${label}” of the credential is empty`);
	});
	it.each(['undefined', '{{ $vars.member }}', 'null'])('refuses what an expression leaves: %j', (member) => {
		expect(() => readActingSettings({ actAs: 'member', member })).toThrow(
			/^The field “Member” of the credential cannot be used: /,
		);
	});
	it.each(['12a', '１２３', '1\n2', 'Matters'])('refuses what is no namespace: %j', (namespaceId) => {
		expect(() => readActingSettings({ pathRoot: 'namespace', namespaceId })).toThrow(/is not a number/);
	});
});
