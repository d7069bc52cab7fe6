import { okLine, noteLine, wrongLine, type TestLine } from './TestLine';
import { textOf, toldBy, type TestResults } from './TestResults';

const NOT_FILED = 'Nothing was filed: the lines above say why.';

/** What the run in the demo came to. Empty before it. */
export function filedLines(results: TestResults, isOver: boolean): TestLine[] {
	if (!isOver) return [];
	const folder = results.first('caseFolder');
	if (folder === undefined) return [noteLine('What was filed', NOT_FILED)];
	const told = toldBy(folder);
	if (told !== undefined)
		return [
			wrongLine(
				'What was filed',
				`Demo Destination: the case folder could not be made. ${told.message}`,
				told.advice,
			),
		];
	return [...results.all('filed').map(lineOf), ...arrivedLines(results)];
}

const DONE: Readonly<Record<string, string>> = {
	unchanged: 'was there already',
	duplicate: 'was there already',
	skipped: 'was left out',
};

function lineOf(filed: Readonly<Record<string, unknown>>): TestLine {
	const [name, path] = [textOf(filed['name']) || 'A document', textOf(filed['path'])];
	const told = toldBy(filed);
	if (told !== undefined)
		return wrongLine('What was filed', `${name} was not filed. ${told.message}`, told.advice);
	return okLine(
		'What was filed',
		`${name} ${DONE[textOf(filed['status'])] ?? 'was filed'}${path === '' ? '' : `: ${path}`}.`,
	);
}

function arrivedLines(results: TestResults): TestLine[] {
	const arrived = results.all('arrived');
	const told = arrived.map(toldBy).find((each) => each !== undefined);
	if (told !== undefined) return [wrongLine('What was filed', told.message, told.advice)];
	const files = arrived
		.filter((entry) => textOf(entry['type']) === 'file')
		.map((entry) => textOf(entry['relativePath']));
	return [
		okLine(
			'What was filed',
			files.length === 0
				? 'The case folder in the demo is there, without documents.'
				: `In the case folder in the demo now: ${files.join(', ')}.`,
		),
	];
}
