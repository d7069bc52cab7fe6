import type { files } from 'dropbox';
import { uploadArg } from '../../arguments/files';
import { RouteError } from '../../route';
import { fileMetadata } from '../../state/metadata';
import { putFile } from '../../state/putFile';
import { WriteRefusal } from '../../state/refusals';
import { commitOf } from './commit';
import { route, viewOf } from './define';
import { checkBody } from './body';

export const upload = route({
	name: 'files/upload',
	argument: uploadArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<files.FileMetadata> {
		checkBody(call.body, call.argument.content_hash);
		const view = viewOf(call);
		const blob = call.state.contents.put(call.body);
		try {
			return fileMetadata(view, putFile(view, commitOf(call.argument), blob));
		} catch (error) {
			if (!(error instanceof WriteRefusal)) throw error;
			throw new RouteError({ '.tag': 'path', reason: error.reason, upload_session_id: '' });
		}
	},
});
