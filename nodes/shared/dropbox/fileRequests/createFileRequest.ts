import { matchingRequest } from '../../domain/fileRequests/matchingRequest';
import type { FileRequest, FileRequestInput } from '../port';
import type { file_requests } from '../../vendor/dropbox';
import type { Api } from '../client/Api';
import { listFileRequests, fileRequestOf } from './listFileRequests';
import { throwFileRequestRefusal } from './throwFileRequestRefusal';

/**
 * Makes a file request. Dropbox makes a second one however like the first it is, so after an answer that was lost
 * it is looked for before it is made again.
 */
export async function createFileRequest(api: Api, wish: FileRequestInput): Promise<FileRequest> {
	const made = await api
		.callOnce(
			(sdk) => sdk.fileRequestsCreate(argumentOf(wish)),
			async () => matchingRequest(wish, await listFileRequests(api)),
		)
		.catch(throwFileRequestRefusal);
	return 'is_open' in made ? fileRequestOf(made) : made;
}

const argumentOf = ({
	title,
	destination,
	deadline,
	description,
}: FileRequestInput): file_requests.CreateFileRequestArgs => ({
	title,
	destination,
	open: true,
	...(deadline === undefined ? {} : { deadline: { deadline: truncateToSeconds(deadline) } }),
	...(description === undefined ? {} : { description }),
});

/** Dropbox takes times to the second only. */
const truncateToSeconds = (time: string): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
