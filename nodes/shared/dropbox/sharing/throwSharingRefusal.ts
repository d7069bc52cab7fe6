import { Refusal } from '../../core/Refusal';
import { ApiError, insideOf, isTagged } from '../client/Api';
import { toRefusal } from '../errors/toRefusal';
import { sharingErrors } from './sharingErrors';

/** For `.catch`: throws what an answer of a sharing route means. */
export function throwSharingRefusal(thrown: unknown): never {
	throw toSharingRefusal(thrown);
}

/** Tags such as `team_folder` mean something else here than where files are written. */
export function toSharingRefusal(thrown: unknown): unknown {
	if (!(thrown instanceof ApiError) || thrown.status !== 409) return toRefusal(thrown);
	const row = innermostRefusal(thrown.error);
	return row === undefined ? toRefusal(thrown) : row;
}

/** The refusal for a union of the spec that came as a value, such as why a job was not carried out. */
export const sharingRefusalOf = (error: unknown): Refusal | undefined => innermostRefusal(error);

function innermostRefusal(error: unknown): Refusal | undefined {
	if (!isTagged(error)) return undefined;
	const inner = innermostRefusal(insideOf(error));
	if (inner !== undefined) return inner;
	const tag = error['.tag'];
	const row = Object.hasOwn(sharingErrors, tag) ? sharingErrors[tag] : undefined;
	return row && new Refusal(...row);
}
