/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { inMemory } from '@/test/support/createItemContext';
import { createEngineHarness } from './engineHarness';
import { Trigger } from './engine/Trigger';
import { runWorkflow } from './engine/runWorkflow';

const at = (value: string) => ({ __rl: true, mode: 'path', value });
const CASE = '/Matters/22-1';
const LETTER = `${CASE}/Letter.txt`;
const inCase = { caseFolder: at(CASE), matterNumber: '22-1' };
const onCase = { caseFolder: at(CASE) };
const named = { caseId: '22-1', destination: at('/Matters'), folderNaming: 'caseId' };
const text = { documentFrom: 'text', text: 'a letter', fileName: 'Letter.txt', ...inCase };
const restricting = {
	...{ ...inCase, people: 'ravi@example.com', restrictedFolderIn: 'caseFolder' },
	...{ restrictedSubfolder: 'Privileged' },
};

const trail = { auditFolder: at('/Matters/Elsewhere') };
const event = { eventId: 'e-1', time: '2026-05-01', operation: 'upload', outcome: 'done' };
const audited = { ...trail, eventFrom: 'json', event };

/** Runs of each operation, one after the other: those that are the first to do something, and such as find it done. */
const RUNS: Record<string, IDataObject[]> = {
	'account checkConnection': [{}],
	'auditTrail appendEvents': [
		audited,
		{ ...audited, event: { ...event, outcome: 'refused' } },
		{ ...audited, event: { ...event, reason: 'Nobody knows' }, options: { dryRun: true } },
	],
	'auditTrail verify': [trail, { ...trail, options: { anchor: `1:${'a'.repeat(64)}` } }],
	'auditTrail exportEvents': [{ ...trail, format: 'csv', outputField: 'data' }],
	'caseFolder preview': [named, { ...named, caseId: '={{ $json.missing }}' }, { ...named, caseId: '22-9' }],
	'caseFolder create': [
		named,
		{ ...named, caseId: '22-2', subfolders: 'In' },
		{ ...named, options: { dryRun: true } },
	],
	'caseFolder find': [{ caseId: '22-1', searchIn: at('/Matters') }],
	'caseFolder resolve': [onCase, { ...onCase, expectedPath: '/Matters/Doe' }],
	'caseFolder list': [
		{ caseFolder: at('/Matters') },
		{ caseFolder: at('/Matters'), options: { simplify: false } },
		...['tree', 'html', 'csv'].map((output) => ({ caseFolder: at('/Matters'), output, deliverAs: 'text' })),
	],
	'caseFolder check': [
		{ ...onCase, caseId: '22-1', expectedPath: '/Matters/Doe', options: { searchIn: at('/Matters') } },
		{ caseId: '22-1', options: { searchIn: at('/Matters') }, caseFolder: at('/Matters/Gone') },
		{ caseId: '22-1', caseFolder: { __rl: true, mode: 'id', value: 'id:AAAAAAAAAAAAAAAAAAAAAA' } },
	],
	'document upload': [
		{ ...text, options: { simplify: false } },
		text,
		{ ...text, text: 'other' },
		{ ...text, text: 'third', ifNameTaken: 'archive', options: { simplify: false } },
	],
	'document download': [{ document: at(LETTER), outputField: 'data' }],
	'document link': [{ document: at(LETTER) }, { document: at(CASE) }],
	'document archiveVersion': [
		{ document: at(LETTER), caseFolder: at(CASE) },
		{ document: at(LETTER), caseFolder: at(CASE), options: { simplify: false } },
	],
	'caseManifest createManifest': [
		{ ...onCase, saveIn: at('/Matters') },
		{ ...onCase, saveIn: at('/Matters') },
	],
	'document moveToSubfolder': [
		{ ...onCase, document: at(LETTER), subfolder: 'Out', options: { onlyFrom: 'In' } },
		{ ...onCase, document: at(LETTER), subfolder: '', options: { dryRun: true } },
	],
	'document clientUpload': [
		{ ...inCase, document: at(LETTER) },
		{ ...inCase, document: at(LETTER) },
	],
	'document restrict': [
		{ ...restricting, document: at(LETTER) },
		{ ...restricting, document: at(`${CASE}/Privileged/Letter.txt`) },
	],
	'caseFolder audit': [
		{ ...inCase, options: { checkIndividuallyShared: true } },
		{ ...inCase, output: 'summary' },
	],
	'caseFolder requestFiles': [{ ...inCase, options: { title: 'Papers' } }],
	'caseFolder rename': [
		{ ...onCase, caseId: '22-1', folderNaming: 'template', nameTemplate: '{caseId} Doe' },
		{ caseFolder: at('/Matters/22-2'), caseId: '22-2', folderNaming: 'caseId' },
	],
	'caseFolder move': [
		{ caseFolder: at('/Matters/22-2'), newDestination: at('/Matters') },
		{ caseFolder: at('/Matters/22-2'), newDestination: at('/Matters/Elsewhere') },
	],
	'caseFolder close': [
		{ caseFolder: at('/Matters/Elsewhere/22-2'), closeMethod: 'prefix' },
		{
			caseFolder: at('/Matters/Elsewhere/Closed - 22-2'),
			closeMethod: 'prefix',
			options: { simplify: false },
		},
	],
	'caseFolder reopen': [
		{ caseFolder: at('/Matters/Elsewhere/Closed - 22-2') },
		{ caseFolder: at('/Matters/Elsewhere/22-2') },
	],
	'caseFolder setMembers': [true, false].map((dryRun) => ({
		...{ caseFolder: at('/Matters/Elsewhere/22-2'), caseId: '22-2', members: 'ravi@example.com' },
		options: { dryRun },
	})),
};

