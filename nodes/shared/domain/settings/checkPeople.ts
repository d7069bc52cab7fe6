import { emailsFrom } from './emails';
import type { Faults } from './Faults';
import type { GivenSettings } from './GivenSettings';
import { namesFrom } from './lists';
import type { Settings } from './Settings';

export type People = Pick<
	Settings,
	'alertEmails' | 'managingPartner' | 'fromEmail' | 'practiceAreas' | 'matterTypes' | 'attorneys'
>;

const ALERTS = 'Alert Emails';

/** Who is told, by which address, and which matters are looked after at all. */
export function checkPeople(given: GivenSettings, faults: Faults): People {
	const alertEmails = faults.read(ALERTS, () => emailsFrom(given.alertEmails), ['']);
	if (alertEmails.length === 0) {
		faults.add(ALERTS, 'It is empty', 'Enter who gets an email when something needs attention');
	}
	return {
		alertEmails,
		managingPartner: oneEmail('Managing Partner', given.managingPartner, faults),
		fromEmail: requiredEmail('From Email', given.fromEmail, faults),
		practiceAreas: faults.read('Practice Areas', () => namesFrom(given.practiceAreas), []),
		matterTypes: faults.read('Matter Types', () => namesFrom(given.matterTypes), []),
		attorneys: faults.read('Attorneys', () => namesFrom(given.attorneys), []),
	};
}

function requiredEmail(field: string, given: string, faults: Faults): string {
	if (given.trim() === '') {
		faults.add(field, 'It is empty', 'Enter the address that emails come from, such as n8n@example.com');
		return '';
	}
	return oneEmail(field, given, faults);
}

function oneEmail(field: string, given: string, faults: Faults): string {
	const [email = '', ...more] = faults.read(field, () => emailsFrom(given), []);
	if (more.length > 0) faults.add(field, 'It has several addresses', 'Enter one');
	return email;
}
