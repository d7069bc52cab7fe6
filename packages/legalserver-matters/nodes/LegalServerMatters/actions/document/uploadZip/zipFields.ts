import type { INodeProperties } from 'n8n-workflow';
import { matterField } from '../../../../../../../nodes/shared/legalserverNode/fields';
import { binaryFieldsField } from '../../../../../../../nodes/shared/node/binaryFields';
import { optionsField } from '../../../../../../../nodes/shared/node/panel';
import { DRY_RUN } from '../../shared/dryRunOption';
import { apiVersionField } from '../apiVersion';
import { ifExistsField } from '../upload/uploadFields';

export const zipFields: INodeProperties[] = [
	matterField('The case to add the documents to.'),
	{
		displayName: 'Subfolder',
		name: 'subfolder',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Pleadings',
		description:
			'The name of one subfolder of the case’s documents in LegalServer, not a path. LegalServer creates it if it does not exist.',
	},
	binaryFieldsField,
	ifExistsField(
		'What to do with files that are already there. A document with the same title, size and extension is compared by its content, if LegalServer returns it.',
	),
	optionsField([
		{
			displayName: 'Always Make a ZIP',
			name: 'alwaysZip',
			type: 'boolean',
			default: false,
			description:
				'Whether to send even a single file in a ZIP. Two or more files always go in one ZIP. LegalServer adds a case note only for a ZIP, and keeps each ZIP in the folder “Webhook Zip Files”.',
		},
		apiVersionField(
			'Which version of LegalServer’s API to use to look for files that are already there. Version 2 counts only files in this subfolder. Version 1 does not return folder names, so it counts the files in the one folder of the case that has most of them.',
		),
		DRY_RUN,
	]),
];