const KEY = 'k'.repeat(32);
const PIECE = 'a whole document';

/** What comes from a case page, whose link is made here as Create Link makes it. */
function pageRequest(seen: Seen, action?: string, details: IDataObject = {}): IDataObject {
	const [, link = ''] = String(seen.get('casePage createLink')?.[0]?.['url']).split('#');
	if (action === undefined) return { request: { headers: {}, body: {} } };
	const body = { action, request: JSON.stringify(details) };
	return { request: { headers: { authorization: `Bearer ${link}` }, body } };
}
const stateAfter = (seen: Seen, operation: string): IDataObject => {
	const { state, offset } = seen.get(`casePage ${operation}`)?.[0] ?? {};
	return { state, offset };
};
const whole = { folderId: null, path: '' };

type Seen = ReadonlyMap<string, IDataObject[]>;

/** Those of a case page, each of which needs what earlier ones gave. */
const PAGE_RUNS: Record<string, (seen: Seen) => IDataObject[]> = {
	'casePage createLink': () => [
		{
			...{
				caseFolder: at('/Matters/Elsewhere/22-2'),
				pageUrl: 'https://n8n.example.org/webhook/case-page',
				access: 'add',
			},
			options: { secondListCase: '22-1' },
		},
	],
	'caseManifest verifyManifest': (seen) => [
		{ manifest: at(String(seen.get('caseManifest createManifest')?.[0]?.['path'])) },
	],
	'casePage open': (seen) => [pageRequest(seen), pageRequest(seen, 'open')],
	'casePage receive': (seen) => [
		pageRequest(seen, 'add', { ...whole, files: [{ field: 'file0', name: 'Added.txt' }] }),
		pageRequest(seen, 'documents'),
		pageRequest(seen, 'send', { id: '4711' }),
	],
	'casePage start': (seen) => [
		pageRequest(seen, 'start', { ...whole, name: 'Large.txt', size: PIECE.length }),
	],
	'casePage append': (seen) => [pageRequest(seen, 'append', stateAfter(seen, 'start'))],
	'casePage finish': (seen) => [pageRequest(seen, 'finish', stateAfter(seen, 'append'))],
};

/** Of a thing in Dropbox or a case there is one name. */
const AMBIGUOUS = ['id', 'caseFolderId', 'explanation', 'pathBefore', 'serverModified'];

/** Fields whose values are words of this package. */
const WORDS = ['status', 'finding', 'findings', 'would', 'placeStatus', 'event', 'linkType', 'foundBy'];
const FURTHER_WORDS = ['marker', 'level', 'audience', 'via', 'type'];

const CAMEL_CASE = /^[a-z][A-Za-z0-9]*$/;

