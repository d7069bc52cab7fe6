/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	recordFrom,
	recordText,
	type ClosingRecord,
	isWhereItWas,
	closingState,
} from '@/nodes/shared/domain/closing/ClosingRecord';
const record: ClosingRecord = {
	...{ folderId: 'id:1', way: 'moved', closedAt: '2026-05-01T16:00:00.000Z' },
	closedFrom: { path: '/Cases/22-1', name: '22-1', parent: 'id:cases' },
	...{ closedTo: '/Closed/2026/22-1', archive: null, documentCount: 2, bytes: 11, linksRevoked: null },
};
const at = (name: string, parent: string, folderId = 'id:1') => ({ folderId, name, parent });

describe('the closing record', () => {
	it('is read as it was written, and tells people what it is for', () => {
		const zipped = { ...record, archive: { id: 'id:2', path: '/x.zip', hash: 'a', contents: 'b' } };
		expect(recordFrom(recordText(record))).toEqual(record);
		expect(recordFrom(recordText(zipped))).toEqual(zipped);
		expect(recordText(record)).toContain('Reopen Case Folder');
	});

	it.each(['', 'not JSON', '{}', '[]', recordText(record).replace('moved', 'lost')])(
		'is none: %j',
		(text) => {
			expect(() => recordFrom(text)).toThrow(expect.objectContaining({ reason: 'content_mismatch' }));
		},
	);
});

describe('the name in a closing record', () => {
	const called = (name: string) => recordText({ ...record, closedFrom: { ...record.closedFrom, name } });

	it.each(['a/b', '/a', 'a/', '/', ''])('is one name of a folder, not %j', (name) => {
		expect(() => recordFrom(called(name))).toThrow(expect.objectContaining({ reason: 'content_mismatch' }));
	});

	it('may hold whatever else Dropbox lets stand in one', () => {
		expect(recordFrom(called('22-1 “Doe”\\x')).closedFrom.name).toBe('22-1 “Doe”\\x');
	});
});

it.each(['moved', 'zipped', 'renamed'] as const)('the closing record knows how it was closed: %s', (way) => {
	expect(recordFrom(recordText({ ...record, way })).way).toBe(way);
});

describe('whether a case folder is closed', () => {
	it('goes by its record and its place', () => {
		expect(closingState(at('22-1', 'id:2026'), undefined)).toBe('open');
		expect(closingState(at('22-1', 'id:2026'), record)).toBe('closed');
		expect(closingState(at('any name', 'id:anywhere'), record)).toBe('closed');
		expect(closingState(at('22-1', 'id:cases'), record)).toBe('half closed');
		expect(closingState(at('22-1', 'id:2026', 'id:copy'), record)).toBe('open');
	});

	it('is where it was by folder and name both, whatever the capitals of the name', () => {
		const named = { ...record, closedFrom: { path: '/Cases/Doe', name: 'Doe', parent: 'id:cases' } };
		expect(isWhereItWas(at('Doe', 'id:cases'), named)).toBe(true);
		expect(isWhereItWas(at('DOE', 'id:cases'), named)).toBe(true);
		expect(isWhereItWas(at('Doe', 'id:elsewhere'), named)).toBe(false);
		expect(isWhereItWas(at('Roe', 'id:cases'), named)).toBe(false);
		expect(isWhereItWas(at('Roe', 'id:elsewhere'), named)).toBe(false);
	});

	it('does not go by the place of one of which only a ZIP was made', () => {
		const zipped: ClosingRecord = { ...record, way: 'zipped', closedTo: '/Cases/22-1' };
		expect(closingState(at('22-1', 'id:cases'), zipped)).toBe('closed');
		expect(isWhereItWas(at('22-1', 'id:cases'), zipped)).toBe(true);
	});
});
