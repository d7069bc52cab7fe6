import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../../../shared/node/panel';
import { clientFolderFields, clientUploadsFolderField } from '../../shared/clientFolder/fields';
import { dryRunField } from '../../../../shared/dropboxNode/fields';

/** What the client sees unless somebody writes another. */
export const DEFAULT_TITLE = 'Documents for {matterNumber}';

export const requestFilesFields: INodeProperties[] = [
	...clientFolderFields,
	optionsField([
		clientUploadsFolderField,
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: DEFAULT_TITLE,
			placeholder: 'e.g. Documents for {matterNumber}',
			description:
				'The title that the client sees on the page, such as Documents for {matterNumber}. {matterNumber} is replaced by the matter number.',
		},
		{
			displayName: 'Deadline',
			name: 'deadline',
			type: 'dateTime',
			default: '',
			description:
				'When the upload page stops accepting files, such as 2026-03-14 or 2026-03-14 17:00. A date without a time lasts through the end of that day. Dropbox allows deadlines only on professional and team plans. An existing file request keeps its own deadline.',
		},
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. Please send your pay stubs for the last three months',
			description: 'The text that the client sees on the page, such as which documents to send',
		},
		dryRunField(),
	]),
];
