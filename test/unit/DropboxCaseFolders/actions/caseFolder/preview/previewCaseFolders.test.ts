/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import type { CreateRequest } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/CaseFolder';
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import type { CasePreview } from '@/nodes/DropboxCaseFolders/actions/caseFolder/preview/CasePreview';
import { previewNotes, previewRows } from '@/nodes/DropboxCaseFolders/actions/caseFolder/preview.operation';
import { previewCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/preview/previewCaseFolders';
import { done, refused, type Outcome } from '@/nodes/shared/core/outcome';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { parseTemplate } from '@/nodes/shared/domain/naming/parseTemplate';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { treeOf } from '@/test/support/treeOf';

jest.setTimeout(60_000);

const WRITING = /create_folder|upload|copy|move|delete|properties\/(add|update)|templates\/add/;

const request = (caseId: string, more: Partial<CreateRequest> = {}): CreateRequest => ({
	...{ caseId, destination: '/Cases', template: [{ kind: 'case ID' }], fields: {} },
	...{ subfolders: [], existingFolder: undefined, ...more },
});

describe('Preview', () => {
	let world: ReturnType<typeof createTestDropbox>;
	beforeEach(async () => {
		world = createTestDropbox();
		await world.dropbox.createFolders(['/Cases']);
	});
	afterEach(() => world.close());

	const outcomesOf = async (requests: CreateRequest[]) =>
		await previewCaseFolders(
			requests.map((each, item) => ({ item, request: done(each) })),
			world.dropbox,
			world.clock,
		);
	const preview = async (...requests: CreateRequest[]) =>
		(await outcomesOf(requests)).map((outcome) => {
			if (!outcome.ok) throw outcome.refusal;
			return outcome.value;
		});
	const created = async (...requests: CreateRequest[]) => await createCaseFolders(requests, world.dropbox);
	const save = async (path: string) => await world.person.filesUpload({ path, contents: 'a file' });

	it('says what would be created, and writes nothing', async () => {
		const template = parseTemplate('{client} - {caseId}');
		const before = await treeOf(world.dropbox);
		world.emulator.log.clear();
		const [row] = previewRows(
			(
				await preview(request('22-1', { template, fields: { client: 'Doe, Jane?' }, subfolders: ['A/B'] }))
			)[0] as CasePreview,
		);
		expect(row).toEqual({
			...{ would: 'create', name: 'Doe, Jane- - 22-1', path: '/Cases/Doe, Jane- - 22-1' },
			...{ placeStatus: 'free', folderId: null, error: null, collidesWith: [] },
			parts: { client: 'Doe, Jane?', caseId: '22-1' },
			subfolders: [
				{ relativePath: 'A', exists: false },
				{ relativePath: 'A/B', exists: false },
			],
			warnings: [expect.stringContaining('?')],
		});
		expect(world.emulator.log.calls.filter(({ route }) => WRITING.test(route))).toEqual([]);
		expect(await treeOf(world.dropbox)).toEqual(before);
	});

	it('tells a folder of the case from that of another, and from a file', async () => {
		await created(request('22-1', { subfolders: ['A'] }), request('ab-2'));
		await save('/Cases/22-3');
		expect(
			await preview(request('22-1', { subfolders: ['A', 'B'] }), request('AB-2'), request('22-3')),
		).toMatchObject([
			{
				...{ would: 'adopt', placeStatus: 'ownFolder', folderId: expect.stringMatching(/^id:/) },
				subfolders: [{ exists: true }, { exists: false }],
			},
			{ would: 'refuse', placeStatus: 'takenByAnotherCase', refusal: { reason: 'belongs_to_another_case' } },
			{
				would: 'refuse',
				placeStatus: 'takenByFile',
				refusal: { reason: 'name_taken' },
				path: '/Cases/22-3',
			},
		]);
	});

	it('names the items that would get one place', async () => {
		expect(await preview(request('ab-1'), request('22-1'), request('AB-1'), request('ab-1'))).toMatchObject([
			{ would: 'create', placeStatus: 'free', collidesWith: [2, 3] },
			{ would: 'create', collidesWith: [] },
			{ would: 'refuse', placeStatus: 'free', collidesWith: [0, 3], name: 'AB-1' },
			{ would: 'adopt', placeStatus: 'free', folderId: undefined, collidesWith: [0, 2] },
		]);
	});

	it('reports what Create could not even be asked, as one of its items', async () => {
		const [unreadable] = await previewCaseFolders(
			[{ item: 0, request: refused(new Refusal('invalid_input', 'The case ID is empty', 'Map it.')) }],
			world.dropbox,
			world.clock,
		);
		expect(unreadable).toMatchObject({
			ok: true,
			value: {
				would: 'refuse',
				placeStatus: 'unknown',
				name: undefined,
				refusal: { reason: 'invalid_input' },
			},
		});
		expect(await preview(request('22-1', { destination: '/Elsewhere' }))).toMatchObject([
			{ would: 'refuse', refusal: { reason: 'not_found' }, placeStatus: 'unknown' },
		]);
	});

	it('refuses where Dropbox cannot be read, which says nothing about the case', async () => {
		world.close();
		world = createTestDropbox({ token: 'ownerExpired', account: 'owner' });
		expect(await outcomesOf([request('22-1')])).toMatchObject([
			{ ok: false, refusal: { reason: 'not_connected' } },
		]);
	});

	it('costs few calls for a thousand cases', async () => {
		const requests = Array.from({ length: 1000 }, (_, n) => request(`22-${n}`, { subfolders: ['A', 'B/C'] }));
		world.emulator.log.clear();
		const previews = await preview(...requests);
		expect(previews.every(({ would }) => would === 'create')).toBe(true);
		expect(world.calls()).toBeLessThanOrEqual(5);
		expect(previewNotes(previews)[0]).toMatch(/create 1,000 case folders, find 0 /);
	});

	describe('and Create', () => {
		const caseId = fc.constantFrom('22-1', '22-2', 'ab-1', 'AB-1', '22/1', 'Straße', 'STRASSE', 'x', 'X (1)');
		const subfolders = fc.subarray(['A', 'a/B', 'C/D/E', 'File', 'File/Below']);
		const template = fc.constantFrom('{caseId}', '{client} - {caseId}', '{caseId} {client}');
		const anyRequest = fc.record({
			...{ caseId, subfolders, template: template.map(parseTemplate) },
			fields: fc.record({ client: fc.constantFrom('Doe', 'doe', 'D/e', '') }),
			destination: fc.constantFrom('/Cases', '/Cases', '/cases', '/Other', '/Missing', '/Cases/taken'),
			existingFolder: fc.constantFrom(undefined, undefined, undefined, '/Cases/22-1', '/Other'),
			marker: fc.constantFrom(undefined, 'automatic' as const, 'file' as const, 'properties' as const),
			reuseExistingFolder: fc.boolean(),
		});
		const summarize = (outcome: Outcome<CasePreview>) => {
			if (!outcome.ok) return outcome.refusal.reason;
			const { would, refusal, name, path, subfolders: all, warnings } = outcome.value;
			if (would === 'refuse') return refusal?.reason;
			return { would, name, path, warnings, subfolders: all.map(({ exists }) => exists) };
		};
		const became = (outcome: Awaited<ReturnType<typeof createCaseFolders>>[number]) => {
			if (!outcome.ok) return outcome.refusal.reason;
			const { created: isNew, name, path, subfolders: all, warnings } = outcome.value;
			const would = isNew ? 'create' : 'adopt';
			return { would, name, path, warnings, subfolders: all.map((each) => !each.created) };
		};

		it('agree, whatever is asked for and whatever is there', async () => {
			await fc.assert(
				fc.asyncProperty(
					fc.array(anyRequest, { minLength: 1, maxLength: 12 }),
					fc.array(anyRequest, { maxLength: 4 }),
					async (requests, earlier) => {
						world.close();
						world = createTestDropbox();
						await world.dropbox.createFolders(['/Cases', '/Other']);
						await save('/Cases/taken');
						await save('/Cases/22-2');
						await created(...earlier);
						await save('/Cases/22-1/File').catch(() => undefined);
						const previews = (await outcomesOf(requests)).map(summarize);
						expect((await created(...requests)).map(became)).toEqual(previews);
					},
				),
				{ numRuns: 150 },
			);
		});
	});
});
