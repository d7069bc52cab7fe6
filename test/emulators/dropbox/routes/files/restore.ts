import type { files } from 'dropbox';
import { restoreArg } from '../../arguments/files';
import { RouteError } from '../../route';
import { findRevision } from '../../state/findRevision';
import { fileMetadata } from '../../state/metadata';
import { restore } from '../../state/restore';
import { route, viewOf } from './define';
import { refused } from './refused';

export const restoreRoute = route({
	name: 'files/restore',
	argument: restoreArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<files.FileMetadata> {
		const view = viewOf(call);
		const version = findRevision(view, call.argument.rev);
		if (!version) throw new RouteError({ '.tag': 'invalid_revision' });
		return fileMetadata(
			view,
			refused({ write: 'path_write' }, () => restore(view, call.argument.path, version)),
		);
	},
});
