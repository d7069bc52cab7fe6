import type { Flow } from '../Flow';
import { builtIn, byId, clio, dropbox, ifTrue, legalServer, setFields, setJson, type Step } from '../steps';
import { REST } from './parts';

/** What a case page lists beside the documents in Dropbox. Texts without a type are expressions of a document. */
export interface SecondList {
	key: 'clio' | 'legalserver';
	system: 'Clio' | 'LegalServer';
	list: () => Step;
	download: () => Step;
	/** The field with its ID. */
	id: string;
	name: string;
	kind: string;
	/** Whether it is known what kind of document it is. */
	isKnown: string;
	/** What may say that it is privileged. */
	labels: string;
	/** For people who set it up. */
	note: string;
}

const LIKE_ITEMS = { onError: 'continueRegularOutput' } as const;
const NAMES = "$('Settings').first().json.privilegedCategories";

/** Only letters and digits are compared. What is not known may be privileged. */
const isPrivileged = ({ isKnown, labels }: SecondList): string => `={{ (() => {
	const plain = (text) => String(text ?? '').normalize('NFKC').toLowerCase().replace(/[^\\p{L}\\p{N}]/gu, '');
	const names = ${NAMES}.map(plain).filter((name) => name !== '');
	const isKnown = ${isKnown};
	const isNamed = ${labels}.some((text) => names.some((name) => plain(text).includes(name)));
	return names.length > 0 && (!isKnown || isNamed);
})() }}`;

const RECEIVED = "$('Receive').first().json";

const bothTrue = (...expressions: string[]) => ({
	options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
	conditions: expressions.map((leftValue) => ({
		...{ leftValue, rightValue: '', operator: { type: 'boolean', operation: 'true', singleValue: true } },
	})),
	combinator: 'and',
});

const shapeForPage = ({ system, id, name, kind }: SecondList): string => `={{ $json.error
	? { error: $json.error }
	: ${RECEIVED}.action === 'send'
		? { error: { reason: 'not_found', message: 'This case has no such document in ${system}', advice: 'Reload the page to see which documents there are.' } }
		: $json.${id} === undefined
			? {}
			: { id: $json.${id}, name: ${name}, size: $json.size, modified: $json.updatedAt ?? $json.createdAt, type: ${kind} || '' } }}`;

/** The folder of the client settings, where privileged documents are kept in case folders. */
const SUBFOLDER = `={{ $('Only for the page').first().json.isPrivileged === false ? '' : $('Settings').first().json.privilegedIn === 'caseFolder' && $('Settings').first().json.privilegedFolder || 'Privileged' }}`;

/** Adds the list of a case system to a case page. */
export const addSecondList = (flow: Flow, list: SecondList): Flow =>
	flow
		.note(`In ${list.system}`, list.note, [5, 5], [3, 1.8], 5)
		.add('Files to add?', ifTrue("={{ $json.action === 'add' }}"), [4, 2.8], 'Receive')
		.connect('Files to add?', 'Upload', 0)
		.add('Documents of the case', list.list(), [5, 3.8])
		.connect('Files to add?', 'Documents of the case', 1)
		.add(
			'Privileged?',
			withBoolean(setFields({ isPrivileged: isPrivileged(list) }, { keep: true })),
			[6, 3.8],
			'Documents of the case',
		)
		.add(
			'Only for the page',
			{
				...builtIn('filter', 2.2, {
					conditions: bothTrue(
						`={{ !!$json.error || $json.isPrivileged === false || ${RECEIVED}.includesPrivileged === true }}`,
						`={{ !!$json.error || ${RECEIVED}.action === 'documents' || (!!$json.${list.id} && String($json.${list.id}) === String(${RECEIVED}.documentId)) }}`,
					),
					options: {},
				}),
				alwaysOutputData: true,
			},
			[7, 3.8],
			'Privileged?',
		)
		.add(
			'Send it?',
			ifTrue(`={{ ${RECEIVED}.action === 'send' && !!$json.${list.id} }}`),
			[8, 3.8],
			'Only for the page',
		)
		.add('Download', list.download(), [9, 3.2], 'Send it?')
		.add(
			'Send to Dropbox',
			dropbox(
				'document',
				'upload',
				{
					...{ documentFrom: 'binaryFields', binaryFields: 'data' },
					caseFolder: byId(`={{ ${RECEIVED}.folderId }}`),
					...{ fileInto: 'subfolder', subfolder: SUBFOLDER, ifNameTaken: 'skipIfIdentical' },
				},
				LIKE_ITEMS,
			),
			[10, 2.8],
			'Download',
		)
		.add('Shape for the page', setJson(shapeForPage(list)), [9, 4.4])
		.connect('Send it?', 'Shape for the page', 1)
		.connect('Send to Dropbox', 'Answer')
		.connect('Shape for the page', 'Answer')
		.connect('Download', 'Answer', 1);

