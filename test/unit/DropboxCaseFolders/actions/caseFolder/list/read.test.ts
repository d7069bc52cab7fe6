/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IExecuteFunctions } from 'n8n-workflow';
import { list } from '@/nodes/DropboxCaseFolders/actions/caseFolder/list.operation';

const PANEL = {
	caseFolder: { mode: 'path', value: '/Legal Matters/Case' },
	...{ returnAll: false, limit: 50, output: 'entries', filters: {} },
	options: { levels: 'all', simplify: true },
};

/** Parameters as n8n hands them out: one that the panel hides is not there, and asking for it throws. */
function read(change: Record<string, unknown>) {
	const given: Record<string, unknown> = { ...PANEL, ...change };
	const context = {
		getNodeParameter(name: string) {
			if (given[name] === undefined) throw new Error(`Could not get parameter "${name}"`);
			return given[name];
		},
		getTimezone: () => 'America/New_York',
	};
	return list.read(context as unknown as IExecuteFunctions, 0);
}

const filter = async (filters: unknown) => (await read({ filters })).wanted.filter;

test('the panel as it opens', async () => {
	expect(await read({})).toEqual({
		address: '/Legal Matters/Case',
		wanted: {
			depth: Infinity,
			limit: 50,
			filter: {
				...{ kind: undefined, extensions: [], changedSince: undefined, name: undefined },
				packageFiles: 'left out',
			},
		},
		output: 'entries',
		simplify: true,
	});
});

test.each([
	[{ options: { levels: 'one' } }, { depth: 1, limit: 50 }],
	[{ options: { levels: 'some', depth: 3 } }, { depth: 3, limit: 50 }],
	[
		{ returnAll: true, limit: undefined },
		{ depth: Infinity, limit: Infinity },
	],
	[{ limit: '7' }, { depth: Infinity, limit: 7 }],
])('%j wants %j', async (change, wanted) => {
	expect((await read(change)).wanted).toMatchObject(wanted);
});

const hidden = { returnAll: undefined, limit: undefined };

test.each(['html', 'csv'])('%s as a file shows everything, in the workflow’s time zone', async (output) => {
	const options = output === 'html' ? {} : { simplify: false };
	const change = { ...hidden, output, options, deliverAs: 'file', outputField: ' page ' };
	expect(await read(change)).toMatchObject({
		...{ wanted: { limit: Infinity }, simplify: output === 'html' },
		output: { kind: output, field: 'page', timeZone: 'America/New_York' },
	});
});

test('as text it needs no field', async () => {
	const change = { ...hidden, output: 'html', deliverAs: 'text' };
	expect(await read(change)).toMatchObject({ output: { kind: 'html', field: undefined } });
});

test('a file needs a field', async () => {
	const change = { ...hidden, output: 'html', deliverAs: 'file', outputField: ' ' };
	await expect(async () => await read(change)).rejects.toMatchObject({ reason: 'invalid_input' });
});

test('filters as the panel and expressions fill them', async () => {
	expect(await filter({ type: 'file', extensions: 'pdf, .DOCX', namePattern: 'a*' })).toEqual({
		kind: 'file',
		extensions: ['pdf', 'docx'],
		changedSince: undefined,
		name: 'a*',
		packageFiles: 'left out',
	});
	expect(await filter({ type: 'both', extensions: ['.pdf'], namePattern: 2026 })).toMatchObject({
		kind: undefined,
		extensions: ['pdf'],
		name: '2026',
	});
});

test('marker files are included where that is asked for', async () => {
	expect((await filter({ includeMarkerFiles: true })).packageFiles).toBeUndefined();
	expect((await filter({ includeMarkerFiles: false })).packageFiles).toBe('left out');
});

describe('changed since', () => {
	const moment = Date.UTC(2026, 0, 31, 14);

	test.each<[string, unknown]>([
		['a date picked in the panel, in the time zone of the workflow', '2026-01-31T09:00:00'],
		['a date with its own time zone', '2026-01-31T15:00:00+01:00'],
		['a date of JavaScript', new Date(moment)],
		['milliseconds', moment],
	])('may be %s', async (_, changedSince) => {
		expect((await filter({ changedSince })).changedSince).toBe(moment);
	});

	test.each([[''], [null], [undefined]])('%j is none', async (changedSince) => {
		expect((await filter({ changedSince })).changedSince).toBeUndefined();
	});
});

test.each<[string, Record<string, unknown>, RegExp]>([
	['a date that is none', { filters: { changedSince: 'last week' } }, /“Changed Since”/],
	['a limit below one', { limit: 0 }, /“Limit”/],
	['a depth that is no whole number', { options: { levels: 'some', depth: 1.5 } }, /“Depth”/],
	['levels that there are not', { options: { levels: 'deep' } }, /“Levels”/],
	['filters that nothing can pass', { filters: { type: 'folder', extensions: 'pdf' } }, /folders only/],
	['no folder', { caseFolder: { mode: 'list', value: '' } }, /No folder was selected/],
])('%s: refused with the field’s name', async (_, change, message) => {
	const attempt = async () => await read(change);
	await expect(attempt()).rejects.toMatchObject({
		reason: 'invalid_input',
		message: expect.stringMatching(message) as unknown,
	});
});
