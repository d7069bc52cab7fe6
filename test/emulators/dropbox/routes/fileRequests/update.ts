import type { file_requests } from 'dropbox';
import { updateFileRequestArg } from '../../arguments/fileRequests';
import { destinationAt } from '../../fileRequests/destination';
import { requestMetadata, type FileRequest } from '../../fileRequests/FileRequest';
import type { Call } from '../../route';
import { route, viewOf } from '../files/define';
import { deadlineFrom, demandTitle } from './facts';
import { demandAllowed, ownRequest } from './shared';

type Argument = ReturnType<typeof updateFileRequestArg.parse>;

/** Changes what the argument names, all of it or nothing. */
export const updateFileRequest = route({
	name: 'file_requests/update',
	argument: updateFileRequestArg,
	async answer(call): Promise<file_requests.FileRequest> {
		demandAllowed(call);
		const request = ownRequest(call, call.argument.id);
		Object.assign(request, changesIn(call));
		return requestMetadata(viewOf(call), request);
	},
});

function changesIn(call: Call<Argument>): Partial<FileRequest> {
	const { title, destination, description, open, deadline } = call.argument;
	return {
		...(title === undefined ? {} : { title: demandTitle(title) }),
		...(destination === undefined ? {} : { folder: destinationAt(viewOf(call), destination).number }),
		...(description === undefined ? {} : { description }),
		...(open === undefined ? {} : { isOpen: open }),
		...(deadline['.tag'] === 'no_update'
			? {}
			: { deadline: 'deadline' in deadline ? deadlineFrom(call, deadline) : undefined }),
	};
}
