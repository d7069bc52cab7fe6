import { Refusal } from '../../domain/Refusal';
import { ApiError, insideOf, isTagged } from '../Api';
import { asRefusal } from '../refusals';
import { SHARING_MEANINGS } from './sharingMeanings';

/** For `.catch`: throws what an answer of a sharing route means. */
export function refuseSharing(thrown: unknown): never {
	throw asSharingRefusal(thrown);
}

/** Tags such as `team_folder` mean something else here than where files are written. */
export function asSharingRefusal(thrown: unknown): unknown {
	if (!(thrown instanceof ApiError) || thrown.status !== 409) return asRefusal(thrown);
	const row = rowOf(thrown.error);
	return row === undefined ? asRefusal(thrown) : row;
}

/** The refusal for a union of the spec that came as a value, such as why a job was not carried out. */
export const sharingRefusalOf = (error: unknown): Refusal | undefined => rowOf(error);

function rowOf(error: unknown): Refusal | undefined {
	if (!isTagged(error)) return undefined;
	const inner = rowOf(insideOf(error));
	if (inner !== undefined) return inner;
	const tag = error['.tag'];
	const row = Object.hasOwn(SHARING_MEANINGS, tag) ? SHARING_MEANINGS[tag] : undefined;
	return row && new Refusal(...row);
}
