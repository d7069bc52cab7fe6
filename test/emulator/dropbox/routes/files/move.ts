import type { files } from 'dropbox';
import { relocationArg } from '../../arguments/files';
import { RouteError } from '../../route';
import { taggedMetadata } from '../../state/metadata';
import { copy, move, RelocationRefusal } from '../../state/relocate';
import { route, viewOf } from './define';

export const moveV2 = relocating('files/move_v2', move);
export const copyV2 = relocating('files/copy_v2', copy);

function relocating(name: string, relocate: typeof move) {
	return route({
		name,
		argument: relocationArg,
		selectAdmin: 'team_admin',
		async answer(call): Promise<files.RelocationResult> {
			const view = viewOf(call);
			const { from_path: fromPath, to_path: toPath, autorename } = call.argument;
			try {
				const entry = relocate(view, { fromPath, toPath, autorename });
				return { metadata: taggedMetadata(view, entry) };
			} catch (error) {
				if (error instanceof RelocationRefusal) throw new RouteError({ ...error.reason });
				throw error;
			}
		},
	});
}
