/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { HeldCalls, type CallOfService } from '../runs/HeldCalls';
import { documentsIn } from '../runs/documents';
import type { EventInQueue } from '../runs/eventTable';
import { outcomeOf } from '../runs/outcomeOf';
import { publishOperation } from '../runs/publishOperation';
import { openScaledOffice, type ScaledOffice } from '../runs/ScaledOffice';
import { byPath, filesFromDisk, upload } from '../runs/steps';
import { filesBelow, newCaseFolder } from '../runs/trees';
import { Workflow } from '../runs/Workflow';
import type { QueueMode, Role } from '../stack/QueueMode';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();

interface Matter {
	id: number;
	displayNumber: string;
}

let office: ScaledOffice;
let mode: QueueMode;

beforeAll(async () => {
	office = await openScaledOffice(stack, {
		...{ name: 'office', binaryData: 'database', settings: { closeMethod: 'zip' } },
	});
	({ mode } = office.machine);
	await office.dropbox.makeFolders('matters', ['/Clio']);
}, 900_000);

afterAll(async () => {
	await office?.close();
	await office?.clio.act('/switches', { rateLimit: 50 });
});

const isOver = ({ status }: EventInQueue) => status === 'done' || status === 'failed';

const add = async ({ id }: Matter, name: string) =>
	await office.clio.act<{ id: number }>('/upload', { matter: id, name, text: `${name} of ${id}` });

/** Waits until these documents were worked on, and nothing is left to do. */
const settled = async (documents: ReadonlyArray<{ id: number }>, seconds = 240) =>
	await office.until(
		(events) =>
			documents.every(({ id }) => events.some(({ documentId }) => documentId === String(id))) &&
			events.every(isOver),
		seconds,
	);

/** The documents of a matter in Dropbox. */
const filesOf = async ({ displayNumber }: Matter): Promise<string[]> =>
	Object.keys(await filesBelow(office.dropbox, `/Clio/${displayNumber}`))
		.filter((path) => path.endsWith('.pdf'))
		.sort();

const both = async (act: (role: Role) => Promise<void>) => await Promise.all(mode.workers.map(act));

const names = (stem: string, count: number) =>
	Array.from({ length: count }, (_, index) => `${stem} ${String(index + 1).padStart(2, '0')}.pdf`);

test('documents of six matters are saved by two workers, each once, however often Clio tells of them', async () => {
	const matters: Matter[] = [];
	for (let at = 0; at < 6; at++) matters.push(await office.openMatter(`Scaled ${at}`));
	await office.clio.act('/switches', { webhookDuplicates: 2, webhookReordered: true, webhookDelay: 300 });
	const documents = [];
	for (const name of names('Motion', 4))
		for (const matter of matters) documents.push(await add(matter, name));
	await settled(documents);
	await office.clio.act('/webhooks/settled');
	await settled(documents);
	await office.clio.act('/switches', { webhookDuplicates: 0, webhookReordered: false, webhookDelay: 0 });
	for (const matter of matters) expect(await filesOf(matter)).toEqual(names('Motion', 4));
	expect(mode.workers.map((role) => mode.executionsOf(role)).filter((count) => count > 5)).toHaveLength(2);
});

test('two hundred intakes at once for forty cases make forty folders', async () => {
	await office.dropbox.makeFolders('matters', ['/Intakes']);
	const at = await Promise.all(
		mode.webhookUrls.map(
			async (url, index) =>
				await publishOperation({ api: office.api, url }, `intake-${index}`, {
					...{ resource: 'caseFolder', operation: 'create', destination: byPath('/Matters/Intakes') },
					...{ caseId: '={{ $json.caseId }}', folderNaming: 'caseId', subfolders: 'Notes', options: {} },
				}),
		),
	);
	const caseIds = Array.from({ length: 40 }, (_, index) => `26-${7000 + index}`);
	const made = await Promise.all(
		Array.from(
			{ length: 200 },
			async (_, index) =>
				await at[Math.floor(index / caseIds.length) % at.length]!({
					caseId: caseIds[index % caseIds.length],
				}),
		),
	);
	const answers = made.flat() as Array<{ folderId?: string }>;
	expect(answers.filter(({ folderId }) => !folderId)).toEqual([]);
	expect(new Set(answers.map(({ folderId }) => folderId)).size).toBe(caseIds.length);
	const entries = await office.dropbox.entriesIn('matters', '/Intakes');
	expect(
		entries
			.map(({ path }) => path)
			.filter((path) => /^\/Intakes\/[^/]+$/.test(path))
			.sort(),
	).toEqual(caseIds.map((caseId) => `/Intakes/${caseId}`));
});

