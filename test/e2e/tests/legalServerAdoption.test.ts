import { LegalServerOffice } from '../runs/LegalServerOffice';
import { readReport } from '../runs/readReport';
import { byPath } from '../runs/steps';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const office = new LegalServerOffice(stack);
const ROOT = '/Moved over';

beforeAll(async () => await office.legalServer.act('/switches', { site: 'riverside', rateLimit: 1_000_000 }));
afterAll(async () => await office.legalServer.act('/switches', { site: 'riverside', rateLimit: 200 }));

const tree = async () =>
	(await dropbox.entriesIn('matters', ROOT))
		.filter(({ kind }) => kind === 'folder')
		.map(({ path, id }) => `${path} ${id}`)
		.sort();

test('an agency that leaves LegalServer’s own integration keeps its folders: adopted in bulk by their IDs, with a report', async () => {
	const names = ['/Lopez, Ana - 25-1', '/renamed by Jane', '/2025/moved', '/shared by two', '/Theo'];
	const made = await dropbox.makeFolders(
		'matters',
		names.map((name) => ROOT + name),
	);
	const idOf = (name: string) => made.find(({ path }) => path === ROOT + name)?.id ?? '';
	await dropbox.makeFiles('matters', [{ path: `${ROOT}/renamed by Jane/Lease.pdf`, text: 'lease' }]);
	const add = async (last: string, folder: string) =>
		(await office.addCase('live', last, { fields: { dropbox_folder_id: folder } })).caseNumber;
	const cases = {
		asMade: await add('Lopez', idOf('/Lopez, Ana - 25-1')),
		renamed: await add('Renamed', idOf('/renamed by Jane')),
		// As some sites may keep it.
		bare: await add('Moved', idOf('/2025/moved').slice(3)),
		first: await add('First', idOf('/shared by two')),
		second: await add('Second', idOf('/shared by two')),
		formula: await add('Formula', '=1+1'),
		gone: await add('Gone', 'id:AAAAAAAAAAAAAAAAAAAAAA'),
		parent: await add('Parent', (await dropbox.makeFolders('matters', [ROOT]))[0]?.id ?? ''),
	};
	const run = await office.publishManual({
		...{ environment: 'live', path: 'ls-adopt', file: 'legalserver-adopt-folders' },
		changes: { 'Adopt folder': { destination: byPath(`/Matters${ROOT}`) } },
	});
	const before = await tree();

	const pretended = readReport(await run());
	expect(await tree()).toEqual(before);
	expect(pretended.find(({ caseNumber }) => caseNumber === cases.asMade)?.['adopted']).toMatch(/true/i);

	const adopt = await office.publishManual({
		...{ environment: 'live', path: 'ls-adopt-now', file: 'legalserver-adopt-folders' },
		changes: {
			'Adopt folder': { destination: byPath(`/Matters${ROOT}`), options: { dryRun: false } },
		},
	});
	for (let run = 1; run <= 2; run++) {
		const report = new Map(readReport(await adopt()).map((row) => [row['caseNumber'], row]));
		for (const [name, folder] of [
			[cases.asMade, '/Lopez, Ana - 25-1'],
			[cases.renamed, '/renamed by Jane'],
			[cases.bare, '/2025/moved'],
		] as const) {
			expect(report.get(name)).toMatchObject({
				folderId: idOf(folder),
				path: `/Matters${ROOT}${folder}`,
				adopted: expect.stringMatching(/true/i) as unknown,
			});
		}
		const refused = [cases.gone, cases.parent, cases.second].map((number) => report.get(number)?.['reason']);
		expect(refused).toEqual(['not_found', 'belongs_to_another_case', 'belongs_to_another_case']);
		// A spreadsheet takes it for text.
		expect(report.get(cases.formula)).toMatchObject({ folderId: "'=1+1", reason: 'invalid_input' });
		expect(report.get(cases.first)).toMatchObject({ folderId: idOf('/shared by two') });
		// No folder was made, moved or renamed.
		expect(await tree()).toEqual(before);
	}
});
