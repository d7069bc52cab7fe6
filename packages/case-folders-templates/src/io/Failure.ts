/** What scripts see of how a command ended. */
export const EXIT = { done: 0, failed: 1, invalid: 2, undecided: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Why a command cannot go on, in words for the person who ran it. */
export class Failure extends Error {
	/**
	 * @param advice what to do about it
	 * @param code `failed`: n8n or the disk did not do it; `invalid`: what was entered cannot be used; `undecided`: a person
	 * has to decide, and nothing was written
	 * @param details further lines, one for each thing that the message is about
	 */
	constructor(
		message: string,
		readonly advice: string,
		readonly code: Exclude<ExitCode, 0> = EXIT.failed,
		readonly details: readonly string[] = [],
	) {
		super(message);
	}
}

export const invalid = (message: string, advice: string, details: readonly string[] = []): Failure =>
	new Failure(message, advice, EXIT.invalid, details);

export const undecided = (message: string, advice: string, details: readonly string[] = []): Failure =>
	new Failure(message, advice, EXIT.undecided, details);
