import { connectionLines } from './connectionLines';
import { emailLines } from './emailLines';
import { filedLines } from './filedLines';
import { matterLines } from './matterLines';
import { mayFile, placeLines } from './placeLines';
import { okLine, noteLine, wrongLine, type TestLine } from './TestLine';
import { sentence, textOf, textsOf, toldBy, TestResults } from './TestResults';

/** What a test of the setup came to. */
export interface TestReport {
	/** Nothing has to be corrected. */
	ok: boolean;
	/** Whether the documents may be filed in the demo, with what is known so far. */
	mayFile: boolean;
	lines: TestLine[];
}

/**
 * All that a test found, line by line, whatever else was refused.
 * @param given items of each step by its name
 * @param isOver whether the documents were filed, or left
 */
export function testReport(given: Readonly<Record<string, unknown>>, isOver: boolean): TestReport {
	const results = new TestResults(given);
	const lines = [
		...settingsLines(results),
		...connectionLines(results),
		...placeLines(results),
		...emailLines(results),
		...matterLines(results),
		...filedLines(results, isOver),
	];
	return { ok: lines.every(({ status }) => status !== 'wrong'), mayFile: mayFile(results), lines };
}

function settingsLines(results: TestResults): TestLine[] {
	const settings = results.first('settings');
	if (settings === undefined) return [];
	const told = toldBy(settings);
	if (told !== undefined)
		return [
			wrongLine(
				'Client settings',
				told.message,
				told.advice || 'Open “Client settings”, and correct what the message says.',
			),
		];
	const demo = results.first('demo');
	const withoutDemo = demo === undefined ? undefined : toldBy(demo);
	const isLive = textOf(settings['environment']) === 'live';
	return [
		okLine('Client settings', `The settings are valid. The environment is ${isLive ? 'Live' : 'Demo'}.`),
		...textsOf(settings['warnings']).map((warning) => noteLine('Client settings', sentence(warning))),
		...(withoutDemo === undefined
			? []
			: [wrongLine('Client settings', withoutDemo.message, withoutDemo.advice)]),
	];
}
