import { killMidRun, type KillPoint } from '../runs/killMidRun';
import { publishOperation, type CallOperation } from '../runs/publishOperation';
import type { RunningN8n } from '../n8n/startN8n';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { byId, byPath, caseFolders, eachOf } from '../runs/steps';
import { filesBelow } from '../runs/trees';
import { unzip } from '../runs/unzip';
import { Workflow } from '../runs/Workflow';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { RestartableN8n } from '../stack/RestartableN8n';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const lasting = new RestartableN8n(stack, 'life');

/** Two halves of the Dropbox with the same in them: one is worked on by an n8n that dies, one by an n8n that does not. */
const HALVES = ['Dying', 'Living'] as const;

const folder = byId('={{ $json.folderId }}');
const moving = (half: string) => ({
	...{ resource: 'caseFolder', operation: 'move', caseFolder: folder },
	newDestination: byPath(`/Matters/Cut/${half}/New`),
});
const zipping = (half: string) => ({
	...{
		resource: 'caseFolder',
		operation: 'close',
		caseFolder: folder,
		closeMethod: 'zip',
		afterZipping: 'moves',
	},
	...{ closedFolder: byPath(`/Matters/Cut/${half}/Closed`) },
	...{ matterNumber: '={{ $json.name }}' },
	options: { closedOn: '2026-03-04', simplify: false },
});

interface Item extends Record<string, unknown> {
	folderId: string;
	name: string;
}

const itemsOf: Record<string, { toMove: Item[]; toZip: Item[] }> = {};

async function foldersIn(parent: string, count: number, perFolder: number): Promise<Item[]> {
	const names = Array.from({ length: count }, (_, index) => `26-${String(index + 1).padStart(4, '0')}`);
	const made = await dropbox.makeFolders(
		'matters',
		names.map((name) => `${parent}/${name}`),
	);
	const ids = new Map(made.map(({ path, id }) => [path, id]));
	await dropbox.makeFiles(
		'matters',
		names.flatMap((name) =>
			Array.from({ length: perFolder }, (_, index) => ({
				path: `${parent}/${name}/Pleadings/Document ${index + 1}.txt`,
				text: `${name} ${index}`.repeat(2_000),
			})),
		),
	);
	return names.map((name) => ({ name, folderId: ids.get(`${parent}/${name}`) ?? '' }));
}

beforeAll(async () => {
	for (const half of HALVES) {
		await dropbox.makeFolders('matters', [`/Cut/${half}/New`, `/Cut/${half}/Closed`]);
		itemsOf[half] = {
			toMove: await foldersIn(`/Cut/${half}/Old`, 200, 1),
			toZip: await foldersIn(`/Cut/${half}/Zipped`, 6, 8),
		};
	}
});

afterAll(() => lasting.forget());

/** What lies below a half, with what does not depend on the hour at which it was made. */
const tree = async (half: string, below: string) =>
	(await dropbox.entriesIn('matters', `/Cut/${half}/${below}`))
		.filter(({ path }) => !path.includes('_Closed (needed to reopen)'))
		.map(({ path, contentHash = 'folder' }) =>
			[path.replace(`/Cut/${half}`, ''), path.endsWith('.zip') ? 'archive' : contentHash].join(' '),
		)
		.sort();

const archivesIn = async (half: string) =>
	(await dropbox.entriesIn('matters', `/Cut/${half}/Closed`)).filter(
		({ path }) => path.endsWith('.zip') && !path.includes('(not finished'),
	);

const idsIn = async (parent: string) =>
	(await dropbox.entriesIn('matters', parent))
		.filter(({ path }) => path.split('/').length === parent.split('/').length + 1)
		.map(({ id }) => id)
		.sort();

async function cut(
	n8n: RunningN8n,
	path: string,
	items: Item[],
	at: KillPoint,
	faults: unknown[] = [],
): Promise<void> {
	try {
		await dropbox.setFaults(faults);
		await dropbox.forgetCalls();
		const address = `${n8n.url}/webhook/${path}`;
		const headers = { 'content-type': 'application/json' };
		const body = JSON.stringify({ items });
		await killMidRun(n8n, dropbox, at, async () => await fetch(address, { method: 'POST', headers, body }));
	} finally {
		await dropbox.setFaults([]);
		await n8n.end();
	}
}

