/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { OutageOffice, type Matter } from '../runs/OutageOffice';
import type { EventInQueue } from '../runs/eventTable';
import { runningStack } from '../stack/runningStack';

const DOWN = [{ route: '*', fault: { kind: 'status', status: 503 } }];
/** The connection ends without an answer. */
const UNREACHABLE = [{ route: '*', fault: { kind: 'reset', when: 'before_commit' } }];

let office: OutageOffice;

beforeAll(async () => {
	office = await OutageOffice.open(runningStack(), 'outages');
});

afterEach(async () => {
	await office.queue.dropbox.setFaults([]);
	await office.queue.clio.act('/faults', []);
	await office.queue.mail.up();
});

afterAll(async () => await office?.close());

const outcomes = (events: readonly EventInQueue[]) => events.map(({ eventId }) => eventId);

const ofMatter =
	({ id }: Matter) =>
	({ caseKey, kind }: EventInQueue) =>
		caseKey === String(id) && kind !== 'email';

type Holds = (events: readonly EventInQueue[]) => boolean;

const NAMES = ['Motion.pdf', 'Deed.pdf', 'Letter.pdf'];

/** Documents arrive, one is updated twice, and the matter is closed. @param settle waits until that has arrived */
async function workOnMatter(matter: Matter, settle: (holds: Holds) => Promise<unknown>): Promise<void> {
	const ids = await Promise.all(NAMES.map(async (name) => await office.upload(matter, name)));
	const times = (events: readonly EventInQueue[], id: number | undefined) =>
		events.filter(({ documentId }) => documentId === String(id)).length;
	await settle((events) => ids.every((id) => times(events, id) === 1));
	for (const [index, version] of ['second', 'third'].entries()) {
		await office.queue.clio.act('/new-version', { document: ids[0], text: `the ${version}` });
		await settle((events) => times(events, ids[0]) === index + 2);
	}
	await office.queue.clio.act('/close-matter', { matter: matter.id, date: '2026-03-14' });
	await settle((events) => events.some(({ kind }) => kind === 'matterClosed'));
}

const inArchive = (path: string) => path.includes('_Archive/');

/** What is in the folder of a closed matter. */
async function closedTree({ displayNumber }: Matter): Promise<Record<string, string>> {
	const files = await office.filesOf(`/Clio Closed/2026/${displayNumber}`);
	expect(await office.filesOf(`/Clio/${displayNumber}`)).toEqual({});
	return Object.fromEntries(Object.entries(files).filter(([path]) => !/^_Closed/.test(path)));
}

const renewals = (events: readonly EventInQueue[]) =>
	events
		.filter(({ kind }) => kind === 'credentialRefreshed')
		.map(({ source, status }) => `${source} ${status}`);

test('a new access token that n8n got by itself is on record, once for each', async () => {
	await office.watchConnections(15);
	const first = ['clio done', 'dropbox done'];
	await office.queue.until((events) => renewals(events).length >= 2, 120);
	expect(renewals(await office.queue.events()).sort()).toEqual(first);
	await office.queue.dropbox.expireTokens();
	await office.queue.clio.act('/expire-tokens');
	await office.queue.until((events) => renewals(events).length >= 4, 120);
	// Two looks more, at the same tokens.
	await new Promise((resolve) => setTimeout(resolve, 35_000));
	const events = await office.queue.events();
	expect(renewals(events).sort()).toEqual([...first, ...first].sort());
	expect(JSON.stringify(events)).not.toMatch(/sl\.u\.|token-ada|refresh-/);
});

