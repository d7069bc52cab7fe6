/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import type { ConflictRule } from '@/nodes/shared/domain/documents/DocumentFacts';
import { contentHash } from '@/nodes/shared/domain/contentHash';
import { CALL_FAULTS, type CallInterceptor } from '@/test/support/callFaults';
import { createTestDropbox, type TestDropbox } from '@/test/support/createTestDropbox';
import { forEveryCall, noFault } from '@/test/support/forEveryCall';
import { documentOf } from '@/test/support/sourceOf';
import { treeOf } from '@/test/support/treeOf';
import { linkTo, LONG, needs, TWO_PIECES, UploadPage, type Options } from './uploadPage';

const CASE = '/Cases/22-1';
const RULES: ConflictRule[] = ['skipIfIdentical', 'keepBoth', 'replace', 'archive', 'fail'];
const runs: Array<[what: string, options: Options]> = [
	...RULES.map((rule): [string, Options] => [
		`under ${rule}`,
		{ filing: { rule }, name: rule === 'fail' ? 'Free.mp4' : 'Deposition.mp4' },
	]),
	['where duplicates are looked for', { path: 'Scans', filing: { duplicates: 'same content' } }],
	['in more pieces', { content: LONG }],
];

describe.each(runs)('a large document %s', (_what, options) => {
	const begin = async () => {
		const world = createTestDropbox();
		const put = async (path: string, text: string) =>
			await world.dropbox.upload([
				{ address: `${CASE}/${path}`, mode: { kind: 'add' }, source: documentOf(text) },
			]);
		await put('Deposition.mp4', 'theirs');
		return world;
	};
	const pages = new WeakMap<TestDropbox, UploadPage>();
	// What a page was answered it has, also after n8n came up again.
	const pageOf = async (world: TestDropbox): Promise<UploadPage> => {
		const folder = await world.dropbox.find(CASE);
		const page = pages.get(world) ?? new UploadPage(linkTo(folder.id), options);
		pages.set(world, page);
		return page;
	};
	const run = async (world: TestDropbox, through: CallInterceptor) => {
		const page = await pageOf(world);
		world.emulator.log.clear();
		return [await page.run(needs(world, world.dropboxOver(through)))];
	};
	const look = async (world: TestDropbox) => await treeOf(world.dropbox, CASE);

	it.each(CALL_FAULTS)('is there once when any call is such that %s', async (_, fault) => {
		await forEveryCall<IDataObject>({ begin, run, look }, fault);
	});

	it('is left as it is when the page sends its last piece again', async () => {
		const world = await begin();
		await run(world, noFault);
		const before = await look(world);
		const [again] = await run(world, noFault);
		expect(again).toMatchObject({ ok: true, value: { status: 'unchanged' } });
		expect(await look(world)).toEqual(before);
		expect(
			Object.values(before).filter((hash) => hash === contentHash(options.content ?? TWO_PIECES)),
		).toHaveLength(1);
		world.close();
	});
});
