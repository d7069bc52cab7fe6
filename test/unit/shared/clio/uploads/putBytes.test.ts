/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Readable } from 'node:stream';
import type { HttpRequest, HttpResponse, StreamedResponse } from '@/nodes/shared/http/types';
import type { CallInterceptor } from '@/test/support/callFaults';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';
import {
	contentsOf,
	fileOf,
	requestFor,
	statuses,
} from '@/test/unit/ClioMatters/actions/document/upload/uploadWorld';

/** What is done with a request instead of sending it on; undefined: nothing. */
type Meddle = (request: HttpRequest, nth: number) => Promise<unknown> | unknown;

const isPut = ({ method }: HttpRequest) => method === 'PUT';
const storageAnswer = (status: number, code = ''): StreamedResponse => ({
	...{ status, headers: {} },
	body: Readable.from([Buffer.from(`<Error><Code>${code}</Code></Error>`)]),
});

describe('the storage behind an upload', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());

	/** Uploads a letter while something is done to the requests that `concerns`. */
	async function uploadWith(meddle: Meddle, concerns = isPut) {
		let nth = 0;
		const through: CallInterceptor = (call) => async (request) => {
			const answer = concerns(request) ? await meddle(request, ++nth) : undefined;
			return (answer as Awaited<ReturnType<typeof call>> | undefined) ?? (await call(request));
		};
		return await statuses([requestFor(test, fileOf('Letter.pdf'))], test.connect(through).clio);
	}
	const count = (method: string) => test.requests.filter((request) => request.method === method).length;
	const isWhole = async () => expect(await contentsOf(test)).toEqual([['Letter.pdf', 'Dear Sir']]);

	it('is asked for another address where the first one expired on the way', async () => {
		expect(await uploadWith(async (_, nth) => void (nth === 1 && (await test.clock.sleep(601_000))))).toEqual(
			['created'],
		);
		expect([count('PUT'), count('PATCH')]).toEqual([2, 1]);
		await isWhole();
	});

	it('is asked for another address before the first one expires', async () => {
		const isList = ({ url }: HttpRequest) => url.includes('/documents.json?');
		const waiting: Meddle = async (_, nth) => void (nth === 3 && (await test.clock.sleep(540_000)));
		expect(await uploadWith(waiting, isList)).toEqual(['created']);
		expect(count('PUT')).toBe(1);
		await isWhole();
	});

	it('may be too busy for a while', async () => {
		expect(await uploadWith((_, nth) => (nth < 4 ? storageAnswer(503, 'SlowDown') : undefined))).toEqual([
			'created',
		]);
		await isWhole();
	});

	it.each([
		[403, 'AccessDenied', 'unexpected', 4],
		[400, 'BadDigest', 'content_mismatch', 4],
		[404, 'NoSuchUpload', 'unexpected', 1],
	])('may refuse for good: %i %s', async (status, code, reason, puts) => {
		let seen = 0;
		expect(
			await uploadWith(() => {
				seen++;
				return storageAnswer(status, code);
			}),
		).toEqual([reason]);
		expect([seen, count('PATCH')]).toEqual([puts, 0]);
		expect(await uploadWith(() => undefined)).toEqual(['created']);
		await isWhole();
	});

	it('may lose what it took: then it is sent again', async () => {
		expect(await uploadWith((_, nth) => (nth < 3 ? storageAnswer(200) : undefined))).toEqual(['created']);
		expect(count('PATCH')).toBe(3);
		await isWhole();
	});

	it('is given up where it loses everything', async () => {
		expect(await uploadWith(() => storageAnswer(200))).toEqual(['unavailable']);
		expect(await contentsOf(test)).toEqual([['Letter.pdf', '…']]);
	});

	it('is nowhere else than at Clio’s hosts', async () => {
		const elsewhere: CallInterceptor = (call) => async (request) => {
			const answer = await call(request);
			if (request.method !== 'POST') return answer;
			const { body } = answer as HttpResponse;
			const text = body.toString('utf8').replace(/https:..[\w.-]*amazonaws\.com/, 'https://files.example');
			return { ...answer, body: Buffer.from(text) };
		};
		const requests = [requestFor(test, fileOf('Letter.pdf'))];
		expect(await statuses(requests, test.connect(elsewhere).clio)).toEqual(['unexpected']);
		expect(count('PUT')).toBe(0);
	});

	it('may take Clio a while to look through', async () => {
		test.state.switches.uploadTimeouts = 2;
		expect(await uploadWith(() => undefined)).toEqual(['created']);
		expect(count('PATCH')).toBe(3);
		test.state.switches.uploadTimeouts = 100;
		const other = () => [requestFor(test, fileOf('Motion.pdf'))];
		expect(await statuses(other(), test.clio)).toEqual(['too_busy']);
		test.state.switches.uploadTimeouts = 0;
		expect(await statuses(other(), test.clio)).toEqual(['created']);
		expect(await contentsOf(test)).toHaveLength(2);
	});

	it('gets nothing of a file that changes while it is read', async () => {
		const file = fileOf('Letter.pdf');
		let opened = 0;
		const source = {
			size: 8,
			open: async () => Readable.from([Buffer.from(opened++ === 0 ? 'Dear Sir' : 'Dear Mom')]),
		};
		expect(await statuses([requestFor(test, { ...file, source })], test.clio)).toEqual(['source_incomplete']);
		expect(count('PUT')).toBe(0);
		expect(await uploadWith(() => undefined)).toEqual(['created']);
		await isWhole();
	});
});