/** What is not in one style, of an output item and of the items within it. */
function oddities(item: IDataObject): string[] {
	return Object.entries(item).flatMap(([name, value]) => {
		const values = [value].flat();
		const inner = values.filter((each): each is IDataObject => typeof each === 'object' && each !== null);
		const isWord = [...WORDS, ...FURTHER_WORDS].includes(name);
		return [
			...(AMBIGUOUS.includes(name) || !CAMEL_CASE.test(name) ? [`the field ${name}`] : []),
			...values
				.filter((each) => isWord && typeof each === 'string' && !CAMEL_CASE.test(each))
				.map((each) => `${name} ${String(each)}`),
			// What a case is named by has the names that people give it.
			...(name === 'parts' ? [] : inner.flatMap(oddities)),
		];
	});
}

describe('every output item', () => {
	let world: ReturnType<typeof createEngineHarness>;
	const seen = new Map<string, IDataObject[]>();
	const refused: string[] = [];

	beforeAll(async () => {
		world = createEngineHarness('teamSpace', 'jane');
		await world.person.filesCreateFolderV2({ path: CASE });
		await world.person.filesCreateFolderV2({ path: '/Matters/Elsewhere' });
		await world.person.filesUpload({ path: `${CASE}/Memo.txt`, contents: 'a memo' });
		await world.person.sharingCreateSharedLinkWithSettings({ path: `${CASE}/Memo.txt` });
		for (const [name, runsOf] of Object.entries({ ...RUNS, ...PAGE_RUNS })) {
			const runs = typeof runsOf === 'function' ? runsOf(seen) : runsOf;
			const [resource = '', operation = ''] = name.split(' ');
			const field = { receive: 'file0', start: 'piece' }[operation];
			const binary = field === undefined ? {} : { binary: { [field]: inMemory(PIECE) } };
			const items: IDataObject[] = [];
			for (const parameters of runs) {
				const { output, errorOutput, error } = await runWorkflow({
					items: [{ json: {}, ...binary }],
					parameters: { authentication: 'token', resource, operation, ...parameters } as never,
					credentials: world.token({ linkKey: KEY }),
					onError: 'continueErrorOutput',
				});
				if (error !== undefined) throw new Error(`${name}: ${error.message}`);
				// A run that is refused would show nothing.
				refused.push(...errorOutput.map(({ json }) => `${name}: ${JSON.stringify(json['error'])}`));
				items.push(...output.map(({ json }) => json));
			}
			seen.set(name, items);
		}
	});
	afterAll(() => world.close());

	it('is looked at for every operation of the node', () => {
		const { properties } = new DropboxCaseFolders().description;
		const operations = properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ options = [], displayOptions }) =>
				(options as INodePropertyOptions[]).map(
					({ value }) => `${String(displayOptions?.show?.['resource']?.[0])} ${String(value)}`,
				),
			);
		expect(Object.keys({ ...RUNS, ...PAGE_RUNS }).sort()).toEqual(operations.sort());
	});

	it('comes from runs of which none is refused', () => {
		expect(refused).toEqual([]);
	});

	it.each(Object.keys({ ...RUNS, ...PAGE_RUNS }))(
		'of %s calls things by their one name, and what became of them in one style',
		(name) => {
			const items = seen.get(name) ?? [];
			expect(items).not.toEqual([]);
			expect(items.flatMap(oddities)).toEqual([]);
		},
	);

	it('of the trigger does so too', async () => {
		const trigger = new Trigger(world.token(), {
			...{ authentication: 'token', triggerMode: 'polling', watch: 'destination', events: ['documentAdded'] },
			...{ destination: at('/Matters/Elsewhere'), simplify: false, options: {} },
		});
		await trigger.poll();
		await world.person.filesUpload({ path: '/Matters/Elsewhere/22-2/New.txt', contents: 'new' });
		const items = await trigger.poll();
		expect(items).toHaveLength(1);
		expect(items.flatMap((item) => oddities(item as IDataObject))).toEqual([]);
	});

	it('shows files by fileId and folders by folderId in a listing', () => {
		const entries = (seen.get('caseFolder list') ?? []).filter(
			({ relativePath }) => relativePath !== undefined,
		);
		expect(new Set(entries.map(({ type }) => type))).toEqual(new Set(['file', 'folder']));
		for (const { type, fileId, folderId } of entries) {
			expect([typeof fileId, typeof folderId]).toEqual(
				type === 'file' ? ['string', 'undefined'] : ['undefined', 'string'],
			);
		}
	});
});
