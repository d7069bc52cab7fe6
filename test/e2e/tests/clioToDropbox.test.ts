/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { publishClosing } from '../runs/clioClosing';
import { publishMirror } from '../runs/clioMirror';
import { filesBelow } from '../runs/trees';
import { contentHash } from '../stack/contentHash';
import { ControlApi } from '../stack/ControlApi';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { RestartableN8n } from '../stack/RestartableN8n';
import { runningStack } from '../stack/runningStack';
import { TlsFront } from '../stack/TlsFront';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const clio = new ControlApi(stack.clioDashboardUrl);

const oftenEnough = {
	item: ['0', '15', '30', '45'].map((second) => ({ mode: 'custom', cronExpression: `${second} * * * * *` })),
};

async function waitForFile(path: string): Promise<string[]> {
	const deadline = Date.now() + 180_000;
	for (;;) {
		const found = Object.keys(await filesBelow(dropbox, '/Clio').catch(() => ({})));
		if (found.includes(path)) return found;
		if (Date.now() > deadline) throw new Error(`not in Dropbox: ${path}; only ${found.join(', ')}`);
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

/** Clio sends to https addresses only, and checks the certificate. */
let front: TlsFront;
let lasting: RestartableN8n;
let n8n: Awaited<ReturnType<RestartableN8n['start']>>;
/** Of the matter in which people upload. */
let matter: { id: number; displayNumber: string };

async function start(): Promise<void> {
	n8n = await lasting.start();
	front.passTo(n8n.url);
}

beforeAll(async () => {
	await dropbox.makeFolders('matters', ['/Clio']);
	front = await TlsFront.start('n8n.localhost');
	await clio.act('/switches', { webhookAuthorities: [front.authority] });
	lasting = new RestartableN8n(stack, 'clio', { N8N_WEBHOOK_URL: `${front.url}/`, N8N_PROXY_HOPS: '1' });
	await start();
	await n8n.api.createCredential(stack.clioCredential);
	await publishMirror(n8n.api, oftenEnough);
	await publishClosing(n8n.api, oftenEnough);
	const { matters } = await clio.read<{ matters: Array<typeof matter> }>('/state');
	matter = matters[0] ?? { id: 0, displayNumber: '' };
});

afterAll(async () => {
	await n8n.end();
	lasting.forget();
	await front.close();
});

const upload = async (name: string, more: Record<string, unknown> = {}) =>
	await clio.act<{ id: number }>('/upload', { matter: matter.id, name, text: `${name} in full`, ...more });

interface ToldByClio {
	webhooks: Array<{ url: string }>;
	attempts: Array<{ status: number | null; reason?: string }>;
}

const toldByClio = async () => await clio.read<ToldByClio>('/webhooks');

/** Where the document is, by itself: once, with no copy beside it. */
async function expectOnce(name: string): Promise<void> {
	const stem = name.replace(/\.\w+$/, '');
	const found = await waitForFile(`${matter.displayNumber}/${name}`);
	await clio.act('/webhooks/settled');
	expect(found.filter((path) => path.includes(stem))).toEqual([`${matter.displayNumber}/${name}`]);
}

test('a document that is uploaded in Clio is in its case folder in Dropbox', async () => {
	await upload('Motion.pdf');
	await expectOnce('Motion.pdf');
	const { webhooks, attempts } = await toldByClio();
	expect(webhooks.map(({ url }) => url.startsWith(`${front.url}/webhook/`))).toEqual([true, true]);
	expect(attempts.filter(({ status }) => status !== 200)).toEqual([]);
});

test('one that Clio cannot tell of, since it does not trust the certificate, comes by a poll', async () => {
	await clio.act('/switches', { webhookAuthorities: [], webhookAttempts: 1 });
	await upload('Untrusted.pdf');
	await expectOnce('Untrusted.pdf');
	const { attempts } = await toldByClio();
	expect(attempts.at(-1)).toMatchObject({ status: null, reason: expect.stringContaining('certificate') });
	await clio.act('/switches', { webhookAuthorities: [front.authority], webhookAttempts: 5 });
});

test('so it is, once, where Clio tells of it thrice, late and out of order', async () => {
	await clio.act('/switches', { webhookDuplicates: 2, webhookReordered: true, webhookDelay: 300 });
	const names = Array.from({ length: 10 }, (_, number) => `Exhibit ${number}.pdf`);
	await Promise.all(names.map(async (name) => await upload(name)));
	for (const name of names) await expectOnce(name);
	await clio.act('/switches', { webhookDuplicates: 0, webhookReordered: false, webhookDelay: 0 });
	await clio.act('/webhooks/repeat', { last: 5 });
	await clio.act('/webhooks/settled');
	for (const name of names) await expectOnce(name);
});

test('one that Clio tells of before its bytes is there when they have come', async () => {
	const { id } = await upload('Scan.pdf', { uploaded: false });
	await clio.act('/webhooks/settled');
	await clio.act('/finish-upload', { document: id, text: 'scanned' });
	await expectOnce('Scan.pdf');
});

test('a copy that people edited in Dropbox is kept when a new version comes from Clio', async () => {
	const { id } = await upload('Lease.pdf');
	await expectOnce('Lease.pdf');
	const path = `/Clio/${matter.displayNumber}/Lease.pdf`;
	await dropbox.makeFiles('matters', [{ path, text: 'edited in Dropbox' }]);
	await clio.act('/new-version', { document: id, text: 'second in Clio' });
	const hashOf = (text: string) => contentHash(Buffer.from(text));
	const filed = async () => await filesBelow(dropbox, `/Clio/${matter.displayNumber}`);
	const deadline = Date.now() + 180_000;
	while ((await filed())['Lease.pdf'] !== hashOf('second in Clio') && Date.now() < deadline)
		await new Promise((resolve) => setTimeout(resolve, 200));
	const files = await filed();
	expect(files['Lease.pdf']).toBe(hashOf('second in Clio'));
	expect(Object.values(files)).toContain(hashOf('edited in Dropbox'));
});

test('one that was uploaded while n8n was off, and its webhook expired, is there when n8n is back', async () => {
	await n8n.kill();
	await upload('While off.pdf');
	await clio.act('/webhooks/expire');
	await start();
	await expectOnce('While off.pdf');
	await upload('After.pdf');
	await expectOnce('After.pdf');
});

interface NoteInClio {
	matterId: number;
	subject: string;
	detail: string;
}

test('closing a matter in Clio leaves a note with the archive’s path there, once', async () => {
	await clio.act('/switches', { webhookDuplicates: 2 });
	await clio.act('/close-matter', { matter: matter.id, date: '2026-03-14' });
	const ofMatter = async () => {
		const { notes } = await clio.read<{ notes: NoteInClio[] }>('/state');
		return notes.filter(({ matterId }) => matterId === matter.id);
	};
	const deadline = Date.now() + 180_000;
	while ((await ofMatter()).length === 0 && Date.now() < deadline)
		await new Promise((resolve) => setTimeout(resolve, 200));
	await clio.act('/webhooks/repeat', { last: 3 });
	await clio.act('/webhooks/settled');
	// Two polls more.
	await new Promise((resolve) => setTimeout(resolve, 32_000));
	const path = `/Matters/Clio Closed/2026/${matter.displayNumber}`;
	expect(await ofMatter()).toEqual([
		expect.objectContaining({
			subject: 'Case folder closed',
			detail: expect.stringMatching(
				new RegExp(`^The documents are in ${path}: <a href="https://www\\.dropbox\\.com/home/.*</a>$`),
			),
		}),
	]);
	expect(Object.keys(await filesBelow(dropbox, '/Clio Closed/2026'))).toContain(
		`${matter.displayNumber}/After.pdf`,
	);
});