/** A field that is set to what an expression says, as true or false and not as text. */
function withBoolean(step: Step): Step {
	const { assignments } = step.parameters['assignments'] as { assignments: object[] };
	return {
		...step,
		parameters: {
			...step.parameters,
			assignments: { assignments: assignments.map((each) => ({ ...each, type: 'boolean' })) },
		},
	};
}

/** Of the office: the page is nobody's own. */
const CLIO = { credentials: { clioMattersOAuth2Api: { id: '', name: 'Clio of the firm' } } };
const WHAT_LEADS_HERE = (of: string, link: string) =>
	`Links for it need **Options → Case ID in the Second List** in *Create Link*: ${of}.${link}`;

export const IN_CLIO: SecondList = {
	...{ key: 'clio', system: 'Clio', id: 'documentId' },
	list: () => ({
		...clio('document', 'getMany', {
			...{ documentsOf: 'matter', matter: byId('={{ $json.caseId }}'), returnAll: true, filters: {} },
			options: { giveUpAfter: 30 },
		}),
		...{ ...CLIO, ...LIKE_ITEMS, alwaysOutputData: true },
	}),
	download: () => ({
		...clio('document', 'download', { document: byId('={{ $json.documentId }}'), outputField: 'data' }),
		...{ ...CLIO, ...REST },
	}),
	...{ name: '$json.name || $json.fileName', kind: '$json.category' },
	isKnown: '$json.categoryId === null || !!$json.category',
	labels: "[$json.category, $json.folderName === $json.matterNumber ? '' : $json.folderName]",
	note: `
The page also lists the documents that the matter has in Clio, and sends one to Dropbox when someone clicks its Dropbox icon. ${WHAT_LEADS_HERE("the matter's ID in Clio", " The link in Clio's menu (workflow *Open the case page from Clio*) sets it.")}

Documents of the **Privileged Categories** in *Client settings*, or in a folder with such a name, are on the page only if the link includes privileged documents, and go to the **Privileged Folder**. Of folders, only the one that the document itself is in counts.`,
};

export const IN_LEGALSERVER: SecondList = {
	...{ key: 'legalserver', system: 'LegalServer', id: 'documentUuid' },
	list: () => ({
		...legalServer('document', 'getMany', {
			...{ matter: '={{ $json.caseId }}', returnAll: true },
			options: { apiVersion: 'v2', giveUpAfter: 30 },
		}),
		...{ ...LIKE_ITEMS, alwaysOutputData: true },
	}),
	download: () => ({
		...legalServer('document', 'download', {
			...{ matter: '={{ $json.matterUuid }}', document: '={{ $json.documentUuid }}', outputField: 'data' },
			options: { waitForScan: 20 },
		}),
		...REST,
	}),
	...{ name: '$json.fileName', kind: '$json.type' },
	isKnown: "typeof $json.type === 'string'",
	labels: '[$json.type, $json.folder]',
	note: `
The page also lists the documents that the case has in LegalServer, and sends one to Dropbox when someone clicks its Dropbox icon. ${WHAT_LEADS_HERE('the UUID or number of the case', '')}

Documents of the types in **Privileged Categories** of *Client settings*, or in a folder with such a name, are on the page only if the link includes privileged documents, and go to the **Privileged Folder**. Type and folder are known only with **API Version** 2, which LegalServer support turns on for free; with version 1, every document counts as privileged.`,
};
