import { outcomeOfSync } from '../../core/outcome';
import { checkClosing } from './checkClosing';
import { checkDestinations } from './checkDestinations';
import { checkFiling } from './checkFiling';
import { checkNaming } from './checkNaming';
import { checkPeople } from './checkPeople';
import { checkPlaces } from './checkPlaces';
import { checkPrivileged } from './checkPrivileged';
import { checkRunning } from './checkRunning';
import { Faults } from './Faults';
import type { GivenSettings } from './GivenSettings';
import { nameKey } from './lists';
import type { Settings } from './Settings';

/** Settings that can be used, and what somebody should know of them. */
export interface CheckedSettings {
	settings: Settings;
	warnings: string[];
	/** What differs in the demo, whatever the environment is; null where it cannot be used, such as without a Demo Destination. */
	demo: DemoSettings | null;
	/** Addresses of all live destinations. */
	liveDestinations: string[];
}

/** The settings that say where something is. */
export type DemoSettings = Pick<
	Settings,
	'destination' | 'destinations' | 'closedFolder' | 'privilegedFolder' | 'auditFolder'
>;

/**
 * Checks all settings together.
 * @param faults that were found while the fields were read
 * @throws Refusal `invalid_input` that lists everything that is wrong, by the labels of the fields
 */
export function checkSettings(given: GivenSettings, faults = new Faults()): CheckedSettings {
	const checked = checkEnvironment(given, faults);
	const { live } = checkDestinations(given, new Faults());
	return { ...checked, demo: demoOf(given), liveDestinations: live.map(({ address }) => address) };
}

function demoOf(given: GivenSettings): DemoSettings | null {
	const checked = outcomeOfSync(() => checkEnvironment({ ...given, environment: 'demo' }, new Faults()));
	if (!checked.ok) return null;
	const { destination, destinations, closedFolder, privilegedFolder, auditFolder } = checked.value.settings;
	return { destination, destinations, closedFolder, privilegedFolder, auditFolder };
}

function checkEnvironment(
	given: GivenSettings,
	faults: Faults,
): Pick<CheckedSettings, 'settings' | 'warnings'> {
	const destinations = checkDestinations(given, faults);
	const filing = checkFiling(given, faults);
	const closing = checkClosing(given, faults);
	const people = checkPeople(given, faults);
	const privileged = checkPrivileged(given, filing, people, faults);
	const running = checkRunning(given, faults);
	const { environment, otherPracticeAreas, caseSystem } = given;
	const places = checkPlaces({ environment, destinations, filing, closing, privileged, running }, faults);
	const naming = checkNaming(given, faults);
	warnOfAreasLeftOut(Object.keys(destinations.destinations), people.practiceAreas, faults);
	faults.throwIfAny();
	return {
		settings: {
			...{ environment, otherPracticeAreas, caseSystem },
			...{ destination: destinations.destination, destinations: destinations.destinations },
			...{ ...naming, ...filing, ...closing, ...people, ...privileged, ...running, ...places },
		},
		warnings: faults.warnings,
	};
}

function warnOfAreasLeftOut(areas: readonly string[], filter: readonly string[], faults: Faults): void {
	const kept = new Set(filter.map(nameKey));
	if (kept.size === 0 || areas.every((area) => kept.has(nameKey(area)))) return;
	faults.warn(
		'Destinations by Practice Area',
		'The filter Practice Areas leaves some of them out, so none of their documents is filed',
	);
}
