import type { file_requests } from 'dropbox';
import { createFileRequestArg } from '../../arguments/fileRequests';
import { destinationAt } from '../../fileRequests/destination';
import {
	fileRequestsOf,
	newRequestId,
	requestMetadata,
	requestsOfAccount,
	type FileRequest,
} from '../../fileRequests/FileRequest';
import { RouteError } from '../../route';
import { route, viewOf } from '../files/define';
import { deadlineFrom, demandTitle } from './facts';
import { demandAllowed } from './shared';

/** Two requests for one folder are two requests: nothing is said of a limit. */
export const createFileRequest = route({
	name: 'file_requests/create',
	argument: createFileRequestArg,
	async answer(call): Promise<file_requests.FileRequest> {
		const { state, acting, argument } = call;
		demandAllowed(call);
		if (!acting.account.emailVerified) throw new RouteError({ '.tag': 'email_unverified' });
		const { accountId } = acting.account;
		if (requestsOfAccount(state, accountId).length >= state.switches.mostFileRequests) {
			throw new RouteError({ '.tag': 'rate_limit' });
		}
		const view = viewOf(call);
		const title = demandTitle(argument.title);
		const request: FileRequest = {
			...{ id: newRequestId(), accountId, title, description: argument.description },
			folder: destinationAt(view, argument.destination).number,
			...{ createdAt: state.clock.now(), isOpen: argument.open, fileCount: 0 },
			deadline: argument.deadline && deadlineFrom(call, argument.deadline),
		};
		fileRequestsOf(state).set(request.id, request);
		return requestMetadata(view, request);
	},
});
