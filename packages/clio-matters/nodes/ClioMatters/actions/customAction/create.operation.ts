import type { IExecuteFunctions } from 'n8n-workflow';
import {
	emptyFieldRefusal,
	readParametersWithWarnings,
} from '../../../../../../nodes/shared/clioNode/readParameters';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { optionalText } from '../../../../../../nodes/shared/node/readParameters';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { DRY_RUN, dryRunNotes, dryRunSchema } from '../shared/dryRunOption';
import { createCustomActions, type ActionRequest, type CreatedAction } from './createCustomActions';
import { readTargetUrl } from './readTargetUrl';
import { customActionRow } from './rows';

/** Create Custom Action: one output item per link. */
export const create: Operation<ActionRequest, CreatedAction, Dependencies> = {
	fields: [
		{
			displayName: 'Label',
			name: 'label',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Open case folder',
			description: 'The text that people click on in Clio',
		},
		{
			displayName: 'Page',
			name: 'page',
			type: 'options',
			default: 'matter',
			options: [
				{
					name: 'Activity',
					value: 'activity',
					description: 'Verify Click cannot check clicks on activities',
				},
				{ name: 'Contact', value: 'contact' },
				{ name: 'Document', value: 'document' },
				{ name: 'Folder', value: 'folder' },
				{ name: 'Matter', value: 'matter' },
			],
			description: 'The page in Clio that has the link in its menu',
		},
		{
			displayName: 'Target URL',
			name: 'targetUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://n8n.example.com/webhook/folder',
			description:
				'The address that a click opens, such as the production URL of a Webhook node. It must start with https.',
		},
		optionsField([DRY_RUN]),
	],
	read: readActionRequest,
	run: async (requests, { clio }) => await createCustomActions(requests, clio),
	rows: ({ action, status, dryRun, warnings }) => [
		{
			status,
			...customActionRow(action),
			...(warnings.length === 0 ? {} : { warnings }),
			...(dryRun ? { dryRun } : {}),
		},
	],
	notes: (results) => dryRunNotes(results, results.length === 1 ? 'custom action' : 'custom actions'),
};

const page = z.enum(['activity', 'contact', 'document', 'folder', 'matter']);

/** @throws Refusal `invalid_input` naming the field */
function readActionRequest(context: IExecuteFunctions, item: number): ActionRequest {
	const { given, warnings } = readParametersWithWarnings(context, item, {
		...{ label: optionalText, page, targetUrl: optionalText },
		options: z.object({ dryRun: dryRunSchema }).default({}),
	});
	const label = given.label.trim();
	if (label === '') throw emptyFieldRefusal('Label', 'the text that people click on');
	const target = readTargetUrl(given.targetUrl.trim());
	return {
		...{ label, page: given.page, targetUrl: target.url, dryRun: given.options.dryRun },
		warnings: [...warnings, ...target.warnings],
	};
}
