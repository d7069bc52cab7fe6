import type { files } from 'dropbox';
import type { EmulatedRequest, EmulatedResponse } from '../../../core/contract';
import { readPathArg } from '../../arguments/files';
import { RouteError } from '../../route';
import type { DropboxState } from '../../state/DropboxState';
import { findReadable } from '../../state/find';
import { fileMetadata } from '../../state/metadata';
import { bytesResponse } from './download';
import { route, viewOf } from './define';
import { refused } from './refused';

export const getTemporaryLink = route({
	name: 'files/get_temporary_link',
	argument: readPathArg,
	async answer(call): Promise<files.GetTemporaryLinkResult> {
		const view = viewOf(call);
		if (!call.acting.account.emailVerified) throw new RouteError({ '.tag': 'email_not_verified' });
		return refused({ lookup: 'path' }, () => {
			const entry = findReadable(view, call.argument.path);
			if (call.state.exportedAs.has(entry.number)) throw new RouteError({ '.tag': 'unsupported_file' });
			const link = call.state.temporaryLinks.make(entry.revision, entry.name);
			return { metadata: fileMetadata(view, entry), link };
		});
	},
});

/** What the link itself answers, on `state.temporaryLinks.host`: the bytes, 404, or 410 after four hours. */
export function answerTemporaryLink(state: DropboxState, request: EmulatedRequest): EmulatedResponse {
	const found = state.temporaryLinks.follow(request);
	return 'status' in found ? found : bytesResponse({ state, request }, found.revision.blob);
}
