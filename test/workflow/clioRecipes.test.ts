/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { RECORD_NAME } from '@/nodes/shared/domain/closing/ClosingRecord';
import { markerContent, markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import type { Settled } from '@/nodes/shared/domain/queue/settleEvent';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { DOCUMENT_CALLS } from '../emulators/clio/dashboard/documentCalls';
import { MATTER_CALLS } from '../emulators/clio/dashboard/matterCalls';
import { createClioWork } from './clioWork';

const METHODS = ['move', 'zip', 'prefix'] as const;

/** The ready-made workflows that do the work of one event, as they are, in n8n’s engine. */
describe('work for Clio', () => {
	let clio: ReturnType<typeof createClioWork>['clio'];
	let dropbox: ReturnType<typeof createClioWork>['dropbox'];
	let office: ReturnType<typeof createClioWork>;
	let settings: Partial<GivenSettings>;
	let matter: { id: number; displayNumber: string };

	beforeEach(async () => {
		settings = {};
		office = createClioWork();
		({ clio, dropbox } = office);
		matter = clio.fixture.matters['smith'] as typeof matter;
		await dropbox.person.filesCreateFolderV2({ path: '/Legal Matters' });
	});
	afterEach(() => {
		dropbox.close();
		clio.close();
	});

	/** Lets a workflow do the work of one event, and says what becomes of that. */
	const work = async (file: string, event: IDataObject): Promise<Settled> => {
		const [settled] = await office.runEvents(file, [{ caseKey: String(matter.id), ...event }], settings);
		settled?.documents.forEach((each) => office.documents.keep(each));
		return settled as Settled;
	};
	const open = async () => await work('clio-open-matters.json', { kind: 'matterOpened' });
	/** Closes it as it lies: that its documents in Clio come first is a suite of its own. */
	const close = async (more: IDataObject = {}) =>
		await work('clio-close-matters.json', { kind: 'matterClosed', details: '{"isComplete":true}', ...more });
	const reopen = async () => await work('clio-reopen-matters.json', { kind: 'matterReopened' });
	const fileFromClio = async (documentId = String(clio.fixture.documents['complaint']?.id)) => {
		return await work('clio-file-documents.json', { kind: 'documentCreated', documentId });
	};
	const change = (call: keyof typeof MATTER_CALLS, body: object) =>
		MATTER_CALLS[call]?.(clio.world, { matter: matter.id, ...body }, new URLSearchParams());
	const tree = async () => await office.tree();
	const file = async () =>
		await dropbox.person.filesUpload({
			...{ path: `/Legal Matters/${matter.displayNumber}/Pleadings/Deed.pdf`, contents: Buffer.from('deed') },
		});
	const notes = () =>
		[...clio.state.notes.all].filter(({ subject }) => subject === 'Documents archived in Dropbox');

	it('tells people of a closing, and notes it, once, also if n8n died after the folder was moved', async () => {
		await open();
		await file();
		change('POST /close-matter', { date: '2026-03-14' });
		const lost = await close();
		const again = await close();
		expect(again).toMatchObject({ status: 'done', reason: '' });
		expect(again.add).toHaveLength(1);
		expect(again.add.map(({ eventId }) => eventId)).toEqual(lost.add.map(({ eventId }) => eventId));
		expect(notes()).toHaveLength(1);
		expect(notes()[0]?.detail.split('<br>')).toEqual([
			'The documents of this matter were archived on 2026-03-14.',
			expect.stringMatching(/^Place: \/Closed\/2026\//),
			expect.stringMatching(/^Link: /),
			'Number of documents: 1',
			expect.stringMatching(/^List of all documents, beside the archive: .* manifest \w{12}\.json$/),
			expect.stringMatching(/^Root of this list, .*: [0-9a-f]{64}$/),
		]);
	});

	it('writes nothing to Clio in the demo, where a matter is no test, and does all else', async () => {
		settings = { environment: 'demo', demoDestination: '/Demo Matters' };
		await dropbox.person.filesCreateFolderV2({ path: '/Demo Matters' });
		expect(await open()).toMatchObject({ status: 'done' });
		await fileFromClio();
		change('POST /close-matter', { date: '2026-03-14' });
		const closed = await close();
		expect(closed).toMatchObject({ status: 'done', reason: '' });
		expect(closed.add).toHaveLength(1);
		expect(clio.state.notes.all).toEqual([]);
		const places = (await tree()).filter((path) => path.includes(matter.displayNumber));
		expect(places.length).toBeGreaterThan(0);
		expect(places.filter((path) => !path.startsWith('/Demo Matters/'))).toEqual([]);
	});

	// n8n's engine is in New York here, where all of these days begin at another hour, and the last year ends at another.
	it.each([
		['America/Los_Angeles', '2026-12-31T08:00:00.000Z'],
		['Pacific/Honolulu', '2026-12-31T10:00:00.000Z'],
		['Pacific/Kiritimati', '2026-12-30T10:00:00.000Z'],
	])(
		'closes a matter on the day that Clio gives, as it is in the time zone of the client (%s)',
		async (timeZone, begins) => {
			settings = { timeZone };
			await open();
			await file();
			change('POST /close-matter', { date: '2026-12-31' });
			const closed = await close();
			expect(closed.add[0]?.eventId).toContain(begins);
			expect((await tree()).filter((path) => /^\/Closed\/\d+$/.test(path))).toEqual(['/Closed/2026']);
			expect(notes()[0]?.detail).toMatch(/^The documents of this matter were archived on 2026-12-31\./);
		},
	);

	it.each(METHODS)('tells of a closing once, however many events say so (%s)', async (closeMethod) => {
		settings = { closeMethod };
		await open();
		await file();
		change('POST /close-matter', { date: '2026-03-14' });
		const first = await close();
		const second = await close({ kind: 'matterStageChanged' });
		expect(first.add).toHaveLength(1);
		expect(second.add.map(({ eventId }) => eventId)).toEqual(first.add.map(({ eventId }) => eventId));
		expect(notes()).toHaveLength(1);
	});

	it('tells of it again when the matter was reopened and is closed once more', async () => {
		await open();
		await file();
		change('POST /close-matter', { date: '2026-03-14' });
		const first = await close();
		change('POST /reopen-matter', {});
		expect(await reopen()).toMatchObject({ status: 'done' });
		change('POST /close-matter', { date: '2026-03-20' });
		const second = await close();
		expect([...first.add, ...second.add]).toHaveLength(2);
		expect(second.add[0]?.eventId).not.toBe(first.add[0]?.eventId);
		expect(notes()).toHaveLength(2);
	});

	it.each(METHODS)('files a document that comes late in the closed folder (%s)', async (closeMethod) => {
		settings = { closeMethod };
		await open();
		await file();
		change('POST /close-matter', { date: '2026-03-14' });
		await close();
		expect(await fileFromClio()).toMatchObject({ status: 'done' });
		const documents = (await tree()).filter((path) => path.endsWith('.pdf'));
		expect(documents).toHaveLength(2);
		expect(new Set(documents.map((path) => path.replace(/\/Pleadings\/.*/, ''))).size).toBe(1);
	});

	it('files a document that comes late in a folder that somebody put among the closed ones', async () => {
		await open();
		await file();
		change('POST /close-matter', { date: '2026-03-14' });
		const place = `/Closed/${matter.displayNumber}`;
		await dropbox.person.filesMoveV2({ from_path: `/Legal Matters/${matter.displayNumber}`, to_path: place });
		expect(await fileFromClio()).toMatchObject({ status: 'done' });
		expect((await tree()).filter((path) => path.endsWith('.pdf'))).toEqual([
			...[`${place}/Pleadings/Complaint.pdf`, `${place}/Pleadings/Deed.pdf`],
		]);
	});

	it('makes the folder for a document of a closed matter that had none', async () => {
		change('POST /close-matter', { date: '2026-03-14' });
		for (const closeMethod of ['move', 'prefix'] as const) {
			settings = { closeMethod };
			expect(await fileFromClio()).toMatchObject({ status: 'done' });
		}
		expect((await tree()).filter((path) => path.endsWith('.pdf'))).toEqual([
			`/Legal Matters/${matter.displayNumber}/Pleadings/Complaint.pdf`,
		]);
	});

	it('puts a folder back when its matter is reopened, or tells people that there are two', async () => {
		await open();
		await file();
		change('POST /close-matter', { date: '2026-03-14' });
		await close();
		await dropbox.person.filesCreateFolderV2({ path: `/Legal Matters/${matter.displayNumber}` });
		change('POST /reopen-matter', {});
		expect(await reopen()).toMatchObject({ status: 'failed', reason: 'name_taken' });
		await dropbox.person.filesDeleteV2({ path: `/Legal Matters/${matter.displayNumber}` });
		expect(await reopen()).toMatchObject({ status: 'done' });
		expect(await reopen()).toMatchObject({ status: 'done' });
		expect(await tree()).toContain(`/Legal Matters/${matter.displayNumber}/Pleadings/Deed.pdf`);
	});

	it.each(['move', 'prefix'] as const)(
		'leaves a folder that was never closed as it is when its matter is reopened (%s)',
		async (closeMethod) => {
			settings = { closeMethod };
			await open();
			expect(await reopen()).toMatchObject({ status: 'done' });
		},
	);

	it('leaves a folder closed as long as what closes a matter is so, whatever its status is', async () => {
		settings = { closedWhen: 'stage', closedStage: clio.fixture.stages['intake']?.name ?? '' };
		await open();
		await file();
		expect(await close({ kind: 'matterStageChanged' })).toMatchObject({ status: 'done', reason: '' });
		expect(await reopen()).toMatchObject({ status: 'done', reason: 'closed_again' });
		expect((await tree()).filter((path) => path.endsWith('.pdf'))).toEqual([
			expect.stringMatching(/^\/Closed\//),
		]);
	});

	it.each(METHODS)(
		'puts a folder back when the stage that closed its matter goes back (%s)',
		async (closeMethod) => {
			settings = { closeMethod, closedWhen: 'stage', closedStage: clio.fixture.stages['intake']?.name ?? '' };
			await open();
			await file();
			await close({ kind: 'matterStageChanged' });
			settings = { ...settings, closedStage: 'Another stage' };
			for (let time = 1; time <= 2; time++)
				expect(await close({ kind: 'matterStageChanged' })).toMatchObject({ status: 'done', add: [] });
			expect(await tree()).toContain(`/Legal Matters/${matter.displayNumber}/Pleadings/Deed.pdf`);
			expect(await fileFromClio()).toMatchObject({ status: 'done' });
			expect((await tree()).filter((path) => path.endsWith('Complaint.pdf'))).toEqual([
				`/Legal Matters/${matter.displayNumber}/Pleadings/Complaint.pdf`,
			]);
		},
	);

	it('leaves a folder closed that its status closed before a stage tells of it, and files there', async () => {
		await open();
		await file();
		change('POST /close-matter', { date: '2026-03-14' });
		await close();
		settings = { closedWhen: 'stage', closedStage: 'Another stage' };
		expect(await close({ kind: 'matterUpdated' })).toMatchObject({ reason: 'not_closed' });
		expect(await fileFromClio()).toMatchObject({ status: 'done' });
		expect((await tree()).filter((path) => path.endsWith('.pdf'))).toEqual([
			expect.stringMatching(/^\/Closed\/.*Complaint/),
			expect.stringMatching(/^\/Closed\/.*Deed/),
		]);
	});

	it('closes one matter and puts the folder of another back at the same time', async () => {
		const stage = clio.fixture.stages['intake']?.name ?? '';
		settings = { closedWhen: 'stage', closedStage: stage };
		const other = clio.fixture.matters['acme'] as typeof matter;
		const caseKey = String(other.id);
		await work('clio-open-matters.json', { kind: 'matterOpened', caseKey });
		await open();
		await file();
		const path = `/Legal Matters/${other.displayNumber}/Deed.pdf`;
		await dropbox.person.filesUpload({ path, contents: Buffer.from('deed') });
		change('POST /stage', { matter: other.id, stage });
		await close({ kind: 'matterStageChanged', caseKey });
		change('POST /stage', { matter: other.id, stage: null });
		change('POST /stage', { stage });
		const settled = await office.runEvents(
			'clio-close-matters.json',
			[matter, other].map(({ id }) => ({
				...{ kind: 'matterStageChanged', caseKey: String(id), details: '{"isComplete":true}' },
			})),
			settings,
		);
		expect(settled.map(({ add }) => add.length)).toEqual([1, 0]);
		expect(await tree()).toContain(path);
	});

	it('has nothing to do with a stage that closes no matter, and none of a matter without a folder', async () => {
		settings = { closedWhen: 'stage', closedStage: 'Another stage' };
		const change = { kind: 'matterStageChanged' };
		expect(await close(change)).toMatchObject({ status: 'done', reason: 'not_closed' });
		await open();
		const before = await tree();
		expect(await close(change)).toMatchObject({ status: 'done', add: [] });
		expect(await tree()).toEqual(before);
	});

	it('puts a folder back whose matter was closed, then pending, and is open now', async () => {
		await open();
		await file();
		change('POST /close-matter', { date: '2026-03-14' });
		await close();
		expect(await open()).toMatchObject({ status: 'done' });
		expect((await tree()).filter((path) => path.endsWith('.pdf'))).toEqual([
			expect.stringMatching(/^\/Closed\//),
		]);
		change('POST /pend-matter', {});
		change('POST /reopen-matter', {});
		expect(await open()).toMatchObject({ status: 'done' });
		expect(await tree()).toEqual(
			expect.arrayContaining([`/Legal Matters/${matter.displayNumber}/Pleadings/Deed.pdf`]),
		);
		expect((await tree()).filter((path) => path.endsWith(matter.displayNumber))).toHaveLength(1);
	});

	it('leaves a document out that belongs to no matter any more', async () => {
		const contact = clio.fixture.contacts['smith']?.id;
		const made = DOCUMENT_CALLS['POST /upload']?.(
			clio.world,
			{ name: 'Card.pdf', text: 'a card', contact },
			new URLSearchParams(),
		);
		const { id } = made as { id: number };
		expect(await fileFromClio(String(id))).toMatchObject({ status: 'done', reason: 'no_matter' });
	});

	it.each<[string, (folderId: string, other: string) => { name: string; text: string }]>([
		[
			'a case marker',
			(folderId, other) => ({
				name: markerFileName(other),
				text: markerContent(other, folderId).toString('utf8'),
			}),
		],
		['a closing record', () => ({ name: RECORD_NAME, text: '{}' })],
	])('files a document that is called like %s under another name', async (_, fileOf) => {
		await open();
		const { result } = await dropbox.person.filesGetMetadata({
			path: `/Legal Matters/${matter.displayNumber}`,
		});
		const { id: folderId } = result as unknown as { id: string };
		const other = clio.fixture.matters['acme']?.displayNumber ?? '';
		const { name, text } = fileOf(folderId, other);
		const made = DOCUMENT_CALLS['POST /upload']?.(
			clio.world,
			{ matter: matter.id, name, text },
			new URLSearchParams(),
		);
		expect(await fileFromClio(String((made as { id: number }).id))).toMatchObject({ status: 'done' });
		expect((await tree()).map((path) => path.split('/').at(-1))).not.toContain(name);
		expect(await fileFromClio()).toMatchObject({ status: 'done' });
		const lease = String(clio.fixture.documents['lease']?.id);
		expect(await fileFromClio(lease)).toMatchObject({ status: 'done' });
		change('POST /close-matter', { date: '2026-03-14' });
		expect(await close()).toMatchObject({ status: 'done', reason: '' });
	});
});
