/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { featuresFor, type CaseSystem } from '@/packages/case-folders-templates/src/sets/features';
import { makeSet } from '@/packages/case-folders-templates/src/sets/makeSet';
import { markOf } from '@/packages/case-folders-templates/src/sets/mark';
import { callsOf } from '@/packages/case-folders-templates/src/sets/Workflow';
import { origin, testClient } from '../testClient';

const SYSTEMS: CaseSystem[] = ['clio', 'legalserver', 'other'];
const all = (caseSystem: CaseSystem) => testClient({ caseSystem }, { workflows: featuresFor(caseSystem) });
const parametersOf = (
	workflow: { nodes: Array<{ name: string; parameters: Record<string, unknown> }> } | undefined,
	step: string,
) => workflow?.nodes.find(({ name }) => name === step)?.parameters ?? {};

/** Names of all tables that a set makes or uses, in n8n and in Postgres. */
function tablesOf(set: ReturnType<typeof makeSet>): string[] {
	const names = set.flatMap(({ workflow }) =>
		workflow.nodes.flatMap(({ parameters }) => [
			...[parameters['tableName'], (parameters['dataTableId'] as { value?: string } | undefined)?.value],
			...[...String(parameters['query']).matchAll(/CREATE TABLE IF NOT EXISTS (\w+)/g)].map(
				([, name]) => name,
			),
		]),
	);
	return [...new Set(names.filter((name): name is string => typeof name === 'string'))];
}

describe.each(SYSTEMS)('of %s', (system) => {
	const [live, demo] = (['live', 'demo'] as const).map((set) => makeSet(all(system), set, origin)) as [
		ReturnType<typeof makeSet>,
		ReturnType<typeof makeSet>,
	];

	it.each([
		['live', live],
		['demo', demo],
	] as const)('the %s set has all that its workflows call, and those first', (_name, set) => {
		const seen = new Set<string>();
		for (const { id, workflow } of set) {
			seen.add(id);
			expect(callsOf(workflow).filter((called) => !seen.has(called))).toEqual([]);
		}
		expect(seen.size).toBe(set.length);
		for (const { id } of set) expect(id).toMatch(/^[a-z\d-]{3,36}$/);
	});

	it('both sets share no ID, name or webhook, so that one n8n can have both', () => {
		const shared = (of: (set: typeof live) => string[]) => of(live).filter((each) => of(demo).includes(each));
		const nodes = (set: typeof live) => set.flatMap(({ workflow }) => workflow.nodes);
		expect(shared((set) => set.map(({ id }) => id))).toEqual([]);
		expect(shared((set) => set.map(({ workflow }) => workflow.name))).toEqual([]);
		expect(shared((set) => nodes(set).flatMap(({ webhookId }) => webhookId ?? []))).toEqual([]);
		expect(
			shared((set) =>
				nodes(set)
					.filter(({ type }) => /\.webhook$/.test(type))
					.map(({ parameters }) => String(parameters['path'])),
			),
		).toEqual([]);
	});

	it.each(['dataTable', 'postgres'] as const)(
		'no table (%s) has a name that is part of another, or n8n would take the one for the other',
		(storage) => {
			const client = testClient(
				{ caseSystem: system },
				{ workflows: featuresFor(system), ...(storage === 'postgres' ? { storage } : {}) },
			);
			const [ofLive, ofDemo] = (['live', 'demo'] as const).map((set) =>
				tablesOf(makeSet(client, set, origin)),
			) as [string[], string[]];
			expect(ofLive.length).toBeGreaterThan(1);
			expect(ofDemo).toHaveLength(ofLive.length);
			const all = [...ofLive, ...ofDemo];
			// As n8n asks its database, where an underscore is any character.
			const finds = (name: string) => all.filter((each) => new RegExp(name.replaceAll('_', '.')).test(each));
			for (const name of all) expect(finds(name)).toEqual([name]);
		},
	);

	it('the demo names no table of the live set, not even in a note', () => {
		const text = JSON.stringify(demo);
		expect(tablesOf(live).filter((name) => text.includes(name))).toEqual([]);
	});

	it('links of the demo lead to pages of the demo', () => {
		const links = [...JSON.stringify(demo).matchAll(/'(case-page[\w-]*)'/g)].map(([, path]) => path);
		expect(links.filter((path) => path?.endsWith('-demo') !== true)).toEqual([]);
	});

	it('says of each workflow whose it is', () => {
		for (const { file, workflow } of demo)
			expect(markOf(workflow)).toMatchObject({ client: 'smith-law', set: 'demo', file, version: '9.9.9' });
	});
});

it('is the same each time', () => {
	expect(makeSet(all('clio'), 'live', origin)).toEqual(makeSet(all('clio'), 'live', origin));
});

it('fills in settings, destination, time zone and the address of the status page', () => {
	const client = testClient(
		{
			subfoldersForCategories: { Motion: 'Pleadings/Motions' },
			alertEmails: ['a@example.org', 'b@example.org'],
			options: { timeZone: 'America/New_York' },
		},
		{ n8nUrl: 'https://n8n.example.com/' },
	);
	const set = makeSet(client, 'demo', origin);
	const of = (file: string) => set.find((each) => each.file === file)?.workflow;
	expect(parametersOf(of('client-settings'), 'Settings')).toMatchObject({
		...{ environment: 'demo', demoDestination: '/Demo Matters', alertEmails: 'a@example.org\nb@example.org' },
		subfoldersForCategories: { route: [{ category: 'Motion', subfolder: 'Pleadings/Motions' }] },
		options: {
			timeZone: 'America/New_York',
			statusPageUrl: 'https://n8n.example.com/webhook/case-folder-status-demo',
		},
	});
	expect(JSON.stringify(of('dropbox-events'))).toContain('"value":"/Demo Matters"');
	expect(set.every(({ workflow }) => workflow.settings?.['timezone'] === 'America/New_York')).toBe(true);
});

it('names credentials as the client has them, and never an ID', () => {
	const client = testClient(
		{},
		{ dropboxAuthentication: 'oAuth2', credentials: { clio: 'Clio of Smith', dropbox: { live: 'Box' } } },
	);
	const nodes = makeSet(client, 'live', origin).flatMap(({ workflow }) => workflow.nodes);
	const used = nodes.flatMap(({ credentials = {} }) => Object.entries(credentials));
	expect(used.filter(([, { id }]) => id !== '')).toEqual([]);
	expect([...new Set(used.map(([type, { name }]) => `${type} ${name}`))].sort()).toEqual([
		...['clioMattersOAuth2Api Clio of Smith', 'dropboxCaseFoldersOAuth2Api Box', 'httpBasicAuth Status page'],
		'smtp Email of the office',
	]);
	expect(
		nodes.filter(
			({ credentials = {}, parameters }) =>
				'dropboxCaseFoldersOAuth2Api' in credentials && parameters['authentication'] !== 'oAuth2',
		),
	).toEqual([]);
});

it.each([[undefined], ['folder_id_7']])('reads the folder ID in LegalServer from the field %s', (field) => {
	const client = testClient(
		{ caseSystem: 'legalserver' },
		field === undefined ? {} : { legalServerFolderIdField: field },
	);
	const nodes = makeSet(client, 'live', origin).flatMap(({ workflow }) => workflow.nodes);
	const fields = nodes.flatMap(
		({ parameters }) => (parameters['options'] as { customFields?: string } | undefined)?.customFields ?? [],
	);
	expect([...new Set(fields)]).toEqual(field === undefined ? [] : [field]);
});
