/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { readFiledDocuments } from '../runs/eventTable';
import { filesBelow } from '../runs/trees';
import { QueueOffice } from '../runs/QueueOffice';
import type { ReceivedEmail } from '../stack/MailServer';
import { runningStack } from '../stack/runningStack';

let office: QueueOffice;
let matter: { id: number; displayNumber: string };

beforeAll(async () => {
	office = await QueueOffice.open(runningStack(), 'queue', { closeMethod: 'zip' });
	await office.dropbox.makeFolders('matters', ['/Clio']);
	matter = await office.openMatter('Queue');
});

afterEach(async () => await office.dropbox.setFaults([]));
afterAll(async () => {
	await office.close();
	await office.clio.act('/switches', { rateLimit: 50 });
});

const upload = async (name: string, more: Record<string, unknown> = {}) =>
	await office.clio.act<{ id: number }>('/upload', {
		matter: matter.id,
		name,
		text: `${name} in full`,
		...more,
	});

const copiesOf = async (name: string): Promise<string[]> => {
	const stem = name.replace(/\.\w+$/, '');
	const files = await filesBelow(office.dropbox, '/Clio').catch(() => ({}));
	return Object.keys(files).filter((path) => path.includes(stem));
};

const eventOf = async (document: { id: number }, status: string) =>
	await office.until((events) =>
		events.some((event) => event.documentId === String(document.id) && event.status === status),
	);

test('a document that is added in Clio is filed once, by the queue', async () => {
	const added = await upload('Motion.pdf');
	await eventOf(added, 'done');
	expect(await copiesOf('Motion.pdf')).toEqual([`${matter.displayNumber}/Motion.pdf`]);
});

test('two documents with one name are two files, each with its versions, wherever people put them', async () => {
	const filed = async (document: { id: number }, versions: number) =>
		await office.until(
			(events) =>
				events.filter(({ documentId, status }) => documentId === String(document.id) && status === 'done')
					.length >= versions,
		);
	const first = await upload('Twin.pdf', { text: 'first' });
	await filed(first, 1);
	const second = await upload('Twin.pdf', { text: 'second' });
	await filed(second, 1);
	expect((await copiesOf('Twin.pdf')).sort()).toEqual([
		...[`${matter.displayNumber}/Twin (1).pdf`, `${matter.displayNumber}/Twin.pdf`],
	]);
	await office.dropbox.move(
		'matters',
		`/Clio/${matter.displayNumber}/Twin.pdf`,
		`/Clio/${matter.displayNumber}/Signed/Twin of May.pdf`,
	);
	await office.clio.act('/new-version', { document: first.id, text: 'first again' });
	await filed(first, 2);
	await office.clio.act('/new-version', { document: second.id, text: 'second again' });
	await filed(second, 2);
	expect((await copiesOf('Twin.pdf')).map((path) => path.replace(/_\d{8}/, '')).sort()).toEqual(
		[
			'Signed/Twin of May.pdf',
			'Twin (1).pdf',
			'_Archive/Signed/Twin of May_v1.pdf',
			'_Archive/Twin (1)_v1.pdf',
		].map((path) => `${matter.displayNumber}/${path}`),
	);
	const known = await readFiledDocuments(office.api, String(matter.id));
	expect(
		known.map(({ documentId }) => Number(documentId)).filter((id) => [first.id, second.id].includes(id)),
	).toHaveLength(2);
});

test('with Every Hour, one waits until the hour is over; with As They Arrive it does not', async () => {
	await office.changeSettings({ options: { syncMode: 'hourly' } });
	const { id } = await upload('Hourly.pdf');
	const added = await eventOf({ id }, 'waiting');
	// The worker looks every ten seconds.
	await new Promise((resolve) => setTimeout(resolve, 25_000));
	const { attempts, status } =
		(await office.events()).find(({ documentId }) => documentId === String(id)) ?? {};
	const isOver = new Date().getHours() !== new Date(added.at(-1)?.receivedAt ?? 0).getHours();
	if (!isOver) expect({ attempts, status }).toEqual({ attempts: 0, status: 'waiting' });
	await office.changeSettings({ options: {} });
	await eventOf({ id }, 'done');
	expect(await copiesOf('Hourly.pdf')).toEqual([`${matter.displayNumber}/Hourly.pdf`]);
});

test('one that is added while Dropbox is down, and n8n is killed meanwhile, is filed once they are back', async () => {
	await office.dropbox.setFaults([{ route: '*', fault: { kind: 'status', status: 503 } }]);
	const added = await upload('Survivor.pdf');
	await eventOf(added, 'working');
	await office.kill();
	await office.start();
	await office.dropbox.setFaults([]);
	const events = await eventOf(added, 'done');
	expect(await copiesOf('Survivor.pdf')).toEqual([`${matter.displayNumber}/Survivor.pdf`]);
	const own = events.filter(({ documentId }) => documentId === String(added.id));
	expect(own).toHaveLength(1);
	expect(own[0]?.attempts).toBeGreaterThan(1);
});

