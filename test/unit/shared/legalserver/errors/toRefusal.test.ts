/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Refusal } from '@/nodes/shared/core/Refusal';
import type { LegalServerPort } from '@/nodes/shared/legalserver/port';
import type { StubAnswer } from '@/test/support/createStubClio';
import { createStubLegalServer } from '@/test/support/createStubLegalServer';

const UUID = '09a13536-6a55-11e2-818e-00188b3e7804';
const NOT_AUTHORIZED = { error_message: 'User not authorized to perform this operation' };
const NOT_HERE = { error_message: 'This API cannot be processed for this site' };
const HTML = { 'content-type': 'text/html' };
const PAGE = '<html><body>Rosa Miller</body></html>';
const allows = (remaining: number): Record<string, string> => ({
	...{ 'x-rate-limit-limit': '200', 'x-rate-limit-remaining': String(remaining) },
	'x-rate-limit-reset': String(Date.UTC(2026, 4, 1) / 1000 + 30),
});

type Asks = (legalServer: LegalServerPort) => Promise<unknown>;
const reads: Asks = async (legalServer) => await legalServer.readMatter({ uuid: UUID });
const searches: Asks = async (legalServer) => await legalServer.readMatter({ caseNumber: '22-0000107' });
const changes: Asks = async (legalServer) => await legalServer.updateMatter(UUID, { externalId: 'RS-107' });

const refusalOf = async (answer: StubAnswer, ask: Asks = reads): Promise<Refusal> => {
	const { legalServer } = createStubLegalServer(() => answer);
	const thrown: unknown = await ask(legalServer).catch((reason: unknown) => reason);
	if (!(thrown instanceof Refusal)) throw new TypeError(`no refusal: ${String(thrown)}`);
	return thrown;
};

