/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { z } from 'zod';
import { createFolder } from '../state/createFolder';
import { find } from '../state/find';
import { publicIdOf } from '../state/metadata';
import { putFile } from '../state/putFile';
import { LookupRefusal } from '../state/refusals';
import { copy, move } from '../state/relocate';
import { remove } from '../state/remove';
import type { View } from '../state/View';
import type { DropboxWorld } from '../DropboxWorld';
import type { ControlCalls } from '../../core/dashboard/Panel';
import { restoreAll } from './restoreAll';
import { adminView, asPerson } from './views';

const PLACE = {
	namespace: z.string().min(1),
	/** Address of whoever does it; the fixture's first person if absent. */
	by: z.string().optional(),
};
const PATH = z.string().startsWith('/');

const SEED = z
	.object({
		...PLACE,
		folders: z.array(PATH).default([]),
		/** With the bytes as text, or so many zero bytes. */
		files: z
			.array(
				z
					.object({
						path: PATH,
						text: z.string().default(''),
						size: z.number().int().nonnegative().optional(),
						/** Of bytes that are not zeros. */
						seed: z.number().int().optional(),
					})
					.strict(),
			)
			.default([]),
	})
	.strict();

/** Calls that do what a person would do in the web interface, on nobody's account in particular. */
export const CONTENT_CALLS: ControlCalls<DropboxWorld> = {
	/** Makes folders and files, also the folders on the way; what exists stays. */
	'POST /seed': (world, body) => {
		const { namespace, by, folders, files } = SEED.parse(body);
		const view = adminView(world, namespace, by);
		return asPerson(() => ({
			folders: folders.map((path) => ({ path, id: folderAt(view, path) })),
			files: files.map(({ path, text, size, seed }) => {
				const { contents } = view.state;
				const blob = size === undefined ? contents.put(Buffer.from(text)) : contents.ofSize(size, seed);
				const mode = { '.tag': 'overwrite' } as const;
				const file = putFile(view, { path, mode, autorename: false, strictConflict: false }, blob);
				return { path, id: publicIdOf(file) };
			}),
		}));
	},
	/** Moves or renames a file or folder, as if a person dragged it. */
	'POST /move': (world, body) => {
		const { namespace, by, from, to } = z
			.object({ ...PLACE, from: PATH, to: PATH })
			.strict()
			.parse(body);
		const view = adminView(world, namespace, by);
		return asPerson(() => ({
			id: publicIdOf(move(view, { fromPath: from, toPath: to, autorename: false })),
		}));
	},
	/** Deletes a file or folder. */
	'POST /delete': (world, body) => {
		const { namespace, by, path } = z
			.object({ ...PLACE, path: PATH })
			.strict()
			.parse(body);
		const view = adminView(world, namespace, by);
		return asPerson(() => {
			const entry = find(view, path);
			remove(view, entry);
			return { id: publicIdOf(entry) };
		});
	},
	/** Copies a file or folder, which gets new IDs. */
	'POST /copy': (world, body) => {
		const { namespace, by, from, to } = z
			.object({ ...PLACE, from: PATH, to: PATH })
			.strict()
			.parse(body);
		const view = adminView(world, namespace, by);
		return asPerson(() => ({
			id: publicIdOf(copy(view, { fromPath: from, toPath: to, autorename: false })),
		}));
	},
	/** Brings back a deleted file, or all files of a deleted folder, as "Restore" in the web interface does. */
	'POST /restore': (world, body) => {
		const { namespace, by, path } = z
			.object({ ...PLACE, path: PATH })
			.strict()
			.parse(body);
		const view = adminView(world, namespace, by);
		return asPerson(() => ({ files: restoreAll(view, path) }));
	},
};

function folderAt(view: View, path: string): string {
	try {
		return publicIdOf(find(view, path));
	} catch (error) {
		if (!(error instanceof LookupRefusal)) throw error;
		return publicIdOf(createFolder(view, path, { autorename: false }));
	}
}
