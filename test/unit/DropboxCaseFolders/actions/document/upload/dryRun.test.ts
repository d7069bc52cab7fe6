/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { upload } from '@/nodes/DropboxCaseFolders/actions/document/upload.operation';
import type {
	UploadRequest,
	UploadResult,
} from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import type { Outcome } from '@/nodes/shared/core/outcome';
import { sourceOf } from '@/test/support/sourceOf';
import { createUploadHarness, document, request, type UploadHarness } from './uploadHarness';
import { prepareCaseFolder, uploadRuns } from './uploadRuns';

const WRITING = /upload|copy|move|create|delete/;

let on: UploadHarness;
beforeEach(async () => {
	on = await createUploadHarness();
	await prepareCaseFolder(on);
});
afterEach(() => on.world.close());

const run = async (requests: UploadRequest[], dryRun: boolean) =>
	await upload.run(
		requests.map((each) => ({ ...each, dryRun, simplify: false })),
		{
			...{ dropbox: on.dropboxOver(on.world.send), clock: on.world.clock, progress: () => undefined },
			documents: { keep: async () => await Promise.reject(new Error('nothing is fetched')) },
		},
	);
/** What is known before anything is written: all but what Dropbox gives out itself. */
const foreseeable = (outcomes: Array<Outcome<UploadResult>>) =>
	outcomes.map((outcome) => {
		if (!outcome.ok) return outcome.refusal.reason;
		return upload.rows(outcome.value).map((row) => {
			const { status, name, path, folder, size, contentHash, reason, warnings } = row;
			const { path: kept, version } = (row['previousVersion'] ?? {}) as Record<string, unknown>;
			return { status, name, path, folder, size, contentHash, reason, warnings, kept, version };
		});
	});
const written = () => on.world.emulator.log.calls.filter(({ route }) => WRITING.test(route));

describe('a dry run of Upload Document', () => {
	it.each(uploadRuns)(
		'says what the real one then does, and writes nothing: %s',
		async (_what, requestsFor) => {
			const before = await on.tree();
			const planned = await run(requestsFor(on.folderId), true);
			expect(written()).toEqual([]);
			expect(await on.tree()).toEqual(before);
			const real = await run(requestsFor(on.folderId), false);
			expect(foreseeable(planned)).toEqual(foreseeable(real));
			expect(written().length).toBeGreaterThan(0);
		},
	);

	it('gives the IDs of what is there, and none of what is not', async () => {
		const planned = await run(
			[
				request([document('taken.txt', 'theirs')]),
				request([document('taken.txt', 'new')], { rule: 'replace', subfolder: 'In' }),
				request([document('new.txt', 'new')]),
			],
			true,
		);
		const rows = planned.flatMap((outcome) => (outcome.ok ? upload.rows(outcome.value) : []));
		expect(rows).toMatchObject([
			{ status: 'unchanged', dryRun: true, fileId: expect.stringMatching(/^id:/), url: expect.any(String) },
			{ status: 'replaced', dryRun: true, fileId: expect.stringMatching(/^id:/), rev: null },
			{ status: 'uploaded', dryRun: true, fileId: null, url: null, path: '/Cases/22-1/new.txt' },
		]);
		expect(JSON.stringify(rows)).not.toContain('dry-run-');
	});

	it('can stand beside documents that are meant', async () => {
		const requests = [
			{ ...request([document('a.txt', 'one')]), dryRun: true },
			request([document('b.txt', 'two')]),
			{ ...request([document('B.txt', 'three')]), dryRun: true },
		];
		const outcomes = await upload.run(requests, {
			...{ dropbox: on.dropboxOver(on.world.send), clock: on.world.clock, progress: () => undefined },
			documents: { keep: async () => await Promise.reject(new Error('nothing is fetched')) },
		});
		expect(outcomes.flatMap((outcome) => (outcome.ok ? upload.rows(outcome.value) : []))).toMatchObject([
			{ status: 'uploaded', name: 'a.txt', fileId: null, dryRun: true },
			{ status: 'uploaded', name: 'b.txt', fileId: expect.stringMatching(/^id:/) },
			{ status: 'keptBoth', name: 'B (1).txt', fileId: null, dryRun: true },
		]);
		expect(Object.keys(await on.tree())).not.toContain('/Cases/22-1/a.txt');
	});

	it('finds out that n8n no longer has all of a document', async () => {
		const broken = { ...document('a.txt', 'one'), source: sourceOf('one', 5) };
		expect(foreseeable(await run([request([broken])], true))).toEqual(['source_incomplete']);
	});
});
