/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import type { Decision } from '@/nodes/shared/domain/decision/Decision';
import { decideDocument } from '@/nodes/shared/domain/decision/decideDocument';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { settingsOf } from '@/test/support/clientSettings';

type Fields = Record<string, unknown>;

/** As *Get Document* and *Get Matter* of Clio give them. */
const document: Fields = {
	...{ documentId: 88002, name: 'Answer', size: 1024, matterId: 1497001, matterNumber: '00012-Doe' },
	...{ categoryId: 7, category: 'Pleadings', isFullyUploaded: true, deletedAt: null },
};
const matter: Fields = {
	...{ matterId: 1497001, matterNumber: '00012-Doe', clientName: 'Jane Doe', practiceArea: 'Litigation' },
	...{ practiceAreaId: 3, responsibleAttorney: 'Ada', responsibleAttorneyEmail: 'ada.l@example.com' },
	customFields: [{ name: 'Matter Type', value: 'Investigation' }],
};
const event: Fields = { kind: 'documentCreated', caseKey: '1497001', documentId: '88002' };

interface Changes {
	event?: Fields;
	document?: Fields;
	matter?: Fields;
	settings?: Partial<GivenSettings>;
	filedBefore?: Fields[];
}

const decide = (changes: Changes = {}): Decision =>
	decideDocument({
		event: { ...event, ...changes.event },
		document: { ...document, ...changes.document },
		matter: { ...matter, ...changes.matter },
		settings: settingsOf(changes.settings),
		filedBefore: changes.filedBefore ?? [],
	});

const inShort = (changes: Changes): string => {
	const { action, reason } = decide(changes);
	return reason === '' ? action : `${action} ${reason}`;
};

const privileged = { document: { category: 'Privileged' } };
const split: Partial<GivenSettings> = {
	splitByPracticeArea: true,
	areas: [{ practiceArea: 'litigation', liveDestination: '/Litigation', demoDestination: '' }],
};

it('says of a document that is filed where it goes', () => {
	expect(decide()).toEqual({
		...{ action: 'file', reason: '', message: '', destination: '/Legal Matters', caseId: '00012-Doe' },
		...{ firstName: '', lastName: 'Jane Doe', clientName: 'Jane Doe', practiceArea: 'Litigation' },
		...{ matterType: 'Litigation', responsibleAttorney: 'Ada', category: 'Pleadings' },
		attorneyEmails: ['ada.l@example.com'],
		...{ subfolder: 'Pleadings', isUnmapped: false, isPrivileged: false, clientFolder: '' },
		...{
			caseKey: '1497001',
			existingFileId: '',
			formerSubfolder: '',
			movedFrom: '',
			filedAt: 0,
			ifNameTaken: 'keepBoth',
		},
		...{ restrictedFolderIn: 'caseFolder', restrictedFolder: 'Privileged', people: [], warnings: [] },
	});
	expect(decide({ settings: { restrictPrivileged: false } }).restrictedFolder).toBe('');
});

describe('of a document that was filed for another matter before', () => {
	const filedBefore = [{ fileId: 'id:a4ayc_80_OEAAAAAAAAAXw', caseKey: '1497000', filedAt: 1 }];

	it.each<[string, string, Changes]>([
		['filed', '1497000', {}],
		['left out', '1497000', { settings: { practiceAreas: 'Family' } }],
		['too small', '1497000', { document: { size: 0 } }],
		['held', '1497000', { document: { category: '' } }],
		['of no matter', '1497000', { document: { matterId: null, matterNumber: '' } }],
		['of a hidden matter', '', { document: { hidden: ['matter'], matterNumber: '' } }],
		[
			'of a matter that is not certain',
			'',
			{ document: { matterId: undefined, matterNumber: 'x' }, matter: { matterNumber: '' } },
		],
		['in the trash', '', { document: { deletedAt: '2026-05-01' } }],
		['deleted', '', { event: { kind: 'documentDeleted' } }],
		['not completely there', '', { document: { isFullyUploaded: false } }],
	])('says so where it is %s, if that is certain', (_, movedFrom, changes) => {
		expect(decide({ ...changes, filedBefore }).movedFrom).toBe(movedFrom);
	});

	it('says what is odd about how it was filed before, also where it is privileged', () => {
		const odd = [{ fileId: 'Letter.pdf' }];
		for (const changes of [{}, privileged, { document: { category: '' } }]) {
			expect(decide({ ...changes, filedBefore: odd }).warnings).toEqual([
				expect.stringContaining('no Dropbox ID'),
			]);
		}
	});

	it('says of no matter where it is of none now, whatever the event says', () => {
		const event = { caseKey: '1497000' };
		const decision = decide({ event, document: { matterId: null, matterNumber: '' }, filedBefore });
		expect(decision).toMatchObject({ reason: 'no_matter', caseKey: '', movedFrom: '1497000' });
	});
});

