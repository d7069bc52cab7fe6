import { say } from '../e2e/commands/say';
import type { Offices } from './acts/Act';
import { actsIn } from './acts/acts';
import { perform, type Performance } from './acts/perform';

/** Does all acts, one after the other, and prints a line for each; one that is not as expected does not stop the others. */
export async function performAll(offices: Offices): Promise<Performance[]> {
	const performed: Performance[] = [];
	for (const act of actsIn(offices)) {
		const done = await perform(act, offices);
		performed.push(done);
		say(`${done.ok ? '✓' : '✗'} ${act.name}: ${act.expected} (${done.seconds} s)`);
		if (done.ok) continue;
		if (done.message !== undefined) say(`    ${done.message}`);
		for (const { what, holds } of done.findings) say(`    ${holds ? '✓' : '✗'} ${what}`);
	}
	return performed;
}
