import { QueueOffice } from '../runs/QueueOffice';
import type { OpenMatter } from '../runs/KilledOffice';
import { outcomeOf, type Outcome } from '../runs/outcomeOf';
import { runningStack } from '../stack/runningStack';

let office: QueueOffice;

beforeAll(async () => {
	office = await QueueOffice.open(runningStack(), 'deliveries', {
		closeMethod: 'zip',
		archiveVersions: true,
	});
	await office.dropbox.makeFolders('matters', ['/Clio']);
});

const CALM = { webhookDuplicates: 0, webhookDelay: 0, webhookReordered: false, webhooksSilent: false };

afterAll(async () => {
	await office.clio.act('/switches', { ...CALM, rateLimit: 50 });
	await office.close();
});

/** Somebody makes a matter with two documents, one of which gets a second version, and closes it. */
async function happen(): Promise<OpenMatter> {
	const matter = await office.clio.act<OpenMatter>('/open-matter', { description: 'Deliveries' });
	const upload = async (name: string) =>
		await office.clio.act<{ id: number }>('/upload', { matter: matter.id, name, text: `${name} in full` });
	const { id } = await upload('Motion.pdf');
	await upload('Deed.pdf');
	await office.clio.act('/new-version', { document: id, text: 'the second version' });
	await office.clio.act('/close-matter', { matter: matter.id, date: '2026-03-14' });
	return matter;
}

const isOver = ({ status }: { status: string }) => status === 'done' || status === 'failed';

/** Once nothing is left to do and two polls more have looked. */
async function settled({ id }: OpenMatter): Promise<void> {
	const own = (events: Awaited<ReturnType<QueueOffice['events']>>) =>
		events.filter(({ caseKey }) => caseKey === String(id));
	const isDone = (events: Awaited<ReturnType<QueueOffice['events']>>) =>
		own(events).some(({ kind }) => kind === 'email') && events.every(isOver);
	await office.until(isDone, 180);
	await office.clio.act('/forget-calls');
	const deadline = Date.now() + 120_000;
	for (;;) {
		const lists = await office.clio.read<unknown[]>('/calls?route=GET%20matters');
		if (lists.length >= 2) break;
		if (Date.now() > deadline) throw new Error('nobody polled');
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	await office.until(isDone, 180);
}

test('explore', async () => {
	const trials: Record<string, Outcome> = {};
	for (const [name, switches] of Object.entries({
		calm: CALM,
		polls: { ...CALM, webhooksSilent: true },
		thrice: { ...CALM, webhookDuplicates: 2, webhookDelay: 1000, webhookReordered: true },
	})) {
		await office.clio.act('/switches', switches);
		const matter = await happen();
		await settled(matter);
		trials[name] = await outcomeOf(office, matter);
	}
	console.log(JSON.stringify(trials, null, 1));
});
