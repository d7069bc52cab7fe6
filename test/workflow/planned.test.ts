import type { IDataObject } from 'n8n-workflow';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

const CASE = '/Cases/22-1';
const pointer = (mode: string, value: string) => ({ __rl: true, mode, value });

/** Operations that try, preview or exchange with clients, with nothing saved but what a person filled in. */
describe('The node in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;
	let document: string;
	beforeEach(async () => {
		world = createEngineHarness();
		document = (await world.person.filesUpload({ path: `${CASE}/a.pdf`, contents: 'one' })).result.id;
	});
	afterEach(() => world.close());

	const run = async (parameters: IDataObject) => {
		const { output, error } = await runWorkflow({
			items: [{ json: { number: '22-1' } }],
			parameters: { authentication: 'token', ...parameters } as never,
			credentials: world.token(),
		});
		expect(error).toBeUndefined();
		return output.map(({ json }) => json);
	};

	it('previews what Create then does', async () => {
		const parameters = {
			...{ resource: 'caseFolder', destination: pointer('path', '/Cases'), caseId: '22-2' },
			subfolders: 'A',
		};
		expect(await run({ ...parameters, operation: 'preview' })).toMatchObject([
			{ would: 'create', path: '/Cases/22-2', placeStatus: 'free', subfolders: [{ exists: false }] },
		]);
		expect(await run({ ...parameters, operation: 'create' })).toMatchObject([
			{ created: true, path: '/Cases/22-2', subfolders: [{ created: true }] },
		]);
		expect(await run({ ...parameters, operation: 'preview', caseId: '={{ $json.missing }}' })).toMatchObject([
			{ would: 'refuse', error: { reason: 'invalid_input' } },
		]);
	});

	it('copies to the client’s folder, and requests files for it', async () => {
		const client = { caseFolder: pointer('path', CASE), matterNumber: '={{ $json.number }}' };
		const copying = {
			...{ ...client, resource: 'document', operation: 'clientUpload', document: pointer('id', document) },
		};
		const path = '/Cases/ClientUploads/22-1';
		expect(await run({ ...copying, options: { dryRun: true } })).toMatchObject([
			{ status: 'copied', dryRun: true, fileId: null, path: `${path}/a.pdf` },
		]);
		expect(await run(copying)).toMatchObject([{ status: 'copied', path: `${path}/a.pdf` }]);
		expect(await run({ ...client, resource: 'caseFolder', operation: 'requestFiles' })).toMatchObject([
			{ created: true, folderPath: path, isOpen: true },
		]);
	});

	it('tries to archive', async () => {
		const archiving = {
			resource: 'document',
			operation: 'archiveVersion',
			document: pointer('id', document),
		};
		expect(await run({ ...archiving, options: { dryRun: true } })).toMatchObject([
			{ status: 'archived', archivedFileId: null },
		]);
		expect(await run(archiving)).toMatchObject([{ status: 'archived', archivedFileId: expect.any(String) }]);
	});
});
