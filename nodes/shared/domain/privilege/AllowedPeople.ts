import { pathKey } from '../paths';
import type { FolderMember } from './sharing';
import { assertNotLonger, LONGEST_LIST, MOST_IN_LIST } from '../limits';
import { Refusal } from '../../core/Refusal';

/** Who may open privileged documents: the people who were named, and the account that keeps the documents. */
export class AllowedPeople {
	private readonly emails: ReadonlySet<string>;

	/**
	 * @param accountId of the account that is acted as
	 * @param emails of the people who were named
	 */
	constructor(
		private readonly accountId: string,
		emails: readonly string[],
	) {
		this.emails = new Set(emails.map(pathKey));
	}

	/** Groups never: who is in one is decided elsewhere, and may change. */
	includes({ kind, who, id }: FolderMember): boolean {
		if (kind === 'group') return false;
		return id === this.accountId || this.emails.has(pathKey(who));
	}

	/** Whether it is the account that is acted as. */
	isActing({ id }: FolderMember): boolean {
		return id === this.accountId;
	}

	/** How many of the people named are none of these members, by the address that they were named by. */
	countMissing(members: readonly FolderMember[]): number {
		const there = new Set(members.map(({ who }) => pathKey(who)));
		return [...this.emails].filter((email) => !there.has(email)).length;
	}
}

/**
 * The e-mail addresses in what somebody wrote or a case system gave: a list, or a text with commas, semicolons or
 * line breaks between them. Each once.
 * @param refusalAt what is refused for the entry at a position, from 1, that is no e-mail address
 * @throws Refusal `invalid_input` for anything that is no e-mail address
 */
export function peopleFrom(
	given: readonly string[],
	refusalAt: (position: number) => Refusal = noAddressRefusal,
): string[] {
	const length = given.reduce((sum, text) => sum + text.length, 0);
	assertNotLonger('The list of people', length, LONGEST_LIST);
	const emails = given
		.flatMap((text) => text.split(/[,;\n]/))
		.map((email) => email.trim())
		.filter((email) => email !== '');
	assertNotLonger('The list of people', emails.length, MOST_IN_LIST, 'addresses');
	const wrong = emails.findIndex((email) => !/^[^\s@<>]+@[^\s@<>]+$/.test(email));
	if (wrong !== -1) throw refusalAt(wrong + 1);
	return [...new Map(emails.map((email) => [pathKey(email), email])).values()];
}

const noAddressRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'People Who May Open It contains something that is not an email address',
		'Enter email addresses separated by commas, without names.',
	);
