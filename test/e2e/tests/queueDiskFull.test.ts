/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { limitFiles } from '../runs/limitFiles';
import type { EventInQueue } from '../runs/eventTable';
import { QueueOffice } from '../runs/QueueOffice';
import { filesBelow } from '../runs/trees';
import { runningStack } from '../stack/runningStack';

const NAME = 'disk-full';
let office: QueueOffice;
let matter: { id: number; displayNumber: string };

beforeAll(async () => {
	office = await QueueOffice.open(runningStack(), NAME);
	await office.dropbox.makeFolders('matters', ['/Clio']);
	matter = await office.clio.act<typeof matter>('/open-matter', { description: 'Full' });
});

afterAll(async () => {
	await office.dropbox.setFaults([]);
	await office.clio.act('/switches', { rateLimit: 50 });
	await office.close();
});

const upload = async (name: string) =>
	await office.clio.act<{ id: number }>('/upload', { matter: matter.id, name, text: `${name} in full` });

const rowsOf = (events: EventInQueue[], { id }: { id: number }) =>
	events.filter(({ documentId }) => documentId === String(id));

const areDone = async (documents: Array<{ id: number }>) =>
	await office.until(
		(events) =>
			documents.every((document) => rowsOf(events, document).some(({ status }) => status === 'done')) &&
			events.every(({ status }) => status === 'done'),
		300,
	);

const callsOf = async (route: string) =>
	(await office.clio.read<unknown[]>(`/calls?route=${encodeURIComponent(route)}`)).length;

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
	const deadline = Date.now() + 180_000;
	while (!(await holds())) {
		if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

test('what arrives while the disk of n8n is full, and what was half done then, is filed once when there is room', async () => {
	const before = await upload('Before.pdf');
	await areDone([before]);
	// One is under way: its file is there in Dropbox, and n8n cannot note that down.
	await office.dropbox.forgetCalls();
	await office.dropbox.setFaults([{ route: 'files/upload', fault: { kind: 'delay', milliseconds: 10_000 } }]);
	const halfDone = await upload('Half done.pdf');
	await office.until((events) => rowsOf(events, halfDone).some(({ status }) => status === 'working'));
	await until('the upload', async () => (await office.dropbox.calls('files/get_metadata')).length >= 3);
	limitFiles(NAME, 16 * 1024);
	await office.dropbox.waitForCalls('files/upload', 1);
	await office.dropbox.setFaults([]);
	await office.clio.act('/forget-calls');
	const during = [await upload('During 1.pdf'), await upload('During 2.pdf')];
	await office.clio.act('/webhooks/settled');
	await until('a poll', async () => (await callsOf('GET matters')) >= 2);
	const meanwhile = await office.events();
	for (const document of during) expect(rowsOf(meanwhile, document)).toEqual([]);
	limitFiles(NAME, 'unlimited');

	const all = [before, halfDone, ...during];
	const events = await areDone(all);
	const names = ['Before.pdf', 'During 1.pdf', 'During 2.pdf', 'Half done.pdf'];
	const filed = async () => Object.keys(await filesBelow(office.dropbox, `/Clio/${matter.displayNumber}`));
	expect((await filed()).sort()).toEqual(names);
	for (const document of all) expect(rowsOf(events, document)).toHaveLength(1);

	// What n8n remembered and could not write is not told a second time.
	await office.kill();
	await office.start();
	await office.clio.act('/forget-calls');
	await until('two polls', async () => (await callsOf('GET matters')) >= 2);
	const after = await areDone(all);
	for (const document of all) expect(rowsOf(after, document)).toHaveLength(1);
	expect((await filed()).sort()).toEqual(names);
}, 1_200_000);
