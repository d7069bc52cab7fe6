/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { resultFrom } from '@/nodes/shared/domain/queue/resultFrom';
import { settleEvent, type Settled } from '@/nodes/shared/domain/queue/settleEvent';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { settingsOf } from '../support/clientSettings';
import { createEngineHarness } from './engineHarness';
import { runSavedWorkflow } from './engine/runSavedWorkflow';

const nodeTypes = {
	'n8n-nodes-case-folders.caseFolderWorkflows': new CaseFolderWorkflows(),
	'n8n-nodes-case-folders.dropboxCaseFolders': new DropboxCaseFolders(),
};

const SETTLING = { now: 1_790_000_000_000, waits: [1, 2], pauseFor: 1 };
const METHODS = ['move', 'prefix', 'zip'] as const;
const SPLIT: Partial<GivenSettings> = {
	splitByPracticeArea: true,
	areas: ['Family', 'Housing'].map((practiceArea) => ({
		...{ practiceArea, liveDestination: `/${practiceArea}`, demoDestination: '' },
	})),
};

/** The files of a form, by their names. */
const formOf = (files: Record<string, string>): IBinaryKeyData =>
	Object.fromEntries(
		Object.entries(files).map(([fileName, text], index) => [
			`file${index}`,
			{ fileName, mimeType: 'application/pdf', data: Buffer.from(text).toString('base64') },
		]),
	);

