/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { ConnectionLost } from '@/nodes/shared/http/types';
import { STRANGE_HOST } from '@/test/emulators/clio/ClioEmulator';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';
import { VirtualClock } from '@/test/support/VirtualClock';

describe('ZIPs that Clio makes', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio({ onlyRead: true })));
	afterEach(() => test.close());

	const folderId = () => test.fixture.matters['smith']?.folderId ?? 0;
	const read = async (content: AsyncIterable<Uint8Array>) => await buffer(Readable.from(content));
	const make = async (mostAsked = 9, clio = test.clio) => await clio.makeArchive(folderId(), mostAsked);
	const asked = () => test.calls('GET document_archives/:id');

	it('are asked for ever more seldom until they are there, and read from the storage without the token', async () => {
		test.state.switches.archiveDelay = 60_000;
		const id = await make();
		expect(asked()).toBe(5);
		const bytes = await test.clio.readArchive(id, read);
		expect(bytes.includes('the complaint')).toBe(true);
		expect(test.requests.at(-1)?.url).toContain('amazonaws.com');
		expect(test.requests.at(-1)?.headers).toEqual({});
	});

	it('are given up after so many times, after five minutes, or when the run is', async () => {
		test.state.switches.archiveDelay = 3_600_000;
		await expect(make(3)).rejects.toMatchObject({ reason: 'unavailable' });
		expect(asked()).toBe(3);
		const began = test.clock.now();
		await expect(make(100)).rejects.toMatchObject({ message: 'Clio did not make the ZIP in time' });
		expect(test.clock.now() - began).toBeLessThanOrEqual(5 * 60_000);
		test.close();
		test = createTestClio({ clock: Object.assign(new VirtualClock(), { giveUpAfter: 20_000 }) });
		test.state.switches.archiveDelay = 3_600_000;
		await expect(make()).rejects.toMatchObject({ reason: 'unavailable' });
		expect(asked()).toBe(3);
	});

	it('may fail, without a word of Clio’s in the message', async () => {
		test.state.switches.archiveFailure = 'Smith v. Jones is too large';
		await expect(make()).rejects.toMatchObject({
			...{ reason: 'unavailable', message: 'Clio did not make the ZIP' },
		});
	});

	it('are not read from anywhere but Clio’s storage, nor where there is none', async () => {
		const id = await make();
		test.state.switches.downloadHost = STRANGE_HOST;
		await expect(test.clio.readArchive(id, read)).rejects.toMatchObject({ reason: 'unexpected' });
		await expect(test.clio.readArchive(4711, read)).rejects.toMatchObject({ reason: 'not_found' });
	});

	it('are read anew, from another address, where they break off, three times at most', async () => {
		const id = await make();
		let times = 0;
		const breaking = async () => {
			times++;
			throw new ConnectionLost('it broke off');
		};
		await expect(test.clio.readArchive(id, breaking)).rejects.toMatchObject({ reason: 'unavailable' });
		expect([times, test.calls('GET document_archives/:id/download')]).toEqual([3, 3]);
	});

	it('tell by themselves that the connection broke, and leave a cancelled execution as it is', async () => {
		const id = await make();
		for (const [code, thrown] of [
			['ECONNRESET', { reason: 'unavailable' }],
			['ERR_CANCELED', { code: 'ERR_CANCELED' }],
		] as const) {
			const { clio } = test.connect((call) => async (request) => {
				const answer = await call(request);
				if (!request.url.includes('/documents.zip')) return answer;
				const body = new Readable({
					read: () => body.destroy(Object.assign(new Error('aborted'), { code })),
				});
				return { ...answer, body };
			});
			await expect(clio.readArchive(id, read)).rejects.toMatchObject(thrown);
		}
	});
});
