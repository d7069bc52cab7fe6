/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash } from 'node:crypto';
import type { Entry } from '@/nodes/shared/domain/entry';
import type { DocumentSource } from '@/nodes/shared/core/DocumentSource';
import { uploadOne } from '../support/uploadOne';
import { createContractWorld, type ContractWorld } from './worlds';

/** What the operations rely on. Run against the live service, it tells whether the emulator is right. */
describe('The Dropbox port', () => {
	let world: ContractWorld;
	let scratch: string;

	beforeAll(async () => {
		world = await createContractWorld();
		({ scratch } = world);
		await world.dropbox.createFolders([scratch]);
	});
	afterAll(async () => await world.close(), 60_000);

	const documentOf = (content: string): DocumentSource => ({
		size: Buffer.byteLength(content),
		open: async () =>
			(async function* () {
				yield Buffer.from(content);
			})(),
	});
	/** Dropbox's content hash of a document of up to one block (4 MiB), by its documentation. */
	const contentHashOf = (content: string) =>
		createHash('sha256').update(createHash('sha256').update(content).digest()).digest('hex');
	const listed = async (address: string, depth: 'one level' | 'all levels', pageSize?: number) => {
		const entries: Entry[] = [];
		for await (const page of world.dropbox.list(address, depth, pageSize)) entries.push(...page);
		return entries;
	};

	it('creates folders in the order asked for, with their parents', async () => {
		const [deep, plain] = await world.dropbox.createFolders([`${scratch}/a/b`, `${scratch}/c`]);
		expect(deep).toMatchObject({ ok: true, value: { name: 'b' } });
		expect(plain).toMatchObject({ ok: true, value: { name: 'c' } });
		expect(await world.dropbox.find(`${scratch}/a`)).toMatchObject({ kind: 'folder', name: 'a' });
	});

	it('tells a folder that is there already from a file', async () => {
		await world.dropbox.createFolders([`${scratch}/taken`]);
		await uploadOne(world.dropbox, `${scratch}/file`, { kind: 'add' }, documentOf('x'));
		const outcomes = await world.dropbox.createFolders([
			`${scratch}/TAKEN`,
			`${scratch}/file`,
			`${scratch}/file/below`,
			`${scratch}/free`,
		]);
		expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal.reason))).toEqual([
			'folder_exists',
			'name_taken',
			'not_a_folder',
			'done',
		]);
	});

	it('keeps the ID through renames and moves, and finds by it', async () => {
		const [made] = await world.dropbox.createFolders([`${scratch}/before`]);
		const id = made?.ok ? made.value.id : '';
		await world.person.filesMoveV2({ from_path: `${scratch}/before`, to_path: `${scratch}/moved/after` });
		expect(await world.dropbox.find(id)).toMatchObject({ id, name: 'after' });
	});

	it('says what was deleted and what never was', async () => {
		await world.dropbox.createFolders([`${scratch}/gone`]);
		await world.person.filesDeleteV2({ path: `${scratch}/gone` });
		await expect(world.dropbox.find(`${scratch}/gone`)).rejects.toMatchObject({ reason: 'deleted' });
		await expect(world.dropbox.find(`${scratch}/never`)).rejects.toMatchObject({ reason: 'not_found' });
	});

	it('lists one level or all, by path and by ID, without the folder itself', async () => {
		await world.dropbox.createFolders([`${scratch}/tree/x/y`, `${scratch}/tree/z`]);
		const { id } = await world.dropbox.find(`${scratch}/tree`);
		for (const address of [`${scratch}/tree`, id]) {
			expect((await listed(address, 'one level')).map((entry) => entry.name).sort()).toEqual(['x', 'z']);
			expect((await listed(address, 'all levels', 1)).map((entry) => entry.name).sort()).toEqual([
				'x',
				'y',
				'z',
			]);
		}
		expect((await listed(`${id}/x`, 'all levels')).map((entry) => entry.name)).toEqual(['y']);
	});

	it('refuses to list a file and what is not there', async () => {
		await uploadOne(world.dropbox, `${scratch}/leaf`, { kind: 'add' }, documentOf('x'));
		await expect(listed(`${scratch}/leaf`, 'one level')).rejects.toMatchObject({ reason: 'not_a_folder' });
		await expect(listed(`${scratch}/never`, 'one level')).rejects.toMatchObject({ reason: 'not_found' });
	});

	it('uploads below an ID, making what is missing, and answers with the content hash', async () => {
		const [made] = await world.dropbox.createFolders([`${scratch}/case`]);
		const id = made?.ok ? made.value.id : '';
		const file = await uploadOne(
			world.dropbox,
			`${id}/Pleadings/letter.txt`,
			{ kind: 'add' },
			documentOf('Dear'),
		);
		expect(file).toMatchObject({
			kind: 'file',
			name: 'letter.txt',
			size: 4,
			contentHash: contentHashOf('Dear'),
		});
	});

	it('takes identical content under a taken name for done, and refuses other content', async () => {
		const address = `${scratch}/twice.txt`;
		const first = await uploadOne(world.dropbox, address, { kind: 'add' }, documentOf('same'));
		const second = await uploadOne(world.dropbox, address, { kind: 'add' }, documentOf('same'));
		expect(second.id).toBe(first.id);
		await expect(
			uploadOne(world.dropbox, address, { kind: 'add' }, documentOf('other')),
		).rejects.toMatchObject({
			reason: 'name_taken',
		});
	});

	it('replaces exactly the revision it was told to', async () => {
		const address = `${scratch}/versions.txt`;
		const first = await uploadOne(world.dropbox, address, { kind: 'add' }, documentOf('one'));
		const second = await uploadOne(
			world.dropbox,
			address,
			{ kind: 'update', rev: first.rev },
			documentOf('two'),
		);
		expect(second).toMatchObject({ id: first.id, contentHash: contentHashOf('two') });
		await expect(
			uploadOne(world.dropbox, address, { kind: 'update', rev: first.rev }, documentOf('three')),
		).rejects.toMatchObject({ reason: 'changed_meanwhile' });
	});

	it('files many documents of one call, empty ones and ones below an ID too, each with its own outcome', async () => {
		const [made] = await world.dropbox.createFolders([`${scratch}/many`]);
		const id = made?.ok ? made.value.id : '';
		await uploadOne(world.dropbox, `${scratch}/many/2.txt`, { kind: 'add' }, documentOf('another'));
		const contents = ['', 'one', 'two', 'three', 'four', 'five'];
		const outcomes = await world.dropbox.upload(
			contents.map((content, index) => ({
				address: `${id}/${index}.txt`,
				mode: { kind: 'add' },
				source: documentOf(content),
			})),
		);
		expect(
			outcomes.map((outcome) => (outcome.ok ? outcome.value.file.size : outcome.refusal.reason)),
		).toEqual(contents.map((content, index) => (index === 2 ? 'name_taken' : content.length)));
		expect((await listed(id, 'one level')).map(({ name }) => name).sort()).toEqual(
			contents.map((_, index) => `${index}.txt`),
		);
	});

	it('locks a file, or says that this Dropbox does not, and says the same again', async () => {
		const file = await uploadOne(world.dropbox, `${scratch}/locked.txt`, { kind: 'add' }, documentOf('one'));
		const once = await world.dropbox.lockFiles([file.id]);
		const summary = once.map((outcome) => (outcome.ok ? 'locked' : outcome.refusal.reason));
		expect(['locked', 'no_access']).toContain(summary[0]);
		expect(await world.dropbox.lockFiles([file.id])).toEqual(once);
		// The account that locked it can still write to it.
		const mode = { kind: 'update', rev: file.rev } as const;
		await uploadOne(world.dropbox, `${scratch}/locked.txt`, mode, documentOf('two'));
	});

	it('files a long document whose chunks are sent at the same time', async () => {
		const mebibyte = Buffer.alloc(1024 * 1024, 'deposition ');
		const count = 66;
		const source: DocumentSource = {
			size: count * mebibyte.length,
			open: async () =>
				(async function* () {
					for (let index = 0; index < count; index++) yield mebibyte;
				})(),
		};
		const file = await uploadOne(world.dropbox, `${scratch}/long.bin`, { kind: 'add' }, source);
		expect(file.size).toBe(source.size);
	}, 300_000);
});
