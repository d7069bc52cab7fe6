import { Flow } from '../Flow';
import { byPath, dropbox, filter, ifTrue, legalServer, schedule, setJson, type Step } from '../steps';
import { CHECK_PERMISSIONS } from './names';
import { decide, findFolder, NO_DOCUMENT, setting, settings } from './parts';
import { ANYWAY, CASE_KEY, openCases, PATIENT, tellOf, wasIt, type CheckedSystem } from './regularChecks';

const ofDecision = (field: string): string => `={{ $('Decide').item.json.${field} }}`;

const NOTE = `
On the first of every month at 4 AM, checks who can open the privileged documents of every open case, and sends **one email**: in which cases people can open them who should not, where that could not be determined, and what to do. If everything is in order, a short email says that the check ran.

*Client settings* says who may open them: the people listed there and, if that is turned on, the responsible attorney. The check changes nothing.`;

/** The folder that is looked at: the case's, or the one for its privileged documents where these lie apart. */
const FOLDER =
	"={{ $('Decide').item.json.restrictedFolderIn === 'dropbox' ? $('Decide').item.json.restrictedFolder : $('Find case folder').item.json.folderId }}";
const NAMES =
	"={{ $('Decide').item.json.restrictedFolderIn === 'dropbox' ? $('Decide').item.json.restrictedFolder.split('/').pop() : $('Settings').first().json.privilegedFolder }}";

const audit = (checkIndividuallyShared: boolean): Step =>
	dropbox(
		'caseFolder',
		'audit',
		{
			caseFolder: byPath(FOLDER),
			privilegedFolders: NAMES,
			people: "={{ $('Decide').item.json.people.join(', ') }}",
			output: 'summary',
			options: { ...PATIENT, ...(checkIndividuallyShared ? { checkIndividuallyShared } : {}) },
		},
		ANYWAY,
	);

/** What the audit said, with the case's ID. A case without a folder has nothing to open. */
const resultOf = (system: CheckedSystem): Step =>
	setJson(`={{ {
	caseKey: String($('Open cases').item.json.${CASE_KEY[system]}),
	exposed: $json.exposed ?? null,
	privilegedFolders: $json.error?.reason === 'not_found' ? [] : ($json.privilegedFolders ?? null),
	error: $json.error && $json.error.reason !== 'not_found' ? { reason: $json.error.reason ?? '', message: '' } : null
} }}`);

/** Who can open privileged documents, every month. */
export function checkPermissions(system: CheckedSystem): Flow {
	const isLegalServer = system === 'legalserver';
	const flow = new Flow(`${CHECK_PERMISSIONS.file}-${system}`, CHECK_PERMISSIONS.name, CHECK_PERMISSIONS.file)
		.note('The monthly check of permissions', NOTE, [-0.25, -2.2], [3, 1.8])
		.add('Every month', schedule({ field: 'months', triggerAtDayOfMonth: 1, triggerAtHour: 4 }), [0, 0])
		.add('Settings', settings(), [1, 0], 'Every month')
		.add('Open cases', openCases(system), [2, 0], 'Settings')
		.add('Were they read?', wasIt(), [3, 0], 'Open cases');
	if (isLegalServer)
		flow
			.add(
				'Get staff',
				legalServer(
					'matter',
					'getStaff',
					{
						matter: '={{ $json.matterUuid }}',
						options: { timeZone: setting('timeZone'), ...PATIENT },
					},
					ANYWAY,
				),
				[4, 0],
				'Were they read?',
			)
			.add('Was staff read?', wasIt(), [5, 0], 'Get staff')
			.add('Without staff', resultOf(system), [6, 1])
			.connect('Was staff read?', 'Without staff', 1);
	flow
		.add(
			'Decide',
			decide(
				{
					event: `={{ { caseKey: $('Open cases').item.json.${CASE_KEY[system]} } }}`,
					document: NO_DOCUMENT,
					matter: isLegalServer ? "={{ { ...$('Open cases').item.json, ...$json } }}" : '={{ $json }}',
					settings: "={{ $('Settings').first().json }}",
				},
				ANYWAY,
			),
			[6, 0],
			isLegalServer ? 'Was staff read?' : 'Were they read?',
		)
		.add('Gets a folder', filter("={{ $json.action === 'folder' }}"), [7, 0], 'Decide')
		.add(
			'Find case folder',
			findFolder(ofDecision, setting, { options: PATIENT, more: ANYWAY }),
			[8, 0],
			'Gets a folder',
		)
		.add('Was it found?', wasIt(), [9, 0], 'Find case folder')
		.add('Without folder', resultOf(system), [10, 1.5])
		.connect('Was it found?', 'Without folder', 1)
		.add('Audit permissions', audit(false), [10, 0], 'Was it found?')
		// One call for each document, so only where everything else is closed.
		.add(
			'Look at each document?',
			ifTrue('={{ !$json.error && $json.exposed === null && $json.privilegedFolders?.length > 0 }}'),
			[11, 0],
			'Audit permissions',
		)
		.add('Audit each document', audit(true), [12, -0.5], 'Look at each document?')
		.add('With each document', resultOf(system), [13, -0.5], 'Audit each document')
		.add('Audited', resultOf(system), [13, 0.5])
		.connect('Look at each document?', 'Audited', 1);
	return tellOf(
		flow,
		'permissions',
		[
			['With each document', 0],
			['Audited', 0],
			['Without folder', 0],
			['Were they read?', 1],
			...(isLegalServer ? ([['Without staff', 0]] as const) : []),
		],
		[14, 0],
	);
}
