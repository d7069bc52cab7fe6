/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { changeWorkflow } from '../runs/changeWorkflow';
import { endLeases } from '../runs/endLeases';
import { QueueOffice } from '../runs/QueueOffice';
import { runByHand } from '../runs/runByHand';
import { filesBelow } from '../runs/trees';
import { contentHash } from '../stack/contentHash';
import type { ReceivedEmail } from '../stack/MailServer';
import { ControlApi } from '../stack/ControlApi';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const LIVE = '/Migration';
const MATTERS = 24;
const DOCUMENTS = 10;
/** How many files are there when n8n is killed. */
const KILLED_AT = [1, 40, 90, 140, 200];

interface Matter {
	id: number;
	displayNumber: string;
}

let office: QueueOffice;
let matters: Matter[];
let migrate: () => Promise<void>;

const textOf = ({ id }: Matter, number: number) => `Letter ${number} of ${id}`;

beforeAll(async () => {
	const clio = new ControlApi(stack.clioDashboardUrl);
	matters = [];
	for (let index = 0; index < MATTERS; index++) {
		const matter = await clio.act<Matter>('/open-matter', { description: `Migration ${index}` });
		for (let number = 0; number < DOCUMENTS; number++) {
			const document = { name: `Letter ${number}.pdf`, text: textOf(matter, number) };
			await clio.act('/upload', { matter: matter.id, ...document });
		}
		matters.push(matter);
	}
	office = await QueueOffice.open(stack, 'migration', { liveDestination: `/Matters${LIVE}` });
	await office.dropbox.makeFolders('matters', [LIVE]);
	migrate = await runByHand(office.api, (path) => office.urlOf(path), 'migrate-clio');
});

afterAll(async () => {
	await office.close();
	await office.clio.act('/switches', { rateLimit: 50 });
});

/** All files of the matters, by `number/name`. */
async function filed(): Promise<Record<string, string>> {
	const numbers = new Set(matters.map(({ displayNumber }) => displayNumber));
	const files = Object.entries(await filesBelow(office.dropbox, LIVE));
	return Object.fromEntries(files.filter(([path]) => numbers.has(path.split('/')[0] ?? '')));
}

const wanted = (): Record<string, string> =>
	Object.fromEntries(
		matters.flatMap((matter) =>
			Array.from({ length: DOCUMENTS }, (_, number) => [
				`${matter.displayNumber}/Letter ${number}.pdf`,
				contentHash(Buffer.from(textOf(matter, number))),
			]),
		),
	);

const requested = async () =>
	(await office.events()).filter(
		({ kind, caseKey }) => kind === 'migrationRequested' && matters.some(({ id }) => String(id) === caseKey),
	);

test('a dry run changes nothing', async () => {
	await migrate();
	expect(await requested()).toEqual([]);
	expect(await filed()).toEqual({});
});

test('n8n is killed five times on the way: afterwards each document is there once', async () => {
	await changeWorkflow(office.api, 'migrate', ({ nodes }) => {
		const step = nodes.find(({ name }) => name === 'Which cases');
		const { assignments } = step?.parameters['assignments'] as {
			assignments: Array<{ name: string; value: unknown }>;
		};
		for (const each of assignments) if (each.name === 'dryRun') each.value = false;
	});
	await migrate();
	expect(await requested()).toHaveLength(MATTERS);
	for (const count of KILLED_AT) {
		await untilThere(count);
		await office.kill();
		await office.start();
		await endLeases(office.api);
	}
	await office.until((events) => events.every(({ status }) => status === 'done'), 400);
	expect(await filed()).toEqual(wanted());
	// Whoever looks after it is told once, after a comparison with Clio.
	const about = (all: readonly ReceivedEmail[]) => all.filter(({ subject }) => /igration/.test(subject));
	await office.untilMail((all) => about(all).length > 0);
	expect(about(office.mail.received)).toHaveLength(1);
	const [report] = about(office.mail.received);
	expect(report?.to).toEqual(['it@example.org']);
	expect(report?.subject).toMatch(/has ended: every document is in Dropbox$/);
	expect(report?.text).toContain('Not in Dropbox: 0');
	// The emulated firm has matters of its own, whose documents come along.
	const [, there = ''] = /Are there: ([\d,]+)/.exec(report?.text ?? '') ?? [];
	expect(Number(there.replace(',', ''))).toBeGreaterThanOrEqual(MATTERS * DOCUMENTS);
	// What happens from then on is as if all had come by the queue.
	const [first] = matters as [Matter];
	await office.clio.act('/upload', { matter: first.id, name: 'After.pdf', text: 'after' });
	await office.until((events) =>
		events.some(
			({ kind, caseKey, status }) =>
				kind === 'documentCreated' && caseKey === String(first.id) && status === 'done',
		),
	);
	expect(await filed()).toEqual({
		...wanted(),
		[`${first.displayNumber}/After.pdf`]: contentHash(Buffer.from('after')),
	});
});

async function untilThere(count: number): Promise<void> {
	const deadline = Date.now() + 300_000;
	while (Object.keys(await filed()).length < count) {
		if (Date.now() > deadline) throw new Error(`there are never ${count} files`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
