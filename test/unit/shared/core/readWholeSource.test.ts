/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Refusal } from '@/nodes/shared/core/Refusal';
import { readWholeSource } from '@/nodes/shared/core/readWholeSource';

async function* from(...pieces: string[]): AsyncGenerator<Uint8Array> {
	for (const piece of pieces) yield Buffer.from(piece);
}

async function read(source: AsyncIterable<Uint8Array>): Promise<string> {
	let text = '';
	for await (const piece of source) text += Buffer.from(piece).toString();
	return text;
}

describe('a source', () => {
	it.each([5, undefined])('that ends where it was said to is read through (%p)', async (size) => {
		expect(await read(readWholeSource(from('ab', 'cde'), size))).toBe('abcde');
	});

	it.each([
		[6, 'has only 5 bytes, not its stated size of 6 bytes'],
		[4, 'is longer than its stated size of 4 bytes'],
		[0, 'is longer than its stated size of 0 bytes'],
	])('that does not end after %i bytes is incomplete', async (size, words) => {
		const reading = read(readWholeSource(from('ab', 'cde'), size));
		await expect(reading).rejects.toMatchObject({ reason: 'source_incomplete' });
		await expect(read(readWholeSource(from('ab', 'cde'), size))).rejects.toThrow(words);
	});

	it('that breaks off is incomplete, and nothing of its own message shows', async () => {
		async function* broken() {
			yield Buffer.from('ab');
			throw new Error('ENOENT: /home/somebody/.n8n/binary');
		}
		const reading = read(readWholeSource(broken(), undefined));
		await expect(reading).rejects.toMatchObject({ reason: 'source_incomplete' });
		await expect(read(readWholeSource(broken(), 5))).rejects.not.toThrow(/ENOENT/);
	});

	it('that was refused by its reader stays refused in those words', async () => {
		const refusal = new Refusal('source_incomplete', 'n8n no longer has it', 'Run it again.');
		async function* gone(): AsyncGenerator<Uint8Array> {
			yield await Promise.reject(refusal);
		}
		await expect(read(readWholeSource(gone(), 5))).rejects.toBe(refusal);
	});

	it('is closed when its reader stops early', async () => {
		let closed = false;
		async function* long() {
			try {
				for (;;) yield Buffer.from('a');
			} finally {
				closed = true;
			}
		}
		const source = readWholeSource(long(), undefined);
		await source.next();
		await source.return();
		expect(closed).toBe(true);
	});
});
