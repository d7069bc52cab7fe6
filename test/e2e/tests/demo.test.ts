import { acts } from '@/test/demo/acts/acts';
import type { Offices } from '@/test/demo/acts/Act';
import { perform } from '@/test/demo/acts/perform';
import { LawFirm } from '@/test/demo/offices/LawFirm';
import { LegalAid } from '@/test/demo/offices/LegalAid';
import { closeOffices, withLinkKey } from '@/test/demo/openOffices';
import { runningStack } from '../stack/runningStack';

/** Outages and an n8n that is killed have suites of their own: eventQueue, legalServerQueue. `npm run demo -- --once` tries them, too. */
const ELSEWHERE = ['take-dropbox-down', 'bring-dropbox-back', 'kill-n8n'];
const stack = withLinkKey(runningStack());

/** One after the other, so that there is one more n8n at a time. */
describe.each([
	['legalAid', async (): Promise<Offices> => ({ legalAid: await LegalAid.open(stack) })],
	['lawFirm', async (): Promise<Offices> => ({ lawFirm: await LawFirm.open(stack) })],
] as const)('%s', (name, open) => {
	let offices: Offices = {};
	beforeAll(async () => {
		offices = await open();
	});
	afterAll(async () => await closeOffices(offices));

	test.each(acts.filter(({ id, office }) => office === name && !ELSEWHERE.includes(id)))(
		'$name: $expected',
		async (act) => {
			const { findings, message } = await perform(act, offices);
			expect(message).toBeUndefined();
			expect(findings.length).toBeGreaterThan(0);
			expect(findings.filter(({ holds }) => !holds)).toEqual([]);
		},
	);
});

test('each act has a name, and says what it does and what must be true then', () => {
	expect(new Set(acts.map(({ id }) => id)).size).toBe(acts.length);
	for (const { name, does, expected } of acts) {
		expect(name).not.toMatch(/[.!]$/);
		expect(does).toMatch(/\.$/);
		expect(expected).toMatch(/\.$/);
	}
});

test('an act that needs another one before says so, and is not done', async () => {
	const late = acts.filter(({ isMissing }) => isMissing?.({}) !== undefined);
	expect(late.length).toBeGreaterThan(5);
	for (const act of late) {
		expect(await perform(act, {})).toMatchObject({ ok: false, findings: [], message: act.isMissing?.({}) });
	}
});
