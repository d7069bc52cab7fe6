import type { Faults } from './Faults';
import type { GivenSettings } from './GivenSettings';
import { parseRetryWaits } from '../queue/parseRetryWaits';
import { folderAddress } from './places';
import { isTimeZone } from '../../core/isTimeZone';
import { Refusal } from '../../core/Refusal';
import type { Settings } from './Settings';

export type Running = Pick<
	Settings,
	| ('syncMode' | 'migration' | 'retryWaits' | 'timeZone' | 'auditFolder' | 'quietHours' | 'keepDays')
	| ('maximumRows' | 'statusPageUrl')
>;

export const AUDIT_FOLDER = 'Audit Folder';

/** Hours of a year. */
const LONGEST_QUIET = 8760;
const MOST_DAYS = 3650;
/** A source tells an event again for days; one that is forgotten by then would be done again. */
const FEW_DAYS = 7;
const FEWEST_ROWS = 1000;
const MOST_ROWS = 10_000_000;

/** When the workflows run, how often they try, and what is kept of it. */
export function checkRunning(given: GivenSettings, faults: Faults): Running {
	const { syncMode, migration, quietHours, keepDays, maximumRows } = given;
	requireBetween('Hours Without Events', quietHours, [0, LONGEST_QUIET], faults);
	requireBetween('Keep Finished Events (Days)', keepDays, [1, MOST_DAYS], faults);
	requireBetween('Expected Rows', maximumRows, [FEWEST_ROWS, MOST_ROWS], faults);
	if (keepDays > 0 && keepDays < FEW_DAYS) {
		faults.warn(
			'Keep Finished Events (Days)',
			`If a system reports an event again after this many days, it is worked on a second time.${given.auditFolder.trim() === '' ? '' : ' The weekly check of the audit trail usually has no anchor of the last one to compare with.'} Seven days or more are safe`,
		);
	}
	return {
		...{ syncMode, migration, quietHours, keepDays, maximumRows },
		retryWaits: faults.read('Retry Waits (Minutes)', () => parseRetryWaits(given.retryWaits), []).join(', '),
		timeZone: checkTimeZone(given, faults),
		auditFolder: checkAuditFolder(given, faults),
		statusPageUrl: faults.read('Status Page URL', () => webAddressIfAny(given.statusPageUrl), ''),
	};
}

function requireBetween(field: string, value: number, [least, most]: [number, number], faults: Faults): void {
	if (value >= least && value <= most) return;
	faults.add(field, 'It is out of range', `Enter a whole number from ${least} to ${most}`);
}

function checkTimeZone({ timeZone, workflowTimeZone }: GivenSettings, faults: Faults): string {
	const given = timeZone.trim();
	if (given === '') return workflowTimeZone;
	const zone = faults.read('Time Zone', () => requireTimeZone(given), workflowTimeZone);
	if (isSameZone(zone, workflowTimeZone)) return zone;
	faults.warn(
		'Time Zone',
		`Scheduled workflows run by n8n’s own time zone, which is ${workflowTimeZone}. Set the time zone of n8n, or of each workflow with a schedule, to ${zone} too`,
	);
	return zone;
}

/** US/Eastern is another name of America/New_York. */
const isSameZone = (one: string, other: string): boolean => nameOf(one) === nameOf(other);

function nameOf(zone: string): string {
	// n8n may have one that Node.js does not know.
	if (!isTimeZone(zone)) return zone;
	return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
}

function requireTimeZone(zone: string): string {
	if (isTimeZone(zone)) return zone;
	throw new Refusal(
		'invalid_input',
		'It is not the name of a time zone',
		'Enter one such as America/New_York, or leave it empty for the time zone of the workflow',
	);
}

const checkAuditFolder = ({ auditFolder }: GivenSettings, faults: Faults): string =>
	auditFolder.trim() === ''
		? ''
		: faults.read(
				AUDIT_FOLDER,
				() => folderAddress(auditFolder, 'the path or ID of a folder, such as /Audit'),
				'',
			);

function webAddressIfAny(given: string): string {
	const address = given.trim();
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (address === '' || url?.protocol === 'https:' || url?.protocol === 'http:') return url?.href ?? '';
	throw new Refusal(
		'invalid_input',
		'It is not a web address',
		'Enter the Production URL of the webhook in the workflow “Status page”',
	);
}