test('n8n that dies in the middle of moving two hundred folders, or of zipping, is made good by the next run', async () => {
	const [{ toMove: moved, toZip: zipped }, living] = [itemsOf.Dying, itemsOf.Living] as [
		{ toMove: Item[]; toZip: Item[] },
		{ toMove: Item[]; toZip: Item[] },
	];
	const n8n = await lasting.start();
	const step = (parameters: Record<string, unknown>) => [
		eachOf('items'),
		{ ...caseFolders('Operation', parameters), onError: 'continueRegularOutput' as const },
	];
	await Workflow.publish(n8n, 'cut-move', step(moving('Dying')));
	await Workflow.publish(n8n, 'cut-zip', step(zipping('Dying')));

	// Half of the folders are moved, the others busy; those are tried again, until n8n dies.
	const busy = Array.from({ length: 100 }, (_, index) => index * 2);
	await cut(n8n, 'cut-move', moved, { route: 'files/move_batch_v2', times: 2 }, [
		{ route: 'files/move_batch_v2', nth: [1], fault: { kind: 'busy_entries', entries: busy } },
		{ route: 'files/move_batch_v2', fault: { kind: 'reset', when: 'before_commit' } },
	]);
	expect((await idsIn('/Cut/Dying/New')).length).toBe(100);
	await cut(await lasting.start(), 'cut-zip', zipped, { route: 'files/download_zip', times: 3 });
	const archived = await archivesIn('Dying');
	expect(archived.length).toBeGreaterThan(0);
	expect(archived.length).toBeLessThan(6);

	const office = await createOfficeAccess(stack);
	const clean: Record<string, CallOperation> = {
		move: await publishOperation(office, 'clean-move', moving('Living')),
		zip: await publishOperation(office, 'clean-zip', zipping('Living')),
	};
	await clean.move?.(...living.toMove);
	await clean.zip?.(...living.toZip);

	const restarted = await lasting.start();
	try {
		const run = async (path: string, items: Item[]) => {
			const response = await fetch(`${restarted.url}/webhook/${path}`, {
				...{ method: 'POST', headers: { 'content-type': 'application/json' } },
				body: JSON.stringify({ items }),
			});
			return (await response.json()) as Array<Record<string, unknown>>;
		};
		const report = await run('cut-move', moved);
		expect(report.filter(({ status }) => status === 'moved')).toHaveLength(100);
		expect(report.filter(({ status }) => status === 'alreadyThere')).toHaveLength(100);
		expect(await idsIn('/Cut/Dying/New')).toEqual(moved.map(({ folderId }) => folderId).sort());
		expect(await tree('Dying', 'New')).toEqual(await tree('Living', 'New'));
		expect(await tree('Dying', 'Old')).toEqual(await tree('Living', 'Old'));

		const closed = await run('cut-zip', zipped);
		expect(closed.map(({ error }) => error)).toEqual(zipped.map(() => undefined));
		expect(await tree('Dying', 'Closed')).toEqual(await tree('Living', 'Closed'));
		expect(await tree('Dying', 'Zipped')).toEqual(await tree('Living', 'Zipped'));

		const archives = await archivesIn('Dying');
		expect(archives).toHaveLength(6);
		const download = await Workflow.publish(
			office,
			'cut-download',
			[
				caseFolders('Download', {
					...{ resource: 'document', operation: 'download', document: byId('={{ $json.body.fileId }}') },
				}),
			],
			'file',
		);
		for (const { path, id } of archives) {
			const bytes = Buffer.from(await (await download.fire({ fileId: id })).arrayBuffer());
			const name = path.split('/').at(-2) ?? '';
			const files = await filesBelow(dropbox, `/Cut/Dying/Closed/2026/${name}/${name}`);
			const documents = Object.entries(files).filter(([file]) => !file.startsWith('_Closed'));
			expect(documents).toHaveLength(8);
			expect(await unzip(bytes)).toEqual(Object.fromEntries(documents));
		}
	} finally {
		await restarted.end();
	}
});
