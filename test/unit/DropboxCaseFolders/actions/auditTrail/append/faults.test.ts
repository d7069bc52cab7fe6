/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { appendToTrail } from '@/nodes/DropboxCaseFolders/actions/auditTrail/append/appendToTrail';
import { KnownSegments } from '@/nodes/DropboxCaseFolders/actions/auditTrail/append/KnownSegments';
import type { PlacedEvent } from '@/nodes/DropboxCaseFolders/actions/auditTrail/append/PlacedEvents';
import type { Outcome } from '@/nodes/shared/core/outcome';
import { writtenEvent } from '@/nodes/shared/domain/audit/Segment';
import { segmentPath } from '@/nodes/shared/domain/audit/segmentPlace';
import { CALL_FAULTS, type CallInterceptor } from '@/test/support/callFaults';
import { forEveryCall, noFault } from '@/test/support/forEveryCall';
import type { TestDropbox } from '@/test/support/createTestDropbox';
import { AUDIT, createTrailHarness, eventOf, ids, trailIn } from '../trailHarness';

/** A process that was just started, in segments of two events. */
const appendIn = async (world: TestDropbox, through: CallInterceptor, events: readonly string[]) =>
	await appendToTrail(
		events.map((id) => writtenEvent(eventOf(id))),
		{
			...{ address: AUDIT, since: 0, dropbox: world.dropboxOver(through), known: new KnownSegments() },
			limits: { events: 2, bytes: 100_000 },
		},
	);

const begin = async () => {
	const begun = await createTrailHarness();
	await begun.append(['e1', 'old']);
	return begun;
};
const run = async (world: TestDropbox, through: CallInterceptor) => await appendIn(world, through, ids(5));
/** Each event once, whole, and in which order the segments have them. */
const look = async (world: TestDropbox) => {
	const { ok, ids: written } = await trailIn(world);
	return { ok, ids: written };
};
const placesIn = (outcomes: ReadonlyArray<Outcome<PlacedEvent>>) =>
	outcomes.map((outcome) => outcome.ok && { ...outcome.value, alreadyThere: undefined });

describe.each(CALL_FAULTS)('when for any call %s', (_what, fault) => {
	it('each event stands in the trail once, and the next run says where', async () => {
		await forEveryCall({ begin, run, look }, fault, async ({ clean, runAgain, expectSame }) => {
			expect(placesIn(await runAgain())).toEqual(placesIn(clean));
			await expectSame();
		});
	});

	it('the same holds where the last segment is damaged', async () => {
		const beginDamaged = async () => {
			const begun = await begin();
			await begun.save(segmentPath(1), 'damaged');
			return begun;
		};
		const lookBehind = async (world: TestDropbox) => {
			const { findings, ids: written } = await trailIn(world);
			return { blamed: [...new Set(findings.map(({ segment }) => segment))], ids: written };
		};
		await forEveryCall({ begin: beginDamaged, run, look: lookBehind }, fault);
	});

	it('the same holds where another process is adding other events, and some of the same', async () => {
		/** The other one is faster each time that this one is about to write. */
		const crowded = async (world: TestDropbox, through: CallInterceptor) => {
			let turn = 0;
			const between: CallInterceptor = (call) => {
				const mine = through(call);
				return async (request) => {
					if (request.url.endsWith('/files/upload') && turn < 2)
						await appendIn(world, noFault, [`other${++turn}`, `e${turn + 2}`]);
					return await mine(request);
				};
			};
			return await appendIn(world, between, ids(5));
		};
		const everything = async (world: TestDropbox) => {
			const { ok, ids: written } = await trailIn(world);
			return { ok, ids: [...written].sort() };
		};
		await forEveryCall({ begin, run: crowded, look: everything }, fault, async ({ world, runAgain }) => {
			await runAgain();
			const { ok, ids: written } = await everything(world);
			expect(ok).toBe(true);
			expect(written).toEqual(['e1', 'e2', 'e3', 'e4', 'e5', 'old', 'other1', 'other2']);
		});
	});
});

it('sends nothing more when it is run again', async () => {
	const world = await begin();
	await run(world, noFault);
	world.emulator.log.clear();
	expect((await run(world, noFault)).every((outcome) => outcome.ok && outcome.value.alreadyThere)).toBe(true);
	expect(world.calls('files/upload')).toBe(0);
	world.close();
});
