/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { checkSettings } from '@/nodes/shared/domain/settings/checkSettings';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { readSettings } from '@/nodes/shared/domain/settings/Settings';
import { givenSettings, settingsOf } from '@/test/support/clientSettings';

/** What is said of settings: the lines of the list, or `ok`. */
function faultsOf(more: Partial<GivenSettings>): string[] {
	try {
		checkSettings(givenSettings(more));
		return ['ok'];
	} catch (thrown) {
		expect(thrown).toBeInstanceOf(Refusal);
		return (thrown as Refusal).message.split('\n').slice(1);
	}
}

const fieldsIn = (faults: string[]): string[] => faults.map((line) => /^• ([^:]+):/.exec(line)?.[1] ?? line);
const areas = (...lines: Array<[string, string, string?]>): Partial<GivenSettings> => ({
	splitByPracticeArea: true,
	areas: lines.map(([practiceArea, liveDestination, demoDestination = '']) => ({
		...{ practiceArea, liveDestination, demoDestination },
	})),
});

it('takes the settings of a small office, and says nothing', () => {
	expect(checkSettings(givenSettings())).toEqual({
		warnings: [],
		liveDestinations: ['/Legal Matters'],
		demo: {
			...{ destination: '/Demo Matters', destinations: {}, closedFolder: '/Demo Matters/Closed' },
			...{ privilegedFolder: 'Privileged', auditFolder: '/Demo Matters/Audit' },
		},
		settings: {
			...{ environment: 'live', destination: '/Legal Matters', destinations: {}, otherPracticeAreas: 'hold' },
			...{ caseSystem: 'clio', folderNaming: 'caseId', nameTemplate: '{matterNumber}' },
			...{ subfolders: 'Pleadings\nDiscovery', categories: { Pleadings: 'Pleadings' }, defaultSubfolder: '' },
			...{ uncategorizedDocuments: 'file', archiveVersions: true, archiveFolder: '_Archive', minimumSize: 1 },
			...{ clientUploadsFolder: 'ClientUploads', closedWhen: 'status', closedStage: '', closedField: '' },
			...{ closedValue: '', closeMethod: 'move', closedFolder: '/Closed', closedPrefix: '' },
			...{ afterZipping: 'stays', privilegedCategories: ['Privileged', 'Attorney-Client'] },
			...{ privilegedMatterTypes: [], privilegedIn: 'caseFolder', privilegedFolder: 'Privileged' },
			...{ privilegedPeople: ['ada@example.com'], includeResponsibleAttorney: true, matterTypeField: '' },
			...{ alertEmails: ['office@example.com'], managingPartner: 'jane@example.com' },
			...{ fromEmail: 'n8n@example.com', practiceAreas: [], matterTypes: [], attorneys: [] },
			...{
				syncMode: 'events',
				migration: 'anyTime',
				retryWaits: '5, 25, 125',
				timeZone: 'America/New_York',
				auditFolder: '/Audit',
				statusPageUrl: '',
			},
			...{ quietHours: 96, keepDays: 30, maximumRows: 50_000 },
		},
	});
});

it('hands on what it reads back', () => {
	expect(readSettings(settingsOf())).toEqual(settingsOf());
	const without = { ...settingsOf(), privilegedCategories: undefined };
	expect(() => readSettings(without)).toThrow('The client settings have no usable “privilegedCategories”');
	expect(() => readSettings(undefined)).toThrow('The client settings are missing');
});

