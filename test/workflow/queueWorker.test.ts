/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';
import type { EventRow } from '@/nodes/shared/domain/queue/EventRow';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { settingsOf } from '../support/clientSettings';
import { createRow, MINUTE } from '../unit/shared/domain/queue/createRow';
import { runSavedWorkflow, type SubWorkflow } from './engine/runSavedWorkflow';

const HOUR = 60 * MINUTE;
const nodeTypes = { 'n8n-nodes-case-folders.caseFolderWorkflows': new CaseFolderWorkflows() };

const isOpen = ({ status }: EventRow): boolean => status !== 'done' && status !== 'failed';

/** *Work on events* for Clio as it is, in n8n's engine, with a table in memory, in which only the worker writes. */
describe('work on events', () => {
	let rows: EventRow[];
	/** Actions that the storage was asked for. */
	let asked: unknown[];
	let refusal: IDataObject | undefined;
	beforeEach(() => {
		[rows, asked, refusal] = [[], [], undefined];
	});

	const write = (items: readonly IDataObject[]): IDataObject[] =>
		items.flatMap((item) => {
			const { id, oldLease, verdict, lease, action } = item;
			const row = rows.find((each) => each.id === id);
			if (row === undefined) return [];
			const isClaim = action === 'claim';
			expect(row.lease).toBe(isClaim ? oldLease : lease);
			const written = Object.keys(row).filter((column) => column in item);
			Object.assign(row, Object.fromEntries(written.map((column) => [column, item[column]])), {
				lease: isClaim ? lease : '',
			});
			return [{ ...row, ...(isClaim ? { verdict } : {}) }];
		});

	const storage: SubWorkflow = (items) => {
		const [first] = items;
		asked.push(first?.['action']);
		if (first?.['action'] === 'open') return rows.filter(isOpen).map((row) => ({ ...row }));
		if (first?.['action'] === 'list')
			return rows.filter(({ status }) => status === first['status']).map((row) => ({ ...row }));
		return write(items);
	};

	/** IDs of what was worked on, by the workflow that did it. */
	async function work(settings: Partial<GivenSettings> = {}): Promise<Record<string, unknown[]>> {
		const worked: Record<string, unknown[]> = {};
		const recipe =
			(name: string): SubWorkflow =>
			(items) => {
				worked[name] = items.map(({ id }) => id);
				return items.map((item) => ({
					...item,
					settings: undefined,
					...(refusal === undefined ? {} : { error: refusal, service: 'clio' }),
				}));
			};
		const { run } = await runSavedWorkflow({
			...{ file: 'queue-worker-clio.json', nodeTypes, credentials: [], events: [{}] },
			subWorkflows: {
				'client-settings': () => [{ ...settingsOf(settings) }],
				'queue-storage': storage,
				'queue-worker': () => [],
				...Object.fromEntries(
					['clio-file-documents', 'clio-close-matters', 'clio-migrate', 'send-emails'].map((name) => [
						name,
						recipe(name),
					]),
				),
			},
		});
		expect(run.data.resultData.error).toBeUndefined();
		return worked;
	}

	const statuses = () => rows.map(({ id, status, reason }) => `${id} ${status} ${reason}`.trim());

	describe('by the hour', () => {
		const email = { kind: 'email', source: 'queue', caseKey: '', documentId: '' } as const;

		it('leaves events until the hour is over, and sends emails at once, behind however many of them', async () => {
			// Whenever the test runs, that is not before the hour that it is.
			const receivedAt = Date.now() + MINUTE;
			const documents = Array.from({ length: 60 }, (_, at) =>
				createRow(at + 1, { receivedAt, caseKey: `${at}` }),
			);
			rows = [...documents, createRow(61, { ...email, receivedAt })];
			expect(await work({ syncMode: 'hourly' })).toEqual({ 'send-emails': [61] });
			expect(rows.filter(({ attempts }) => attempts > 0).map(({ id, status }) => `${id} ${status}`)).toEqual([
				'61 done',
			]);
		});

		it('works on events of the hour before', async () => {
			const before = Date.now() - HOUR;
			rows = [createRow(1, { receivedAt: before }), createRow(2, { ...email, receivedAt: before })];
			expect(await work({ syncMode: 'hourly' })).toEqual({ 'clio-file-documents': [1], 'send-emails': [2] });
			expect(statuses()).toEqual(['1 done', '2 done']);
		});

		it('is not what an office does that wants events at once', async () => {
			rows = [createRow(1, { receivedAt: Date.now() + MINUTE })];
			expect(await work()).toEqual({ 'clio-file-documents': [1] });
		});
	});

	it('migrates cases when nothing else is to be done, and then several', async () => {
		const migration = (id: number) =>
			createRow(id, { kind: 'migrationRequested', caseKey: `m${id}`, documentId: '' });
		rows = [migration(1), createRow(2), migration(3)];
		expect(await work()).toEqual({ 'clio-file-documents': [2] });
		expect(await work()).toEqual({ 'clio-migrate': [1, 3] });
		expect(await work()).toEqual({});
		expect(statuses()).toEqual(['1 done', '2 done', '3 done']);
	});

	it('compares cases at the end of a migration, also where documents wait for their hour', async () => {
		const check = createRow(2, {
			...{ kind: 'migrationCheckRequested', caseKey: '', documentId: '', receivedAt: 1 },
			details: JSON.stringify({ run: 'r' }),
		});
		const single = { eventId: 'reconcile:migrate.r:88001::file', receivedAt: Date.now() };
		rows = [createRow(1, single), check];
		expect(await work({ syncMode: 'hourly' })).toEqual({});
		rows = [createRow(1, { ...single, eventId: 'reconcile:migrate.q:88001::file' }), check];
		expect(await work({ syncMode: 'hourly' })).toEqual({ 'clio-migrate': [2] });
		rows = [check];
		expect(await work({ migration: 'paused' })).toEqual({});
	});

	it('migrates no case while that is paused, nor in office hours where these are left out', async () => {
		const migration = (id: number, more: Partial<EventRow> = {}) =>
			createRow(id, { kind: 'migrationRequested', caseKey: `m${id}`, documentId: '', ...more });
		const working = { status: 'working', leaseUntil: Date.now() + HOUR, lease: 'other' } as const;
		rows = [migration(1)];
		expect(await work({ migration: 'paused' })).toEqual({});
		// At noon it is office hours in one of these zones, and night in the other, unless it is a weekend.
		// Six hours apart: on a weekday, some of them have office hours, and some have not.
		const zones = ['Etc/GMT', 'Etc/GMT+6', 'Etc/GMT-6', 'Etc/GMT-12'];
		for (const timeZone of zones) {
			rows = [migration(1)];
			const parts = new Intl.DateTimeFormat('en-US', {
				...{ timeZone, weekday: 'short', hour: 'numeric', hourCycle: 'h23' },
			}).formatToParts(Date.now());
			const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
			const isWeekend = ['Sat', 'Sun'].includes(part('weekday'));
			const isOutside = isWeekend || Number(part('hour')) < 6 || Number(part('hour')) >= 19;
			const expected = isOutside ? { 'clio-migrate': [1] } : {};
			expect([timeZone, await work({ migration: 'outsideHours', timeZone })]).toEqual([timeZone, expected]);
		}
		// What is being migrated is still known, so that the other events of the case wait.
		rows = [migration(1, working), createRow(2, { caseKey: 'm1' }), createRow(3)];
		expect(await work({ migration: 'paused' })).toEqual({ 'clio-file-documents': [3] });
	});

	describe('a document for which Clio never answers', () => {
		const wait = 125 * MINUTE;
		const stalled = (more: Partial<EventRow> = {}): EventRow => {
			const stalledAt = [3, 2, 1].map((tries) => Date.now() - tries * wait);
			return createRow(1, {
				...{ status: 'stalled', attempts: 4, reason: 'unavailable', receivedAt: Date.now() - 5 * wait },
				...{ dueAt: Date.now() - 1, details: JSON.stringify({ service: 'clio', stalledAt }) },
				...more,
			});
		};
		const filed = (id: number, tries: number): EventRow =>
			createRow(id, {
				...{ status: 'done', attempts: 1, caseKey: '8', details: '{"fileId":"id:1"}' },
				...{
					receivedAt: Date.now() - tries * wait + MINUTE,
					finishedAt: Date.now() - tries * wait + 2 * MINUTE,
				},
			});
		const closing = createRow(9, { kind: 'matterClosed', documentId: '' });

		it('is tried once more, and then fails, and its matter is closed', async () => {
			refusal = { reason: 'unavailable', message: 'Clio did not answer' };
			rows = [stalled(), filed(2, 3), filed(3, 2), filed(4, 1), { ...closing }];
			expect(await work()).toEqual({ 'clio-file-documents': [1] });
			expect(statuses().slice(0, 1)).toEqual(['1 failed document_unavailable']);
			refusal = undefined;
			expect(await work()).toEqual({ 'clio-close-matters': [9] });
			expect(statuses().at(-1)).toBe('9 done');
			// The second run had no need to ask what is done.
			expect(asked.filter((action) => action === 'list')).toHaveLength(1);
		});

		it('is filed, if it can be at that try', async () => {
			rows = [stalled(), filed(2, 3), filed(3, 2), filed(4, 1)];
			expect(await work()).toEqual({ 'clio-file-documents': [1] });
			expect(statuses()[0]).toBe('1 done');
		});

		it('stalls further where nothing else was filed', async () => {
			refusal = { reason: 'unavailable', message: 'Clio did not answer' };
			rows = [stalled(), { ...closing }];
			expect(await work()).toEqual({ 'clio-file-documents': [1] });
			expect(statuses()).toEqual(['1 stalled unavailable', '9 waiting']);
			expect(JSON.parse(rows[0]?.details ?? '')).toMatchObject({ stalledAt: { length: 4 } });
		});

		it('is not asked about before it is due', async () => {
			rows = [stalled({ dueAt: Date.now() + HOUR }), filed(2, 3), createRow(3, { caseKey: '9' })];
			expect(await work()).toEqual({ 'clio-file-documents': [3] });
			expect(asked).not.toContain('list');
		});
	});
});
