import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import type { IDataObject } from 'n8n-workflow';
import type { Document } from '../../../../../../../nodes/shared/clio/port';
import { z } from '../../../../../../../nodes/shared/vendor/zod';

const id = z.number().int().positive();
const text = z
	.string()
	.nullish()
	.transform((given) => given ?? '');
const idIfAny = id.nullish().transform((given) => given ?? undefined);

/** What is needed of a document, as Get Many returns it. Fields that nothing here depends on may be missing. */
const row = z.object({
	...{ documentId: id, name: text, fileName: text, contentType: text, matterId: idIfAny, matterNumber: text },
	size: z
		.number()
		.int()
		.nonnegative()
		.nullish()
		.transform((given) => given ?? undefined),
	...{ folderId: idIfAny, folderName: text, versionId: idIfAny },
	isFullyUploaded: z.boolean(),
});

/** A document as far as downloading depends on it, and all that was said of it. */
export interface KnownDocument {
	document: Document;
	row: IDataObject;
}

/**
 * Documents of a matter that were listed before, by Get Many with all fields.
 * @throws Refusal `invalid_input` where one is not as Get Many returns it
 */
export const readListed = (given: readonly unknown[]): KnownDocument[] =>
	given.map((each, index) => {
		const read = row.safeParse(each);
		if (!read.success) throw notADocument(index + 1);
		return { document: documentFrom(read.data), row: each as IDataObject };
	});

function documentFrom({
	documentId,
	matterId,
	folderId,
	versionId,
	...known
}: z.infer<typeof row>): Document {
	const { name, fileName: filename, contentType, size, isFullyUploaded } = known;
	const version = { filename, contentType, size, isFullyUploaded, number: 0, creator: undefined };
	const isHidden = false;
	const unknown = { etag: '', createdAt: '', updatedAt: '', receivedAt: undefined };
	return {
		...{ ...unknown, id: documentId, name, filename, contentType, size, isLocked: false },
		matter:
			matterId === undefined
				? undefined
				: { id: matterId, name: '', displayNumber: known.matterNumber, etag: '', isHidden },
		folder:
			folderId === undefined ? undefined : { id: folderId, name: known.folderName, type: 'Folder', isHidden },
		...{ contact: undefined, category: undefined, creator: undefined, deletedAt: undefined },
		latestVersion:
			versionId === undefined ? undefined : { ...version, ...unknown, id: versionId, documentId, uuid: '' },
		externalProperties: [],
	};
}

const notADocument = (number: number): Refusal =>
	new Refusal(
		'invalid_input',
		`Documents Already Listed: document ${number} is not as Get Many returns it`,
		'Turn off Simplify in Get Many, and give its items as they are.',
	);
