import { N8nApi } from '../n8n/N8nApi';
import { eventTableOf } from '../runs/eventTable';
import { lastRunOf } from '../runs/lastRun';
import { QueueStorage, type EventRow } from '../runs/QueueStorage';
import { Workflow } from '../runs/Workflow';
import { PostgresServer } from '../stack/PostgresServer';
import { runningStack } from '../stack/runningStack';
import { startAnotherN8n } from '../stack/startAnotherN8n';

const stack = runningStack();
const first = { api: new N8nApi(stack.n8nUrl, stack.session), url: stack.n8nUrl };
let postgres: PostgresServer;
let other: Awaited<ReturnType<typeof startAnotherN8n>>;
/** The same workflow in two processes of n8n, on one table of Postgres. */
let twins: QueueStorage[];
const storages: Record<string, QueueStorage> = {};
const FILES = { 'n8n’s data table': 'queue-storage', Postgres: 'queue-storage-postgres' };

beforeAll(async () => {
	postgres = await PostgresServer.start();
	await first.api.createCredential(postgres.credential);
	for (const [name, file] of Object.entries(FILES)) {
		storages[name] = await QueueStorage.install(first, file, `trial${file.length}`);
	}
	other = await startAnotherN8n(stack, { name: 'twin' });
	await other.api.createCredential(postgres.credential);
	twins = [
		await QueueStorage.install(first, FILES.Postgres, 'twins'),
		await QueueStorage.install(other, FILES.Postgres, 'twins'),
	];
}, 600_000);

afterAll(async () => {
	await other.end();
	await postgres.end();
});

const numbered = (stem: string, count: number) =>
	Array.from({ length: count }, (_, index) => `${stem}-${index}`);

const idsOf = (rows: readonly EventRow[]) => rows.map(({ eventId }) => eventId);

/** Of one trial: the table is that of all of them. */
const of = (stem: string, rows: readonly EventRow[]) =>
	rows.filter(({ eventId }) => eventId.startsWith(`${stem}-`));

/** How many rows each claim got, and that no row went to two of them. */
function expectEachOnce(claims: EventRow[][], rows: readonly EventRow[]): void {
	const claimed = claims.flat();
	expect(new Set(claimed.map(({ id }) => id)).size).toBe(claimed.length);
	expect(claimed.map(({ id }) => id).sort((a, b) => a - b)).toEqual(rows.map(({ id }) => id));
}

type Trial = (storage: QueueStorage) => Promise<void>;

