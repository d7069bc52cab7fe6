import type { sharing } from 'dropbox';
import { sharedLinkMetadataArg } from '../../arguments/sharing';
import { RouteError, type DownloadResponse } from '../../route';
import { linkMetadata } from '../../sharing/linkMetadata';
import { visit } from '../../sharing/visit';
import { revOf } from '../../state/ids';
import { bytesResponse } from '../files/download';
import { route, viewOf } from '../files/define';

/** What somebody who has a link learns of it, or of something below it: only who may use it learns anything. */
export const getSharedLinkMetadata = route({
	name: 'sharing/get_shared_link_metadata',
	argument: sharedLinkMetadataArg,
	async answer(call): Promise<sharing.FileLinkMetadataReference | sharing.FolderLinkMetadataReference> {
		const { url, path, link_password: password } = call.argument;
		const view = viewOf(call);
		const { link, entry } = visit(view, { url, path, password });
		return linkMetadata(view, link, entry);
	},
});

/** The file that a link leads to, or one below the folder that it leads to. */
export const getSharedLinkFile = route({
	name: 'sharing/get_shared_link_file',
	argument: sharedLinkMetadataArg,
	async answer(call): Promise<DownloadResponse> {
		const { url, path, link_password: password } = call.argument;
		const view = viewOf(call);
		const { link, entry } = visit(view, { url, path, password });
		if (entry.kind === 'folder') throw new RouteError({ '.tag': 'shared_link_is_directory' });
		if (call.state.exportedAs.has(entry.number)) throw new RouteError({ '.tag': 'unsupported_link_type' });
		if (!link.allowDownload || call.state.withheld.has(entry.number))
			throw new RouteError({ '.tag': 'shared_link_access_denied' });
		const response = bytesResponse(call, entry.revision.blob);
		response.headers.etag = `W/"${revOf(entry.revision.number)}"`;
		return { download: { result: linkMetadata(view, link, entry), response } };
	},
});
