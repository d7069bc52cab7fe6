import type { IDataObject } from 'n8n-workflow';
import { shortHash } from '../../../../../nodes/shared/domain/changes/KnownTree';
import type { Document, Matter, Reference } from '../../../../../nodes/shared/clio/port';
import type { Folder } from '../../../../../nodes/shared/clio/port/Folders';
import type { DecidedEvent } from './decide';
import type { Model, Watch } from './Watch';

/** Something that happened, with all that was read of it. */
export interface Told {
	model: Model;
	id: number;
	event: DecidedEvent;
	/** The ID that it was told with before; undefined where it is told for the first time. */
	eventId?: string | undefined;
	document?: Document | undefined;
	folder?: Folder | undefined;
	matter?: Matter | undefined;
}

/** An item as a workflow gets it. Times are ISO 8601, sizes are bytes; null, or no text, is what there is not. */
export function rowOf(told: Told, watch: Watch): IDataObject {
	const { model, id, event, document, folder, matter } = told;
	const about = model === 'document' ? documentPart(id, document) : {};
	const place = model === 'folder' ? folderPart(id, folder) : {};
	return {
		event: event.event,
		eventId: told.eventId ?? eventIdOf(watch.workflowId, event, id),
		...about,
		...place,
		...matterPart(matter, document?.matter ?? folder?.matter, watch.customFields),
		...hidden({
			matter: document?.matter ?? folder?.matter,
			creator: document?.creator,
			client: matter?.client,
			practiceArea: matter?.practiceArea,
			responsibleAttorney: matter?.responsibleAttorney,
		}),
	};
}

/** The same whenever and wherever the event is told again. */
const eventIdOf = (owner: string, { event, distinction }: DecidedEvent, id: number): string =>
	shortHash(JSON.stringify([owner, event, id, distinction]), 21);

const pair = (idName: string, name: string, reference: Reference | undefined): IDataObject => ({
	[idName]: reference?.id ?? null,
	[name]: reference?.name ?? '',
});

const documentPart = (id: number, document: Document | undefined): IDataObject => ({
	documentId: id,
	versionId: document?.latestVersion?.id ?? null,
	versionNumber: document?.latestVersion?.number ?? null,
	name: document?.name ?? '',
	fileName: document?.filename ?? '',
	contentType: document?.contentType ?? '',
	size: document?.size ?? null,
	...pair('categoryId', 'category', document?.category),
	...pair('folderId', 'folderName', document?.folder),
	...pair('creatorId', 'creatorName', document?.creator),
	creatorType: document?.creator?.type ?? '',
	createdAt: document?.createdAt ?? null,
	updatedAt: document?.updatedAt ?? null,
	receivedAt: document?.receivedAt ?? null,
	deletedAt: document?.deletedAt ?? null,
	etag: document?.etag ?? '',
});

const folderPart = (id: number, folder: Folder | undefined): IDataObject => ({
	folderId: id,
	folderName: folder?.name ?? '',
	...pair('parentFolderId', 'parentFolderName', folder?.parent),
	updatedAt: folder?.updatedAt ?? null,
	etag: folder?.etag ?? '',
});

/** @param reference to the matter, where the matter itself could not be read */
const matterPart = (
	matter: Matter | undefined,
	reference: Reference | undefined,
	chosen: readonly string[],
): IDataObject => ({
	matterId: matter?.id ?? reference?.id ?? null,
	matterNumber: matter?.displayNumber ?? reference?.name ?? '',
	customNumber: matter?.customNumber ?? '',
	matterDescription: matter?.description ?? '',
	matterStatus: matter?.status ?? '',
	...pair('contactId', 'clientName', matter?.client),
	...pair('practiceAreaId', 'practiceArea', matter?.practiceArea),
	...pair('stageId', 'stage', matter?.stage),
	...pair('responsibleAttorneyId', 'responsibleAttorney', matter?.responsibleAttorney),
	responsibleAttorneyEmail: matter?.responsibleAttorney?.email ?? '',
	openDate: matter?.openDate ?? null,
	pendingDate: matter?.pendingDate ?? null,
	closeDate: matter?.closeDate ?? null,
	matterFolderId: matter?.folderId ?? null,
	matterUpdatedAt: matter?.updatedAt ?? null,
	customFieldValues: customFieldValuesOf(matter, chosen),
});

/** By name, as expressions read them: `{{ $json.customFieldValues['Matter Type'] }}`. */
const customFieldValuesOf = (matter: Matter | undefined, chosen: readonly string[]): IDataObject =>
	Object.fromEntries(
		(matter?.customFields ?? [])
			.filter(
				({ fieldId, fieldName }) =>
					chosen.length === 0 ||
					chosen.includes(fieldName.trim().toLowerCase()) ||
					chosen.includes(String(fieldId)),
			)
			.map(({ fieldName, value }) => [fieldName, value as string]),
	);

/** Clio lets know that there is one, not which: somebody would look for it in vain. */
const hidden = (references: Record<string, Reference | undefined>): IDataObject => {
	const names = Object.entries(references).flatMap(([name, reference]) =>
		reference?.isHidden === true ? [name] : [],
	);
	return names.length === 0 ? {} : { hidden: names };
};