test('Dropbox is down for hours: afterwards all is as if it had not been', async () => {
	const isDone: Holds = (events) => events.every(({ status }) => status === 'done');
	const calm = await office.openMatter('Calm');
	await office.untilDone(calm, 2);
	await workOnMatter(
		calm,
		async (holds) =>
			await office.queue.until(
				(all) => holds(all.filter(ofMatter(calm))) && isDone(all.filter(ofMatter(calm))),
			),
	);
	await office.untilSubject(0, /A matter was closed/);
	const before = office.queue.mail.received.length;

	await office.queue.dropbox.setFaults(DOWN);
	const rough = await office.openMatter('Rough');
	await office.queue.until((all) => all.filter(ofMatter(rough)).length === 2);
	await workOnMatter(
		rough,
		async (holds) => await office.queue.until((all) => holds(all.filter(ofMatter(rough)))),
	);
	// As after the third retry, which is two and a half hours later in an office.
	const isStalled = (events: EventInQueue[]) =>
		events.filter(ofMatter(rough)).some(({ status }) => status === 'stalled');
	await office.queue.until(isStalled, 240);
	await office.untilSubject(before, /Dropbox is not responding/);
	await office.queue.dropbox.setFaults([]);
	const events = await office.untilDone(rough, 2 + NAMES.length + 2 + 1, 240);
	expect(new Set(outcomes(events)).size).toBe(events.length);
	await office.untilSubject(before, /Dropbox is responding again/);
	await office.untilSubject(before, /A matter was closed/);

	const [one, other] = [await closedTree(calm), await closedTree(rough)];
	const split = (tree: Record<string, string>, archived: boolean) =>
		Object.fromEntries(Object.entries(tree).filter(([path]) => inArchive(path) === archived));
	expect(Object.keys(split(one, false)).sort()).toEqual([...NAMES].sort());
	expect(split(other, false)).toEqual(split(one, false));
	// What was replaced before it could be filed is in Clio alone.
	expect(Object.keys(split(one, true))).toHaveLength(2);
	expect(split(other, true)).toEqual({});
	expect(office.subjectsSince(before)).toEqual([
		expect.stringMatching(/^A matter was closed/),
		'Dropbox is not responding',
		'Dropbox is responding again',
	]);
});

test('Clio is down: what came before and what comes meanwhile is filed afterwards', async () => {
	const matter = await office.openMatter('Out of reach');
	await office.untilDone(matter, 2);
	const before = office.queue.mail.received.length;
	// The trigger hears of them, and then nobody can read them.
	await office.queue.dropbox.setFaults([{ route: '*', fault: { kind: 'delay', milliseconds: 1500 } }]);
	const first = await Promise.all(
		[1, 2, 3].map(async (number) => await office.upload(matter, `Early ${number}.pdf`)),
	);
	const isStored = (events: EventInQueue[]) =>
		first.every((id) => events.some(({ documentId }) => documentId === String(id)));
	await office.queue.until(isStored);
	await office.queue.clio.act('/faults', UNREACHABLE);
	await office.queue.dropbox.setFaults([]);
	const second = await Promise.all(
		[1, 2].map(async (number) => await office.upload(matter, `Late ${number}.pdf`)),
	);
	await office.queue.until(
		(events) => events.filter(ofMatter(matter)).some(({ status }) => status === 'stalled'),
		180,
	);
	await office.untilSubject(before, /Clio is not responding/);
	await office.queue.clio.act('/faults', DOWN);
	await office.queue.clio.act('/faults', []);

	await office.untilSubject(before, /Clio is responding again/);
	const isFiled = (events: EventInQueue[]) =>
		[...first, ...second].every((id) =>
			events.some(({ documentId, status }) => documentId === String(id) && status === 'done'),
		);
	await office.queue.until(isFiled, 180);
	expect(Object.keys(await office.filesOf(`/Clio/${matter.displayNumber}`)).sort()).toEqual([
		...['Early 1.pdf', 'Early 2.pdf', 'Early 3.pdf', 'Late 1.pdf', 'Late 2.pdf'],
	]);
	expect(office.subjectsSince(before)).toEqual(['Clio is not responding', 'Clio is responding again']);
});

