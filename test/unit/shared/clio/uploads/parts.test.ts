/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { contentHash } from '@/nodes/shared/domain/contentHash';
import type { DocumentSource } from '@/nodes/shared/core/DocumentSource';
import type { HttpRequest } from '@/nodes/shared/http/types';
import { createUploadsPort } from '@/nodes/shared/clio/uploads/createUploadsPort';
import { endAfter, type CallInterceptor } from '@/test/support/callFaults';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';
import { ignoreProcessEnd } from '@/test/support/forEveryCall';

const MIB = 1024 * 1024;
const sizes = { whole: 8 * MIB, part: 5 * MIB, announced: 2, inFlight: 11 * MIB };
const bytes = Buffer.alloc(10 * MIB + 3, 'all the king’s horses ');
const md5 = createHash('md5').update(bytes).digest('hex');
/** In pieces that fit no part. */
const source: DocumentSource = {
	size: bytes.length,
	async open() {
		return (async function* () {
			for (let start = 0; start < bytes.length; start += 777_777)
				yield bytes.subarray(start, start + 777_777);
		})();
	},
};

describe('content that goes in parts', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());

	const portWith = (through?: CallInterceptor) => {
		const { api, open } = test.connect(through);
		return createUploadsPort(api, open, test.clock, sizes);
	};
	const announce = async (port = portWith()) => {
		const content = await port.measureContent(source);
		const file = { name: 'Bundle.pdf', contentType: 'application/pdf', content };
		const place = { type: 'Matter', id: test.fixture.matters['smith']?.id ?? 0 } as const;
		return { content, announced: await port.announceDocument(file, place, undefined) };
	};
	const isPut = ({ method }: HttpRequest) => method === 'PUT';
	const stored = () => {
		const document = test.state.documents.all.find(({ name }) => name === 'Bundle.pdf');
		return document?.versions.map(({ uuid }) => test.state.objects.get(uuid)?.md5);
	};
	const meddleWith =
		(meddle: (request: HttpRequest, nth: number) => Promise<HttpRequest> | HttpRequest): CallInterceptor =>
		(call) => {
			let nth = 0;
			return async (request) => await call(isPut(request) ? await meddle(request, ++nth) : request);
		};

	it('is measured part by part', async () => {
		const content = await portWith().measureContent(source);
		expect(content).toMatchObject({ size: bytes.length, contentHash: contentHash(bytes) });
		expect(content.partDigests).toHaveLength(3);
		const small = await portWith().measureContent({ size: 3, open: async () => pieces(Buffer.from('one')) });
		expect(small.partDigests).toEqual([]);
	});

	it.each([
		[99_999_999, 0],
		[100_000_000, 6],
	])('is content of 100 MB and more: %i bytes', async (size, parts) => {
		const open = async () => Readable.from(zeros(size));
		const content = await test.clio.measureContent({ size, open });
		expect([content.size, content.partDigests.length]).toEqual([size, parts]);
	});

	it('arrives whole, few parts at a time', async () => {
		let most = 0;
		let now = 0;
		const through: CallInterceptor = (call) => async (request) => {
			if (!isPut(request)) return await call(request);
			now += request.body?.[0]?.length ?? 0;
			most = Math.max(most, now);
			return await call(request).finally(() => (now -= request.body?.[0]?.length ?? 0));
		};
		const port = portWith(through);
		const { content, announced } = await announce(port);
		const document = await port.sendContent(announced, content);
		expect(document.latestVersion).toMatchObject({ isFullyUploaded: true, size: bytes.length });
		expect(stored()).toEqual([md5]);
		// Two parts announced, one more, three sent, one word that it is done.
		expect(test.requests.map(({ method }) => method).sort()).toEqual([
			...['PATCH', 'PATCH', 'POST', 'PUT', 'PUT', 'PUT'],
		]);
		expect(most).toBeLessThanOrEqual(sizes.inFlight);
	});

	it('shares the memory with others that are under way', async () => {
		let most = 0;
		let now = 0;
		const port = portWith((call) => async (request) => {
			const length = request.body?.[0]?.length ?? 0;
			now += length;
			most = Math.max(most, now);
			return await call(request).finally(() => (now -= length));
		});
		const all = [await announce(port), await announce(port), await announce(port)];
		await Promise.all(all.map(async ({ content, announced }) => await port.sendContent(announced, content)));
		expect(test.state.documents.all.filter(({ name }) => name === 'Bundle.pdf')).toHaveLength(3);
		expect(most).toBeLessThanOrEqual(sizes.inFlight + MIB);
	});

	it('is sent again where a part was damaged on its way, and given up where each time', async () => {
		const damage = ({ body, ...request }: HttpRequest): HttpRequest => {
			const damaged = Buffer.from(Buffer.concat(body ?? []));
			damaged[17] = 0;
			return { ...request, body: [damaged] };
		};
		const port = portWith(meddleWith((request, nth) => (nth === 3 ? damage(request) : request)));
		const { content, announced } = await announce(port);
		await port.sendContent(announced, content);
		expect(stored()).toEqual([md5]);
		const again = await announce();
		await expect(portWith(meddleWith(damage)).sendContent(again.announced, content)).rejects.toMatchObject({
			reason: 'content_mismatch',
		});
	});

	it('is given other addresses where they expire on the way', async () => {
		const port = portWith(
			meddleWith(async (request, nth) => {
				if (nth === 2 || nth === 5) await test.clock.sleep(601_000);
				return request;
			}),
		);
		const { content, announced } = await announce(port);
		await port.sendContent(announced, content);
		expect(stored()).toEqual([md5]);
	});

	it('is gone on with by the next run, wherever the first one ended', async () => {
		for (let nth = 2; nth <= 6; nth++) {
			const own = createTestClio();
			test.close();
			test = own;
			const { content, announced } = await announce();
			const first = portWith(endAfter(nth - 1)).sendContent(announced, content);
			await first.catch(ignoreProcessEnd);
			const port = portWith();
			await port.sendContent({ document: announced.document }, await port.measureContent(source));
			expect({ nth, found: stored() }).toEqual({ nth, found: [md5] });
		}
	});

	it('makes a version as it makes a document', async () => {
		const { content, announced } = await announce();
		const port = portWith();
		const document = await port.sendContent(announced, content);
		const other = await port.measureContent({
			size: 9 * MIB,
			open: async () => pieces(Buffer.alloc(9 * MIB, 7)),
		});
		const file = { name: 'Bundle.pdf', contentType: 'application/pdf', content: other };
		const done = await port.sendContent(await port.announceVersion(file, document), other);
		expect(done.latestVersion).toMatchObject({ number: 2, size: 9 * MIB, isFullyUploaded: true });
	});

	it('holds nothing of a source that breaks', async () => {
		const broken: DocumentSource = {
			size: bytes.length,
			open: async () => pieces(bytes.subarray(0, 9 * MIB)),
		};
		await expect(portWith().measureContent(broken)).rejects.toMatchObject({ reason: 'source_incomplete' });
		const { content, announced } = await announce();
		await expect(portWith().sendContent(announced, { ...content, source: broken })).rejects.toMatchObject({
			reason: 'source_incomplete',
		});
		const port = portWith();
		await port.sendContent(announced, content);
		expect(stored()).toEqual([md5]);
	});
});

function* zeros(size: number): Generator<Buffer> {
	const piece = Buffer.alloc(MIB);
	for (let left = size; left > 0; left -= MIB) yield piece.subarray(0, Math.min(left, MIB));
}

async function* pieces(whole: Buffer): AsyncGenerator<Uint8Array> {
	yield whole;
}
