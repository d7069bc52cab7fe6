import { createOfficeAccess } from '../runs/createOfficeAccess';
import { publishOperation, type CallOperation } from '../runs/publishOperation';
import { byId, byPath, caseFolders } from '../runs/steps';
import { filesBelow } from '../runs/trees';
import { unzip } from '../runs/unzip';
import { Workflow } from '../runs/Workflow';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);

const caseFolder = (name: string) => ({ resource: 'caseFolder', operation: name });
const folder = byId('={{ $json.folderId }}');
const named = {
	...{ caseId: '={{ $json.caseId }}', destination: byPath('/Matters/Life/Open') },
	...{ folderNaming: 'lastFirstCaseId', lastName: 'Doe', firstName: 'Jane' },
	...{ subfolders: 'Pleadings\nDiscovery/Incoming' },
	options: { caseMarker: 'automatic' },
};
const closing = {
	...{ ...caseFolder('close'), caseFolder: folder, closedFolder: byPath('/Matters/Life/Closed') },
	matterNumber: '={{ $json.caseId }}',
	options: { closedOn: '2026-03-04', simplify: false },
};

const OPERATIONS = {
	preview: { ...caseFolder('preview'), ...named },
	create: { ...caseFolder('create'), ...named },
	upload: {
		...{ resource: 'document', operation: 'upload', caseFolder: folder, fileInto: 'subfolder' },
		...{ subfolder: '={{ $json.subfolder }}', documentFrom: 'text', text: '={{ $json.text }}' },
		...{ fileName: '={{ $json.name }}' },
		options: { simplify: false },
	},
	find: {
		...{ ...caseFolder('find'), caseId: '={{ $json.caseId }}', searchIn: byPath('/Matters/Life') },
		...{ folderNaming: 'lastFirstCaseId', options: {} },
	},
	check: {
		...{ ...caseFolder('check'), caseId: '={{ $json.caseId }}', caseFolder: folder },
		expectedPath: '={{ $json.expectedPath }}',
		options: { searchIn: byPath('/Matters/Life') },
	},
	move: { ...caseFolder('move'), caseFolder: folder, newDestination: byPath('/Matters/Life/Second office') },
	closeByMove: { ...closing, closeMethod: 'move' },
	closeByZip: { ...closing, closeMethod: 'zip', afterZipping: 'moves' },
	closeByZipAlone: { ...closing, closeMethod: 'zip', afterZipping: 'stays' },
	closeByPrefix: { ...closing, closeMethod: 'prefix', prefix: 'Closed' },
	reopen: { ...caseFolder('reopen'), caseFolder: folder },
};

let run: Record<keyof typeof OPERATIONS, CallOperation>;
let download: Workflow;

beforeAll(async () => {
	await dropbox.makeFolders('matters', ['/Life/Open/Cabinet', '/Life/Second office']);
	const office = await createOfficeAccess(stack);
	const published: Array<[string, CallOperation]> = [];
	for (const [name, parameters] of Object.entries(OPERATIONS)) {
		published.push([name, await publishOperation(office, `life-${name}`, parameters)]);
	}
	run = Object.fromEntries(published) as typeof run;
	const fetching = {
		resource: 'document',
		operation: 'download',
		document: byId('={{ $json.body.fileId }}'),
	};
	download = await Workflow.publish(office, 'life-download', [caseFolders('Download', fetching)], 'file');
});

const tree = async (below = '/Life') =>
	(await dropbox.entriesIn('matters', below))
		.map(({ path, id, contentHash = 'folder' }) => `${path} ${id} ${contentHash}`)
		.sort();

/** Runs a second time: the same answer but for what says that it was done before, and nothing is changed. */
async function again<R>(fired: () => Promise<R>): Promise<R> {
	const before = await tree();
	const second = await fired();
	expect(await tree()).toEqual(before);
	return second;
}

const opened = async (fileId: unknown) => {
	const response = await download.fire({ fileId });
	expect(response.status).toBe(200);
	return await unzip(Buffer.from(await response.arrayBuffer()));
};

