import type { INodeExecutionData } from 'n8n-workflow';
import { connectApi } from '../shared/dropboxNode/connectApi';
import { Refusal } from '../shared/core/Refusal';
import type { WatchState } from '../shared/domain/changes/WatchState';
import { createChangesPort } from '../shared/dropbox/changes/createChangesPort';
import { createLookupsPort } from '../shared/dropbox/files/createLookupsPort';
import { clock } from '../shared/n8n/clock';
import { createNodeError } from '../shared/n8n/createNodeError';
import { simplifyRow, type ChangeRow } from './cycle/ChangeRow';
import { pollCycle, type CycleResult } from './cycle/pollCycle';
import type { CycleDependencies } from './cycle/Watch';
import { parameter, readWatch, type TriggerContext } from './readWatch';
import type { ProcessState } from './state/processState';

/** One pass of the node, for the credential that it uses. */
export async function runCycle(context: TriggerContext, kept: WatchState | undefined): Promise<CycleResult> {
	const readAt = clock.now();
	const { state, rows } = await pollCycle(kept, readWatch(context), await connectDropbox(context));
	return { state: state === kept ? state : { ...state, readAt }, rows };
}

export async function connectDropbox(context: TriggerContext): Promise<CycleDependencies> {
	const { api, accounts } = await connectApi(context);
	return { ...createChangesPort(api), ...createLookupsPort(api), ...accounts };
}

/** One item per change. */
export function itemsOf(context: TriggerContext, rows: readonly ChangeRow[]): INodeExecutionData[] {
	const isSimple = parameter(context, 'simplify') !== false;
	return rows.map((row) => ({ json: isSimple ? { ...simplifyRow(row) } : { ...row } }));
}

/** For `.catch`: a refusal as n8n shows it. */
export const rethrowAsNodeError =
	(context: TriggerContext) =>
	(thrown: unknown): never => {
		throw thrown instanceof Refusal ? createNodeError(context.getNode(), thrown) : thrown;
	};

/**
 * The latest of what n8n and this process know of the watch that the panel asks for now; undefined where it is to
 * begin. What is known of another watch, as before somebody chose another folder, does not stand in its way.
 */
export function latestState(
	context: TriggerContext,
	kept: WatchState | undefined,
	{ quiet, latest }: Pick<ProcessState, 'quiet' | 'latest'>,
): WatchState | undefined {
	const { watching } = readWatch(context);
	return [kept, quiet, latest]
		.filter((state) => state !== undefined)
		.filter((state) => state.watching === watching)
		.reduce<WatchState | undefined>(
			(one, other) => (one && one.readAt >= other.readAt ? one : other),
			undefined,
		);
}
