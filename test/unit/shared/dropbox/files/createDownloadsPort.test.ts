/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { buffer } from 'node:stream/consumers';
import { Refusal } from '@/nodes/shared/core/Refusal';
import type { OpenedFile } from '@/nodes/shared/dropbox/port';
import { ConnectionLost } from '@/nodes/shared/http/types';
import { createTestDropbox, type TestDropboxOptions } from '@/test/support/createTestDropbox';

const read = async ({ file, content }: OpenedFile) => ({ file, text: (await buffer(content)).toString() });

describe('downloads', () => {
	let world: ReturnType<typeof createTestDropbox>;
	const arranged = async (as?: TestDropboxOptions) => {
		world = createTestDropbox(as);
		const { result } = await world.person.filesUpload({ path: '/Fälle/Vertrag ß.txt', contents: 'first' });
		world.emulator.log.clear();
		return result;
	};
	afterEach(() => world.close());

	it('opens a file by path, and by ID after it was moved', async () => {
		const { id } = await arranged();
		expect(await world.dropbox.download('/Fälle/Vertrag ß.txt', undefined, read)).toMatchObject({
			...{ text: 'first', file: { id, name: 'Vertrag ß.txt', size: 5 } },
		});
		await world.person.filesMoveV2({ from_path: '/Fälle/Vertrag ß.txt', to_path: '/b.txt' });
		expect(await world.dropbox.download(id, undefined, read)).toMatchObject({ text: 'first' });
	});

	it('acts for the credential’s member, where paths start for them', async () => {
		world = createTestDropbox({ fixture: 'teamSpace', token: 'jane', inTeamSpace: true });
		await world.person.filesUpload({ path: '/Matters/a.txt', contents: 'of the team' });
		expect(await world.dropbox.download('/Matters/a.txt', undefined, read)).toMatchObject({
			text: 'of the team',
		});
	});

	it('begins again where somebody on the way answered in the place of Dropbox, and closes what came', async () => {
		let closed = false;
		let opened = 0;
		await arranged({
			openThrough: (open) => async (request) => {
				if (++opened > 1) return await open(request);
				async function* page() {
					try {
						yield Buffer.from('<html>Sign in');
						yield Buffer.from('</html>');
					} finally {
						closed = true;
					}
				}
				return { status: 200, headers: { 'content-type': 'text/html' }, body: page() };
			},
		});
		expect(await world.dropbox.download('/Fälle/Vertrag ß.txt', undefined, read)).toMatchObject({
			text: 'first',
		});
		expect({ closed, opened }).toEqual({ closed: true, opened: 2 });
	});

	describe('of a revision', () => {
		const replaced = async () => {
			const { id, rev } = await arranged();
			await world.person.filesUpload({ path: id, contents: 'second', mode: { '.tag': 'overwrite' } });
			return { id, rev };
		};

		it('opens it as it was, under the name that it has', async () => {
			const { id, rev } = await replaced();
			expect(await world.dropbox.download(id, undefined, read)).toMatchObject({ text: 'second' });
			expect(await world.dropbox.download(id, rev, read)).toMatchObject({ text: 'first', file: { rev, id } });
		});

		it('opens it by path, also when the file was deleted in between and filed anew', async () => {
			const { id, rev } = await replaced();
			await world.person.filesDeleteV2({ path: id });
			await world.person.filesUpload({ path: '/Fälle/Vertrag ß.txt', contents: 'third' });
			const path = '/fälle/vertrag ß.txt';
			expect(await world.dropbox.download(path, rev, read)).toMatchObject({ text: 'first' });
		});

		it('refuses one of another file', async () => {
			const { rev } = await replaced();
			await world.person.filesUpload({ path: '/other.txt', contents: 'other' });
			await expect(world.dropbox.download('/other.txt', rev, read)).rejects.toMatchObject({
				reason: 'invalid_input',
				message: 'The revision does not belong to this document',
			});
		});

		it('says that there is no such revision', async () => {
			const { id } = await replaced();
			await expect(world.dropbox.download(id, '0123456789abcdef', read)).rejects.toMatchObject({
				reason: 'not_found',
			});
		});
	});

	describe('that are refused', () => {
		it('says what was deleted, was never there, or is a folder', async () => {
			const { id } = await arranged();
			await expect(world.dropbox.download('/none', undefined, read)).rejects.toMatchObject({
				reason: 'not_found',
			});
			await expect(world.dropbox.download('/Fälle', undefined, read)).rejects.toMatchObject({
				reason: 'not_a_file',
			});
			await world.person.filesDeleteV2({ path: id });
			await expect(world.dropbox.download('/Fälle/Vertrag ß.txt', undefined, read)).rejects.toMatchObject({
				reason: 'deleted',
			});
		});

		it.each([
			[{ '.tag': 'unsupported_file' }, 'invalid_input', /exists only in Dropbox/],
			[
				{ '.tag': 'path', path: { '.tag': 'unsupported_content_type' } },
				'invalid_input',
				/exists only in Dropbox/,
			],
			[{ '.tag': 'path', path: { '.tag': 'restricted_content' } }, 'no_access', /legal notice/],
		])('%j', async (error, kind, message) => {
			await arranged();
			world.emulator.faults.set([{ route: 'files/download', fault: { kind: 'route_error', error } }]);
			const thrown: unknown = await world.dropbox
				.download('/Fälle/Vertrag ß.txt', undefined, read)
				.catch((refusal: unknown) => refusal);
			expect(thrown).toBeInstanceOf(Refusal);
			expect(thrown).toMatchObject({ reason: kind, message: expect.stringMatching(message) as string });
		});
	});

	describe('that break off', () => {
		it.each([
			['before they begin', { kind: 'reset', when: 'before_commit' }],
			['after some bytes', { kind: 'truncated_body', bytes: 2 }],
			['since Dropbox is busy', { kind: 'too_many_requests', retryAfter: 1 }],
			['since Dropbox is out of order', { kind: 'status', status: 503 }],
		])('are begun again: %s', async (_when, fault) => {
			await arranged();
			world.emulator.faults.set([{ route: 'files/download', nth: [1, 2, 3], fault }]);
			expect(await world.dropbox.download('/Fälle/Vertrag ß.txt', undefined, read)).toMatchObject({
				text: 'first',
			});
			expect(world.calls('files/download')).toBe(4);
			expect(world.clock.slept.length).toBeGreaterThanOrEqual(3);
		});

		it('again and again, are given up', async () => {
			await arranged();
			world.emulator.faults.set([{ route: 'files/download', fault: { kind: 'truncated_body', bytes: 2 } }]);
			await expect(world.dropbox.download('/Fälle/Vertrag ß.txt', undefined, read)).rejects.toMatchObject({
				reason: 'unavailable',
				message: expect.stringContaining('broke off') as string,
			});
			expect(world.calls('files/download')).toBe(4);
		});

		it('since what arrived was damaged, are begun again, and then said to be', async () => {
			await arranged();
			const damaged = async () =>
				await Promise.reject(new Refusal('content_mismatch', 'It was damaged', 'Check.'));
			await expect(world.dropbox.download('/Fälle/Vertrag ß.txt', undefined, damaged)).rejects.toMatchObject({
				reason: 'content_mismatch',
			});
			expect(world.calls('files/download')).toBe(4);
		});

		it('are not begun again when the reader has another reason', async () => {
			await arranged();
			const full = async () => await Promise.reject(new Refusal('unavailable', 'No room', 'Make some.'));
			await expect(world.dropbox.download('/Fälle/Vertrag ß.txt', undefined, full)).rejects.toMatchObject({
				message: 'No room',
			});
			expect(world.calls('files/download')).toBe(1);
		});
	});

	it('without content where there should be some, are asked for again', async () => {
		let calls = 0;
		await arranged({
			openThrough: (open) => async (request) => {
				calls++;
				if (calls === 1) throw new ConnectionLost('cut');
				return await open(request);
			},
		});
		await world.dropbox.download('/Fälle/Vertrag ß.txt', undefined, read);
		expect(calls).toBe(2);
	});

	describe('by a temporary link', () => {
		it('says until when it works', async () => {
			const { id } = await arranged();
			const link = await world.dropbox.temporaryLink(id);
			expect(link).toMatchObject({ file: { id }, url: expect.stringMatching(/^https:/) as string });
			expect(new Date(link.expires).getTime() - world.clock.now()).toBe(4 * 60 * 60_000);
		});

		it.each([
			['email_not_verified', 'no_access'],
			['unsupported_file', 'invalid_input'],
			['not_allowed', 'no_access'],
		])('%s', async (tag, kind) => {
			const { id } = await arranged();
			const fault = { kind: 'route_error', error: { '.tag': tag } };
			world.emulator.faults.set([{ route: 'files/get_temporary_link', fault }]);
			await expect(world.dropbox.temporaryLink(id)).rejects.toMatchObject({ reason: kind });
		});

		it('is not for folders', async () => {
			await arranged();
			await expect(world.dropbox.temporaryLink('/Fälle')).rejects.toMatchObject({ reason: 'not_a_file' });
		});
	});
});