it('says of a privileged one who may open it, and where it is kept', () => {
	expect(decide(privileged)).toMatchObject({
		...{ action: 'restrict', isPrivileged: true, subfolder: '', destination: '/Legal Matters' },
		...{ restrictedFolderIn: 'caseFolder', restrictedFolder: 'Privileged' },
		people: ['ada@example.com', 'ada.l@example.com'],
	});
	const settings = { privilegedIn: 'anotherFolder', privilegedFolder: '/Privileged' } as const;
	expect(decide({ ...privileged, settings })).toMatchObject({
		...{ restrictedFolderIn: 'dropbox', restrictedFolder: '/Privileged/00012-Doe' },
	});
	const includeResponsibleAttorney = false;
	expect(decide({ ...privileged, settings: { includeResponsibleAttorney } }).people).toEqual([
		'ada@example.com',
	]);
});

it('never gives two matters one restricted folder', () => {
	const settings = { privilegedIn: 'anotherFolder', privilegedFolder: '/Privileged' } as const;
	const folderOf = (matterNumber: string) =>
		decide({ ...privileged, matter: { matterNumber }, settings }).restrictedFolder;
	expect(folderOf('22/1')).not.toBe(folderOf('22-1'));
	expect(folderOf('../22-1')).toMatch(/^\/Privileged\/[^/]+$/);
});

