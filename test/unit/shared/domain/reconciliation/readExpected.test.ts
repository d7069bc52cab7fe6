/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readExpected } from '@/nodes/shared/domain/reconciliation/readExpected';
import { settingsOf } from '@/test/support/clientSettings';

const MATTER = { matterId: 5, matterNumber: '00012-Doe' };
const read = (document: object, matter: object = MATTER) =>
	readExpected(
		[{ documentId: 1, matterId: 5, name: 'Order.pdf', category: 'Pleadings', size: 3, ...document }],
		{
			...{ source: 'clio', caseKey: '5', matter: { ...matter }, settings: settingsOf() },
		},
	)[0];

it('says where a document belongs, as Decide has it', () => {
	expect(read({ versionId: 7, updatedAt: '2026-05-01T09:00:00Z' })).toEqual({
		...{ documentId: '1', names: ['Order.pdf'], size: 3, versionId: '7' },
		updatedAt: Date.parse('2026-05-01T09:00:00Z'),
		...{ standing: 'open', reason: '', subfolder: 'Pleadings', restrictedFolder: 'Privileged' },
	});
	expect(read({ category: 'Privileged' })).toMatchObject({
		...{ standing: 'restricted', subfolder: '', restrictedFolder: 'Privileged' },
	});
	expect(read({ size: 0 })).toMatchObject({ standing: 'left out', reason: 'too_small' });
});

it('does not say where a document of another matter belongs', () => {
	expect(read({ matterId: 6 })).toMatchObject({ standing: 'not decided', reason: 'belongs_to_another_case' });
});

it.each<[string, object, string[]]>([
	['has the ending of its file', { name: 'Order', fileName: 'scan.PDF' }, ['Order.PDF']],
	['has it already', { name: 'Order.pdf', fileName: 'scan.PDF' }, ['Order.pdf']],
	['is that of its file where it has none', { name: '', fileName: 'scan.pdf' }, ['scan.pdf']],
	['is made safe', { name: 'Order 22/7.pdf' }, ['Order 22-7.pdf']],
	['gets the ending of its type', { name: 'Order', contentType: 'application/pdf' }, ['Order.pdf']],
	['is none where nothing of it can be read', { name: '…', fileName: '' }, []],
])('its name %s', (_, document, names) => {
	expect(read(document)?.names).toEqual(names);
});

it('does not know what the case system does not say', () => {
	expect(read({ size: null, updatedAt: undefined, createdAt: 'soon', versionId: null })).toMatchObject({
		...{ size: undefined, updatedAt: 0, versionId: '' },
	});
	expect(read({ createdAt: '2026-05-01T09:00:00Z' })?.updatedAt).toBe(Date.parse('2026-05-01T09:00:00Z'));
});
