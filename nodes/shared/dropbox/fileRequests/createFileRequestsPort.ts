import { inParallel } from '../../core/inParallel';
import { groupBy } from '../../core/groupBy';
import { done, outcomeOf, type Outcome } from '../../core/outcome';
import { pathKey } from '../../domain/paths';
import { matchingRequest } from '../../domain/fileRequests/matchingRequest';
import type { FileRequests, FileRequestInput, FileRequestResult } from '../port';
import type { Api } from '../client/Api';
import { createFileRequest } from './createFileRequest';
import { listFileRequests } from './listFileRequests';

/** Creations under way at once. */
const AT_ONCE = 4;

export const createFileRequestsPort = (api: Api): FileRequests => ({
	fileRequests: async () => await listFileRequests(api),

	async requestFiles(wishes) {
		if (wishes.length === 0) return [];
		const standing = await listFileRequests(api);
		const alike = [...groupBy(wishes, keyOf).values()];
		const outcomes = new Map<FileRequestInput, Outcome<FileRequestResult>>();
		await inParallel(alike, AT_ONCE, async (same) => {
			const [first] = same as [FileRequestInput];
			const found = matchingRequest(first, standing);
			const outcome =
				found === undefined
					? await outcomeOf(async () => ({
							request: await createFileRequest(api, first),
							created: true,
						}))
					: done({ request: found, created: false });
			same.forEach((wish, nth) => outcomes.set(wish, nth === 0 ? outcome : toExisting(outcome)));
		});
		return wishes.map((wish) => outcomes.get(wish) as Outcome<FileRequestResult>);
	},
});

/** Of several wishes for one file request, the first is the one that made it. */
const toExisting = (outcome: Outcome<FileRequestResult>): Outcome<FileRequestResult> =>
	outcome.ok ? done({ ...outcome.value, created: false }) : outcome;

const keyOf = ({ title, destination }: FileRequestInput): string =>
	`${pathKey(destination)}\n${title.trim().normalize('NFC')}`;
