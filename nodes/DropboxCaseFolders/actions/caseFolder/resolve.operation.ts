import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { addressFrom } from '../../../shared/domain/addressFrom';
import type { FolderEntry } from '../../../shared/domain/entry';
import { done, type Outcome } from '../../../shared/core/outcome';
import { parentPath } from '../../../shared/domain/paths';
import { webLink } from '../../../shared/domain/webLink';
import { locationDrift } from '../../../shared/domain/locationDrift';
import type { DropboxPort } from '../../../shared/dropbox/port';
import { folderLocator } from '../../../shared/dropboxNode/fields';
import type { DropboxOnly } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { optionalText, resourceLocator } from '../../../shared/node/readParameters';
import { readParameters } from '../../../shared/dropboxNode/readParameters';
import { findFolders } from '../shared/locate/locateMany';

export interface ResolveRequest {
	folder: string;
	/** Where the folder is thought to be; `''` when the reader does not ask. */
	expectedPath: string;
}

/** Where a case folder is now. */
export interface ResolvedFolder {
	folderId: string;
	name: string;
	path: string | undefined;
	parentPath: string | undefined;
	url: string | undefined;
	/** Whether Dropbox lets the acting account write in it, as far as it says. */
	canWrite: boolean;
	/** Both null where no path was expected, or the folder is not mounted for the acting member. */
	renamed: boolean | null;
	moved: boolean | null;
	expectedPath: string | null;
}

const fields: INodeProperties[] = [
	{
		...folderLocator({
			displayName: 'Case Folder',
			name: 'caseFolder',
			description: 'The folder to find. By ID, the node finds it even after people rename or move it.',
			required: true,
		}),
		default: { mode: 'id', value: '' },
	},
	{
		displayName: 'Expected Path',
		name: 'expectedPath',
		type: 'string',
		default: '',
		placeholder: 'e.g. /Legal Matters/22-0000107',
		description:
			'The path where the folder should be, such as /Legal Matters/22-0000107. If you enter one, the result says whether the folder was renamed or moved from there.',
	},
];

/** Resolve Folder by ID: its present name, path and link; bounded lookups in parallel, each ID once. */
export const resolve: Operation<ResolveRequest, ResolvedFolder, DropboxOnly> = {
	fields,
	asTool: 'runs',
	read: (context: IExecuteFunctions, itemIndex: number) => {
		const given = readParameters(context, itemIndex, {
			caseFolder: resourceLocator,
			expectedPath: optionalText,
		});
		const expected = given.expectedPath.trim();
		return {
			folder: addressFrom(given.caseFolder),
			expectedPath: expected === '' ? '' : addressFrom({ mode: 'path', value: expected }),
		};
	},
	run: async (requests, { dropbox }) => await resolveFolders(requests, dropbox),
	rows: (folder) => [{ ...folder }],
};

async function resolveFolders(
	requests: readonly ResolveRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ResolvedFolder>>> {
	const found = await findFolders(
		requests.map((request) => request.folder),
		dropbox,
	);
	return found.map((outcome, index) =>
		outcome.ok ? done(toResolvedFolder(outcome.value, requests[index]?.expectedPath ?? '')) : outcome,
	);
}

function toResolvedFolder(folder: FolderEntry, expectedPath: string): ResolvedFolder {
	const compared =
		expectedPath === '' || folder.path === undefined
			? { renamed: null, moved: null }
			: locationDrift(folder.path, expectedPath);
	return {
		folderId: folder.id,
		name: folder.name,
		path: folder.path,
		parentPath: folder.path === undefined ? undefined : parentPath(folder.path),
		url: webLink(folder),
		canWrite: folder.isReadOnly !== true,
		...compared,
		expectedPath: expectedPath === '' ? null : expectedPath,
	};
}
