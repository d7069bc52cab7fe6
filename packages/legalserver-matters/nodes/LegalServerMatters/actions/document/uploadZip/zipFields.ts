import type { INodeProperties } from 'n8n-workflow';
import { matterField } from '../../../../../../../nodes/shared/legalserverNode/fields';
import { binaryFieldsField } from '../../../../../../../nodes/shared/node/binaryFields';
import { optionsField } from '../../../../../../../nodes/shared/node/panel';
import { DRY_RUN } from '../../shared/dryRunOption';
import { apiVersionField } from '../apiVersion';
import { ifExistsField } from '../upload/uploadFields';

export const zipFields: INodeProperties[] = [
	matterField('The case that gets the documents.'),
	{
		displayName: 'Subfolder',
		name: 'subfolder',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Pleadings',
		description:
			'The subfolder of the case’s documents in LegalServer. It is created if it does not exist. It cannot be a path.',
	},
	binaryFieldsField,
	ifExistsField(
		'What to do with files that a folder of the case already has: documents with the same title, size and extension. Their content is compared, too, if LegalServer returns it.',
	),
	optionsField([
		{
			displayName: 'Always Make a ZIP',
			name: 'alwaysZip',
			type: 'boolean',
			default: false,
			description:
				'Whether to send a single file in a ZIP, too. LegalServer adds a case note only for ZIPs, and keeps each ZIP in the folder “Webhook Zip Files”. Several files always go in one ZIP.',
		},
		apiVersionField(
			'Which version of LegalServer’s API to ask for the documents that the case already has. Version 1 does not return folder names, so a file in any one folder of the case counts as there. With version 2, only the files in this subfolder count.',
		),
		DRY_RUN,
	]),
];
