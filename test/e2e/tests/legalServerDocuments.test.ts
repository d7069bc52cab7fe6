/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { FOLDER_ID, LegalServerOffice, type KnownCase } from '../runs/LegalServerOffice';
import { lastRunOf } from '../runs/lastRun';
import { byPath } from '../runs/steps';
import { filesBelow } from '../runs/trees';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const office = new LegalServerOffice(stack);
const ROOT = '/From LegalServer';

beforeAll(async () => {
	await dropbox.makeFolders('matters', [ROOT]);
	await office.legalServer.act('/switches', { site: 'riverside', rateLimit: 1_000_000 });
	await office.setUp({
		...{ environment: 'live', path: 'ls-documents', file: 'legalserver-documents', by: 'block' },
		changes: {
			'Get case': { options: { customFields: FOLDER_ID } },
			'Case folder': { destination: byPath(`/Matters${ROOT}`), folderNaming: 'caseId' },
			Download: { options: { waitForScan: 20 } },
		},
	});
});

afterAll(async () => await office.legalServer.act('/switches', { site: 'riverside', rateLimit: 200 }));

const site = 'riverside';

async function addDocument(matter: string, name: string, more: Record<string, unknown> = {}): Promise<void> {
	await office.legalServer.act('/add-document', { site, matter, name, text: `${name} in full`, ...more });
}

const filesOf = async ({ caseNumber }: KnownCase): Promise<string[]> =>
	Object.keys(await filesBelow(dropbox, `${ROOT}/${caseNumber}`).catch(() => ({})))
		.filter((path) => path.startsWith('LegalServer/'))
		.map((path) => path.slice('LegalServer/'.length))
		.sort();

/** Waits until just these are in the folder of the case, and stay there alone. */
async function expectFiles(of: KnownCase, names: string[]): Promise<void> {
	const deadline = Date.now() + 120_000;
	for (;;) {
		const found = await filesOf(of);
		if (names.every((name) => found.includes(name))) break;
		if (Date.now() > deadline) throw new Error(`only ${found.join(', ')}`);
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	expect(await filesOf(of)).toEqual([...names].sort());
}

test('Adding Documents: Add Document, with a case note and from a template, each is in Dropbox once', async () => {
	const added = await office.addCase('live', 'Filer');
	await addDocument(added.caseNumber, 'Lease.pdf');
	await office.saveProcess('live', added.caseNumber);
	await expectFiles(added, ['Lease.pdf']);

	// With a case note: LegalServer keeps its attachment with the documents of the case.
	await office.legalServer.act('/add-note', {
		...{ site, matter: added.caseNumber, subject: 'Call', text: 'The client sent a photo.' },
	});
	await addDocument(added.caseNumber, 'Photo of the door.jpg');
	await office.saveProcess('live', added.caseNumber);
	await expectFiles(added, ['Lease.pdf', 'Photo of the door.jpg']);

	// From a template: the process that makes it calls n8n when it is saved.
	await addDocument(added.caseNumber, 'Retainer.docx');
	await office.saveProcess('live', added.caseNumber);
	await office.saveProcess('live', added.caseNumber);
	await expectFiles(added, ['Lease.pdf', 'Photo of the door.jpg', 'Retainer.docx']);
});

test('two documents with one title are both there, and stay two', async () => {
	const twice = await office.addCase('live', 'Twice');
	await addDocument(twice.caseNumber, 'Letter.pdf', { text: 'of May' });
	await addDocument(twice.caseNumber, 'Letter.pdf', { text: 'of June' });
	for (let run = 1; run <= 2; run++) {
		await office.saveProcess('live', twice.caseNumber);
		await expectFiles(twice, ['Letter (1).pdf', 'Letter.pdf']);
	}
});

test('a document waits for its virus scan; an infected one is not filed, and the run says so', async () => {
	const scanned = await office.addCase('live', 'Scanned');
	await addDocument(scanned.caseNumber, 'Clean.pdf');
	await addDocument(scanned.caseNumber, 'Fresh.pdf', { scan: 'pending' });
	await addDocument(scanned.caseNumber, 'Bad.pdf', { scan: 'infected' });
	await office.saveProcess('live', scanned.caseNumber);
	await new Promise((resolve) => setTimeout(resolve, 2500));
	expect(await filesOf(scanned)).not.toContain('Fresh.pdf');
	const { documents } = await office.readCase('live', scanned.caseNumber);
	const fresh = documents.find(({ title }) => title.startsWith('Fresh'));
	await office.legalServer.act('/scan', { site, document: fresh?.uuid, result: 'clean' });
	await expectFiles(scanned, ['Clean.pdf', 'Fresh.pdf']);
	const { error } = await lastRunOf(office.api, office.workflowId('ls-documents'), 'Not filed');
	expect(error?.message).toMatch(/^Documents not filed: 1\. Reasons: .*infected/i);
});
