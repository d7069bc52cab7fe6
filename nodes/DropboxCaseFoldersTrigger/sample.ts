import type { INodeExecutionData } from 'n8n-workflow';
import { changesRead } from '../shared/domain/changes/changesRead';
import { EventIds } from '../shared/domain/changes/EventIds';
import { KnownTree } from '../shared/domain/changes/KnownTree';
import { Reading } from '../shared/domain/changes/Reading';
import { comparable } from '../shared/domain/paths';
import { Refusal } from '../shared/domain/Refusal';
import { rowsOf } from './actions/rowsOf';
import { watchedFolder } from './actions/watchedFolder';
import { asShown, dropboxFor, itemsOf } from './passing';
import { watchOf, type TriggerContext } from './watchOf';

/** IDs of samples are none of a change's: what is tried by hand does not stand in the way of what is told. */
const SAMPLE = new EventIds('', 'sample');

/**
 * An item such as would come, made of what lies there: the document that was written last, or a case folder, among
 * the first page of the listing. Nothing is kept: what is published goes on from where it stands.
 */
export async function sample(context: TriggerContext): Promise<INodeExecutionData[]> {
	return await sampleOf(context).catch(asShown(context));
}

async function sampleOf(context: TriggerContext): Promise<INodeExecutionData[]> {
	const watch = watchOf(context);
	const dropbox = await dropboxFor(context);
	const root = await watchedFolder(dropbox, watch.address);
	const reading = new Reading(new KnownTree(), root.pathLower ?? comparable(root.path ?? ''));
	for await (const { changes } of dropbox.everything(watch.address)) {
		for (const change of changes) {
			if (change.kind === 'there') reading.there(change.entry, change.modifiedBy);
		}
		break;
	}
	const rows = rowsOf(changesRead(reading, watch.scope), reading, root, watch, SAMPLE);
	const [newest] = rows.sort((a, b) => (b.modified ?? '').localeCompare(a.modified ?? ''));
	if (newest !== undefined) return itemsOf(context, [newest]);
	throw new Refusal(
		'not_found',
		'Nothing lies in what is watched yet, so there is nothing to show',
		'Put a document into it, or publish the workflow: it will be told of the first one.',
	);
}
