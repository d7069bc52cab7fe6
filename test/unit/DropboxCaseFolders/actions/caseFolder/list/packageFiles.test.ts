/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { RECORD_NAME } from '@/nodes/shared/domain/closing/ClosingRecord';
import { markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { listRows, people, relativePaths } from './listHarness';

const MARKER = markerFileName('22-1');
const LEFT_OUT = { filter: { packageFiles: 'left out' } } as const;

describe('a folder with this package’s own files in it', () => {
	let on: ReturnType<typeof createTestDropbox>;

	beforeEach(() => {
		on = createTestDropbox();
		people(on.view).folders('/Case', '/Case/Inner');
		people(on.view).files(`/Case/${MARKER}`, `/Case/${RECORD_NAME}`, `/Case/Inner/${MARKER}`, '/Case/a.txt');
	});
	afterEach(() => on.close());

	it('shows documents alone, and only they are counted', async () => {
		expect(await relativePaths(on.dropbox, { wanted: LEFT_OUT })).toEqual(['Inner', 'a.txt']);
		const [tree] = await listRows(on.dropbox, { output: 'tree', wanted: LEFT_OUT });
		expect(tree).toMatchObject({ files: 1, folders: 1, bytes: 10 });
		expect(JSON.stringify(tree)).not.toContain('casemarker');
	});

	it.each(['html', 'csv'] as const)('is written as %s without them', async (kind) => {
		const output = { kind, field: undefined, timeZone: 'UTC' };
		const page = async (wanted: object) => JSON.stringify(await listRows(on.dropbox, { output, wanted }));
		expect(await page(LEFT_OUT)).not.toMatch(/casemarker|needed to reopen|match(es)? the filters/);
		expect(await page(LEFT_OUT)).toContain('a.txt');
		expect(await page({})).toMatch(/casemarker.*needed to reopen|needed to reopen.*casemarker/s);
	});

	it('shows them where they are wanted', async () => {
		expect(await relativePaths(on.dropbox)).toHaveLength(5);
	});

	it('gives as many entries as a limit asks for, without them', async () => {
		const wanted = { ...LEFT_OUT, limit: 2, depth: 1 };
		expect(await relativePaths(on.dropbox, { wanted })).toHaveLength(2);
	});
});
