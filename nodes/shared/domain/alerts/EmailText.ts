/** An email as it is thought up, before it becomes text and HTML. */
export interface EmailText {
	/** Without names of clients and documents. */
	subject: string;
	blocks: Block[];
}

export type Block =
	| { paragraph: string }
	| { heading: string }
	| { list: string[]; ordered?: true }
	| { table: { head: readonly string[]; rows: string[][] } }
	| { link: { label: string; url: string } };

/** Line breaks, and what hides text or turns its direction around. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** A name as a line of text: whatever it holds, it begins no line of its own. */
export const oneLine = (text: string): string => text.replace(UNSEEN, ' ').replace(/ {2,}/g, ' ').trim();

const LONGEST_SUBJECT = 150;

/** A subject as it may stand in the header of an email. */
export function safeSubject(subject: string): string {
	const line = oneLine(subject);
	return line.length <= LONGEST_SUBJECT ? line : `${[...line].slice(0, LONGEST_SUBJECT - 1).join('')}…`;
}
