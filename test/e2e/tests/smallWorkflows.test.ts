/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleCases } from '../runs/sampleCases';
import { SmallWorkflows, WebhookRefused } from '../runs/SmallWorkflows';
import { n8nFolder } from '../folders';
import { contentHash } from '../stack/contentHash';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const { n8nUrl, dashboardUrl } = runningStack();
const caseSystem = new SmallWorkflows(n8nUrl);
const dropbox = new EmulatedDropbox(dashboardUrl);

describe('the small workflows', () => {
	const [sample] = sampleCases;
	if (!sample) throw new Error('There is no sample case');

	test('an intake that is accepted twice gives one folder with its subfolders', async () => {
		const filed = await caseSystem.dispose(sample);
		const again = await caseSystem.dispose(sample);

		expect(filed).toMatchObject({ name: 'Doe, Jane - 26-0000107', created: true });
		expect(again).toMatchObject({ folderId: filed.folderId, created: false });
		const below = await dropbox.entriesIn('matters', '/Doe, Jane - 26-0000107');
		expect(below.map(({ path }) => path).sort()).toEqual([
			'/Doe, Jane - 26-0000107',
			'/Doe, Jane - 26-0000107/Correspondence',
			'/Doe, Jane - 26-0000107/Discovery',
			'/Doe, Jane - 26-0000107/Discovery/Incoming',
			'/Doe, Jane - 26-0000107/Discovery/Outgoing',
			'/Doe, Jane - 26-0000107/Intake',
			'/Doe, Jane - 26-0000107/Pleadings',
		]);
	});

	test('an attachment that is sent twice is filed once, byte for byte', async () => {
		const { folderId } = await caseSystem.dispose(sample);
		await caseSystem.saveNote(folderId, sample.attachment);
		await caseSystem.saveNote(folderId, sample.attachment);

		const entries = await dropbox.entriesIn('matters', '/Doe, Jane - 26-0000107');
		const { file } = sample.attachment;
		const sent = readFileSync(join(n8nFolder, 'runs', 'attachments', file));
		expect(entries.filter(({ kind }) => kind === 'file')).toMatchObject([
			{ path: `/Doe, Jane - 26-0000107/Intake/${file}`, contentHash: contentHash(sent) },
		]);
	});

	test('an attachment that comes back signed takes its place, and the former version is kept', async () => {
		const { folderId } = await caseSystem.dispose(sample);
		const { attachment, laterVersion } = sample;
		if (!laterVersion) throw new Error('The sample case has no later version');
		const signed = readFileSync(join(n8nFolder, 'runs', 'attachments', 'signed', laterVersion.file));
		await caseSystem.saveNote(folderId, attachment);
		await caseSystem.saveNote(folderId, laterVersion);
		await caseSystem.saveNote(folderId, laterVersion);

		const entries = await dropbox.entriesIn('matters', '/Doe, Jane - 26-0000107');
		const files = entries.filter(({ kind }) => kind === 'file');
		expect(files.map(({ path }) => path.replace(/_\d{8}\./, '_yyyymmdd.')).sort()).toEqual([
			'/Doe, Jane - 26-0000107/Intake/retainer-agreement.pdf',
			'/Doe, Jane - 26-0000107/_Archive/Intake/retainer-agreement_v1_yyyymmdd.pdf',
		]);
		const present = files.find(({ path }) => path.endsWith('/Intake/retainer-agreement.pdf'));
		expect(present?.contentHash).toBe(contentHash(signed));
	});

	test('the documents of a case come back as a tree', async () => {
		const { folderId } = await caseSystem.dispose(sample);
		await caseSystem.saveNote(folderId, sample.attachment);
		const tree = await caseSystem.documents(folderId);

		expect(tree).toMatchObject({ folderId, type: 'folder', name: 'Doe, Jane - 26-0000107' });
		const intake = tree.children?.find(({ name }) => name === 'Intake');
		expect(intake?.children).toMatchObject([{ name: sample.attachment.file, type: 'file' }]);
	});

	test('an intake without a case ID is refused with a message, not filed', async () => {
		const refused = caseSystem.dispose({ ...sample, caseId: ' ' });

		await expect(refused).rejects.toMatchObject({ status: 422 });
		await expect(refused).rejects.toBeInstanceOf(WebhookRefused);
		await expect(refused).rejects.toMatchObject({
			body: expect.stringContaining('“Case ID”') as string,
		});
	});
});