describe('what LegalServer’s answers mean', () => {
	it.each<[string, StubAnswer, string, RegExp]>([
		[
			'a bad token, or a permission that is missing',
			{ status: 401, body: NOT_AUTHORIZED },
			'missing_scope',
			/token.*“API Get Matter”/,
		],
		['something that the site does not have', { status: 403, body: NOT_HERE }, 'no_access', /does not let/],
		['no such case', { status: 404, body: { error_message: 'Unknown matter Miller' } }, 'not_found', /ID/],
		[
			'another site',
			{ status: 404, body: PAGE, headers: HTML },
			'not_connected',
			/no LegalServer site with this name/,
		],
		['a value', { status: 400, body: { invalid_values: { first: 'Miller' } } }, 'invalid_input', /“first”/],
		[
			'something missing',
			{ status: 400, body: { missing_arguments: ['subject'] } },
			'invalid_input',
			/“subject”/,
		],
		[
			'parameters',
			{ status: 400, body: { invalid_parameters: ['x_1', 'y_2'] } },
			'invalid_input',
			/“x_1”, “y_2”/,
		],
		[
			'a message',
			{ status: 400, body: { error_message: 'Invalid Miller' } },
			'invalid_input',
			/rejected the request/,
		],
		[
			'the weekly update',
			{ status: 503, body: 'SITE DOWN', headers: HTML },
			'unavailable',
			/down for an update/,
		],
		[
			'a high load',
			{ status: 503, body: { error: 'high processor load Miller' } },
			'unavailable',
			/too busy.*503/,
		],
		['a defect', { status: 500, body: PAGE }, 'unavailable', /down|not available/],
		['too many requests', { status: 429, body: { id: 'x' }, headers: allows(0) }, 'too_busy', /too many/],
		['too many requests, as a page', { status: 429, body: PAGE, headers: HTML }, 'too_busy', /too many/],
		[
			'somewhere else',
			{ status: 302, headers: { location: 'https://evil.example/Miller' } },
			'unexpected',
			/302/,
		],
		[
			'a page of somewhere else',
			{ status: 302, body: PAGE, headers: HTML },
			'not_connected',
			/web page.*302/,
		],
		['something unknown', { status: 418, body: { error: 'Miller' } }, 'unexpected', /418/],
		['no answer', 'lost', 'unavailable', /did not answer/],
		['a page in place of data', { status: 200, body: PAGE, headers: HTML }, 'unavailable', /did not answer/],
		[
			'half an answer',
			{ status: 200, body: '{"data": {"matter_uuid": "Mil' },
			'unavailable',
			/did not answer/,
		],
		['broken JSON', { status: 200, body: '{"data": Miller}' }, 'unexpected', /no JSON/],
		['an empty object', { status: 200, body: {} }, 'unexpected', /without UUID/],
		[
			'a case without a number',
			{ status: 200, body: { data: { matter_uuid: UUID, case_id: 1 } } },
			'unexpected',
			/without UUID/,
		],
		[
			'another case',
			{
				status: 200,
				body: { data: { matter_uuid: UUID.replace('0', '1'), case_id: 1, case_number: '22-1' } },
			},
			...(['unexpected', /another case/] as const),
		],
	])('%s', async (_, answer, reason, message) => {
		const refused = await refusalOf(answer);
		expect(refused).toMatchObject({ reason, message: expect.stringMatching(message) as unknown });
		expect(refused.advice).not.toBe('');
		expect(`${refused.message}${refused.advice}`).not.toMatch(/Miller|evil/);
	});

	it('a change without the Premium API, and what to do instead', async () => {
		expect(await refusalOf({ status: 403, body: NOT_HERE }, changes)).toMatchObject({
			reason: 'missing_scope',
			message: expect.stringContaining('paid Premium API') as unknown,
			advice: expect.stringMatching(/LegalServer calls n8n.*“API Update Matter”/) as unknown,
		});
	});

	it('what a user’s role lacks, by what was asked', async () => {
		const asks: Asks[] = [
			reads,
			searches,
			changes,
			async (legalServer) => await legalServer.readAssignments(UUID),
			async (legalServer) => await legalServer.readAccount(UUID),
			async (legalServer) => await legalServer.listNotes(UUID),
			async (legalServer) => await legalServer.listNoteTypes(),
			async (legalServer) => {
				const note = { subject: 'Folder', text: 'text', noteType: 'General', hasLinks: false };
				await legalServer.createNote(UUID, note, () => false);
			},
		];
		const said = await Promise.all(
			asks.map(async (ask) => (await refusalOf({ status: 401, body: NOT_AUTHORIZED }, ask)).message),
		);
		expect(said.map((message) => [...message.matchAll(/“([^”]*)”/g)].map(([, name]) => name))).toEqual([
			['API Get Matter', 'API Get/Search Matter Full Results'],
			['API Search Matter', 'API Get/Search Matter Full Results'],
			['API Update Matter'],
			['API Search Matter Assignment'],
			['API - Get User'],
			['API Search Matter Notes'],
			['API Search Lookup'],
			['API Create Matter Notes'],
		]);
	});

	it('waits out what passes, as long as the site’s headers say', async () => {
		const matter = { matter_uuid: UUID, case_id: 1, case_number: '22-0000107' };
		const { legalServer, clock, requests } = createStubLegalServer((_, nth) =>
			nth === 1
				? { status: 429, body: { id: 'x' }, headers: allows(0) }
				: { status: 200, body: { data: matter }, headers: allows(150) },
		);
		await expect(reads(legalServer)).resolves.toMatchObject({ caseNumber: '22-0000107' });
		expect(requests).toHaveLength(2);
		const waited = clock.slept.reduce((all, each) => all + each, 0);
		expect(waited).toBeGreaterThanOrEqual(30_000);
		expect(waited).toBeLessThan(60_000);
	});

	it.each([
		['SITE DOWN', HTML],
		[{ error: 'high processor load' }, {}],
	])('waits out 503: %j', async (body, headers) => {
		const matter = { matter_uuid: UUID, case_id: 1, case_number: '22-0000107' };
		const { legalServer } = createStubLegalServer((_, nth) =>
			nth < 4 ? { status: 503, body, headers: { ...headers } } : { status: 200, body: { data: matter } },
		);
		await expect(reads(legalServer)).resolves.toMatchObject({ id: 1 });
	});

	it('does not ask again what is refused', async () => {
		for (const status of [400, 401, 403, 404]) {
			const { legalServer, requests } = createStubLegalServer(() => ({ status, body: NOT_HERE }));
			await expect(reads(legalServer)).rejects.toMatchObject({ name: 'Refusal' });
			expect(requests).toHaveLength(1);
		}
	});
});