const TRIALS: Record<string, Trial> = {
	'has a table for all who ask first, at the same moment': async (storage) => {
		const answers = await Promise.all(numbered('', 4).map(async () => await storage.open()));
		expect(answers).toEqual([[], [], [], []]);
	},

	'stores an event once, however often it comes': async (storage) => {
		expect(idsOf(await storage.add(['once-a', 'once-b', 'once-a']))).toEqual(['once-a', 'once-b']);
		expect(idsOf(await storage.add(['once-a', 'once-c', 'once-b']))).toEqual(['once-c']);
		expect(await storage.add(['once-b', 'once-a'])).toEqual([]);
		expect(idsOf(of('once', await storage.open()))).toEqual(['once-a', 'once-b', 'once-c']);
	},

	'gives back what it was given, texts as texts and numbers as numbers': async (storage) => {
		const given = {
			...{ caseKey: '007', message: `it's 100 % "$1", {{ $json }}; -- é\\n`, dueAt: 1_790_000_000_123 },
			...{ details: '{"a":1,"b":[]}', attempts: 3 },
		};
		await storage.add(['kept-a'], given);
		expect(of('kept', await storage.open())).toMatchObject([{ ...given, id: expect.any(Number) }]);
	},

	'opens what is not finished, oldest first': async (storage) => {
		await storage.add(['order-c', 'order-a', 'order-b']);
		const [oldest] = await storage.claim(of('order', await storage.open()), 'order');
		await storage.finish([oldest!], { status: 'done' });
		const open = of('order', await storage.open());
		expect(open.map(({ eventId, status }) => [eventId, status])).toEqual([
			['order-a', 'working'],
			['order-b', 'working'],
		]);
	},

	'gives each row to one of those who claim it at once': async (storage) => {
		await storage.add(numbered('claim', 50));
		const rows = of('claim', await storage.open());
		const leases = numbered('lease', 6);
		const claims = await Promise.all(leases.map(async (lease) => await storage.claim(rows, lease)));
		expectEachOnce(claims, rows);
		const open = of('claim', await storage.open());
		const leaseOf = new Map(claims.flat().map(({ id, lease }) => [id, lease]));
		expect(open.map(({ id, lease }) => [id, lease])).toEqual([...leaseOf].sort(([a], [b]) => a - b));
		expect(claims.flat()[0]).toMatchObject({ status: 'working', attempts: 1, verdict: 'work' });
	},

	'gives nobody a row that was finished since it was read': async (storage) => {
		await storage.add(['stale-a', 'stale-b']);
		const read = of('stale', await storage.open());
		const claimed = await storage.claim(read, 'quick');
		await storage.finish(claimed.slice(0, 1), { status: 'done' });
		await storage.finish(claimed.slice(1), { status: 'waiting' });
		expect(await storage.claim(read, 'late')).toEqual([]);
	},

	'lets nobody finish a row without its lease': async (storage) => {
		await storage.add(['lease-a', 'lease-b']);
		const [claimed, unclaimed] = of('lease', await storage.open());
		const [row] = await storage.claim([claimed!], 'mine');
		expect(await storage.finish([{ ...row!, lease: 'yours' }, unclaimed!], {})).toEqual([]);
		const [before] = of('lease', await storage.open());
		expect(before).toMatchObject({ status: 'working', lease: 'mine' });
		const set = { status: 'waiting', reason: 'too_busy', message: 'Busy.', dueAt: 9, details: '{"c":1}' };
		const [after] = await storage.finish([row!], set);
		expect(after).toMatchObject({ ...set, lease: '', leaseUntil: 0, attempts: 1 });
	},

	'lists also by reason, and by an ID that the details mention': async (storage) => {
		await storage.add(['by-a', 'by-b', 'by-c']);
		const claimed = await storage.claim(of('by', await storage.open()), 'b');
		const [a, b] = [claimed.slice(0, 1), claimed.slice(1, 2)];
		await storage.finish(a, { status: 'done', reason: 'refiled', details: '{"fileId":"id:x_1"}' });
		await storage.finish(b, { status: 'done', reason: '', details: '{"fileId":"id:x_12"}' });
		const list = async (by: Record<string, string>) => idsOf(of('by', await storage.ask('list', [by])));
		expect(await list({ reason: 'refiled' })).toEqual(['by-a']);
		expect(await list({ mentions: 'id:x_1' })).toEqual(['by-a']);
		expect(await list({ mentions: 'id:x_12', status: 'done' })).toEqual(['by-b']);
		expect(await list({ mentions: 'id:none' })).toEqual([]);
	},

	'keeps which file each document is, the last one': async (storage) => {
		const filed = (documentId: string, more: Record<string, unknown> = {}) => ({
			...{ source: 'clio', documentId, versionId: '7', caseKey: 'case-1', fileId: `id:${documentId}` },
			...{ folderId: 'id:folder', subfolder: `it's "in"`, contentHash: 'c0', filedAt: 1_790_000_000_123 },
			...more,
		});
		const finish = async (name: string, ...documents: object[]) => {
			await storage.add([`filed-${name}`]);
			const rows = of('filed', await storage.open()).filter(({ eventId }) => eventId === `filed-${name}`);
			await storage.finish(await storage.claim(rows, name), documents.length === 0 ? {} : { documents });
		};
		expect(await storage.ask('documents', [{ documentId: 'doc-1' }])).toEqual([]);
		await finish('a', filed('doc-1'));
		await finish(
			'b',
			filed('doc-2', { caseKey: 'case-2' }),
			filed('doc-1', { source: 'legalserver', fileId: 'id:other' }),
		);
		await finish('d', filed('doc-1', { fileId: 'id:new', filedAt: 1_790_000_000_999, subfolder: '' }));
		await finish('e');
		// A run whose claim has ended keeps nothing.
		await storage.add(['filed-late']);
		const late = of('filed', await storage.open()).filter(({ eventId }) => eventId === 'filed-late');
		const claimed = await storage.claim(late, 'quick');
		const former = claimed.map((row) => ({ ...row, lease: 'late' }));
		const document = filed('doc-1', { fileId: 'id:late' });
		expect(await storage.finish(former, { document })).toEqual([]);
		await storage.finish(claimed, {});
		const many = numbered('none', 45);
		const found = await storage.ask('documents', [{ documentIds: [...many, 'doc-1', ...many, 'doc-2'] }]);
		const inShort = (rows: EventRow[]) =>
			rows.map(({ source, documentId, fileId }) => [source, documentId, fileId].join(' ')).sort();
		expect(inShort(found)).toEqual([
			...['clio doc-1 id:new', 'clio doc-2 id:doc-2', 'legalserver doc-1 id:other'],
		]);
		expect(found.find(({ fileId }) => fileId === 'id:new')).toMatchObject(
			filed('doc-1', { fileId: 'id:new', filedAt: 1_790_000_000_999, subfolder: '' }),
		);
		const ofCase = await storage.ask('documentsOfCase', [{ source: 'clio', caseKey: 'case-1' }]);
		expect(inShort(ofCase)).toEqual(['clio doc-1 id:new']);
		const ofFile = await storage.ask('documentOfFile', [{ fileId: 'id:new' }, { fileId: 'id:nobody' }]);
		expect(inShort(ofFile)).toEqual(['clio doc-1 id:new']);
	},

	'lists the newest first, also by status and kind': async (storage) => {
		await storage.add(['list-a', 'list-b']);
		await storage.add(['list-c'], { kind: 'email' });
		await storage.finish(await storage.claim(of('list', await storage.open()).slice(1, 2), 'l'), {
			status: 'failed',
		});
		const list = async (by: Record<string, string>) => idsOf(of('list', await storage.ask('list', [by])));
		expect(await list({})).toEqual(['list-c', 'list-b', 'list-a']);
		expect(await list({ status: 'failed' })).toEqual(['list-b']);
		expect(await list({ kind: 'email' })).toEqual(['list-c']);
		expect(await list({ status: 'failed', kind: 'email' })).toEqual([]);
	},

	'sends failed events again, and no others': async (storage) => {
		await storage.add(['again-a', 'again-b', 'again-c']);
		const claimed = await storage.claim(of('again', await storage.open()), 'g');
		await storage.finish(claimed.slice(0, 1), { status: 'failed', reason: 'not_found', message: 'Gone.' });
		await storage.finish(claimed.slice(1, 2), { status: 'done' });
		expect(idsOf(await storage.ask('resend', claimed))).toEqual(['again-a']);
		const [row] = of('again', await storage.open());
		const anew = { status: 'waiting', attempts: 0, dueAt: 0, finishedAt: 0, reason: '', message: '' };
		expect(row).toMatchObject({ eventId: 'again-a', ...anew });
	},

	'counts what it has': async (storage) => {
		const count = async () => {
			const [row] = (await storage.ask('count')) as unknown as Array<{ rows: number }>;
			return row?.rows ?? 0;
		};
		const before = await count();
		await storage.add(['count-a', 'count-b', 'count-c']);
		expect([before >= 0, (await count()) - before]).toEqual([true, 3]);
	},

	'offers each outcome until it is in the audit trail, the earliest first': async (storage) => {
		const unaudited = async () => idsOf(of('audit', await storage.ask('unaudited')));
		await storage.add(['audit-a', 'audit-b', 'audit-c']);
		const [a, b, c] = await storage.claim(of('audit', await storage.open()), 'u');
		await storage.finish([a!], { status: 'failed', finishedAt: 2000 });
		await storage.finish([b!], { status: 'done', finishedAt: 1000 });
		await storage.finish([c!], { status: 'waiting', finishedAt: 0 });
		expect(await unaudited()).toEqual(['audit-b', 'audit-a']);
		const marks = [{ id: b!.id, finishedAt: 1000, auditedAt: 5 }];
		// Of another outcome than the one that it has.
		const marked = await storage.ask('audited', [...marks, { id: a!.id, finishedAt: 1999, auditedAt: 5 }]);
		expect(marked.map(({ eventId, auditedAt }) => [eventId, auditedAt])).toEqual([['audit-b', 5]]);
		expect(await unaudited()).toEqual(['audit-a']);
		await storage.ask('audited', [{ id: a!.id, finishedAt: 2000, auditedAt: 6 }]);
		expect(await unaudited()).toEqual([]);
	},

	'offers the second outcome of an event that is sent again, and no other one': async (storage) => {
		const unaudited = async () => idsOf(of('second', await storage.ask('unaudited')));
		await storage.add(['second-a', 'second-b']);
		const claimed = await storage.claim(of('second', await storage.open()), 's');
		await storage.finish(claimed.slice(0, 1), { status: 'failed', finishedAt: 900 });
		await storage.finish(claimed.slice(1), { status: 'done', finishedAt: 900 });
		const marks = claimed.map(({ id }) => ({ id, finishedAt: 900, auditedAt: 7 }));
		expect(await storage.ask('audited', marks)).toHaveLength(2);
		await storage.ask('resend', claimed);
		// Sent again since it was read: what was in the trail is not what it has come to.
		expect(await storage.ask('audited', marks.slice(0, 1))).toEqual([]);
		expect(await unaudited()).toEqual([]);
		const again = await storage.claim(of('second', await storage.open()), 't');
		await storage.finish(again, { status: 'done', finishedAt: 901 });
		expect(await unaudited()).toEqual(['second-a']);
	},

	'deletes what was finished before a date': async (storage) => {
		await storage.add(numbered('clean', 4));
		const claimed = await storage.claim(of('clean', await storage.open()).slice(0, 3), 'c');
		await storage.finish(claimed.slice(0, 1), { status: 'failed', finishedAt: 1000 });
		await storage.finish(claimed.slice(1, 2), { status: 'done', finishedAt: 1001 });
		await storage.finish(claimed.slice(2, 3), { status: 'done', finishedAt: 1002 });
		await storage.ask('clean', [{ before: 1002 }]);
		expect(idsOf(of('clean', await storage.ask('list')))).toEqual(['clean-3', 'clean-2']);
	},

	'lists several of its lists in one go': async (storage) => {
		await storage.add(['lists-a']);
		await storage.add(['lists-b'], { kind: 'email' });
		const rows = of('lists', await storage.ask('list', [{ kind: 'email' }, {}]));
		expect(idsOf(rows).sort()).toEqual(['lists-a', 'lists-b', 'lists-b']);
	},

	// The last one: there are many rows from here on.
	'opens thousands, each once, in the order of their arrival': async (storage) => {
		const many = numbered('thousands', 2050);
		await storage.add(many);
		const open = await storage.open();
		expect(idsOf(of('thousands', open))).toEqual(many);
		expect(open.map(({ id }) => id)).toEqual([...new Set(open.map(({ id }) => id))].sort((a, b) => a - b));
	},
};

