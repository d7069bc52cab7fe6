import { Flow } from '../Flow';
import { append, byId, dropbox, ifTrue, legalServer, schedule, setJson } from '../steps';
import { decide, findFolder, NO_DOCUMENT, REST, setting, settings } from './parts';
import { PROBLEM, report } from './report';

const ofDecision = (field: string): string => `={{ $('Decide').item.json.${field} }}`;

const DONE = `={{ {
	caseNumber: $('Open cases').item.json.caseNumber,
	status: $json.added ? $json.status : 'refused',
	path: $json.path ?? '',
	added: ($json.added ?? []).join(' '),
	removed: ($json.removed ?? []).join(' '),
	invited: ($json.invited ?? []).join(' '),
	withoutEmail: $('Get staff').item.json.withoutEmail.join('; ').replace(/^[=+@-]/, "'$&"),
	reason: '',
	problem: $json.added ? '' : 'Nothing was done. Select a credential in “Set members”.'
} }}`;

const REFUSED = `={{ {
	caseNumber: $('Open cases').item.json.caseNumber,
	status: 'refused',
	path: '',
	added: '',
	removed: '',
	invited: '',
	withoutEmail: '',
	reason: $json.error?.reason ?? $json.reason ?? '',
	problem: ${PROBLEM}
} }}`;

const NOTE = `
Every night, lets only the people who work on a case open its folder. Destination and names come from *Client settings*.

Before you publish it, read docs/legalserver.md (*Members of the case folders*), and try it with **Dry Run** in *Set members*.`;

/** Only the people on a case can open its folder. */
export const legalServerMembers = (): Flow =>
	new Flow('legalserver-members', 'Update members of case folders from LegalServer')
		.note('Members of case folders', NOTE, [-0.25, -2], [3, 1.5])
		// Between 1 and 3 there are hours that do not exist, or come twice, when clocks change.
		.add('Every night', schedule({ triggerAtHour: 4 }), [0, 0])
		.add('Settings', settings(), [1, 0], 'Every night')
		.add(
			'Open cases',
			legalServer('matter', 'getMany', { returnAll: true, filters: { disposition: 'Open' } }),
			[2, 0],
			'Settings',
		)
		.add(
			'Get staff',
			legalServer(
				'matter',
				'getStaff',
				{ matter: '={{ $json.matterUuid }}', options: { timeZone: setting('timeZone') } },
				REST,
			),
			[3, 0],
			'Open cases',
		)
		.add(
			'Decide',
			decide({
				event: "={{ { caseKey: $('Open cases').item.json.matterUuid } }}",
				document: NO_DOCUMENT,
				matter: "={{ $('Open cases').item.json }}",
				settings: "={{ $('Settings').first().json }}",
			}),
			[4, -0.3],
			'Get staff',
		)
		.add('Has a folder?', ifTrue("={{ $json.action === 'folder' }}"), [5, -0.3], 'Decide')
		.add('Find case folder', findFolder(ofDecision, setting), [6, -0.6], 'Has a folder?')
		.add(
			'Set members',
			dropbox(
				'caseFolder',
				'setMembers',
				{
					caseFolder: byId('={{ $json.folderId }}'),
					caseId: "={{ $('Open cases').item.json.caseNumber }}",
					members: "={{ $('Get staff').item.json.emails.join(', ') }}",
				},
				REST,
			),
			[7, -0.9],
			'Find case folder',
		)
		.add('Done', setJson(DONE), [8, -1.2], 'Set members')
		.add('All refused', append(5), [7, 0.4])
		.connect('Get staff', 'All refused', 1, 0)
		.connect('Decide', 'All refused', 1, 1)
		.connect('Has a folder?', 'All refused', 1, 2)
		.connect('Find case folder', 'All refused', 1, 3)
		.connect('Set members', 'All refused', 1, 4)
		.add('Refused', setJson(REFUSED), [8, 0.4], 'All refused')
		.add('All cases', append(), [9, -0.4], 'Done')
		.connect('Refused', 'All cases', 0, 1)
		.add('Report', report('case-folder-members.csv'), [10, -0.4], 'All cases');
