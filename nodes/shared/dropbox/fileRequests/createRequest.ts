import { wishedFor } from '../../domain/fileRequests/wishedFor';
import type { Clock, FileRequest, FileRequestWish } from '../../ports';
import type { file_requests } from '../../vendor/dropbox';
import type { Api } from '../Api';
import { isUncertain, withPatience } from '../retry';
import { listRequests, requestOf } from './listRequests';
import { refuseRequest } from './requestMeanings';

/**
 * Makes a file request. Dropbox makes a second one however like the first it is, so after an answer that was lost
 * it is looked for before it is made again.
 */
export async function createRequest(api: Api, clock: Clock, wish: FileRequestWish): Promise<FileRequest> {
	let isFirst = true;
	return await withPatience(clock, isUncertain, async () => {
		const made = isFirst ? undefined : wishedFor(wish, await listRequests(api));
		isFirst = false;
		return made ?? requestOf(await api.callOnce((sdk) => sdk.fileRequestsCreate(argumentOf(wish))));
	}).catch(refuseRequest);
}

const argumentOf = ({
	title,
	destination,
	deadline,
	description,
}: FileRequestWish): file_requests.CreateFileRequestArgs => ({
	title,
	destination,
	open: true,
	...(deadline === undefined ? {} : { deadline: { deadline: withoutFractions(deadline) } }),
	...(description === undefined ? {} : { description }),
});

/** Dropbox takes times to the second only. */
const withoutFractions = (time: string): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
