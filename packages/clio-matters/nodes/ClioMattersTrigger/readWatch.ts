import type {
	IGetNodeParameterOptions,
	IHookFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { checkParameter, optionalRecordLocator } from '../../../../nodes/shared/clioNode/readParameters';
import { zodErrorMap, InvalidField } from '../../../../nodes/shared/node/InvalidField';
import { amount, repeatFor } from '../../../../nodes/shared/node/repeatField';
import { optionalText } from '../../../../nodes/shared/node/readParameters';
import { z } from '../../../../nodes/shared/vendor/zod';
import { EVENTS, type ClioEvent, type Watch, type WatchFilters } from './cycle/Watch';
import { fields } from './fields';

/** Where n8n runs a trigger. */
export type TriggerContext = IPollFunctions | IWebhookFunctions | IHookFunctions;

const filtersSchema = z
	.object({
		practiceArea: optionalRecordLocator(),
		responsibleAttorney: optionalRecordLocator(),
		category: optionalRecordLocator(),
		matterStatus: z.array(z.enum(['open', 'pending', 'closed'])),
		customField: optionalRecordLocator(),
		customFieldValue: optionalText,
		minimumSize: amount(),
		hasDocuments: z.boolean(),
	})
	.partial()
	.default({});

const optionsSchema = z
	.object({
		customFields: optionalText,
		includeWithoutMatter: z.boolean(),
	})
	.partial()
	.extend({ repeatMinutes: repeatFor })
	.default({});

/**
 * What the fields of the panel say is to be watched.
 * @throws Refusal `invalid_input` naming the field
 */
export function readWatch(context: TriggerContext): Watch {
	const given = readField(context, 'filters', filtersSchema);
	const options = readField(context, 'options', optionsSchema);
	return {
		watching: JSON.stringify([credentialIdOf(context)]),
		workflowId: context.getWorkflow().id ?? '',
		events: readEvents(context),
		filters: readFilters(given, options.includeWithoutMatter ?? false),
		repeatFor: options.repeatMinutes,
		customFields: (options.customFields ?? '')
			.split(/[,;\n]/)
			.map((name) => name.trim().toLowerCase())
			.filter((name) => name !== ''),
	};
}

export function readEvents(context: TriggerContext): ClioEvent[] {
	const chosen = readField(context, 'events', z.array(z.string()));
	const events = EVENTS.filter((event) => chosen.includes(event)) as ClioEvent[];
	if (events.length === 0) throw new InvalidField(['events'], 'no event is selected', fields);
	return events;
}

function readFilters(given: z.output<typeof filtersSchema>, withoutMatter: boolean): WatchFilters {
	return {
		practiceAreaId: given.practiceArea,
		responsibleAttorneyId: given.responsibleAttorney,
		categoryId: given.category,
		statuses: given.matterStatus ?? [],
		customField: matterTypeFilter(given.customField, (given.customFieldValue ?? '').trim()),
		// Kilobytes, as people see them.
		minimumSize: given.minimumSize === undefined ? undefined : given.minimumSize * 1024,
		hasDocuments: given.hasDocuments ?? false,
		withoutMatter,
	};
}

/** One without the other would let everything through. */
function matterTypeFilter(id: number | undefined, value: string): WatchFilters['customField'] {
	if (id !== undefined && value !== '') return { id, value };
	if (id === undefined && value === '') return undefined;
	const name = id === undefined ? 'customField' : 'customFieldValue';
	throw new InvalidField(['filters', name], 'it is empty, but the field that goes with it is not', fields);
}

function readField<T extends z.ZodTypeAny>(context: TriggerContext, name: string, schema: T): z.output<T> {
	const raw = readParameter(context, name, { rawExpressions: true });
	// All kinds of context have it.
	const evaluate = (expression: string) => (context as IWebhookFunctions).evaluateExpression(expression);
	try {
		const parsed = schema.safeParse(checkParameter(name, readParameter(context, name), raw, evaluate).value, {
			errorMap: zodErrorMap,
		});
		if (parsed.success) return parsed.data as z.output<T>;
		const [issue] = parsed.error.issues;
		throw new InvalidField([name, ...(issue?.path ?? []).map(String)], issue?.message ?? 'it is invalid');
	} catch (thrown) {
		throw thrown instanceof InvalidField ? thrown.withLabels(fields) : thrown;
	}
}

/** All kinds of context take a name, what stands for it when it is not there, and whether expressions are evaluated. */
export const readParameter = (
	context: TriggerContext,
	name: string,
	options?: IGetNodeParameterOptions,
): unknown => (context as IPollFunctions).getNodeParameter(name, undefined, options);

export const isWebhookMode = (context: TriggerContext): boolean =>
	readParameter(context, 'triggerMode') === 'webhook';

/** Whether a filter is about what a custom field holds. */
export function isFilteredByField(context: TriggerContext): boolean {
	const filters = readParameter(context, 'filters', { rawExpressions: true });
	return typeof filters === 'object' && filters !== null && 'customField' in filters;
}

const credentialIdOf = (context: TriggerContext): string =>
	Object.values(context.getNode().credentials ?? {})
		.map(({ id }) => id ?? '')
		.join();
