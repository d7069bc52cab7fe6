import type { Document } from './Records';

/** The external property by which a run knows what an earlier one uploaded: Clio says no hash of a content. */
export const UPLOAD_PROPERTY = 'n8nUpload';

/** The external properties by which people know which file in Dropbox a document belongs to. */
export const FILE_ID_PROPERTY = 'dropboxFileId';
export const CONTENT_HASH_PROPERTY = 'dropboxContentHash';

/** What was uploaded to a document last, or was about to be. */
export interface UploadMark {
	contentHash: string;
	/** Of the version that has it; undefined while its upload is only begun. */
	uuid: string | undefined;
}

/** Before the bytes are there. @param call tells it from that of any other call */
export const begunMark = (contentHash: string, call: string): string => `${contentHash} begun ${call}`;

/** Written together with the word that the bytes are there. */
export const doneMark = (contentHash: string, uuid: string): string => `${contentHash} done ${uuid}`;

/** Undefined where there is none, or one that reads as nothing of ours. */
export function readUploadMark({
	externalProperties,
}: Pick<Document, 'externalProperties'>): UploadMark | undefined {
	const value = externalProperties.find(({ name }) => name === UPLOAD_PROPERTY)?.value ?? '';
	const [, contentHash, state, of] = /^([\da-f]{64}) (begun|done) (\S{1,64})$/.exec(value) ?? [];
	if (contentHash === undefined) return undefined;
	return { contentHash, uuid: state === 'done' ? of : undefined };
}
