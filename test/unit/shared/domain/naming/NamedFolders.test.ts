/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { caseFolderName, referenceHash } from '@/nodes/shared/domain/naming/caseFolderName';
import { NamedFolders } from '@/nodes/shared/domain/naming/NamedFolders';
import { parseTemplate } from '@/nodes/shared/domain/naming/parseTemplate';

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
	const template = parseTemplate(text);
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

describe('folders with a reference in their names', () => {
	const template = parseTemplate('{caseId}');
	const found = (name: string, caseId: string) => {
		const folders = new NamedFolders<{ name: string }>(template);
		folders.add({ name });
		return folders.of(caseId).length === 1;
	};
	const referred = (name: string, caseId: string) => `${name} (${referenceHash(caseId)})`;
	/** A name of so many bytes with the reference of a case, and nothing of its ID. */
	const long = (bytes: number, caseId: string) => referred('x'.repeat(bytes - 11), caseId);

	it('are found where the case ID is readable in them, and not where another one is', () => {
		expect(found(referred('22-107', '22/107'), '22/107')).toBe(true);
		expect(found(referred('Doe - 22-107'.normalize('NFD'), '22/107'), '22/107')).toBe(true);
		expect(found(referred('23-9', '22/107'), '22/107')).toBe(false);
		expect(found('22-107 (00000000)', '22/107')).toBe(false);
	});

	it('are found by the reference alone where the ID may have been cut off', () => {
		expect(found(long(255, '22/107'), '22/107')).toBe(true);
		expect(found(long(248, '22/107'), '22/107')).toBe(true);
		expect(found(long(247, '22/107'), '22/107')).toBe(false);
	});

	it('are found whatever way their letters are written', () => {
		expect(found(referred('é-1', 'é/1').normalize('NFD'), 'é/1')).toBe(true);
	});
});