test('both workers are killed while they upload: the next run ends in the same tree', async () => {
	const folder = `${stack.documentsFolder}/scaled`;
	const documents = documentsIn(folder, 60, 100_000);
	const [url = ''] = mode.webhookUrls;
	const steps = [filesFromDisk(`${folder}/*`), upload({ subfolder: 'Discovery' })];
	const workflow = await Workflow.publish({ api: office.api, url }, 'scaled-upload', steps);
	const body = await newCaseFolder(office.dropbox, 'Killed while uploading');
	await office.dropbox.delayCalls(150);
	await office.dropbox.forgetCalls();
	const cut = workflow.fire(body).catch(() => undefined);
	await office.dropbox.waitForCalls('files/upload_session/append_batch', 1);
	await both(async (role) => await mode.kill(role));
	await office.dropbox.delayCalls(0);
	await both(async (role) => await mode.startRole(role));
	expect(await workflow.items(body)).toHaveLength(documents.length);
	expect(await filesBelow(office.dropbox, '/Killed while uploading')).toEqual(
		Object.fromEntries(documents.map(({ name, contentHash }) => [`Discovery/${name}`, contentHash])),
	);
	// Its caller gets no answer: n8n notices only later that nobody works on it any more.
	void cut;
});

/** Closes a matter that has two documents. */
async function prepare(): Promise<Matter> {
	const matter = await office.openMatter('To be closed');
	await settled([await add(matter, 'Brief.pdf'), await add(matter, 'Order.pdf')]);
	return matter;
}
const close = async ({ id }: Matter) =>
	await office.clio.act('/close-matter', { matter: id, date: '2026-03-14' });
const closed = async ({ id }: Matter) =>
	await office.until(
		(events) =>
			['matterClosed', 'email'].every((kind) =>
				events.some((event) => event.kind === kind && event.caseKey === String(id)),
			) && events.every(isOver),
		300,
	);

test('both workers are killed while they close a matter: it ends as a calm closing does, told once', async () => {
	const calm = await prepare();
	await close(calm);
	await closed(calm);
	expect(await outcomeOf(office, calm)).toMatchObject({
		tree: expect.arrayContaining([expect.stringMatching(/\/2026\/NUMBER\/NUMBER\.zip$/)]) as string[],
		emails: [expect.stringContaining('closed')],
		events: expect.arrayContaining(['matterClosed done', 'email done']) as string[],
	});
	const held = new HeldCalls(stack);
	const call: CallOfService = { service: 'clio', route: 'POST notes', nth: 1 };
	const matter = await prepare();
	await held.arm(call, 'after_commit');
	await close(matter);
	await expectHeld(held, call);
	await both(async (role) => await mode.kill(role));
	await held.disarm();
	await both(async (role) => await mode.startRole(role));
	await closed(matter);
	expect(await outcomeOf(office, matter)).toEqual(await outcomeOf(office, calm));
});

async function expectHeld(held: HeldCalls, call: CallOfService): Promise<void> {
	const deadline = Date.now() + 120_000;
	while (!(await held.isHeld(call))) {
		if (Date.now() > deadline) throw new Error(`nobody called ${call.route}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

test('main is killed while it polls, Redis and PostgreSQL are restarted: nothing is lost or there twice', async () => {
	const matter = await office.openMatter('Restarts');
	await office.clio.act('/switches', { webhooksSilent: true });
	const held = new HeldCalls(stack);
	const poll: CallOfService = { service: 'clio', route: 'GET documents', nth: 1 };
	await held.arm(poll, 'before_commit');
	const documents = [await add(matter, 'Polled 1.pdf')];
	await expectHeld(held, poll);
	await mode.kill('main');
	await held.disarm();
	documents.push(await add(matter, 'Polled 2.pdf'));
	await mode.startRole('main');
	await settled(documents, 400);
	await office.clio.act('/switches', { webhooksSilent: false });
	// Each upload takes seconds, so that it is cut off in the middle.
	await office.dropbox.delayCalls(3000);
	documents.push(await add(matter, 'Redis 1.pdf'));
	await new Promise((resolve) => setTimeout(resolve, 2500));
	await mode.redis.restart();
	await office.dropbox.delayCalls(0);
	documents.push(await add(matter, 'Redis 2.pdf'));
	await settled(documents, 400);
	await office.dropbox.delayCalls(3000);
	documents.push(await add(matter, 'Postgres 1.pdf'));
	await new Promise((resolve) => setTimeout(resolve, 2500));
	await mode.postgres.restart();
	await office.dropbox.delayCalls(0);
	documents.push(await add(matter, 'Postgres 2.pdf'));
	await settled(documents, 400);
	expect(await filesOf(matter)).toEqual([
		...['Polled 1.pdf', 'Polled 2.pdf', 'Postgres 1.pdf', 'Postgres 2.pdf', 'Redis 1.pdf', 'Redis 2.pdf'],
	]);
});

test('a worker that is cut off from Dropbox and Clio holds nothing up for good', async () => {
	await mode.kill('worker2');
	await mode.startRole('worker2', { HTTPS_PROXY: 'http://127.0.0.1:9' });
	const matter = await office.openMatter('Cut off');
	const documents = [];
	for (const name of names('Exhibit', 10)) documents.push(await add(matter, name));
	const events = await settled(documents, 400);
	expect(events.filter(({ status }) => status === 'failed')).toEqual([]);
	expect(await filesOf(matter)).toEqual(names('Exhibit', 10));
	const own = events.filter(({ caseKey }) => caseKey === String(matter.id));
	expect(own.some(({ attempts }) => attempts > 1)).toBe(true);
});
