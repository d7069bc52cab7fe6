import { done, outcomeOfSync } from '../../../shared/core/outcome';
import { readStatusForm, type StatusForm } from '../../../shared/domain/statusPage/StatusForm';
import type { Operation } from '../../../shared/node/Operation';
import { optionalText } from '../../../shared/node/readParameters';
import type { Dependencies } from '../shared/Dependencies';
import { jsonObject } from '../shared/jsonObject';
import { readFormFields } from './fields';
import { readParameters } from './readParameters';

interface FormRequest {
	fields: Readonly<Record<string, unknown>>;
	key: string;
}

const shape = { form: jsonObject, formKey: optionalText };

/** Reads what somebody chose on the status page, and refuses what another page had their browser send. */
export const readForm: Operation<FormRequest, StatusForm, Dependencies> = {
	fields: readFormFields,
	asTool: 'runs',
	read(context, item) {
		const { form, formKey } = readParameters(context, item, shape);
		return { fields: form, key: formKey };
	},
	run: async (requests, { now }) =>
		requests.map(({ fields, key }) => {
			const form = outcomeOfSync(() => readStatusForm(fields, key, now()));
			return form.ok ? done(form.value) : form;
		}),
	rows: ({ since, ...form }) => [{ ...form, since: since ?? null }],
};
