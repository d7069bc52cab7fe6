/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { sleep, type IDataObject } from 'n8n-workflow';
import type { Settled } from '@/nodes/shared/domain/queue/settleEvent';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { DOCUMENT_CALLS } from '../emulators/clio/dashboard/documentCalls';
import { MATTER_CALLS } from '../emulators/clio/dashboard/matterCalls';
import { createClioWork } from './clioWork';

/** Clio's deliveries come in any order: a closing may be worked on before the last documents of its matter. */
describe('a matter that is closed before all of its documents were saved', () => {
	let office: ReturnType<typeof createClioWork>;
	let settings: Partial<GivenSettings>;

	beforeEach(async () => {
		settings = { closeMethod: 'zip', minimumSize: 0 };
		office = createClioWork();
		await office.dropbox.person.filesCreateFolderV2({ path: '/Legal Matters' });
	});
	afterEach(() => {
		office.dropbox.close();
		office.clio.close();
	});

	const act = <T>(call: keyof typeof MATTER_CALLS, body: object) =>
		MATTER_CALLS[call]?.(office.clio.world, body, new URLSearchParams()) as T;
	const openMatter = (description = 'Lease') =>
		act<{ id: number; displayNumber: string }>('POST /open-matter', { description });
	const upload = ({ id }: { id: number }, name: string) =>
		DOCUMENT_CALLS['POST /upload']?.(
			office.clio.world,
			{ matter: id, name, text: `${name} in full` },
			new URLSearchParams(),
		) as { id: number };
	const closeMatter = ({ id }: { id: number }) =>
		act('POST /close-matter', { matter: id, date: '2026-03-14' });

	const run = async (file: string, ...events: IDataObject[]): Promise<Settled[]> => {
		const settled = await office.runEvents(file, events, settings);
		for (const { documents } of settled) documents.forEach((each) => office.documents.keep(each));
		return settled;
	};
	const makeFolder = async ({ id }: { id: number }) =>
		await run('clio-open-matters.json', { kind: 'matterOpened', caseKey: String(id) });
	const closing = ({ id }: { id: number }, more: IDataObject = {}) => ({
		...{ kind: 'matterClosed', caseKey: String(id), eventId: `closed-${id}`, ...more },
	});
	const close = async (matter: { id: number }, more: IDataObject = {}) =>
		(await run('clio-close-matters.json', closing(matter, more)))[0] as Settled;
	/** Does the work of what was added: first the documents, then the closing. */
	const goOn = async ({ add }: Settled): Promise<Settled> => {
		const fields = add.map(({ kind, caseKey, documentId, versionId, details, eventId }) => ({
			...{ kind, caseKey, documentId, versionId, details, eventId },
		}));
		const filed = await run(
			'clio-file-documents.json',
			...fields.filter(({ documentId }) => documentId !== ''),
		);
		expect(filed.map(({ status }) => status)).toEqual(filed.map(() => 'done'));
		const [last] = await run(
			'clio-close-matters.json',
			...fields.filter(({ documentId }) => documentId === ''),
		);
		return last as Settled;
	};
	const zips = async () => (await office.tree()).filter((path) => path.endsWith('.zip'));
	const documentsOf = ({ add }: Settled) => add.map(({ kind, documentId }) => [kind, documentId]);
	const countOf = ({ add }: Settled) => (JSON.parse(add[0]?.details ?? '{}') as IDataObject)['documents'];

	it('saves what is missing first, then closes it, and all of it is in the archive', async () => {
		const matter = openMatter();
		const [brief, letter] = [upload(matter, 'Brief.pdf'), upload(matter, 'Closing letter.pdf')];
		await makeFolder(matter);
		await run('clio-file-documents.json', {
			...{ kind: 'documentCreated', documentId: String(brief.id), caseKey: String(matter.id) },
		});
		closeMatter(matter);
		const early = await close(matter);
		expect(early).toMatchObject({ status: 'done', reason: 'documents_first' });
		expect(documentsOf(early)).toEqual([
			['documentCreated', String(letter.id)],
			['matterClosed', ''],
		]);
		expect(await zips()).toEqual([]);
		const closed = await goOn(early);
		expect(closed).toMatchObject({ status: 'done', reason: '' });
		expect(await zips()).toHaveLength(1);
		expect(countOf(closed)).toBe(2);
	});

	it('does so although no document was there at all, which once left it open for good', async () => {
		const matter = openMatter();
		upload(matter, 'Brief.pdf');
		await makeFolder(matter);
		closeMatter(matter);
		const early = await close(matter);
		expect(early.reason).toBe('documents_first');
		expect(countOf(await goOn(early))).toBe(1);
	});

	it('asks for the same again where n8n died before that was stored, also in another batch', async () => {
		const [matter, other] = [openMatter(), openMatter('Other')];
		upload(matter, 'Brief.pdf');
		await makeFolder(matter);
		await makeFolder(other);
		closeMatter(matter);
		closeMatter(other);
		const [alone] = await run('clio-close-matters.json', closing(matter));
		const [, together] = await run('clio-close-matters.json', closing(other), closing(matter));
		expect(together?.add.map(({ eventId }) => eventId)).toEqual(alone?.add.map(({ eventId }) => eventId));
		expect(alone?.add).toHaveLength(2);
	});

	it('asks for each document once where two events tell of one closing, and again when it is closed anew', async () => {
		const matter = openMatter();
		upload(matter, 'Brief.pdf');
		await makeFolder(matter);
		closeMatter(matter);
		const documentIds = async (eventId: string) =>
			(await close(matter, { eventId })).add
				.filter(({ documentId }) => documentId !== '')
				.map((each) => each.eventId);
		const first = await documentIds('closed');
		expect(first).toHaveLength(1);
		expect(await documentIds('stage-changed')).toEqual(first);
		// Clio says to the second when a matter changed last.
		await sleep(1100);
		act('POST /reopen-matter', { matter: matter.id });
		closeMatter(matter);
		expect(await documentIds('closed-anew')).not.toEqual(first);
	});

	it('waits for a document once: one that cannot be saved keeps no matter open', async () => {
		const matter = openMatter();
		upload(matter, 'Brief.pdf');
		await makeFolder(matter);
		closeMatter(matter);
		const [again] = (await close(matter)).add.filter(({ documentId }) => documentId === '');
		expect(await close(matter, { details: again?.details ?? '' })).toMatchObject({ reason: 'no_documents' });
	});

	it('compares several matters at once, and each is closed by an event of its own', async () => {
		const [full, late] = [openMatter('Full'), openMatter('Late')];
		const brief = upload(full, 'Brief.pdf');
		upload(late, 'Letter.pdf');
		await makeFolder(full);
		await makeFolder(late);
		await run('clio-file-documents.json', {
			...{ kind: 'documentCreated', documentId: String(brief.id), caseKey: String(full.id) },
		});
		closeMatter(full);
		closeMatter(late);
		const both = await run('clio-close-matters.json', closing(late), closing(full));
		expect(both.map(({ reason, add }) => [reason, add.length])).toEqual([
			['documents_first', 2],
			['documents_first', 1],
		]);
		expect(await zips()).toEqual([]);
		expect(await goOn(both[1] as Settled)).toMatchObject({ status: 'done', reason: '' });
		expect(await zips()).toEqual([expect.stringContaining(full.displayNumber)]);
		expect(countOf(await goOn(both[0] as Settled))).toBe(1);
	});

	it('takes up a closing that was cut short after its ZIP, whatever came since', async () => {
		const matter = openMatter();
		upload(matter, 'Brief.pdf');
		await makeFolder(matter);
		closeMatter(matter);
		const early = await close(matter);
		await run('clio-file-documents.json', {
			...{ kind: 'documentCreated', documentId: early.add[0]?.documentId ?? '', caseKey: String(matter.id) },
		});
		const [again] = early.add.filter(({ documentId }) => documentId === '');
		const complete = { details: again?.details ?? '', eventId: again?.eventId ?? '' };
		office.dropbox.emulator.faults.set([
			{ route: 'files/move_v2', times: 99, fault: { kind: 'status', status: 400, body: '' } },
		]);
		settings = { ...settings, afterZipping: 'moves' };
		const cut = await close(matter, complete);
		office.dropbox.emulator.faults.set([]);
		expect(cut.status).not.toBe('done');
		upload(matter, 'Late.pdf');
		expect(await close(matter, complete)).toMatchObject({ status: 'done', reason: '' });
		expect(await zips()).toHaveLength(1);
	});

	it('looks at no folder that is closed already: what comes later goes beside the archive', async () => {
		settings = { ...settings, afterZipping: 'moves' };
		const matter = openMatter();
		upload(matter, 'Brief.pdf');
		await makeFolder(matter);
		closeMatter(matter);
		await goOn(await close(matter));
		upload(matter, 'Late.pdf');
		expect(await close(matter, { eventId: 'told-again' })).toMatchObject({ status: 'done', reason: '' });
	});

	it('is not closed where nobody can say what was saved, and tried again', async () => {
		const matter = openMatter();
		upload(matter, 'Brief.pdf');
		await makeFolder(matter);
		closeMatter(matter);
		office.documents.knowsCases = false;
		const cut = await close(matter);
		expect(cut).toMatchObject({ status: 'waiting', reason: 'changed_meanwhile', add: [] });
		expect(cut.message).toContain('could not be compared');
		office.documents.knowsCases = true;
		expect((await close(matter)).reason).toBe('documents_first');
	});
});