test('an outage is told once, the all-clear follows, and nothing is lost', async () => {
	const before = office.mail.received.length;
	await office.dropbox.setFaults([{ route: '*', fault: { kind: 'status', status: 503 } }]);
	const names = Array.from({ length: 5 }, (_, number) => `During the outage ${number}.pdf`);
	const added = await Promise.all(names.map(async (name) => await upload(name)));
	await office.untilMail((all) => all.slice(before).some(({ subject }) => /Dropbox/.test(subject)), 240);
	await office.dropbox.setFaults([]);
	const ids = added.map(({ id }) => String(id));
	await office.until((events) =>
		ids.every((id) => events.some((event) => event.documentId === id && event.status === 'done')),
	);
	for (const name of names) expect(await copiesOf(name)).toEqual([`${matter.displayNumber}/${name}`]);
	await office.untilMail((all) => all.length >= before + 2);
	const mails = office.mail.received.slice(before);
	expect(mails.map(({ to }) => to)).toEqual([['it@example.org'], ['it@example.org']]);
	expect(mails.map(({ subject }) => subject)).toEqual([
		expect.stringMatching(/Dropbox is not responding/),
		expect.stringMatching(/Dropbox is responding again/),
	]);
});

test('a matter that is closed in Clio is archived, with a note there and an email to the managing partner', async () => {
	const before = office.mail.received.length;
	await office.clio.act('/close-matter', { matter: matter.id, date: '2026-03-14' });
	await office.until((events) =>
		events.some(
			({ kind, status, reason }) =>
				kind === 'matterClosed' && status === 'done' && reason !== 'documents_first',
		),
	);
	const archive = `2026/${matter.displayNumber}/${matter.displayNumber}.zip`;
	expect(Object.keys(await filesBelow(office.dropbox, '/Clio Closed'))).toContain(archive);
	const { notes } = await office.clio.read<{ notes: Array<{ matterId: number; detail: string }> }>('/state');
	// There is another one, with the link to the folder.
	const own = notes
		.filter(({ matterId, detail }) => matterId === matter.id && detail.includes('archived'))
		.map(({ detail }) => detail);
	expect(own).toEqual([expect.stringContaining(`/Matters/Clio Closed/${archive}`)]);
	const [manifest = ''] = Object.keys(await filesBelow(office.dropbox, '/Clio Closed')).filter((path) =>
		path.includes(' manifest '),
	);
	const root = /: ([0-9a-f]{64})/.exec(own[0] ?? '')?.[1] ?? 'none';
	expect(manifest).toMatch(
		new RegExp(`^2026/${matter.displayNumber}/.* manifest ${root.slice(0, 12)}\\.json$`),
	);
	const toPartner = (all: readonly ReceivedEmail[]) =>
		all.slice(before).filter(({ to }) => to.includes('partner@example.org'));
	await office.untilMail((all) => toPartner(all).length > 0);
	const [{ text } = { text: '' }, ...more] = toPartner(office.mail.received);
	expect(more).toEqual([]);
	for (const part of [String(matter.id), `/Matters/Clio Closed/${archive}`, root])
		expect(text).toContain(part);
});

test('a matter that is reopened has its folder where it was', async () => {
	const { id, displayNumber } = await office.clio.act<typeof matter>('/open-matter', {
		description: 'Reopened',
	});
	const { id: document } = await office.clio.act<{ id: number }>('/upload', {
		...{ matter: id, name: 'Deed.pdf', text: 'in full' },
	});
	await eventOf({ id: document }, 'done');
	await office.changeSettings({ closeMethod: 'move' });
	await office.clio.act('/close-matter', { matter: id, date: '2026-03-14' });
	const isDone = (kind: string) =>
		office.until((events) =>
			events.some(
				(event) =>
					event.kind === kind &&
					event.caseKey === String(id) &&
					event.status === 'done' &&
					event.reason !== 'documents_first',
			),
		);
	await isDone('matterClosed');
	const filed = `${displayNumber}/Deed.pdf`;
	expect(Object.keys(await filesBelow(office.dropbox, '/Clio Closed'))).toContain(`2026/${filed}`);
	await office.clio.act('/reopen-matter', { matter: id });
	await isDone('matterReopened');
	expect(Object.keys(await filesBelow(office.dropbox, '/Clio'))).toContain(filed);
	expect(Object.keys(await filesBelow(office.dropbox, '/Clio Closed'))).not.toContain(`2026/${filed}`);
});
