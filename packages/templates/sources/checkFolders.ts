import { Flow } from '../Flow';
import { byId, byPath, dropbox, filter, ifTrue, schedule, setJson, type Step } from '../steps';
import { insertKnown, knownByCase, makeKnownTable, readKnown, updateKnown } from './knownFolders';
import { CHECK_FOLDERS } from './names';
import { decide, findFolder, NO_DOCUMENT, setting, settings } from './parts';
import { ANYWAY, CASE_KEY, openCases, PATIENT, tellOf, wasIt, type CheckedSystem } from './regularChecks';

const ofDecision = (field: string): string => `={{ $('Decide').item.json.${field} }}`;

const NOTE = `
Every Monday at 5 AM, checks the folder of every open case and sends **one email** about those that need attention: the folder was deleted, the connected account can no longer see it, a case has two folders, or two cases share one. If everything is in order, there is no email. A folder that was renamed or moved within the destination is found by its marker: nobody has to do anything.

It changes nothing in Dropbox or the case system. In the data table *case_folders_known*, it remembers which folder each case had, so that it notices when one is gone.`;

/** LegalServer's own field counts where the check does not know a folder yet. */
const KNOWN_ID: Readonly<Record<CheckedSystem, string>> = {
	clio: "$('Known by case').first().json.ids[key] ?? ''",
	legalserver: "$('Known by case').first().json.ids[key] ?? $('Open cases').item.json.dropboxFolderId ?? ''",
};

/** A case with the folder that was found now, and the one that it had. Only IDs go on. */
const caseItem = (system: CheckedSystem): Step =>
	setJson(`={{ (() => {
	const key = String($('Open cases').item.json.${CASE_KEY[system]});
	return {
		caseKey: key,
		caseId: $('Decide').item.json.caseId,
		searchIn: $('Decide').item.json.destination,
		foundId: $json.folderId ?? '',
		knownId: ${KNOWN_ID[system]},
		reason: $json.error?.reason ?? '',
		error: $json.error && $json.error.reason !== 'not_found' ? { reason: $json.error.reason ?? '', message: '' } : null
	};
})() }}`);

/** What Check said, with the case's ID. */
const CHECKED = `={{ {
	caseKey: $('Case').item.json.caseKey,
	findings: $json.findings ?? [],
	otherFolderIds: $json.otherFolderIds ?? [],
	error: $json.error ?? null
} }}`;

/** Case folders against open cases, every week. */
export function checkFolders(system: CheckedSystem): Flow {
	const flow = new Flow(`${CHECK_FOLDERS.file}-${system}`, CHECK_FOLDERS.name, CHECK_FOLDERS.file)
		.note('The weekly check of case folders', NOTE, [-0.25, -2.4], [3, 2])
		.add(
			'Every week',
			schedule({ field: 'weeks', weeksInterval: 1, triggerAtDay: [1], triggerAtHour: 5 }),
			[0, 0],
		)
		.add('Settings', settings(), [1, 0], 'Every week')
		.add('Make table', makeKnownTable(), [2, 0], 'Settings')
		.add('Known folders', readKnown(), [3, 0], 'Make table')
		.add('Known by case', setJson(knownByCase(), { executeOnce: true }), [4, 0], 'Known folders')
		.add('Open cases', openCases(system), [5, 0], 'Known by case')
		.add('Were they read?', wasIt(), [6, 0], 'Open cases')
		.add(
			'Decide',
			decide(
				{
					event: `={{ { caseKey: $json.${CASE_KEY[system]} } }}`,
					document: NO_DOCUMENT,
					matter: '={{ $json }}',
					settings: "={{ $('Settings').first().json }}",
				},
				ANYWAY,
			),
			[7, 0],
			'Were they read?',
		)
		.add('Gets a folder', filter("={{ $json.action === 'folder' }}"), [8, 0], 'Decide')
		.add(
			'Find case folder',
			findFolder(ofDecision, setting, { options: PATIENT, more: ANYWAY }),
			[9, 0],
			'Gets a folder',
		)
		.add('Case', caseItem(system), [10, 0], 'Find case folder')
		.add('Was it found?', ifTrue('={{ $json.error === null }}'), [11, 0], 'Case')
		.add('Has a folder', filter("={{ ($json.knownId || $json.foundId) !== '' }}"), [12, -1], 'Was it found?')
		.add(
			'Check',
			dropbox(
				'caseFolder',
				'check',
				{
					caseId: '={{ $json.caseId }}',
					caseFolder: byId('={{ $json.knownId || $json.foundId }}'),
					options: { ...PATIENT, searchIn: byPath('={{ $json.searchIn }}') },
				},
				ANYWAY,
			),
			[13, -1],
			'Has a folder',
		)
		.add('Checked', setJson(CHECKED), [14, -1], 'Check')
		.add('Is new', filter("={{ $json.foundId !== '' && $json.knownId === '' }}"), [12, 1.5], 'Was it found?')
		.add('Remember', insertKnown(), [13, 1.5], 'Is new')
		.add(
			'Is another one',
			filter("={{ $json.foundId !== '' && $json.knownId !== '' && $json.foundId !== $json.knownId }}"),
			[12, 2.5],
			'Was it found?',
		)
		.add('Remember this one', updateKnown(), [13, 2.5], 'Is another one');
	return tellOf(
		flow,
		'folders',
		[
			['Checked', 0],
			['Was it found?', 1],
			['Were they read?', 1],
		],
		[15, 0],
	);
}
