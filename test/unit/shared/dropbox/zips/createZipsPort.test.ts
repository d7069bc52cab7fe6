/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { checkZip } from '@/nodes/shared/domain/zip/checkZip';
import { pathsInTopFolder } from '@/nodes/shared/domain/zip/ZipChecklist';
import { ConnectionLost, type SendStreaming } from '@/nodes/shared/http/types';
import { createFolder } from '@/test/emulators/dropbox/state/createFolder';
import { putFile } from '@/test/emulators/dropbox/state/putFile';
import { createTestDropbox, type TestDropboxOptions } from '@/test/support/createTestDropbox';

describe('Dropbox’s own ZIP of a folder', () => {
	let world: ReturnType<typeof createTestDropbox>;
	const arranged = async (as?: TestDropboxOptions) => {
		world = createTestDropbox(as);
		await world.person.filesUpload({ path: '/Fälle/Doe: 1/Briefe/ß.txt', contents: 'letter' });
		await world.person.filesUpload({ path: '/Fälle/Doe: 1/a.txt', contents: 'a' });
		const { result } = await world.person.filesCreateFolderV2({ path: '/Fälle/Doe: 1/Später' });
		world.emulator.log.clear();
		return result;
	};
	afterEach(() => world.close());

	const bytesOf = async (content: AsyncIterable<Uint8Array>) => {
		const pieces: Uint8Array[] = [];
		for await (const piece of content) pieces.push(piece);
		return Buffer.concat(pieces);
	};

	/** What the folder holds now, for the check. */
	const expected = async (address: string) => {
		const folder = await world.dropbox.find(address);
		const documents = [];
		for await (const page of world.dropbox.list(address, 'all levels')) {
			for (const entry of page) {
				if (entry.kind === 'folder') continue;
				const relativePath = entry.path!.slice(folder.path!.length + 1);
				documents.push({ relativePath, size: entry.size, contentHash: entry.contentHash! });
			}
		}
		return { documents, folders: ['Später'], layout: pathsInTopFolder };
	};

	it('holds what the folder holds', async () => {
		await arranged();
		const { content } = await world.dropbox.zip('/Fälle/Doe: 1');
		const wanted = await expected('/Fälle/Doe: 1');
		expect(wanted.documents).toHaveLength(2);
		expect((await bytesOf(checkZip(content, wanted))).subarray(0, 2).toString()).toBe('PK');
	});

	it('is not taken for right when a document was changed since it was looked at', async () => {
		await arranged();
		const wanted = await expected('/Fälle/Doe: 1');
		await world.person.filesUpload({
			...{ path: '/Fälle/Doe: 1/a.txt', contents: 'b', mode: { '.tag': 'overwrite' } },
		});
		const { content } = await world.dropbox.zip('/Fälle/Doe: 1');
		await expect(bytesOf(checkZip(content, wanted))).rejects.toMatchObject({ reason: 'content_mismatch' });
	});

	it('is found by ID, and opened again where the answer was lost', async () => {
		let lost = 0;
		const loses =
			(open: SendStreaming): SendStreaming =>
			async (request) => {
				if (lost++ === 0) throw new ConnectionLost('no answer');
				return await open(request);
			};
		await arranged({ openThrough: loses });
		const { id } = await world.dropbox.find('/Fälle/Doe: 1');
		const { content } = await world.dropbox.zip(id);
		await bytesOf(checkZip(content, await expected(id)));
		expect(lost).toBe(2);
	});

	it('ends in ConnectionLost where it breaks off', async () => {
		await arranged({
			openThrough: (open) => async (request) => {
				const answer = await open(request);
				async function* cut() {
					for await (const piece of answer.body) {
						yield piece.subarray(0, 10);
						throw new ConnectionLost('cut');
					}
				}
				return { ...answer, body: cut() };
			},
		});
		const { content } = await world.dropbox.zip('/Fälle/Doe: 1');
		const check = checkZip(content, await expected('/Fälle/Doe: 1'));
		await expect(bytesOf(check)).rejects.toBeInstanceOf(ConnectionLost);
	});

	it('is refused for what is no folder', async () => {
		await arranged();
		await expect(world.dropbox.zip('/Fälle/Doe: 1/a.txt')).rejects.toMatchObject({ reason: 'not_a_folder' });
	});

	it('is refused for what is not there, or not any more', async () => {
		const { metadata } = await arranged();
		await expect(world.dropbox.zip('/Elsewhere')).rejects.toMatchObject({ reason: 'not_found' });
		await world.person.filesDeleteV2({ path: metadata.path_display! });
		await expect(world.dropbox.zip(metadata.path_display!)).rejects.toMatchObject({ reason: 'deleted' });
	});

	it('is refused beyond what Dropbox zips, with the limit', async () => {
		await arranged();
		const many = world.view();
		for (let number = 0; number < 10_000; number++) {
			createFolder(many, `/Fälle/Doe: 1/Später/${number}`, { autorename: false });
		}
		await expect(world.dropbox.zip('/Fälle/Doe: 1')).rejects.toMatchObject({
			...{ reason: 'too_large', message: expect.stringContaining('10,000') as string },
		});
	});

	it('is refused for a file that is too large, with the limit', async () => {
		await arranged();
		const commit = { path: '/Fälle/Doe: 1/video', mode: { '.tag': 'add' } as const };
		putFile(
			world.view(),
			{ ...commit, autorename: false, strictConflict: false },
			world.state.contents.ofSize(4e9),
		);
		await expect(world.dropbox.zip('/Fälle/Doe: 1')).rejects.toMatchObject({
			...{ reason: 'too_large', message: expect.stringContaining('4 GB') as string },
		});
	});
});
