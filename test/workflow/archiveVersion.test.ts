import type { IDataObject } from 'n8n-workflow';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

const CASE = '/Cases/22-1';

describe('Archive Version in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;
	beforeEach(() => {
		world = createEngineHarness();
	});
	afterEach(() => world.close());

	const save = async (path: string): Promise<string> =>
		(await world.person.filesUpload({ path: `${CASE}/${path}`, contents: path })).result.id;
	/** What n8n saves: nothing of fields that were left as they are. */
	const run = async (ids: string[], more: IDataObject = {}, onError?: 'continueRegularOutput') =>
		await runWorkflow({
			items: ids.map((id) => ({ json: { id } })),
			parameters: {
				...{ authentication: 'token', resource: 'document', operation: 'archiveVersion' },
				...{ document: { __rl: true, mode: 'id', value: '={{ $json.id }}' }, ...more },
			} as never,
			credentials: world.token(),
			...(onError === undefined ? {} : { onError }),
		});
	const files = async () => {
		const { result } = await world.person.filesListFolder({ path: CASE, recursive: true });
		return result.entries
			.flatMap((entry) =>
				entry['.tag'] === 'file' ? [entry.path_display?.slice(CASE.length + 1) ?? ''] : [],
			)
			.map((path) => path.replace(/\d{8}/, 'DATE'))
			.sort();
	};

	it('keeps copies beside the documents when nothing but the document was filled in', async () => {
		const ids = [await save('a.pdf'), await save('Pleadings/b.pdf')];
		const { output, error } = await run(ids);
		expect(error).toBeUndefined();
		expect(output.map(({ json, pairedItem }) => [json['status'], json['version'], pairedItem])).toEqual([
			['archived', 1, { item: 0 }],
			['archived', 1, { item: 1 }],
		]);
		expect(await files()).toEqual(
			['Pleadings/_Archive/b_v1_DATE.pdf', 'Pleadings/b.pdf', '_Archive/a_v1_DATE.pdf', 'a.pdf'].sort(),
		);
		const again = await run(ids);
		expect(again.output.map(({ json }) => json['status'])).toEqual(['unchanged', 'unchanged']);
		expect(await files()).toHaveLength(4);
	});

	it('moves superseded documents below the case folder, and tells what it cannot', async () => {
		const ids = [await save('Pleadings/b.pdf'), 'id:doesnotexist1'];
		const caseFolder = { __rl: true, mode: 'path', value: CASE };
		const moving = { originalDocument: 'moves', caseFolder, options: { archiveFolder: 'Old' } };
		const { output } = await run(ids, moving, 'continueRegularOutput');
		expect(output.map(({ json }) => json['status'] ?? (json['error'] as IDataObject)['reason'])).toEqual([
			...['moved', 'not_found'],
		]);
		expect(output[0]?.json).toMatchObject({
			archivedFileId: ids[0],
			path: `${CASE}/Pleadings/b.pdf`,
		});
		expect(await files()).toEqual(['Old/Pleadings/b_v1_DATE.pdf']);
	});
});
