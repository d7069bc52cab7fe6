import { done, groupBy, mapOk, outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { Turns } from '../../../../shared/core/Turns';
import { stableAddress } from '../../../../shared/domain/entry';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findFolders } from '../../shared/locate/locateMany';
import type { Dependencies } from '../../shared/Dependencies';
import { appendToTrail, SEGMENT_LIMITS } from './appendToTrail';
import { KnownSegments } from './KnownSegments';
import type { PlacedEvent } from './PlacedEvents';
import type { AppendRequest } from './readAppendRequest';

/** What became of one event. */
export interface AppendedEvent extends PlacedEvent {
	eventId: string;
	warnings: string[];
}

/** Milliseconds by which the clocks of all who take part may differ. */
const CLOCKS_DIFFER = 24 * 60 * 60_000;

/** Of this process, by their content. */
const known = new KnownSegments();

/** Runs of this process on the same trail: one of them would only make the others begin again. */
const turns = new Turns();

/** Adds the events of each trail together. */
export async function appendEach(
	requests: readonly AppendRequest[],
	dropbox: DropboxPort,
	clock: Dependencies['clock'],
): Promise<Array<Outcome<AppendedEvent>>> {
	const possible = requests.map((request) => outcomeOfSync(() => requirePast(request, clock.now())));
	const found = await mapOk(possible, async (all) => {
		const addresses = all.map(({ auditFolder }) => auditFolder);
		const folders = await findFolders(addresses, dropbox);
		return folders.map((folder, index) =>
			folder.ok
				? done({ folder: stableAddress(folder.value), request: all[index] as AppendRequest })
				: folder,
		);
	});
	return await mapOk(found, async (all) => {
		const outcomes = new Map<AppendRequest, Outcome<PlacedEvent>>();
		for (const [folder, its] of groupBy(all, (each) => each.folder)) {
			const ofTrail = its.map(({ request }) => request);
			const appended = await turns.take(folder, async () => await appendTo(folder, ofTrail, dropbox));
			ofTrail.forEach((request, index) => outcomes.set(request, appended[index] as Outcome<PlacedEvent>));
		}
		return all.map(({ request }) => {
			const outcome = outcomes.get(request) as Outcome<PlacedEvent>;
			return outcome.ok ? done(describe(request, outcome.value)) : outcome;
		});
	});
}

async function appendTo(
	address: string,
	requests: readonly AppendRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<PlacedEvent>>> {
	const since = Math.min(...requests.map(({ time }) => time)) - CLOCKS_DIFFER;
	const events = requests.map(({ event }) => event);
	return await appendToTrail(events, { address, since, dropbox, known, limits: SEGMENT_LIMITS });
}

/**
 * An event is looked for among what was written since it happened, so its time has to be true: of one that is still to
 * come nobody could tell whether it was added already.
 */
function requirePast(request: AppendRequest, now: number): AppendRequest {
	if (request.time <= now + CLOCKS_DIFFER / 2) return request;
	throw new Refusal(
		'invalid_input',
		'The field “Time” cannot be used: it is in the future',
		'Enter when the event happened, with its time zone, such as 2026-05-01T14:00:00Z.',
	);
}

const describe = ({ eventId, warnings }: AppendRequest, place: PlacedEvent): AppendedEvent => ({
	...{ ...place, eventId },
	warnings: [...warnings, ...(place.differs ? [OTHER_CONTENT] : [])],
});

const OTHER_CONTENT =
	'The trail has an event with this ID that says something else. It was left as it is, and this one was not added.';
