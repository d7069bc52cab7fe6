import { joinPath } from '../paths';
import { CLOSED_FOLDER, type Closing } from './checkClosing';
import type { Destinations } from './checkDestinations';
import type { Filing } from './checkFiling';
import { PRIVILEGED_FOLDER, type Privileged } from './checkPrivileged';
import { AUDIT_FOLDER, type Running } from './checkRunning';
import type { Faults } from './Faults';
import { firstNameBelow, overlap, placeInDemo, relationOf, type Place } from './places';
import type { Settings } from './Settings';

type Places = Pick<Settings, 'closedFolder' | 'privilegedFolder' | 'auditFolder'>;

/** What the places of the settings are compared by. */
interface Given {
	environment: Settings['environment'];
	destinations: Destinations;
	filing: Filing;
	closing: Closing;
	privileged: Privileged;
	running: Running;
}

/**
 * The folders besides the destinations: none of them may take in case folders or be taken for one, and privileged documents
 * are kept where nothing else lies. In the demo they are all inside the demo destination.
 */
export function checkPlaces(given: Given, faults: Faults): Places {
	const { environment, destinations, closing, privileged, running } = given;
	const isApart = privileged.privilegedIn === 'anotherFolder';
	const closed = { field: CLOSED_FOLDER, address: closing.closedFolder };
	const audit = { field: AUDIT_FOLDER, address: running.auditFolder };
	const restricted = { field: PRIVILEGED_FOLDER, address: isApart ? privileged.privilegedFolder : '' };
	const others = [closed, restricted, audit].filter(({ address }) => address !== '');
	for (const place of others) {
		for (const destination of destinations.live) requireBeside(place, destination, faults);
		for (const destination of destinations.demo) requireOutOfDemo(place, destination, faults);
	}
	requireApart(others, faults);
	requireOutOfClientFolders(others, given, faults);
	const here = (address: string, name: string): string =>
		address === '' || environment === 'live' ? address : placeInDemo(address, destinations.destination, name);
	return {
		closedFolder: here(closed.address, 'Closed'),
		privilegedFolder: isApart ? here(restricted.address, 'Privileged') : privileged.privilegedFolder,
		auditFolder: here(audit.address, 'Audit'),
	};
}

/** Clients see these. A place around the destination itself was told already. */
function requireOutOfClientFolders(
	places: readonly Place[],
	{ destinations, filing }: Given,
	faults: Faults,
): void {
	const { clientUploadsFolder } = filing;
	if (clientUploadsFolder === '') return;
	for (const place of places) {
		for (const { address } of destinations.live) {
			const isTold = ['same', 'around'].includes(relationOf(place.address, address));
			if (isTold || !overlap(place.address, joinPath(address, clientUploadsFolder))) continue;
			faults.add(
				'Client Uploads Folder',
				`It and the ${place.field} are the same folder, or one is inside the other`,
				'Choose two separate folders',
			);
		}
	}
}

function requireBeside(place: Place, destination: Place, faults: Faults): void {
	const relation = relationOf(place.address, destination.address);
	const advice = 'Choose a folder next to it, such as /Closed, /Privileged or /Audit';
	if (relation === 'same') {
		faults.add(place.field, `It is the same folder as in ${destination.field}`, advice);
	} else if (relation === 'around') {
		faults.add(place.field, `The folder in ${destination.field} is inside it`, advice);
	} else if (relation === 'inside' && /\p{N}/u.test(firstNameBelow(place.address, destination.address))) {
		faults.add(
			place.field,
			`It is inside the folder in ${destination.field} and has a number in its name, so it would be taken for the folder of a case`,
			advice,
		);
	} else if (relation === 'inside') {
		faults.warn(
			place.field,
			`It is inside the folder in ${destination.field}, so workflows that watch all case folders see it, too`,
		);
	}
}

/** The demo does not write to it, but would read it, and people would delete it with the demo. */
function requireOutOfDemo(place: Place, destination: Place, faults: Faults): void {
	if (!overlap(place.address, destination.address)) return;
	faults.add(
		place.field,
		`It and the folder in ${destination.field} are the same folder, or one is inside the other`,
		'Choose a folder for live cases. In the demo, it is inside the Demo Destination automatically',
	);
}

function requireApart(places: readonly Place[], faults: Faults): void {
	for (const [index, one] of places.entries()) {
		for (const other of places.slice(index + 1)) {
			if (!overlap(one.address, other.address)) continue;
			faults.add(
				other.field,
				`It and the ${one.field} are the same folder, or one is inside the other`,
				'Choose two separate folders',
			);
		}
	}
}
