import { ConnectionLost, type DropboxPort, type Send } from '../../../../../nodes/shared/ports';
import { apiOn } from '../../../../../nodes/shared/dropbox/apiOn';
import { dropboxOn } from '../../../../../nodes/shared/dropbox/dropboxOn';
import { emulated } from '../../../../support/emulated';

export const CASE = '/Cases/22-1';

/** What a process that ends throws into everything that goes on in it. */
export const ENDED = new Error('the process has ended');

export type Through = (send: Send) => Send;

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

/** What can become of the nth call of a run. */
export const TROUBLES: ReadonlyArray<[what: string, trouble: (nth: number) => Through]> = [
	[
		'the process ends before it',
		(nth) => (send) => {
			let calls = 0;
			return async (call) => {
				if (++calls >= nth) throw ENDED;
				return await send(call);
			};
		},
	],
	[
		'the process ends after it',
		(nth) => (send) => {
			let calls = 0;
			return async (call) => {
				if (++calls > nth) throw ENDED;
				const answer = await send(call);
				if (calls >= nth) throw ENDED;
				return answer;
			};
		},
	],
	[
		'its answer is lost',
		(nth) => (send) => {
			let calls = 0;
			return async (call) => {
				const mine = ++calls;
				const answer = await send(call);
				if (mine === nth) throw new ConnectionLost('the answer was lost');
				return answer;
			};
		},
	],
];

/** Undefined where the process ended. */
export const unlessEnded = (thrown: unknown): undefined => {
	if (thrown === ENDED) return undefined;
	throw thrown;
};
