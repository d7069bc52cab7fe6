import type { IExecuteFunctions } from 'n8n-workflow';
import { matterField } from '../../../../../../nodes/shared/legalserverNode/fields';
import {
	customFieldName,
	matterKey,
	readParameters,
} from '../../../../../../nodes/shared/legalserverNode/readParameters';
import { emptyFieldRefusal } from '../../../../../../nodes/shared/node/InvalidField';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { optionalText } from '../../../../../../nodes/shared/node/readParameters';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { DRY_RUN, dryRunSchema } from '../shared/dryRunOption';
import type { CaseChange, ChangedCase } from './changes/CaseChange';
import { changeCases } from './changes/changeCases';
import { CLEAR_IF_EMPTY, VALUE_TYPE, VALUE_TYPES } from './changes/options';
import { changeNotes, changeRows } from './changes/rows';
import { valueOfType } from './changes/valueOfType';

/** Update Custom Field: one output item per item, however many fields of a case by one call. */
export const updateCustomField: Operation<CaseChange, ChangedCase, Dependencies> = {
	fields: [
		matterField('The case to update. This requires LegalServer’s paid Premium API.'),
		{
			displayName: 'Custom Field',
			name: 'customField',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. folder_id_12',
			description: 'The database name of the custom field, shown in LegalServer under Admin → Custom Fields',
		},
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.folderId }}',
			description: 'The new value. For a lookup, enter the choice as it appears in LegalServer.',
		},
		optionsField([CLEAR_IF_EMPTY, DRY_RUN, VALUE_TYPE]),
	],
	read: readChange,
	run: async (requests, { legalServer, progress }) => await changeCases(requests, legalServer, progress),
	rows: changeRows,
	notes: changeNotes,
};

const optionsSchema = z
	.object({
		clearIfEmpty: z.boolean().default(false),
		dryRun: dryRunSchema,
		valueType: z.enum(VALUE_TYPES).default('text'),
	})
	.default({});

/** @throws Refusal `invalid_input` naming the field */
function readChange(context: IExecuteFunctions, item: number): CaseChange {
	const { matter, customField, value, options } = readParameters(context, item, {
		matter: matterKey,
		customField: customFieldName,
		value: z.union([z.boolean(), optionalText]),
		options: optionsSchema,
	});
	const { clearIfEmpty, dryRun, valueType } = options;
	const isEmpty = typeof value === 'string' && value.trim() === '';
	if (isEmpty && !clearIfEmpty) throw emptyFieldRefusal('Value', 'the new value of the custom field');
	return {
		...{ key: matter, field: { name: customField, isCustom: true }, dryRun },
		value: isEmpty ? null : valueOfType(value, valueType),
	};
}
