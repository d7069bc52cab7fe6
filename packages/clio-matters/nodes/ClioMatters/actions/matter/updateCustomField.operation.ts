import type { IExecuteFunctions } from 'n8n-workflow';
import { customFieldLocator, matterLocator } from '../../../../../../nodes/shared/clioNode/fields';
import {
	emptyFieldRefusal,
	readParameters,
	recordLocator,
} from '../../../../../../nodes/shared/clioNode/readParameters';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { optionalText } from '../../../../../../nodes/shared/node/readParameters';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { DRY_RUN, dryRunNotes, dryRunSchema } from '../shared/dryRunOption';
import type { UpdatedCustomField } from './customField/compareValues';
import { updateCustomFields, type CustomFieldRequest } from './customField/updateCustomFields';

/** Update Custom Field: one output item per item, however many fields of a matter by one call. */
export const updateCustomField: Operation<CustomFieldRequest, UpdatedCustomField, Dependencies> = {
	fields: [
		matterLocator({
			...{ displayName: 'Matter', name: 'matter', required: true },
			description: 'The matter whose custom field is updated',
		}),
		customFieldLocator({
			...{ displayName: 'Custom Field', name: 'customField', required: true },
			description: 'The custom field to update. It must be one for matters.',
		}),
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			placeholder: 'e.g. Superior Court',
			description:
				'The new value. For a picklist, the text of the choice; for a date, a day such as 2026-03-01; for a checkbox, true or false.',
		},
		optionsField([
			{
				displayName: 'Clear If Value Is Empty',
				name: 'clearIfEmpty',
				type: 'boolean',
				default: false,
				description:
					'Whether an empty value clears the custom field. If off, an empty value is refused, so that a missing value deletes nothing.',
			},
			DRY_RUN,
		]),
	],
	read: readCustomFieldRequest,
	run: async (requests, { clio, progress }) => await updateCustomFields(requests, clio, progress),
	rows: ({ status, matter, field, previousValue, value, dryRun }) => [
		{
			status,
			...{ matterId: matter.id, matterNumber: matter.displayNumber },
			...{ customFieldId: field.id, customField: field.name },
			...{ value: value as string, previousValue: previousValue as string },
			...(dryRun ? { dryRun } : {}),
		},
	],
	notes: (results) => dryRunNotes(results, results.length === 1 ? 'custom field' : 'custom fields'),
};

/** @throws Refusal `invalid_input` naming the field */
function readCustomFieldRequest(context: IExecuteFunctions, item: number): CustomFieldRequest {
	const { matter, customField, value, options } = readParameters(context, item, {
		matter: recordLocator('matters'),
		customField: recordLocator(),
		value: z.preprocess((given) => (typeof given === 'boolean' ? String(given) : given), optionalText),
		options: z.object({ clearIfEmpty: z.boolean().default(false), dryRun: dryRunSchema }).default({}),
	});
	const { clearIfEmpty, dryRun } = options;
	const isEmpty = value.trim() === '';
	if (isEmpty && !clearIfEmpty) throw emptyFieldRefusal('Value', 'the new value of the custom field');
	return { matterId: matter, fieldId: customField, value: isEmpty ? undefined : value.trim(), dryRun };
}
