import { Flow } from '../Flow';
import { byId, byPath, dropbox, ifTrue, legalServer, respond, setJson } from '../steps';
import { CALLED, calledByLegalServer, isUuid, NO_STORE, NO_UUID, uuidOf } from './legalServerCalls';
import {
	decide,
	namedBy,
	NO_DOCUMENT,
	NOTHING_IS_KEPT,
	otherPlaces,
	REST,
	SENTENCES,
	setting,
	settings,
} from './parts';

const ofDecision = (field: string): string => `={{ $('Decide').first().json.${field} }}`;
/** LegalServer waits for the answer. Seconds. */
const SOON = { giveUpAfter: 3 };
const PERSON = `$('${CALLED}').first().json.body?.person`;

const ANSWER = `={{ {
	ok: true,
	pageUrl: $json.url,
	expires: $json.expires,
	problem: ''
} }}`;

const REFUSAL = `={{ {
	ok: false,
	pageUrl: '',
	expires: '',
	problem: !${isUuid('matter_uuid')}
		? '${NO_UUID}'
		: !$json.error ? 'This case has no folder by the client settings: ' + $json.message + '.'
		: ${SENTENCES}
} }}`;

const NOTE = `
LegalServer calls this for a link to the page of a case, which works for 12 hours. Where the case folder is comes from *Client settings*.

**To set up:** the password in *${CALLED}*, and the credentials. The Dropbox one needs a **Link Key**, the same as that of the page.`;

/** A process of LegalServer fetches a link to the case page. */
export const legalServerCasePageLink = (): Flow =>
	new Flow('legalserver-case-page-link', 'Link to the case page for LegalServer', undefined, NOTHING_IS_KEPT)
		.note('Link to the case page for LegalServer', NOTE, [-0.25, -2.2], [3, 1.6])
		.add(CALLED, calledByLegalServer('legalserver-case-page-link'), [0, 0])
		// Nothing of the call goes into another workflow's runs.
		.add('Ask for settings', setJson('={{ ({}) }}'), [1, 0], CALLED)
		.add('Settings', settings(REST), [2, 0], 'Ask for settings')
		.add(
			'Get case',
			legalServer(
				'matter',
				'get',
				{ matter: `={{ ${uuidOf('matter_uuid')} }}`, options: { ...SOON, leaveForOthers: 0 } },
				REST,
			),
			[3, 0],
			'Settings',
		)
		.add(
			'Decide',
			decide({
				event: '={{ { caseKey: $json.matterUuid } }}',
				...{ document: NO_DOCUMENT, matter: '={{ $json }}' },
				settings: "={{ $('Settings').first().json }}",
			}),
			[4, 0],
			'Get case',
		)
		.add('Has a folder?', ifTrue("={{ $json.action === 'folder' }}"), [5, 0], 'Decide')
		.add('Find case folder', findFolder(), [6, 0], 'Has a folder?')
		.add(
			'Create link',
			dropbox(
				'casePage',
				'createLink',
				{
					caseFolder: byId('={{ $json.folderId }}'),
					pageUrl: `={{ $('${CALLED}').first().json.webhookUrl.replace(/[^\\/]*$/, 'case-page-legalserver') }}`,
					...{ access: 'add', validFor: '12' },
					options: {
						secondListCase: "={{ $('Get case').first().json.matterUuid }}",
						person: `={{ typeof ${PERSON} === 'string' ? ${PERSON}.slice(0, 200) : '' }}`,
						...SOON,
					},
				},
				REST,
			),
			[7, 0],
			'Find case folder',
		)
		.add('Answer', setJson(ANSWER), [8, -0.6], 'Create link')
		.add('Answer a refusal', setJson(REFUSAL), [8, 0.8])
		.connect('Settings', 'Answer a refusal', 1)
		.connect('Get case', 'Answer a refusal', 1)
		.connect('Decide', 'Answer a refusal', 1)
		.connect('Has a folder?', 'Answer a refusal', 1)
		.connect('Find case folder', 'Answer a refusal', 1)
		.connect('Create link', 'Answer a refusal', 1)
		.add(
			'Respond to LegalServer',
			respond({ respondWith: 'firstIncomingItem', options: { responseCode: 200, ...NO_STORE } }),
			[9, 0],
			['Answer', 'Answer a refusal'],
		);

/** Also where the folder is while the case is closed, or was before its practice area changed. */
const findFolder = () => {
	const { caseId, folderNaming, nameTemplate } = namedBy(ofDecision, setting);
	const places = otherPlaces(
		...(["$('Settings').first().json", "$('Decide').first().json.destination", true] as const),
	);
	return dropbox(
		'caseFolder',
		'find',
		{
			...{ caseId, searchIn: byPath(ofDecision('destination')), folderNaming, nameTemplate },
			options: { alsoSearchIn: places, ...SOON },
		},
		REST,
	);
};
