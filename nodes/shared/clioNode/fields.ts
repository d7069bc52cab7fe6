import type { INodeProperties } from 'n8n-workflow';
import * as panel from '../node/panel';

export { returnFields } from '../node/panel';

/** What a field that points at a record of Clio says of itself; how it points is the same everywhere. */
interface LocatorField {
	displayName: string;
	name: string;
	description: string;
	hint?: string;
	required?: boolean;
	displayOptions?: INodeProperties['displayOptions'];
}

interface RecordKind {
	/** As in “Select a matter…”. */
	noun: string;
	searchListMethod: string;
	/** An address of it in the browser, where records have one. */
	url?: string;
	searchFilterRequired?: boolean;
}

const locator =
	({ noun, searchListMethod, url, searchFilterRequired = false }: RecordKind) =>
	(field: LocatorField): INodeProperties => ({
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		...field,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select a ${noun}…`,
				typeOptions: { searchListMethod, searchable: true, searchFilterRequired },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1024567890' },
			...(url === undefined
				? []
				: [
						{
							...{ displayName: 'By URL', name: 'url', type: 'string' as const },
							placeholder: `e.g. ${url}`,
						},
					]),
		],
	});

export const matterLocator = locator({
	noun: 'matter',
	searchListMethod: 'searchMatters',
	url: 'https://app.clio.com/nc/#/matters/1024567890',
});

export const documentLocator = locator({
	noun: 'document',
	searchListMethod: 'searchDocuments',
	url: 'https://app.clio.com/nc/#/documents/1024567890/details',
	searchFilterRequired: true,
});

export const folderLocator = locator({
	noun: 'folder',
	searchListMethod: 'searchFolders',
	searchFilterRequired: true,
});

export const contactLocator = locator({
	noun: 'contact',
	searchListMethod: 'searchContacts',
	url: 'https://app.clio.com/nc/#/contacts/1024567890',
});

export const categoryLocator = locator({ noun: 'document category', searchListMethod: 'searchCategories' });

export const practiceAreaLocator = locator({
	noun: 'practice area',
	searchListMethod: 'searchPracticeAreas',
});

export const userLocator = locator({ noun: 'user', searchListMethod: 'searchUsers' });

export const customFieldLocator = locator({
	noun: 'custom field',
	searchListMethod: 'searchMatterFields',
});

export const customActionLocator = locator({
	noun: 'custom action',
	searchListMethod: 'searchCustomActions',
});

export const websiteFieldLocator = locator({
	noun: 'custom field',
	searchListMethod: 'searchWebsiteFields',
});

export const startAfterField: INodeProperties = {
	displayName: 'Start After',
	name: 'startAfter',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1024567890@2026-05-13T09:30:00Z',
	description:
		'Where an earlier run with the same filters ended: nextPosition from its last item. Only what comes after it is returned.',
};

/** Calls of each minute. */
const RESERVE = 3;

const leaveForOthersField: INodeProperties = {
	displayName: 'Leave for Others (Requests per Minute)',
	name: 'leaveForOthers',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 45 },
	default: RESERVE,
	description:
		'How many of the requests that Clio allows per minute this run leaves for people who open lists in n8n, for triggers and for other workflows. Clio allows 50 during business hours.',
};

/** The fields of an operation of a resource, shown for it alone, with the options that each has. */
export const operationPanel = panel.createOperationPanel('Clio', leaveForOthersField);
