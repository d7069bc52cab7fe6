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
				description: 'The subfolder that is set for the category of the document',
			},
			{ name: 'Case Folder', value: 'caseFolder', description: 'The top of the case folder' },
			{
				name: 'Subfolder',
				value: 'subfolder',
				description: 'One that you name; it is created if missing',
			},
		],
		description: 'Where in the case folder the document goes',
	},
	{
		displayName: 'Subfolder',
		name: 'subfolder',
		type: 'string',
		default: '',
		placeholder: 'e.g. Correspondence/Incoming',
		description:
			'The subfolder of the case folder that the document goes into, such as Pleadings/Motions, with a slash between levels. Missing levels are created. Leave empty for the case folder itself.',
		displayOptions: { show: { fileInto: ['subfolder'] } },
	},
	{
		displayName: 'Category',
		name: 'category',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.category }}',
		description:
			'The document’s category as your case system calls it, such as Motion. Of a list, the first with a subfolder counts. Capitals do not matter.',
		displayOptions: { show: byCategory },
	},
	{
		displayName: 'Specify Subfolders',
		name: 'specifySubfolders',
		type: 'options',
		default: 'fields',
		options: [
			{ name: 'Using Fields', value: 'fields', description: 'One line per category' },
			{ name: 'Using JSON', value: 'json', description: 'One object with all categories' },
		],
		description: 'How to say which category goes into which subfolder',
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
						description: 'The category as your case system calls it, such as Motion',
					},
					{
						displayName: 'Subfolder',
						name: 'subfolder',
						type: 'string',
						default: '',
						placeholder: 'e.g. Pleadings/Motions',
						description:
							'The subfolder for documents of this category, such as Pleadings/Motions, with a slash between levels',
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
			'The subfolder for documents of other categories or none, such as Correspondence. Leave empty for the case folder itself.',
		displayOptions: { show: byCategory },
	},
];
