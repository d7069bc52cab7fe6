/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { z } from 'zod';
import { UploadRefused, receive } from '../fileRequests/receive';
import { publicIdOf } from '../state/metadata';
import { BadControlCall, type ControlCalls } from '../../core/dashboard/Panel';
import type { DropboxWorld } from '../DropboxWorld';
import { asPerson } from './views';

const UPLOAD = z
	.object({
		/** ID of the file request. */
		id: z.string().min(1),
		/** Who hands the file in, as typed on the page. */
		from: z.string().min(1).optional(),
		files: z
			.array(
				z
					.object({
						name: z.string().min(1),
						text: z.string().default(''),
						size: z.number().int().nonnegative().optional(),
					})
					.strict(),
			)
			.min(1),
	})
	.strict();

/** What a client does on the page of a file request. */
export const FILE_REQUEST_CALLS: ControlCalls<DropboxWorld> = {
	'POST /upload-through-request': ({ dropbox: { state } }, body) => {
		const { id, from, files } = UPLOAD.parse(body);
		return asPerson(() => ({
			files: files.map(({ name, text, size }) => {
				const blob = size === undefined ? state.contents.put(Buffer.from(text)) : state.contents.ofSize(size);
				const file = reportRefusedUpload(() => receive(state, id, { name, from, blob }));
				return { name: file.name, id: publicIdOf(file) };
			}),
		}));
	},
};

function reportRefusedUpload<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (error instanceof UploadRefused) throw new BadControlCall(error.message, 409);
		throw error;
	}
}
