import type { IDataObject } from 'n8n-workflow';
import type { Document } from '../../../../../../nodes/shared/legalserver/port';
import type { NamedCase } from '../shared/nameCases';
import { fileNameOf } from './fileNameOf';

/** What is known of the case without reading it: of one that is given by its UUID, nothing else. */
export const caseRow = ({ uuid, id, caseNumber }: NamedCase): IDataObject => ({
	...{ matterUuid: uuid, matterId: id ?? null, caseNumber: caseNumber === '' ? null : caseNumber },
});

export const documentRow = (matter: NamedCase, document: Document): IDataObject => ({
	documentUuid: document.uuid,
	documentId: document.id ?? null,
	fileName: fileNameOf(document),
	title: document.title,
	mimeType: document.mimeType,
	size: document.size ?? null,
	createdAt: document.createdAt ?? null,
	updatedAt: document.updatedAt ?? null,
	scanState: document.scanState,
	folderId: document.folderId ?? null,
	// Null, not an empty text: version 1 says nothing about them.
	folder: document.more?.folder ?? null,
	type: document.more?.type ?? null,
	storage: document.more?.storage ?? null,
	programs: document.more?.programs ?? null,
	fundingCode: document.more?.fundingCode ?? null,
	...caseRow(matter),
});
