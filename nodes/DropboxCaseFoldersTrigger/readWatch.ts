import { EVENTS, type ChangeEvent, type Scope } from '../shared/domain/changes/FolderChange';
import type { IGetNodeParameterOptions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { checkParameter } from '../shared/dropboxNode/readParameters';
import { zodErrorMap, InvalidField } from '../shared/node/InvalidField';
import { repeatFor } from '../shared/node/repeatField';
import { resourceLocator } from '../shared/node/readParameters';
import { addressFrom } from '../shared/domain/addressFrom';
import { z } from '../shared/vendor/zod';
import type { Watch } from './cycle/Watch';
import { fields } from './fields';

/** Where n8n runs a trigger. */
export type TriggerContext = IPollFunctions | IWebhookFunctions;

const optionsSchema = z
	.object({
		includeExistingItems: z.boolean().default(false),
		ignoreOwn: z.boolean().default(false),
		repeatMinutes: repeatFor,
	})
	.default({});

/**
 * What the fields of the panel say is to be watched.
 * @throws Refusal `invalid_input` where the folder was not given, or a field holds what it cannot hold
 */
export function readWatch(context: TriggerContext): Watch {
	const scope: Scope = readParameter(context, 'watch') === 'caseFolder' ? 'caseFolder' : 'destination';
	const address = addressFrom(readField(context, scope, resourceLocator));
	const events = readField(context, 'events', z.array(z.string())) as ChangeEvent[];
	const { repeatMinutes, includeExistingItems, ignoreOwn } = readField(context, 'options', optionsSchema);
	return {
		watching: JSON.stringify([scope, address, credentialIdOf(context)]),
		workflowId: context.getWorkflow().id ?? '',
		...{ address, scope, events: EVENTS.filter((event) => events.includes(event)) },
		...{ includeExistingItems, ignoreOwn, repeatFor: repeatMinutes },
	};
}

function readField<T extends z.ZodTypeAny>(context: TriggerContext, name: string, schema: T): z.output<T> {
	const raw = readParameter(context, name, { rawExpressions: true });
	// Both kinds of context have it.
	const evaluate = (expression: string) => (context as IWebhookFunctions).evaluateExpression(expression);
	try {
		const parsed = schema.safeParse(checkParameter(name, readParameter(context, name), raw, evaluate).value, {
			errorMap: zodErrorMap,
		});
		if (parsed.success) return parsed.data as z.output<T>;
		const [issue] = parsed.error.issues;
		const path = [name, ...(issue?.path ?? []).map(String)];
		throw new InvalidField(path, issue?.message ?? 'it does not have the right form');
	} catch (thrown) {
		throw thrown instanceof InvalidField ? thrown.withLabels(fields) : thrown;
	}
}

/** Both kinds of context take a name, what stands for it when it is not there, and whether expressions are evaluated. */
export const readParameter = (
	context: TriggerContext,
	name: string,
	options?: IGetNodeParameterOptions,
): unknown => (context as IPollFunctions).getNodeParameter(name, undefined, options);

const credentialIdOf = (context: TriggerContext): string =>
	Object.values(context.getNode().credentials ?? {})
		.map(({ id }) => id ?? '')
		.join();