describe.each(Object.keys(FILES))('%s', (name) => {
	test.each(Object.entries(TRIALS))('%s', async (_, trial) => await trial(storages[name]!));
});

/** An event that failed and is sent again, in a table that was made before there was an audit trail. */
async function failAndSendAgain(storage: QueueStorage, eventId: string): Promise<EventRow[]> {
	await storage.add([eventId]);
	const claimed = await storage.claim(await storage.open(), 'old');
	await storage.finish(claimed, { status: 'failed' });
	await storage.ask('resend', claimed);
	return await storage.open();
}

test('a data table without the column for the audit trail works as before, and says how to add it', async () => {
	const name = 'before_audit';
	const storage = await QueueStorage.install(first, FILES['n8n’s data table'], name);
	await storage.open();
	const table = await eventTableOf(first.api, name);
	const columns = await first.api.call<Array<{ id: string; name: string }>>('GET', `${table}/columns`);
	const column = columns.find((each) => each.name === 'auditedAt');
	await first.api.call('DELETE', `${table}/columns/${column?.id}`);
	expect(await failAndSendAgain(storage, 'old-a')).toMatchObject([{ eventId: 'old-a', status: 'waiting' }]);
	await expect(storage.ask('unaudited')).rejects.toThrow('answered 500');
	const { error } = await lastRunOf(first.api, name, 'Column is missing');
	expect(error?.message).toContain('add a column with the name auditedAt and the type Number');
	await first.api.call('POST', `${table}/columns`, { name: 'auditedAt', type: 'number' });
	await storage.finish(await storage.claim(await storage.open(), 'new'), { status: 'done' });
	expect(idsOf(await storage.ask('unaudited'))).toEqual(['old-a']);
});

