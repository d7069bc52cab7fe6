import { refused, type Outcome } from '../../core/outcome';
import type { Deletion, Deletions } from '../port';
import type { Clock } from '../../http/types';
import type { Api } from '../client/Api';
import { createLookupsPort } from '../files/createLookupsPort';
import { unexpectedResponse } from '../errors/toRefusal';
import { deleteBatch } from './deleteBatch';

/** DeleteBatchArg.entries takes no more. */
const LARGEST_BATCH = 1000;

/** Up to here a call for each is no more than a batch, which always becomes a job that has to be looked at. */
const FEW = 2;

/** Deletions, one call after the other: each locks the namespace, and would turn the others away. */
export function createDeletionsPort(api: Api, clock: Clock): Deletions {
	const lookups = createLookupsPort(api);
	return {
		async deleteFiles(deletions) {
			const size = deletions.length <= FEW ? 1 : LARGEST_BATCH;
			const outcomes = new Map<Deletion, Outcome<void>>();
			for (let start = 0; start < deletions.length; start += size) {
				const batch = deletions.slice(start, start + size);
				for (const [deletion, outcome] of await deleteBatch(api, lookups, clock, batch))
					outcomes.set(deletion, outcome);
			}
			return deletions.map(
				(deletion) => outcomes.get(deletion) ?? refused(unexpectedResponse('missing entry')),
			);
		},
	};
}
