import type { IDataObject } from 'n8n-workflow';
import type {
	CustomFieldValue,
	Document,
	DocumentVersion,
	Matter,
	Reference,
} from '../../../../../../nodes/shared/clio/port';

/** An ID and a name, each under a name of its own; empty where there is none, or where Clio hides it. */
const pair = (idName: string, name: string, reference: Reference | undefined): IDataObject => ({
	[idName]: reference?.id ?? null,
	[name]: reference?.name ?? '',
});

/** Clio lets know that there is one, not which: somebody would look for it in vain. */
const hidden = (references: Record<string, Reference | undefined>): IDataObject => {
	const names = Object.entries(references).flatMap(([name, reference]) =>
		reference?.isHidden === true ? [name] : [],
	);
	return names.length === 0 ? {} : { hidden: names };
};

export const matterRow = (matter: Matter): IDataObject => ({
	matterId: matter.id,
	matterNumber: matter.displayNumber,
	customNumber: matter.customNumber,
	description: matter.description,
	status: matter.status,
	...pair('contactId', 'clientName', matter.client),
	...pair('practiceAreaId', 'practiceArea', matter.practiceArea),
	...pair('stageId', 'stage', matter.stage),
	...pair('responsibleAttorneyId', 'responsibleAttorney', matter.responsibleAttorney),
	responsibleAttorneyEmail: matter.responsibleAttorney?.email ?? '',
	...pair('originatingAttorneyId', 'originatingAttorney', matter.originatingAttorney),
	...pair('responsibleStaffId', 'responsibleStaff', matter.responsibleStaff),
	openDate: matter.openDate ?? null,
	pendingDate: matter.pendingDate ?? null,
	closeDate: matter.closeDate ?? null,
	clientReference: matter.clientReference,
	location: matter.location,
	isShared: matter.isShared,
	folderId: matter.folderId ?? null,
	createdAt: matter.createdAt,
	updatedAt: matter.updatedAt,
	etag: matter.etag,
	customFields: customFieldsOf(matter.customFields),
	...hidden({
		client: matter.client,
		practiceArea: matter.practiceArea,
		responsibleAttorney: matter.responsibleAttorney,
	}),
});

const customFieldsOf = (values: readonly CustomFieldValue[]): IDataObject[] =>
	values.map(({ fieldId, fieldName, fieldType, value }) => ({
		...{ customFieldId: fieldId ?? null, name: fieldName, type: fieldType, value: value as string },
	}));

export const documentRow = (document: Document): IDataObject => ({
	documentId: document.id,
	name: document.name,
	fileName: document.filename,
	contentType: document.contentType,
	size: document.size ?? null,
	matterId: document.matter?.id ?? null,
	matterNumber: document.matter?.displayNumber ?? '',
	...pair('contactId', 'contactName', document.contact),
	...pair('folderId', 'folderName', document.folder),
	...pair('categoryId', 'category', document.category),
	...pair('creatorId', 'creatorName', document.creator),
	creatorType: document.creator?.type ?? '',
	versionId: document.latestVersion?.id ?? null,
	versionNumber: document.latestVersion?.number ?? null,
	isFullyUploaded: document.latestVersion?.isFullyUploaded ?? false,
	isLocked: document.isLocked,
	createdAt: document.createdAt,
	updatedAt: document.updatedAt,
	receivedAt: document.receivedAt ?? null,
	deletedAt: document.deletedAt ?? null,
	etag: document.etag,
	externalProperties: document.externalProperties.map(({ name, value }) => ({ name, value })),
	...hidden({
		...{ matter: document.matter, contact: document.contact, creator: document.creator },
		...{ category: document.category, folder: document.folder },
	}),
});

export const versionRow = (documentId: number, version: DocumentVersion): IDataObject => ({
	documentId,
	versionId: version.id,
	versionNumber: version.number,
	fileName: version.filename,
	contentType: version.contentType,
	size: version.size ?? null,
	isFullyUploaded: version.isFullyUploaded,
	...pair('creatorId', 'creatorName', version.creator),
	creatorType: version.creator?.type ?? '',
	createdAt: version.createdAt,
	updatedAt: version.updatedAt,
	receivedAt: version.receivedAt ?? null,
	...hidden({ creator: version.creator }),
});
