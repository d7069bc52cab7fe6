import type { Faults } from './Faults';
import type { GivenArea, GivenSettings } from './GivenSettings';
import { nameKey } from './lists';
import { folderAddress, overlap, relationOf, type Place } from './places';
import { words } from '../../core/words';
import type { Settings } from './Settings';

/** Where case folders are made. Addresses are `''` where none was entered, or one that cannot be used. */
export interface Destinations extends Pick<Settings, 'destination' | 'destinations'> {
	live: readonly Place[];
	demo: readonly Place[];
}

const LIVE = 'Live Destination';
const DEMO = 'Demo Destination';
const AREAS = 'Destinations by Practice Area';
const EXAMPLE = 'the path or ID of the folder for case folders, such as /Legal Matters';

/** Each is compared with every other. */
const MOST_AREAS = 200;

/** The destinations of both environments, which are never the same nor one within the other, and those of this one. */
export function checkDestinations(given: GivenSettings, faults: Faults): Destinations {
	const isLive = given.environment === 'live';
	const main = {
		live: read(LIVE, given.liveDestination, isLive, faults),
		demo: read(DEMO, given.demoDestination, !isLive, faults),
	};
	const areas = given.splitByPracticeArea ? checkAreas(given.areas, faults) : [];
	const live = [main.live, ...areas.map((area) => area.live)].filter(isEntered);
	const demo = [main.demo, ...areas.map((area) => area.demo)].filter(isEntered);
	requireApart(live, demo, faults);
	warnOfNesting(isLive ? live : demo, faults);
	const own = areas.map(({ name, ...area }) => [name, (isLive ? area.live : area.demo).address] as const);
	return {
		...{ live, demo, destination: (isLive ? main.live : main.demo).address },
		// Without a folder of its own in the demo, an area has that of all others there.
		destinations: Object.fromEntries(
			own.map(([name, address]) => [name, address === '' ? main.demo.address : address]),
		),
	};
}

const isEntered = ({ address }: Place): boolean => address !== '';

/** One that this environment does without may be left empty. */
const read = (field: string, given: string, isNeeded: boolean, faults: Faults): Place => ({
	field,
	address:
		!isNeeded && given.trim() === '' ? '' : faults.read(field, () => folderAddress(given, EXAMPLE), ''),
});

interface Area {
	name: string;
	live: Place;
	demo: Place;
}

function checkAreas(given: readonly GivenArea[], faults: Faults): Area[] {
	if (given.length === 0) {
		faults.add(AREAS, 'There is no practice area', 'Add one, or turn off Split by Practice Area');
	}
	if (given.length > MOST_AREAS) {
		faults.add(
			AREAS,
			`It has more than ${MOST_AREAS} lines`,
			'Enter only practice areas with folders of their own',
		);
	}
	const seen = new Set<string>();
	return given.slice(0, MOST_AREAS).map(({ practiceArea, liveDestination, demoDestination }, index) => {
		const name = words(practiceArea);
		const field = `${AREAS}, line ${index + 1}`;
		if (name === '') {
			faults.add(field, 'It has no practice area', 'Enter its name as in your case management system');
		} else if (seen.has(nameKey(name))) {
			faults.add(field, 'The practice area is in an earlier line, too', 'Keep one of the two lines');
		}
		seen.add(nameKey(name));
		return {
			name,
			live: read(`${field}, ${LIVE}`, liveDestination, true, faults),
			demo: read(`${field}, ${DEMO}`, demoDestination, false, faults),
		};
	});
}

/** Two destinations that are entered by an ID and a path cannot be compared here: that is said once. */
function requireApart(live: readonly Place[], demo: readonly Place[], faults: Faults): void {
	for (const one of live) {
		for (const other of demo) {
			const relation = relationOf(one.address, other.address);
			if (relation === 'unknown') {
				faults.warn(
					other.field,
					'It and a live destination cannot be compared, because they are not both paths. The workflow “Test the setup” compares them in Dropbox',
				);
			} else if (relation !== 'apart') {
				faults.add(
					other.field,
					relation === 'same'
						? `It is the same folder as in ${one.field}`
						: `It and the folder in ${one.field} overlap: one is inside the other`,
					'Choose two separate folders for live and demo, such as /Legal Matters and /Demo Matters',
				);
			}
		}
	}
}

/** Who can open the outer folder can open the inner one, and watching the outer one shows the inner one as a case. */
function warnOfNesting(places: readonly Place[], faults: Faults): void {
	for (const [index, one] of places.entries()) {
		for (const other of places.slice(index + 1)) {
			if (!overlap(one.address, other.address) || relationOf(one.address, other.address) === 'same') continue;
			faults.warn(
				other.field,
				`It and the folder in ${one.field} overlap: one is inside the other, so people who can open the outer one can open both`,
			);
		}
	}
}
