import { inParallel, groupBy, done, outcomeOf, type Outcome } from '../../core/outcome';
import { fileRequestKey, matchingRequest } from '../../domain/fileRequests/matchingRequest';
import type { FileRequests, FileRequestInput, FileRequestResult, FileRequest } from '../port';
import type { Api } from '../client/Api';
import type { file_requests } from '../../vendor/dropbox';
import { throwFileRequestRefusal } from './fileRequestErrors';
import { readAllPages } from '../client/readAllPages';

/** Creations under way at once. */
const AT_ONCE = 4;

export const createFileRequestsPort = (api: Api): FileRequests => ({
	fileRequests: async () => await listFileRequests(api),

	async requestFiles(inputs) {
		if (inputs.length === 0) return [];
		const existing = await listFileRequests(api);
		const outcomes = new Map<FileRequestInput, Outcome<FileRequestResult>>();
		await inParallel(
			[...groupBy(inputs, fileRequestKey).values()],
			async (group) => {
				const [first] = group as [FileRequestInput];
				const found = matchingRequest(first, existing);
				const outcome = await outcomeOf(async () => ({
					request: found ?? (await createFileRequest(api, first)),
					created: found === undefined,
				}));
				// Of several inputs for one file request, the first is the one that made it.
				for (const input of group) outcomes.set(input, input === first ? outcome : toExisting(outcome));
			},
			AT_ONCE,
		);
		return inputs.map((input) => outcomes.get(input) as Outcome<FileRequestResult>);
	},
});

const toExisting = (outcome: Outcome<FileRequestResult>): Outcome<FileRequestResult> =>
	outcome.ok ? done({ ...outcome.value, created: false }) : outcome;

/**
 * Makes a file request. Dropbox makes a second one however like the first it is, so after an answer that was lost
 * it is looked for before it is made again.
 */
async function createFileRequest(api: Api, input: FileRequestInput): Promise<FileRequest> {
	const created = await api
		.callOnce(
			(sdk) => sdk.fileRequestsCreate(argumentOf(input)),
			async () => matchingRequest(input, await listFileRequests(api)),
		)
		.catch(throwFileRequestRefusal);
	return 'is_open' in created ? fileRequestOf(created) : created;
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

/** All that the acting member made, page by page, each once. */
export async function listFileRequests(api: Api): Promise<FileRequest[]> {
	const requests = await readAllPages('invalid_cursor', async (cursor) => {
		const page = await api.call((sdk) =>
			cursor === undefined ? sdk.fileRequestsListV2({}) : sdk.fileRequestsListContinue({ cursor }),
		);
		return { items: page.file_requests, hasMore: page.has_more, cursor: page.cursor };
	}).catch(throwFileRequestRefusal);
	return [...new Map(requests.map((request) => [request.id, fileRequestOf(request)])).values()];
}

const fileRequestOf = (request: file_requests.FileRequest): FileRequest => ({
	id: request.id,
	url: request.url,
	title: request.title,
	destination: request.destination ?? undefined,
	isOpen: request.is_open,
	fileCount: request.file_count,
	deadline: request.deadline?.deadline,
	created: request.created,
});
