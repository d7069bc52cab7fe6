import type { IDataObject } from 'n8n-workflow';
import { Refusal } from '../../../../../nodes/shared/core/Refusal';
import type { Page } from '../../../../../nodes/shared/clio/port';
import type { CycleDependencies } from './Dependencies';
import { rowOf } from './rows';
import { eventsOf, type Watch } from './Watch';

/**
 * An item such as would come, made of what there is: the first chosen event, of a record that exists. Its ID is none of
 * an event's, so that what is tried by hand does not stand in the way of what is told.
 */
export async function createSample(watch: Watch, clio: CycleDependencies): Promise<IDataObject> {
	const own = { ...watch, workflowId: 'sample' };
	const [documentEvent] = eventsOf('document', watch.events);
	const [matterEvent] = eventsOf('matter', watch.events);
	if (documentEvent !== undefined) {
		const document = await firstOf(
			clio.listDocuments({ categoryId: watch.filters.categoryId }, { limit: 50 }),
			({ size = 0 }) => size >= (watch.filters.minimumSize ?? 0),
		);
		if (document !== undefined) {
			const matterId = document.matter?.id;
			const matter = matterId === undefined ? undefined : (await clio.readMatters([matterId])).get(matterId);
			const event = { event: documentEvent, distinction: '' };
			return rowOf({ model: 'document', id: document.id, event, document, matter }, own);
		}
	} else if (matterEvent !== undefined) {
		const matter = await firstOf(
			clio.listMatters({ practiceAreaId: watch.filters.practiceAreaId }, { limit: 50 }),
		);
		const event = { event: matterEvent, distinction: '' };
		if (matter !== undefined) return rowOf({ model: 'matter', id: matter.id, event, matter }, own);
	} else {
		const folder = await firstOf(clio.listFolders({}, { limit: 50 }));
		const event = { event: 'folderRenamed' as const, distinction: '' };
		if (folder !== undefined) return rowOf({ model: 'folder', id: folder.id, event, folder }, own);
	}
	throw new Refusal(
		'not_found',
		'Clio has no records yet for the events you selected, so there is nothing to show',
		'Upload a document or open a matter in Clio, or publish the workflow: it will report the first one.',
	);
}

/** The last of a first page: the newest of a small firm. */
async function firstOf<T>(
	pages: AsyncIterable<Page<T>>,
	isWanted: (record: T) => boolean = () => true,
): Promise<T | undefined> {
	for await (const { records } of pages) return records.findLast(isWanted);
	return undefined;
}
