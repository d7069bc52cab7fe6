import type { DropboxPort } from '../../../../../nodes/shared/ports';
import { apiOn } from '../../../../../nodes/shared/dropbox/apiOn';
import { dropboxOn } from '../../../../../nodes/shared/dropbox/dropboxOn';
import { emulated } from '../../../../support/emulated';
import { ENDED, type Through } from '../../../../support/troubles';

export const CASE = '/Cases/22-1';

/** A case folder, and another run's adapter whose calls go through something. */
export async function clientWorld() {
	const world = emulated();
	const { person, dropbox } = world;
	const caseFolder = (await person.filesCreateFolderV2({ path: CASE })).result.metadata.id;
	const save = async (path: string, contents: string): Promise<string> =>
		(await person.filesUpload({ path, contents, mode: { '.tag': 'overwrite' } })).result.id;
	const runThrough = (through: Through): DropboxPort => {
		const api = apiOn(through(world.send), world.clock, async () => ({}));
		return dropboxOn(api, world.clock, { whoAmI: dropbox.whoAmI });
	};
	world.emulator.log.clear();
	return { ...world, caseFolder, save, runThrough };
}

/** Undefined where the process ended. */
export const unlessEnded = (thrown: unknown): undefined => {
	if (thrown === ENDED) return undefined;
	throw thrown;
};
