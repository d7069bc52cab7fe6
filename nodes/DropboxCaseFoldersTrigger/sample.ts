import type { INodeExecutionData } from 'n8n-workflow';
import { detectChanges } from '../shared/domain/changes/detectChanges';
import { EventIds } from '../shared/domain/changes/EventIds';
import { KnownTree } from '../shared/domain/changes/KnownTree';
import { TreeUpdate } from '../shared/domain/changes/TreeUpdate';
import { pathKey } from '../shared/domain/paths';
import { Refusal } from '../shared/core/Refusal';
import { changeRows } from './cycle/changeRows';
import { findWatchedFolder } from './cycle/findWatchedFolder';
import { rethrowAsNodeError, connectDropbox, itemsOf } from './runCycle';
import { readWatch, type TriggerContext } from './readWatch';

/** IDs of samples are none of a change's: what is tried by hand does not stand in the way of what is told. */
const SAMPLE = new EventIds('', 'sample');

/**
 * An item such as would come, made of what lies there: the document that was written last, or a case folder, among
 * the first page of the listing. Nothing is kept: what is published goes on from where it stands.
 */
export async function sample(context: TriggerContext): Promise<INodeExecutionData[]> {
	return await createSample(context).catch(rethrowAsNodeError(context));
}

async function createSample(context: TriggerContext): Promise<INodeExecutionData[]> {
	const watch = readWatch(context);
	const dropbox = await connectDropbox(context);
	const root = await findWatchedFolder(dropbox, watch.address);
	const reading = new TreeUpdate(new KnownTree(), root.pathLower ?? pathKey(root.path ?? ''));
	for await (const { changes } of dropbox.listEverything(watch.address)) {
		for (const change of changes) {
			if (change.kind === 'there') reading.addEntry(change.entry, change.modifiedBy);
		}
		break;
	}
	const rows = changeRows(detectChanges(reading, watch.scope), reading, root, watch, SAMPLE);
	const [newest] = rows.sort((a, b) => (b.modified ?? '').localeCompare(a.modified ?? ''));
	if (newest !== undefined) return itemsOf(context, [newest]);
	throw new Refusal(
		'not_found',
		'Nothing lies in what is watched yet, so there is nothing to show',
		'Put a document into it, or publish the workflow: it will be told of the first one.',
	);
}