describe('what becomes of a document', () => {
	const area = (practiceArea: unknown, more: Fields = {}): Changes => ({ matter: { practiceArea, ...more } });
	const byField: Partial<GivenSettings> = { matterTypeField: 'matter type' };
	const table: Array<[string, string, Changes]> = [
		['in the trash', 'skip deleted', { document: { deletedAt: '2026-01-01T00:00:00Z' } }],
		['that was deleted', 'skip deleted', { event: { kind: 'documentDeleted' } }],
		['of a contact', 'skip no_matter', { document: { matterId: null, matterNumber: '' } }],
		['whose bytes have not arrived', 'skip not_uploaded', { document: { isFullyUploaded: false } }],
		['that is empty', 'skip too_small', { document: { size: 0 } }],
		['that is empty, as text', 'skip too_small', { document: { size: '0' } }],
		['of 2 GiB or more', 'file', { document: { size: null } }],
		['of no known size', 'file', { document: { size: '' } }],
		['that a scanner refused', 'hold infected', { document: { scanState: 'infected' } }],
		['of a hidden matter', 'hold matter_hidden', { document: { hidden: ['matter'], matterNumber: '' } }],
		['whose matter was not read', 'hold matter_unknown', { matter: { matterId: '', matterNumber: '' } }],
		['of a matter without a number', 'hold no_matter_number', { matter: { matterNumber: '' } }],
		['of a matter with half a number', 'hold no_matter_number', { matter: { matterNumber: '-' } }],
		['of a matter called undefined', 'hold no_matter_number', { matter: { matterNumber: 'undefined' } }],

		['left out by area', 'skip filtered', { settings: { practiceAreas: 'Family' } }],
		[
			'of a matter without area',
			'skip filtered',
			{ ...area('', { practiceAreaId: null }), settings: { practiceAreas: 'Family' } },
		],
		['taken in by area', 'file', { settings: { practiceAreas: ' LITIGATION ' } }],
		[
			'of a hidden area',
			'hold practice_area_unknown',
			{ ...area('', { hidden: ['practiceArea'] }), settings: { practiceAreas: 'Family' } },
		],
		[
			'of an area without a name',
			'hold practice_area_unknown',
			{ ...area(''), settings: { practiceAreas: 'Family' } },
		],
		['left out by type', 'skip filtered', { settings: { ...byField, matterTypes: 'Litigation' } }],
		['taken in by type', 'file', { settings: { ...byField, matterTypes: 'investigation' } }],
		[
			'of no type',
			'hold matter_type_unknown',
			{ matter: { customFields: [] }, settings: { ...byField, matterTypes: 'A' } },
		],
		['of another attorney', 'skip filtered', { settings: { attorneys: 'Jane' } }],
		['of an attorney by email', 'file', { settings: { attorneys: 'ADA.L@example.com' } }],
		[
			'of a hidden attorney',
			'hold attorney_unknown',
			{
				matter: { responsibleAttorney: '', responsibleAttorneyEmail: '', hidden: ['responsibleAttorney'] },
				settings: { attorneys: 'Ada' },
			},
		],

		['of an area with a destination', 'file', { settings: split }],
		['of another area', 'hold practice_area_unmapped', { ...area('Family'), settings: split }],
		[
			'of another area, wanted',
			'file',
			{ ...area('Family'), settings: { ...split, otherPracticeAreas: 'destination' } },
		],
		[
			'of a hidden area, split',
			'hold practice_area_unknown',
			{ ...area('', { hidden: 'practiceArea' }), settings: { ...split, otherPracticeAreas: 'destination' } },
		],
		[
			'of two areas, split',
			'hold practice_area_unknown',
			{ ...area(['Litigation', 'Tax']), settings: split },
		],
		[
			'whose folder lacks a name',
			'hold name_incomplete',
			{ matter: { clientName: '' }, settings: { folderNaming: 'lastFirstCaseId' } },
		],
		[
			'of a hidden client',
			'hold name_incomplete',
			{ matter: { clientName: 'X', hidden: ['client'] }, settings: { folderNaming: 'lastFirstCaseId' } },
		],
		[
			'whose folder lacks a part',
			'hold name_incomplete',
			{
				...area('', { practiceAreaId: null }),
				settings: { folderNaming: 'template', nameTemplate: '{caseId} {practiceArea}' },
			},
		],

		['without a category', 'file', { document: { category: '', categoryId: null } }],
		[
			'without a category, strictly',
			'hold no_category',
			{ document: { category: '', categoryId: null }, settings: { uncategorizedDocuments: 'hold' } },
		],
		[
			'of a hidden category',
			'hold category_unknown',
			{ document: { category: '', categoryId: null, hidden: ['category'] } },
		],
		['of a category without a name', 'hold category_unknown', { document: { category: '' } }],
		['of a category that nobody asked for', 'hold category_unknown', { document: { category: null } }],
		['of a missing category', 'hold category_unknown', { document: { category: undefined } }],
		['of a printed category', 'hold category_unknown', { document: { category: '[object Object]' } }],
		['of half a list', 'hold category_unknown', { document: { category: 'Memo, undefined' } }],
		['of a list with a gap', 'hold category_unknown', { document: { category: ['Memo', null] } }],
		['of a category by its ID', 'hold category_unknown', { document: { category: 4711 } }],
		['of a category by its ID, as text', 'hold category_unknown', { document: { category: '4711' } }],
		['of no object', 'hold category_unknown', { document: { category: {} } }],
		['of a similar category', 'hold category_unclear', { document: { category: 'Privileged Letters' } }],
		['of its opposite', 'hold category_unclear', { document: { category: 'Not Privileged' } }],
		[
			'of its opposite, mapped',
			'file',
			{
				document: { category: 'Not Privileged' },
				settings: { categories: { json: { 'Not privileged': 'Open' } } },
			},
		],
		[
			'where nothing is privileged',
			'file',
			{ document: { category: null }, settings: { restrictPrivileged: false } },
		],

		['privileged', 'restrict', privileged],
		['privileged by a tag', 'restrict', { document: { tags: ['x', 'attorney client'] } }],
		['privileged by its folder', 'restrict', { document: { folderName: 'Privileged' } }],
		[
			'privileged, whatever is hidden',
			'restrict',
			{ document: { tags: 'Privileged', hidden: ['category'] } },
		],
		[
			'privileged of a type',
			'restrict',
			{ ...privileged, settings: { privilegedMatterTypes: 'Litigation' } },
		],
		[
			'privileged of another type',
			'hold privileged_excluded',
			{ ...privileged, settings: { privilegedMatterTypes: 'Family' } },
		],
		[
			'privileged of no type',
			'hold matter_type_unknown',
			{
				...privileged,
				matter: { customFields: null },
				settings: { ...byField, privilegedMatterTypes: 'Family' },
			},
		],
		[
			'privileged for nobody',
			'hold no_people',
			{ ...privileged, matter: { responsibleAttorneyEmail: 'none' }, settings: { privilegedPeople: '' } },
		],
		[
			'privileged for a hidden attorney',
			'hold no_people',
			{ ...privileged, matter: { hidden: ['responsibleAttorney'] }, settings: { privilegedPeople: '' } },
		],
		[
			'privileged with people kept out',
			'hold exclusions_unknown',
			{ ...privileged, matter: { excludedUsers: [{ name: 'Ada' }] } },
		],
		[
			'privileged with people perhaps kept out',
			'hold exclusions_unknown',
			{ ...privileged, matter: { excludedUsers: null } },
		],
		['privileged with nobody kept out', 'restrict', { ...privileged, matter: { excludedUsers: [] } }],
	];

	it.each(table)('%s: %s', (_, expected, changes) => {
		expect(inShort(changes)).toBe(expected);
	});

	it('is told in words, and leads nowhere where it is not filed', () => {
		for (const [, , changes] of table) {
			const { action, message, destination, subfolder, restrictedFolder, people, clientFolder } =
				decide(changes);
			const isLeft = action === 'hold' || action === 'skip';
			expect(message !== '').toBe(isLeft);
			if (isLeft) {
				expect([destination, subfolder, restrictedFolder, clientFolder, ...people]).toEqual(['', '', '', '']);
			}
		}
	});
});