test('the mail server is down: emails wait, come once each, and nobody writes emails about emails', async () => {
	const matter = await office.openMatter('To be told of');
	await office.upload(matter, 'Deed.pdf');
	await office.untilDone(matter, 3);
	const before = office.queue.mail.received.length;
	const lastId = (await office.queue.events()).at(-1)?.id ?? 0;
	await office.queue.mail.down();
	await office.queue.clio.act('/close-matter', { matter: matter.id, date: '2026-03-14' });
	const emails = (events: EventInQueue[]) => events.filter(({ kind, id }) => kind === 'email' && id > lastId);
	await office.queue.until((events) => emails(events).some(({ status }) => status === 'stalled'), 180);
	await office.untilDone(matter, 4);
	await office.queue.mail.up();
	await office.untilSubject(before, /A matter was closed/, 60);
	await office.queue.until((events) => emails(events).every(({ status }) => status === 'done'));
	// Two looks at the queue more: nothing follows.
	await new Promise((resolve) => setTimeout(resolve, 35_000));
	expect(emails(await office.queue.events())).toMatchObject([{ status: 'done' }]);
	expect(office.subjectsSince(before)).toEqual([expect.stringMatching(/^A matter was closed/)]);
});

test('Dropbox is disconnected: events pause without using up retries, and go on once it is connected again', async () => {
	const matter = await office.openMatter('Disconnected');
	await office.untilDone(matter, 2);
	const before = office.queue.mail.received.length;
	await office.revokeDropbox();
	await Promise.all([1, 2, 3].map(async (number) => await office.upload(matter, `Paused ${number}.pdf`)));
	const own = (events: EventInQueue[]) =>
		events.filter(ofMatter(matter)).filter(({ documentId }) => documentId !== '');
	const isPaused = (events: EventInQueue[]) =>
		own(events).length === 3 && own(events).every(({ status }) => status === 'paused');
	await office.queue.until(isPaused, 120);
	await office.untilSubject(before, /Dropbox has to be connected again/);
	expect(own(await office.queue.until(isPaused)).map(({ attempts }) => attempts)).toEqual([0, 0, 0]);

	await office.connectDropbox();
	const events = own(await office.untilDone(matter, 5));
	expect(events.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
	expect(Object.keys(await office.filesOf(`/Clio/${matter.displayNumber}`)).sort()).toEqual([
		...['Paused 1.pdf', 'Paused 2.pdf', 'Paused 3.pdf'],
	]);
	await office.untilSubject(before, /Dropbox is connected again/);
	expect(office.subjectsSince(before)).toEqual([
		'Dropbox has to be connected again',
		'Dropbox is connected again',
	]);
});

test('Clio is disconnected: the same', async () => {
	const matter = await office.openMatter('Disconnected from Clio');
	await office.untilDone(matter, 2);
	const before = office.queue.mail.received.length;
	await office.queue.dropbox.setFaults([{ route: '*', fault: { kind: 'delay', milliseconds: 1500 } }]);
	const documents = await Promise.all(
		[1, 2].map(async (number) => await office.upload(matter, `Kept ${number}.pdf`)),
	);
	const own = (events: EventInQueue[]) =>
		documents.map((id) => events.find(({ documentId }) => documentId === String(id)));
	await office.queue.until((events) => own(events).every((event) => event !== undefined));
	await office.revokeClio();
	await office.queue.dropbox.setFaults([]);
	const late = await office.upload(matter, 'Late.pdf');
	await office.queue.until((events) => own(events).some((event) => event?.status === 'paused'), 120);
	await office.untilSubject(before, /Clio has to be connected again/);

	await office.connectClio();
	await office.queue.until((events) =>
		[...documents, late].every((id) =>
			events.some(({ documentId, status }) => documentId === String(id) && status === 'done'),
		),
	);
	expect(Object.keys(await office.filesOf(`/Clio/${matter.displayNumber}`)).sort()).toEqual([
		...['Kept 1.pdf', 'Kept 2.pdf', 'Late.pdf'],
	]);
	await office.untilSubject(before, /Clio is connected again/);
	expect(office.subjectsSince(before)).toEqual(['Clio has to be connected again', 'Clio is connected again']);
});
