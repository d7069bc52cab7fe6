/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { ClioPort } from '@/nodes/shared/clio/port';
import { createDocument } from '@/test/emulators/clio/state/documents';
import { createMatter } from '@/test/emulators/clio/state/matters';
import type { ClioFault } from '@/test/emulators/clio/faults/ClioFault';
import { CALL_FAULTS } from '@/test/support/callFaults';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';

/** What is read of Clio; each makes more calls than one. */
const READINGS: Record<string, (clio: ClioPort, test: TestClio) => Promise<unknown>> = {
	'a listing of matters': async (clio) => {
		const ids: number[] = [];
		for await (const { records } of clio.listMatters({})) ids.push(...records.map(({ id }) => id));
		return ids;
	},
	'a listing of documents': async (clio) => {
		const names: string[] = [];
		for await (const { records } of clio.listDocuments({ includeIncomplete: true }))
			names.push(...records.map(({ name }) => name));
		return names;
	},
	'matters by ID': async (clio, { state }) => {
		const found = await clio.readMatters(state.matters.all.map(({ id }) => id));
		return [...found.keys()].sort();
	},
	'a download': async (clio, { fixture }) =>
		await clio.downloadContent({ documentId: fixture.documents['complaint']?.id ?? 0 }, async ({ content }) =>
			(await buffer(Readable.from(content))).toString(),
		),
	'what there is to choose from': async (clio) => [
		await clio.listUsers(),
		await clio.listPracticeAreas(),
		await clio.listMatterFields(),
	],
};

function begin(): TestClio {
	const test = createTestClio();
	const place = { parentId: null, matterId: null, contactId: null };
	for (let index = 0; index < 450; index++) {
		createMatter(test.state, { description: `No. ${index}`, clientId: null, userId: 1 });
		createDocument(test.state, {
			...{ ...place, name: `No. ${index}`, filename: 'x.pdf', contentType: 'text/plain', creatorId: 1 },
		});
	}
	return test;
}

const PASSING: Record<string, ClioFault> = {
	'a limit': { kind: 'too_many_requests', format: 'json', retryAfter: 3 },
	'an outage': { kind: 'html_error', status: 502 },
	'half an answer': { kind: 'broken_json' },
};

describe.each(Object.entries(READINGS))('%s', (name, read) => {
	let test: TestClio;
	let undisturbed: unknown;
	let calls: number;
	beforeAll(async () => {
		test = begin();
		undisturbed = await read(test.clio, test);
		calls = test.requests.length;
		expect(calls).toBeGreaterThan(1);
	});
	afterAll(() => test.close());

	it.each(CALL_FAULTS)('is the same at a later run although %s', async (_, fault) => {
		for (let nth = 1; nth <= calls; nth++) {
			await read(test.connect(fault(nth)).clio, test).catch(() => undefined);
			expect(await read(test.clio, test)).toEqual(undisturbed);
		}
	});

	it('is the same where any one answer is lost', async () => {
		const [, lose] = CALL_FAULTS.find(([what]) => what.includes('lost')) ?? CALL_FAULTS[0] ?? [];
		for (let nth = 1; nth <= calls && lose !== undefined; nth++)
			expect(await read(test.connect(lose(nth)).clio, test)).toEqual(undisturbed);
	});

	// Where a document is to be had is said in a header, and its content is no JSON.
	const passing = Object.entries(PASSING).filter(
		([, { kind }]) => name !== 'a download' || kind !== 'broken_json',
	);

	it.each(passing)('is the same after %s', async (_, fault) => {
		for (const route of new Set(test.emulator.log.calls.map((call) => call.route))) {
			test.emulator.faults.set([{ route, nth: 1, fault }]);
			const before = test.requests.length;
			expect(await read(test.clio, test)).toEqual(undisturbed);
			expect(test.requests.length - before).toBeGreaterThan(calls);
		}
		test.emulator.faults.set([]);
	});
});
