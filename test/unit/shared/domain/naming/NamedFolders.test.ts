import { caseFolderName } from '../../../../../nodes/shared/domain/naming/caseFolderName';
import { NamedFolders } from '../../../../../nodes/shared/domain/naming/NamedFolders';
import { templateParts } from '../../../../../nodes/shared/domain/naming/template';

const TEMPLATES = ['{caseId}', '{client} - {caseId}', '{caseId}-{client}-{area}'];
const IDS = [
	'22-1',
	'22-2',
	'22/1',
	'22:1',
	'é 7',
	'22-1 (deadbeef)',
	'x'.repeat(300),
	`${'x'.repeat(300)}y`,
	'A',
	'a',
	'x-y',
	'22-1-Smith',
];
const CLIENTS = ['Smith', 'Doe, Jane', '1-Smith', 'x'.repeat(200)];

describe.each(TEMPLATES)('folders named by %s', (text) => {
	const template = templateParts(text);
	const named = IDS.flatMap((caseId) =>
		CLIENTS.map((client) => ({
			caseId,
			name: caseFolderName({ caseId, template, fields: { client, area: 'Housing' } }).name,
		})),
	);
	const folders = new NamedFolders<{ caseId: string; name: string }>(template);
	named.forEach((folder) => folders.add(folder));

	it.each(IDS)('are found for their case and no other (%#)', (caseId) => {
		const found = folders.of(caseId);
		expect(found.every((folder) => folder.caseId === caseId)).toBe(true);
		expect(found).toHaveLength(CLIENTS.length);
	});

	it('are not found for a case that has none', () => {
		expect(folders.of('23-9')).toEqual([]);
		folders.add({ caseId: '', name: 'Templates' });
		folders.add({ caseId: '', name: `Other (${'0'.repeat(8)})` });
		expect(folders.of('22-9')).toEqual([]);
	});
});
