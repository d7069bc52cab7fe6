import { textOf, wholeNumberOf } from '../queue/rowFrom';
import type { AlertSettings } from './composeAlerts';
import type { EmailSettings } from './EmailFacts';

type Given = Readonly<Record<string, unknown>>;

/** As long as n8n's own executions are usually kept, and as the templates have it. */
const KEEP_DAYS = 30;

/** The part of the checked client settings that alerts depend on. What is missing counts as not wanted. */
export const readAlertSettings = (given: Given): AlertSettings => ({
	quietHours: amountOf(given['quietHours']) ?? 0,
	keepDays: wholeNumberOf(given['keepDays']) || KEEP_DAYS,
	maximumRows: wholeNumberOf(given['maximumRows']) ?? 0,
});

/** The part of them that emails depend on. */
export const readEmailSettings = (given: Given): EmailSettings => ({
	environment: textOf(given['environment']),
	caseSystem: textOf(given['caseSystem']),
	alertEmails: listOf(given['alertEmails']),
	managingPartner: textOf(given['managingPartner']),
	fromEmail: textOf(given['fromEmail']),
	timeZone: textOf(given['timeZone']),
});

/** A list, or text with commas, semicolons or line breaks between its entries. */
export function listOf(given: unknown): string[] {
	const entries = Array.isArray(given) ? given.map(textOf) : textOf(given).split(/[,;\n]/);
	return entries.map((each) => each.trim()).filter((each) => each !== '');
}

function amountOf(given: unknown): number | undefined {
	const number = Number(given ?? NaN);
	return Number.isFinite(number) && number >= 0 ? number : undefined;
}
