import { pathKey } from '../paths';
import type { Settings } from '../settings/Settings';
import type { MatterFacts } from './MatterFacts';

/** Who may open a privileged document of a matter, each address once, and what should be known of it. */
export function peopleFor(
	{ attorneyEmails }: MatterFacts,
	{ privilegedPeople, includeResponsibleAttorney }: Settings,
): { people: string[]; warnings: string[] } {
	const attorneys = includeResponsibleAttorney ? attorneyEmails : [];
	const byKey = new Map([...privilegedPeople, ...attorneys].map((email) => [pathKey(email), email]));
	const lacksAttorney = includeResponsibleAttorney && attorneyEmails.length === 0;
	return {
		people: [...byKey.values()],
		warnings: lacksAttorney
			? [
					'The email address of the responsible attorney is not known, so only the people in the client settings may open it',
				]
			: [],
	};
}
