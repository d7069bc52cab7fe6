import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { Refusal } from '../shared/core/Refusal';
import { detectChanges } from '../shared/domain/changes/detectChanges';
import { EventIds } from '../shared/domain/changes/EventIds';
import { KnownTree } from '../shared/domain/changes/KnownTree';
import { TreeUpdate } from '../shared/domain/changes/TreeUpdate';
import { entryPathKey } from '../shared/domain/paths';
import { createChangesPort } from '../shared/dropbox/changes/createChangesPort';
import { createLookupsPort } from '../shared/dropbox/files/createLookupsPort';
import { connectApi } from '../shared/dropboxNode/connectApi';
import { clock } from '../shared/n8n/clock';
import { createNodeError } from '../shared/n8n/createNodeError';
import { runInTurn, saveState } from '../shared/node/triggerState';
import { changeRows, simplifyRow, type ChangeRow } from './cycle/changeRows';
import type { CycleDependencies } from './cycle/pollCycle';
import { findWatchedFolder } from './cycle/readChanges';
import { repeatChanges } from './cycle/repeatChanges';
import type { WatchState } from './cycle/Watch';
import { readParameter, readWatch, type TriggerContext } from './readWatch';
import { getProcessState, readState, type ProcessState } from './state';

/** IDs of samples are none of a change's: what is tried by hand does not stand in the way of what is told. */
const SAMPLE_IDS = new EventIds('', 'sample');

/**
 * A poll: the changes since the last one, or null. In webhook mode a poll is the safety net, so each one looks: what
 * notifications told at another process, of which nothing is known here, is told again, with the same IDs.
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return [await createSampleItems(context)];
	const running = getProcessState(context);
	const before = running.pollsWithChanges;
	running.isPollDue = true;
	const items = await runInTurn(running.turns, async () => {
		// What n8n gave this poll to go on from is of before the other one's changes: it would tell them again. The next
		// poll goes on from what n8n has kept by then.
		if (running.pollsWithChanges !== before) {
			running.isPollDue = false;
			return [];
		}
		const cycle = await runCycle(context, running).catch(rethrowAsNodeError(context));
		running.quiet = cycle.items.length === 0 ? cycle.state : undefined;
		if (cycle.items.length > 0) running.pollsWithChanges += 1;
		return cycle.items;
	});
	return items === undefined || items.length === 0 ? null : [items];
}

/**
 * What changed since the latest state that n8n and this process know of the watch that the panel asks for now. What is
 * kept goes into the static data, which n8n writes when it begins the workflow with these items. States of another
 * watch, as before somebody chose another folder, do not stand in its way.
 */
export async function runCycle(
	context: TriggerContext,
	running: ProcessState,
): Promise<{ state: WatchState; items: INodeExecutionData[] }> {
	const { quiet, latest, isPollDue: isPoll } = running;
	running.isPollDue = false;
	const staticData = context.getWorkflowStaticData('node');
	const watch = readWatch(context);
	const kept = [readState(staticData), quiet, latest]
		.filter((state) => state?.watching === watch.watching)
		.reduce((one, other) => (one && other && one.readAt >= other.readAt ? one : other), undefined);
	const now = clock.now();
	const dropbox = await connectDropbox(context);
	const { state, rows, crowdedOut } = await repeatChanges(kept, watch, { isPoll, now }, dropbox);
	if (crowdedOut > 0)
		context.logger.warn(
			`Dropbox Case Folders Trigger: too many recent changes to repeat all of them; not repeated: ${crowdedOut}`,
		);
	const items = itemsOf(context, rows);
	// Also where the clock was set back it is the later one.
	const readAt = Math.max(now, (kept?.readAt ?? 0) + 1);
	const next = state === kept ? state : { ...state, readAt };
	saveState(staticData, next);
	return { state: next, items };
}

/**
 * An item such as would come, made of what lies there: the document that was written last, or a case folder, among
 * the first page of the listing. Nothing is kept: what is published goes on from where it stands.
 */
export async function createSampleItems(context: TriggerContext): Promise<INodeExecutionData[]> {
	return await createSample(context).catch(rethrowAsNodeError(context));
}

async function createSample(context: TriggerContext): Promise<INodeExecutionData[]> {
	const watch = readWatch(context);
	const dropbox = await connectDropbox(context);
	const root = await findWatchedFolder(dropbox, watch.address);
	const update = new TreeUpdate(new KnownTree(), entryPathKey(root));
	for await (const { changes } of dropbox.listEverything(watch.address)) {
		for (const change of changes) {
			if (change.kind === 'there') update.addEntry(change.entry, change.modifiedBy);
		}
		break;
	}
	const rows = changeRows(detectChanges(update, watch.scope), update, root, watch, SAMPLE_IDS);
	const [newest] = rows.sort((a, b) => (b.modified ?? '').localeCompare(a.modified ?? ''));
	if (newest !== undefined) return itemsOf(context, [newest]);
	throw new Refusal(
		'not_found',
		'The watched folder is empty, so there is nothing to show',
		'Put a document into it, or publish the workflow. It will report the first document.',
	);
}

async function connectDropbox(context: TriggerContext): Promise<CycleDependencies> {
	const { api, accounts } = await connectApi(context);
	return { ...createChangesPort(api), ...createLookupsPort(api), ...accounts };
}

/** One item per change. */
function itemsOf(context: TriggerContext, rows: readonly ChangeRow[]): INodeExecutionData[] {
	const isSimple = readParameter(context, 'simplify') !== false;
	return rows.map((row) => ({ json: isSimple ? { ...simplifyRow(row) } : { ...row } }));
}

/** For `.catch`: a refusal as n8n shows it. */
const rethrowAsNodeError =
	(context: TriggerContext) =>
	(thrown: unknown): never => {
		throw thrown instanceof Refusal ? createNodeError(context.getNode(), thrown) : thrown;
	};
