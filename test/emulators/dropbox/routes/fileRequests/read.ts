import type { file_requests } from 'dropbox';
import { fileRequestArg, fileRequestsCursorArg, listFileRequestsArg } from '../../arguments/fileRequests';
import { NO_ARGUMENT } from '../../arguments/stone';
import { requestMetadata, requestsOfAccount } from '../../fileRequests/FileRequest';
import { RouteError, type Call } from '../../route';
import { route, viewOf } from '../files/define';
import { pageOf, readCursor } from '../pageCursor';
import { demandAllowed, ownRequest } from './shared';

export const getFileRequest = route({
	name: 'file_requests/get',
	argument: fileRequestArg,
	async answer(call): Promise<file_requests.FileRequest> {
		demandAllowed(call);
		return requestMetadata(viewOf(call), ownRequest(call, call.argument.id));
	},
});

export const listFileRequests = route({
	name: 'file_requests/list',
	argument: NO_ARGUMENT,
	async answer(call): Promise<file_requests.ListFileRequestsResult> {
		return { file_requests: page(call, Number.MAX_SAFE_INTEGER, 0).file_requests };
	},
});

export const listFileRequestsV2 = route({
	name: 'file_requests/list_v2',
	argument: listFileRequestsArg,
	answer: async (call): Promise<file_requests.ListFileRequestsV2Result> => page(call, call.argument.limit, 0),
});

export const listFileRequestsContinue = route({
	name: 'file_requests/list/continue',
	argument: fileRequestsCursorArg,
	async answer(call): Promise<file_requests.ListFileRequestsV2Result> {
		const position = readCursor(call.argument.cursor);
		if (!position) throw new RouteError({ '.tag': 'invalid_cursor' });
		return page(call, position.limit, position.from);
	},
});

export const countFileRequests = route({
	name: 'file_requests/count',
	argument: NO_ARGUMENT,
	async answer(call): Promise<file_requests.CountFileRequestsResult> {
		demandAllowed(call);
		return { file_request_count: requestsOfAccount(call.state, call.acting.account.accountId).length };
	},
});

function page(
	call: Pick<Call, 'state' | 'acting'>,
	limit: number,
	from: number,
): file_requests.ListFileRequestsV2Result {
	demandAllowed(call);
	const view = viewOf(call);
	const { items, cursor, hasMore } = pageOf(
		requestsOfAccount(call.state, call.acting.account.accountId),
		limit,
		from,
	);
	return { file_requests: items.map((each) => requestMetadata(view, each)), cursor, has_more: hasMore };
}
