/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import { getMetadataArg } from '../../arguments/files';
import { CallRefused } from '../../route';
import { find } from '../../state/find';
import { findDeleted } from '../../state/findDeleted';
import { taggedMetadata } from '../../state/metadata';
import { LookupRefusal } from '../../state/refusals';
import type { View } from '../../state/View';
import { route, viewOf } from './define';
import { refused } from './refused';

/** What routes say that take the root as the empty text, or not at all. */
export const rootByNoSlash =
	'request body: path: Specify the root folder as an empty string rather than as "/".';

export const getMetadata = route({
	name: 'files/get_metadata',
	argument: getMetadataArg,
	selectAdmin: 'whole_team',
	async answer(call) {
		const view = viewOf(call);
		return refused({ lookup: 'path' }, () => metadataAt(view, call.argument));
	},
});

function metadataAt(
	view: View,
	argument: ReturnType<(typeof getMetadataArg)['parse']>,
): files.FileMetadataReference | files.FolderMetadataReference | files.DeletedMetadataReference {
	if (argument.path === '/') throw new CallRefused(rootByNoSlash);
	// The top of a namespace is taken for a root too; what the service says of one that is mounted is not known.
	if (/^(ns:\d+)?$/.test(argument.path)) throw rootUnsupported();
	try {
		const entry = find(view, argument.path);
		if (view.placeOf(entry)?.lower === '') throw rootUnsupported();
		return taggedMetadata(view, entry, argument);
	} catch (error) {
		if (!argument.include_deleted || !(error instanceof LookupRefusal)) throw error;
		const deleted = findDeleted(view, argument.path);
		if (!deleted) throw error;
		return deleted.metadata;
	}
}

function rootUnsupported(): CallRefused {
	return new CallRefused('request body: path: The root folder is unsupported.');
}
