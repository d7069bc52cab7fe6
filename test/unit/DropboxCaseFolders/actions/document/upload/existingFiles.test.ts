/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { upload } from '@/nodes/DropboxCaseFolders/actions/document/upload.operation';
import { Refusal } from '@/nodes/shared/core/Refusal';
import type { ConflictRule } from '@/nodes/shared/domain/documents/DocumentFacts';
import {
	CASE,
	createUploadHarness,
	document,
	hashOf,
	request,
	statuses,
	type UploadHarness,
} from './uploadHarness';

describe('Upload Document with an Existing File ID', () => {
	let on: UploadHarness;
	let id: string;
	beforeEach(async () => {
		on = await createUploadHarness();
		await on.put('In/a.txt', 'former');
		({ id } = await on.world.dropbox.find(`${CASE}/In/a.txt`));
		on.world.emulator.log.clear();
	});
	afterEach(() => on.world.close());

	const run = async (given: Parameters<typeof request>[1] = {}, name = 'a.txt', content = 'mine') =>
		await upload.run(
			[request([document(name, content)], { rule: 'archive', existingFileId: id, ...given })],
			{ dropbox: on.dropboxOver(on.world.send), progress: () => undefined, clock: on.world.clock } as never,
		);
	const move = async (to: string) =>
		await on.world.api.call((sdk) => sdk.filesMoveV2({ from_path: `${CASE}/In/a.txt`, to_path: to }));
	const warningsOf = (outcomes: Awaited<ReturnType<typeof run>>) =>
		outcomes.flatMap((outcome) =>
			outcome.ok ? outcome.value.documents.flatMap(({ warnings }) => warnings) : [],
		);

	it('makes the document its new version, wherever people moved it in the case folder', async () => {
		await move(`${CASE}/Filed/Answer.txt`);
		const outcomes = await run({ subfolder: 'In' });
		expect(outcomes).toMatchObject([
			{
				value: { documents: [{ status: 'archived', file: { id, name: 'Answer.txt' }, subfolder: 'Filed' }] },
			},
		]);
		expect(await on.tree()).toMatchObject({
			[`${CASE}/Filed/Answer.txt`]: hashOf('mine'),
			[`${CASE}/_Archive/Filed/Answer_v1_20260501.txt`]: hashOf('former'),
		});
		expect(statuses(await run({ subfolder: 'In' }))).toEqual(['unchanged']);
	});

	it.each<ConflictRule>(['replace', 'archive', 'keepBoth', 'skipIfIdentical', 'fail'])(
		'replaces nothing else where the file is gone, under %s',
		async (rule) => {
			await on.world.api.call((sdk) => sdk.filesDeleteV2({ path: `${CASE}/In/a.txt` }));
			await on.put('In/a.txt', 'theirs');
			const outcomes = await run({ rule, subfolder: 'In' });
			expect(statuses(outcomes)).toEqual([rule === 'fail' ? 'name_taken' : 'keptBoth']);
			expect(await on.tree()).toMatchObject({ [`${CASE}/In/a.txt`]: hashOf('theirs') });
			expect(warningsOf(outcomes).filter((warning) => warning.includes('no longer exists'))).toHaveLength(
				rule === 'fail' ? 0 : 1,
			);
		},
	);

	it.each([
		['in another case', '/Cases/22-2/a.txt'],
		['in a folder whose name begins with that of the case', '/Cases/22-1 Roe/a.txt'],
		['in the archive', `${CASE}/_archive/In/a.txt`],
	])('replaces nothing that is %s', async (_, place) => {
		await move(place);
		const outcomes = await run({ subfolder: 'In' });
		expect(outcomes).toMatchObject([
			{ value: { documents: [{ status: 'uploaded', file: { path: `${CASE}/In/a.txt` } }] } },
		]);
		expect(await on.world.dropbox.find(id)).toMatchObject({ contentHash: hashOf('former') });
		expect(warningsOf(outcomes)).toEqual([expect.stringContaining('is outside the case folder')]);
	});

	it.each(['Answer', 'Answer of Dr. Smith', 'Answer.TXT'])(
		'makes it the new version of a file that people called %s',
		async (name) => {
			await move(`${CASE}/In/${name}`);
			const outcomes = await run({ subfolder: 'In' });
			expect(statuses(outcomes)).toEqual(['archived']);
			expect(await on.world.dropbox.find(id)).toMatchObject({ name, contentHash: hashOf('mine') });
			expect(statuses(await run({ subfolder: 'In' }))).toEqual(['unchanged']);
		},
	);

	it('replaces no file of another type, and nothing that has its name', async () => {
		await on.put('In/a.pdf', 'theirs');
		const outcomes = await run({ subfolder: 'In' }, 'a.pdf');
		expect(statuses(outcomes)).toEqual(['keptBoth']);
		expect(warningsOf(outcomes)).toEqual([expect.stringContaining('another file type')]);
	});

	it('takes a folder for none', async () => {
		const { metadata } = await on.makeFolder(`${CASE}/Folder`);
		expect(statuses(await run({ existingFileId: metadata.id }))).toEqual(['uploaded']);
	});

	it('looks each file up once; refuses items whose file cannot be, and no others', async () => {
		const dropbox = on.dropboxOver(on.world.send);
		const asked: string[] = [];
		const find: typeof dropbox.find = async (address) => {
			asked.push(address);
			if (address === id) throw new Refusal('unavailable', 'Dropbox is down', 'Try again.');
			return await dropbox.find(address);
		};
		const outcomes = await upload.run(
			[
				request([document('a.txt', 'mine')], { existingFileId: id }),
				request([document('b.txt', 'b')]),
				request([document('c.txt', 'c')], { existingFileId: id }),
			],
			{ dropbox: { ...dropbox, find }, progress: () => undefined, clock: on.world.clock } as never,
		);
		expect(statuses(outcomes)).toEqual(['unavailable', 'uploaded', 'unavailable']);
		expect(asked.filter((address) => address === id)).toHaveLength(1);
		expect(await on.tree()).toMatchObject({ [`${CASE}/In/a.txt`]: hashOf('former') });
	});

	it('follows the file in a dry run, and writes nothing', async () => {
		await move(`${CASE}/Filed/Answer.txt`);
		expect(await run({ dryRun: true })).toMatchObject([
			{ value: { documents: [{ status: 'archived', file: { path: `${CASE}/Filed/Answer.txt` } }] } },
		]);
		expect(await on.tree()).toMatchObject({ [`${CASE}/Filed/Answer.txt`]: hashOf('former') });
	});
});
