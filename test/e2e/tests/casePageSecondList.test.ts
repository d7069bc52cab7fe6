/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../editor/launchBrowser';
import { outputPicture, withPicture } from '../editor/pictures';
import { SecondListOffice, type ListedCase, type SystemName } from '../runs/SecondListOffice';
import { filesBelow } from '../runs/trees';
import { contentHash } from '../stack/contentHash';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
let browser: Browser;
let office: SecondListOffice;
let page: Page;

beforeAll(async () => {
	browser = await launchBrowser(stack.proxyUrl);
	office = await SecondListOffice.open(stack);
	page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
});

afterAll(async () => {
	await browser?.close();
	await office?.close();
});

describe.each<SystemName>(['LegalServer', 'Clio'])('In %s', (name) => {
	const system = () => office.system(name);
	const list = () => page.getByRole('region', { name: `In ${name}` });
	const lineOf = (document: string) => list().getByRole('listitem').filter({ hasText: document });
	const sendButton = (document: string) =>
		list().getByRole('button', { name: `Send to Dropbox: ${document}` });
	const tree = () => page.getByRole('region', { name: 'Case documents' });
	const filesOf = async ({ folder }: ListedCase) => await filesBelow(office.dropbox, folder);
	const hashOf = (text: string) => contentHash(Buffer.from(text));

	/** Opens a link, whatever page is open. */
	const open = async (link: string) => {
		await page.goto('about:blank');
		await page.goto(link);
		await list().waitFor();
	};
	const send = async (document: string) => {
		await sendButton(document).click();
		await lineOf(document).getByText('Send a copy to the case folder in Dropbox?').waitFor();
		await lineOf(document).getByRole('button', { name: 'Send', exact: true }).click();
	};

	test('the page is opened from there, and a document is sent from its list to Dropbox', async () => {
		const ours = await office.openCase(name, 'Miller');
		await system().add(ours.caseId, {
			name: 'Lease.pdf',
			text: 'the lease, byte for byte',
			kind: 'Evidence',
		});
		await system().add(ours.caseId, { name: 'Strategy.docx', kind: 'Attorney-Client' });
		await withPicture(page, `second-list-${name}`, async () => {
			await open(await system().ask(ours.caseId));
			expect(new URL(page.url()).pathname).toBe(`/webhook/case-page-${name.toLowerCase()}`);
			await lineOf('Lease.pdf').getByText('Evidence').waitFor();
			expect(await list().innerText()).not.toContain('Strategy');
			await page.screenshot({ path: outputPicture(`second-list-${name}`), fullPage: true });

			await office.dropbox.delayCalls(300);
			await send('Lease.pdf');
			await lineOf('Lease.pdf').getByRole('progressbar').waitFor();
			await lineOf('Lease.pdf').getByText('Saved', { exact: true }).waitFor();
			await office.dropbox.delayCalls(0);
			// Nobody reloads the page.
			await tree().getByText('Lease.pdf').waitFor();
			await page.screenshot({ path: outputPicture(`second-list-${name}-sent`), fullPage: true });

			const chooser = page.waitForEvent('filechooser');
			await page.getByRole('button', { name: 'Upload files' }).click();
			const photo = { name: 'Photo.txt', mimeType: 'text/plain', buffer: Buffer.from('a photo') };
			await (await chooser).setFiles([photo]);
			await tree().getByText('Photo.txt').waitFor();
		});
		expect(await filesOf(ours)).toEqual({
			'Lease.pdf': hashOf('the lease, byte for byte'),
			'Photo.txt': hashOf('a photo'),
		});

		await open(await system().ask(ours.caseId));
		await lineOf('Lease.pdf').getByText('Already in Dropbox').waitFor();
		await send('Lease.pdf');
		await lineOf('Lease.pdf').getByText('Already saved').waitFor();
		expect(Object.keys(await filesOf(ours)).sort()).toEqual(['Lease.pdf', 'Photo.txt']);
	});

	test('a document of another case is not sent, whatever a request says', async () => {
		const [ours, theirs] = [await office.openCase(name, 'Ours'), await office.openCase(name, 'Theirs')];
		const id = await system().add(theirs.caseId, { name: 'Will.pdf' });
		await system().add(ours.caseId, { name: 'Lease.pdf' });
		const link = office.linkTo(name, ours);
		const notFound = [{ error: expect.objectContaining({ reason: 'not_found' }) as unknown }];
		expect(await office.ask(link, 'send', { id })).toEqual(notFound);
		// Nor by the ID of the other case in the request.
		const more = { id, caseId: theirs.caseId, folderId: theirs.folderId };
		expect(await office.ask(link, 'send', more)).toEqual(notFound);
		expect(await office.ask(link, 'documents', { caseId: theirs.caseId })).toMatchObject([
			{ name: 'Lease.pdf' },
		]);
		// Theirs goes to their folder, by their link.
		expect(await office.ask(office.linkTo(name, theirs), 'send', { id })).toMatchObject([
			{ status: 'uploaded', name: 'Will.pdf' },
		]);
		expect([Object.keys(await filesOf(ours)), Object.keys(await filesOf(theirs))]).toEqual([
			[],
			['Will.pdf'],
		]);
	});

	test('a link for viewing shows the list, and sends nothing', async () => {
		const ours = await office.openCase(name, 'Viewed');
		const id = await system().add(ours.caseId, { name: 'Lease.pdf' });
		const link = office.linkTo(name, ours, { canAdd: false });
		await open(link);
		await lineOf('Lease.pdf').waitFor();
		expect(await list().getByRole('button', { name: /Send/ }).count()).toBe(0);
		expect(await office.ask(link, 'send', { id })).toEqual([
			{ error: expect.objectContaining({ message: 'This link is for viewing only' }) as unknown },
		]);
		expect(await filesOf(ours)).toEqual({});
	});

	test('privileged documents are there with a link that includes them', async () => {
		const ours = await office.openCase(name, 'Kept');
		const id = await system().add(ours.caseId, { name: 'Strategy.docx', kind: 'Privileged' });
		expect(await office.ask(office.linkTo(name, ours), 'documents')).toEqual([{}]);
		const including = office.linkTo(name, ours, { includesPrivileged: true });
		expect(await office.ask(including, 'documents')).toMatchObject([{ id, name: 'Strategy.docx' }]);
		expect(await office.ask(including, 'send', { id })).toMatchObject([{ status: 'uploaded' }]);
		expect(Object.keys(await filesOf(ours))).toEqual(['Privileged/Strategy.docx']);
	});

	test(`the page says so while ${name} is down, and the documents in Dropbox are there`, async () => {
		const ours = await office.openCase(name, 'Down');
		await office.dropbox.makeFiles('matters', [{ path: `${ours.folder}/Letter.pdf`, text: 'letter' }]);
		await system().add(ours.caseId, { name: 'Lease.pdf' });
		await system().setDown(true);
		await open(office.linkTo(name, ours));
		await list().getByText(`The documents in ${name} cannot be shown right now.`).waitFor();
		await tree().getByText('Letter.pdf').waitFor();
		await system().setDown(false);
		await list().getByRole('button', { name: 'Try again' }).click();
		await lineOf('Lease.pdf').waitFor();
	});

	if (name === 'LegalServer') {
		test('a document in which LegalServer found a virus is not sent, and the page says so', async () => {
			const ours = await office.openCase(name, 'Infected');
			await system().add(ours.caseId, { name: 'Invoice.pdf', scan: 'infected' });
			await open(office.linkTo(name, ours));
			await send('Invoice.pdf');
			await lineOf('Invoice.pdf').getByText('found that this document is infected').waitFor();
			expect(await filesOf(ours)).toEqual({});
		});
	}
});

test('a made-up click in Clio leads to no case', async () => {
	const ours = await office.openCase('Clio', 'Forged');
	const forged = new URL(await office.system('Clio').ask(ours.caseId));
	forged.searchParams.set('custom_action_nonce', 'f'.repeat(32));
	const response = await page.goto(forged.href);
	expect(response?.status()).toBe(422);
	expect(await page.locator('body').innerText()).toContain('Go back to Clio and click again');
});

test('n8n lists none of these runs', async () => {
	expect(await office.listedRuns()).toEqual([]);
});
