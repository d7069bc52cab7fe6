/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import type { INodeExecutionData } from 'n8n-workflow';
import { fileOpenly, fileRestricted } from '@/packages/templates/sources/filing';
import { inMemory } from '../support/createItemContext';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

const ofDecision = (field: string): string => `={{ $json.decided.${field} }}`;
const ofSettings = (name: string): string => `={{ $json.settings.${name} }}`;
const FOLDER = '={{ $json.folderId }}';
const STEPS = {
	open: fileOpenly(FOLDER, ofDecision, ofSettings),
	restricted: fileRestricted(FOLDER, ofDecision, ofSettings),
};

/** What *Decide* says, for an office that keeps privileged documents apart or files all alike. */
const decided = (privileged: boolean, subfolder = 'Letters', restrictedFolder = 'Privileged') => ({
	...{ restrictedFolderIn: 'caseFolder', restrictedFolder, subfolder: privileged ? '' : subfolder },
	people: privileged ? ['ravi@example.com'] : [],
});

/** The steps of the ready-made workflows that file documents, as they are, in n8n's engine. */
describe('a document that becomes privileged, in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;
	let folderId: string;
	beforeEach(async () => {
		world = createEngineHarness('teamSpace', 'jane');
		folderId = (await world.person.filesCreateFolderV2({ path: '/Matters/22-1' })).result.metadata.id;
	});
	afterEach(() => world.close());

	const run = async (
		step: keyof typeof STEPS,
		content: string,
		decision: object,
		settings: Record<string, unknown> = {},
	) => {
		const item: INodeExecutionData = {
			json: {
				...{ folderId, decided: decision },
				settings: {
					...{ archiveVersions: true, archiveFolder: '_Archive', defaultSubfolder: '' },
					timeZone: 'America/New_York',
					...{ categories: { Letter: 'Letters', Motion: 'Pleadings/Motions' }, ...settings },
				},
			} as never,
			binary: { data: inMemory(content, { fileName: 'Letter.pdf' }) },
		};
		const { output, errorOutput } = await runWorkflow({
			items: [item],
			parameters: STEPS[step].parameters as never,
			credentials: world.token(),
			onError: 'continueErrorOutput',
		});
		return { row: output[0]?.json, error: errorOutput[0]?.json['error'] as { reason?: string } | undefined };
	};
	const paths = async () => {
		const { entries } = (await world.person.filesListFolder({ path: '/Matters/22-1', recursive: true }))
			.result;
		return entries.flatMap((entry) =>
			entry['.tag'] === 'file' ? [(entry.path_display ?? '').replace(/^\/Matters\/22-1\/|_\d{8}/g, '')] : [],
		);
	};

	it('moves with its prior version, and with copies that were filed in subfolders of other categories', async () => {
		await run('open', 'first', decided(false, 'Pleadings/Motions'));
		await run('open', 'first', decided(false));
		await run('open', 'second', decided(false));
		expect((await paths()).sort()).toEqual([
			...['Letters/Letter.pdf', 'Pleadings/Motions/Letter.pdf', '_Archive/Letters/Letter_v1.pdf'],
		]);
		const { row, error } = await run('restricted', 'third', decided(true));
		expect(error).toBeUndefined();
		expect(row).toMatchObject({ status: 'archived', path: '/Matters/22-1/Privileged/Letter.pdf' });
		expect(row?.['openCopiesRestricted']).toHaveLength(3);
		expect((await paths()).filter((path) => !path.startsWith('Privileged/'))).toEqual([]);
	});

	it('is not filed openly again while it is in the restricted folder', async () => {
		await run('restricted', 'first', decided(true));
		expect((await run('open', 'first', decided(false))).error?.reason).toBe('restricted_before');
		expect(await paths()).toEqual(['Privileged/Letter.pdf']);
		const { row } = await run('open', 'second', decided(false));
		expect(row).toMatchObject({ status: 'uploaded', warnings: [] });
	});

	it('is filed like all others by an office that keeps none apart', async () => {
		const settings = { archiveVersions: false, archiveFolder: '', categories: {} };
		const { row, error } = await run('open', 'first', decided(false, '', ''), settings);
		expect(error).toBeUndefined();
		expect(row).toMatchObject({ status: 'uploaded', path: '/Matters/22-1/Letter.pdf', warnings: [] });
	});
});