describe('one thing that is wrong', () => {
	const table: Array<[Partial<GivenSettings>, string, RegExp]> = [
		[{ liveDestination: ' ' }, 'Live Destination', /It is empty. Enter the path or ID/],
		[{ liveDestination: '/' }, 'Live Destination', /top of a Dropbox/],
		[{ liveDestination: '/A//B' }, 'Live Destination', /empty part/],
		[{ environment: 'demo', demoDestination: '' }, 'Demo Destination', /It is empty/],
		[{ demoDestination: '/Legal Matters' }, 'Demo Destination', /the same folder as in Live Destination/],
		[{ demoDestination: '/LEGAL matters/' }, 'Demo Destination', /empty part/],
		[{ demoDestination: '/legal MATTERS' }, 'Demo Destination', /the same folder/],
		[{ demoDestination: '/Legal Matters/Demo' }, 'Demo Destination', /one is inside the other/],
		[{ liveDestination: '/A/Live', demoDestination: '/A' }, 'Demo Destination', /one is inside the other/],
		[
			{ liveDestination: 'id:abcdefghijk', demoDestination: 'id:abcdefghijk/Demo' },
			'Demo Destination',
			/inside/,
		],
		[{ splitByPracticeArea: true }, 'Destinations by Practice Area', /no practice area/],
		[
			areas(...Array.from({ length: 201 }, (_, index): [string, string] => [`A${index}`, `/A${index}`])),
			'Destinations by Practice Area',
			/more than 200 lines/,
		],
		[areas(['Family', '']), 'Destinations by Practice Area, line 1, Live Destination', /empty/],
		[areas(['', '/Family']), 'Destinations by Practice Area, line 1', /has no practice area/],
		[areas(['Family', '/F'], [' family ', '/G']), 'Destinations by Practice Area, line 2', /earlier line/],
		[areas(['Family', '/Demo Matters/F']), 'Demo Destination', /line 1, Live Destination overlap/],
		[
			areas(['Family', '/F', '/Legal Matters']),
			'Destinations by Practice Area, line 1, Demo Destination',
			/the same folder as in Live Destination/,
		],
		[{ folderNaming: 'template', nameTemplate: '{clientLastName}' }, 'Name Template', /case identifier/],
		[{ folderNaming: 'template', nameTemplate: '{MatterNumber}' }, 'Name Template', /case identifier/],
		[{ folderNaming: 'template', nameTemplate: '{caseId} {office}' }, 'Name Template', /no value for/],
		[{ folderNaming: 'template', nameTemplate: '{caseId' }, 'Name Template', /brace/],
		[{ subfolders: ['...'] }, 'Subfolders', /Nothing is left/],
		[{ categories: { json: '[1]' } }, 'Subfolders for Categories', /not a JSON object/],
		[{ categories: { json: '{"A": 1}' } }, 'Subfolders for Categories', /is not text/],
		[
			{ categories: { lines: [{ category: 'A', subfolder: '' }] } },
			'Subfolders for Categories',
			/no subfolder/,
		],
		[
			{ categories: { json: '{"Memo": "A", "memo ": "B"}' } },
			'Subfolders for Categories',
			/“memo” is in two lines/,
		],
		[
			{ categories: { lines: ['A', 'a'].map((category) => ({ category, subfolder: 'Same' })) } },
			'Subfolders for Categories',
			/in two lines/,
		],
		[{ archiveFolder: 'Old/Versions' }, 'Archive Folder', /slash/],
		[{ archiveFolder: '' }, 'Archive Folder', /empty/],
		[{ archiveFolder: '...' }, 'Archive Folder', /Nothing is left/],
		[{ defaultSubfolder: '_archive/x' }, 'Default Subfolder', /into the Archive Folder/],
		[{ categories: { json: { A: '/_Archive/' } } }, 'Subfolders for Categories', /into the Archive Folder/],
		[
			{ categories: { json: { A: 'privileged' } } },
			'Subfolders for Categories',
			/into the Privileged Folder/,
		],
		[{ defaultSubfolder: 'Privileged/Notes' }, 'Default Subfolder', /into the Privileged Folder/],
		[{ archiveFolder: 'PRIVILEGED' }, 'Archive Folder', /into the Privileged Folder/],
		[{ closedFolder: '' }, 'Closed Folder', /It is empty/],
		[{ closedFolder: '/' }, 'Closed Folder', /top of a Dropbox/],
		[{ closedFolder: '/legal matters' }, 'Closed Folder', /the same folder as in Live Destination/],
		[{ liveDestination: '/C/Matters', closedFolder: '/C' }, 'Closed Folder', /Live Destination is inside it/],
		[{ closedFolder: '/Legal Matters/Closed 2026' }, 'Closed Folder', /taken for the folder of a case/],
		[
			{ closedFolder: '/Demo Matters/Closed' },
			'Closed Folder',
			/Demo Destination are the same folder, or one is inside/,
		],
		[{ closeMethod: 'prefix', closedPrefix: ' ' }, 'Closed Prefix', /It is empty/],
		[{ closedWhen: 'stage' }, 'Closed Stage', /It is empty/],
		[
			{ closedWhen: 'stage', closedStage: 'X', caseSystem: 'legalserver' },
			'Matter Is Closed When',
			/no matter stages/,
		],
		[{ closedWhen: 'customField', closedField: 'F' }, 'Closed Value', /It is empty/],
		[{ closedWhen: 'customField', closedValue: 'V' }, 'Closed Field', /It is empty/],
		[{ privilegedCategories: ' ,' }, 'Privileged Categories', /It is empty/],
		[
			{ privilegedPeople: '', includeResponsibleAttorney: false },
			'People Who May Open Them',
			/nobody could open/,
		],
		[{ privilegedPeople: 'ada@example.com, Jane' }, 'People Who May Open Them', /Entry 2 is not an email/],
		[{ managingPartner: '' }, 'Managing Partner', /emails about privileged documents/],
		[{ privilegedFolder: '/' }, 'Privileged Folder', /It is empty/],
		[{ privilegedIn: 'anotherFolder', privilegedFolder: '/' }, 'Privileged Folder', /top of a Dropbox/],
		[
			{ privilegedIn: 'anotherFolder', privilegedFolder: '/closed/Privileged' },
			'Privileged Folder',
			/It and the Closed Folder are the same folder, or one is inside/,
		],
		[
			{ privilegedIn: 'anotherFolder', privilegedFolder: '/Legal Matters' },
			'Privileged Folder',
			/the same folder as in Live Destination/,
		],
		[
			{ privilegedIn: 'anotherFolder', privilegedFolder: '/Legal Matters/ClientUploads/P' },
			'Client Uploads Folder',
			/It and the Privileged Folder/,
		],
		[
			{ privilegedIn: 'anotherFolder', privilegedFolder: '/P', auditFolder: '/P' },
			'Audit Folder',
			/It and the Privileged Folder/,
		],
		[{ alertEmails: '' }, 'Alert Emails', /who gets an email/],
		[{ alertEmails: 'a@b' }, 'Alert Emails', /Entry 1/],
		[{ managingPartner: 'a@x.org, b@x.org' }, 'Managing Partner', /several/],
		[{ fromEmail: '' }, 'From Email', /It is empty/],
		[{ fromEmail: 'Jane <jane@example.com>' }, 'From Email', /Entry 1/],
		[{ retryWaits: '5, 5, 125' }, 'Retry Waits (Minutes)', /not longer than the one before/],
		[{ retryWaits: '25, 5' }, 'Retry Waits (Minutes)', /not longer/],
		[{ retryWaits: '0, 5' }, 'Retry Waits (Minutes)', /no minutes/],
		[{ retryWaits: '5, 10081' }, 'Retry Waits (Minutes)', /longer than a week/],
		[{ retryWaits: '5 25' }, 'Retry Waits (Minutes)', /not a number/],
		[{ retryWaits: '' }, 'Retry Waits (Minutes)', /not a number/],
		[{ timeZone: 'EST' }, 'Time Zone', /not the name of a time zone/],
		[{ timeZone: 'America/Springfield' }, 'Time Zone', /not the name of a time zone/],
		[{ statusPageUrl: 'javascript:alert(1)' }, 'Status Page URL', /not a web address/],
		[{ timeZone: '+05:00' }, 'Time Zone', /not the name of a time zone/],
		[{ quietHours: 9000 }, 'Hours Without Events', /from 0 to 8760/],
		[{ keepDays: 0 }, 'Keep Finished Events (Days)', /from 1 to/],
		[{ maximumRows: 10 }, 'Expected Rows', /from 1000/],
	];

	it.each(table)('%j', (more, field, text) => {
		const faults = faultsOf(more);
		expect(fieldsIn(faults)).toEqual([field]);
		expect(faults[0]).toMatch(text);
	});
});