describe('a document that came with what is not its own', () => {
	it('is refused by another matter, and by another event', () => {
		expect(() => decide({ matter: { matterId: 2 } })).toThrow('belongs to another matter');
		expect(() => decide({ document: { matterId: null, matterNumber: '00013' } })).toThrow('another matter');
		expect(() => decide({ event: { documentId: '1' } })).toThrow('not the one that the event is about');
	});

	it('is known by the surest of what both say', () => {
		expect(inShort({ document: { matterNumber: 'former number' } })).toBe('file');
		const uuid = '09A13536-6a55-11e2-818e-00188b3e7804';
		const ids = { document: { matterUuid: uuid }, matter: { matterUuid: uuid.toLowerCase() } };
		expect(inShort(ids)).toBe('file');
		expect(() => decide({ document: { matterId: 'a' }, matter: { matterId: 'A' } })).toThrow(
			'another matter',
		);
	});

	it('is known by the event where it says nothing of its matter', () => {
		const silent = { matterId: undefined, matterNumber: undefined };
		expect(inShort({ document: silent })).toBe('file');
		expect(inShort({ document: silent, event: { caseKey: '2' } })).toBe('hold matter_unknown');
		expect(inShort({ document: silent, event: { caseKey: '' } })).toBe('skip no_matter');
	});
});

it('files what a client uploaded in the folder of the client, too, unless it is privileged', () => {
	const byClient = { event: { kind: 'documentAddedByClient' } };
	expect(decide(byClient).clientFolder).toBe('/Legal Matters/ClientUploads/00012-Doe');
	expect(decide({ ...byClient, settings: split }).clientFolder).toBe('/Litigation/ClientUploads/00012-Doe');
	expect(decide({ ...byClient, ...privileged })).toMatchObject({ action: 'restrict', clientFolder: '' });
	expect(decide({ ...byClient, settings: { clientUploadsFolder: '' } }).clientFolder).toBe('');
});

