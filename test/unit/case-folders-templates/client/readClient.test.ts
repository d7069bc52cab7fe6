/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { parseClient } from '@/packages/case-folders-templates/src/client/readClient';
import { Failure } from '@/packages/case-folders-templates/src/io/Failure';
import { clientText } from '../testClient';

function faultsOf(text: string): string[] {
	try {
		parseClient(text, 'client.json');
	} catch (thrown) {
		if (thrown instanceof Failure) return [...thrown.details];
		throw thrown;
	}
	return [];
}

it('reads the file of a client', () => {
	const { client, warnings } = parseClient(clientText(), 'client.json');
	expect(client.id).toBe('smith-law');
	expect(warnings).toEqual([]);
});

it.each([
	['{\n"id": "x"\n"client": "y"\n}', 'line 3: this is not JSON: put a comma at the end of the line before'],
	['{\n// who\n"id": "x"\n}', 'line 2: this is not JSON: JSON has no comments: delete it'],
	['{\n"id": "x",\n"id": "y"\n}', 'line 3: “id” is there twice: delete one of them'],
])('says on which line %j is no JSON', (text, fault) => {
	expect(faultsOf(text)).toContain(fault);
});

it.each([
	[{ closeMethod: 'burn' }, {}, 'line 13: “settings.closeMethod”: enter one of: move, prefix, zip'],
	[
		{ alertEmail: 'x' },
		{},
		'line 13: there is no setting “alertEmail”: check how it is written, or delete it',
	],
	[
		{ liveDestination: 3 },
		{},
		'line 6: “settings.liveDestination”: it has another form: enter a text in double quotes',
	],
	[
		{ options: { keepDays: 0 } },
		{},
		'line 14: “settings.options.keepDays”: it is too small or short: at least 1',
	],
	[
		{ closedFolder: '={{ $env.X }}' },
		{},
		'line 13: “settings.closedFolder”: It begins with =, which n8n takes for an expression: enter the value itself',
	],
	[
		{ alertEmails: ['={{ 1 }}'] },
		{},
		'line 9: “settings.alertEmails.0”: It begins with =, which n8n takes for an expression: enter the value itself',
	],
	[{}, { id: 'Smith Law' }, 'line 2: “id”: Use lower-case letters, digits and hyphens, such as smith-law'],
	[{}, { apiKey: 'abc' }, 'line 4: there is no setting “apiKey”: check how it is written, or delete it'],
	[{}, { workflows: ['members'] }, 'line 5: “members” is not for this case system'],
])('says what is wrong with %j %j, on which line, and what to do', (settings, more, fault) => {
	const found = faultsOf(clientText(settings, more));
	expect(found.map((each) => each.slice(0, fault.length))).toContain(fault);
});

it('says what the checks of the node say, by line', () => {
	const found = faultsOf(clientText({ demoDestination: '/Legal Matters/Demo' }));
	expect(found).toEqual([expect.stringMatching(/^line 7: Demo Destination: .* overlap/)]);
	expect(faultsOf(clientText({ splitByPracticeArea: true, areas: [{ practiceArea: 'Family' }] }))).toEqual([
		expect.stringMatching(/^line \d+: Destinations by Practice Area, line 1, Live Destination: It is empty/),
	]);
});

it('wants no demo destination where there is no demo set', () => {
	expect(faultsOf(clientText({ demoDestination: '' }, { sets: ['live'] }))).toEqual([]);
	expect(faultsOf(clientText({ demoDestination: '' }))).toEqual([
		expect.stringContaining('line 7: Demo Destination'),
	]);
});

it('lets both sets never have one Dropbox credential', () => {
	expect(faultsOf(clientText({}, { credentials: { dropbox: 'Dropbox' } }))).toContainEqual(
		expect.stringMatching(/^line 5: “dropbox” is the same credential in both sets/),
	);
	expect(faultsOf(clientText({}, { credentials: { dropbox: 'Dropbox' }, sets: ['live'] }))).toEqual([]);
});
