import { createCursorCheck } from '../client/createCursorCheck';
import type { FileRequest } from '../port';
import type { file_requests } from '../../vendor/dropbox';
import { ApiError, type Api } from '../client/Api';
import { throwFileRequestRefusal } from './throwFileRequestRefusal';

/** How often a listing whose cursor is not taken any more starts over. */
const RESTARTS = 3;

/** All that the acting member made, page by page, each once. */
export async function listFileRequests(api: Api): Promise<FileRequest[]> {
	for (let restarts = 0; ; restarts++) {
		const all = await readAllPages(api).catch((thrown: unknown) => {
			const isCalledOff = thrown instanceof ApiError && thrown.is('invalid_cursor');
			if (isCalledOff && restarts < RESTARTS) return undefined;
			return throwFileRequestRefusal(thrown);
		});
		if (all !== undefined) return [...all.values()];
	}
}

async function readAllPages(api: Api): Promise<Map<string, FileRequest>> {
	const all = new Map<string, FileRequest>();
	const checked = createCursorCheck();
	let page = await api.call((sdk) => sdk.fileRequestsListV2({}));
	for (;;) {
		page.file_requests.forEach((request) => all.set(request.id, fileRequestOf(request)));
		if (!page.has_more) return all;
		const cursor = checked(page.cursor, page.file_requests.length);
		page = await api.call((sdk) => sdk.fileRequestsListContinue({ cursor }));
	}
}

/** A file request in our words. */
export const fileRequestOf = (request: file_requests.FileRequest): FileRequest => ({
	id: request.id,
	url: request.url,
	title: request.title,
	destination: request.destination ?? undefined,
	isOpen: request.is_open,
	fileCount: request.file_count,
	deadline: request.deadline?.deadline,
	created: request.created,
});
