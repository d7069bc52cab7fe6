import { AuditedOffice, outcomesOf } from '../runs/AuditedOffice';
import type { EventInQueue } from '../runs/eventTable';
import { filesBelow } from '../runs/trees';
import { runningStack } from '../stack/runningStack';

let audited: AuditedOffice;
let matter: { id: number; displayNumber: string };

const STEPS = ['Outcomes', 'Append events'];

beforeAll(async () => {
	audited = await AuditedOffice.open(runningStack(), 'audit', STEPS);
	await audited.office.dropbox.makeFolders('matters', ['/Clio']);
	matter = await audited.office.openMatter('Audit');
});

afterEach(async () => await audited.office.dropbox.setFaults([]));
afterAll(async () => {
	await audited.close();
	await audited.office.clio.act('/switches', { rateLimit: 50 });
});

/** Adds documents in Clio, and returns when all of them were filed, with everything in the queue. */
async function file(stem: string, count: number): Promise<EventInQueue[]> {
	const { office } = audited;
	const names = Array.from({ length: count }, (_, number) => `${stem} ${number}.pdf`);
	const added = await Promise.all(
		names.map(
			async (name) =>
				await office.clio.act<{ id: number }>('/upload', {
					matter: matter.id,
					name,
					text: `${name} in full`,
				}),
		),
	);
	const isDone = ({ status }: EventInQueue) => status === 'done';
	return await office.until(
		(events) =>
			events.every(isDone) &&
			added.every(({ id }) => events.some(({ documentId }) => documentId === String(id))),
	);
}

/** Each outcome once, in a trail that is what was written. @returns how many files it has */
async function expectEachOnce(): Promise<number> {
	const outcomes = outcomesOf(await audited.office.events());
	const trail = await audited.events();
	expect(trail.map(({ eventId }) => eventId).sort()).toEqual([...outcomes].sort());
	const verified = await audited.verify();
	expect(verified).toMatchObject({ ok: true, findings: [], events: outcomes.length });
	return verified.segments;
}

test('without the audit folder, nothing is marked, and n8n keeps a run that says what is missing', async () => {
	await file('Early', 2);
	await expect(audited.run()).rejects.toThrow('answered 500');
	expect(await audited.sayWhy()).toMatch(/Audit/);
	await audited.makeFolder();
	await audited.run();
	expect(await expectEachOnce()).toBe(1);
});

test('documents that were filed are in the trail once, gathered, also if two runs come at once', async () => {
	const events = await file('Letter', 12);
	await Promise.all([audited.run(), audited.run()]);
	expect(await expectEachOnce()).toBe(2);
	const files = Object.entries(await filesBelow(audited.office.dropbox, '/Clio'));
	const hashOf = (name: string) => files.find(([path]) => path.endsWith(name))?.[1] ?? 'none';
	const last = events.at(-1);
	const trail = await audited.events();
	expect(trail.find(({ documentId }) => documentId === last?.documentId)).toEqual({
		...{
			eventId: `clio ${last?.eventId} ${last?.finishedAt}`,
			operation: 'documentCreated',
			outcome: 'done',
		},
		...{ time: new Date(last?.finishedAt ?? 0).toISOString(), attempts: 1, workflow: 'queue-worker' },
		...{ caseId: String(matter.id), matterId: String(matter.id), documentId: last?.documentId },
		contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
	});
	const hashes = trail.map(({ contentHash }) => contentHash);
	for (let number = 0; number < 12; number++) expect(hashes).toContain(hashOf(`Letter ${number}.pdf`));
	expect(JSON.stringify(trail)).not.toMatch(/Letter|\.pdf|Clio\//);
});

test.each(STEPS)('what n8n was killed at behind %s is there once after the next run', async (step) => {
	await file(`Killed behind ${step}`, 3);
	await audited.killBehind(step);
	await audited.run();
	const segments = await expectEachOnce();
	await audited.run();
	expect(await expectEachOnce()).toBe(segments);
});

test('while Dropbox is down, outcomes wait, and no run fails for it', async () => {
	const before = await audited.verify();
	await file('Waiting', 2);
	await audited.office.dropbox.setFaults([{ route: '*', fault: { kind: 'status', status: 503 } }]);
	await audited.run();
	await audited.office.dropbox.setFaults([]);
	expect((await audited.verify()).events).toBe(before.events);
	await audited.run();
	expect(await expectEachOnce()).toBe(before.segments + 1);
});

test('the weekly check sends the anchor, compares with the one before, and says what was changed', async () => {
	const { office } = audited;
	const received = async (count: number) => {
		const told = () => office.mail.received.filter(({ subject }) => /audit trail/.test(subject));
		await office.untilMail(() => told().length >= count);
		return told().at(-1);
	};
	await audited.run('Every Monday');
	const first = await received(1);
	expect(first?.subject).toMatch(/nothing found$/);
	expect(first?.text).toContain((await audited.verify()).anchor);
	expect(first?.text).toContain('no earlier anchor for this folder');
	// A week later.
	await office.until((events) => events.every(({ status }) => status === 'done'));
	await audited.forgetDay();
	const segments = Object.keys(await filesBelow(office.dropbox, '/Audit')).sort();
	await office.dropbox.delete('matters', `/Audit/${segments.at(-1)}`);
	await audited.run('Every Monday');
	const second = await received(2);
	expect(second?.subject).toMatch(/1 item to look at$/);
	expect(second?.text).toContain('events when the anchor was noted');
});
