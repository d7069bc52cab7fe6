import {
	doneMark,
	UPLOAD_PROPERTY,
	type Document,
	type MeasuredContent,
} from '../../../../../../../nodes/shared/clio/port';

/** What a dry run would leave behind: the files that follow in the same run are held against it. */
export function pretendUpload(
	before: Document | undefined,
	name: string,
	{ contentHash, size }: Pick<MeasuredContent, 'contentHash' | 'size'>,
): Document {
	const number = (before?.latestVersion?.number ?? 0) + 1;
	const uuid = `pretended-${number}`;
	return {
		...(before ?? emptyDocument(name)),
		latestVersion: { ...emptyVersion(name), number, uuid, size },
		externalProperties: [{ id: undefined, name: UPLOAD_PROPERTY, value: doneMark(contentHash, uuid) }],
		size,
	};
}

/** The ID of what is not there: none that Clio gives. */
export const PRETENDED = 0;

const emptyDocument = (name: string): Document => ({
	...{ id: PRETENDED, etag: '', name, filename: name, contentType: '', size: undefined, isLocked: false },
	...{ matter: undefined, contact: undefined, folder: undefined, category: undefined, creator: undefined },
	...{ latestVersion: undefined, externalProperties: [], createdAt: '', updatedAt: '' },
	...{ receivedAt: undefined, deletedAt: undefined },
});

const emptyVersion = (filename: string) => ({
	...{ id: PRETENDED, documentId: undefined, etag: '', filename, contentType: '', isFullyUploaded: true },
	...{ createdAt: '', updatedAt: '', receivedAt: undefined, creator: undefined },
});
