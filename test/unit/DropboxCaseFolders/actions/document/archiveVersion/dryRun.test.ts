/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { archiveVersion } from '@/nodes/DropboxCaseFolders/actions/document/archiveVersion.operation';
import type { ArchivedDocument } from '@/nodes/DropboxCaseFolders/actions/document/archiveVersion/archiveDocuments';
import type { ArchiveRequest } from '@/nodes/DropboxCaseFolders/actions/document/archiveVersion/fields';
import type { Outcome } from '@/nodes/shared/core/outcome';
import { createArchiveHarness, CASE, TODAY } from './archiveHarness';

let world: Awaited<ReturnType<typeof createArchiveHarness>>;
beforeEach(async () => {
	world = await createArchiveHarness();
});
afterEach(() => world.close());

const request = (document: string, more: Partial<ArchiveRequest> = {}): ArchiveRequest => ({
	...{
		document,
		caseFolder: undefined,
		archiveFolder: '_Archive',
		afterwards: 'stays',
		timezone: 'UTC',
		lockArchived: false,
	},
	...{ dryRun: true, simplify: false, ...more },
});
const run = async (...requests: ArchiveRequest[]) =>
	await archiveVersion.run(requests, {
		...{ dropbox: world.dropbox, progress: () => undefined, clock: world.clock },
		documents: { keep: async () => await Promise.reject(new Error('nothing is fetched')) },
	});
const foreseeable = (outcomes: Array<Outcome<ArchivedDocument>>) =>
	outcomes.map((outcome) => {
		if (!outcome.ok) return outcome.refusal.reason;
		const { archived, document, status } = outcome.value;
		const { path, contentHash } = archived.file;
		return { status, version: archived.version, path, contentHash, document: document.id };
	});

describe('a dry run of Archive Version', () => {
	it('says what the real one then does, and writes nothing', async () => {
		const paths = ['a.pdf', 'In/a.pdf', 'b.pdf', 'c.pdf', 'd.pdf'];
		const files = [];
		for (const path of paths) files.push(await world.save(path, `in ${path}`));
		const [a, inner, b, c, d] = files.map(({ id }) => id) as [string, string, string, string, string];
		await run(request(b, { dryRun: false }), request(c, { dryRun: false }));
		await world.save('c.pdf', 'newer');
		const all = (dryRun: boolean) => [
			...[request(a, { dryRun }), request(a, { dryRun }), request(b, { dryRun }), request(c, { dryRun })],
			request(inner, { dryRun, caseFolder: CASE, archiveFolder: 'Old/Versions' }),
			request(d, { dryRun, afterwards: 'moves', caseFolder: CASE }),
			...[request('/never', { dryRun }), request(CASE, { dryRun })],
		];
		const before = await world.tree();
		world.emulator.log.clear();
		const planned = await run(...all(true));
		const routes = world.emulator.log.calls.map(({ route }) => route);
		expect(routes.filter((route) => !/^files\/(get_metadata|list_folder)/.test(route))).toEqual([]);
		expect(await world.tree()).toEqual(before);
		expect(planned.map(({ ok }) => ok)).toEqual([...Array<boolean>(6).fill(true), false, false]);
		expect(foreseeable(await run(...all(false)))).toEqual(foreseeable(planned));
	});

	it('has no ID or page of a copy that is not there, and those of a document that would be moved', async () => {
		const file = await world.save('a.pdf', 'one');
		const [copied, moved] = await run(request(file.id), request(file.id, { afterwards: 'moves' }));
		const rows = [copied, moved].flatMap((outcome) =>
			outcome?.ok ? archiveVersion.rows(outcome.value) : [],
		);
		expect(rows).toMatchObject([
			{
				...{ status: 'archived', dryRun: true, fileId: file.id, archivedFileId: null, archivedRev: null },
				...{ archivedPath: `${CASE}/_Archive/a_v1_${TODAY}.pdf`, archivedUrl: null },
			},
			{ status: 'moved', dryRun: true, fileId: file.id, archivedFileId: file.id, archivedUrl: null },
		]);
	});

	it('is told in the notes, and in at most ten fields unless all are asked for', async () => {
		const file = await world.save('a.pdf', 'one');
		const outcomes = await run(request(file.id, { simplify: true }), request(file.id, { dryRun: false }));
		const values = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
		expect(archiveVersion.notes?.(values)).toEqual(['Dry run: 1 version was not archived.']);
		const [short] = values.flatMap(archiveVersion.rows);
		expect(Object.keys(short ?? {})).toHaveLength(10);
		// The item that was meant came first, so the dry run finds what it did.
		expect(short).toMatchObject({ status: 'unchanged', dryRun: true, version: 1 });
	});
});
