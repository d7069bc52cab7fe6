/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import { uploadArg } from '../../arguments/filesUploads';
import { RouteError, type Call } from '../../route';
import { fileMetadata } from '../../state/metadata';
import { putFile } from '../../state/putFile';
import { WriteRefusal } from '../../state/refusals';
import { attachGroups } from '../fileProperties/attach';
import { checkBody, type HashedBody } from './body';
import { commitOf } from './commit';
import { route, viewOf } from './define';

export const upload = route({
	name: 'files/upload',
	argument: uploadArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<files.FileMetadata> {
		const hashed = await checkBody(call.body, call.argument.content_hash, call.request.blockDigests);
		const view = viewOf(call);
		const blob = await call.state.contents.putHashed(call.body, hashed.hash);
		try {
			const file = putFile(view, commitOf(call.argument), blob);
			attachGroups(call, file, call.argument.property_groups);
			return fileMetadata(view, file);
		} catch (error) {
			if (!(error instanceof WriteRefusal)) throw error;
			throw await writeFailed(call, hashed, error);
		}
	},
});

/**
 * The bytes are not lost: they wait in a closed session for another commit (spec, UploadWriteFailed),
 * even when the path was malformed (seen live: github.com/dcblogdev/laravel-dropbox issue 15).
 */
async function writeFailed(
	{ state, acting, body }: Call,
	{ digests }: HashedBody,
	{ reason }: WriteRefusal,
): Promise<RouteError> {
	const { id, session } = state.sessions.start('sequential', acting.account.accountId);
	session.append({ bytes: body, offset: 0, close: true, digests });
	await session.written();
	return new RouteError({ '.tag': 'path', reason, upload_session_id: id });
}
