/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import type { Send } from '@/nodes/shared/http/types';
import {
	CASE,
	createUploadHarness,
	document,
	hashOf,
	request,
	statuses,
	type UploadHarness,
} from './uploadHarness';

const rule = 'archive';

describe('Upload Document under archive', () => {
	let on: UploadHarness;
	beforeEach(async () => {
		on = await createUploadHarness();
	});
	afterEach(() => on.world.close());

	/** Before the first call of a route, somebody else does something. */
	const justBefore = (route: string, deed: () => Promise<unknown>): Send => {
		let done = false;
		return async (call) => {
			if (call.url.includes(route) && !done) {
				done = true;
				await deed();
			}
			return await on.world.send(call);
		};
	};
	const save = async (content: string) => {
		const file = await on.world.dropbox.find(`${CASE}/a.txt`);
		if (file.kind !== 'file') throw new TypeError('not a file');
		await on.write(`${CASE}/a.txt`, { kind: 'update', rev: file.rev }, content);
	};

	it('keeps the former version in a folder of the archive named like its own, and links both', async () => {
		await on.put('In/a.txt', 'former');
		const before = await on.world.dropbox.find(`${CASE}/In/a.txt`);
		const [outcome] = await on.upload(request([document('a.txt', 'mine')], { rule, subfolder: 'In' }));
		expect(outcome).toMatchObject({
			value: {
				documents: [
					{
						status: 'archived',
						file: { id: before.id, path: `${CASE}/In/a.txt`, contentHash: hashOf('mine') },
						formerVersion: {
							version: 1,
							file: { path: `${CASE}/_Archive/In/a_v1_20260501.txt`, contentHash: hashOf('former') },
						},
					},
				],
			},
		});
	});

	it('archives all former versions together, before anything is replaced', async () => {
		const names = ['a', 'b', 'c', 'd'];
		for (const name of names) await on.put(`${name}.txt`, `former ${name}`);
		on.world.emulator.log.clear();
		await on.upload(...names.map((name) => request([document(`${name}.txt`, `mine ${name}`)], { rule })));
		const writes = on.world.emulator.log.calls
			.map(({ route }) => route ?? '')
			.filter((route) => /copy_batch_v2|finish_batch|files\/upload$/.test(route));
		expect(writes).toEqual(['files/copy_batch_v2', 'files/upload_session/finish_batch_v2']);
	});

	it('archives a version as well that somebody saves while the former one is archived', async () => {
		await on.put('a.txt', 'former');
		const racing = justBefore('files/upload', async () => await save('newer'));
		const run = [request([document('a.txt', 'mine')], { rule })];
		expect(statuses(await uploadDocuments(run, on.dropboxOver(racing)))).toEqual(['archived']);
		expect(Object.values(await on.tree()).sort()).toEqual(
			['folder', hashOf('former'), hashOf('newer'), hashOf('mine')].sort(),
		);
	});

	it('files the document where its former version is deleted meanwhile', async () => {
		await on.put('a.txt', 'former');
		const deleting = justBefore('files/copy', async () => {
			await on.world.person.filesDeleteV2({ path: `${CASE}/a.txt` });
		});
		const run = [request([document('a.txt', 'mine')], { rule })];
		expect(statuses(await uploadDocuments(run, on.dropboxOver(deleting)))).toEqual(['uploaded']);
		expect((await on.tree())[`${CASE}/a.txt`]).toBe(hashOf('mine'));
	});

	it('leaves the former version where it cannot be archived, and files the others', async () => {
		await on.put('a.txt', 'former');
		await on.put('_Archive', 'a file');
		const run = [document('a.txt', 'mine'), document('b.txt', 'mine too')].map((each) =>
			request([each], { rule }),
		);
		expect(statuses(await on.upload(...run))).toEqual(['not_a_folder', 'uploaded']);
		expect((await on.tree())[`${CASE}/a.txt`]).toBe(hashOf('former'));
	});

	it('never takes the place of a folder', async () => {
		await on.makeFolder(`${CASE}/a.txt`);
		expect(statuses(await on.upload(request([document('a.txt', 'mine')], { rule })))).toEqual(['name_taken']);
	});

	describe('with several documents of one name', () => {
		const run = () =>
			['first', 'second', 'third'].map((content) => request([document('a.txt', content)], { rule }));

		it('keeps all, and adds nothing when it is run again', async () => {
			expect(statuses(await on.upload(...run()))).toEqual(['uploaded', 'archived', 'archived']);
			const tree = await on.tree();
			expect(Object.values(tree).sort()).toEqual(
				['folder', hashOf('first'), hashOf('second'), hashOf('third')].sort(),
			);
			const again = await on.upload(...run());
			expect(statuses(again)).toEqual(['unchanged', 'unchanged', 'unchanged']);
			expect(again[0]).toMatchObject({
				value: {
					documents: [
						{
							file: { path: `${CASE}/_Archive/a_v1_20260501.txt` },
							reason: expect.stringContaining('archive folder') as string,
						},
					],
				},
			});
			expect(await on.tree()).toEqual(tree);
		});

		it('files one that is not in the archive, though its successor is there already', async () => {
			await on.put('a.txt', 'third');
			expect(statuses(await on.upload(...run()))).toEqual(['archived', 'archived', 'archived']);
			const contents = new Set(Object.values(await on.tree()));
			for (const content of ['first', 'second', 'third']) expect(contents).toContain(hashOf(content));
		});

		it('sends none of them again under replace', async () => {
			const replacing = () =>
				['first', 'second'].map((content) => request([document('a.txt', content)], { rule: 'replace' }));
			expect(statuses(await on.upload(...replacing()))).toEqual(['uploaded', 'replaced']);
			expect(statuses(await on.upload(...replacing()))).toEqual(['skipped', 'unchanged']);
		});
	});
});
