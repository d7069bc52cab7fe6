import type { INodeProperties } from 'n8n-workflow';
import { heading } from './heading';

/** Subfolders that most firms have; categories are called as the documents of one case system are. */
const SUGGESTED = ['Pleadings', 'Correspondence', 'Discovery', 'Contracts'];

/** Where documents go within a case folder. */
export const documentFields: INodeProperties[] = [
	heading('documents', '<b>Documents.</b> The category decides the subfolder.'),
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
		description: 'Which subfolder the documents of each category go to',
		displayOptions: { show: { specifySubfolders: ['fields'] } },
	},
	{
		displayName: 'Subfolders for Categories',
		name: 'subfoldersJson',
		type: 'json',
		default: JSON.stringify(Object.fromEntries(SUGGESTED.map((name) => [name, name])), undefined, 2),
		placeholder: 'e.g. {"Motion": "Pleadings/Motions"}',
		description:
			'A JSON object with each category and its subfolder, such as {"Motion": "Pleadings/Motions"}',
		displayOptions: { show: { specifySubfolders: ['json'] } },
	},
	{
		displayName: 'Default Subfolder',
		name: 'defaultSubfolder',
		type: 'string',
		default: '',
		placeholder: 'e.g. Unsorted',
		description:
			'Where to file documents of other categories and documents without a category, such as Unsorted. Leave empty for the case folder itself.',
	},
	{
		displayName: 'Archive Prior Versions',
		name: 'archiveVersions',
		type: 'boolean',
		default: true,
		description:
			'Whether to keep the prior version of a document in the archive folder when a new one arrives',
	},
	{
		displayName: 'Archive Folder',
		name: 'archiveFolder',
		type: 'string',
		default: '_Archive',
		placeholder: 'e.g. _Archive',
		description: 'The folder for prior versions in each case folder: one name, such as _Archive',
		displayOptions: { show: { archiveVersions: [true] } },
	},
];
