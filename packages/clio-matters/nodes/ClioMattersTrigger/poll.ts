import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../nodes/shared/core/Refusal';
import { createNodeError } from '../../../../nodes/shared/n8n/createNodeError';
import { connect, type TriggerClio } from './connect';
import { createSample } from './cycle/createSample';
import { endHooks, keepHooks } from './hooks';
import { isWebhookMode, readWatch, type TriggerContext } from './readWatch';
import { takeTurn } from './run';
import { getProcessState } from './state';

/** A poll: what happened since the last one, or null. In webhook mode it catches what no delivery told. */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return [[{ json: await sampleOf(context) }]];
	getProcessState(context).isPollDue = true;
	const items = await takeTurn(context, async () => await connect(context, 'poll'), {
		prepare: async (clio) => await tendHooks(context, clio).catch(logRefusal(context)),
	}).catch(rethrowAsNodeError(context));
	return items === undefined || items.length === 0 ? null : [items];
}

async function tendHooks(context: TriggerContext, clio: TriggerClio): Promise<void> {
	if (isWebhookMode(context)) await keepHooks(context, clio, readWatch(context).events);
	else await endHooks(context, clio);
}

/** For `.catch`: what cannot be subscribed to is polled all the same. */
const logRefusal =
	(context: TriggerContext) =>
	(thrown: unknown): void => {
		if (!(thrown instanceof Refusal)) throw thrown;
		context.logger.warn(`Clio Matters Trigger: its webhooks could not be checked (${thrown.message})`);
	};

async function sampleOf(context: TriggerContext) {
	const make = async () => await createSample(readWatch(context), await connect(context, 'publish'));
	return await make().catch(rethrowAsNodeError(context));
}

/** For `.catch`: a refusal as n8n shows it. */
const rethrowAsNodeError =
	(context: TriggerContext) =>
	(thrown: unknown): never => {
		throw thrown instanceof Refusal ? createNodeError(context.getNode(), thrown) : thrown;
	};
