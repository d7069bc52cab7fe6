/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- test code, never part of the package */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IBinaryData } from 'n8n-workflow';
import { appendEvents } from '@/nodes/DropboxCaseFolders/actions/auditTrail/appendEvents.operation';
import { exportEvents } from '@/nodes/DropboxCaseFolders/actions/auditTrail/exportEvents.operation';
import type { ExportRequest } from '@/nodes/DropboxCaseFolders/actions/auditTrail/export/fields';
import type { DocumentStore } from '@/nodes/shared/core/DocumentStore';
import type { EventFilter } from '@/nodes/shared/domain/audit/eventFilter';
import { segmentPath } from '@/nodes/shared/domain/audit/segmentPlace';
import { createItemContext } from '@/test/support/createItemContext';
import { AUDIT, createTrailHarness, ids, requestOf, segmentsIn, trailIn } from './trailHarness';

let world: Awaited<ReturnType<typeof createTrailHarness>>;
beforeEach(async () => {
	world = await createTrailHarness();
});
afterEach(() => world.close());

const everything: EventFilter = { caseId: undefined, person: undefined, from: undefined, until: undefined };

/** Keeps a file as n8n does: of the size that was said, or not at all. */
const documents: DocumentStore<IBinaryData> = {
	keep: async ({ file, content }) => {
		const pieces: Uint8Array[] = [];
		for await (const piece of content) pieces.push(piece);
		const bytes = Buffer.concat(pieces);
		expect(bytes.length).toBe(file.size);
		return { data: bytes.toString(), mimeType: '', fileName: file.name };
	},
};

async function exported(format: 'csv' | 'json', filter: Partial<EventFilter> = {}) {
	const request: ExportRequest = {
		auditFolder: AUDIT,
		format,
		field: 'data',
		filter: { ...everything, ...filter },
	};
	const [outcome] = await exportEvents.run([request], { dropbox: world.dropbox, documents });
	if (outcome?.ok !== true) throw outcome?.refusal;
	const { data } = exportEvents.binary?.(outcome.value) ?? {};
	return { row: exportEvents.rows(outcome.value)[0], text: String(data?.data) };
}

/** The script for people without Dropbox, as it stands on the page. */
const script = /```js\n([^]*?)```/.exec(
	readFileSync(join(__dirname, '../../../../../docs/audit-trail.md'), 'utf8'),
)?.[1];
let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'audit-export-'));
	writeFileSync(join(folder, 'check.mjs'), script ?? '');
});
afterAll(() => rmSync(folder, { recursive: true }));

function check(text: string): { said: string; status: number | null } {
	writeFileSync(join(folder, 'export'), text);
	const { stdout, stderr, status } = spawnSync(process.execPath, [
		join(folder, 'check.mjs'),
		join(folder, 'export'),
	]);
	return { said: `${stdout.toString()}${stderr.toString()}`, status };
}

const append = async (...requests: ReturnType<typeof requestOf>[]) => {
	const { dropbox, clock } = world;
	const outcomes = await appendEvents.run(requests, { dropbox, clock });
	expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
};

/** Texts that spreadsheets, JSON and the trail might each take for something else. */
const ODD = ['=1+1', "'+2", 'a;=b', 'a"b,c', 'ü\u2028\n"\\', '@x', ' -y'];

