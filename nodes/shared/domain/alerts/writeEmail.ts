import { Refusal } from '../../core/Refusal';
import { EmailFacts, type EmailRequest } from './EmailFacts';
import type { EmailText } from './EmailText';
import { isEmail } from '../settings/emails';
import { renderEmail, type RenderedEmail } from './renderEmail';
import { textOfDeleted } from './textOfDeleted';
import { textOfFailed } from './textOfFailed';
import { textOfMigration } from './textOfMigration';
import { textOfReconciliation } from './textOfReconciliation';
import { textOfTrail } from './textOfTrail';
import * as checks from './textsOfChecks';
import * as documents from './textsOfDocuments';
import * as spells from './textsOfSpells';

/** An email that is ready to be sent. */
export interface WrittenEmail extends RenderedEmail {
	kind: string;
	from: string;
	to: string[];
}

const TEXTS: Readonly<Record<string, (facts: EmailFacts) => EmailText>> = {
	failed: textOfFailed,
	outage: spells.textOfOutage,
	allClear: spells.textOfAllClear,
	paused: spells.textOfPaused,
	resumed: spells.textOfResumed,
	quiet: spells.textOfQuiet,
	notQuiet: spells.textOfNotQuiet,
	almostFull: spells.textOfAlmostFull,
	closed: documents.textOfClosed,
	privileged: documents.textOfPrivileged,
	edited: documents.textOfEdited,
	movedMatter: documents.textOfMoved,
	notMoved: documents.textOfNotMoved,
	deleted: textOfDeleted,
	folderFindings: checks.textOfFolderFindings,
	permissionFindings: checks.textOfPermissionFindings,
	migrationReport: textOfMigration,
	reconciliation: textOfReconciliation,
	trail: textOfTrail,
};

/** What the managing partner is told; of all else, and where there is none, those who look after the whole. */
const TO_PARTNER = ['closed', 'privileged'];

/**
 * Writes the email that a row asks for.
 * @throws Refusal `invalid_input` if there is nobody to send it to, or an address is none
 */
export function writeEmail(request: EmailRequest): WrittenEmail {
	const kind = new EmailFacts(request).text('email');
	const { recipients, settings, statusPageUrl } = request;
	const attorneys = recipients.length === 0 ? attorneysOf(kind, request) : [];
	const named = [...recipients, ...attorneys];
	const readers = named.length > 0 ? named : readersOf(kind, request);
	// It is the only email about what was held: somebody has to look at it, whoever the attorney is.
	const isForAll = recipients.length === 0 && isHeld(kind, request);
	const to = requireAddresses(isForAll ? [...readers, ...settings.alertEmails] : readers);
	// The name of a privileged document is for whoever was named to be told of it and may open it, and for nobody else.
	const { details } = new EmailFacts(request);
	const isPrivileged = kind === 'privileged' || details['isPrivileged'] === true;
	const mayKnow =
		recipients.length > 0 || (attorneys.length > 0 && details['mayOpen'] === true && !isHeld(kind, request));
	const isForOthers = isPrivileged && !mayKnow;
	const facts = new EmailFacts(isForOthers ? { ...request, documentNames: {}, place: '' } : request);
	const write = Object.hasOwn(TEXTS, kind) ? TEXTS[kind] : undefined;
	const { subject, blocks } = (write ?? documents.textOfOther)(facts);
	const link =
		statusPageUrl === '' ? [] : [{ link: { label: 'Status page', url: webAddress(statusPageUrl) } }];
	const prefix = settings.environment === 'demo' ? 'Case folders (demo)' : 'Case folders';
	return {
		kind,
		from: settings.fromEmail === '' ? '' : requireAddress(settings.fromEmail),
		to,
		...renderEmail({ subject: `${prefix}: ${subject}`, blocks: [...blocks, ...link] }),
	};
}

/** Whether it is about a privileged document that was not filed. */
const isHeld = (kind: string, request: EmailRequest): boolean =>
	kind === 'privileged' && new EmailFacts(request).text('reason') !== '';

/** The responsible attorneys are told of privileged documents; not of a trial in the demo. */
function attorneysOf(kind: string, request: EmailRequest): string[] {
	const { attorneys } = new EmailFacts(request).details;
	const isMeant = kind === 'privileged' && request.settings.environment !== 'demo';
	return isMeant && Array.isArray(attorneys) ? attorneys.map(String).filter(isEmail) : [];
}

/** The managing partner gets emails about closed matters, but none from the demo. */
function readersOf(kind: string, { settings }: EmailRequest): readonly string[] {
	const partner = settings.environment === 'demo' ? '' : settings.managingPartner.trim();
	return TO_PARTNER.includes(kind) && partner !== '' ? [partner] : settings.alertEmails;
}

function requireAddresses(given: readonly string[]): string[] {
	const addresses = [...new Set(given.map((each) => each.trim()).filter((each) => each !== ''))];
	if (addresses.length > 0) return addresses.map(requireAddress);
	throw new Refusal(
		'invalid_input',
		'There is nobody to send this email to',
		'Enter email addresses for alerts in the client settings, or under Recipients.',
	);
}

function requireAddress(given: string): string {
	const address = given.trim();
	if (isEmail(address)) return address;
	throw new Refusal(
		'invalid_input',
		'An address in the settings or under Recipients is not an email address',
		'Enter single addresses such as office@example.com, without names, with commas between them.',
	);
}

function webAddress(given: string): string {
	const url = URL.canParse(given.trim()) ? new URL(given.trim()) : undefined;
	if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.href;
	throw new Refusal(
		'invalid_input',
		'Status Page URL is not a web address',
		'Enter the production URL of the status page, such as https://n8n.example.com/webhook/status.',
	);
}
