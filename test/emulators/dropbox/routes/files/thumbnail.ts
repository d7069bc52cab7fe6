/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import { thumbnailArg } from '../../arguments/filesThumbnails';
import { RouteError, type Call, type DownloadResponse } from '../../route';
import { linkMetadata } from '../../sharing/linkMetadata';
import { visit } from '../../sharing/visit';
import type { FileEntry } from '../../state/Entry';
import { findReadable } from '../../state/find';
import { revOf } from '../../state/ids';
import { fileMetadata } from '../../state/metadata';
import { route, viewOf } from './define';
import { refused } from './refused';

/** "Currently supported file extensions: jpg, jpeg, png, tiff, tif, gif, webp, ppm and bmp" (spec), and how each begins. */
const BEGINNINGS: Record<string, RegExp> = {
	...{ jpg: /^\xff\xd8\xff/, jpeg: /^\xff\xd8\xff/, png: /^\x89PNG/, gif: /^GIF8/, bmp: /^BM/ },
	...{ tiff: /^(II\*\0|MM\0\*)/, tif: /^(II\*\0|MM\0\*)/, webp: /^RIFF.{4}WEBP/s, ppm: /^P[36]\s/ },
};
/** "Photos that are larger than 20MB in size won't be converted" (spec). */
const LARGEST = 20 * 1024 * 1024;

/** A picture of one dot in each format: nobody looks at what a thumbnail shows. */
const DOTS: Record<files.ThumbnailFormat['.tag'], { type: string; base64: string }> = {
	png: {
		type: 'image/png',
		base64:
			'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	},
	jpeg: {
		type: 'image/jpeg',
		base64:
			'/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP////////////////////////////////////////////////////////////////////////////////////' +
			'//wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
	},
	webp: {
		type: 'image/webp',
		base64: 'UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=',
	},
};

export const getThumbnail = route({
	name: 'files/get_thumbnail_v2',
	argument: thumbnailArg,
	selectAdmin: 'whole_team',
	async answer(call): Promise<DownloadResponse> {
		const { format, preserve_transparency: isTransparent } = call.argument;
		if (isTransparent && format['.tag'] === 'jpeg')
			throw new RouteError({ '.tag': 'unsupported_output_format' });
		const { file, result } = subject(call);
		await demandPicture(call, file);
		const { type, base64 } = DOTS[format['.tag']];
		const body = Buffer.from(base64, 'base64');
		const headers = { 'content-type': type, 'content-length': String(body.length) };
		const etag = `W/"${revOf(file.revision.number)}"`;
		return { download: { result, response: { status: 200, headers: { ...headers, etag }, body } } };
	},
});

type Argument = ReturnType<(typeof thumbnailArg)['parse']>;

/** The file that is meant, by its path or by a link, and what is told of it. */
function subject(call: Call<Argument>): { file: FileEntry; result: files.PreviewResult } {
	const { resource } = call.argument;
	const view = viewOf(call);
	if (resource['.tag'] === 'path') {
		const file = refused({ lookup: 'path' }, () => findReadable(view, resource.path));
		return { file, result: { file_metadata: fileMetadata(view, file) } };
	}
	const { link, entry } = visitedOrNot(() => visit(view, resource));
	if (entry.kind === 'folder') throw new RouteError({ '.tag': 'path', path: { '.tag': 'not_file' } });
	const { id, path_lower: path } = linkMetadata(view, link, entry);
	const rev = revOf(entry.revision.number);
	return { file: entry, result: { link_metadata: { url: link.url, id, ...(path ? { path } : {}), rev } } };
}

function visitedOrNot<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof RouteError)) throw error;
		throw new RouteError({
			'.tag': error.error['.tag'] === 'shared_link_not_found' ? 'not_found' : 'access_denied',
		});
	}
}

/** Throws unsupported_extension or unsupported_image. */
async function demandPicture({ state }: Pick<Call, 'state'>, { name, revision }: FileEntry): Promise<void> {
	const beginning = BEGINNINGS[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
	if (!beginning) throw new RouteError({ '.tag': 'unsupported_extension' });
	const pieces: Buffer[] = [];
	for await (const piece of state.contents.read(revision.blob, 0, Math.min(15, revision.blob.size - 1)))
		pieces.push(piece as Buffer);
	const isPicture = beginning.test(Buffer.concat(pieces).toString('latin1'));
	if (!isPicture || revision.blob.size > LARGEST) throw new RouteError({ '.tag': 'unsupported_image' });
}
