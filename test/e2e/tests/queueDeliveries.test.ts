/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import type { OpenMatter } from '../runs/KilledOffice';
import { outcomeOf, type Outcome } from '../runs/outcomeOf';
import type { EventInQueue } from '../runs/eventTable';
import { QueueOffice } from '../runs/QueueOffice';
import { runningStack } from '../stack/runningStack';

let office: QueueOffice;

/** Deliveries come once, in order, when everything has happened. */
const CALM = { webhookDuplicates: 0, webhookDelay: 2000, webhookReordered: false, webhooksSilent: false };

beforeAll(async () => {
	office = await QueueOffice.open(runningStack(), 'deliveries', { closeMethod: 'zip' });
	await office.dropbox.makeFolders('matters', ['/Clio']);
});

afterAll(async () => {
	await office.clio.act('/switches', { ...CALM, webhookDelay: 0, rateLimit: 50 });
	await office.close();
});

/** Somebody makes a matter with two documents, says what one of them is, and closes the matter. */
async function happen(): Promise<OpenMatter> {
	const matter = await office.clio.act<OpenMatter>('/open-matter', { description: 'Deliveries' });
	const upload = async (name: string) =>
		await office.clio.act<{ id: number }>('/upload', { matter: matter.id, name, text: `${name} in full` });
	const { id } = await upload('Motion.pdf');
	await office.clio.act('/category', { document: id, category: 'Pleadings' });
	await upload('Deed.pdf');
	await office.clio.act('/close-matter', { matter: matter.id, date: '2026-03-14' });
	return matter;
}

const isOver = ({ status }: EventInQueue) => status === 'done' || status === 'failed';

/** Waits until everything is done, and people were told. */
const settled = async ({ id }: OpenMatter) =>
	await office.until(
		(events) =>
			events.some(({ caseKey, kind }) => caseKey === String(id) && kind === 'email') && events.every(isOver),
		240,
	);

/** Waits until Clio was polled twice more. */
async function polledTwice(): Promise<void> {
	await office.clio.act('/forget-calls');
	const deadline = Date.now() + 180_000;
	for (;;) {
		const lists = await office.clio.read<unknown[]>(`/calls?route=${encodeURIComponent('GET matters')}`);
		if (lists.length >= 2) return;
		if (Date.now() > deadline) throw new Error('nobody polled');
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

/** What came of it, and of each event once. */
async function trial(switches: object, further?: () => Promise<unknown>): Promise<Omit<Outcome, 'events'>> {
	await office.clio.act('/switches', { ...CALM, ...switches });
	const matter = await happen();
	await settled(matter);
	await further?.();
	await polledTwice();
	const all = (await settled(matter)).filter(({ caseKey }) => caseKey === String(matter.id));
	const ids = all.map(({ eventId }) => eventId);
	expect(ids).toEqual([...new Set(ids)]);
	expect(all.filter(({ status }) => status !== 'done')).toEqual([]);
	const kinds = all.map(({ kind }) => kind);
	expect(kinds.filter((kind) => kind === 'documentCreated')).toHaveLength(2);
	// The first compares, the second closes.
	const closings = all.filter(({ kind }) => kind === 'matterClosed');
	expect(closings.filter(({ reason }) => reason !== 'documents_first')).toHaveLength(1);
	expect(closings).toHaveLength(2);
	return await outcomeOf(office, matter);
}

test('however often and in whatever order Clio tells it, by deliveries or polls, the same is there once', async () => {
	const calm = await trial({});
	expect(calm.tree).toEqual(
		expect.arrayContaining([
			expect.stringContaining('/Clio/NUMBER/Pleadings/Motion.pdf'),
			expect.stringContaining('/Clio Closed/2026/NUMBER/NUMBER.zip'),
		]) as string[],
	);
	expect(calm.emails).toHaveLength(1);
	// The link to the folder, and where it was archived.
	expect(calm.notes).toHaveLength(2);
	const thrice = await trial({ webhookDuplicates: 2, webhookReordered: true }, async () => {
		await office.clio.act('/webhooks/repeat', { last: 15 });
		await office.clio.act('/webhooks/settled');
	});
	expect(thrice).toEqual(calm);
	expect(await trial({ webhooksSilent: true })).toEqual(calm);
}, 1_200_000);
