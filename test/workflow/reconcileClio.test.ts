/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { ClioMatters } from '@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node';
import { DOCUMENT_CALLS } from '../emulators/clio/dashboard/documentCalls';
import { MATTER_CALLS } from '../emulators/clio/dashboard/matterCalls';
import { settingsOf } from '../support/clientSettings';
import { createClioHarness } from './clioHarness';
import { createEngineHarness } from './engineHarness';
import { ReconcilingOffice } from './reconcileHarness';

jest.setTimeout(120_000);

describe('the nightly comparison with Clio', () => {
	let clio: ReturnType<typeof createClioHarness>;
	let dropbox: ReturnType<typeof createEngineHarness>;
	let office: ReconcilingOffice;
	let settings: Partial<GivenSettings>;
	let matter: { id: number; displayNumber: string };

	beforeEach(async () => {
		settings = { minimumSize: 0 };
		clio = createClioHarness();
		dropbox = createEngineHarness();
		await dropbox.person.filesCreateFolderV2({ path: '/Legal Matters' });
		office = new ReconcilingOffice({
			...{ system: 'clio', filing: 'clio-file-documents.json' },
			nodes: { 'n8n-nodes-clio-matters.clioMatters': new ClioMatters() },
			credentials: [clio.credentialOf('ada'), dropbox.token()],
			settings: () => ({ ...settingsOf(settings) }) as unknown as IDataObject,
		});
		// Only one matter is open, so that each trial says all of it.
		for (const { id } of [...clio.state.matters.all])
			MATTER_CALLS['POST /close-matter']?.(clio.world, { matter: id, date: '2026-03-14' }, query);
		matter = MATTER_CALLS['POST /open-matter']?.(
			clio.world,
			{ description: 'Lease' },
			query,
		) as typeof matter;
	});
	afterEach(() => {
		dropbox.close();
		clio.close();
	});

	const query = new URLSearchParams();
	const act = (call: keyof typeof DOCUMENT_CALLS, body: object) =>
		DOCUMENT_CALLS[call]?.(clio.world, body, query) as { id: number };
	const upload = (name: string, more: object = {}) =>
		act('POST /upload', { matter: matter.id, name, text: `text of ${name}`, ...more });
	const file = async ({ id }: { id: number }) =>
		await office.file({ caseKey: String(matter.id), documentId: String(id) });
	const root = () => `/Legal Matters/${matter.displayNumber}`;
	const tree = async () =>
		(await dropbox.person.filesListFolder({ path: '/Legal Matters', recursive: true })).result.entries
			.filter((entry) => entry['.tag'] === 'file')
			.map(({ path_display }) => (path_display ?? '').slice(root().length + 1))
			.filter((path) => path.endsWith('.pdf'))
			.sort();
	const emails = () =>
		office.waiting('email').map(({ details }) => JSON.parse(String(details)) as IDataObject);

	it('files what Clio reported to nobody, once, and has nothing to do the next night', async () => {
		await file(upload('Order.pdf'));
		upload('Lost.pdf');
		upload('Motion.pdf', { category: 'Pleadings' });
		expect(await office.reconcile()).toMatchObject({
			...{ stopped: '', cases: 1, compared: 1, documents: 3, toMend: 2 },
			counts: { present: 1, missing: 2 },
		});
		// The same night again stores nothing twice.
		await office.reconcile();
		expect(office.waiting()).toHaveLength(2);
		expect((await office.work()).map(({ status }) => status)).toEqual(['done', 'done']);
		const filed = ['Lost.pdf', 'Order.pdf', 'Pleadings/Motion.pdf'];
		expect(await tree()).toEqual(filed);
		expect(await office.reconcile()).toMatchObject({ toMend: 0, counts: { present: 3, missing: 0 } });
		expect(office.waiting()).toEqual([]);
		expect(emails()).toEqual([]);
	});

	it('leaves what somebody deleted, moved or edited in Dropbox, and tells of what was deleted, once', async () => {
		for (const name of ['Deleted.pdf', 'Moved.pdf', 'Edited.pdf', 'Renamed.pdf']) await file(upload(name));
		await dropbox.person.filesDeleteV2({ path: `${root()}/Deleted.pdf` });
		await dropbox.person.filesMoveV2({
			from_path: `${root()}/Moved.pdf`,
			to_path: `${root()}/Own/Moved.pdf`,
		});
		await dropbox.person.filesMoveV2({ from_path: `${root()}/Renamed.pdf`, to_path: `${root()}/Other.pdf` });
		await dropbox.person.filesUpload({
			...{ path: `${root()}/Edited.pdf`, contents: Buffer.from('edited'), mode: { '.tag': 'overwrite' } },
		});
		const before = await tree();
		expect(await office.reconcile()).toMatchObject({
			...{ stopped: '', toMend: 0 },
			counts: { missing: 1, moved: 1, edited: 1, present: 1, extra: 0 },
		});
		expect(office.waiting()).toEqual([]);
		await office.work();
		expect(await tree()).toEqual(before);
		expect(emails()).toEqual([
			expect.objectContaining({
				count: 1,
				events: [{ caseKey: String(matter.id), documentId: expect.any(String) as string, finding: 'gone' }],
			}),
		]);
		await office.reconcile();
		expect(emails()).toHaveLength(1);
	});

	it('moves a document whose category changed, and files a new version', async () => {
		const moved = upload('Motion.pdf');
		const newer = upload('Order.pdf');
		for (const document of [moved, newer]) await file(document);
		act('POST /category', { document: moved.id, category: 'Pleadings' });
		act('POST /new-version', { document: newer.id, text: 'the second version' });
		expect(await office.reconcile()).toMatchObject({ toMend: 2, counts: { different: 2 } });
		expect((await office.work()).map(({ status }) => status)).toEqual(['done', 'done']);
		expect((await tree()).filter((path) => !path.includes('_Archive'))).toEqual([
			...['Order.pdf', 'Pleadings/Motion.pdf'],
		]);
		expect(await office.reconcile()).toMatchObject({ toMend: 0, counts: { present: 2 } });
		expect(emails()).toEqual([]);
	});

	it('tells what was moved out of its case folder from what was deleted', async () => {
		for (const name of ['Deleted.pdf', 'Moved.pdf']) await file(upload(name));
		await dropbox.person.filesDeleteV2({ path: `${root()}/Deleted.pdf` });
		await dropbox.person.filesMoveV2({ from_path: `${root()}/Moved.pdf`, to_path: '/Elsewhere/Moved.pdf' });
		expect(await office.reconcile()).toMatchObject({ toMend: 0, counts: { missing: 1, moved: 1 } });
		const [{ events = [] } = {}] = emails() as Array<{ events?: IDataObject[] }>;
		expect(events.map(({ finding }) => finding).sort()).toEqual(['gone', 'outside']);
	});

	it('does not call deleted what Dropbox did not answer for', async () => {
		await file(upload('Moved.pdf'));
		await dropbox.person.filesMoveV2({ from_path: `${root()}/Moved.pdf`, to_path: '/Elsewhere/Moved.pdf' });
		// The first night finds more out than the next ones have to.
		await office.reconcile();
		dropbox.emulator.log.clear();
		await office.reconcile();
		const routes = dropbox.emulator.log.calls.map(({ route }) => route);
		office.impatient = ['Elsewhere?'];
		const last = routes.at(-1) ?? '';
		const nth = routes.filter((route) => route === last).length;
		dropbox.emulator.faults.set([
			{
				...{ route: last, fault: { kind: 'status', status: 503 } },
				nth: Array.from({ length: 50 }, (_, more) => nth + more),
			},
		]);
		expect(await office.reconcile()).toMatchObject({ stopped: 'not_read', compared: 0 });
		expect(
			emails()
				.flatMap(({ events }) => (events ?? []) as IDataObject[])
				.map(({ finding }) => finding),
		).not.toContain('gone');
	});

	it('files a new version of what somebody deleted before that, and not what is as it was', async () => {
		const [newer, same] = [upload('Order.pdf'), upload('Memo.pdf')];
		for (const document of [newer, same]) await file(document);
		for (const name of ['Order.pdf', 'Memo.pdf'])
			await dropbox.person.filesDeleteV2({ path: `${root()}/${name}` });
		act('POST /new-version', { document: newer.id, text: 'the second version' });
		expect(await office.reconcile()).toMatchObject({ toMend: 1, counts: { missing: 2 } });
		await office.work();
		expect(await tree()).toEqual(['Order.pdf']);
	});

	it('leaves an edited copy as it is where its category changed, and only moves it', async () => {
		const motion = upload('Motion.pdf');
		await file(motion);
		await dropbox.person.filesUpload({
			...{ path: `${root()}/Motion.pdf`, contents: Buffer.from('edited'), mode: { '.tag': 'overwrite' } },
		});
		act('POST /category', { document: motion.id, category: 'Pleadings' });
		expect(await office.reconcile()).toMatchObject({ toMend: 1, counts: { different: 1, edited: 1 } });
		await office.work();
		expect(await tree()).toEqual(['Pleadings/Motion.pdf']);
		const { result } = await dropbox.person.filesDownload({ path: `${root()}/Pleadings/Motion.pdf` });
		expect((result as unknown as { fileBinary: Buffer }).fileBinary.toString()).toBe('edited');
		expect(await office.reconcile()).toMatchObject({ toMend: 0 });
	});

	it('knows what was filed before there was a register, and files none of it again', async () => {
		for (const name of ['Order.pdf', 'Moved.pdf']) await file(upload(name));
		office.register.length = 0;
		await dropbox.person.filesMoveV2({
			from_path: `${root()}/Moved.pdf`,
			to_path: `${root()}/Own/Moved.pdf`,
		});
		expect(await office.reconcile()).toMatchObject({ toMend: 0, counts: { present: 1, moved: 1 } });
	});

	it('tells of a privileged document that is gone, and names none', async () => {
		settings = { ...settings, restrictPrivileged: true };
		await file(upload('Open.pdf'));
		office.register.push({
			...{ ...office.register[0], documentId: String(upload('Secret.pdf', { category: 'Privileged' }).id) },
			...{ fileId: 'id:gone', contentHash: 'x', versionId: '' },
		});
		await office.reconcile();
		expect(JSON.stringify(emails())).toContain('"finding":"gone"');
		expect(JSON.stringify([...office.queue.values()])).not.toMatch(/Secret|Open\.pdf/);
		expect(emails()[0]?.['events']).toEqual([{ caseKey: String(matter.id), finding: 'gone' }]);
	});

	describe('the brake', () => {
		/** So many documents that were filed before there was a register, and so many whose events were lost. */
		const fill = async (there: number, lost: number) => {
			act('POST /upload', { matter: matter.id, name: 'Page.pdf', size: 10, count: there + lost });
			const names = Array.from({ length: there }, (_, index) => `Page ${index + 1}.pdf`);
			await office.file({
				...{ caseKey: String(matter.id), kind: 'documentCreated' },
				documentId: String([...clio.state.documents.all].find(({ name }) => name === 'Page 1.pdf')?.id),
			});
			for (const name of names.slice(1))
				await dropbox.person.filesCopyV2({
					from_path: `${root()}/${names[0]}`,
					to_path: `${root()}/${name}`,
				});
		};

		it('is pulled at 11 %: nothing is filed, one email, and somebody who looked goes on', async () => {
			await fill(178, 22);
			expect(await office.reconcile()).toMatchObject({
				...{ stopped: 'share', documents: 200, toMend: 22, share: 11, mends: [] },
			});
			expect(office.waiting()).toEqual([]);
			expect(emails()).toEqual([expect.objectContaining({ email: 'reconciliation', stopped: 'share' })]);
			expect(await office.reconcile({ matter: String(matter.id) })).toMatchObject({ stopped: 'share' });
			expect(office.waiting()).toEqual([]);
			await office.reconcile({ matter: String(matter.id), goOn: true });
			expect(office.waiting()).toHaveLength(22);
			expect(emails()).toHaveLength(1);
		});

		it('is pulled where Clio’s list breaks off: nothing is filed, one email', async () => {
			await file(upload('Order.pdf'));
			act('POST /upload', { matter: matter.id, name: 'Page.pdf', size: 10, count: 250 });
			office.impatient = ['Documents'];
			clio.world.clio.faults.set([
				{
					route: 'GET documents',
					nth: Array.from({ length: 60 }, (_, index) => index + 2),
					fault: { kind: 'status', status: 503 },
				},
			]);
			expect(await office.reconcile()).toMatchObject({ stopped: 'not_read', compared: 0, mends: [] });
			expect(office.waiting()).toEqual([]);
			expect(emails()).toEqual([
				expect.objectContaining({
					stopped: 'not_read',
					events: [{ caseKey: String(matter.id), finding: 'notChecked', reason: 'unavailable' }],
				}),
			]);
		});

		it('is pulled where the register, the matters or Dropbox cannot be read', async () => {
			upload('Lost.pdf');
			office.registerIsBroken = true;
			expect(await office.reconcile()).toMatchObject({ stopped: 'not_read', mends: [] });
			office.registerIsBroken = false;
			office.impatient = ['Open cases', 'Find case folder', 'Tree'];
			clio.world.clio.faults.set([{ route: 'GET matters', fault: { kind: 'status', status: 503 } }]);
			expect(await office.reconcile()).toMatchObject({ stopped: 'not_read', mends: [] });
			clio.world.clio.faults.set([]);
			dropbox.emulator.faults.set([{ route: 'files/*', fault: { kind: 'status', status: 503 } }]);
			expect(await office.reconcile()).toMatchObject({ stopped: 'not_read', mends: [] });
			expect(office.waiting()).toEqual([]);
			expect(emails()).toHaveLength(1);
		});
	});

	it('makes no second folder for a case whose folder nobody finds', async () => {
		await file(upload('Order.pdf'));
		upload('Lost.pdf');
		await dropbox.person.filesMoveV2({ from_path: root(), to_path: '/Elsewhere' });
		const unread = async () => {
			const chosen = await office.reconcile();
			expect(chosen).toMatchObject({ stopped: '', compared: 0, toMend: 0 });
			return emails().at(-1)?.['events'];
		};
		expect(await unread()).toEqual([
			{ caseKey: String(matter.id), finding: 'notChecked', reason: 'folder_missing' },
		]);
		const [{ folderId } = {}] = office.register;
		office.register.length = 0;
		// That one of the demo is gone says nothing.
		office.known = [{ caseKey: `demo:${matter.id}`, folderId }];
		expect(await office.reconcile()).toMatchObject({ compared: 1, toMend: 2 });
		office.queue.clear();
		office.known = [{ caseKey: String(matter.id), folderId }];
		expect(await unread()).toEqual([
			{ caseKey: String(matter.id), finding: 'notChecked', reason: 'folder_missing' },
		]);
	});

	it('makes the folder of a case that never had one', async () => {
		upload('Lost.pdf');
		expect(await office.reconcile()).toMatchObject({ toMend: 1 });
		await office.work();
		expect(await tree()).toEqual(['Lost.pdf']);
	});

	it('leaves out what the settings leave out', async () => {
		settings = { ...settings, practiceAreas: 'Family Law' };
		upload('Lost.pdf');
		expect(await office.reconcile()).toMatchObject({ stopped: '', toMend: 0 });
		expect(office.queue.size).toBe(0);
	});

	it('goes on case by case, some at a time, and counts its calls', async () => {
		const matters = Array.from(
			{ length: 59 },
			() => MATTER_CALLS['POST /open-matter']?.(clio.world, { description: 'One' }, query) as typeof matter,
		);
		for (const one of [...matters, matter]) {
			await dropbox.person.filesCreateFolderV2({ path: `/Legal Matters/${one.displayNumber}` });
			act('POST /upload', { matter: one.id, name: 'Lost.pdf', text: 'lost' });
		}
		clio.world.clio.log.clear();
		dropbox.emulator.log.clear();
		expect(await office.reconcile()).toMatchObject({ cases: 60, compared: 60, documents: 60, toMend: 60 });
		expect(office.batches).toBe(3);
		const routes = [...clio.world.clio.log.calls, ...dropbox.emulator.log.calls].map(({ route }) => route);
		const counts = Object.fromEntries(
			[...new Set(routes)].map((route) => [route, routes.filter((each) => each === route).length]),
		);
		// As docs/performance.md says it.
		expect(counts).toMatchObject({ 'GET matters': 1, 'GET documents': 60 + 2 });
		const ofDropbox = dropbox.emulator.log.calls.length;
		expect(ofDropbox).toBeLessThan(60 * 4);
	});
});
