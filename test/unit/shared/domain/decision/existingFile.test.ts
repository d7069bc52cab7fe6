/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { caseKeyOf, existingFile } from '@/nodes/shared/domain/decision/existingFile';
import { EVENT_KINDS } from '@/nodes/shared/domain/queue/eventKinds';
import { settingsOf } from '@/test/support/clientSettings';

const row = { fileId: 'id:a', subfolder: 'Letters', caseKey: '5', filedAt: 3 };

const existing = (
	kind: string,
	filedBefore: object[] = [],
	{
		archive = true,
		details = '{}',
		...now
	}: { archive?: boolean; details?: string; caseKey?: string | undefined } = {},
) =>
	existingFile(
		{
			...{ event: { kind, details }, document: {}, matter: { matterId: 5 } },
			settings: settingsOf({ archiveVersions: archive }),
			filedBefore: filedBefore as never,
		},
		'caseKey' in now ? now.caseKey : '5',
	);

it('is what the newest row says, wherever that stands', () => {
	for (const rows of [
		[row, { ...row, fileId: 'id:old', filedAt: 2 }],
		[{ ...row, fileId: 'id:old', filedAt: 2 }, row],
	]) {
		expect(existing('documentUpdated', rows)).toEqual({
			...{ existingFileId: 'id:a', formerSubfolder: 'Letters', movedFrom: '' },
			...{ filedAt: 3, ifNameTaken: 'archive', warnings: [] },
		});
	}
});

it('is none where no row says one, or an expression left only words of it', () => {
	for (const rows of [[], [{}], [{ fileId: null, subfolder: 'undefined' }]]) {
		expect(existing('documentUpdated', rows)).toMatchObject({
			...{ existingFileId: '', formerSubfolder: '', filedAt: 0 },
		});
	}
});

it('is none where the row has something that is no ID of a file, and says so', () => {
	for (const fileId of ['Letter.pdf', '/Matters/Letter.pdf', 'id:', 'ns:12', 'id:a/b', 5]) {
		expect(existing('documentUpdated', [{ ...row, fileId }])).toMatchObject({
			...{ existingFileId: '', formerSubfolder: '', movedFrom: '', filedAt: 0, ifNameTaken: 'keepBoth' },
			warnings: [expect.stringContaining('no Dropbox ID')],
		});
		expect(existing('documentUpdated', [row, { ...row, fileId, filedAt: 4 }])).toMatchObject({
			existingFileId: 'id:a',
		});
	}
});

it('says of which matter it was before, if that is another one', () => {
	expect(existing('documentUpdated', [{ ...row, caseKey: '4' }]).movedFrom).toBe('4');
	expect(existing('documentUpdated', [{ ...row, caseKey: '' }]).movedFrom).toBe('');
	expect(existing('documentUpdated', [row], { caseKey: '' }).movedFrom).toBe('5');
	expect(existing('documentUpdated', [row], { caseKey: undefined }).movedFrom).toBe('');
});

it('replaces nothing by a document that was not filed yet, whatever the event is', () => {
	const kinds = Object.keys(EVENT_KINDS);
	expect(kinds.filter((kind) => existing(kind).ifNameTaken === 'archive')).toEqual([]);
	expect(kinds.filter((kind) => existing(kind, [row]).ifNameTaken === 'keepBoth')).toEqual([]);
	expect(kinds.filter((kind) => existing(kind, [row], { archive: false }).ifNameTaken === 'archive')).toEqual(
		[],
	);
});

it('is what the status page files anew, where there is no row', () => {
	const details = '{"refile":{"fileId":"id:r","subfolder":"Unsorted"}}';
	expect(existing('documentUpdated', [], { details })).toMatchObject({
		...{ existingFileId: 'id:r', formerSubfolder: 'Unsorted' },
	});
	expect(existing('documentUpdated', [row], { details }).existingFileId).toBe('id:a');
	expect(existing('documentUpdated', [], { details: '{"refile":1}' }).existingFileId).toBe('');
});

it('keys a matter as its record does, or else as the event does', () => {
	const keyOf = (matter: object, caseKey = '') =>
		caseKeyOf({ event: { caseKey }, document: {}, matter: matter as never, settings: settingsOf() });
	expect(keyOf({ matterId: 5 }, '4')).toBe('5');
	expect(keyOf({ matterId: 5, matterUuid: 'u' })).toBe('u');
	expect(keyOf({}, '4')).toBe('4');
	expect(keyOf({})).toBe('');
});