describe('the script on the page', () => {
	beforeEach(async () => {
		await append(...ids(5).map((id) => requestOf(id)));
		await append(
			...ODD.map((text, index) =>
				requestOf(`odd${index}`, { person: text, caseId: '22-1', paths: ['/a', text] }),
			),
		);
	});

	it('has at most 60 lines', () => {
		const lines = script?.trimEnd().split('\n') ?? [];
		expect(lines.length).toBeGreaterThan(20);
		expect(lines.length).toBeLessThanOrEqual(60);
	});

	it.each(['csv', 'json'] as const)('finds each event of a %s export in the trail', async (format) => {
		const { root } = await trailIn(world);
		for (const [filter, count] of [
			[{}, 12],
			[{ caseId: '22-1' }, 7],
		] as const) {
			const { text, row } = await exported(format, filter);
			expect(row).toEqual({
				...{ ok: true, exported: count, leftOut: 0, events: 12, root, fileName: `Audit trail.${format}` },
			});
			expect(check(text)).toEqual({
				said: `${count} of ${count} are part of a trail with 12 events and the root ${root}\n`,
				status: 0,
			});
		}
	});

	it('names the event of an export that was altered', async () => {
		const json = (await exported('json')).text;
		const csv = (await exported('csv')).text;
		const [first = '', second = ''] = json.split('\n').slice(1);
		const changes: Array<[string, string]> = [
			['e2', json.replace(second, second.replace('"done"', '"refused"'))],
			['e2', json.replace('"index":1,', '"index":2,')],
			[
				'e1',
				json.replace(
					first,
					first.replace(/"proof":\["./, (text) => `${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`),
				),
			],
			['odd0', csv.replace("'=1+1", "'=1+2")],
			['e3', csv.replace(/^2,(.*?),upload/m, '2,$1,delete')],
			['e3', csv.replace(/^2,/m, '3,')],
		];
		for (const [id, text] of changes) {
			const { said, status } = check(text);
			expect([id, status, said]).toEqual([id, 1, expect.stringContaining(`NOT IN THE TRAIL: event ${id} `)]);
			expect(said.match(/NOT IN/g)).toHaveLength(1);
		}
	});

	it('takes nothing for an export that shows others something else than it checks', async () => {
		const json = (await exported('json')).text;
		const csv = (await exported('csv')).text;
		const lines = csv.slice(1).trimEnd().split('\r\n');
		const [names = '', first = ''] = lines;
		const inFront = lines.map((line, at) => `${at === 0 ? 'outcome,person' : 'refused,jo'},${line}`);
		const withoutOperation = [names, first].map((line) => line.replace(/^(.*?,.*?),.*?,/, '$1,'));
		const forged: Record<string, string> = {
			'columns in front': `\ufeff${inFront.join('\r\n')}\r\n`,
			'a column less': `\ufeff${withoutOperation.join('\r\n')}\r\n`,
			'an event without its columns': `${csv}Nothing else was done\r\n`,
			'a line that does not end': `${csv}Nothing else was done`,
			'a cell more': csv.replace(first, `${first},refused`),
			'text beside a cell': csv.replace(',done,', ',"refused"done,'),
			'another line break': csv.replace(/\r\n0,/, '\r\nrefused\n0,'),
			'a name twice': json.replace('"outcome":"done"', '"outcome":"refused","outcome":"done"'),
			'an event twice': json.replace('"event":', '"event":{"outcome":"refused"},"event":'),
			'a further value': json.replace('"index":0,', '"index":0,"note":"refused",'),
			'other events before': json.replace('"events":[', '"events":[],"events":['),
		};
		for (const [what, text] of Object.entries(forged)) {
			expect([json, csv]).not.toContain(text);
			expect([what, check(text)]).toEqual([
				what,
				{ said: expect.stringMatching(/^NOT AN EXPORT: /) as string, status: 1 },
			]);
		}
	});

	it('takes no export for part of a trail whose root is another one', async () => {
		const { text } = await exported('json');
		const root = /\\n12\\n(.{44})/.exec(text)?.[1] ?? '';
		const { said, status } = check(text.replace(root, Buffer.alloc(32).toString('base64')));
		expect([said.match(/NOT IN/g)?.length, status]).toEqual([12, 1]);
	});
});

it('exports the events of a case, a person and a time', async () => {
	await append(
		requestOf('a', { caseId: '22-1', person: 'ravi@example.com', time: '2026-04-01T00:00:00.000Z' }),
		requestOf('b', { caseId: '22-1', person: 'jo@example.com' }),
		requestOf('c', { caseId: '22-2', person: 'ravi@example.com' }),
		requestOf('d'),
	);
	const exportedIds = async (filter: Partial<EventFilter>) => {
		const { events } = JSON.parse((await exported('json', filter)).text) as {
			events: Array<{ event: { eventId: string } }>;
		};
		return events.map(({ event }) => event.eventId).join('');
	};
	expect(await exportedIds({})).toBe('abcd');
	expect(await exportedIds({ caseId: '22-1' })).toBe('ab');
	expect(await exportedIds({ person: 'Ravi@example.com' })).toBe('ac');
	expect(await exportedIds({ person: 'ravi@example.com', until: Date.parse('2026-04-02') })).toBe('a');
	expect(await exportedIds({ from: Date.parse('2026-04-02') })).toBe('bcd');
	expect(await exportedIds({ caseId: '99' })).toBe('');
});

it('leaves out events that were changed, says so, and proves the others', async () => {
	await append(requestOf('a'), requestOf('b'), requestOf('c'));
	const text = (await segmentsIn(world)).get(1)?.toString() ?? '';
	await world.save(
		segmentPath(1),
		text
			.replace(/("eventId":"b".*?)"done"|"done"(.*"eventId":"b")/, '$1"gone"$2')
			.replace('"eventId":"b"', '"eventId":"x"'),
	);
	const { text: file, row } = await exported('json');
	expect(row).toMatchObject({
		ok: false,
		exported: 2,
		leftOut: 1,
		events: 3,
		warnings: [expect.stringContaining('Verify Trail')],
	});
	expect(JSON.parse(file)).toMatchObject({ ok: false, events: [{ index: 0 }, { index: 2 }] });
	expect(check(file).status).toBe(0);
});

it('exports a trail that has not begun, and refuses what is no folder', async () => {
	expect((await exported('csv')).row).toMatchObject({ ok: true, exported: 0, events: 0 });
	const request: ExportRequest = {
		auditFolder: '/Nowhere',
		format: 'csv',
		field: 'data',
		filter: everything,
	};
	expect(await exportEvents.run([request], { dropbox: world.dropbox, documents })).toMatchObject([
		{ refusal: { reason: 'not_found' } },
	]);
});

it('reads the panel', () => {
	const given = { auditFolder: { mode: 'path', value: AUDIT }, format: 'csv', outputField: ' data ' };
	const read = (more: object) => exportEvents.read(createItemContext({ ...given, ...more }), 0);
	expect(read({})).toEqual({ auditFolder: AUDIT, format: 'csv', field: 'data', filter: everything });
	const filters = { caseId: '22-1', person: 'ravi', from: '2026-05-01', until: '2026-05-01' };
	expect(read({ filters })).toMatchObject({
		filter: {
			...{ caseId: '22-1', person: 'ravi', from: Date.parse('2026-05-01T04:00:00Z') },
			until: Date.parse('2026-05-02T03:59:59Z'),
		},
	});
	expect(() => read({ outputField: ' ' })).toThrow('“Put Output File in Field” is empty');
	expect(() => read({ filters: { caseId: ' ' } })).toThrow('“Case ID”');
	expect(() => read({ filters: { person: '' } })).toThrow('“Person” is empty');
	expect(() => read({ filters: { from: 'soon' } })).toThrow('it is not a date');
});
