/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { filedDocumentsFrom } from '@/nodes/shared/domain/queue/FiledDocument';

const event = { source: 'clio', documentId: '88002', versionId: '7', caseKey: '5' };
const filed = { fileId: 'id:a', folderId: 'id:f', subfolder: 'Letters', contentHash: 'c0', caseKey: '6' };

it('is what was filed, of the matter that it was filed for', () => {
	expect(filedDocumentsFrom({ ...filed, versionId: '8', more: 1 }, event, 9)).toEqual([
		{
			...{ source: 'clio', documentId: '88002', versionId: '8', caseKey: '6', filedAt: 9 },
			...{ fileId: 'id:a', folderId: 'id:f', subfolder: 'Letters', contentHash: 'c0' },
		},
	]);
});

it('is of the matter and version of the event where nothing else was said', () => {
	expect(filedDocumentsFrom({ fileId: 'id:a', folderId: 'id:f' }, event, 9)).toMatchObject([
		{
			...{ versionId: '7', caseKey: '5', subfolder: '', contentHash: '' },
		},
	]);
});

it.each([undefined, null, '', 'id:a', {}, { ...filed, fileId: '' }, { ...filed, folderId: 'undefined' }])(
	'is nothing of %j',
	(given) => {
		expect(filedDocumentsFrom(given, event, 9)).toEqual([]);
	},
);

it('is of the source that was said, and of no version where that was said', () => {
	expect(filedDocumentsFrom({ ...filed, source: 'clio-demo', versionId: '' }, event, 9)).toMatchObject([
		{
			...{ source: 'clio-demo', versionId: '' },
		},
	]);
});

it('is nothing of a case as a whole where it is not said which document', () => {
	expect(filedDocumentsFrom(filed, { ...event, documentId: '' }, 9)).toEqual([]);
});

it('is each document of a case as a whole, of which the last one counts that is listed twice', () => {
	const given = ['1', '2', '1'].map((documentId, at) => ({ ...filed, documentId, fileId: `id:${at}` }));
	const found = filedDocumentsFrom([...given, null, {}], { ...event, documentId: '' }, 9);
	expect(found.map(({ documentId, fileId }) => `${documentId} ${fileId}`)).toEqual(['1 id:2', '2 id:1']);
});