test('a table in Postgres without that column gets it', async () => {
	const name = 'before_audit_pg';
	const storage = await QueueStorage.install(first, FILES.Postgres, name);
	await storage.open();
	const step = {
		...{ name: 'Drop', type: 'n8n-nodes-base.postgres', typeVersion: 2.6 },
		parameters: {
			...{ operation: 'executeQuery', options: {} },
			query: `ALTER TABLE ${name} DROP COLUMN "auditedAt"`,
		},
		credentials: { postgres: { id: '', name: '' } },
	};
	await (await Workflow.publish(first, 'drop-column', [step])).items();
	expect(await failAndSendAgain(storage, 'old-a')).toMatchObject([{ eventId: 'old-a', status: 'waiting' }]);
	await storage.finish(await storage.claim(await storage.open(), 'new'), { status: 'done' });
	expect(idsOf(await storage.ask('unaudited'))).toEqual(['old-a']);
});

describe('Postgres, with two processes of n8n', () => {
	test('is one table for both, even when both make it', async () => {
		const asked = [...twins, ...twins, ...twins].map(async (each) => await each.open());
		expect(await Promise.all(asked)).toEqual([[], [], [], [], [], []]);
	});

	test('stores 1,000 events once that come to both, in another order', async () => {
		const events = numbered('many', 1000);
		const stored = await Promise.all([twins[0]!.add(events), twins[1]!.add([...events].reverse())]);
		expect(idsOf(stored.flat()).sort()).toEqual([...events].sort());
		const open = await twins[1]!.open();
		expect(new Set(idsOf(open)).size).toBe(1000);
	});

	test('gives each row to one of both', async () => {
		const rows = (await twins[0]!.open()).slice(0, 50);
		const claims = await Promise.all(
			numbered('lease', 8).map(async (lease, index) => await twins[index % 2]!.claim(rows, lease)),
		);
		expectEachOnce(claims, rows);
	});

	test('says whose each row is', async () => {
		await twins[0]!.add(['whose-b']);
		const stored = await twins[0]!.add(['whose-a', 'whose-b', 'whose-c']);
		expect(stored.map(({ eventId, asked }) => [eventId, asked])).toEqual([
			['whose-a', '0'],
			['whose-c', '2'],
		]);
	});
});
