import type { Flow } from '../Flow';
import { byId, byPath, clio, dropbox, ifTrue, webhook, workflows, type Step } from '../steps';
import { NO_DOCUMENT, REST, namedBy, otherPlaces, setting, settings } from './parts';

/* What the links on Clio's pages have in common. Everything up to the page is read as the person who clicked. */

export const CLICKED = 'Clicked in Clio';
export const WRONG = 'Show what is wrong';
/** Somebody waits. Seconds. */
export const SOON = { giveUpAfter: 30 };

const AS_USER = { clioMattersOAuth2Api: { id: '', name: 'Clio of the user' } };

/** Clio, with the credential of the person who clicked. */
export const clioOfUser = (
	resource: string,
	operation: string,
	parameters: Record<string, unknown>,
): Step => ({
	...clio(resource, operation, { ...parameters, options: { ...SOON, ...(parameters['options'] as object) } }),
	...{ credentials: AS_USER, ...REST },
});

export const ofClick = (field: string): string => `={{ $('Verify click').first().json.${field} }}`;
export const ofDecision = (field: string): string => `={{ $('Decide').first().json.${field} }}`;

/** Another step whose refusals are shown. */
export const withRefusals = (flow: Flow, ...steps: string[]): Flow => {
	for (const step of steps) flow.connect(step, WRONG, 1);
	return flow;
};

/**
 * From the click to the case folder: Clio confirms it, the client settings say where the folder of the matter is.
 * @param given what has to hold of the record, and the document where one is sent
 */
export function addClick(
	flow: Flow,
	{ path, step, holds, document }: { path: string; step: string; holds: string; document?: string },
): Flow {
	flow
		.add(CLICKED, webhook(path, { responseMode: 'responseNode' }), [0, 0])
		.add(
			'Verify click',
			clioOfUser('customAction', 'verifyClick', { query: '={{ $json.query }}' }),
			[1, 0],
			CLICKED,
		)
		.add(step, ifTrue(`={{ ${holds} }}`), [2, 0], 'Verify click')
		.add('Settings', settings(REST), [3, 0], step);
	if (document !== undefined) {
		flow.add('Document', clioOfUser('document', 'get', { document: byId(document) }), [4, 0], 'Settings');
	}
	return flow
		.add(
			'Matter',
			clioOfUser('matter', 'get', { matter: byId(ofClick('matterId')) }),
			[5, 0],
			[document === undefined ? 'Settings' : 'Document'],
		)
		.add(
			'Decide',
			workflows(
				'document',
				'decide',
				{
					event: `={{ { caseKey: String($json.matterId), documentId: ${document === undefined ? "''" : "String($('Document').first().json.documentId)"} } }}`,
					document: document === undefined ? NO_DOCUMENT : "={{ $('Document').first().json }}",
					matter: '={{ $json }}',
					settings: "={{ $('Settings').first().json }}",
				},
				REST,
			),
			[6, 0],
			'Matter',
		)
		.add('Has a folder?', ifTrue("={{ !['skip', 'hold'].includes($json.action) }}"), [7, 0], 'Decide')
		.add('Find case folder', findCaseFolder(), [8, 0], 'Has a folder?');
}

/** Also where the folder is while its matter is closed, or was before its practice area changed. */
export const findCaseFolder = (giveUpAfter = SOON.giveUpAfter): Step => {
	const { caseId, folderNaming, nameTemplate } = namedBy(ofDecision, setting);
	return dropbox(
		'caseFolder',
		'find',
		{
			caseId,
			searchIn: byPath(ofDecision('destination')),
			...{ folderNaming, nameTemplate },
			options: {
				alsoSearchIn: otherPlaces("$('Settings').first().json", "$('Decide').first().json.destination", true),
				giveUpAfter,
			},
		},
		REST,
	);
};

/** The refusals of the steps of `addClick`. @param step the one that looks at the record */
export const connectClick = (flow: Flow, step: string, document = false): Flow =>
	withRefusals(
		flow,
		...['Verify click', step, 'Settings', ...(document ? ['Document'] : [])],
		...['Matter', 'Decide', 'Has a folder?', 'Find case folder'],
	);
