/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	readDocument,
	readDocumentV2,
	readMoment,
	type RawDocument,
} from '@/nodes/shared/legalserver/documents/readDocument';

const RAW: RawDocument = {
	internal_id: 1907212,
	guid: '5CF66D90-ffc8-44a6-a54e-0000000000ab',
	date_create: '2019-06-04T09:09:36-0400',
	mime_type: 'application/pdf',
	virus_scanned: true,
	virus_free: true,
	disk_file_size: '731716',
	folder_id: 31,
	name: '2019_06_03-b97a170c8f5459d6cd953a390b66dc08.pdf',
	title: '2019-06-03',
};

const scanStateOf = (scanned: unknown, free: unknown) =>
	readDocument({ ...RAW, virus_scanned: scanned, virus_free: free }).scanState;

describe('a document of LegalServer’s', () => {
	it('is read as version 1 gives it', () => {
		expect(readDocument(RAW)).toEqual({
			...{ uuid: '5cf66d90-ffc8-44a6-a54e-0000000000ab', id: 1907212, title: '2019-06-03' },
			...{ name: RAW.name, mimeType: 'application/pdf', size: 731716, folderId: 31 },
			...{ createdAt: '2019-06-04T13:09:36.000Z', updatedAt: undefined, scanState: 'clean', more: undefined },
		});
	});

	it('is read as version 2 gives it', () => {
		const { guid: uuid, internal_id: id, folder_id: folderId, ...others } = RAW;
		const document = readDocumentV2({
			...{ ...others, uuid, id, folder: { folder_id: folderId, folder_name: 'Pleadings' } },
			...{ type: { lookup_value_name: 'Motion' }, storage_backend: { lookup_value_name: 'LegalServer' } },
			...{ programs: [{ lookup_value_name: 'Housing' }, null], funding_code: null },
		});
		expect(document).toMatchObject({
			...{ uuid: '5cf66d90-ffc8-44a6-a54e-0000000000ab', id: 1907212, folderId: 31 },
			more: {
				...{ folder: 'Pleadings', type: 'Motion', storage: 'LegalServer' },
				...{ programs: ['Housing'], fundingCode: '' },
			},
		});
		expect(readDocumentV2({ ...RAW, folder: 'Pleadings' }).more?.folder).toBe('Pleadings');
	});

	it('is clean only where the scanner said both', () => {
		expect(scanStateOf(true, true)).toBe('clean');
		expect(scanStateOf('true', 't')).toBe('clean');
		expect(scanStateOf(true, false)).toBe('infected');
		expect(scanStateOf(false, false)).toBe('notScanned');
		expect(scanStateOf(false, true)).toBe('notScanned');
		expect(scanStateOf(null, undefined)).toBe('notScanned');
		expect(scanStateOf(true, null)).toBe('notScanned');
	});

	it.each([
		['2019-06-04T09:09:36-0400', '2019-06-04T13:09:36.000Z'],
		['2019-01-04T09:09:36-05:00', '2019-01-04T14:09:36.000Z'],
		['2019-06-04T09:09:36Z', '2019-06-04T09:09:36.000Z'],
		['2019-06-04T09:09:36.123+0530', '2019-06-04T03:39:36.000Z'],
		['2019-06-04T09:09:36', undefined],
		['2019-13-04T09:09:36-0400', undefined],
		['06/04/2019', undefined],
		[null, undefined],
	])('was made at the moment %s', (raw, moment) => {
		expect(readMoment(raw)).toBe(moment);
	});

	it.each([null, '', '../../login', 'x?y', 'a b', {}, 'x'.repeat(81)])('has no UUID such as %p', (guid) => {
		expect(() => readDocument({ ...RAW, guid })).toThrow(/a document without UUID/);
	});

	it('is no null, and what is no number is no size', () => {
		expect(() => readDocument(null)).toThrow(/a document without UUID/);
		for (const size of [null, '', 'much', -1, 1.5, {}])
			expect(readDocument({ ...RAW, disk_file_size: size }).size).toBeUndefined();
		expect(readDocument({ ...RAW, disk_file_size: 0 }).size).toBe(0);
	});
});
