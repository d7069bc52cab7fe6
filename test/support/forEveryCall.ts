/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Outcome } from '@/nodes/shared/core/outcome';
import { PROCESS_ENDED, type CallInterceptor } from './callFaults';
import { forkTestDropbox, type Standing, type TestDropbox } from './createTestDropbox';

type Outcomes<Value> = Array<Outcome<Value>>;

/** An operation that is tried with faults. */
export interface Trial<Value> {
	/** Makes the Dropbox that every run finds. */
	begin: () => Promise<Standing & Pick<TestDropbox, 'close'>>;
	/** One run on such a Dropbox, all its calls going through. */
	run: (world: TestDropbox, through: CallInterceptor) => Promise<Outcomes<Value>>;
	/** What stands there afterwards, as it is compared. */
	look: (world: TestDropbox) => Promise<unknown>;
}

/** One run in which something became of the nth call. */
export interface Tried<Value> {
	nth: number;
	world: TestDropbox;
	/** What stood there before, and the outcomes of a run without faults. */
	before: unknown;
	clean: Outcomes<Value>;
	/** Undefined where the process ended. */
	once: Outcomes<Value> | undefined;
	/** Runs on the same Dropbox without faults, expects that nothing is refused, and gives the outcomes. */
	runAgain: () => Promise<Outcomes<Value>>;
	/** Expects that the same stands there as after a run without faults. */
	expectSame: () => Promise<void>;
}

/**
 * Tries an operation with a fault at each of its calls in turn, every time in a Dropbox of its own, until there is no
 * call left that it could strike. A run that goes on after it must refuse nothing.
 * @param check what must hold then; if absent, that a second run ends where one without faults does
 */
export async function forEveryCall<Value>(
	{ begin, run, look }: Trial<Value>,
	fault: (nth: number) => CallInterceptor,
	check: (tried: Tried<Value>) => Promise<void> = runAgainAndCompare,
): Promise<void> {
	const begun = await begin();
	try {
		const undisturbed = forkTestDropbox(begun);
		const before = await look(undisturbed);
		undisturbed.emulator.log.clear();
		const clean = await run(undisturbed, noFault);
		const calls = undisturbed.calls();
		const found = await look(undisturbed);
		expect(refusals(clean)).toEqual([]);
		expect(found).not.toEqual(before);
		// The process may also end before the first call.
		for (let nth = 0; ; nth++) {
			const world = forkTestDropbox(begun);
			const once = await run(world, fault(nth)).catch(ignoreProcessEnd);
			if (once !== undefined && world.calls() < nth) {
				expect(nth).toBeGreaterThan(calls);
				return;
			}
			expect({ nth, refused: refusals(once ?? []) }).toEqual({ nth, refused: [] });
			const runAgain = async () => {
				const outcomes = await run(world, noFault);
				expect({ nth, refused: refusals(outcomes) }).toEqual({ nth, refused: [] });
				return outcomes;
			};
			const expectSame = async () => expect({ nth, found: await look(world) }).toEqual({ nth, found });
			await check({ nth, world, before, clean, once, runAgain, expectSame });
		}
	} finally {
		begun.close();
	}
}

async function runAgainAndCompare({ runAgain, expectSame }: Tried<unknown>): Promise<void> {
	await runAgain();
	await expectSame();
}

export const noFault: CallInterceptor = (call) => call;

/** For `.catch`: undefined where the process ended. */
export function ignoreProcessEnd(thrown: unknown): undefined {
	if (thrown === PROCESS_ENDED) return undefined;
	throw thrown;
}

const refusals = (outcomes: ReadonlyArray<Outcome<unknown>>): string[] =>
	outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal.message]));
