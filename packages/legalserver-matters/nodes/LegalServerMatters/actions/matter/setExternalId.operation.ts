import type { IExecuteFunctions } from 'n8n-workflow';
import { refused, type Outcome } from '../../../../../../nodes/shared/core/outcome';
import { matterField } from '../../../../../../nodes/shared/legalserverNode/fields';
import { matterKey, readParameters } from '../../../../../../nodes/shared/legalserverNode/readParameters';
import { emptyFieldRefusal } from '../../../../../../nodes/shared/node/InvalidField';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { optionalText } from '../../../../../../nodes/shared/node/readParameters';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { DRY_RUN, dryRunSchema } from '../shared/dryRunOption';
import type { CaseChange, ChangedCase } from './changes/CaseChange';
import { changeCases } from './changes/changeCases';
import { CLEAR_IF_EMPTY } from './changes/options';
import { changeNotes, changeRows } from './changes/rows';

/** Set External ID: one output item per item. */
export const setExternalId: Operation<CaseChange, ChangedCase, Dependencies> = {
	fields: [
		matterField('The case to update. This requires LegalServer’s paid Premium API.'),
		{
			displayName: 'External ID',
			name: 'externalId',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.folderId }}',
			description:
				'The ID of the case in another system. Users can see it in LegalServer but not change it. No two cases can have the same external ID.',
		},
		optionsField([CLEAR_IF_EMPTY, DRY_RUN]),
	],
	read: readChange,
	run: async (requests, { legalServer, progress }) =>
		(await changeCases(requests, legalServer, progress)).map(withAdvice),
	rows: changeRows,
	notes: changeNotes,
};

/** An ID that another case has is rejected like any other value. */
function withAdvice<T>(outcome: Outcome<T>): Outcome<T> {
	if (outcome.ok || !/rejected .*“external_id”/.test(outcome.refusal.message)) return outcome;
	return refused(
		outcome.refusal.reword(
			outcome.refusal.message,
			'Another case may already have this external ID. Each one can be used only once. To find that case, run Get Many with the External ID filter.',
		),
	);
}

/** @throws Refusal `invalid_input` naming the field */
function readChange(context: IExecuteFunctions, item: number): CaseChange {
	const { matter, externalId, options } = readParameters(context, item, {
		...{ matter: matterKey, externalId: optionalText },
		options: z.object({ clearIfEmpty: z.boolean().default(false), dryRun: dryRunSchema }).default({}),
	});
	const text = externalId.trim();
	if (text === '' && !options.clearIfEmpty)
		throw emptyFieldRefusal('External ID', 'the ID of the case in the other system');
	return {
		...{ key: matter, field: { name: 'external_id', isCustom: false }, dryRun: options.dryRun },
		value: text === '' ? null : text,
	};
}
