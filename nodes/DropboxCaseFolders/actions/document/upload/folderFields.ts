import type { INodeProperties } from 'n8n-workflow';

const byCategory = { fileInto: ['category'] };

/** Subfolders that most firms have; categories are called as the documents of one case system are. */
const SUGGESTED = ['Pleadings', 'Correspondence', 'Discovery', 'Contracts'];

/** Where in the case folder documents go: one subfolder for all, or one by the category of each. */
export const folderFields: INodeProperties[] = [
	{
		displayName: 'File Into',
		name: 'fileInto',
		type: 'options',
		default: 'caseFolder',
		options: [
			{
				name: 'By Category',
				value: 'category',
				description: 'The subfolder for the document’s category',
			},
			{ name: 'Case Folder', value: 'caseFolder', description: 'The top level of the case folder' },
			{
				name: 'Subfolder',
				value: 'subfolder',
				description: 'A subfolder that you name. It is created if missing.',
			},
		],
		description: 'Where to file the document in the case folder',
	},
	{
		displayName: 'Subfolder',
		name: 'subfolder',
		type: 'string',
		default: '',
		placeholder: 'e.g. Correspondence/Incoming',
		description:
			'Where to file the document in the case folder, such as Pleadings/Motions, with a slash between levels. Missing levels are created. Leave empty for the case folder itself.',
		displayOptions: { show: { fileInto: ['subfolder'] } },
	},
	{
		displayName: 'Category',
		name: 'category',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.category }}',
		description:
			'The document’s category in your case management system, such as Motion. If it is a list, the first category with a subfolder counts. Capital letters do not matter.',
		displayOptions: { show: byCategory },
	},
	{
		displayName: 'Specify Subfolders',
		name: 'specifySubfolders',
		type: 'options',
		default: 'fields',
		options: [
			{ name: 'Using Fields', value: 'fields', description: 'One line per category' },
			{ name: 'Using JSON', value: 'json', description: 'One object for all categories' },
		],
		description: 'How to assign subfolders to categories',
		displayOptions: { show: byCategory },
	},
	{
		displayName: 'Subfolders for Categories',
		name: 'subfoldersForCategories',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Category',
		default: { route: SUGGESTED.map((name) => ({ category: name, subfolder: name })) },
		options: [
			{
				displayName: 'Category',
				name: 'route',
				values: [
					{
						displayName: 'Category',
						name: 'category',
						type: 'string',
						default: '',
						placeholder: 'e.g. Motion',
						description: 'The category’s name in your case management system, such as Motion',
					},
					{
						displayName: 'Subfolder',
						name: 'subfolder',
						type: 'string',
						default: '',
						placeholder: 'e.g. Pleadings/Motions',
						description:
							'Where to file documents of this category, such as Pleadings/Motions, with a slash between levels',
					},
				],
			},
		],
		displayOptions: { show: { ...byCategory, specifySubfolders: ['fields'] } },
	},
	{
		displayName: 'Subfolders for Categories',
		name: 'subfoldersJson',
		type: 'json',
		default: JSON.stringify(Object.fromEntries(SUGGESTED.map((name) => [name, name])), undefined, 2),
		placeholder: 'e.g. {"Motion": "Pleadings/Motions"}',
		description:
			'A JSON object with each category and its subfolder, such as {"Motion": "Pleadings/Motions"}',
		displayOptions: { show: { ...byCategory, specifySubfolders: ['json'] } },
	},
	{
		displayName: 'Default Subfolder',
		name: 'defaultSubfolder',
		type: 'string',
		default: '',
		placeholder: 'e.g. Unsorted',
		description:
			'Where to file documents of other categories and documents without a category, such as Correspondence. Leave empty for the case folder itself.',
		displayOptions: { show: byCategory },
	},
];
