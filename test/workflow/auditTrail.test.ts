/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { emptyHead, writeSegment, writtenEvent } from '@/nodes/shared/domain/audit/Segment';
import { segmentPath } from '@/nodes/shared/domain/audit/segmentPlace';
import { runSavedWorkflow } from './engine/runSavedWorkflow';
import { createEngineHarness } from './engineHarness';

let world: ReturnType<typeof createEngineHarness>;
/** What the checks stored, the newest first, as *Queue storage* lists it. */
let stored: IDataObject[];
let settings: IDataObject;

beforeEach(async () => {
	world = createEngineHarness();
	stored = [];
	settings = { auditFolder: '/Audit', environment: 'live' };
	await world.person.filesCreateFolderV2({ path: '/Audit' });
});
afterEach(() => world.close());

/** Writes a trail of segments with an event each. */
async function writeTrail(folder: string, ids: readonly string[]): Promise<void> {
	let head = emptyHead();
	for (const [index, eventId] of ids.entries()) {
		const event = { eventId, time: '2026-05-01T12:00:00.000Z', operation: 'upload', outcome: 'done' };
		const written = writeSegment(head, [writtenEvent(event)]);
		head = written.head;
		const path = `${folder}/${segmentPath(index + 1)}`;
		await world.person.filesUpload({ path, contents: written.bytes, mode: { '.tag': 'overwrite' } });
	}
}

/** The check of a Monday. @returns what its email is made of */
async function check(change: Record<string, INodeParameters> = {}): Promise<IDataObject> {
	const { run } = await runSavedWorkflow({
		file: 'audit-trail.json',
		startWith: 'Every Monday',
		nodeTypes: {
			'n8n-nodes-case-folders.dropboxCaseFolders': new DropboxCaseFolders(),
			'n8n-nodes-case-folders.caseFolderWorkflows': new CaseFolderWorkflows(),
		},
		credentials: [world.token()],
		change: {
			...change,
			'Verify trail': { authentication: 'token' },
		},
		subWorkflows: {
			'client-settings': () => [settings],
			'queue-storage': (items) => {
				const added = items.filter(({ action }) => action === 'add');
				stored = [...added, ...stored];
				return items.some(({ action }) => action === 'list') ? (stored.length > 0 ? stored : [{}]) : added;
			},
			'queue-worker': () => [],
		},
	});
	expect(run.data.resultData.error).toBeUndefined();
	return JSON.parse(String(stored[0]?.['details'])) as IDataObject;
}

const accept = (anchor: unknown): Record<string, INodeParameters> => ({
	'Accepted anchor': { jsonOutput: JSON.stringify({ anchor: String(anchor) }) },
});

describe('after the trail was damaged', () => {
	it('says so every week, until somebody accepts its state', async () => {
		await writeTrail('/Audit', ['a', 'b', 'c']);
		const sound = await check();
		expect(sound).toMatchObject({ count: 0, events: 3, since: '' });
		expect(await check()).toMatchObject({ count: 0, since: sound['anchor'] });
		await world.person.filesDeleteV2({ path: '/Audit/00001' });
		await writeTrail('/Audit', ['a']);
		const damaged = await check();
		expect(damaged).toMatchObject({ count: 1, events: 1, since: sound['anchor'] });
		expect(await check()).toMatchObject({ count: 1, since: sound['anchor'] });
		// The rows of earlier checks are deleted with the time.
		stored = stored.slice(0, 1);
		expect(await check()).toMatchObject({ count: 1, since: sound['anchor'] });
		expect(await check(accept(`12:${'a'.repeat(64)}`))).toMatchObject({ count: 1, since: sound['anchor'] });
		const accepted = accept(damaged['anchor']);
		expect(await check(accepted)).toMatchObject({ count: 0, since: damaged['anchor'] });
		// It may stay in the step.
		await writeTrail('/Audit', ['a', 'd']);
		const next = await check(accepted);
		expect(next).toMatchObject({ count: 0, events: 2 });
		expect(await check(accepted)).toMatchObject({ count: 0, since: next['anchor'] });
		expect(await check()).toMatchObject({ count: 0, since: next['anchor'] });
		// Somebody puts it back to the state that was accepted once.
		await world.person.filesDeleteV2({ path: '/Audit/00001' });
		await writeTrail('/Audit', ['a']);
		for (let week = 0; week < 2; week++)
			expect(await check(accepted)).toMatchObject({ count: 1, since: next['anchor'] });
	});

	it('compares with the anchor of an email where no earlier check is known', async () => {
		await writeTrail('/Audit', ['a', 'b']);
		const { anchor } = await check();
		stored = [];
		expect(await check(accept(anchor))).toMatchObject({ count: 0, since: anchor });
		stored = [];
		await world.person.filesDeleteV2({ path: '/Audit/00001' });
		await writeTrail('/Audit', ['a']);
		expect(await check(accept(anchor))).toMatchObject({ count: 1, since: anchor });
	});
});

it('compares another folder, and live after the demo, only with checks of its own', async () => {
	await writeTrail('/Audit', ['a', 'b', 'c']);
	const first = await check();
	await world.person.filesCreateFolderV2({ path: '/Other' });
	await writeTrail('/Other', ['x']);
	settings = { auditFolder: '/Other', environment: 'live' };
	const other = await check();
	expect(other).toMatchObject({ count: 0, since: '', folder: '/Other' });
	settings = { auditFolder: '/Other', environment: 'demo' };
	expect(await check()).toMatchObject({ count: 0, since: '', environment: 'demo' });
	settings = { auditFolder: '/Audit', environment: 'live' };
	expect(await check()).toMatchObject({ count: 0, since: first['anchor'] });
});

it('stores an email also where the trail could not be read, and goes on from the last anchor then', async () => {
	await writeTrail('/Audit', ['a']);
	const sound = await check();
	await world.person.filesMoveV2({ from_path: '/Audit', to_path: '/Away' });
	const failed = await check();
	expect(failed).toMatchObject({
		notChecked: expect.stringMatching(/Audit/) as string,
		since: sound['anchor'],
	});
	await world.person.filesMoveV2({ from_path: '/Away', to_path: '/Audit' });
	expect(await check()).toMatchObject({ count: 0, since: sound['anchor'] });
});