const caseId = '26-0000901';
const documents = [
	{ name: 'Answer.txt', subfolder: 'Pleadings', text: 'answer' },
	{ name: 'Lease – señora.txt', subfolder: 'Discovery/Incoming', text: 'lease' },
	{ name: 'Note.txt', subfolder: '', text: 'note' },
];

let folderId: string;

test('a case gets the folder that Preview told of, once, with its documents', async () => {
	const untouched = await tree();
	const [previewed] = await run.preview({ caseId });
	expect(previewed).toMatchObject({ would: 'create', path: '/Matters/Life/Open/Doe, Jane - 26-0000901' });
	expect(await tree()).toEqual(untouched);

	const [created] = await run.create({ caseId });
	expect(created).toMatchObject({ created: true, marker: 'properties', path: previewed?.path });
	folderId = String(created?.folderId);
	expect(await again(async () => await run.create({ caseId }))).toMatchObject([{ folderId, created: false }]);

	const filing = documents.map((document) => ({ ...document, folderId }));
	expect((await run.upload(...filing)).map(({ status }) => status)).toEqual(Array(3).fill('uploaded'));
	const second = await again(async () => await run.upload(...filing));
	expect(second.map(({ status }) => status)).toEqual(Array(3).fill('unchanged'));
});

test('it is found after people renamed and moved it, and goes to another destination', async () => {
	await dropbox.move('matters', '/Life/Open/Doe, Jane - 26-0000901', '/Life/Open/Cabinet/Jane (landlord)');
	expect(await run.find({ caseId })).toMatchObject([
		{ folderId, foundBy: 'marker', path: '/Matters/Life/Open/Cabinet/Jane (landlord)' },
	]);
	const expectedPath = '/Matters/Life/Open/Doe, Jane - 26-0000901';
	expect(await run.check({ caseId, folderId, expectedPath })).toMatchObject([
		{ ok: false, status: 'renamedAndMoved', path: '/Matters/Life/Open/Cabinet/Jane (landlord)' },
	]);
	expect(await again(async () => await run.create({ caseId }))).toMatchObject([{ folderId, created: false }]);

	const path = '/Matters/Life/Second office/Jane (landlord)';
	expect(await run.move({ folderId })).toMatchObject([{ folderId, status: 'moved', path }]);
	expect(await again(async () => await run.move({ folderId }))).toMatchObject([
		{ folderId, status: 'alreadyThere', path },
	]);
	expect(await run.check({ caseId, folderId, expectedPath: path })).toMatchObject([
		{ ok: true, status: 'inPlace' },
	]);
});

test.each([
	['closeByMove', '/Closed/2026/Jane (landlord)'],
	['closeByPrefix', '/Second office/Closed - Jane (landlord)'],
	['closeByZip', '/Closed/2026/26-0000901/Jane (landlord)'],
	['closeByZipAlone', '/Second office/Jane (landlord)'],
] as const)('%s closes it, and Reopen brings it back as it was', async (way, place) => {
	const home = '/Life/Second office/Jane (landlord)';
	const before = await tree(home);
	const files = await filesBelow(dropbox, home);
	expect(Object.keys(files)).toHaveLength(3);

	const [closed] = await run[way]({ folderId, caseId });
	expect(closed).toMatchObject({ status: 'closed', folderId, documentCount: 3, warnings: [] });
	expect(await again(async () => await run[way]({ folderId, caseId }))).toMatchObject([
		{ status: 'alreadyClosed', archiveId: closed?.archiveId, archiveHash: closed?.archiveHash },
	]);
	expect((await tree(`/Life${place}`)).length).toBeGreaterThan(0);
	if (way.startsWith('closeByZip')) expect(await opened(closed?.archiveId)).toEqual(files);

	expect(await run.reopen({ folderId })).toMatchObject([{ status: 'reopened', path: `/Matters${home}` }]);
	expect(await again(async () => await run.reopen({ folderId }))).toMatchObject([{ status: 'notClosed' }]);
	expect(await tree(home)).toEqual(before);
});
