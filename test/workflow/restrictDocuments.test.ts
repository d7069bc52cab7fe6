import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

const PEOPLE = 'ravi@example.com';
const at = (value: string, mode = 'path') => ({ __rl: true, mode, value });

describe('privileged documents in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;
	beforeEach(async () => {
		world = createEngineHarness('teamSpace', 'jane');
		await world.person.filesCreateFolderV2({ path: '/Matters/22-1' });
	});
	afterEach(() => world.close());

	const run = async (operation: string, more: object, items: Array<{ json: object }>) =>
		await runWorkflow({
			items: items as never,
			parameters: {
				...{ authentication: 'token', resource: 'document', operation, people: PEOPLE },
				...{ restrictedFolderIn: 'caseFolder', restrictedSubfolder: 'Privileged' },
				...{ caseFolder: at('/Matters/22-1'), ...more },
			} as never,
			credentials: world.token(),
			onError: 'continueErrorOutput',
		});

	it('go where only the people named can open them, by their category, and are restricted later', async () => {
		const upload = {
			...{ restrictPrivileged: true, category: '={{ $json.category }}', fileInto: 'subfolder' },
			...{ privilegedCategories: 'Privileged', documentFrom: 'text', text: '={{ $json.name }}' },
			...{ fileName: '={{ $json.name }}', subfolder: 'Letters' },
		};
		const items = [
			{ json: { name: 'Letter.txt', category: 'Letter' } },
			{ json: { name: 'Advice.txt', category: 'privileged' } },
		];
		const uploaded = await run('upload', upload, items);
		expect(uploaded.error).toBeUndefined();
		expect(uploaded.errorOutput).toEqual([]);
		expect(uploaded.output.map(({ json }) => json['path'])).toEqual([
			'/Matters/22-1/Letters/Letter.txt',
			'/Matters/22-1/Privileged/Advice.txt',
		]);
		expect(uploaded.output[1]?.json['access']).toHaveLength(2);

		const restricted = await run(
			'restrict',
			{ document: at('={{ $json.id }}', 'id'), options: { dryRun: false } },
			[{ json: { id: uploaded.output[0]?.json['fileId'] } }, { json: { id: 'id:nothingnothing' } }],
		);
		expect(restricted.output.map(({ json }) => [json['status'], json['path']])).toEqual([
			['restricted', '/Matters/22-1/Privileged/Letter.txt'],
		]);
		expect(restricted.errorOutput).toHaveLength(1);

		const audit = { ...{ operation: 'audit', resource: 'caseFolder', privilegedFolders: 'Privileged' } };
		const audited = await run(
			'audit',
			{ ...audit, output: 'summary', options: { checkIndividuallyShared: true } },
			[{ json: {} }],
		);
		expect(audited.output[0]?.json).toMatchObject({ exposed: false, documentsWithOwnMembers: 0 });
	});
});