it('says of a category without a subfolder that it has none', () => {
	expect(decide({ document: { category: 'Memo' } })).toMatchObject({ isUnmapped: true, subfolder: '' });
	expect(decide({ document: { category: '', categoryId: null } }).isUnmapped).toBe(false);
});

describe('a document of LegalServer', () => {
	const settings: Partial<GivenSettings> = { caseSystem: 'legalserver' };
	const ids = { matterUuid: '09a13536-6a55-11e2-818e-00188b3e7804', matterId: 107, caseNumber: '22-0000107' };
	const paper = (type: unknown): Fields => ({
		...{ documentUuid: 'd', documentId: 5, size: 9, scanState: 'clean', type, ...ids },
	});
	const kase: Fields = {
		...{ ...ids, firstName: 'Jane', lastName: 'Doe', clientName: 'Jane Doe', problemCategory: 'Housing' },
		...{ excludedUsers: [], customFields: { matter_type_9: 'Investigation' } },
		staff: [
			{ name: 'Ada', email: 'ada.l@example.com', type: 'Primary', isCurrent: true, isExcluded: false },
			{ name: 'Past', email: 'past@example.com', type: 'Primary', isCurrent: false, isExcluded: false },
			{ name: 'Clerk', email: 'clerk@example.com', type: 'Support', isCurrent: true, isExcluded: false },
		],
	};
	const decideHere = (type: unknown, more: Fields = {}, changes: Partial<GivenSettings> = {}): Decision =>
		decideDocument({
			event: { kind: 'documentCreated', caseKey: ids.matterUuid, documentId: 'd' },
			document: paper(type),
			matter: { ...kase, ...more },
			settings: settingsOf({ ...settings, ...changes }),
		});

	it('is filed by its type, under its case number', () => {
		expect(decideHere('Pleadings')).toMatchObject({
			...{ action: 'file', subfolder: 'Pleadings', caseId: '22-0000107', practiceArea: 'Housing' },
			...{ firstName: 'Jane', lastName: 'Doe' },
		});
	});

	it('is held where version 1 of the list does not say its type', () => {
		expect(decideHere(null).reason).toBe('category_unknown');
	});

	it('may be opened by those with a primary assignment now', () => {
		expect(decideHere('Privileged').people).toEqual(['ada@example.com', 'ada.l@example.com']);
		expect(decideHere('Privileged', { staff: [{ isExcluded: true }] }).reason).toBe('exclusions_unknown');
	});

	it('is chosen by a custom field and by its staff', () => {
		const types = { matterTypeField: 'matter_type_9', matterTypes: 'Investigation' };
		expect(decideHere('Pleadings', {}, { ...types, attorneys: 'Clerk' }).action).toBe('file');
		expect(decideHere('Pleadings', {}, { attorneys: 'Past' }).reason).toBe('filtered');
	});
});

