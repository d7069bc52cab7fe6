/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { z } from 'zod';
import type { DropboxWorld } from '../dropbox/DropboxWorld';
import { createFolder } from '../dropbox/state/createFolder';
import { find } from '../dropbox/state/find';
import { publicIdOf } from '../dropbox/state/metadata';
import { putFile } from '../dropbox/state/putFile';
import { LookupRefusal } from '../dropbox/state/refusals';
import { move } from '../dropbox/state/relocate';
import { remove } from '../dropbox/state/remove';
import type { View } from '../dropbox/state/View';
import { asPerson } from './asPerson';
import { BadControlCall } from './BadControlCall';
import type { ControlCall } from './control';
import { namespaceNamed } from './namespaceNamed';
import { personIn } from './personIn';

const PLACE = { namespace: z.string().min(1) };
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
					})
					.strict(),
			)
			.default([]),
	})
	.strict();

/** Calls that do what a person would do in the web interface, on nobody's account in particular. */
export const CONTENT_CALLS: Readonly<Record<string, ControlCall>> = {
	/** Makes folders and files, also the folders on the way; what exists stays. */
	'POST /seed': (world, body) => {
		const { namespace, folders, files } = SEED.parse(body);
		const view = personIn(world, namespace);
		return asPerson(() => ({
			folders: folders.map((path) => ({ path, id: folderAt(view, path) })),
			files: files.map(({ path, text, size }) => {
				const { contents } = view.state;
				const blob = size === undefined ? contents.put(Buffer.from(text)) : contents.ofSize(size);
				const mode = { '.tag': 'overwrite' } as const;
				const file = putFile(view, { path, mode, autorename: false, strictConflict: false }, blob);
				return { path, id: publicIdOf(file) };
			}),
		}));
	},
	/** Moves or renames a file or folder, as if a person dragged it. */
	'POST /move': (world, body) => {
		const { namespace, from, to } = z
			.object({ ...PLACE, from: PATH, to: PATH })
			.strict()
			.parse(body);
		const view = personIn(world, namespace);
		return asPerson(() => ({
			id: publicIdOf(move(view, { fromPath: from, toPath: to, autorename: false })),
		}));
	},
	/** Deletes a file or folder. */
	'POST /delete': (world, body) => {
		const { namespace, path } = z
			.object({ ...PLACE, path: PATH })
			.strict()
			.parse(body);
		const view = personIn(world, namespace);
		return asPerson(() => {
			const entry = find(view, path);
			remove(view, entry);
			return { id: publicIdOf(entry) };
		});
	},
	/** Takes an account's access to a namespace away, or gives it (`level`). */
	'POST /access': (world: DropboxWorld, body) => {
		const { namespace, email, level } = z
			.object({ ...PLACE, email: z.string(), level: z.enum(['owner', 'editor', 'viewer']).nullable() })
			.strict()
			.parse(body);
		const account = world.dropbox.state.registry.memberByEmail(email);
		if (!account) throw new BadControlCall(`nobody has the address ${email}`, 404);
		const { members } = namespaceNamed(world, namespace);
		if (level === null) members.delete(account.accountId);
		else members.set(account.accountId, level);
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
