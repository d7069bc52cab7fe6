import { inParallel } from '../../domain/inParallel';
import { groupedBy } from '../../domain/groupedBy';
import { done, outcomeOf, type Outcome } from '../../domain/outcome';
import { comparable } from '../../domain/paths';
import { wishedFor } from '../../domain/fileRequests/wishedFor';
import type { Clock, FileRequests, FileRequestWish, Requested } from '../../ports';
import type { Api } from '../Api';
import { createRequest } from './createRequest';
import { listRequests } from './listRequests';

/** Creations under way at once. */
const AT_ONCE = 4;

export const fileRequestsOn = (api: Api, clock: Clock): FileRequests => ({
	fileRequests: async () => await listRequests(api),

	async requestFiles(wishes) {
		if (wishes.length === 0) return [];
		const standing = await listRequests(api);
		const alike = [...groupedBy(wishes, keyOf).values()];
		const outcomes = new Map<FileRequestWish, Outcome<Requested>>();
		await inParallel(alike, AT_ONCE, async (same) => {
			const [first] = same as [FileRequestWish];
			const found = wishedFor(first, standing);
			const outcome =
				found === undefined
					? await outcomeOf(async () => ({ request: await createRequest(api, clock, first), created: true }))
					: done({ request: found, created: false });
			same.forEach((wish, nth) => outcomes.set(wish, nth === 0 ? outcome : asFound(outcome)));
		});
		return wishes.map((wish) => outcomes.get(wish) as Outcome<Requested>);
	},
});

/** Of several wishes for one file request, the first is the one that made it. */
const asFound = (outcome: Outcome<Requested>): Outcome<Requested> =>
	outcome.ok ? done({ ...outcome.value, created: false }) : outcome;

const keyOf = ({ title, destination }: FileRequestWish): string =>
	`${comparable(destination)}\n${title.trim().normalize('NFC')}`;