describe('no document of a privileged category is ever filed openly', () => {
	const NAMES = ['Privileged', 'Attorney-Client', 'Work Product'];
	const settings: Partial<GivenSettings> = { privilegedCategories: NAMES.join(', ') };
	const noise = fc.constantFrom('', ' ', '\u00a0', '\u200b', '-', '–', '‑', '\u00ad', '_', '.', '  ');
	const wide = (text: string) =>
		text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
	/** The letters of a name in any case, with signs between its words and around it. */
	const spelled = fc
		.tuple(fc.constantFrom(...NAMES), noise, noise, noise, fc.constantFrom('as is', 'upper', 'lower', 'wide'))
		.map(([name, before, between, after, how]) => {
			const text = before + name.split(/[ -]/).join(between) + after;
			if (how === 'wide') return wide(text);
			return how === 'upper' ? text.toUpperCase() : how === 'lower' ? text.toLowerCase() : text;
		});
	const other = fc.constantFrom('Memo', 'Pleadings', '', 'null', '7');
	const category = fc.oneof(
		spelled,
		fc
			.tuple(other, fc.constantFrom(', ', ';', '\n', ' / ', '|', ' - '), spelled)
			.map((parts) => parts.join('')),
		fc.tuple(other, spelled).map((both) => [...both]),
		spelled.map((name) => ({ id: 3, name })),
		spelled.map((name) => [{ name }]),
		spelled.map((name) => JSON.stringify(['Memo', name])),
	);
	const anything = fc.oneof(
		fc.constantFrom<unknown>(undefined, null, '', 0, 'undefined', {}, [], true),
		fc.string(),
	);
	const where = fc.constantFrom('category', 'categories', 'tags', 'folderName');

	it('however it is spelled, and whatever else is there', () => {
		let restricted = 0;
		fc.assert(
			fc.property(
				category,
				where,
				fc.dictionary(fc.constantFrom('category', 'tags', 'hidden', 'size', 'categoryId'), anything),
				fc.dictionary(fc.constantFrom('practiceArea', 'customFields', 'excludedUsers', 'hidden'), anything),
				fc.constantFrom('documentCreated', 'documentUpdated', 'documentAddedByClient'),
				fc.constantFrom<Partial<GivenSettings>>(
					...[{}, split, { privilegedMatterTypes: 'Investigation', matterTypeField: 'Matter Type' }],
					...([{ uncategorizedDocuments: 'hold' }, { privilegedPeople: '' }] as const),
					{ categories: { json: { Privileged: 'Open', 'attorney client': 'Open' } } },
				),
				(given, field, more, ofMatter, kind, changes) => {
					const { action } = decide({
						...{ event: { kind }, matter: ofMatter, settings: { ...settings, ...changes } },
						document: { ...more, [field]: given },
					});
					if (action === 'restrict') restricted++;
					expect(action).not.toBe('file');
				},
			),
			{ numRuns: 3000 },
		);
		expect(restricted).toBeGreaterThan(300);
	});

	it('and no two matters get what is the other’s', () => {
		const id = fc.constantFrom<unknown>(1, 2, '1', 'a', 'A', null, '', undefined);
		fc.assert(
			fc.property(id, id, (one, two) => {
				let action = 'refused';
				try {
					const numbers = { matterNumber: undefined };
					({ action } = decide({
						...{ document: { matterId: one, ...numbers }, matter: { matterId: two } },
						event: { caseKey: '' },
					}));
				} catch {
					// Refused, as it should be.
				}
				if (action === 'file') expect(String(one)).toBe(String(two));
			}),
		);
	});
});

describe('an event about the matter as a whole', () => {
	const about = (changes: Changes) =>
		decideDocument({
			event: { kind: 'matterOpened', caseKey: '1497001', documentId: '', ...changes.event },
			document: {},
			matter: { ...matter, ...changes.matter },
			settings: settingsOf(changes.settings),
		});

	it('gets a folder where documents of the matter would go, and nothing is filed by it', () => {
		expect(about({})).toMatchObject({ action: 'folder', destination: '/Legal Matters', caseId: '00012-Doe' });
		expect(about({ settings: split }).destination).toBe('/Litigation');
		expect(about({ settings: { uncategorizedDocuments: 'hold' } }).action).toBe('folder');
	});

	it('is held back or left out as its documents would be', () => {
		expect(about({ settings: { practiceAreas: 'Family' } })).toMatchObject({
			action: 'skip',
			reason: 'filtered',
		});
		expect(
			about({ matter: { practiceArea: 'Tax' }, settings: { ...split, otherPracticeAreas: 'hold' } }),
		).toMatchObject({
			...{ action: 'hold', reason: 'practice_area_unmapped' },
		});
	});

	it('is refused where the matter is another one', () => {
		expect(() => about({ event: { caseKey: '1497002' } })).toThrow('is not the one that the event is about');
	});

	it('never stands for a document of which nothing came', () => {
		expect(decide({}).action).toBe('file');
		const lost = { event: { ...event, documentId: '' }, document: {}, matter, settings: settingsOf() };
		expect(decideDocument(lost).action).toBe('folder');
		expect(() => decideDocument({ ...lost, event })).not.toThrow();
		expect(decideDocument({ ...lost, event }).action).not.toBe('file');
	});
});
