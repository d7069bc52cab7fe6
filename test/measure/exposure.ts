/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- run by hand, never part of the package */
/**
 * Many layouts of teams, and what is done in them: `npx tsx test/measure/exposure.ts [runs] [seed]`. Ends with the
 * smallest layout in which somebody gets to open what is kept from them, or with what was done.
 */
import fc from 'fast-check';
import { layout } from '../unit/DropboxCaseFolders/actions/exposure/layouts';
import { checkExposure } from '../unit/DropboxCaseFolders/actions/exposure/checkExposure';

async function main(runs: number, seed: number): Promise<void> {
	const done = new Map<string, number>();
	const started = Date.now();
	const result = await fc.check(
		fc.asyncProperty(layout, async (given) => {
			const wrong = await checkExposure(given, done);
			if (wrong.length > 0) throw new Error(wrong.join('; '));
		}),
		{ numRuns: runs, seed },
	);
	const seconds = Math.round((Date.now() - started) / 1000);
	console.log(`${result.numRuns} runs with seed ${seed} in ${seconds} s`, Object.fromEntries(done));
	if (!result.failed) return;
	console.log(JSON.stringify(result.counterexample, null, '\t'), String(result.errorInstance));
	process.exitCode = 1;
}

void main(Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? Date.now()));
