import {
	doneMark,
	requireRoom,
	UPLOAD_PROPERTY,
	type Document,
	type MeasuredContent,
} from '../../../../../../../nodes/shared/clio/port';

/**
 * What a dry run would leave behind: the files that follow in the same run are held against it.
 * @throws Refusal `no_space`, as the real run would
 */
export function pretendUpload(
	before: Document | undefined,
	name: string,
	{ contentHash, size }: Pick<MeasuredContent, 'contentHash' | 'size'>,
	isFinish: boolean,
): Document {
	const { latestVersion } = before ?? {};
	// One whose bytes are not there yet would get them.
	const number = (latestVersion?.number ?? 0) + (isFinish ? 0 : 1);
	const uuid = `pretended-${number}`;
	const mark = { name: UPLOAD_PROPERTY, value: doneMark(contentHash, uuid) };
	const properties = before?.externalProperties ?? [];
	requireRoom(properties, { [mark.name]: mark.value });
	return {
		...(before ?? emptyDocument(name)),
		latestVersion: { ...emptyVersion(name), number, uuid, size },
		externalProperties: [
			...properties.filter(({ name }) => name !== UPLOAD_PROPERTY),
			{ id: undefined, ...mark },
		],
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
