/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { settingsOf } from '../support/clientSettings';
import { createEngineHarness } from './engineHarness';
import { runSavedWorkflow } from './engine/runSavedWorkflow';

const nodeTypes = {
	'n8n-nodes-case-folders.caseFolderWorkflows': new CaseFolderWorkflows(),
	'n8n-nodes-case-folders.dropboxCaseFolders': new DropboxCaseFolders(),
};

const sample = (name: string): IDataObject =>
	JSON.parse(readFileSync(join(__dirname, '../../templates/samples', `${name}.json`), 'utf8')) as IDataObject;

describe('an intake in Clio Grow', () => {
	let dropbox: ReturnType<typeof createEngineHarness>;
	let settings: Partial<GivenSettings>;
	/** Rows in the queue, by what they are called. */
	let stored: Map<unknown, IDataObject>;

	beforeEach(async () => {
		dropbox = createEngineHarness();
		stored = new Map();
		settings = { folderNaming: 'lastFirstCaseId' };
		for (const path of ['/Cases', '/Family']) await dropbox.person.filesCreateFolderV2({ path });
	});
	afterEach(() => dropbox.close());

	/** Each event is stored once. */
	const store = (items: readonly IDataObject[]): IDataObject[] => {
		for (const item of items.filter(({ action }) => action === 'finish')) {
			const row = [...stored.values()].find(({ lease }) => lease === item['lease']);
			if (row !== undefined) Object.assign(row, item, { lease: '' });
		}
		const added = items.filter(({ action, eventId }) => action === 'add' && !stored.has(eventId));
		for (const item of added) stored.set(item['eventId'], { ...item });
		return added.map((item) => ({ ...item, id: stored.size }));
	};

	const call = async (body: IDataObject) => {
		const { run, responses } = await runSavedWorkflow({
			...{ file: 'clio-grow-intake.json', nodeTypes, body },
			credentials: [dropbox.token()],
			subWorkflows: {
				'client-settings': () => [{ ...settingsOf({ liveDestination: '/Cases', ...settings }) }],
				'queue-storage': (items) => {
					const added = store(items);
					return added.length > 0 ? added : [{}];
				},
				'queue-worker': () => [],
			},
		});
		expect(run.data.resultData.error).toBeUndefined();
		expect(responses).toHaveLength(1);
		const { status = 0, body: text = '{}' } = responses[0] ?? {};
		return Object.assign(JSON.parse(text) as Record<string, unknown>, { code: status });
	};

	const foldersIn = async (path: string) =>
		(await dropbox.person.filesListFolder({ path })).result.entries.map(({ name }) => name);

	it('has its folder in the answer, the same one each time, and no name in the queue', async () => {
		const first = await call(sample('grow-intake'));
		expect(first['faults']).toBeUndefined();
		expect(first).toMatchObject({
			...{ code: 200, ok: true, status: 'created', caseId: 'Intake-4711' },
			folderPath: '/Cases/Doe, Jane - Intake-4711',
		});
		expect(await call(sample('grow-intake'))).toMatchObject({
			...{ code: 200, status: 'exists', folderId: first['folderId'] },
		});
		expect([...stored.values()]).toMatchObject([
			// The worker makes no second one.
			{ kind: 'intakeSubmitted', source: 'clio', caseKey: 'Intake-4711', status: 'done', lease: '' },
		]);
		expect(JSON.stringify([...stored.values()])).not.toMatch(/Doe|Jane/);
	});

	it('gives its folder to the matter, also where that has another practice area, and makes no second one', async () => {
		settings = {
			...{ folderNaming: 'lastFirstCaseId', splitByPracticeArea: true },
			areas: [
				{ practiceArea: 'Family', liveDestination: '/Family', demoDestination: '' },
				{ practiceArea: 'Housing', liveDestination: '/Cases', demoDestination: '' },
			],
		};
		const first = await call(sample('grow-intake'));
		expect(await foldersIn('/Family')).toEqual(['Doe, Jane - Intake-4711']);
		const matter = { ...sample('grow-matter'), practiceArea: 'Housing' };
		expect(await call(matter)).toMatchObject({
			...{ code: 200, status: 'renamed', caseId: '00042-Doe', folderId: first['folderId'] },
			folderPath: '/Cases/Doe, Jane - 00042-Doe',
		});
		expect(await call(matter)).toMatchObject({ status: 'exists', folderId: first['folderId'] });
		expect(await call(sample('grow-intake'))).toMatchObject({
			...{ code: 200, status: 'known', folderId: null },
		});
		expect([await foldersIn('/Family'), await foldersIn('/Cases')]).toEqual([[], ['Doe, Jane - 00042-Doe']]);
	});

	it('has a folder at once where it is reported with its number only', async () => {
		expect(await call(sample('grow-matter'))).toMatchObject({
			...{ code: 200, status: 'created', folderPath: '/Cases/Doe, Jane - 00042-Doe' },
		});
		expect(stored.size).toBe(0);
	});

	it('is not given to a matter that has a folder already: nothing is merged', async () => {
		await call(sample('grow-intake'));
		await call({ ...sample('grow-matter'), intakeId: '1' });
		expect(await call(sample('grow-matter'))).toMatchObject({
			...{ code: 422, ok: false, reason: 'belongs_to_another_case' },
		});
		expect((await foldersIn('/Cases')).sort()).toEqual(['Doe, Jane - 00042-Doe', 'Doe, Jane - Intake-4711']);
	});

	it('waits in the queue while Dropbox does not answer; a matter is to be reported again', async () => {
		const down = [{ route: '*', times: 10_000, fault: { kind: 'status', status: 503 } as const }];
		dropbox.emulator.faults.set(down);
		expect(await call(sample('grow-intake'))).toMatchObject({
			...{ code: 202, ok: false, status: 'later', folderId: null },
		});
		expect([...stored.values()]).toMatchObject([{ status: 'waiting', lease: '', attempts: 0 }]);
		expect(await call({ ...sample('grow-matter'), intakeId: '1' })).toMatchObject({
			...{ code: 503, ok: false, tryAgain: true },
		});
		expect(stored.size).toBe(1);
	}, 120_000);

	it.each<[string, IDataObject, string[]]>([
		['no intake', { intakeId: '' }, ['intakeId']],
		['a path', { intakeId: '../4711' }, ['intakeId']],
		['a sign at the end', { intakeId: '4711-' }, ['intakeId']],
		['a number that is none', { matterNumber: { a: 1 } }, ['matterNumber']],
		['a list', { lastName: ['Doe'] }, ['lastName']],
	])('is refused with %s, and says why', async (_, more, fields) => {
		const answer = await call({ ...sample('grow-intake'), ...more });
		expect(answer).toMatchObject({ code: 422, ok: false, status: 'refused', tryAgain: false });
		expect((answer['faults'] as Array<{ field: string }>).map(({ field }) => field)).toEqual(fields);
		expect(await foldersIn('/Cases')).toEqual([]);
	});

	it('is refused by the client settings where these leave it out', async () => {
		settings = { practiceAreas: 'Housing' };
		expect(await call(sample('grow-intake'))).toMatchObject({ code: 422, reason: 'filtered' });
		expect(await foldersIn('/Cases')).toEqual([]);
	});
});
