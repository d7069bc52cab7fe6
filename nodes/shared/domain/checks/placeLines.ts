import { relationOf } from '../settings/places';
import { okLine, noteLine, wrongLine, type TestLine } from './TestLine';
import { textOf, toldBy, type TestResults } from './TestResults';

type Given = Readonly<Record<string, unknown>>;

const RIGHTS = 'Give the connected account permission to edit the folder in Dropbox.';

/** Where case folders are, live and demo: whether they are there, can be written to, and are apart. */
export const placeLines = (results: TestResults): TestLine[] => [
	...results.all('liveDestinations').map((place) => lineOf('Live Destination', place)),
	// Without settings of the demo it was not asked for.
	...(results.done('demo') === undefined ? [] : results.all('demoDestination')).map((place) =>
		lineOf('Demo Destination', place),
	),
	...apartLines(results),
];

function lineOf(field: string, place: Given): TestLine {
	const told = toldBy(place);
	if (told !== undefined) {
		// An account for tries that cannot see live cases is the best there is.
		const isHidden = field === 'Live Destination' && told.reason === 'not_found';
		return isHidden
			? noteLine(
					'Folders',
					`${field}: the connected account cannot see it.`,
					'Give it access before you go live.',
				)
			: wrongLine('Folders', `${field}: ${told.message}`, told.advice);
	}
	const where = `${field}: ${textOf(place['path'])}`;
	return place['canWrite'] === false
		? wrongLine('Folders', `${where} can be read but not written to.`, RIGHTS)
		: okLine('Folders', `${where} is there.`);
}

function apartLines(results: TestResults): TestLine[] {
	const demo = pathOf(results.done('demoDestination'));
	if (demo === '') return [];
	const live = livePaths(results);
	const other = live.find((path) => relationOf(path, demo) !== 'apart');
	if (other !== undefined)
		return [
			wrongLine(
				'Folders',
				`Live and demo are not separate: ${other} and ${demo} are the same folder, or one is inside the other. Nothing was filed.`,
				'Choose two separate folders in the client settings.',
			),
		];
	return live.length === 0 ? [] : [okLine('Folders', 'Live and demo are separate folders.')];
}

const pathOf = (place: Given | undefined): string => textOf(place?.['path']);

const livePaths = (results: TestResults): string[] =>
	results
		.all('liveDestinations')
		.map(pathOf)
		.filter((path) => path !== '');

/**
 * Whether documents may be filed for the test: only where it is certain that they land in the demo destination, and that
 * no live destination is around or in it.
 */
export function mayFile(results: TestResults): boolean {
	const demo = results.done('demoDestination');
	const preview = results.done('preview');
	if (demo === undefined || preview === undefined || results.done('demo') === undefined) return false;
	if (!['create', 'adopt'].includes(textOf(preview['would']))) return false;
	const [outer, folder] = [pathOf(demo), pathOf(preview)];
	if (outer === '' || relationOf(folder, outer) !== 'inside') return false;
	const isKnown = results
		.all('liveDestinations')
		.every((place) => pathOf(place) !== '' || toldBy(place)?.reason === 'not_found');
	return (
		isKnown &&
		livePaths(results).every(
			(path) => relationOf(path, outer) === 'apart' && relationOf(path, folder) === 'apart',
		)
	);
}
