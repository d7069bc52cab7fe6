import type { Flow } from '../Flow';
import { byId, clio, filter, legalServer, setJson, type Step } from '../steps';
import { decide } from './parts';
import { DEMO } from './testPlaces';

export type TestedSystem = 'clio' | 'legalserver';

/** A case's ID there. */
export const CASE_IDS: Readonly<Record<TestedSystem, string>> = {
	clio: 'matterId',
	legalserver: 'matterUuid',
};

const ANYWAY = { onError: 'continueRegularOutput', alwaysOutputData: true } as const;
const ONCE = { ...ANYWAY, executeOnce: true } as const;

/** So many documents are tried: somebody waits for the page. */
const MOST_DOCUMENTS = 25;

/** Who is connected. */
export const connection = (system: TestedSystem, more: Partial<Step>): Step =>
	system === 'clio'
		? clio('account', 'checkConnection', {}, more)
		: legalServer('account', 'checkConnection', {}, more);

/** A number counts more than an ID: a matter may be called like the ID of another one. */
const whichMatter = (entered: string): string =>
	`={{ (() => {
	const entered = ${entered.slice(4, -3)};
	const found = $input.all().map(({ json }) => json).find(({ matterNumber }) => matterNumber && String(matterNumber).toLowerCase() === entered.toLowerCase());
	return { matter: found ? String(found.matterId) : entered };
})() }}`;

const apiVersion =
	"={{ $('Settings').first().json.privilegedCategories?.length > 0 || Object.keys($('Settings').first().json.categories ?? {}).length > 0 ? 'v2' : 'v1' }}";

/** The name of a document, and its ID, as the system calls them. */
const DOCUMENT: Readonly<Record<TestedSystem, { id: string; name: string }>> = {
	clio: { id: 'documentId', name: 'name' },
	legalserver: { id: 'documentUuid', name: 'fileName' },
};

/** The matter that was entered, its documents, and what is decided about each. */
export function addMatter(
	flow: Flow,
	system: TestedSystem,
	entered: string,
	after: string,
	column: number,
): Flow {
	if (system === 'clio')
		flow
			.add(
				'Matters of this number',
				clio('matter', 'getMany', { returnAll: false, limit: 50, filters: { query: entered } }, ONCE),
				[column + 1, 0.5],
				after,
			)
			.add(
				'Which matter',
				setJson(whichMatter(entered), { executeOnce: true }),
				[column + 2, 0.5],
				'Matters of this number',
			)
			.add('Matter', clio('matter', 'get', { matter: byId('={{ $json.matter }}') }, ONCE), [
				column + 2.4,
				1.2,
			])
			.connect('Which matter', 'Matter');
	else flow.add('Matter', legalServer('matter', 'get', { matter: entered }, ONCE), [column + 2, 1], after);
	const { id, name } = DOCUMENT[system];
	const caseId = `={{ $('Matter').first().json.${CASE_IDS[system]} }}`;
	return flow
		.add(
			'Documents',
			system === 'clio'
				? clio(
						'document',
						'getMany',
						{ documentsOf: 'matter', matter: byId(caseId), returnAll: false, limit: MOST_DOCUMENTS },
						ANYWAY,
					)
				: legalServer(
						'document',
						'getMany',
						{ matter: caseId, returnAll: false, limit: MOST_DOCUMENTS, options: { apiVersion } },
						ANYWAY,
					),
			[column + 3, 0],
			'Matter',
		)
		.add('Each document', filter(`={{ !!$json.${id} && !$json.error }}`), [column + 4, 0], 'Documents')
		.add(
			'Decide',
			decide(
				{
					event: `={{ { kind: 'documentCreated', caseKey: String($('Matter').first().json.${CASE_IDS[system]}), documentId: String($json.${id}) } }}`,
					document: '={{ $json }}',
					matter: "={{ $('Matter').first().json }}",
					settings: DEMO,
				},
				ANYWAY,
			),
			[column + 5, 0],
			'Each document',
		)
		.add(
			'Decided',
			setJson(
				`={{ { ...$json, name: $('Each document').item.json.${name}, id: String($('Each document').item.json.${id}) } }}`,
			),
			[column + 6, 0],
			'Decide',
		);
}
