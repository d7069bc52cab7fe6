import type { IDataObject } from 'n8n-workflow';
import account from '../../fixtures/577e13e/account.json';
import privileged from '../../fixtures/577e13e/privileged.json';
import { placeEntries } from '../../support/placeEntries';
import { createEngineHarness } from '../engineHarness';
import { runWorkflow } from '../engine/runWorkflow';

const at = (value: string, mode = 'path') => ({ __rl: true, mode, value });

type World = ReturnType<typeof createEngineHarness>;

async function run(world: World, operation: string, items: object[], parameters: object) {
	const [resource = '', verb = ''] = operation.split(' ');
	const { output, error } = await runWorkflow({
		items: items.map((json) => ({ json: json as IDataObject })),
		parameters: { authentication: 'token', resource, operation: verb, ...parameters } as never,
		credentials: world.token(),
	});
	expect(error).toBeUndefined();
	return output.map(({ json }) => json);
}

/** As 577e13e wrote them; see test/fixtures/577e13e/README.md. */
describe('case folders of an earlier release', () => {
	const { caseFolders, closed, entries } = account;
	const files = entries.filter((entry) => 'text' in entry);
	let world: World;

	beforeEach(async () => {
		world = createEngineHarness();
		await placeEntries(world.person, entries, account);
		world.emulator.log.clear();
	});
	afterEach(() => world.close());

	const pathOf = async (id: string) =>
		(await world.person.filesGetMetadata({ path: id })).result.path_display ?? '';
	const isClosed = (id: string) => closed.some(({ folderId }) => folderId === id);
	const isOpen = ({ id }: { id: string }) => !isClosed(id);

	it('are found by their markers, of both kinds', async () => {
		for (const { id, caseId } of caseFolders.filter(isOpen)) {
			const to = `/Elsewhere/Another name than ${caseId.replace('/', '-')}`;
			await world.person.filesMoveV2({ from_path: await pathOf(id), to_path: to });
		}
		const found = await run(world, 'caseFolder find', caseFolders, {
			...{ caseId: '={{ $json.caseId }}', searchIn: at('/'), folderNaming: 'caseId' },
		});
		expect(
			found.map(({ folderId, marker, foundBy, closedAt }) => [folderId, marker, foundBy, closedAt]),
		).toEqual(
			caseFolders.map(({ id, marker }) => [
				id,
				marker,
				'marker',
				closed.find(({ folderId }) => folderId === id)?.closedAt,
			]),
		);
	});

	it('are as they should be when they are checked', async () => {
		const checked = await run(world, 'caseFolder check', caseFolders, {
			...{ caseId: '={{ $json.caseId }}', caseFolder: at('={{ $json.id }}', 'id') },
			...{ expectedPath: '={{ $json.openedAt }}' },
			options: { searchIn: at('/'), putMarkers: false },
		});
		expect(checked.map(({ ok, status, marker, closedFrom }) => [ok, status, marker, closedFrom])).toEqual(
			caseFolders.map(({ id, marker, openedAt }) =>
				isClosed(id) ? [true, 'closed', marker, openedAt] : [true, 'inPlace', marker, undefined],
			),
		);
	});

	it('are adopted, with their markers, when they are to be created', async () => {
		const open = caseFolders.filter(isOpen);
		const made = await run(world, 'caseFolder create', open, {
			...{ caseId: '={{ $json.caseId }}', destination: at('/Cases'), folderNaming: 'caseId' },
			...{ subfolders: 'Pleadings\nCorrespondence' },
			options: { caseMarker: 'automatic' },
		});
		expect(made.map(({ created, folderId, marker }) => [created, folderId, marker])).toEqual(
			open.map(({ id, marker }) => [false, id, marker]),
		);
		const { calls } = world.emulator.log;
		expect(calls.map(({ route }) => route).filter((route) => /upload|properties.add/.test(route))).toEqual(
			[],
		);
	});

	it('count as closed already, and are put back by Reopen with all that was in them', async () => {
		const ways = [
			{ closeMethod: 'move' },
			{ closeMethod: 'zip', matterNumber: '24-0004 Zipped' },
			{ closeMethod: 'zip', matterNumber: '24-0005 Zipped and moved', afterZipping: 'moves' },
			{ closeMethod: 'prefix' },
		];
		for (const [number, way] of ways.entries()) {
			const [again] = await run(world, 'caseFolder close', closed.slice(number, number + 1), {
				...{ caseFolder: at('={{ $json.folderId }}', 'id'), ...way },
				options: { closedOn: '2026-05-06' },
			});
			expect(again).toMatchObject({ status: 'alreadyClosed', ...closed[number] });
		}
		const reopened = await run(world, 'caseFolder reopen', closed, {
			caseFolder: at('={{ $json.folderId }}', 'id'),
		});
		expect(reopened.map(({ status }) => status)).toEqual(closed.map(() => 'reopened'));
		for (const { id, openedAt } of caseFolders) expect(await pathOf(id)).toBe(openedAt);
		for (const { id, path } of files) {
			const isRecord = path.includes('_Closed');
			await expect(
				pathOf(id).then(
					() => !isRecord,
					() => isRecord,
				),
			).resolves.toBe(true);
		}
	});
});

describe('privileged papers that an earlier release restricted', () => {
	let world: World;
	afterEach(() => world.close());

	it('are restricted already, and audited as such', async () => {
		world = createEngineHarness('teamSpace', 'jane');
		await placeEntries(world.person, privileged.entries);
		const document = await repeatWrites(world);
		const where = { caseFolder: at('/Matters/22-1'), people: 'ravi@example.com' };
		const [again] = await run(world, 'document restrict', [document], {
			...{ ...where, document: at('={{ $json.fileId }}', 'id') },
			...{ restrictedFolderIn: 'caseFolder', restrictedSubfolder: 'Privileged' },
		});
		expect(again).toMatchObject({ ...document, status: 'alreadyRestricted' });
		const [audited] = await run(world, 'caseFolder audit', [{}], {
			...{
				...where,
				privilegedFolders: 'Privileged',
				output: 'summary',
				options: { checkIndividuallyShared: true },
			},
		});
		expect(audited).toMatchObject({ exposed: false, documentsWithOwnMembers: 0 });
	});
});

/** Sends again what was sent then; the IDs that are given out now stand for those that were given out then. */
async function repeatWrites(world: World) {
	let text = JSON.stringify(privileged);
	const then = (): typeof privileged => JSON.parse(text) as typeof privileged;
	for (const number of privileged.writes.keys()) {
		const { route = '', argument = {}, gave } = then().writes[number] ?? {};
		const method = route.replace(/[/_](\w)/g, (_, letter: string) => letter.toUpperCase());
		const sdk = world.person as unknown as Record<string, (given: object) => Promise<{ result: Given }>>;
		const { result } = (await sdk[method]?.(argument)) ?? {};
		const given = result?.shared_folder_id ?? result?.entries?.[0]?.metadata.id;
		if (gave !== undefined && given !== undefined) text = text.replaceAll(gave, given);
	}
	const [document] = then().restricted;
	if (document === undefined) throw new Error('nothing was restricted');
	return document;
}

interface Given {
	shared_folder_id?: string;
	entries?: Array<{ metadata: { id: string } }>;
}
