import type { file_requests } from 'dropbox';
import { fileRequestsArg } from '../../arguments/fileRequests';
import { NO_ARGUMENT } from '../../arguments/stone';
import {
	fileRequestsOf,
	requestMetadata,
	requestsOfAccount,
	type FileRequest,
} from '../../fileRequests/FileRequest';
import { RouteError, type Call } from '../../route';
import { route, viewOf } from '../files/define';
import { demandAllowed, ownRequest } from './shared';

/** "Delete a batch of closed file requests" (spec): all of them or, when one is open, none. */
export const deleteFileRequests = route({
	name: 'file_requests/delete',
	argument: fileRequestsArg,
	async answer(call): Promise<file_requests.DeleteFileRequestsResult> {
		demandAllowed(call);
		const named = [...new Set(call.argument.ids)].map((id) => ownRequest(call, id));
		if (named.some(({ isOpen }) => isOpen)) throw new RouteError({ '.tag': 'file_request_open' });
		return { file_requests: removed(call, named) };
	},
});

export const deleteAllClosedFileRequests = route({
	name: 'file_requests/delete_all_closed',
	argument: NO_ARGUMENT,
	async answer(call): Promise<file_requests.DeleteAllClosedFileRequestsResult> {
		demandAllowed(call);
		const own = requestsOfAccount(call.state, call.acting.account.accountId);
		return {
			file_requests: removed(
				call,
				own.filter(({ isOpen }) => !isOpen),
			),
		};
	},
});

function removed(
	call: Pick<Call, 'state' | 'acting'>,
	requests: readonly FileRequest[],
): file_requests.FileRequest[] {
	const view = viewOf(call);
	for (const { id } of requests) fileRequestsOf(call.state).delete(id);
	return requests.map((each) => requestMetadata(view, each));
}
