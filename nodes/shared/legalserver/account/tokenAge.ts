import { parseDay } from '../client/days';

/** A personal access token of LegalServer's ends a year after it was made. Nothing warns of it. */
const LIFETIME_YEARS = 1;
const WARN_DAYS = 30;
const DAY = 86_400_000;
/** What is left of a token that was made today, wherever on earth. */
const LONGEST_DAYS = 367;
const FUTURE =
	'In this LegalServer credential, Token Created On is in the future, so nobody would be warned before the token expires. Correct the date in the credential.';

export interface TokenAge {
	/** The last day: `2027-03-01`. */
	ends: string;
	/** Whole days; negative once it has ended. */
	daysLeft: number;
	isEnding: boolean;
}

/** @param created the day on which the token was made @returns undefined where that is not said */
export function readTokenAge(created: unknown, now: number): TokenAge | undefined {
	const made = typeof created === 'string' ? parseDay(created) : undefined;
	if (made === undefined) return undefined;
	const date = new Date(`${made}T00:00:00Z`);
	date.setUTCFullYear(date.getUTCFullYear() + LIFETIME_YEARS);
	const daysLeft = Math.floor((date.getTime() - now) / DAY);
	return { ends: date.toISOString().slice(0, 10), daysLeft, isEnding: daysLeft <= WARN_DAYS };
}

/** For whoever looks at a run; undefined where there is time. */
export function tokenWarning(age: TokenAge | undefined): string | undefined {
	if (age === undefined) return undefined;
	const { ends, daysLeft, isEnding } = age;
	if (daysLeft > LONGEST_DAYS) return FUTURE;
	if (!isEnding) return undefined;
	const soon = daysLeft === 0 ? 'in less than a day' : `in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}`;
	const when = daysLeft < 0 ? `expired on ${ends}` : `expires on ${ends}, ${soon}`;
	return `The LegalServer token of this credential ${when}. Create a new token in LegalServer, and enter it with its date in the credential.`;
}
