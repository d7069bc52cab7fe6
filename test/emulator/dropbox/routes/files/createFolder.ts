import type { files } from 'dropbox';
import { createFolderArg } from '../../arguments/files';
import { createFolder } from '../../state/createFolder';
import { folderMetadata } from '../../state/metadata';
import { route, viewOf } from './define';
import { refused } from './refused';

export const createFolderV2 = route({
	name: 'files/create_folder_v2',
	argument: createFolderArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<files.CreateFolderResult> {
		const view = viewOf(call);
		const { path, autorename } = call.argument;
		const folder = refused({ write: 'path' }, () => createFolder(view, path, { autorename }));
		return { metadata: folderMetadata(view, folder) };
	},
});
