import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { linkFields, readLinkRequest, type LinkRequest } from './link/fields';
import { getLinks, type DocumentLink } from './link/getLinks';

/** Get Link: the page of a document or folder in Dropbox, or a temporary download address. */
export const link: Operation<LinkRequest, DocumentLink, Dependencies> = {
	fields: linkFields,
	// Anybody can download through a temporary link.
	asTool: ({ kind }) => (kind === 'inDropbox' ? 'runs' : 'refused'),
	read: readLinkRequest,
	run: async (requests, { dropbox }) => await getLinks(requests, dropbox),
	rows: ({ entry, kind, url, expires }) => [
		{
			url: url ?? null,
			linkType: kind,
			expires: expires ?? null,
			...(entry.kind === 'file' ? { fileId: entry.id } : { folderId: entry.id }),
			name: entry.name,
			path: entry.path ?? null,
		},
	],
};
