import type { IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { addressFrom } from '../shared/domain/address';
import { EVENTS, type ChangeEvent, type Scope } from '../shared/domain/changes/FolderChange';
import { z } from '../shared/vendor/zod';
import type { Watch } from './actions/Watch';

/** Where n8n runs a trigger. */
export type TriggerContext = IPollFunctions | IWebhookFunctions;

const locator = z.object({ mode: z.string(), value: z.coerce.string() });

const optionsSchema = z.object({
	emitExisting: z.boolean().default(false),
	ignoreOwn: z.boolean().default(false),
});

/**
 * What the fields of the panel say is to be watched.
 * @throws Refusal `invalid_input` where the folder was not given
 */
export function watchOf(context: TriggerContext): Watch {
	const scope: Scope = parameter(context, 'watch') === 'caseFolder' ? 'caseFolder' : 'destination';
	const pointer = locator.parse(parameter(context, scope));
	const address = addressFrom(pointer);
	const events = z.array(z.string()).parse(parameter(context, 'events')) as ChangeEvent[];
	return {
		watching: JSON.stringify([scope, address, credentialIdOf(context)]),
		...{ address, scope, events: EVENTS.filter((event) => events.includes(event)) },
		...optionsSchema.parse(parameter(context, 'options') ?? {}),
	};
}

/** Both kinds of context take a name and what stands for it when it is not there. */
export const parameter = (context: TriggerContext, name: string): unknown =>
	(context as IPollFunctions).getNodeParameter(name);

const credentialIdOf = (context: TriggerContext): string =>
	Object.values(context.getNode().credentials ?? {})
		.map(({ id }) => id ?? '')
		.join();