/** What any other system reports about a case, through the ready-made workflows as they are, in n8n's engine. */
describe('a case that another system reports', () => {
	let dropbox: ReturnType<typeof createEngineHarness>;
	let settings: Partial<GivenSettings>;
	/** What *Queue storage* was given, each event ID once. */
	let stored: IDataObject[];

	beforeEach(async () => {
		[settings, stored] = [{}, []];
		dropbox = createEngineHarness();
		for (const path of ['/Cases', '/Family', '/Housing']) await dropbox.person.filesCreateFolderV2({ path });
	});
	afterEach(() => dropbox.close());

	const current = () => ({
		...settingsOf({ liveDestination: '/Cases', caseSystem: 'other', ...settings }),
	});

	/** @returns what the caller gets, with its status */
	async function call(file: string, body: IDataObject, files?: IBinaryKeyData) {
		const { run, responses } = await runSavedWorkflow({
			...{ file, nodeTypes, body, credentials: [dropbox.token()], ...(files && { files }) },
			subWorkflows: {
				'client-settings': () => [current()],
				'queue-storage': (items) => {
					const news = items.filter(({ eventId }) => !stored.some((known) => known['eventId'] === eventId));
					stored.push(...news);
					return news.map((item) => ({ ...item, id: stored.length }));
				},
				'queue-worker': () => [],
			},
		});
		expect(run.data.resultData.error).toBeUndefined();
		const { status = 0, body: text = '{}' } = responses[0] ?? {};
		return Object.assign(JSON.parse(text) as Record<string, unknown>, { code: status });
	}
	const send = async (files: Record<string, string>, more: IDataObject = {}) =>
		await call('webhook-document.json', { caseId: '26-1', category: 'Pleadings', ...more }, formOf(files));

	/** Lets a workflow do the work of one event. */
	async function work(file: string, details: IDataObject = {}): Promise<Settled> {
		const { run } = await runSavedWorkflow({
			...{ file, nodeTypes, credentials: [dropbox.token()] },
			events: [
				{
					...{ id: 1, lease: 'lease', attempts: 1, source: 'webhook', verdict: 'work', kind: '' },
					...{ eventId: 'event', caseKey: '26-1', documentId: '', versionId: '' },
					...{ details: JSON.stringify(details), settings: current() },
				},
			],
		});
		expect(run.data.resultData.error).toBeUndefined();
		const result = run.data.resultData.runData['Result']?.[0]?.data?.['main']?.[0]?.[0]?.json;
		return settleEvent(resultFrom(result ?? {}), SETTLING);
	}
	const close = async () => await work('webhook-close-cases.json', { closedOn: '2026-03-14' });
	const reopen = async (practiceArea = '') => await work('webhook-reopen-cases.json', { practiceArea });

	const tree = async () =>
		(await dropbox.person.filesListFolder({ path: '', recursive: true })).result.entries
			.map(({ path_display }) => path_display ?? '')
			.sort();
	const documents = async () => (await tree()).filter((path) => path.endsWith('.pdf'));

	describe('a document', () => {
		it('is in the folder of its case when the call is answered, once, however often it is sent', async () => {
			const files = { 'Answer.pdf': 'answer', 'Exhibit.pdf': 'exhibit' };
			const first = await send(files);
			expect(first).toMatchObject({ code: 200, ok: true, status: 'filed', tryAgain: false, faults: [] });
			expect((first['documents'] as IDataObject[]).map(({ path }) => path)).toEqual([
				...['/Cases/26-1/Pleadings/Answer.pdf', '/Cases/26-1/Pleadings/Exhibit.pdf'],
			]);
			const again = await send(files);
			expect(again).toMatchObject({ code: 200, folderId: first['folderId'] });
			expect(await documents()).toEqual([
				...['/Cases/26-1/Pleadings/Answer.pdf', '/Cases/26-1/Pleadings/Exhibit.pdf'],
			]);
		});

		it.each(METHODS)(
			'of a closed case goes into its closed folder, and makes no other (%s)',
			async (closeMethod) => {
				settings = { closeMethod };
				const { folderId } = await send({ 'Answer.pdf': 'answer' });
				expect(await close()).toMatchObject({ status: 'done', reason: '' });
				expect(await send({ 'Late.pdf': 'late' })).toMatchObject({ code: 200, status: 'filed', folderId });
				const filed = await documents();
				expect(filed).toHaveLength(2);
				const folders = new Set(filed.map((path) => path.replace(/\/Pleadings\/.*/, '')));
				expect([...folders]).toEqual([
					expect.stringMatching(
						{ move: /^\/Closed\/2026\/26-1$/, prefix: /^\/Cases\/Closed.*26-1$/, zip: /26-1$/ }[closeMethod],
					),
				]);
			},
		);

		it('goes into the closed folder also where practice areas have folders of their own', async () => {
			settings = SPLIT;
			await send({ 'Answer.pdf': 'answer' }, { practiceArea: 'Family' });
			await close();
			// Somebody corrected the practice area after that.
			expect(await send({ 'Late.pdf': 'late' }, { practiceArea: 'Housing' })).toMatchObject({ code: 200 });
			expect(await documents()).toEqual([
				...['/Closed/2026/26-1/Pleadings/Answer.pdf', '/Closed/2026/26-1/Pleadings/Late.pdf'],
			]);
		});

		it('goes into a folder that somebody put among the closed ones by hand', async () => {
			await send({ 'Answer.pdf': 'answer' });
			await dropbox.person.filesCreateFolderV2({ path: '/Closed' });
			await dropbox.person.filesMoveV2({ from_path: '/Cases/26-1', to_path: '/Closed/26-1' });
			expect(await send({ 'Late.pdf': 'late' })).toMatchObject({ code: 200 });
			expect(await documents()).toEqual([
				...['/Closed/26-1/Pleadings/Answer.pdf', '/Closed/26-1/Pleadings/Late.pdf'],
			]);
		});

		it('that is privileged is filed for few, or not at all: the caller is told, and nobody by email', async () => {
			dropbox.close();
			dropbox = createEngineHarness('teamSpace', 'jane');
			settings = { liveDestination: '/Matters', privilegedPeople: 'ravi@example.com' };
			const privileged = { category: 'Privileged' };
			expect(await send({ 'Memo.pdf': 'memo' }, privileged)).toMatchObject({
				...{ code: 200, status: 'filed' },
				documents: [{ name: 'Memo.pdf', path: expect.stringContaining('/26-1/Privileged/') as string }],
			});
			settings = { ...settings, privilegedMatterTypes: 'Litigation' };
			expect(await send({ 'Memo 2.pdf': 'memo 2' }, privileged)).toMatchObject({
				...{ code: 422, status: 'refused', reason: 'matter_type_unknown', tryAgain: false },
			});
			expect((await documents()).filter((path) => path.includes('Memo'))).toHaveLength(1);
			expect(stored).toEqual([]);
		});

		it('without a file is refused, with what to do', async () => {
			expect(await call('webhook-document.json', { caseId: '26-1' })).toMatchObject({
				...{ code: 422, ok: false, tryAgain: false },
				faults: [{ field: 'file', problem: 'There is no file' }],
			});
			expect(await tree()).not.toContain('/Cases/26-1');
		});
	});

	describe('that it was opened again', () => {
		const report = async (body: IDataObject) =>
			await call('webhook-case-reopened.json', { caseId: '26-1', ...body });

		it('is stored before the call is answered, once for each event', async () => {
			expect(await report({ eventId: 'a' })).toMatchObject({ code: 202, ok: true, status: 'stored' });
			expect(await report({ eventId: 'a' })).toMatchObject({ code: 202, status: 'alreadyStored' });
			expect(await report({ eventId: 'b' })).toMatchObject({ code: 202, status: 'stored' });
			expect(stored).toMatchObject([
				{ source: 'webhook', kind: 'matterReopened', caseKey: '26-1', documentId: '', status: 'waiting' },
				{ caseKey: '26-1' },
			]);
			expect(await report({ caseId: '' })).toMatchObject({ code: 422, faults: [{ field: 'caseId' }] });
			expect(stored).toHaveLength(2);
		});

		it.each(METHODS)('puts its folder back with what came meanwhile (%s)', async (closeMethod) => {
			settings = { closeMethod };
			const { folderId } = await send({ 'Answer.pdf': 'answer' });
			await close();
			await send({ 'Late.pdf': 'late' });
			expect(await reopen()).toMatchObject({ status: 'done', reason: '', add: [] });
			expect(await documents()).toEqual([
				...['/Cases/26-1/Pleadings/Answer.pdf', '/Cases/26-1/Pleadings/Late.pdf'],
			]);
			// Once more, after n8n died before it was recorded.
			expect(await reopen()).toMatchObject({ status: 'done', reason: '' });
			expect(await send({ 'New.pdf': 'new' })).toMatchObject({ code: 200, folderId });
			expect(await documents()).toHaveLength(3);
		});

		it('puts it back to the practice area from which it was closed', async () => {
			settings = SPLIT;
			await send({ 'Answer.pdf': 'answer' }, { practiceArea: 'Family' });
			await close();
			expect(await reopen()).toMatchObject({ status: 'done', reason: '' });
			expect(await documents()).toEqual(['/Family/26-1/Pleadings/Answer.pdf']);
		});

		it('tells people where another folder has its place, and changes nothing', async () => {
			await send({ 'Answer.pdf': 'answer' });
			await close();
			// Made by hand, or by a release that made one for a document that came late.
			await dropbox.person.filesCreateFolderV2({ path: '/Cases/26-1' });
			expect(await reopen()).toMatchObject({ status: 'failed', reason: 'name_taken' });
			expect(await documents()).toEqual(['/Closed/2026/26-1/Pleadings/Answer.pdf']);
			await dropbox.person.filesDeleteV2({ path: '/Cases/26-1' });
			expect(await reopen()).toMatchObject({ status: 'done', reason: '' });
			expect(await documents()).toEqual(['/Cases/26-1/Pleadings/Answer.pdf']);
		});

		it('leaves a folder as it is that was never closed, and tells people of a case that has none', async () => {
			expect(await reopen()).toMatchObject({ status: 'failed', reason: 'not_found' });
			await send({ 'Answer.pdf': 'answer' });
			expect(await reopen()).toMatchObject({ status: 'done' });
			expect(await documents()).toEqual(['/Cases/26-1/Pleadings/Answer.pdf']);
		});
	});
});
