import type { INodeExecutionData } from 'n8n-workflow';
import { apiFor } from '../DropboxCaseFolders/connect';
import { Refusal } from '../shared/domain/Refusal';
import type { WatchState } from '../shared/domain/changes/WatchState';
import { changesOn } from '../shared/dropbox/changes/changes';
import { lookupsOn } from '../shared/dropbox/lookups';
import { clock } from '../shared/n8n/clock';
import { nodeRefusal } from '../shared/n8n/nodeRefusal';
import { simplified, type ChangeRow } from './actions/ChangeRow';
import { pass, type Passed } from './actions/pass';
import type { PassDependencies } from './actions/Watch';
import { parameter, watchOf, type TriggerContext } from './watchOf';
import type { Running } from './watches';

/** One pass of the node, for the credential that it uses. */
export async function passOf(context: TriggerContext, kept: WatchState | undefined): Promise<Passed> {
	const readAt = clock.now();
	const { state, rows } = await pass(kept, watchOf(context), await dropboxFor(context));
	return { state: state === kept ? state : { ...state, readAt }, rows };
}

export async function dropboxFor(context: TriggerContext): Promise<PassDependencies> {
	const { api, accounts } = await apiFor(context);
	return { ...changesOn(api), ...lookupsOn(api), ...accounts };
}

/** One item per change. */
export function itemsOf(context: TriggerContext, rows: readonly ChangeRow[]): INodeExecutionData[] {
	const isSimple = parameter(context, 'simplify') !== false;
	return rows.map((row) => ({ json: isSimple ? { ...simplified(row) } : { ...row } }));
}

/** For `.catch`: a refusal as n8n shows it. */
export const asShown =
	(context: TriggerContext) =>
	(thrown: unknown): never => {
		throw thrown instanceof Refusal ? nodeRefusal(context.getNode(), thrown) : thrown;
	};

/**
 * The latest of what n8n and this process know of the watch that the panel asks for now; undefined where it is to
 * begin. What is known of another watch, as before somebody chose another folder, does not stand in its way.
 */
export function knownState(
	context: TriggerContext,
	kept: WatchState | undefined,
	{ quiet, latest }: Pick<Running, 'quiet' | 'latest'>,
): WatchState | undefined {
	const { watching } = watchOf(context);
	return [kept, quiet, latest]
		.filter((state) => state !== undefined)
		.filter((state) => state.watching === watching)
		.reduce<WatchState | undefined>(
			(one, other) => (one && one.readAt >= other.readAt ? one : other),
			undefined,
		);
}