describe('all that is wrong', () => {
	it('is told at once, as a list', () => {
		const faults = faultsOf({
			...{ demoDestination: '/Legal Matters', archiveFolder: 'a/b', timeZone: 'Mars', retryWaits: '3, 2' },
			...{ alertEmails: 'none', privilegedCategories: '', closedWhen: 'stage' },
		});
		expect(fieldsIn(faults).sort()).toEqual([
			...['Alert Emails', 'Archive Folder', 'Closed Stage', 'Demo Destination', 'Privileged Categories'],
			...['Retry Waits (Minutes)', 'Time Zone'],
		]);
	});

	it('is counted in the first line', () => {
		expect(() => checkSettings(givenSettings({ timeZone: 'Mars' }))).toThrow(
			/^One client setting has to be corrected:\n• Time Zone: /,
		);
		expect(() => checkSettings(givenSettings({ timeZone: 'Mars', alertEmails: '' }))).toThrow(
			/^2 client settings have to be corrected:/,
		);
	});

	it('names no address of a person and no folder', () => {
		const text = faultsOf({
			...{ liveDestination: '/Secret', demoDestination: '/Secret/Inner', closedFolder: '/Secret/2' },
			...{ alertEmails: 'secret-person', privilegedPeople: 'secret-person' },
		}).join('\n');
		expect(text).not.toMatch(/secret/i);
	});
});

describe('a warning', () => {
	const table: Array<[Partial<GivenSettings>, RegExp]> = [
		[{ liveDestination: 'id:abcdefghijk' }, /^Demo Destination: .*cannot be compared/],
		[
			{ closedFolder: '/Legal Matters/Closed' },
			/^Closed Folder: It is inside the folder in Live Destination/,
		],
		[areas(['Family', '/Legal Matters/Family']), /people who can open the outer one can open both/],
		[{ restrictPrivileged: false }, /filed like all others/],
		[{ categories: { json: { 'Privileged Letters': 'A' } } }, /“Privileged Letters” contains the name/],
		[{ privilegedMatterTypes: 'Litigation', matterTypes: 'Family' }, /filter Matter Types leaves/],
		[{ ...areas(['Family', '/F']), practiceAreas: 'Real Estate' }, /filter Practice Areas leaves/],
		[{ minimumSize: 5_000_000 }, /up to a megabyte/],
		[{ keepDays: 2, auditFolder: '' }, /a second time\. Seven/],
		[{ keepDays: 2, auditFolder: '/Audit' }, /a second time\. The weekly check .* no anchor/],
		[{ subfolders: ['A:B'] }, /^Subfolders: .*replaced/],
		[{ closeMethod: 'prefix', closedPrefix: 'Closed/' }, /^Closed Prefix: /],
		[{ folderNaming: 'lastFirstCaseId', caseSystem: 'other' }, /lastName/],
		[
			{ timeZone: 'America/Chicago' },
			/^Time Zone: .*own time zone, which is America\/New_York\. .* to America\/Chicago too\.$/,
		],
		[{ timeZone: 'America/New_York', workflowTimeZone: 'UTC' }, /which is UTC/],
	];

	it.each(table)('%j', (more, text) => {
		const { warnings } = checkSettings(givenSettings(more));
		expect(warnings).toEqual([expect.stringMatching(text)]);
	});

	it.each(['', 'America/New_York', 'US/Eastern'])(
		'is none about the time zone where n8n has the same (%j)',
		(timeZone) => {
			expect(checkSettings(givenSettings({ timeZone })).warnings).toEqual([]);
		},
	);

	it('about the time zone is none where it could not be used', () => {
		expect(faultsOf({ timeZone: 'EST', workflowTimeZone: 'UTC' })).toHaveLength(1);
	});
});

describe('the demo', () => {
	const demo = (more: Partial<GivenSettings> = {}) => settingsOf({ environment: 'demo', ...more });

	it('has every folder inside its destination', () => {
		expect(demo({ privilegedIn: 'anotherFolder', privilegedFolder: '/Firm/Privileged' })).toMatchObject({
			...{ destination: '/Demo Matters', closedFolder: '/Demo Matters/Closed' },
			...{ privilegedFolder: '/Demo Matters/Firm/Privileged', auditFolder: '/Demo Matters/Audit' },
		});
		expect(demo({ closedFolder: 'id:abcdefghijk' }).closedFolder).toBe('/Demo Matters/Closed');
	});

	it('has its own destinations for practice areas, or its main one', () => {
		const split = areas(['Family', '/Family', '/Demo Family'], ['Tax', '/Tax']);
		expect(demo(split).destinations).toEqual({ Family: '/Demo Family', Tax: '/Demo Matters' });
		expect(settingsOf(split).destinations).toEqual({ Family: '/Family', Tax: '/Tax' });
	});

	it('never has a folder that is or lies in a live one', () => {
		const part = fc.constantFrom('A', 'a', 'B', 'Ä', 'Closed');
		const path = fc
			.array(part, { minLength: 1, maxLength: 3 })
			.map((parts) => parts.map((each) => `/${each}`).join(''));
		fc.assert(
			fc.property(path, path, path, path, path, (live, demoFolder, closed, restricted, audit) => {
				const given = givenSettings({
					...{ environment: 'demo', liveDestination: live, demoDestination: demoFolder },
					...{ closedFolder: closed, privilegedFolder: restricted, auditFolder: audit },
					privilegedIn: 'anotherFolder',
				});
				let settings;
				try {
					({ settings } = checkSettings(given));
				} catch {
					return;
				}
				const { destination, closedFolder, privilegedFolder, auditFolder } = settings;
				for (const place of [destination, closedFolder, privilegedFolder, auditFolder]) {
					expect(`${place}/`.toLowerCase().startsWith(`${live}/`.toLowerCase())).toBe(false);
				}
			}),
			{ numRuns: 2000 },
		);
	});
});

it('reads lists by commas, or by lines, whose names may have commas', () => {
	const read = (practiceAreas: GivenSettings['practiceAreas']) => settingsOf({ practiceAreas }).practiceAreas;
	expect(read('Family, Real  Estate; family')).toEqual(['Family', 'Real Estate']);
	expect(read('Trusts, Estates\nTax')).toEqual(['Trusts, Estates', 'Tax']);
	expect(read(['Trusts, Estates'])).toEqual(['Trusts, Estates']);
});
